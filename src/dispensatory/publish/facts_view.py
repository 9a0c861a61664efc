"""The facts of a page as rows to show: each with its words and the places in the text it stands at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dispensatory.facts import Evidence, PageFacts, PopulationStatement, Verdict, tier
from dispensatory.publish import words
from dispensatory.publish.marking import Span, key

_NOT_FOUND = ("Used for", "Doses", "Conditions", "Interactions", "Side effects")


class Value(msgspec.Struct, frozen=True):
    """One answer: its words, how strong it is (a tier of facts.verdicts, or ""), and the anchor of its quote."""

    words: str
    tone: str
    anchor: str
    detail: str = ""


class Row(msgspec.Struct, frozen=True):
    """A line of facts. `places` are the anchors of its quotes, at least one."""

    words: str
    detail: str
    verdicts: tuple[tuple[str, str], ...]
    places: tuple[str, ...]


class Group(msgspec.Struct, frozen=True):
    """Facts of one kind."""

    title: str
    rows: tuple[Row, ...]
    compact: bool = False


def spans_of(facts: PageFacts) -> frozenset[Span]:
    """Where every quote of a page stands."""
    return frozenset((fact.start, fact.end) for fact in _all(facts))


def at_a_glance(facts: PageFacts) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """The six populations and the everyday advice, with what the page states of each; () where it is silent."""
    rows: list[tuple[str, tuple[Value, ...]]] = []
    for population, label in words.POPULATIONS.items():
        found = [s for s in facts.population_statements if s.population == population]
        verdicts = facts.populations.get(population, ())
        rows.append((label, tuple(_value(found, verdict) for verdict in verdicts if verdict != "not_stated")))
    for topic, label in words.TOPICS.items():
        rows.append((label, _advice(facts, topic)))
    return tuple(rows)


def groups(facts: PageFacts) -> tuple[Group, ...]:
    """The facts of a page by kind; a kind of which the page says nothing is left out."""
    found = (
        Group("Used for", _rows((_named(i.term, i.of), "", (), i) for i in facts.indications)),
        Group("Doses", _rows((words.regimen_words(r), words.regimen_context(r), (), r) for r in facts.regimens)),
        Group("Conditions", _rows((_named(c.term, c.of), "", c.verdicts, c) for c in facts.conditions)),
        Group(
            "Interactions", _rows((_named(i.target, i.of), i.effect or "", i.verdicts, i) for i in facts.interactions)
        ),
        Group("Serious side effects", _effects(facts, serious=True), compact=True),
        Group("Side effects", _effects(facts, serious=False), compact=True),
        Group("Classes", _rows((_named(c.term, c.of), "", (), c) for c in facts.classes)),
        Group("Active ingredients", _rows((i.name, "", (), i) for i in facts.ingredient_statements)),
    )
    return tuple(group for group in found if group.rows)


def not_stated(facts: PageFacts) -> tuple[str, ...]:
    """What the page says nothing of, or nothing that could be read."""
    shown = {group.title.removeprefix("Serious ").capitalize() for group in groups(facts)}
    silent = [label for label, values in at_a_glance(facts) if not values]
    return (*(title for title in _NOT_FOUND if title not in shown), *silent)


def count(facts: PageFacts) -> int:
    """How many facts were read from a page."""
    return len(_all(facts))


def _all(facts: PageFacts) -> list[Evidence]:
    return [
        *facts.ingredient_statements,
        *facts.classes,
        *facts.indications,
        *facts.regimens,
        *facts.population_statements,
        *facts.conditions,
        *facts.interactions,
        *facts.effects,
        *facts.advice_statements,
    ]


def _advice(facts: PageFacts, topic: str) -> tuple[Value, ...]:
    """The advice on a topic, with the longest of its quotes: an answer says more than the "No." before it."""
    value = facts.advice.get(topic, "not_stated")
    if value == "not_stated":
        return ()
    own = [s for s in facts.advice_statements if s.topic == topic and s.value == value]
    longest = max(own, key=lambda statement: len(statement.quote), default=None)
    return (Value(words.advice_words(topic, value), "", _anchor(longest)),)


def _value(found: Sequence[PopulationStatement], verdict: Verdict) -> Value:
    """A verdict on a population, narrowed to an age, trimester or degree only where every statement of it is."""
    own = [statement for statement in found if statement.verdict == verdict]
    details = {_narrowing(statement) for statement in own}
    detail = details.pop() if len(details) == 1 else ""
    return Value(words.VERDICTS[verdict], tier(verdict), _anchor(own[0] if own else None), detail)


def _narrowing(statement: PopulationStatement) -> str:
    parts = (
        statement.of or "",
        statement.degree or "",
        # "Avoid it, above all in the first trimester" speaks of all three, so this only says what is named.
        f"trimester {', '.join(map(str, statement.trimester))} is named" if statement.trimester else "",
        words.range_words(statement.age, "years"),
    )
    return ", ".join(filter(None, parts))


def _effects(facts: PageFacts, *, serious: bool) -> tuple[Row, ...]:
    return _rows((_named(e.term, e.of), e.frequency or "", (), e) for e in facts.effects if e.serious == serious)


def _named(term: str, of: str | None) -> str:
    return f"{term} ({of})" if of else term


def _rows(found: Iterable[tuple[str, str, tuple[Verdict, ...], Evidence]]) -> tuple[Row, ...]:
    """Rows in the order of the page; facts that read the same are one row with several places."""
    places: dict[tuple[str, str, tuple[Verdict, ...]], dict[str, None]] = {}
    for text, detail, verdicts, fact in found:
        places.setdefault((text, detail, verdicts), {})[_anchor(fact)] = None
    return tuple(
        Row(text, detail, tuple((words.VERDICTS[v], tier(v)) for v in verdicts), tuple(anchors))
        for (text, detail, verdicts), anchors in places.items()
    )


def _anchor(fact: Evidence | None) -> str:
    return f"q{key(fact.start, fact.end)}" if fact else ""
