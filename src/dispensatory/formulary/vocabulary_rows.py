"""The rows that the vocabulary puts into the tables."""

from __future__ import annotations

from collections.abc import Mapping

from dispensatory.errors import FormularyError
from dispensatory.formulary.rows import Rows
from dispensatory.vocab import problems
from dispensatory.words import normalise

_STATES = frozenset({"active", "uncontrolled", "untreated"})


def add_vocabulary(rows: Rows) -> None:
    """Put the whole vocabulary of `rows` into them; FormularyError where its data files do not hold
    together.
    """
    vocabulary = rows.vocabulary
    if found := problems(vocabulary):
        raise FormularyError(
            f"the vocabulary does not hold together, {len(found)} times; first: {found[0]}",
            where="vocabulary",
            hint="mend the data file named, then build again",
        )
    for row in vocabulary.substances:
        rows.add("substance", row.name, row.unii or None, row.rxcui or None, vocabulary.bases[row.name])
    _add_names(rows, "substance_name", vocabulary.substance_names.index)
    _add_combinations(rows)
    _add_classes(rows)
    for condition in vocabulary.conditions:
        rows.add("condition", condition.id, condition.term, condition.source, condition.date)
    _add_names(rows, "condition_name", vocabulary.condition_names.index)
    _add_ancestors(rows, "condition_ancestor", vocabulary.condition_ancestors)
    _add_states(rows)


def _add_states(rows: Rows) -> None:
    """The conditions that are a wider one in a state that another kind of it may be in too."""
    vocabulary = rows.vocabulary
    for row in vocabulary.conditions:
        state, _, bare = normalise(row.term).partition(" ")
        wider = vocabulary.condition_names.index.get(bare) if state in _STATES else None
        if wider is not None and wider != row.id and wider in vocabulary.condition_ancestors[row.id]:
            rows.add("condition_state", row.id, wider)


def _add_combinations(rows: Rows) -> None:
    vocabulary = rows.vocabulary
    held = {
        (normalise(name), vocabulary.bases[ingredient]): None
        for row in vocabulary.combinations
        for name in (row.name, *row.other_names)
        for ingredient in row.ingredients
    }
    for name, substance in held:
        rows.add("combination", name, substance)


def _add_classes(rows: Rows) -> None:
    vocabulary = rows.vocabulary
    for row in vocabulary.classes:
        rows.add("class", row.id, row.term, row.source, row.date)
    for name, (class_, vague) in vocabulary.class_index.items():
        rows.add("class_name", name, class_, int(vague))
    _add_ancestors(rows, "class_ancestor", vocabulary.class_ancestors)
    for loose in vocabulary.loose_classes:
        rows.add("loose_class", loose.cls, loose.way)
    for number, member in enumerate(vocabulary.class_members, start=1):
        rows.add("class_member", number, member.cls, member.substance, member.source, member.date)
    known = {row.id for row in vocabulary.classes}
    for number, cross in enumerate(vocabulary.cross_allergies, start=1):
        allergen = (cross.allergen, None) if cross.allergen in known else (None, cross.allergen)
        rows.add("cross_allergy", number, cross.cls, *allergen, cross.verdict, cross.source, cross.date)
    for number, pair in enumerate(vocabulary.interactions, start=1):
        sides = [(side, 1) if side in known else (vocabulary.bases[side], 0) for side in (pair.first, pair.second)]
        rows.add("known_interaction", number, *sides[0], *sides[1], pair.verdict, pair.effect, pair.source, pair.date)


def _add_names(rows: Rows, table: str, index: Mapping[str, str]) -> None:
    for name, entry in index.items():
        rows.add(table, name, entry)


def _add_ancestors(rows: Rows, table: str, ancestors: Mapping[str, tuple[str, ...]]) -> None:
    for entry, above in ancestors.items():
        for ancestor in above:
            rows.add(table, entry, ancestor)
