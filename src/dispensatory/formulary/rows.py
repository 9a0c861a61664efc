"""The rows that one page puts into the tables."""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from dispensatory.errors import FormularyError
from dispensatory.facts import (
    AdviceStatement,
    ClassMembership,
    Condition,
    Effect,
    Evidence,
    Indication,
    Ingredient,
    Interaction,
    PageFacts,
    PopulationStatement,
    Range,
    Regimen,
    Verdict,
    strongest_first,
)
from dispensatory.formulary.entry import Entry
from dispensatory.sig.normal import normalise as normalise_regimen
from dispensatory.vocab import Vocabulary
from dispensatory.words import normalise
from dispensatory.words.lexicon import without_way

Value = str | int | float | bytes | None
Row = tuple[Value, ...]


_SOME = re.compile(r"\b(?:certain|some) (?:other )?(?:\w+ (?:and|or) |\w+ )?\Z")


class Rows:
    """Rows for the tables, gathered page by page. Evidence ids count up from 1 in the order of the pages."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.tables: dict[str, list[Row]] = defaultdict(list)
        self.evidence = 0

    def add(self, table: str, *values: Value) -> None:
        """One row more for `table`."""
        self.tables[table].append(values)

    def fact(self, monograph: int, entry: Entry, fact: Evidence) -> int:
        """The id of a new row of evidence for `fact`; FormularyError where its span does not give its
        quote.
        """
        if entry.text[fact.start : fact.end] != fact.quote or not 0 <= fact.start < fact.end:
            raise FormularyError(
                f'a fact of the kind "{type(fact).__name__}" quotes "{fact.quote}", '
                f"and the page reads otherwise at {fact.start} to {fact.end}",
                where=entry.page,
                hint="the facts may be of another revision of the page: read the page again",
            )
        self.evidence += 1
        self.add("evidence", self.evidence, monograph, fact.section, fact.start, fact.end)
        return self.evidence


def all_facts(facts: PageFacts) -> tuple[Evidence, ...]:
    """Every fact of a page, kind after kind, in the order in which they get their ids."""
    return (
        *facts.ingredient_statements,
        *facts.classes,
        *facts.indications,
        *facts.regimens,
        *facts.population_statements,
        *facts.conditions,
        *facts.interactions,
        *facts.effects,
        *facts.advice_statements,
    )


def add_fact(rows: Rows, monograph: int, entry: Entry, fact: Evidence) -> int:
    """Put one fact into its table, mapped to the vocabulary; gives its evidence id."""
    key = rows.fact(monograph, entry, fact)
    vocabulary = rows.vocabulary
    match fact:
        case Ingredient():
            rows.add("ingredient", key, monograph, fact.name, vocabulary.base(fact.name))
        case ClassMembership():
            rows.add("membership", key, monograph, fact.term, member_class(vocabulary, fact), fact.of)
        case Indication():
            rows.add("indication", key, monograph, fact.term, vocabulary.condition(fact.term))
        case Regimen():
            _add_regimen(rows, key, monograph, fact)
        case PopulationStatement():
            _add_population(rows, key, monograph, fact)
        case Condition():
            found = vocabulary.find_condition(fact.term)
            stated = (fact.term, found.entry if found else None, _strongest(fact.verdicts), fact.of)
            rows.add("condition_statement", key, monograph, *stated, int(bool(found and found.left_out)))
        case Interaction():
            _add_interaction(rows, key, monograph, fact)
        case Effect():
            term = vocabulary.effect(fact.term)
            values = (fact.term, term, int(fact.serious), fact.system, fact.frequency)
            rows.add("effect", key, monograph, *values)
        case AdviceStatement():
            rows.add("advice_statement", key, monograph, fact.topic, fact.value)
    return key


def member_class(vocabulary: Vocabulary, fact: ClassMembership) -> str | None:
    """The class a page says its medicine belongs to; none for an everyday word, which may mean another
    class too.
    """
    return None if vocabulary.is_vague(fact.term) else vocabulary.class_(fact.term)


def _add_regimen(rows: Rows, key: int, monograph: int, fact: Regimen) -> None:
    amounts = normalise_regimen(fact)
    rows.add(
        "regimen",
        key,
        monograph,
        fact.population,
        fact.indication,
        fact.route or fact.implied_route,
        fact.kind,
        fact.basis,
        amounts.per,
        amounts.unit,
        amounts.single_low,
        amounts.single_high,
        amounts.daily_low,
        amounts.daily_high,
        amounts.rate_low,
        amounts.rate_high,
        amounts.span,
        *_ends(fact.age),
        *_ends(fact.weight),
        int(fact.as_needed),
        fact.of,
    )


def _add_population(rows: Rows, key: int, monograph: int, fact: PopulationStatement) -> None:
    trimesters = ",".join(map(str, sorted(fact.trimester)))
    values = (fact.population, fact.verdict, *_ends(fact.age), trimesters, fact.degree, fact.of)
    rows.add("population_statement", key, monograph, *values)


def _add_interaction(rows: Rows, key: int, monograph: int, fact: Interaction) -> None:
    substance, class_ = _target(rows.vocabulary, fact)
    verdict = _strongest(fact.verdicts)
    vague = int(class_ is not None and _is_vague(rows.vocabulary, fact, verdict))
    values = (fact.target, fact.kind, verdict, fact.effect, substance, class_, fact.of, vague)
    rows.add("interaction", key, monograph, *values)


def _is_vague(vocabulary: Vocabulary, fact: Interaction, verdict: Verdict) -> bool:
    """Whether the page may not mean all of the class. An assurance is of the class only in the class's own name."""
    if verdict == "acceptable" and normalise(fact.target) not in vocabulary.class_index:
        return True
    return vocabulary.is_vague(fact.target) or vocabulary.class_(fact.target) is None or _of_some(fact)


def _of_some(fact: Interaction) -> bool:
    """Whether the page speaks of "certain" or "some" medicines of a class, not of all."""
    words = fact.quote.lower()
    at = words.find(fact.target.split()[0])
    return bool(_SOME.search(words, 0, max(at, 0))) or fact.target.startswith(("certain ", "some "))


def _target(vocabulary: Vocabulary, fact: Interaction) -> tuple[str | None, str | None]:
    """The substance or else the class that an interaction is with; what the page takes it for is tried
    first. A warning of "high-dose aspirin" warns of aspirin, and an assurance of it assures of no other dose.
    """
    found = _named(vocabulary, fact)
    if found != (None, None) or _strongest(fact.verdicts) == "acceptable":
        return found
    bare = without_way(normalise(fact.target))
    return found if bare is None else _named(vocabulary, msgspec.structs.replace(fact, target=bare))


def _named(vocabulary: Vocabulary, fact: Interaction) -> tuple[str | None, str | None]:
    if fact.kind == "class" and (class_ := vocabulary.class_(fact.target)):
        return None, class_
    if substance := vocabulary.base(fact.target):
        return substance, None
    return None, vocabulary.class_(fact.target)


def _strongest(verdicts: tuple[Verdict, ...]) -> Verdict:
    return strongest_first(verdicts)[0]


def _ends(span: Range | None) -> tuple[float | None, float | None]:
    return span or (None, None)
