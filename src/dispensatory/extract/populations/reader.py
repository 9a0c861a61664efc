"""What a page says about use in pregnancy, lactation, children, the elderly, and renal and hepatic impairment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from dispensatory.extract.populations.assurances import holds
from dispensatory.extract.populations.extent import age_said, degree_said, trimesters_said
from dispensatory.extract.populations.graded import by_degree, tells_degree
from dispensatory.extract.populations.mentions import Mention, mentions
from dispensatory.extract.populations.only_from import only_from
from dispensatory.extract.populations.spoken_of import headed, spoken_of
from dispensatory.extract.statements.clauses import Clause, clause_at, clauses, predicates
from dispensatory.extract.statements.cues import Cue, cues
from dispensatory.extract.statements.governing import forbids_by_no, is_no
from dispensatory.extract.statements.sequels import stop_after
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line, is_question, told_aside
from dispensatory.facts import PopulationStatement
from dispensatory.facts.verdicts import Population, Verdict, tier

_ORGANS = frozenset[Population](("renal", "hepatic"))
_WHO_HAVE = re.compile(
    r"\b(?:patients|people|individuals|those|anyone|someone) (?:with|who have) (?:[\w,]+ ){0,4}\Z"
    r"|\b(?:pre-?existing|existing|underlying) (?:[\w,]+ ){0,2}\Z"
)
_KINDS = ("dosage", "precautions", "faq", "usage", "other")
_SILENT = Sought(r"\b(?:lab|in animals?|rats?)\b(?!.{0,200}\bhumans?\b)")
_OUTCOME = re.compile(r"\b(?:cause|lead to|result in|develop|leading to|causing|including|risk of)\b[^.;]{0,60}\Z")
_DOSE = re.compile(
    r"\d ?(?:mg|mcg|μg|g|ml|units?|iu|ku|mci|mmol|tablets?|drops?|puffs?|sprays?|capsules?)\b"
    r"|\b(?:one|two|three|four) (?:\w+ )?(?:drops?|tablets?|capsules?|puffs?|sprays?|doses?|injections?"
    r"|applications?)\b"
    r"|\bthin (?:layer|film)\b|\b(?:once|twice|times) (?:daily|a day|per day|weekly)\b"
)
_PER_KG = re.compile(r"/ ?kg|per kg|per kilogram|/ ?m2|/ ?m²|per square")
_RISK = re.compile(
    r"\b(?:particularly|especially|more (?:common|likely|frequent|pronounced)|risk|mortality|greater|sensitive)\b"
)
_ALCOHOL = re.compile(r"[^.;,]{0,40}\balcohol(?!ic (?:liver|hepatitis|cirrhosis))")
_TOO_MUCH = r"(?:excess\w*|too much|large amounts?|overuse|high(?:er)? doses?)\b"
_EXCESS = re.compile(rf"\b{_TOO_MUCH}")
_OF_EXCESS = re.compile(rf" (?:taking |using |the use of |exceeding )?(?:very |extremely )?(?:{_TOO_MUCH}|prolonged\b)")
# A clause that goes on about the medicine, after the one that names the population.
_OF_IT = re.compile(
    r"[;:,]? ?(?:(?:and|but|so|therefore|thus|hence|however|in (?:some|severe|such|these) (?:cases"
    r"|instances))\b,? ?){0,2}"
    r"(?P<it>it\b|its\b|they\b|use\b|using\b|avoid\w*|this\b|caution\b|should\b"
    r"|must\b"
    r"|the (?:medication|medicine|drug|treatment|combination)\b)?"
)
# What stands behind it is why, or when above all, what is said before it is meant: "avoid it, as it passes into milk".
_REASON = re.compile(r"(?:, (?:as|especially|particularly)|\b(?:because|since|due to|given))\b")
# What it may do to those it is given to is a warning, where nothing else is said: "it can stain the teeth of children".
_DOES = re.compile(
    r"\b(?:can|may|might|could) (?:\w+ ){0,2}(?:cause|lead to|result in|affect|harm|increase|decrease|reduce|suppress"
    r"|inhibit|accumulate|mask|worsen|be (?:toxic|dangerous))\b|potentially affecting|dangerous"
)
# What is said of them whatever stands behind it: "safety is not known; do not use".
_BARE_STOP = re.compile(
    r"[;:,]? ?(?:and |so |therefore |thus )?(?:(?:(?:do not|don't|never) (?:use|take|give)|avoid)(?: it| use"
    r"| this medicine)?"
    r"|(?:use )?(?:is )?(?:not (?:recommended|advised)|contraindicated)) ?(?:[.;,)]|\Z)"
)
_NEAR = 8  # statements of the sentence before: two verdicts or so for each population it names
_GOES_ON = re.compile(r"(?:however|nevertheless|nonetheless|even so|still|but),? ")
_LABEL_VERDICTS: tuple[tuple[str, Verdict], ...] = (
    ("contraindicat", "contraindicated"),
    ("who should not", "contraindicated"),
    ("do not use", "contraindicated"),
    ("do not take", "contraindicated"),
    ("do not give", "contraindicated"),
    ("should not take", "contraindicated"),
    ("when not to", "contraindicated"),
    ("must not", "contraindicated"),
    ("avoid", "avoid"),
    ("not recommended", "avoid"),
    ("caution", "caution"),
    ("is increased in", "caution"),
    ("adjustment", "adjust"),
    ("consult", "consult"),
    ("discuss", "consult"),
    ("inform your", "consult"),
    ("tell your", "consult"),
    ("talk to your", "consult"),
)


class Said(NamedTuple):
    """A verdict, and where in its line the words for it stand; None for a label's."""

    verdict: Verdict
    at: int | None = None


