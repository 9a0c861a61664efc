"""Patient conditions: diseases, allergies, histories and states, with what the page says about use in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dispensatory.extract.conditions.answers import asked_conditions
from dispensatory.extract.conditions.arising import arising
from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.conditions.items import Found, damaged_parts, items_of
from dispensatory.extract.conditions.labelled import OF_LABELS, from_label
from dispensatory.extract.conditions.stops import stopped_for
from dispensatory.extract.conditions.terms import ANYONE, condition_of, is_population, is_said_of_it
from dispensatory.extract.conditions.there import told_as_there
from dispensatory.extract.statements.frames import Stretch, opened_by, stretches
from dispensatory.extract.statements.governing import Verdicts, ingredient_of
from dispensatory.extract.statements.merging import merged_conditions
from dispensatory.extract.statements.openers import Mode
from dispensatory.extract.statements.sequels import stop_after
from dispensatory.extract.statements.targets import target_of
from dispensatory.extract.statements.together import of_a_combination
from dispensatory.extract.text.items import terms, without_glosses
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.extract.text.view import Line, is_question, says_only_a_verdict, told_aside, with_label
from dispensatory.facts import Condition, Verdict, strongest_first

_KINDS = ("precautions", "faq", "dosage", "usage", "other", "effects")
# A label that is a sentence: "Use with caution in patients with asthma: cough may occur."
_SAYS_FOR_WHOM = Sought(
    r"\b(?:caution|contraindicated|avoid|not (?:be )?(?:used?|taken?|given?|recommended))\b.*\b(?:with|in|have|of) \w"
)
_STEMS: Stems[str] = Stems(
    {
        "frame": "patient people person individual those anyone someone women men+ adult user infants children if+ "
        "when+ you+ history presence case+of cases+of contraindicat not+ never cautio careful avoid appl condition "
        "disease disorder problem illness complication existing underlying hypersensitiv allerg anaphyla sensitiv "
        "dialysis elderly immuno debilitated isn't diabetic asthmatic hypertensive epileptic alcoholics obese "
        "malnourished dehydrated hypothyroid hypotensive smoke contact corrected "
        "assessed evaluated ruled+out be+treated toxicity "
        "worsen exacerbat aggravat inform+any tell+any screen tested testing metaboli replacement "
        "sparing reasons+not while+ suffer rule preclude withheld precluded forbid prohibit where+ n't+ cannot "
        "care+ danger hazard unsafe unsuitable inappropriate inadvisable discourag",
        "firm": "contraindicat forbid prohibit withheld precluded sparing avoid not+ n't never cautio careful monitor "
        "dialysis replacement+therapy metaboli",
    }
)
_BY_DOSE = re.compile(r"dialysis|replacement therapy|metaboli[sz]er")  # of whom a dose of their own is told
_STRONG: tuple[Verdict, ...] = ("contraindicated", "avoid")
_LISTING = Sought(
    r"contraindicat|who should not|do not (?:use|take)|should not (?:use|take)|not recommended (?:for|in)"
)
# Under these words a list item without a verb is a condition; what it raises the risk of is none.
_CAUTION = re.compile(
    r"(?:use with (?:extreme |special |particular )?|exercise |special )?cautions?"
    r"(?: in| for)?(?: the following)?\b(?! and)"
)
_NO_BARE_LIST = re.compile(
    r"\b(?:is|are|was|were|be|should|must|may|can|could|might|will|has|risks?|if|when|you|your|use|using|take|taking|avoid"
    r"|monitor\w*|including|increase\w*|potential)\b"
)
# "Not suitable for X" is about the patient only where X is a condition.
_PATIENT = re.compile(
    r"(?:patients?|people|persons?|individuals?|those|anyone|someone|women|men|adults?|history"
    r"|pre-?existing|contraindic|if you (?:have|had))\b"
)
_OF_PATIENT = re.compile(r"(?:with|have|has) (?:an? |any )?(?:known )?\Z")
# What is put right first, or makes it toxic: "low potassium must be corrected before it is started"
_PUT_RIGHT = re.compile(
    r"(?:should|must|needs? to) be (?:\w+ )?(?:treated|corrected|controlled|resolved|ruled out|excluded)"
    r" (?:\w+ ){0,2}?(?:before|prior to)\b"
    r"|(?:should|must|needs? to) (?:also )?be (?:assessed|evaluated) by (?:\w+ ){1,4}before\b"
    r"|(?:precludes?|rules? out) (?:its|the) use\b"
    r"|(?:is|are|was|were|also represents?) (?:(?:not|also|all|both|considered) ){0,2}(?:an? )?"
    r"(?:(?:absolute|relative|strict) )?contraindications?\b"
    r"|(?:(?:can|may|might|could) )?(?:also |further |significantly )?increases? (?:the )?(?:risk of )?"
    r"(?:[\w-]+ )?toxicity"
)
_WHO = re.compile(
    r"(?:patients|people|individuals|persons|recipients|metaboli[sz]ers|users|drinkers|smokers|wearers|carriers) \Z"
)
_TOLD = re.compile(
    r"(?:should|must|may|can|cannot|ought) |(?:are|is) (?:not|never|advised|contraindicated|at )|needs? |requires? "
)
_WORSENS = re.compile(r"(?:worsen|exacerbat|aggravat)")
_IN_THOSE = re.compile(r" in \Z")
_ANOTHER = re.compile(r"alcohol|drink|stopp|discontinu|side effect|adverse|withdraw|sun|smok")  # what "it" may be
_OUTCOME = re.compile(
    r"(?:increased |greater |heightened |more )\Z|(?:susceptible to|cause|causes|causing|treat|treats|treating"
    r"|used for"
    r"|lead to|leads to|develop|experience|experiencing|signs of|symptoms of"
    r"|have an?) (?:[\w-]+ ){0,2}\Z|\brisks? (?:of|for) (?:[\w-]+ ){0,5}\Z"
    r"|\brisks? of (?:(?!\b(?:patients|people|those|individuals|with|who|if|history)\b)[^.;:]){0,140}\Z"
)
_FOR = re.compile(r"(?:\bfor|treatment of|management of|prevent) (?:[\w-]+ ){0,3}\Z")  # what it is used for
_NOT_USED = re.compile(r"(?:not|never|n't) (?:(?!unless)[\w-]+ ){0,8}\Z")
_ILLS = re.compile(r"condition|disease|disorder|problem|illness|complication")
# Frames that may tell what it leads to: "risk of allergic reactions to", "may cause various conditions, including".
_OF_OUTCOME = re.compile(
    r"(?:hyper)?(?:sensitiv|allerg)|anaphyla|condition|disease|disorder|problem|illness|complication"
)
_OWN_ALLERGY = re.compile(r"\b(?:you|who|they) (?:have|has) an? (?:\w+ ){0,2}\Z")
_NOT_ABOUT_USE = Sought(
    r"\bstore\b|(?<!-)\bstorage\b(?! (?:disease|disorder))|\bunborn\b"
    r"|\b(?:women|mothers|those) (?:with|who have) [\w -]{3,40} should not breast-?feed\b"
    r"|\bbreast-?feeding is (?:\w+ly )?(?:not (?:recommended|advised)|contraindicated|discouraged)"
    r" (?:(?:for|in) (?:women|mothers|those) with\b|(?:in (?:the )?(?:presence|case) of|with|if)\b)"
)


# "Seek help if you have a rash": what comes up is no condition to use the medicine in.
_SEEK = Sought(
    r"\bseek (?:\w+ ){0,2}(?:medical|help|emergency|attention|care)\b|\bstop (?:using|taking)\b[^.]{0,60}\bif you\b"
)
_SIGNS = re.compile(r"\bif you (?:\w+ )?(?:experience|notice|develop|have|see)\b[^.;]*\Z")
# "It is contraindicated except in asthma": nothing is said of asthma.
_EXCEPTED = re.compile(r"\b(?:except(?:ing)?|other than|apart from|excluding)\b[\w ]{0,24}\Z")
_IF_YOU = re.compile(r"(?:if )?you(?:'ve| (?:\w+ ){0,2}ha(?:ve|d))\b")

# "If you are pregnant or have asthma", but not "if you feel dizzy or have a rash"
_HAVE_TOO = re.compile(
    r"\b(?:if you|who) (?:(?!experienc|develop|feel|notic|suspect|miss|respond|tolerat|fail)[^.;])*\Z"
)
# Whom an effect is told of in brackets: "wheezing (especially in patients with asthma)".
_TOLD_OF = re.compile(
    r"\((?:(?:especially|particularly|mainly|mostly|more (?:common|likely|frequent)) )?(?:in|with|for|if)\b[^()]*\Z"
)
_ON_DIALYSIS = re.compile(r"dialysis|replacement therapy")
_A_DOSE = re.compile(r"\d ?(?:(?:mg|g|mcg|units?|ml|iu)\b|%)")
_SHORT = 4  # words of a condition that no vocabulary knows
_SAYS = re.compile(
    r"\b(?:is|are|was|should|must|may|can|not|if|when|you|your|take|taking|use|using|used|therapy|treatment|with"
    r"|other|avoid|contains?)\b"
)


# Behind these what is told of other medicines: "contraindicated with medicines for asthma, epilepsy or migraine"
_WHAT_FOR = re.compile(r"\b(?:for|to|that|which|who|against|causing|due|because|as|since|may|can)\b")
# "Use with caution in patients with a history of:" and a list
_OF_HISTORY = re.compile(r"history of:?\s*\Z")


def _in_history(term: str) -> str:
    return term if "history of" in term else f"history of {term}"


def read_conditions(page: Page) -> tuple[Condition, ...]:
    """The conditions of a page, each once, in the order of the page."""
    return merged_conditions(_all(page), page.vocab)


def _all(page: Page) -> Iterator[Condition]:
    labels: tuple[str, ...] | None = None
    unknown: list[Condition] = []  # of which the line before says that it is little studied
    for line in page.lines:
        if line.kind in _KINDS or told_aside(line):
            if line.labels != labels:
                yield from asked_conditions(line, page)
                unknown = []
            labels = line.labels
            found = list(_read(line, page)) or list(_under_label(line, page))
            yield from found
            if unknown and not found and (stop := stop_after(line)):
                yield from (msgspec.structs.replace(one, verdicts=(stop,), **line.evidence()) for one in unknown)
            unknown = [one for one in found if one.verdicts == ("not_established",)]
            if line.kind == "dosage" and "if " in line.plain:
                yield from _arising(line, page)


def _under_label(line: Line, page: Page) -> Iterator[Condition]:
    """What a line says of its label, where it says no more than that ("**Asthma:** Avoid.") or the label says it."""
    if line.kind not in (*OF_LABELS, "dosage") or not line.labels:
        return iter(())
    told = with_label(line) if says_only_a_verdict(line) or _SAYS_FOR_WHOM.search(line.labels[-1]) else None
    return _read(told, page) if told else iter(())


def _arising(line: Line, page: Page) -> Iterator[Condition]:
    of = ingredient_of(line, page)
    for found in arising(without_glosses(line.plain), page):
        yield Condition(term=found.term, verdicts=strongest_first(found.verdicts), of=of, **line.evidence())


def _read(line: Line, page: Page) -> Iterator[Condition]:
    words = without_glosses(line.plain)
    first = _first_mode(line)
    stems = _STEMS.groups(words)
    framed = first != "open" or "frame" in stems
    if line.kind in ("usage", "dosage") and "firm" not in stems:
        return  # what a medicine is used for, and how much of it
    found = list(_found(words, first, page, effects=line.kind == "effects")) if framed else []
    if not found and first == "condition" and line.sentence.item:
        found = list(_whole(words, page))
    if found and line.labels and _OF_HISTORY.search(line.labels[-1]):
        found = [msgspec.structs.replace(item, term=_in_history(item.term)) for item in found]
    headed = () if found else from_label(line, page)
    if headed and framed and _names_a_population(words, first):
        headed = ()
    if not (found or headed) or _NOT_ABOUT_USE.search(words):
        return
    verdicts = Verdicts(line)
    combined = of_a_combination(words, page)
    for item in found:
        if any(start <= item.start < end for start, end in combined):
            continue
        stated = _allowed(line, item, verdicts)
        if stated:
            clause = verdicts.clause(item.start)
            span = line.evidence(min(clause.start, item.start), max(clause.end, item.end))
            yield Condition(term=item.term, verdicts=strongest_first(stated), of=ingredient_of(line, page), **span)
    for term in headed:
        if stated := verdicts.of_label():
            of = ingredient_of(line, page)
            yield Condition(term=term, verdicts=strongest_first(stated), of=of, **line.evidence())


def _names_a_population(words: str, first: Mode) -> bool:
    """Whether the line tells of patients by an organ: what it says is of them, not of what its label names."""
    return any(
        is_population(item.words)
        for part in stretches(words, first)
        if part.mode == "condition" and _PATIENT.match(words, part.frame)
        for item in terms(words, part.start, part.end)
    )


def _allowed(line: Line, item: Found, verdicts: Verdicts) -> tuple[Verdict, ...]:
    """The verdicts, where the section is one in which such a verdict is about use in a condition."""
    stated = verdicts.for_condition(item.start, item.end)
    if item.term in ANYONE and not any(v in _STRONG or v == "caution" for v in stated):
        return ()
    if item.term == "allergy" and not {*stated} - {"consult"}:
        return ()  # "tell your doctor of any allergies" says nothing of this medicine
    if line.kind == "effects" and _TOLD_OF.search(line.plain, 0, item.start):
        return ("caution",)
    if line.kind in ("usage", "effects"):
        own = verdicts.own(item.start)
        return (
            stated
            if any(v in _STRONG for v in own) or (line.kind == "effects" and set(stated) & {"caution", "monitor"})
            else ()
        )
    if line.kind == "dosage":
        if not stated and _ON_DIALYSIS.search(item.term) and _A_DOSE.search(line.plain):
            return ("adjust",)  # a dose of their own
        cautious = [v for v in stated if v in ("contraindicated", "avoid", "caution", "monitor")]
        return stated if cautious or _BY_DOSE.search(item.term) else ()
    return stated


def _first_mode(line: Line) -> Mode:
    label = line.labels[-1] if line.labels else ""
    if not label or is_question(label):
        return "open"
    mode = _mode_under(label)
    if mode == "open" and line.sentence.item and _CAUTION.match(label) and not _NO_BARE_LIST.search(line.plain):
        return "condition"
    return mode


@lru_cache(maxsize=4096)
def _mode_under(label: str) -> Mode:
    opened = opened_by(label)
    if opened in ("condition", "allergy"):
        return opened
    return "condition" if _LISTING.search(label) else "open"


def _found(words: str, first: Mode, page: Page, *, effects: bool) -> Iterator[Found]:
    """The conditions that frames of the line introduce."""
    if not effects:
        yield from damaged_parts(words)
        yield from stopped_for(words, page)
        yield from told_as_there(words, page)
    seen = False  # "with caution in asthma, as it may worsen breathing problems": the reason is no other condition
    listing = False  # after "concurrent use of", a list of conditions may go on
    of_stops = first == "condition" or words.lstrip().startswith("contraindications")  # one may be to come
    ill = _SEEK.search(words) is not None
    for part in stretches(words, first):
        if _EXCEPTED.search(words, max(0, part.frame - 25), part.start):
            listing = False
            continue
        if ill and (_IF_YOU.match(words, part.frame) or _SIGNS.search(words, 0, part.frame)):
            continue
        if words.startswith("have ", part.frame) and not _HAVE_TOO.search(words, 0, part.frame):
            continue
        if effects and not (_PATIENT.match(words, part.frame) or _OF_PATIENT.search(words, 0, part.frame)):
            continue
        if part.mode == "open" and (_PUT_RIGHT.match(words, part.end) or _are_told(words, part)):
            yield from (item for item in items_of(words, part, page) if is_known(item.term, page.vocab))
        elif part.mode == "open" or _is_outcome(words, part.frame):
            listing = False
        elif _WORSENS.match(words, part.frame):
            listing = False
            told_of = _IN_THOSE.search(words, part.start, part.end)  # "weakness in patients with"
            if not (effects or seen or told_of or _ANOTHER.search(words)) and is_said_of_it(words[: part.frame], page):
                yield from (item for item in items_of(words, part, page) if page.vocab.condition(item.term))
        elif part.mode != "medicine":
            listing = True
            for item in items_of(words, part, page):
                seen = True
                yield item
        elif listing:
            yield from (item for item in items_of(words, part, page) if is_known(item.term, page.vocab))
        elif of_stops or words.startswith("contraindicat", part.frame):
            for item in items_of(words, part, page):
                if page.vocab.condition(item.term) and not _WHAT_FOR.search(words, part.start, item.start):
                    yield item


def _are_told(words: str, part: Stretch) -> bool:
    """Whether a line begins with those who are told something: "Transplant recipients should not take it"."""
    return part.start == 0 and _TOLD.match(words, part.end) is not None and _WHO.search(words, 0, part.end) is not None


def _is_outcome(words: str, frame: int) -> bool:
    """Whether a frame tells what may come of it ("may have an allergic reaction to"), not what "you have"."""
    if words.endswith("history of ", 0, frame):
        return False
    if (
        words.startswith("allerg", frame)
        and words[frame + 6 : frame + 7] != "i"
        and _OWN_ALLERGY.search(words, 0, frame)
    ):
        return False
    if _ILLS.match(words, frame) and _FOR.search(words, 0, frame) and not _NOT_USED.search(words, 0, frame):
        return True
    return _OF_OUTCOME.match(words, frame) is not None and _OUTCOME.search(words, 0, frame) is not None


def _whole(words: str, page: Page) -> Iterator[Found]:
    """The one condition that is all a list item says, under a label that opens a list of them, known or not."""
    named = terms(words, 0, len(words))
    if len(named) == 1 and len(named[0].words.split()) <= _SHORT and not _SAYS.search(words):
        bare = named[0].words
        if (
            not page.vocab.class_(bare)
            and not target_of(bare, page, introduced=False)
            and (term := condition_of(bare, page))
        ):
            yield Found(term, named[0].start, named[0].end)
