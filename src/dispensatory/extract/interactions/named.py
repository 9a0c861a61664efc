"""The other medicines, foods and procedures that a stretch of an interaction's line names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.interactions.shared import SHARED, after, is_of_action, with_object_head
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.statements.own import is_own, is_own_class
from dispensatory.extract.statements.procedures import is_procedure, is_therapy
from dispensatory.extract.statements.targets import is_of_body, is_vague, target_of
from dispensatory.extract.statements.things import is_plain_food
from dispensatory.extract.text.items import Term, singular, terms
from dispensatory.extract.text.page import Page
from dispensatory.facts.kinds import TargetKind

_ANYWHERE = re.compile(
    r"\balcohol|\bcyp|\bcondom|\bdiaphragm|\bsun|\bgrapefruit|\bcontact lens"
)  # named without a frame, still another thing
_NEAR = 40  # characters before "those" in which it is said what they are
_NO_MEDICINES = re.compile(
    r"\b(?:effects|reactions|events|symptoms|conditions|disorders|diseases|infections|people|patients|individuals"
    r"|adults|children),? \(?(?:particularly|especially|including|such as|like|notably) \Z"
)
_WHOM = re.compile(r"elderly|older|child|adult|women|men\b|patient|pregnan|people")
_BRACKET = re.compile(r" ?\(([a-z][a-z' -]{2,40})\)")
# Where another is the subject, what it acts on may be the medicine by its kind
_OF_ANOTHER = re.compile(
    r"(?:for example, |however, )?(?:(?:some|certain|other|many|several) (?:other )?(?:medications|medicines|drugs"
    r"|substances)|(?:drinking |consuming )?alcohol|smoking|grapefruit(?: juice)?) (?:may |can |could |might )?"
    r"(?:\w+ly )?(?=interact|interfer|affect|alter|reduc|increas|decreas|enhanc|potentiat|intensif)"
)
_IT_ACTS = re.compile(r"\b(?:it|this|these|they)\b")
_OTHER_KINDS = ("other ", "another ")
_IT_IS = re.compile(r"\bit (?:also )?(?:is|acts as|works as) (?:also )?an? \Z")
_EITHER_WAY = re.compile(r"(.+) (?:inhibitor/inducer|inducer/inhibitor)")
_COMMAS = (",", ", or", ", and", ", and/or")
# What a word before it describes: the sedative effects of alcohol are no sedative.
_ATTRIBUTE = re.compile(r"(?: (?:and|or) \w+)? (?:effects?|actions?|activity|properties|potency|response|burden)\b")
_PAST_ASIDE = re.compile(r"\([^()]*\) (?:and|or|and/or)")
_IN_BODY = re.compile(
    r"(?:level|concentration|absorption|metabolism|use of)"
)  # "the absorption of steroids" may be its own
_MEASURED = re.compile(r"(?:level|concentration|effect|metabolism)")  # the calcium of the body is no medicine
_OTHERS = re.compile(r"\A(?:(?:certain|some|any|other|all) )+")
_OF_BLOOD = ("blood ", "serum ", "plasma ")
_TOXIC = re.compile(r" (?:toxicity|poisoning|overdose|withdrawal)\b")
_OF_A_KIND = re.compile(r"\bcontain(?:ing)? (?:[\w-]+ )?(?:minerals|metals|cations)\Z")
_EXAMPLE = re.compile(r"(?:like|such as|including|e\.?g)\b")
_LIKE = re.compile(r",? \(?(?:like|such as|including|e\.?g\.?,?) ")
_A_VACCINE = re.compile(r"\bis an? (?:[\w-]+ ){0,4}vaccine\b|\bthe vaccine\b")
_IT = re.compile(r"it\b")
_FORM = re.compile(r"\b(?:drops?|cream|ointment|gel|lotion|spray|tablets?|patch|solution|injection)\Z")
_BEFORE_IT = re.compile(r"\b(?:before|prior to) (?:starting|beginning|taking|using|receiving|initiating|getting) \Z")
_BEGINNING = re.compile(r"(?:starting|beginning|taking|using|receiving|initiating|getting) ")
_COURSE = re.compile(r" (?:treatment|therapy|supplements?|supplementation|products?|vaccine|injections?)\Z")
_OWN_KIND = re.compile(r"(?:supplement|product|medication|medicine|drug|combination)\b")
_CAN_CHANGE = re.compile(
    r"(?:may|can|could|might) (?:also |\w+ly )?(?:increase|decrease|reduce|enhance|diminish|potentiate|interfere|affect"
    r"|alter|lower|raise|inhibit|intensify|mask|antagoni[sz]e)\b"
    r"|(?:increase|decrease|reduce|enhance|diminish|potentiate|alter|lower|raise)s? "
    r"(?:the |its |their )?(?:[\w-]+ ){0,2}?(?:effects?|effectiveness|efficacy|levels?|concentrations?|absorption"
    r"|metabolism|clearance|bioavailability|excretion|elimination)\b"
)
# "Before starting it, lithium must be stopped"
_LEAD_IN = re.compile(r"(?:before|prior to) (?:starting|beginning|initiating|taking|using) [^,.;]{2,40}, ")
_GOING_ON = re.compile(r"\A(?:undergoing|receiving) ")
_TREATED_WITH = re.compile(r"\A(?:long-term |prolonged )?(?:treatment|therapy) with ")
_STOPPED = re.compile(r"(?:should|must) (?:\w+ )?be (?:stopped|discontinued|withdrawn)\b")
_SUBJECT = re.compile(
    r"(?:should|must) (?:\w+ )?(?:not be|be avoided)(?! (?:in|during(?! treatment| therapy| use)|by|for) )|(?:is"
    r"|are) (?:\w+ )?(?:contraindicated|not recommended)(?! (?:in|during|by|for) )"
    r"|(?:should|must|ha(?:s|ve) to|needs? to) (?:\w+ )?be (?:stopped|discontinued|withdrawn)\b"
    r" (?:(?:at least )?[\w-]+ (?:days?|weeks?|hours?) )?(?:before|prior to|first)\b"
    r"|(?:requires?|necessitates?|warrants?) (?:an? |the )?(?:[\w-]+ ){0,2}"
    r"(?:dos(?:e|age|ing)|adjust|reduc|caution|monitor)"
    r"|(?:should|must) (?:\w+ )?be (?:taken|given|used|administered|applied|separated|spaced) (?:[\w-]+ ){1,5}?"
    r"(?:hours?|minutes) (?:apart|before|after)\b(?! (?:\w+ ){0,3}(?:meals?|food|eating|bed\w*|breakfast|surgery)\b)"
)


def _is_stopped(words: str, part: Stretch) -> bool:
    stopped = part.mode == "open" and _STOPPED.match(words, part.end)
    return bool(stopped and (lead := _LEAD_IN.match(words)) and part.start < lead.end() < part.end)


def targets_in(words: str, part: Stretch, page: Page, about: bool) -> Iterator[tuple[str, TargetKind, int, int]]:
    """What a stretch of a plain line names, each with its kind and span. `about`: it stands under interactions."""
    begins = part.mode == "open" and words[: part.start] in ("", "the use")
    changes = begins and _CAN_CHANGE.match(words, part.end) is not None
    subject = changes or (begins and _SUBJECT.match(words, part.end) is not None) or _is_stopped(words, part)
    anywhere = part.mode == "medicine" or (part.mode == "open" and (about or subject))
    if part.mode == "condition":
        yield from _procedures(words, part, page)
        if words.startswith("cautio", part.frame) and words.endswith(" with", 0, part.start):
            yield from _after_caution(words, part, page)
    if not anywhere and (part.mode != "open" or not _ANYWHERE.search(words, part.start, part.end)):
        return
    shared = ""  # "drugs that cause" of "drugs that cause pancreatitis or neuropathy"
    of_kind = False  # "containing minerals", of which examples follow
    before = part.start
    items = terms(words, part.start, part.end)
    for index, item in enumerate(items):
        named = part.head + _partner(item.words, page)
        between = words[before : item.start].strip()
        if is_of_action(shared) and not _WHOM.search(item.words):
            between = between.removesuffix(" the")
        clause = SHARED.match(item.words)
        joined = between in ("or", "and", "and/or") or (
            (between in _COMMAS or _PAST_ASIDE.fullmatch(between) is not None)
            and not target_of(named, page, introduced=True)
        )
        of_kind = of_kind if not clause else _OF_A_KIND.search(item.words) is not None
        joined = joined or (of_kind and item.inner and "with" not in between)
        shares = shared and joined and not clause and not named.startswith(("those ", "having "))
        shares = shares and not ("affect" in shared and _WHOM.match(named))
        if shares or clause:
            named = with_object_head(after(shared, named, items[index - 1].words) if shares else named, items, index)
        found = target_of(named, page, introduced=part.mode == "medicine")
        if not found and part.mode == "medicine" and " in " in named:  # "contraindicated with aliskiren in diabetes"
            found = target_of(named.partition(" in ")[0], page, introduced=True)
        if not found:
            if clause and item.words.endswith(" the same"):  # "... or similar ingredients"
                before, shared = item.end, clause[0]
            yield from _named_after_vague(words, item, part, page)
            continue
        if _is_no_partner(words, part, item, found, page) or (changes and not about and is_own_class(found[0], page)):
            continue
        if not _in_brackets(words, before, item.start):
            before = item.end
            shared = clause[0] if clause else shared if joined else ""
        if anywhere or _ANYWHERE.search(item.words):
            for target in _halves(found[0], page):
                yield target, found[1], item.start, item.end
            yield from _named_in_brackets(words, item.end, found, page)


def _is_no_partner(words: str, part: Stretch, item: Term, found: tuple[str, TargetKind], page: Page) -> bool:
    """Whether what an item names is not combined with the medicine: it is measured, or of the medicine's own kind."""
    if item.words.startswith("those ") and _NO_MEDICINES.search(words, max(0, item.start - _NEAR), item.start):
        return True
    if _MEASURED.match(words, part.frame) and (is_of_body(item.words) or _is_watched(words, part)):
        return True
    return bool(
        _ATTRIBUTE.match(words, item.end)
        or (found[1] == "class" and _TOXIC.match(words, item.end))
        or _is_of_own(words, item, page)
        or _IT_IS.search(words, 0, max(item.start, words.find(item.words, item.start)))
        or _is_begun(words, part, item, page)
        or _is_of_own_kind(words, part, item, page)
        or (_IN_BODY.match(words, part.frame) and _is_own_kind(words, part, item, page))
    )


