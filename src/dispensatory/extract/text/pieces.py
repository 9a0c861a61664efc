"""The pieces of text that a regular expression cannot match without, read from the pattern as `re` parses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Pieces = frozenset[str]
_MOST = 64  # pieces that are kept apart while a sequence is put together
_LETTERS = 12  # of a set, kept apart in the same way
_LONG = 4  # letters; a longer piece tells no more
_LITTLE = (3, -_MOST)  # what a set beside the best must tell more than
_NOTHING: Pieces = frozenset(("",))

# Of a part of a pattern: all that it can match, where that is a short list, else None; and sets of pieces, of each of
# which one stands in whatever it matches. What looks ahead or behind matches nothing itself.
_Read = tuple[Pieces | None, tuple[Pieces, ...]]


def parse(pattern: str) -> Any:
    """`pattern` as Python's own parser reads it, for the three functions below: that takes longer than each of them."""
    found = parser.parse(pattern)
    if found.state.flags & re.IGNORECASE:
        raise ValueError(f"its pieces stand in either case: {pattern}")
    return found


def compile_parsed(pattern: Any) -> re.Pattern[str]:
    """A parsed pattern as `re.compile` gives it."""
    made: re.Pattern[str] = compiler.compile(pattern)
    return made


def pieces_of(pattern: Any) -> tuple[Pieces, ...]:
    """Sets of pieces, of each of which one stands in whatever a parsed pattern matches: the set that tells most, and
    what others tell nearly as much; ValueError where there are none.
    """
    exact, needed = _sequence(pattern)
    found = sorted(dict.fromkeys(_known(exact, needed)), key=_tells, reverse=True)
    if not found:
        raise ValueError(f"no piece stands in every match of it: {pattern.state.str}")
    return _shortest(found[0]), *(_shortest(other) for other in found[1:] if _tells(other) > _LITTLE)


def _shortest(pieces: Pieces) -> Pieces:
    """`pieces` without those in which another stands."""
    kept: list[str] = []
    for piece in sorted(pieces, key=len):
        if not any(map(piece.__contains__, kept)):
            kept.append(piece)
    return frozenset(kept)


def openings_of(pattern: Any) -> Pieces:
    """The pieces one of which stands where a match of a parsed pattern begins; ValueError where anything may."""
    found = _openings(pattern)
    if "" in found:
        raise ValueError(f"a match of it may begin with anything: {pattern.state.str}")
    kept: list[str] = []
    for piece in sorted(found):
        if not (kept and piece.startswith(kept[-1])):
            kept.append(piece)
    return frozenset(kept)


def _items(sequence: Any) -> Iterator[tuple[Any, Any]]:
    """The items of a parsed sequence in turn, letters that follow each other as one."""
    letters = ""
    for kind, value in sequence.data:
        if kind is sre.LITERAL:
            letters += chr(value)
            continue
        if letters:
            yield sre.LITERAL, letters
            letters = ""
        yield kind, value
    if letters:
        yield sre.LITERAL, letters


def _sequence(sequence: Any) -> _Read:
    exact: Pieces = _NOTHING  # what the items since the last one of any length can match
    needed: list[Pieces] = []
    whole = True
    for kind, value in _items(sequence):
        own, inner = _item(kind, value)
        if own and len(exact) * len(own) <= _MOST:
            exact = _joined(exact, own)
        else:
            whole = False
            needed += (*inner, exact)
            exact = own or _NOTHING
    return (exact, ()) if whole else (None, _known(exact, needed))


def _item(kind: Any, value: Any) -> _Read:
    if kind is sre.LITERAL:
        return frozenset((value,)), ()
    if kind is sre.IN:
        few = len(value) <= _LETTERS and all(of is sre.LITERAL for of, _ in value)
        return (frozenset([chr(letter) for _, letter in value]) if few else None), ()
    if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return _NOTHING, ()
    if kind is sre.SUBPATTERN:
        return (None, ()) if value[1] else _sequence(value[3])  # not where it has flags of its own
    if kind is sre.BRANCH:
        return _branch([_sequence(branch) for branch in value[1]])
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return _repeat(value[0], value[1], _sequence(value[2]))
    return None, ()


def _branch(branches: list[_Read]) -> _Read:
    exact = _united([own for own, _ in branches])
    if exact and len(exact) <= _MOST:
        return exact, ()
    united = _united([max(_known(own, needed), key=_tells, default=None) for own, needed in branches])
    return None, (united,) if united else ()


def _repeat(least: int, most: int, read: _Read) -> _Read:
    exact, needed = read
    if most == 1 and exact:
        return exact | (_NOTHING if least == 0 else frozenset()), ()
    return None, (_known(exact, needed) if least else ())


def _openings(sequence: Any) -> Pieces:
    """What each match of a sequence begins with; the empty piece among them where that may be anything."""
    begun: Pieces = _NOTHING
    for kind, value in _items(sequence):
        if kind is sre.ASSERT and value[0] > 0 and "" not in (ahead := _openings(value[1])):
            return _joined(begun, ahead)
        exact, _ = _item(kind, value)
        if exact and len(begun) * len(exact) <= _MOST:
            begun = _joined(begun, exact)
            continue
        if kind is sre.BRANCH:
            return _joined(begun, frozenset().union(*map(_openings, value[1])))
        inner = kind is sre.SUBPATTERN and not value[1]
        return _joined(begun, _openings(value[3]) if inner else exact or _NOTHING)
    return begun


def _joined(before: Pieces, after: Pieces) -> Pieces:
    return frozenset([first + second for first in before for second in after])


def _united(each: list[Pieces | None]) -> Pieces | None:
    """All the pieces; None where one of the sets is not known."""
    known = [pieces for pieces in each if pieces]
    return frozenset().union(*known) if len(known) == len(each) else None


def _known(exact: Pieces | None, needed: Iterable[Pieces]) -> tuple[Pieces, ...]:
    """The sets of pieces that tell anything."""
    return tuple([pieces for pieces in (*needed, exact) if pieces and "" not in pieces])


def _tells(pieces: Pieces) -> tuple[int, int]:
    """How much a set of pieces tells: longer ones stand in fewer words, and so do fewer."""
    return min(_LONG, *map(len, pieces)), -len(pieces)
