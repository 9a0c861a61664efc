"""Interactions: what the page says not to combine with the medicine, to take care with, or that changes an effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial

import msgspec

from dispensatory.extract.conditions.answers import with_question
from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.interactions.effects import effect_of
from dispensatory.extract.interactions.headed import headed, targets_of_label
from dispensatory.extract.interactions.listed import listed
from dispensatory.extract.interactions.named import targets_in
from dispensatory.extract.interactions.pairs import pairs, said_of_both
from dispensatory.extract.interactions.procedures import planned
from dispensatory.extract.interactions.told import told_pairs
from dispensatory.extract.statements.asked import is_about_combining, is_asked, partner_asked
from dispensatory.extract.statements.frames import opened_by, stretches
from dispensatory.extract.statements.governing import Verdicts, forbids_by_no, ingredient_of, is_no
from dispensatory.extract.statements.merging import merged_interactions
from dispensatory.extract.statements.openers import Mode
from dispensatory.extract.statements.own import is_own_class
from dispensatory.extract.statements.targets import target_of
from dispensatory.extract.statements.things import is_plain_food
from dispensatory.extract.text.items import terms, without_glosses
from dispensatory.extract.text.own_name import as_it
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.extract.text.view import Line, Span, is_question, says_only_a_verdict, with_label
from dispensatory.facts import Interaction, Verdict, strongest_first
from dispensatory.facts.kinds import TargetKind
from dispensatory.vocab import Vocabulary

_OPEN: Mode = "open"
_ELSEWHERE = ("usage", "dosage", "effects")  # where only advice against it is an interaction
_CLOSE = 400  # characters between two sentences that are quoted together
_ANOTHER = ("other ", "another ", "any ")  # before a class of its own that is combined with it
_STOPS = frozenset[Verdict](("contraindicated", "avoid"))
_FIRM: tuple[Verdict, ...] = ("contraindicated", "avoid", "caution", "adjust", "monitor")
_THIS = re.compile(
    r"\b(?:concomitant|concurrent|combined|simultaneous) use\b|\b(?:th(?:is|ese|e|ose)"
    r"|such) (?:combinations?|medications|drugs|medicines|agents)\b|\b(?:together|both)\b|\A(?:no|never)\b[.,]?"
    r"|\bcombining\b"
)
_BEFORE_BOTH = re.compile(r"\bbefore (?:combining|(?:taking|using) (?:them|these|both|such))\b")
_THESE = Sought(r"\b(?:these|such|those|all) (?:\w+ )?(?:medications|drugs|medicines|agents|combinations|substances)\b")
_HEADED = ("precautions", "other", "faq")  # sections whose labels may name what is not to be combined
_KINDS = ("precautions", "faq", "dosage", "other", "effects", "usage")
_LABEL = Sought(
    r"interact|other (?:\w+ )?(?:medic|drug)|concomitant|concurrent|alcohol|grapefruit|\bsun|vaccin|lens"
    r"|\bfood and|\bfoods\b|\A(?:avoid|contraindicated)(?: (?:with|in combination with|combinations?))?\Z"
    r"|\b(?:medicines|drugs|medications|combinations|products) (?:to avoid|not to)|contraindicated combinations"
    r"|\bnot (?:be )?(?:take|taken|used?|combined?|mixed?|given?) (?:it )?(?:together )?with\b"
)
_STEMS: Stems[str] = Stems(
    {
        "context": "interact efficacy concurrent concomitant simultaneous coadminist co-administ combin mixed mixing "
        "together alongside avoid taking receiving treated+with used+with use+with taken given using effect level "
        "absorption metaboli concentration toxicity potentiat condom diaphragm cyp alcohol sun contraindicat vaccin "
        "chemotherap radiotherap immunotherap phototherap radiation+therap "
        "lens recently ed+with caution+with cautiously+with take+it take+this take+with ophthalmic eye+ interfer "
        "changes+in ed+by tanning heat "
        "those+on patients+on people+on individuals+on are+on or+on within undergoing surger anesthesi separat apart "
        "hour "
        "minutes use+other take+other have+taken has+taken have+used has+used have+received "
        "you+take you+use who+take who+use also+take also+use impact influenc contracepti birth+control "
        "additive synerg mix+ smok be+stopped be+discontinued be+withdrawn clear+of stop+ after+stopping away+from "
        "refrain abstain intercourse sexual "
        "incompatible not+take not+use not+have doses+of dose+of needed+with increased+with enhanced+with "
        "higher+with greater+with reduced+with it+and",
        "firm": "clear+of contraindicat avoid not+ n't never cautio careful risk only limit lens apart separat wait "
        "be+stopped be+discontinued be+withdrawn hour+before hours+before hour+after hours+after minutes+before "
        "minutes+after",
        "dose": "adjust reduc halv lower+dos higher+dos dose+should dose+increase dose+may dose+must "
        "dosage+should dose+is",
    }
)
_SAYS_SO = re.compile(r"contraindicat|sensitiv|allerg")
_NAMES_THEM = re.compile(r"contraindicat|\b(?:interactions?|combination|together|use) with \w")
_ALWAYS = Sought(r"\balways (?:be )?(?:used|given|taken|prescribed|administered)\b")
_NOT_WITH = re.compile(r"(?:not|never|n't) (?:be )?(?:\w+ )?(?:used|combined|given|taken|recommended)\b|\bavoid")
_TELL = re.compile(r"\b(?:inform|tell|disclose|discuss|notify|aware)\b.{0,60}\b(?:all|any|every|other)\b")
_GENERAL = frozenset("vitamin mineral herb".split())
_LIMITED = re.compile(r"\b(?:limit|minimi[sz]e|protect|sunscreen|protective clothing|moderation)")
_TAKEN_OUT = re.compile(
    r"(?:\A|[;:,] )(?:always |please )?(?:remove|take (?:off|out)) [^.;]{0,30}\blens"
    r"|\blens(?:es| wear)? (?:should|must|needs? to|ha(?:ve|s) to) (?:\w+ ){0,2}(?:removed|taken out|discontinued)\b"
)
_SPOILS = re.compile(r"weaken|damag|degrad|integrity|compromis|deteriorat|\baffect|less effective|reduce")
# What is said in general is said again of those most concerned
_MATTERS = re.compile(
    r"this is (?:\w+ )?(?:especially|particularly) (?:important|relevant|necessary|crucial|critical) (?:for|in|with"
    r"|when)\b"
)
_UNBORN = re.compile(r"\bpregnan\w+(?: \w+){0,2},? \(?(?:especially|particularly) (?:\w+ ){1,4}with \Z")
_IN_PREGNANCY = re.compile(r" (?:is|are) (?:\w+ly )?contraindicated (?:in|during) (?:pregnan|women|men whose)")
_STEADY = re.compile(r"\bavoid(?:ing)? (?:\w+ ){0,2}changes? in (?:[\w-]+ ){0,6}\Z")
_NO = re.compile(r"(?:a: ?)?(?:no|never)\b")
_YES = re.compile(r"(?:a: ?)?yes\b")
_INSTEAD = re.compile(
    r"\balternatives?\b|\bother (?:treatments?|options?)\b(?! (?:with|while))"
)  # what is taken in its place
_STORAGE = Sought(
    r"\b(?:store|stored|storage)\b|\b(?:keep|protect)\b(?! [^.;]{0,40}\b(?:skin|yourself|areas?|face|body|mind|track"
    r"|list|records?|gap|apart|doctor|provider|appointments?|intake|diet|amounts?)\b)"
    r"|\b(?:designed|helps?|helping|used|meant|intended) (?:to )?protect\b"
)
_BESIDE = re.compile(
    r"con(?:comitant|current)|co-?admin|taking|taken|given|receiving|treated|used? |alongside"
    r"|(?:patients|those|people|individuals|are) on"
)
_NONE = Sought(
    r"\bno (?:known |significant |specific |major |clinically |reported |direct "
    r"|documented )*(?:\w+ )?interactions?|not (?:known to |expected to |likely to )?interact"
    r"|does not (?:significantly )?interact|unlikely to interact"
    r"|(?:does|do)(?: not|n't) (?:seem to |appear to )?(?:\w+ly )?(?:affect|alter|influence)"
    r"|(?:not|n't) (?:make|cause|increase) [\w ]{0,30}sensitiv"
)
_WITH_FOOD = re.compile(r"\bmix(?:ed)? (?:\w+ )?(?:with|in|into)\b|\bwith (?:[\w-]+ ){0,2}(?:food|meals?|milk|water)\b")
_EITHER = re.compile(r"\bwith or without (?:food|meals?)\b")
_COMBINED_USE = re.compile(
    r"\b(?:used?|prescribed|taken|given|administered|often|always|effective"
    r"|available) (?:\w+ ){0,2}(?:in combination with|combined with|together with|alongside|with)\b"
)
_CHANGES = re.compile(
    r"interact|increas|decreas|reduc|enhanc|exacerbat|worsen|potentiat|alter|affect|damage|weaken|interfer"
    r"|rais(?:es?|ed)\b|lowers?\b|lowered|slow|inhibit|strengthen|elevat|boost|more likely|adds? to|cancel out|reverse"
    r"|impair|diminish|amplif|intensif|heighten|accentuat|attenuat|counteract|modif|boost|mask|antagoni|block|\brisk"
    r"|\bled to\b|\bdeaths?\b|\bfatal\b|reactions have|impact|influenc|compromis|additive|synerg|less effective"
    r"|\b(?:when|if) (?:it is |it's |they are )?(?:used|taken|given|combined|administered) (?:together )?with\b"
)
_HAPPENS = Sought(
    r"\b(?:lead|cause|result|make|fatal|dangerous|drows|sedat|dizz|toxic|flush|false|react|discontinue|stopped|withheld)"
)
_MUCH = re.compile(r"\b(?:excessive|heavy|large amounts|high amounts|too much|moderation|limit\w*|moderate)\b")
_PLAIN_AVOID = re.compile(r"\bavoided? or\b|\bavoid (?:drinking |consuming |all )?alcohol|\bor avoid")


def read_interactions(page: Page) -> tuple[Interaction, ...]:
    """The interactions of a page, each target once, in the order of the page."""
    return merged_interactions(_all(page), page.vocab)


def _all(page: Page) -> Iterator[Interaction]:
    """The interactions as they stand. A sentence on "this combination" is about the targets of the one before it."""
    before: tuple[Interaction, ...] = ()
    earlier: tuple[Interaction, ...] = ()  # in the sentences right before those, with no advice of their own
    labels: tuple[str, ...] | None = None
    under: tuple[tuple[str, ...], str] | None = None
    about, mode = False, _OPEN
    named_by = cache(partial(targets_of_label, page=page))  # a label stands over many lines
    for line in page.lines:
        if line.kind not in _KINDS:
            continue
        if line.labels != labels:
            before, earlier, labels = tuple(_of_question(line, page)), (), line.labels
        if (line.labels, line.kind) != under:
            under, about, mode = (line.labels, line.kind), _about(line, page), _first_mode(line, page)
        found = tuple(_read(line, page, mode, about=about))
        if not found and line.kind in _HEADED:
            found = tuple(headed(line, page, named_by, about=any(_is_about(label) for label in line.labels[:-1])))
        if line.kind in _HEADED and (told := _under_label(line, page)):
            if _is_of_label(line) and (not found or "contraindicat" in line.labels[-1]):
                found += tuple(_read(told, page, _OPEN, about=about))
            named = {old.target for old in found}
            found += tuple(new for new in headed(told, page, named_by, about=about) if new.target not in named)
        if line.kind in _HEADED:
            named = {old.target for old in found}
            found += tuple(new for new in listed(line, page) if new.target not in named)
        yield from found or _again(line, (*earlier, *before) if _THESE.search(line.plain) else before)
        earlier = (*earlier, *(old for old in before if old.verdicts == ("interacts",))) if found else ()
        before = found or before


def _under_label(line: Line, page: Page) -> Line | None:
    """The line as a sentence with its label, where that names what may be combined with the medicine."""
    label = line.labels[-1] if line.labels else ""
    if not label or _names_condition(label, page.vocab):
        return None  # what a condition may come to is no interaction
    return with_label(line)


@lru_cache(maxsize=4096)  # a label stands over many lines
def _names_condition(label: str, vocab: Vocabulary) -> bool:
    return any(is_known(item.words, vocab) for item in terms(label, 0, len(label)))


def _is_of_label(line: Line) -> bool:
    """Whether the line is about what its label names: a verdict and no more, or under "Interaction with ..." """
    if says_only_a_verdict(line):
        return True
    return _NAMES_THEM.search(line.labels[-1]) is not None and not _SAYS_SO.search(line.plain)


def _again(line: Line, before: tuple[Interaction, ...]) -> Iterator[Interaction]:
    answers = (
        line.labels[-1:] and is_question(line.labels[-1]) and before[:1] and before[0].start == line.sentence.start
    )
    if not before or not (answers or _THIS.search(line.plain)):
        return
    forbidden = (_NO.match(line.plain) or is_no(line.plain)) and not (answers and not forbids_by_no(line.labels[-1]))
    said = Verdicts(line).own(0)
    stated = tuple(v for v in said if v in _FIRM) or (("avoid",) if forbidden else ())
    if not answers and not stated and _BEFORE_BOTH.search(line.plain):
        before = tuple(old for old in before if old.verdicts == ("interacts",))
        stated = tuple(v for v in said if v == "consult")
    if answers and not stated:
        stated = tuple(v for v in said if v == "consult")
        if not stated and _YES.match(line.plain) and "interact" in line.labels[-1]:
            stated = ("interacts",)
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
    if not label.endswith("?") or not is_asked(label):
        return
    label = as_it(label, page).words
    part = partner_asked(label)
    if part is None:
        return
    for target, kind, _, _ in targets_in(label, part, page, about=False):
        if not is_plain_food(target):
            of = ingredient_of(line, page)
            yield Interaction(target=target, kind=kind, verdicts=("interacts",), of=of, **line.evidence())


def _read(line: Line, page: Page, first: Mode, *, about: bool) -> Iterator[Interaction]:
    """What a line states, `first` being what its label makes of its first words."""
    words = without_glosses(line.plain)
    named = as_it(words, page)
    told_of = (*told_pairs(named.words), *planned(named.words)) if line.kind in _HEADED else ()
    warned = (*pairs(named.words, line.labels), *told_of)
    if not about and not warned and first != "medicine" and not _may_speak(line, named.words):
        return
    if line.labels and is_question(line.labels[-1]) and _INSTEAD.search(line.labels[-1]):
        return
    if _STORAGE.search(line.plain) or (line.labels and _STORAGE.search(line.labels[-1])):
        return
    verdicts: Verdicts | None = None
    told: set[tuple[str, int, tuple[Verdict, ...]]] = (
        set()
    )  # a target named again in its clause has nothing more said of it
    parts = [(part, about, None) for part in stretches(named.words, first)]
    for part, known, says in (*parts, *((pair, True, (verdict,)) for pair, verdict in warned)):
        for target, kind, opened, closed in targets_in(named.words, part, page, known):
            if says and is_own_class(target, page) and not named.words.endswith(_ANOTHER, 0, opened):
                continue
            start, end = named.back(opened), named.back(closed)
            verdicts = verdicts or Verdicts(line)
            clause = verdicts.clause(start)
            stated = _moderated(target, words, start, verdicts.for_combination(start))
            if not _STOPS & {*stated} and (later := said_of_both(words, start)):
                stated = (*(v for v in verdicts.between(*later) if v in _STOPS), *stated)
            if says and not _STOPS & {*stated}:
                stated = stated if stated != ("interacts",) and None not in says else tuple(filter(None, says))
            denied = _NONE.search(words, clause.start, clause.end) and not set(stated) & set(_FIRM)
            beside = line.kind == "dosage" and "adjust" in stated and _BESIDE.match(named.words, part.frame)
            if not stated or (target, clause.start, stated) in told or _of_the_unborn(named.words, opened, closed):
                continue
            told.add((target, clause.start, stated))
            for_none = part.mode == "condition" and stated == ("interacts",)  # "it is used in those undergoing X"
            if denied or (for_none and kind != "other") or not (beside or _speaks(line, kind, target, stated, about)):
                continue
            yield Interaction(
                target=target,
                kind=kind,
                verdicts=stated,
                effect=effect_of(words),
                of=ingredient_of(line, page),
                **line.evidence(min(clause.start, start), max(clause.end, end)),
            )


def _of_the_unborn(words: str, start: int, end: int) -> bool:
    """Whether what is said of a combination in `words[start:end]` is that a child would be harmed by it: "pregnancy,
    especially in combination with ribavirin".
    """
    return _UNBORN.search(words, 0, start) is not None or _IN_PREGNANCY.match(words, end) is not None


def _may_speak(line: Line, words: str) -> bool:
    """Whether the line, whose `words` name the medicine "it", speaks of an interaction, where its label does not."""
    stems = _STEMS.groups(words)
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
    return is_about_combining(label) if is_question(label) else _LABEL.search(label) is not None


def _first_mode(line: Line, page: Page) -> Mode:
    label = as_it(line.labels[-1], page).words if line.labels else ""
    if label and not is_question(label) and opened_by(label) == "medicine":
        return "medicine"
    return "open"


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
        return not _STOPS.isdisjoint(stated)
    if stated == ("interacts",) and not about and _COMBINED_USE.search(line.plain) and not _CHANGES.search(line.plain):
        return False
    if kind in ("food", "other", "alcohol") and not about:
        return stated != ("interacts",) or (_CHANGES.search(line.plain) or _HAPPENS.search(line.plain)) is not None
    return target not in _GENERAL or (_CHANGES.search(line.plain) is not None and not _TELL.search(line.plain))


def _moderated(target: str, words: str, start: int, stated: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """To avoid much alcohol is to be careful with alcohol, and so is to limit anything, or to keep to it."""
    if "avoid" in stated and _STEADY.search(words, 0, start):
        return tuple(dict.fromkeys("caution" if verdict == "avoid" else verdict for verdict in stated))
    if target.endswith("contact lens") and _TAKEN_OUT.search(words) and stated in (("caution",), ("interacts",)):
        return ("avoid",)
    spoilt = target in ("condom", "diaphragm") and _SPOILS.search(words)
    if stated == ("interacts",) and (spoilt or _MATTERS.match(words)):
        return ("caution",)
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