def _halves(target: str, page: Page) -> tuple[str, ...]:
    """ "Sedative/hypnotic" is two, where each half is a class by itself, and so is an inhibitor or inducer."""
    if both := _EITHER_WAY.fullmatch(target):
        return f"{both[1]} inhibitor", f"{both[1]} inducer"
    halves = target.split("/") if "/" in target else ()
    return tuple(map(singular, halves)) if halves and all(map(page.vocab.class_, halves)) else (target,)


def _in_brackets(words: str, before: int, position: int) -> bool:
    return words.rfind("(", before, position) > words.rfind(")", before, position)


def _is_own_kind(words: str, part: Stretch, item: Term, page: Page) -> bool:
    """Whether the first that a frame introduces is of the medicine's own kind: "the absorption of topical steroids"."""
    alone = words[part.start : item.start].strip() in ("", "the", "topical", "the topical")
    return alone and is_own_class(singular(item.words), page)


def _is_of_own_kind(words: str, part: Stretch, item: Term, page: Page) -> bool:
    """Whether an item is the medicine by its kind, where something else is told to act on it: "some medicines interfere
    with the action of antibiotics" of an antibiotic, "alcohol interacts with opioids" of an opioid.
    """
    acts = _OF_ANOTHER.match(words)
    if acts is None or part.frame < acts.end() or _IT_ACTS.search(words, acts.end(), item.start):
        return False
    others = words.endswith(_OTHER_KINDS, 0, item.start) or item.words.startswith("other ")
    return not others and is_own_class(singular(item.words), page)