_WHO_NOT = re.compile(r"who (?:should|must|can)(?: ?not|n't)\b")  # a question that stands over a list of them
# What "no" and "yes" answer: "Can I take it when pregnant? No, it ...", "Should I stop breast-feeding? Yes."
_YES = re.compile(r"yes\b")
_ASKS_TO_STOP = re.compile(r"\b(?:should|must|need|have) (?:i |you |to |one )*(?:stop|avoid|discontinue|give up)\b")
_STOPPED_FOR = ("be stopped", "be discontinued", "be withdrawn")  # before something else: no word on whom it is for


def read_populations(page: Page) -> tuple[PopulationStatement, ...]:
    """The statements about the six populations, in the order of the page."""
    found: list[PopulationStatement] = []
    spoken: tuple[Population, ...] = ()
    labels: tuple[str, ...] = ()
    for line in page.lines:
        if line.kind not in _KINDS and not told_aside(line):
            continue
        own = spoken_of(line)
        if own or headed(line.labels):
            found.extend(_read(line, own, page))
        if (years := only_from(line)) is not None:
            found.append(_kept_from(line, years))
        if not own and spoken and line.labels == labels and (going_on := tuple(_going_on(line, spoken, found, page))):
            found.extend(going_on)
        else:
            spoken, labels = tuple(dict.fromkeys(mention.population for mention in own)), line.labels
    return tuple(dict.fromkeys(found))


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
    reserves = tuple(_said(cue) for cue in _cues(line, page) if cue.verdict != "acceptable")
    if not reserves:
        return
    turned = _GOES_ON.match(line.plain) is not None
    stop = stop_after(line)
    for population in spoken:
        if turned or (population in _ORGANS and tells_degree(line.plain, population)):
            yield from _statements(line, population, reserves, None)
        elif stop:
            for unknown in before[-_NEAR:]:
                if unknown.population == population and unknown.verdict == "not_established":
                    yield msgspec.structs.replace(unknown, verdict=stop, **line.evidence())


def _said(cue: Cue) -> Said:
    return Said(cue.verdict, cue.start)


def _verdict(said: Said) -> Verdict:
    return said.verdict


def _cues(line: Line, page: Page) -> tuple[Cue, ...]:
    """The cues of a line on the medicine itself: not those on drinking, nor that it interacts."""
    found = (
        cue
        for cue in cues(line.plain)
        if cue.verdict != "interacts" and not line.plain.startswith(_STOPPED_FOR, cue.start)
    )
    if line.kind == "usage":  # the risk there is that of the disease
        found = (cue for cue in found if not line.plain.endswith("risk", cue.start, cue.end))
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
        yield from _statements(line, mention.population, _governing(line, mention, own, held, page), mention)
    spoken = {mention.population for mention in own}
    if spoken & {*above}:
        # it speaks of one of the populations it stands under, so not of the others
        for cue in _before_reasons(line.plain, own, found):
            for population in above:
                if population not in spoken:
                    yield from _statements(line, population, (_said(cue),), None)
        return
    if spoken and all(is_question(label) for label in line.labels if mentions(label)):
        return  # an answer that goes on about others than it was asked of
    for population in above:
        held = tuple(cue for cue in found if holds(cue, population, None, line, page))
        yield from _statements(line, population, _inherited(line, population, held), None)


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


