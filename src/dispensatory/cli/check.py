"""`dispensatory check`: one patient's medicines, or many patients' a line each."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import msgspec
import typer

from dispensatory.cases import Case, read_case
from dispensatory.check import exit_code, run
from dispensatory.cli.report import print_report
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary, open_formulary

# The options on the patient, each with its field of a case.
_FIELDS = {
    **{name: name for name in ("age", "birth_date", "sex", "weight", "height", "pregnant", "trimester")},
    **{name: name for name in ("breast_feeding", "egfr", "creatinine", "renal", "hepatic")},
    "gestation": "gestation_weeks",
    "condition": "conditions",
    "allergy": "allergies",
}


def check(
    context: typer.Context,
    medicines: Annotated[
        list[str] | None, typer.Argument(help='One a medicine: "tofisopam 100 mg four times daily".')
    ] = None,
    age: Annotated[str | None, typer.Option(help='Age in years, or such as "8 months".')] = None,
    birth_date: Annotated[str | None, typer.Option(help="Day of birth, such as 1956-01-31.")] = None,
    sex: Annotated[str | None, typer.Option(help="female or male.")] = None,
    weight: Annotated[str | None, typer.Option(help="Weight in kg.")] = None,
    height: Annotated[str | None, typer.Option(help="Height in cm.")] = None,
    pregnant: Annotated[bool | None, typer.Option("--pregnant/--not-pregnant")] = None,
    gestation: Annotated[str | None, typer.Option(help="Weeks of pregnancy.")] = None,
    trimester: Annotated[str | None, typer.Option(help="1, 2 or 3.")] = None,
    breast_feeding: Annotated[bool | None, typer.Option("--breast-feeding/--not-breast-feeding")] = None,
    egfr: Annotated[str | None, typer.Option(help="eGFR in mL/min/1.73 m².")] = None,
    creatinine: Annotated[str | None, typer.Option(help='Serum creatinine in µmol/L, or such as "1.7 mg/dL".')] = None,
    renal: Annotated[str | None, typer.Option(help="Kidney impairment: none, mild, moderate or severe.")] = None,
    hepatic: Annotated[
        str | None, typer.Option(help="Liver impairment: none, mild, moderate or severe, or Child-Pugh A, B or C.")
    ] = None,
    condition: Annotated[list[str] | None, typer.Option(help="A disease or state; may be given again.")] = None,
    allergy: Annotated[list[str] | None, typer.Option(help="An allergy; may be given again.")] = None,
    case: Annotated[
        str | None,
        typer.Option(help='A file with the case: JSON, YAML, a FHIR bundle, or a pasted list; "-" reads it.'),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read one JSON case a line, write one JSON result a line.")
    ] = False,
    formulary: Annotated[Path | None, typer.Option(help="A formulary that `dispensatory build` wrote.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="text or json.")] = "text",
) -> None:
    """Check medicines against each other and against what is known of the patient; findings worst first.

    The case is given by the options, or as a file by --case. With --jsonl many cases are read, from standard input or
    the file of --case.
    """
    given = {name: value for name, value in context.params.items() if value not in (None, (), [])}
    patient = {_FIELDS[name]: value for name, value in given.items() if name in _FIELDS}
    if (case is not None or jsonl) and (medicines or patient):
        raise CaseError("the case is given twice: in a file and by options", where="--case", hint="give one of the two")
    reference = open_formulary(formulary or _built_in())
    today = date.today()
    if jsonl:
        raise typer.Exit(_many(reference, case or "-", today))
    if case is None:
        _one(reference, read_case({"patient": patient, "medicines": medicines or []}, on=today), format)
    from dispensatory.cli.case_file import case_in  # the readers of YAML and FHIR are seldom asked for

    _one(reference, case_in(str(case), on=today), format)


def _built_in() -> Path:
    from dispensatory.cli.library import built_in  # it is not looked for where a formulary is named

    return built_in()


def _many(reference: Formulary, source: str, today: date) -> int:
    from dispensatory.cli.many import check_lines

    if source == "-":
        return check_lines(reference, sys.stdin.buffer, on=today)
    try:
        with Path(source).open("rb") as lines:
            return check_lines(reference, lines, on=today)
    except OSError as error:
        raise CaseError(f"it cannot be read: {error.strerror or error}", where=source) from error


def _one(reference: Formulary, case: Case, format: str) -> NoReturn:
    report = run(reference, case)
    if format == "json":
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    else:
        print_report(report)
    raise typer.Exit(exit_code(report))