def _procedures(words: str, part: Stretch, page: Page) -> Iterator[tuple[str, TargetKind, int, int]]:
    """What is done to the patient, of a list of conditions: "contraindicated in regional anesthesia"."""
    for item in terms(words, part.start, part.end):
        frame = words[part.frame : part.start]
        if is_procedure(item.words, frame):
            done = _GOING_ON.sub("", item.words)
            medicine = _TREATED_WITH.sub("", done) if is_therapy(item.words, frame) else ""
            named = target_of(medicine, page, introduced=True) if medicine else None
            yield *(named or (singular(done), "other")), item.start, item.end


def _is_watched(words: str, part: Stretch) -> bool:
    """Whether what a frame names is measured in the blood: "blood levels of vitamin D should be monitored"."""
    return words.endswith(_OF_BLOOD, 0, part.frame) and "monitor" in words


def _after_caution(words: str, part: Stretch, page: Page) -> Iterator[tuple[str, TargetKind, int, int]]:
    """The medicines, if any, that care is to be taken with: "caution is warranted with certain antidepressants"."""
    for item in terms(words, part.start, part.end):
        named = target_of(item.words, page, introduced=False)
        others = words.endswith("other ", 0, item.start)
        combined = named and named[1] != "other" and not is_plain_food(named[0])
        if named and combined and (others or not is_own_class(named[0], page)):
            yield *named, item.start, item.end


