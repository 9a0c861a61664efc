"""Interactions: what the page says not to combine with the medicine, to take care with, or that changes an effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dispensatory.extract.answers import with_question
from dispensatory.extract.frames import Stretch, opened_by, stretches
from dispensatory.extract.governing import Verdicts, ingredient_of
from dispensatory.extract.items import Term, singular, terms, without_glosses
from dispensatory.extract.merging import merged_interactions
from dispensatory.extract.openers import Mode
from dispensatory.extract.page import Page
from dispensatory.extract.procedures import is_procedure
from dispensatory.extract.sought import Sought
from dispensatory.extract.stems import Stems
from dispensatory.extract.targets import (
    is_of_body,
    is_own,
    is_own_class,
    is_plain_food,
    is_vague,
    target_of,
)
from dispensatory.extract.view import Line, Span, is_question
from dispensatory.facts import Interaction, Verdict, strongest_first
from dispensatory.facts.kinds import TargetKind

_ELSEWHERE = ("usage", "dosage", "effects")  # where only advice against it is an interaction
_CLOSE = 400  # characters between two sentences that are quoted together
_FIRM: tuple[Verdict, ...] = ("contraindicated", "avoid", "caution", "adjust", "monitor")
_THIS = re.compile(
    r"\b(?:concomitant|concurrent|combined|simultaneous) use\b|\b(?:th(?:is|ese|e|ose)"
    r"|such) (?:combinations?|medications|drugs|medicines|agents)\b|\btogether\b|\Ano\b[.,]?|\bcombining\b"
)
_KINDS = ("precautions", "faq", "dosage", "other", "effects", "usage")
_LABEL = Sought(
    r"interact|other (?:\w+ )?(?:medic|drug)|concomitant|concurrent|alcohol|grapefruit|\bsun|vaccin|lens"
    r"|\bfood and|\bfoods\b"
)
_ASKED = Sought(
    r"\b(?:take|taking|use|using|drink|consume|combine|eat|mix|wear)\b[^?]{0,80}\b(?:with|while"
    r"|alongside)\b|alcohol|interact|\bsun\b|\blens"
)
_STEMS: Stems[str] = Stems(
    {
        "context": "interact efficacy concurrent concomitant simultaneous coadminist co-administ combin mixed mixing "
        "together alongside avoid taking receiving treated+with used+with use+with taken given using effect level "
        "absorption metaboli concentration toxicity potentiat condom diaphragm cyp alcohol sun contraindicat vaccin "
        "lens recently ed+with caution+with cautiously+with take+it take+this take+with ophthalmic eye+ interfer "
        "changes+in ed+by tanning heat "
        "those+on patients+on people+on individuals+on are+on within undergoing surger anesthesi",
        "firm": "contraindicat avoid not+ n't never cautio careful risk only limit lens apart separat wait",
        "dose": "adjust reduc halv lower+dos higher+dos dose+should dose+increase dose+may dose+must "
        "dosage+should dose+is",
    }
)
_ANYWHERE = re.compile(
    r"\balcohol|\bcyp|\bcondom|\bdiaphragm|\bsun|\bgrapefruit|\bcontact lens"
)  # named without a frame, still another thing
_SHARED = Sought(
    r"(?:\w+[ -]){1,4}(?:(?:that|which) (?:may |can |also )?\w+|affecting|containing|causing"
    r"|increasing|impacting|influencing) "
)
_WHOM = re.compile(r"elderly|older|child|adult|women|men\b|patient|pregnan|people")
_BRACKET = re.compile(r" ?\(([a-z][a-z' -]{2,40})\)")
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
_EXAMPLE = re.compile(r"(?:like|such as|including|e\.g)\b")
_LIKE = re.compile(r",? \(?(?:like|such as|including|e\.g\.,?) ")
_FORM = re.compile(r"\b(?:drops?|cream|ointment|gel|lotion|spray|tablets?|patch|solution|injection)\Z")
_OWN_KIND = re.compile(r"(?:supplement|product|medication|medicine|drug|combination)\b")
_ALWAYS = Sought(r"\balways (?:be )?(?:used|given|taken|prescribed|administered)\b")
_NOT_WITH = re.compile(r"(?:not|never|n't) (?:be )?(?:\w+ )?(?:used|combined|given|taken|recommended)\b|\bavoid")
_TELL = re.compile(r"\b(?:inform|tell|disclose|discuss|notify|aware)\b.{0,60}\b(?:all|any|every|other)\b")
_GENERAL = frozenset("vitamin mineral herb".split())
_LIMITED = re.compile(r"\b(?:limit|minimi[sz]e|protect|sunscreen|protective clothing|moderation)")
_NO = re.compile(r"(?:a: ?)?no\b")
_PARTNER = re.compile(r"\b(?:with|alongside|drink(?:ing)?|consum(?:e|ing))\b")
_CAN_CHANGE = re.compile(
    r"(?:may|can|could|might) (?:also |\w+ly )?(?:increase|decrease|reduce|enhance|diminish|potentiate|interfere|affect"
    r"|alter|lower|raise|inhibit|intensify|mask|antagoni[sz]e)\b"
)
_SUBJECT = re.compile(
    r"(?:should|must) (?:\w+ )?(?:not be|be avoided)(?! (?:in|during(?! treatment| therapy| use)|by|for) )|(?:is"
    r"|are) (?:\w+ )?(?:contraindicated|not recommended)(?! (?:in|during|by|for) )"
)
_STORAGE = Sought(r"\b(?:store|stored|storage|keep|protect)\b")
_BESIDE = re.compile(
    r"con(?:comitant|current)|co-?admin|taking|taken|given|receiving|treated|used? |alongside"
    r"|(?:patients|those|people|individuals|are) on"
)
_NONE = Sought(
    r"\bno (?:known |significant |specific |major |clinically |reported |direct "
    r"|documented )*(?:\w+ )?interactions?|not (?:known to |expected to |likely to )?interact"
    r"|does not (?:significantly )?interact|unlikely to interact"
    r"|(?:does|do)(?: not|n't) (?:seem to |appear to )?(?:\w+ly )?(?:affect|alter|influence)"
)
_EFFECT = Sought(
    r"(?:(?:may|can|could|might|which|that|potentially|significantly|and|to) )*\b((?:increas|decreas|reduc"
    r"|enhanc|exacerbat|worsen|potentiat|alter|affect|diminish|lower|rais|interfer|lead|caus|impair)(?:e"
    r"|es|ed|ing|s)?\b[^.;()]{3,90})"
)
_RISK = Sought(r"\b(increased (?:the )?risk of [^.;()]{3,60})")
_WITH_FOOD = re.compile(r"\bmix(?:ed)? (?:\w+ )?(?:with|in|into)\b|\bwith (?:[\w-]+ ){0,2}(?:food|meals?|milk|water)\b")
_EITHER = re.compile(r"\bwith or without (?:food|meals?)\b")
_COMBINED_USE = re.compile(
    r"\b(?:used?|prescribed|taken|given|administered|often|always|effective"
    r"|available) (?:\w+ ){0,2}(?:in combination with|combined with|together with|alongside|with)\b"
)
_CHANGES = re.compile(
    r"interact|increas|decreas|reduc|enhanc|exacerbat|worsen|potentiat|alter|affect|damage|weaken|interfer"
    r"|impair|diminish|amplif|mask|antagoni|block|\brisk"
)
_MUCH = re.compile(r"\b(?:excessive|heavy|large amounts|high amounts|too much|moderation|limit\w*|moderate)\b")
_PLAIN_AVOID = re.compile(r"\bavoided? or\b|\bavoid (?:drinking |consuming |all )?alcohol|\bor avoid")


def read_interactions(page: Page) -> tuple[Interaction, ...]:
    """The interactions of a page, each target once, in the order of the page."""
    return merged_interactions(_all(page), page.vocab)


def _all(page: Page) -> Iterator[Interaction]:
    """The interactions as they stand. A sentence on "this combination" is about the targets of the one before it."""
    before: tuple[Interaction, ...] = ()
    labels: tuple[str, ...] | None = None
    under: tuple[tuple[str, ...], str] | None = None
    about = False
    for line in page.lines:
        if line.kind not in _KINDS:
            continue
        if line.labels != labels:
            before, labels = tuple(_of_question(line, page)), line.labels
        if (line.labels, line.kind) != under:
            under, about = (line.labels, line.kind), _about(line, page)
        found = tuple(_read(line, page, about=about))
        yield from found or _again(line, before)
        before = found or before


def _again(line: Line, before: tuple[Interaction, ...]) -> Iterator[Interaction]:
    answers = (
        line.labels[-1:] and is_question(line.labels[-1]) and before[:1] and before[0].start == line.sentence.start
    )
    if not before or not (answers or _THIS.search(line.plain)):
        return
    said = Verdicts(line).own(0)
    stated = tuple(v for v in said if v in _FIRM) or (("avoid",) if _NO.match(line.plain) else ())
    if answers and not stated:
        stated = tuple(v for v in said if v == "consult")
    for old in before if stated else ():
        yield msgspec.structs.replace(
            old, verdicts=strongest_first(stated), **(with_question(line) if answers else _with_naming(line, old))
        )


def _with_naming(line: Line, old: Interaction) -> Span:
    """The words of this line, with those before it that name what it is about, where they stand close."""
    if 0 < line.sentence.start - old.start < _CLOSE:
        return line.cut(old.start, line.sentence.end)
    return line.evidence()


def _of_question(line: Line, page: Page) -> Iterator[Interaction]:
    """What a question asks to combine with the medicine; it is a fact only once the answer says something of it."""
    label = line.labels[-1] if line.labels else ""
    if not label.endswith("?") or not _ASKED.search(label):
        return
    partner = _PARTNER.search(label)
    if not partner:
        return
    end = label.find(" while ", partner.end())
    part = Stretch("medicine", partner.start(), partner.end(), end if end > 0 else len(label) - 1)
    for target, kind, _, _ in _targets(label, part, page, about=False):
        if not is_plain_food(target):
            of = ingredient_of(line, page)
            yield Interaction(target=target, kind=kind, verdicts=("interacts",), of=of, **line.evidence())


def _read(line: Line, page: Page, *, about: bool) -> Iterator[Interaction]:
    if not about and not _may_speak(line):
        return
    if _STORAGE.search(line.plain) or (line.labels and _STORAGE.search(line.labels[-1])):
        return
    words = without_glosses(line.plain)
    verdicts: Verdicts | None = None
    told: set[tuple[str, int]] = set()  # a target named again in its clause has nothing more said of it
    for part in stretches(words, _first_mode(line)):
        for target, kind, start, end in _targets(words, part, page, about):
            verdicts = verdicts or Verdicts(line)
            clause = verdicts.clause(start)
            if (target, clause.start) in told:
                continue
            told.add((target, clause.start))
            stated = _moderated(target, words, verdicts.for_combination(start))
            denied = _NONE.search(words, clause.start, clause.end) and not set(stated) & set(_FIRM)
            beside = line.kind == "dosage" and "adjust" in stated and _BESIDE.match(words, part.frame)
            if denied or not (beside or _speaks(line, kind, target, stated, about)):
                continue
            yield Interaction(
                target=target,
                kind=kind,
                verdicts=stated,
                effect=_effect(words),
                of=ingredient_of(line, page),
                **line.evidence(min(clause.start, start), max(clause.end, end)),
            )


def _may_speak(line: Line) -> bool:
    """Whether the line holds words of an interaction, where its label is of none."""
    stems = _STEMS.groups(line.plain)
    if "context" not in stems:
        return False
    return line.kind not in _ELSEWHERE or "firm" in stems or (line.kind == "dosage" and "dose" in stems)


def _about(line: Line, page: Page) -> bool:
    """Whether the line stands under a label, or answers a question, about interactions, or under another medicine."""
    if any(_is_about(label) for label in line.labels):
        return True
    label = line.labels[-1] if line.kind == "precautions" and line.labels else ""
    return bool(label) and label not in page.names and target_of(label, page, introduced=False) is not None


@lru_cache(maxsize=4096)
def _is_about(label: str) -> bool:
    return (_ASKED if is_question(label) else _LABEL).search(label) is not None


def _first_mode(line: Line) -> Mode:
    label = line.labels[-1] if line.labels else ""
    if label and not is_question(label) and opened_by(label) == "medicine":
        return "medicine"
    return "open"


def _targets(words: str, part: Stretch, page: Page, about: bool) -> Iterator[tuple[str, TargetKind, int, int]]:
    begins = part.mode == "open" and part.start == 0
    changes = begins and _CAN_CHANGE.match(words, part.end) is not None
    subject = changes or (begins and _SUBJECT.match(words, part.end) is not None)
    anywhere = part.mode == "medicine" or (part.mode == "open" and (about or subject))
    if part.mode == "condition":
        yield from _procedures(words, part, page)
        if words.startswith("cautio", part.frame) and words.endswith(" with", 0, part.start):
            yield from _after_caution(words, part, page)
    if not anywhere and (part.mode != "open" or not _ANYWHERE.search(words, part.start, part.end)):
        return
    shared = ""  # "drugs that cause" of "drugs that cause pancreatitis or neuropathy"
    before = part.start
    for item in terms(words, part.start, part.end):
        named = _partner(item.words, page)
        between = words[before : item.start].strip()
        if "affect" in shared and not _WHOM.search(item.words):
            between = between.removesuffix(" the")
        clause = _SHARED.match(item.words)
        joined = between in ("or", "and", "and/or") or (
            (between in _COMMAS or _PAST_ASIDE.fullmatch(between) is not None)
            and not target_of(named, page, introduced=True)
        )
        shares = shared and joined and not clause
        found = target_of(shared + named if shares else named, page, introduced=part.mode == "medicine")
        if not found:
            yield from _named_after_vague(words, item, part, page)
            continue
        if _MEASURED.match(words, part.frame) and (is_of_body(item.words) or _is_watched(words, part)):
            continue
        if (
            _ATTRIBUTE.match(words, item.end)
            or (found[1] == "class" and _TOXIC.match(words, item.end))
            or _is_of_own(words, item, page)
            or (changes and not about and is_own_class(found[0], page))
            or (_IN_BODY.match(words, part.frame) and _is_own_kind(words, part, item, page))
        ):
            continue
        if not _in_brackets(words, before, item.start):
            before = item.end
            shared = clause[0] if clause else shared if joined else ""
        if anywhere or _ANYWHERE.search(item.words):
            yield *found, item.start, item.end
            yield from _named_in_brackets(words, item.end, found, page)


def _in_brackets(words: str, before: int, position: int) -> bool:
    return words.rfind("(", before, position) > words.rfind(")", before, position)


def _is_own_kind(words: str, part: Stretch, item: Term, page: Page) -> bool:
    """Whether the first that a frame introduces is of the medicine's own kind: "the absorption of topical steroids"."""
    alone = words[part.start : item.start].strip() in ("", "the", "topical", "the topical")
    return alone and is_own_class(singular(item.words), page)


