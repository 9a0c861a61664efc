"""`dispensatory sig`: prescription lines and dose sentences as regimens."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from dispensatory.errors import DispensatoryError, Exit
from dispensatory.facts import Regimen
from dispensatory.sig import read_sig

LONGEST = 20_000  # characters; the doses of the longest page have fewer, and bad text takes 20 s a megabyte


class _Line(msgspec.Struct):
    id: str | int
    text: str


def sig(
    text: Annotated[str, typer.Argument(help='A prescription line, such as "50 mg three times daily".')] = "",
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id","text"} lines from standard input.')] = False,
) -> None:
    """Read one prescription line, or JSON Lines of them, into regimens."""
    if jsonl == bool(text):
        raise DispensatoryError("give either a text or --jsonl", hint='try: dispensatory sig "50 mg three times daily"')
    out = sys.stdout.buffer
    if not jsonl:
        out.write(msgspec.json.format(msgspec.json.encode({"text": text, "regimens": _read(text)})) + b"\n")
        return
    bad = 0
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if not raw.strip():
            continue
        try:
            line = msgspec.json.decode(raw, type=_Line)
            out.write(msgspec.json.encode({"id": line.id, "regimens": _read(line.text)}) + b"\n")
        except (msgspec.MsgspecError, DispensatoryError) as error:
            bad += 1
            out.write(msgspec.json.encode({"line": number, "error": f"line {number}: {error}"}) + b"\n")
    if bad:
        raise typer.Exit(Exit.BAD_INPUT)


def _read(text: str) -> tuple[Regimen, ...]:
    """The regimens of `text`; DispensatoryError where it is too long to be one."""
    if len(text) > LONGEST:
        raise DispensatoryError(
            f"the text has {len(text):,} characters, and at most {LONGEST:,} are read at once",
            hint="give a prescription, or a paragraph of doses, at a time",
        )
    return read_sig(text, increments=True)
