"""The YAML block at a page's head. A broken one is read line by line and said to be broken."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec
import yaml

MAX_LINES = 200
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, where PyYAML was built with it
_SHORT = 2_000  # characters of a block that cannot nest deep enough to harm


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """What the front matter says. `end` is where the page's body starts."""

    title: str = ""
    status: str = "unreviewed"
    updated: str | None = None
    sources: tuple[str, ...] = ()
    end: int = 0
    problems: tuple[str, ...] = ()


def read_front_matter(text: str, where: str) -> FrontMatter:
    """The front matter at the head of `text`, or an empty one; `where` names the page in its problems."""
    start = len(text) - len(text.lstrip("\ufeff \t\n"))
    if not text.startswith("---", start) or text[start : start + 80].split("\n", 1)[0].strip() != "---":
        return FrontMatter(end=min(start, len(text)))
    inner = text.find("\n", start) + 1 or len(text)
    line = text.count("\n", 0, inner) + 1
    end, body, closed = _find_end(text, inner)
    problems = [] if closed else [f"{where}:{line}: the front matter has no closing '---'"]
    values, problem = _parse(text[inner:end])
    if problem:
        problems.append(f"{where}:{line + problem[0]}: the front matter is not valid YAML: {problem[1]}")
    return FrontMatter(
        title=_line(values.get("title")),
        status=_line(values.get("status")) or "unreviewed",
        updated=_line(values.get("updated"))[:10] or None,
        sources=_lines(values.get("sources")),
        end=body,
        problems=tuple(problems),
    )


def _find_end(text: str, inner: int) -> tuple[int, int, bool]:
    """Where the block's lines end, where the body starts, and whether the block is closed."""
    position = inner
    for _ in range(MAX_LINES):
        stop = text.find("\n", position)
        line = text[position : stop if stop >= 0 else len(text)]
        after = stop + 1 if stop >= 0 else len(text)
        if line.strip() in ("---", "..."):
            return position, after, True
        if line.startswith("#") or stop < 0:
            break
        position = after
    # Not closed: only lines that look like "key: value" at its head are front matter.
    position = inner
    while position < len(text):
        stop = text.find("\n", position)
        after = stop + 1 if stop >= 0 else len(text)
        if not _key_value(text[position:after]):
            break
        position = after
    return position, position, False


def _key_value(line: str) -> tuple[str, str] | None:
    key, colon, value = line.partition(":")
    key = key.strip()
    if not colon or not key.replace("_", "").replace("-", "").isalnum() or len(key) > 30 or " " in key:
        return None
    return key, value.strip().strip("\"'")


def _parse(block: str) -> tuple[dict[str, Any], tuple[int, str] | None]:
    try:
        values = _values(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        pairs = [pair for line in block.split("\n") if (pair := _key_value(line))]
        what = getattr(error, "problem", None) or "it could not be read"
        return dict(pairs), (mark.line if mark else 0, str(what))
    if values is None:
        return {}, None
    return (values, None) if isinstance(values, dict) else ({}, (0, "it is not a list of 'key: value' lines"))


def _values(block: str) -> Any:
    """What the block's YAML says, as PyYAML reads it.

    libyaml reads it several times faster, but takes tabs and marks of the byte order that PyYAML refuses, and has no
    guard against deep nesting. What it refuses is read again, so that an error has the same words.
    """
    if len(block) < _SHORT and "\t" not in block and "\ufeff" not in block:
        with suppress(yaml.YAMLError, ValueError):
            return yaml.load(block, _FAST)  # both loaders are safe ones
    return yaml.safe_load(block)


def _line(value: object) -> str:
    return (
        " ".join(str(value).split())[:300]
        if isinstance(value, (str, int, float)) or hasattr(value, "isoformat")
        else ""
    )


def _lines(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_line(value),)
    return tuple(line for item in value if (line := _line(item))) if isinstance(value, list) else ()
