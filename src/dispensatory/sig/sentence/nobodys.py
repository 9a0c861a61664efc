"""Amounts that nobody is told to take: poisonings, animals, studies, what a body does with a dose, what packs hold."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.tokens import Sentence, remembered
from dispensatory.sig.phrases.units import FORMS, MEASURES

_ANIMALS = frozenset("rats mice rabbits monkeys hamsters".split())
_VOLUNTEERS = frozenset({"volunteers", "ld50"})
_STUDIES = frozenset("trial trials study studies".split())
_STUDIED = frozenset(
    "received compared comparing randomised randomized assigned tolerated placebo versus animal animals".split()
)
_HARMS = frozenset("toxic fatal lethal poisonous".split())
_IS = frozenset("be is are been was were prove proved proven".split())
_DEGREES = frozenset("potentially highly even often usually".split())
_DOSES = frozenset("dose doses amount amounts".split())
_TELLING = _ANIMALS | _VOLUNTEERS | _STUDIES | _HARMS
_TAKEN_IN = frozenset("overdose overdoses overdosage ingestion ingestions".split())
_SWALLOWED = frozenset("ingesting ingested".split())
_SIZES = frozenset("about approximately around over above more than least at up to only as little".split())
_MOST_SIZES = 4
_EXAMINED = frozenset("studied investigated evaluated tested examined compared".split())
_REACH = 12
_FATE = frozenset(
    "peak peaks bioavailability plasma absorbed absorption excreted eliminated elimination concentration "
    "concentrations cmax auc half-life".split()
)
_LEAD = frozenset("a an the single oral intravenous iv dose doses of one".split())
_MOST_LEAD = 6
_HOLD = frozenset(
    "delivers deliver delivered provides provide provided releases release supplies supply yields yield holds "
    "hold".split()
)
_ABOUT = frozenset("approximately about around roughly or".split())
_PACKS = frozenset(
    "pack packs packet packets box boxes carton cartons blister blisters bottle bottles tube tubes tub tubs".split()
)
_UNDER = frozenset("taking on with to despite receiving".split())
_DENIALS = frozenset(
    "not no without don't doesn't isn't aren't lack inadequate insufficient poor poorly inadequately".split()
)
_MOST_DENIAL = 4
_FAILS = ("persist", "unrespons", "uncontrolled", "fail")
_AIMS = ("improv", "respon", "control", "reliev", "relief")
_MEANWHILE = frozenset(
    "after for within days day weeks week months month hours of at treatment therapy the a an initial dose doses "
    "adequately sufficiently fully well".split()
)
_CAUSED = frozenset("caused killed".split())
_SEEN = frozenset("occurred occurs reported observed seen".split())
_TAKERS = frozenset("patients those people adults women men".split())
_EATEN = frozenset("sodium salt fluid fluids caffeine alcohol protein sugar water".split())
_INTAKE = frozenset("intake consumption".split())
_VOLUMES = frozenset({"ml", "g", "l"})


def is_no_posology(s: Sentence) -> bool:
    """Whether a sentence speaks of animals, of poisonings or of what was done in a study."""
    told = _TELLING.intersection(s.words)
    if not told:
        return False
    if told & (_ANIMALS | _VOLUNTEERS) or (told & _STUDIES and _STUDIED.intersection(s.words)):
        return True
    return any(_harms(s, n) for n, word in enumerate(s.words) if word in _HARMS)


def _harms(s: Sentence, i: int) -> bool:
    """ "a toxic dose", "may be fatal", but not "a toxic goitre"."""
    before = i - 1 if s.word(i - 1) not in _DEGREES else i - 2
    return s.word(before) in _IS or s.word(i + 1) in _DOSES


def is_nobodys(s: Sentence, start: int, amount: Amount) -> bool:
    """Whether the words beside the amount at token `start` say that it is taken by mistake, was examined, is what is
    found after a dose, or is what a piece or a pack holds.
    """
    return (
        _is_swallowed(s, start)
        or _is_examined(s, amount.end)
        or _is_followed(s, start)
        or _is_held(s, start, amount)
        or s.follows(amount.end, ")", "of", "water")  # "a glass (200 ml) of water"
        or _is_eaten(s, start)
        or _is_seen(s, start, amount.end)
        or _is_taken_already(s, start)
    )


def _is_swallowed(s: Sentence, start: int) -> bool:
    """ "an overdose of 10 g", "ingestion of more than 10 g"."""
    n = start - 1
    while n > start - 1 - _MOST_SIZES and s.word(n) in _SIZES:
        n -= 1
    return s.word(n) in _SWALLOWED or (s.word(n) == "of" and s.word(n - 1) in _TAKEN_IN)


def _is_examined(s: Sentence, end: int) -> bool:
    """ "doses of 800 mg have been studied"."""
    for n in range(end, end + _REACH):
        if s.word(n) in _EXAMINED:
            return s.word(n - 1) == "been"
        if s.word(n) == ";" or (s.at(n).kind == "number" and n > end):
            return False
    return False


@remembered
def _tells_fate(s: Sentence, _: int) -> bool:
    """Whether a sentence says what becomes of a dose; looked for once, however many amounts it has."""
    return bool(_FATE.intersection(s.words))


def is_tried(s: Sentence, start: int) -> bool:
    """ "if there is no improvement after 10 days of taking 20 mg", "not controlled on 20 mg": what did not do, of
    which is told when another dose follows, or that none helps.
    """
    if s.word(start - 1) not in _UNDER:
        return False
    n = start - 2
    while n > start - _REACH and (s.word(n) in _MEANWHILE or s.at(n).kind == "number"):
        n -= 1
    if s.word(n).startswith(_FAILS):
        return True
    return s.word(n).startswith(_AIMS) and any(s.word(m) in _DENIALS for m in range(n - _MOST_DENIAL, n))


def _is_followed(s: Sentence, start: int) -> bool:
    """ "after a single dose of 20 mg the peak is reached in 2 hours"."""
    if not _tells_fate(s, 0):
        return False
    n = start - 1
    while n > start - 1 - _MOST_LEAD and s.word(n) in _LEAD:
        n -= 1
    return s.word(n) in ("after", "following")


def _is_held(s: Sentence, start: int, amount: Amount) -> bool:
    """ "each puff delivers 100 mcg or about 2 units", "a pack of 30 tablets", "the bottle holds 100 ml"."""
    n = start - 1
    while n > start - _REACH and (s.word(n) in _ABOUT or s.word(n) in MEASURES or s.at(n).kind == "number"):
        n -= 1
    if s.word(n) in _HOLD and (s.word(n - 1) in FORMS or s.word(n - 1) in _PACKS):
        return True
    word, before = s.word(start - 1), s.word(start - 2)
    return word == "of" and before in _PACKS and (amount.counts or amount.unit in _VOLUMES)


def _is_seen(s: Sentence, start: int, end: int) -> bool:
    """ "seizures occurred at doses of 450 mg", "10 g caused liver failure"."""
    if s.word(end) in _CAUSED or s.word(end + 1) in _CAUSED:
        return True
    n = start - 1
    while n > start - 1 - _MOST_LEAD and s.word(n) in _LEAD | _SIZES | {"with", "after", "as", "low"}:
        n -= 1
    return n < start - 1 and s.word(n) in _SEEN


def _is_taken_already(s: Sentence, start: int) -> bool:
    """ "in patients on 40 mg daily", "those already taking 40 mg"."""
    if s.word(start - 1) not in ("on", "taking", "receiving"):
        return False
    return s.word(start - 2) in _TAKERS or (s.word(start - 2) == "already" and s.word(start - 3) in _TAKERS)


def _is_eaten(s: Sentence, start: int) -> bool:
    """ "limit sodium intake to 2 g a day"."""
    return any(s.word(n) in _EATEN and s.word(n + 1) in _INTAKE for n in range(max(0, start - _MOST_LEAD), start))
