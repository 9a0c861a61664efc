"""What a page says about use in pregnancy, lactation, children, the elderly, and renal and hepatic impairment."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.populations.assurances import holds
from dispensatory.extract.populations.extent import age_said, degree_said, trimesters_said
from dispensatory.extract.populations.governing import ORGANS, governing
from dispensatory.extract.populations.graded import tells_degree
from dispensatory.extract.populations.labelled import Said, inherited, said_by
from dispensatory.extract.populations.mentions import Mention, mentions
from dispensatory.extract.populations.only_from import only_from
from dispensatory.extract.populations.spoken_of import headed, spoken_of
from dispensatory.extract.statements.clauses import clause_at, clauses
from dispensatory.extract.statements.cues import Cue, cues
from dispensatory.extract.statements.sequels import stop_after
from dispensatory.extract.statements.together import of_a_combination
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line, is_question, told_aside, with_label
from dispensatory.facts import PopulationStatement
from dispensatory.facts.verdicts import Population

_HEAD = 4  # letters before the subject of a clause: "but "
_MOTHERS = frozenset[Population](("pregnancy", "lactation"))
_KINDS = ("dosage", "precautions", "faq", "usage", "other")
_SILENT = Sought(r"\b(?:lab|in animals?|rats?)\b(?!.{0,200}\bhumans?\b)")
# ... but not an illness by drinking, or by it not.
_ALCOHOL = re.compile(
    r"[^.;,]{0,40}\balcohol(?!(?:ic|-related|-induced|-associated)? ?(?:fatty )?(?:liver|hepat|cirrho|addict|depend"
    r"|abuse|misuse|use disorder))"
)
# What stands behind it is why, or when above all, what is said before it is meant: "avoid it, as it passes into milk".
_REASON = re.compile(r"(?:, (?:as|especially|particularly)|\b(?:because|since|due to|given))\b")
_NEAR = 8  # statements of the sentence before: two verdicts or so for each population it names
_GOES_ON = re.compile(r"(?:however|nevertheless|nonetheless|even so|still|but),? ")
_OF_THE_DISEASE = re.compile(r"risk\Z|(?:dangerous|hazardous|risky) ")
_STOPPED_FOR = ("be stopped", "be discontinued", "be withdrawn")  # before something else: no word on whom it is for


def read_populations(page: Page) -> tuple[PopulationStatement, ...]:
    """The statements about the six populations, in the order of the page."""
    found: list[PopulationStatement] = []
    spoken: tuple[Population, ...] = ()
    labels: tuple[str, ...] = ()
    for line in page.lines:
        if line.kind not in _KINDS and not told_aside(line):
            continue
        combined = of_a_combination(line.plain, page)
        own = tuple(m for m in spoken_of(line) if not any(start <= m.start < end for start, end in combined))
        if own or headed(line.labels):
            found.extend(tuple(_read(line, own, page)) or (() if own else _under_label(line, page)))
        if (years := only_from(line)) is not None:
            found.append(_kept_from(line, years))
        if not own and spoken and line.labels == labels and (going_on := tuple(_going_on(line, spoken, found, page))):
            found.extend(going_on)
        else:
            spoken, labels = tuple(dict.fromkeys(mention.population for mention in own)), line.labels
    return tuple(dict.fromkeys(found))


def _under_label(line: Line, page: Page) -> Iterator[PopulationStatement]:
    """What a line says as a sentence with its label: "**Severe renal impairment:** 5 mg daily" below "Adjustments"."""
    told = with_label(line) if line.labels and mentions(line.labels[-1]) else None
    return _read(told, spoken_of(told), page) if told else iter(())


def _kept_from(line: Line, years: float) -> PopulationStatement:
    """ "For over-12s only": it is to be avoided below that age."""
    return PopulationStatement(population="children", verdict="avoid", age=(None, years), **line.evidence())


def _going_on(
    line: Line, spoken: tuple[Population, ...], before: list[PopulationStatement], page: Page
) -> Iterator[PopulationStatement]:
    """What a line that names no population says of those of the sentence before it: a reserve ("However, it must be
    monitored closely"), a stop to what is not known to be safe ("It should not be used"), and what holds for another
    degree ("In severe disease, avoid it").
    """
    reserves = tuple(said_by(cue) for cue in _cues(line, page) if cue.verdict != "acceptable")
    if not reserves:
        return
    turned = _GOES_ON.match(line.plain) is not None
    stop = stop_after(line)
    for population in spoken:
        if turned or (population in ORGANS and tells_degree(line.plain, population)):
            yield from _statements(line, population, reserves, None)
        elif stop:
            for unknown in before[-_NEAR:]:
                if unknown.population == population and unknown.verdict == "not_established":
                    yield msgspec.structs.replace(unknown, verdict=stop, **line.evidence())


def _cues(line: Line, page: Page) -> tuple[Cue, ...]:
    """The cues of a line on the medicine itself: not those on drinking, nor that it interacts."""
    found = (
        cue
        for cue in cues(line.plain)
        if cue.verdict != "interacts" and not line.plain.startswith(_STOPPED_FOR, cue.start)
    )
    if line.kind == "usage":  # the risk there is that of the disease
        found = (cue for cue in found if not _OF_THE_DISEASE.search(line.plain, cue.start, cue.end))
    if "alcohol" not in line.plain or any("alcohol" in name for name in page.names):
        return tuple(found)
    return tuple(cue for cue in found if not _ALCOHOL.match(line.plain, cue.end))


def _read(line: Line, own: tuple[Mention, ...], page: Page) -> Iterator[PopulationStatement]:
    above = headed(line.labels)
    found = _cues(line, page)
    for mention in own:
        held = tuple(
            cue
            for cue in found
            if holds(cue, mention.population, mention, line, page) and not _is_of_another(line.plain, cue, mention, own)
        )
        yield from _statements(line, mention.population, governing(line, mention, own, held, page), mention)
    spoken = {mention.population for mention in own}
    if spoken & {*above}:
        # it speaks of one of the populations it stands under, so not of the others
        for cue in _before_reasons(line.plain, own, found):
            for population in above:
                if population not in spoken:
                    yield from _statements(line, population, (said_by(cue),), None)
        return
    if spoken and all(is_question(label) for label in line.labels if mentions(label)):
        return  # an answer that goes on about others than it was asked of
    for population in above:
        held = tuple(
            cue for cue in found if holds(cue, population, None, line, page) and not _is_of_mothers(line, cue, own)
        )
        yield from _statements(line, population, inherited(line, population, held), None)


def _is_of_mothers(line: Line, cue: Cue, own: tuple[Mention, ...]) -> bool:
    """Whether a cue is said of breast-feeding alone, under a label of pregnancy, or the other way round: "breastfeeding
    is not recommended".
    """
    clause = clause_at(clauses(line.plain), cue.start)
    here = {mention.population: mention for mention in own if clause.start <= mention.start < clause.end}
    subject = next(iter(here.values())) if len(here) == 1 and here.keys() <= _MOTHERS else None
    return subject is not None and subject.start <= cue.start and subject.start - clause.start <= _HEAD


def _is_of_another(words: str, cue: Cue, mention: Mention, own: tuple[Mention, ...]) -> bool:
    """Whether brackets around a cue name a population of their own: "the elderly, and infants (no infants)"."""
    opened, closed = words.rfind("(", 0, cue.start), words.find(")", cue.start)
    if opened < 0 or closed < 0 or words.find(")", opened, cue.start) >= 0 or opened < mention.start < closed:
        return False
    inside = {other.population for other in own if opened < other.start < closed}
    return bool(inside) and mention.population not in inside


def _before_reasons(words: str, own: tuple[Mention, ...], found: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The reserves in front of a reason that alone names a population: they are meant for all a line stands under."""
    reason = _REASON.search(words, found[0].end) if found else None
    if reason is None or any(mention.start < reason.start() for mention in own):
        return ()
    return tuple(cue for cue in found if cue.verdict != "acceptable" and cue.end <= reason.start())


def _statements(
    line: Line, population: Population, told: tuple[Said, ...], mention: Mention | None
) -> Iterator[PopulationStatement]:
    if not told:
        return
    age = age_said(line, mention, population) if population in ("children", "elderly") else None
    for verdict, at in dict.fromkeys(told):
        if verdict == "not_established" and _SILENT.search(line.plain):
            continue
        of_some, degree = degree_said(line, mention, population, verdict, at)
        if of_some:
            yield PopulationStatement(
                population=population,
                verdict=verdict,
                age=age,
                trimester=trimesters_said(line, verdict) if population == "pregnancy" else (),
                degree=degree,
                **line.evidence(),
            )
