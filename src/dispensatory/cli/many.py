"""`dispensatory check --jsonl`: one case a line in, one result a line out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

import msgspec

from dispensatory.cases import read_case
from dispensatory.cases.decoding import decode
from dispensatory.cases.fhir import is_fhir, read_fhir
from dispensatory.check import exit_code, run
from dispensatory.errors import CaseError, Exit
from dispensatory.formulary import Formulary

MOST_BYTES = 1_000_000  # of a line
_WORST = (Exit.CLEAR, Exit.NOT_CHECKED, Exit.FLAGGED, Exit.BAD_INPUT)


def check_lines(formulary: Formulary, lines: BinaryIO, *, on: date) -> Exit:
    """Write the report of every line's case to standard output, and give the worst of their exit codes.

    A line that is no case gives {"id", "line", "error": {"what", "where", "hint"}, "findings": []}.
    """
    out = sys.stdout.buffer
    worst = Exit.CLEAR
    for number, raw in enumerate(_lines(lines), 1):
        if not raw.strip():
            continue
        answer, code = _checked(formulary, raw, number, on)
        out.write(answer + b"\n")
        worst = max(worst, code, key=_WORST.index)
    out.flush()
    return worst


def _lines(stream: BinaryIO) -> Iterable[bytes]:
    """The lines, each at most a little longer than is allowed; the rest of a longer one is passed over."""
    while line := stream.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)


def _checked(formulary: Formulary, raw: bytes, number: int, on: date) -> tuple[bytes, Exit]:
    data: Any = None
    try:
        data = _decoded(raw)
        case = read_fhir(data, on=on) if is_fhir(data) else read_case(data, on=on)
        report = run(formulary, case)
    except CaseError as error:
        told = {"what": error.what, "where": error.where, "hint": error.hint}
        return msgspec.json.encode({"id": _id(data), "line": number, "error": told, "findings": []}), Exit.BAD_INPUT
    return msgspec.json.encode(report), exit_code(report)


def _decoded(raw: bytes) -> Any:
    if len(raw) > MOST_BYTES:
        raise CaseError(f"the line is longer than {MOST_BYTES:,} bytes", hint="give one case a line")
    try:
        return decode(raw.decode("utf-8-sig"))
    except ValueError as error:
        raise CaseError(f"it is not JSON: {error}", hint='give {"id": "1", "medicines": [{"text": "..."}]}') from error


def _id(data: Any) -> str | int | None:
    """The id of a line that is no case, where it has one."""
    found = data.get("id") if isinstance(data, dict) else None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None
