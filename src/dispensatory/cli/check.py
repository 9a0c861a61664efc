"""`dispensatory check`: one patient's medicines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from dispensatory.cases import Case, Patient
from dispensatory.cases.lines import read_line
from dispensatory.check import exit_code, run
from dispensatory.cli.library import built_in
from dispensatory.cli.report import print_report
from dispensatory.errors import CaseError
from dispensatory.formulary import open_formulary


def check(
    medicines: Annotated[list[str], typer.Argument(help='One a medicine: "tofisopam 100 mg four times daily".')],
    age: Annotated[float | None, typer.Option(help="Age in years.")] = None,
    sex: Annotated[str | None, typer.Option(help="female or male.")] = None,
    weight: Annotated[float | None, typer.Option(help="Weight in kg.")] = None,
    pregnant: Annotated[bool | None, typer.Option("--pregnant/--not-pregnant")] = None,
    trimester: Annotated[int | None, typer.Option(help="1, 2 or 3.")] = None,
    breast_feeding: Annotated[bool | None, typer.Option("--breast-feeding/--not-breast-feeding")] = None,
    egfr: Annotated[float | None, typer.Option(help="eGFR in mL/min/1.73 m².")] = None,
    renal: Annotated[str | None, typer.Option(help="Kidney impairment: none, mild, moderate or severe.")] = None,
    hepatic: Annotated[str | None, typer.Option(help="Liver impairment: none, mild, moderate or severe.")] = None,
    condition: Annotated[list[str] | None, typer.Option(help="A disease or state; may be given again.")] = None,
    allergy: Annotated[list[str] | None, typer.Option(help="An allergy; may be given again.")] = None,
    formulary: Annotated[Path | None, typer.Option(help="A formulary that `dispensatory build` wrote.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="text or json.")] = "text",
) -> None:
    """Check medicines against each other and against what is known of the patient; findings worst first."""
    given = {
        "age_years": age,
        "sex": sex,
        "weight_kg": weight,
        "pregnant": pregnant,
        "trimester": trimester,
        "breast_feeding": breast_feeding,
        "egfr": egfr,
        "renal": renal,
        "hepatic": hepatic,
        "conditions": tuple(condition or ()),
        "allergies": tuple(allergy or ()),
    }
    try:
        patient = msgspec.convert(given, Patient)
    except msgspec.ValidationError as error:
        raise CaseError(str(error), where="patient", hint="see dispensatory check --help") from error
    case = Case(patient=patient, medicines=tuple(map(read_line, medicines)))
    report = run(open_formulary(formulary or built_in()), case)
    if format == "json":
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    else:
        print_report(report)
    raise typer.Exit(exit_code(report))