def _governing(
    line: Line, mention: Mention, own: tuple[Mention, ...], found: tuple[Cue, ...], page: Page
) -> tuple[Said, ...]:
    """The verdicts that hold for a mention: those of its clause, else of its sentence, else of its label.

    An assurance that another clause gives to a population of its own goes no further; a reserve that another clause
    makes without naming one ("but ask a doctor") narrows an assurance.
    """
    graded = mention.population in _ORGANS  # another degree of it, in a clause of its own
    parts = predicates(line.plain)
    if graded:
        parts = by_degree(line.plain, parts, tuple(cue.start for cue in found))
    clause = clause_at(parts, mention.start)
    near = [cue for cue in found if _heads(line.plain, parts, clause, cue) or clause.start <= cue.start < clause.end]
    spoken_for = {clause_at(parts, other.start) for other in own}
    same = {clause_at(parts, other.start) for other in own if graded and other.population == mention.population}
    far = [
        cue
        for cue in found
        if clause_at(parts, cue.start) not in (spoken_for if cue.verdict == "acceptable" else same - {clause})
    ]
    if near:
        assured = all(cue.verdict == "acceptable" for cue in near)
        elsewhere = ((clause_at(parts, cue.start), cue) for cue in far if cue.verdict != "acceptable")
        near += [
            cue
            for part, cue in elsewhere
            if part not in spoken_for
            and (assured or (part.start > clause.start and _goes_on(line.plain, part, clause, mention, page)))
        ]
    verdicts = tuple(
        Said("caution" if _of_excess(line.plain, parts, clause, cue) else cue.verdict, cue.start) for cue in near or far
    )
    if _is_glossed(line.plain, found) and not _OUTCOME.search(line.plain[: mention.start]):
        # "Dosage adjustments: none is given" tells of none
        verdicts = (*(said for said in _label_verdict(line) if not found or said.verdict != "adjust"), *verdicts)
    if not verdicts and line.kind == "precautions" and "interact" not in line.plain and _warns(line.plain, mention):
        return (Said("caution"),)
    return verdicts or _dosed(line, mention.population)


def _is_of_it(words: str, start: int, page: Page) -> bool:
    """Whether the clause that begins at `start` goes on about the medicine: "and it", "and examplin"."""
    found = _OF_IT.match(words, start)
    return found is not None and (found["it"] is not None or words.startswith(tuple(page.names), found.end()))


def _goes_on(words: str, part: Clause, clause: Clause, mention: Mention, page: Page) -> bool:
    """Whether a later part of the line that names no population is said of that of `clause`, too."""
    whole = clauses(words)
    said = clause_at(whole, part.start)
    if (
        said == clause_at(whole, clause.start)
        or _is_of_it(words, said.start, page)
        or _BARE_STOP.match(words, said.start)
    ):
        return True
    return mention.population in _ORGANS and tells_degree(words[said.start : said.end], mention.population)


def _warns(words: str, mention: Mention) -> bool:
    """Whether a line without a verdict tells of a risk to those it names, or of what it may do to them."""
    if _RISK.search(words):
        return True
    of_them = mention.population not in _ORGANS or _WHO_HAVE.search(words, 0, mention.start)
    return bool(of_them and _DOES.search(words))


def _heads(words: str, parts: tuple[Clause, ...], clause: Clause, cue: Cue) -> bool:
    """Whether a stop stands before the colon that opens the mention's clause: "contraindications include: ..."."""
    listed = words[clause.start : clause.start + 1] == ":" and tier(cue.verdict) == "stop"
    return listed and clause_at(parts, cue.start).end == clause.start


def _is_glossed(words: str, found: tuple[Cue, ...]) -> bool:
    """Whether all it says is that little is known, or stands in brackets: then the label's verdict holds as well."""
    return all(cue.verdict == "not_established" or _in_brackets(words, cue) for cue in found)


def _in_brackets(words: str, cue: Cue) -> bool:
    inside = words.count("(", 0, cue.start) > words.count(")", 0, cue.start)
    return inside and cue.verdict != "acceptable" and "cautio" not in words[cue.start : cue.end]


def _of_excess(words: str, parts: tuple[Clause, ...], clause: Clause, cue: Cue) -> bool:
    """ "Avoid large amounts", or "safe in food, but too much should be avoided": a stop to excess alone."""
    if tier(cue.verdict) != "stop":
        return False
    said = clause_at(parts, cue.start)
    return bool(_OF_EXCESS.match(words, cue.end) or (said != clause and _EXCESS.search(words, said.start, cue.start)))


def _inherited(line: Line, population: Population, found: tuple[Cue, ...]) -> tuple[Said, ...]:
    verdicts = tuple(map(_said, found))
    stop = tuple(said for said in _label_verdict(line) if tier(said.verdict) == "stop")
    if stop and all(said.verdict != "acceptable" for said in verdicts):
        return stop + verdicts
    asked = [label for label in line.labels if is_question(label)]
    denied = asked and is_no(line.plain) and all(map(forbids_by_no, asked))
    denied = denied and "acceptable" not in {*map(_verdict, verdicts)}
    if denied or (_YES.match(line.plain) and any(map(_ASKS_TO_STOP.search, asked))):
        return (Said("avoid", 0), *verdicts)
    if found:
        return verdicts + _dosed(line, population)
    return _dosed(line, population)


def _dosed(line: Line, population: Population) -> tuple[Said, ...]:
    """A dose for children, given without a warning, says that they may have it: adjusted, where it is by weight."""
    if population != "children" or line.kind != "dosage" or not _DOSE.search(line.plain):
        return ()
    return (Said("adjust" if _PER_KG.search(line.plain) else "acceptable"),)


def _label_verdict(line: Line) -> tuple[Said, ...]:
    for label in reversed(line.labels):
        for words, verdict in _LABEL_VERDICTS:
            if words in label and (not is_question(label) or _WHO_NOT.match(label)):
                return (Said(verdict),)
    return ()


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
