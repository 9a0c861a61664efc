"""Ancestors in a vocabulary's hierarchy."""

from __future__ import annotations

from collections.abc import Mapping


def closure(parents: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For each id, its ancestors, sorted, itself among them. A parent that is no id is passed over."""
    return {entry: _ancestors(entry, parents) for entry in parents}


def _ancestors(entry: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        current = waiting.pop()
        if current not in found and current in parents:
            found.add(current)
            waiting.extend(parents[current])
    return tuple(sorted(found))


def cycles(parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Ids that are their own ancestors by way of another id or of themselves."""
    above = closure(parents)
    return tuple(
        sorted(id_ for id_, direct in parents.items() if any(id_ in above.get(parent, ()) for parent in direct))
    )