def _is_of_own(words: str, item: Term, page: Page) -> bool:
    """Whether an item is the medicine under a wider name: "the vaccine", "oral bronchodilators like examplin"."""
    example = _LIKE.match(words, item.end)
    if example and (_IT.match(words, example.end()) or words.startswith(tuple(page.names), example.end())):
        return True
    after_the = words.endswith("the ", 0, item.start)
    if after_the and item.words.startswith("vaccine's "):
        return True
    if after_the and (_OWN_KIND.match(item.words) or is_own_class(item.words, page)):
        return True
    if (
        item.words in ("vaccine", "vaccines", "vaccination", "immunization")
        and not words.endswith(("other ", "live "), 0, item.start)
    ) or (after_the and item.words.endswith("vaccine")):
        return _is_vaccine(page)
    if not after_the:
        return False
    return _FORM.search(item.words) is not None or any(f" {item.words} " in f" {name} " for name in page.names)


def _is_vaccine(page: Page) -> bool:
    """Whether the medicine is a vaccine, by its names or by what its uses say of it."""
    if any("vaccine" in name or "toxoid" in name for name in page.names):
        return True
    return any(line.kind == "usage" and _A_VACCINE.search(line.plain) for line in page.lines)


def _is_begun(words: str, part: Stretch, item: Term, page: Page) -> bool:
    """Whether an item is what one asks about before it is begun, which is the medicine under a wider name."""
    begun = _BEGINNING.match(item.words)
    at = item.start + (begun.end() if begun else 0)
    if not _BEFORE_IT.search(words, max(0, item.start - _NEAR), at) or "other " in words[part.frame : at]:
        return False
    return _COURSE.search(item.words) is not None or is_own_class(singular(item.words), page)


def _named_after_vague(words: str, item: Term, part: Stretch, page: Page) -> Iterator[tuple[str, TargetKind, int, int]]:
    """The one substance or class in the brackets after "others" or "some drugs"."""
    bracket = _BRACKET.match(words, item.end) if part.mode == "medicine" and is_vague(item.words) else None
    found = target_of(bracket[1].strip(), page, introduced=True) if bracket and not item.inner else None
    if bracket and found and not _EXAMPLE.match(bracket[1]):
        yield *found, bracket.start(1), bracket.end(1)


def _partner(words: str, page: Page) -> str:
    """The other side where both are named: the opioids, of "tramadol with other opioids"."""
    words = words.removeprefix("use ")
    first, apart, second = words.partition(" with ")
    if not apart:
        return words
    if is_own(first.rpartition(" ")[2], page):
        return _OTHERS.sub("", second)
    if any(second.startswith(name) for name in page.names):
        return singular(first)
    bare = _OTHERS.sub("", second)
    return bare if page.vocab.class_(bare) or page.vocab.substance(bare) else words


def _named_in_brackets(
    words: str, end: int, outer: tuple[str, TargetKind], page: Page
) -> Iterator[tuple[str, TargetKind, int, int]]:
    """The one class or substance in the brackets after a target, unless it is another name of the same."""
    bracket = _BRACKET.match(words, end)
    if not bracket or outer[1] != "class":
        return
    inner = bracket[1].strip()
    entry = page.vocab.class_(inner) or page.vocab.substance(inner)
    if entry and entry != page.vocab.class_(outer[0]) and not page.vocab.is_vague(inner):
        found = target_of(inner, page, introduced=True)
        if found:
            yield *found, bracket.start(1), bracket.end(1)
