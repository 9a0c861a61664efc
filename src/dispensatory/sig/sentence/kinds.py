"""What kind of dose an amount is: said before it, after it, or by how the sentence goes on from the amount before."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dispensatory.sig.phrases.items import Item
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.sentence.draft import Draft

TO = ("to", "approximately", "about")
FIRST = frozenset({"initial", "loading"})
_REACH = 15
_SAME = ("and", "or", "to")
_AT_ONCE = 3
_SAY_TWICE = 2
_DOSE = ("dose", "injection", "shot", "vaccination")
_DOSE_NOUNS = ("dose", "doses", "dosing", "dosage")
_DETERMINERS = ("the", "this", "an", "a", "these", "that")
_NEAR = 5
_AT_ONE_TIME = frozenset("dose injection infusion administration application bolus instillation treatment".split())
_MOST_TO = 8  # tokens: "then to a target maintenance dose of"
_OWN_DOSE = 3  # items: "dose of 5 mg"
_TELLS = (":", "is", "are")  # "for reduced output it is 5 mg"
_EXTRA = frozenset("additional extra supplementary".split())
_ON_DAYS = (("on", "day"), ("on", "days"), ("in", "week"), ("in", "weeks"), ("at", "week"), ("at", "weeks"))
_AGAIN = frozenset("second another further additional 2nd".split())


class Turn(NamedTuple):
    """Where doses rise or fall: "rise", "fall" or "step" ("increments of"), and the item that says so."""

    name: str = ""
    at: int = -_REACH


class Joint(NamedTuple):
    """How an amount follows the one before: by "and", "or" or "to", by "then", or anew by "usual dose"."""

    join: str = ""
    then: bool = False
    usual: bool = False


def say_kind(draft: Draft, before: Draft | None, joint: Joint, turn: Turn, previous: str, *, step: bool) -> None:
    """Sets the marks of a new draft.

    `previous` is the word before its amount, `step` whether "by" or "steps" stands beside it.
    """
    shares = joint.join in _SAME or (joint.join == "with" and before is not None and before.rate is None)
    turned = turn.name in ("rise", "fall") and previous == "to"
    if before and shares and not (joint.then or joint.usual or draft.marks or turned):
        draft.marks = before.marks - {"single"} if joint.join == "to" else set(before.marks)
        if _is_range(draft) and not _is_range(before):
            draft.marks.discard("maximum")  # "up to 3 mg a day, or 5-20 mcg a minute"
    joined = joint.then or joint.join not in ("", "with")  # "by 2 mg a week, with a range of 2-10 mg"
    goes_on = before is not None and before.step and joined and not draft.marks
    goes_on = goes_on and not (joint.join == "to" and before is not None and before.rate)  # "by 5 mg a week to 20 mg"
    draft.step = draft.step or step or goes_on
    if draft.step:
        draft.marks.discard("maximum")  # "in steps of no more than 5 mg"
    if turn.name == "rise" and previous == "to" and draft.marks == {"initial"}:
        draft.marks = set()  # "the initial dose is increased to 10 mg"
    if turn.name in ("rise", "fall") and draft.first - turn.at <= _REACH and not draft.marks:
        _say_turn(draft, before, turn, previous, joint.join)
    if joint.then and before and before.raised and previous in TO:
        draft.raised, draft.limits = True, before  # "increase to 40 mg, then to 80 mg"
    if joint.then and before and not (draft.marks or draft.raised) and before.marks & FIRST:
        draft.marks = {"maintenance"}


def _is_range(draft: Draft) -> bool:
    return draft.amount is not None and draft.amount.low != draft.amount.high


def leads(s: Sentence, items: list[Item], k: int) -> bool:
    """ "or a once-weekly dose of 35 mg": the rate at item `k` is of what follows."""
    names = [item.name for item in items[k + 1 : k + 4]]
    return names == ["cue", "word", "amount"] and s.word(items[k + 2].start) == "of"


def leads_on(s: Sentence, i: int) -> bool:
    """ "then to 20 mg", "then to a target dose of 20 mg": where doses rise to in the end, before token `i`."""
    return any(s.word(n) == "then" and s.word(n + 1) in TO for n in range(i - _MOST_TO, i))


def leads_further(s: Sentence, i: int) -> bool:
    """ "and further to a maximum of 20 mg", "with further increases up to 20 mg", before token `i`."""
    return any(s.word(n) == "further" for n in range(max(0, i - _MOST_TO), i))


def is_second(s: Sentence, items: list[Item], drafts: list[Draft]) -> bool:
    """ "0.5 mL, followed by a second 0.5 mL dose three weeks later": the last amount is the one before, once more."""
    if len(drafts) < _SAY_TWICE:
        return False
    one, two = drafts[-2].amount, drafts[-1].amount
    told = one and two and (one.low, one.high, one.unit, one.per) == (two.low, two.high, two.unit, two.per)
    at = next((k for k in range(drafts[-1].first, drafts[-1].last + 1) if items[k].amount), drafts[-1].first)
    return bool(told) and any(s.word(items[at].start - n) in _AGAIN for n in (1, 2, 3))


def is_over(s: Sentence, items: list[Item], k: int) -> bool:
    """ "after initial treatment", "following the initial two weeks": what went before, and no kind of the dose to come;
    but "after an initial dose of 5 mg" tells that dose.
    """
    item = items[k]
    told = s.word(item.start - 1) in _DETERMINERS
    if s.word(item.start - (2 if told else 1)) not in ("after", "following"):
        return False
    if not told:
        return bool({s.word(item.end), s.word(item.end + 1)} & {"therapy", "treatment", "doses", "period", "phase"})
    names = [later.name for later in items[k + 1 : k + 1 + _OWN_DOSE]]
    own = names[: names.index("comma")] if "comma" in names else names
    return "amount" not in own


def is_again(s: Sentence, i: int) -> bool:
    """Whether "a second dose" stands before token `i`: the amount before, once more."""
    at = i - 1 if s.word(i - 1) in _DOSE else i - 2 if s.word(i - 2) in _DOSE else 0
    return at > 0 and any(s.word(n) in _AGAIN for n in range(at - 2, at))


def is_extra(s: Sentence, start: int, end: int) -> bool:
    """ "with additional 120 mg doses on days 8 and 15": what loads in the beginning, beside the doses that go on."""
    before = {s.word(n) for n in range(start - 3, start)}
    after = [s.word(n) for n in range(end, end + 4)]
    return bool(before & _EXTRA) and any(pair in _ON_DAYS for pair in pairwise(after))


def first_kind(s: Sentence, items: list[Item], before: Draft, draft: Draft) -> str:
    """What the amount before is, if "then" leads from it to this one: "loading" for "a bolus of 5 mg, followed by an
    infusion of 2 mg/hour", "initial" for "4 mg after the first stool, then 2 mg after each"; "" where nothing says so.
    """
    if before.marks or draft.marks:
        return ""
    start, end = items[before.first].start, items[draft.first].start
    runs = draft.amount is not None and draft.amount.time in ("h", "min") and not before.says_rate()
    if runs and any(s.word(n) == "bolus" for n in range(max(0, start - _NEAR), end)):
        return "loading"
    first = any(
        s.follows(n, "the", "first") and s.word(n + 2) not in ("-", "sign") for n in range(max(0, start - _NEAR), end)
    )
    several = "then" in s.words[:start] or "then" in s.words[end:]
    return "initial" if first and not several else ""


def names_each(s: Sentence, i: int) -> bool:
    """ "the maximum dose per infusion is", "for each injection" before token `i`: an amount at one time."""
    return any(s.word(n) in ("per", "each") and s.word(n + 1) in _AT_ONE_TIME for n in range(i - _NEAR, i - 1))


def is_in_one(s: Sentence, i: int) -> bool:
    """ "given as a single intravenous injection in 10 mL" at token `i`: said of the amount before."""
    if not s.follows(i - 2, "as", "a"):
        return False
    for n in range(i + 1, i + _NEAR):
        if s.word(n) in _AT_ONE_TIME:
            return s.word(n + 1) != "of"
        if s.at(n).kind != "word":
            return False
    return False


def is_held_back(s: Sentence, i: int) -> bool:
    """ "started low and gradually increased" up to token `i`: no dose to begin with is told."""
    return s.follows(i, "low", "and")


def is_of_amount_before(s: Sentence, i: int) -> bool:
    """ "100 mg initially", "as the loading dose"; but "beginning on day 3" is no kind of dose, and "if the initial
    dose proves too low" speaks of another one.
    """
    if s.word(i - 1) in ("the", "if") and s.word(i - 2) not in ("as", "is", "be"):
        return False
    if s.word(i) == "maintenance" and s.word(i + 1) in _DOSE_NOUNS and (s.word(i - 1) == "to" or s.word(i + 2) == "of"):
        return False  # "10 mg daily, going on to maintenance doses of more": of one to come
    return not s.word(i).startswith(("begin", "start", "commenc", "began", "up", "restart"))


def _say_turn(draft: Draft, before: Draft | None, turn: Turn, previous: str, join: str) -> None:
    """ "increased to 20 mg" is a dose, "increased 5 mg weekly" a step; "reduced to" says how treatment goes on."""
    if previous in TO:
        draft.raised = turn.name == "rise"
        draft.limits = before.limits if before and before.step else before or draft.limits
        goes_on = (turn.name == "fall" and join != "or") or (  # "increased to 20 mg or decreased to 5 mg"
            before is not None and before.marks == {"maintenance"} and _is_range(draft)
        )
        if goes_on and before:
            draft.marks = {"maintenance"}  # "maintenance 5 mg, sometimes increased to 10-20 mg"
    elif draft.first - turn.at <= _AT_ONCE and not draft.rate and previous not in _TELLS:
        draft.step = True
