"""A case given as a file or on standard input: JSON, YAML, a FHIR bundle, or a pasted list of medicines."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dispensatory.cases import Case, read_case, read_list
from dispensatory.cases.decoding import decode, refuse_twice
from dispensatory.cases.fhir import is_fhir, read_fhir
from dispensatory.errors import CaseError

MOST_BYTES = 10_000_000
_PATIENT = re.compile(r"^patient[ \t]*:", re.MULTILINE)  # no medicine, and no heading of a list
_FIELDS = frozenset({"patient", "medicines", "resourceType"})


def case_in(source: str, *, on: date) -> Case:
    """The case in the file `source`, "-" for standard input; what form it has is seen from its text."""
    data = parsed(_bytes(source), source)
    if isinstance(data, str):
        return read_list(data, on=on)
    return read_fhir(data, on=on) if is_fhir(data) else read_case(data, on=on)


def parsed(content: bytes, where: str) -> Any:
    """Decoded JSON or YAML, or the text itself where it is neither: a list of medicines."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError(f"byte {error.start} is not UTF-8", where=where, hint="save the case as UTF-8 text") from error
    if text.lstrip()[:1] in ("{", "["):
        try:
            return decode(text)
        except ValueError as error:
            raise CaseError(f"it begins like JSON and is none: {error}", where=where, hint="correct it") from error
    try:
        data = yaml.load(text, _Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if not _PATIENT.search(text):
            return text
        why = " ".join(str(error).split())
        raise CaseError(f"it begins like YAML and is none: {why}", where=where, hint="correct it") from error
    return data if isinstance(data, dict) and not _FIELDS.isdisjoint(data) else text


class _Loader(yaml.SafeLoader):
    """YAML without aliases, which could make a case of any size of a few lines, and without fields given twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it has an alias (*)")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for name in names:
            if names.count(name) > 1 and not _FIELDS.isdisjoint(names):
                refuse_twice(name)
        return super().construct_mapping(node, deep)


def _bytes(source: str) -> bytes:
    try:
        with sys.stdin.buffer if source == "-" else Path(source).open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise CaseError(f"it cannot be read: {error.strerror or error}", where=source) from error
    if len(content) > MOST_BYTES:
        raise CaseError(f"it is longer than {MOST_BYTES:,} bytes", where=source, hint="give one patient's case")
    return content