def _procedures(words: str, part: Stretch, page: Page) -> Iterator[tuple[str, TargetKind, int, int]]:
    """What is done to the patient, of a list of conditions: "contraindicated in regional anesthesia"."""
    for item in terms(words, part.start, part.end):
        if is_procedure(item.words, words[part.frame : part.start]):
            yield singular(item.words), "other", item.start, item.end


def _is_watched(words: str, part: Stretch) -> bool:
    """Whether what a frame names is measured in the blood: "blood levels of vitamin D should be monitored"."""
    return words.endswith(_OF_BLOOD, 0, part.frame) and "monitor" in words


def _after_caution(words: str, part: Stretch, page: Page) -> Iterator[tuple[str, TargetKind, int, int]]:
    """The medicines, if any, that care is to be taken with: "caution is warranted with certain antidepressants"."""
    for item in terms(words, part.start, part.end):
        named = target_of(item.words, page, introduced=False)
        if named and named[1] in ("class", "substance") and not is_own_class(named[0], page):
            yield *named, item.start, item.end


def _is_of_own(words: str, item: Term, page: Page) -> bool:
    """Whether an item is the medicine under a wider name: "the vaccine", "oral bronchodilators like examplin"."""
    example = _LIKE.match(words, item.end)
    if example and any(words.startswith(name, example.end()) for name in page.names):
        return True
    after_the = words.endswith("the ", 0, item.start)
    if after_the and (_OWN_KIND.match(item.words) or is_own_class(item.words, page)):
        return True
    if (
        item.words in ("vaccine", "vaccines", "vaccination", "immunization")
        and not words.endswith(("other ", "live "), 0, item.start)
    ) or (after_the and item.words.endswith(" vaccine")):
        return any("vaccine" in name for name in page.names)
    if not after_the:
        return False
    return _FORM.search(item.words) is not None or any(f" {item.words} " in f" {name} " for name in page.names)


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


def _speaks(line: Line, kind: TargetKind, target: str, stated: tuple[str, ...], about: bool) -> bool:
    """Whether the line says something of the combination, by the kind of what is combined."""
    if (
        line.kind in ("usage", "dosage", "effects")
        and not about
        and not set(stated) & {"contraindicated", "avoid", "caution"}
    ):
        return False
    if _ALWAYS.search(line.plain):
        return False
    if line.kind == "usage" and _COMBINED_USE.search(line.plain) and not _NOT_WITH.search(line.plain):
        return False
    if kind == "food" and is_plain_food(target) and _EITHER.search(line.plain):
        return False
    if kind == "food" and (is_plain_food(target) or _WITH_FOOD.search(line.plain)):
        return "avoid" in stated
    if stated == ("interacts",) and not about and _COMBINED_USE.search(line.plain) and not _CHANGES.search(line.plain):
        return False
    if kind in ("food", "other", "alcohol") and not about:
        return stated != ("interacts",) or _CHANGES.search(line.plain) is not None
    return target not in _GENERAL or (_CHANGES.search(line.plain) is not None and not _TELL.search(line.plain))


def _moderated(target: str, words: str, stated: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """To avoid much alcohol is to be careful with alcohol, and so is to limit anything."""
    if stated == ("interacts",) and target in ("sunlight", "alcohol") and _LIMITED.search(words):
        return ("caution",)
    if (
        target == "alcohol"
        and _MUCH.search(words)
        and "contraindicated" not in stated
        and not _PLAIN_AVOID.search(words)
    ):
        return tuple(dict.fromkeys("caution" if verdict == "avoid" else verdict for verdict in stated))
    return stated


def _effect(words: str) -> str | None:
    found = _RISK.search(words) or _EFFECT.search(words)
    if not found:
        return None
    text = re.split(r",? (?:while|when|so|and (?:should|may|is)|consult|but)\b", found[1].strip(" ,"))[0].strip(" ,.")
    return " ".join(text.split()) or None
