"""The items of a list as terms: shared words given to each ("alcohol or drug abuse"), small words left out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

from dispensatory.extract.text.lists import Item, split_list
from dispensatory.extract.text.sought import Sought
from dispensatory.words import normalise

_DEGREES = frozenset(
    "mild moderate severe acute chronic active previous prior past current recent uncontrolled "
    "untreated hypo- hyper-".split()
)
_BEFORE = _DEGREES | frozenset(
    "pre-existing preexisting existing underlying documented confirmed serious significant marked "
    "impaired severely".split()
)
_WITH_HEAD = _DEGREES | {"impaired"}  # what begins with one has a head of its own
_PARTS = frozenset(
    (
        "heart liver kidney lung thyroid brain alcohol drug substance blood muscle bone skin eye "
        "stomach bowel gallbladder "
        "broken deep latent yeast damaged irritated inflamed open infected sunburned sensitive peptic gastric duodenal "
        "food gi viral fungal weeping oozing draining "
        "p-glycoprotein p-gp bcrp cyp3a cyp3a4 cyp2d6 cyp2c9 cyp2c19 cyp2c8 cyp2b6 cyp1a2 "
        "hearing balance "
        "ovarian uterine endocrine parathyroid bladder colon mouth throat ear nose sinus chest joint leg postpartum "
        "major "
        "celiac coeliac sickle-cell demyelinating bacterial breast bile cardiac prostate seizure mood sleep clotting "
        "autoimmune opioid"
    ).split()
)
_COMPLAINTS = frozenset("allergy cold cough flu pain sinus sleep acne".split())
_MEDICINES = frozenset("medications medicines drugs products remedies treatments relievers".split())
_BETWEEN_COMPLAINTS = frozenset(("or", "and", "and/or", ",", ", or", ", and"))
_KINDS = frozenset("infections diseases disorders cancers conditions tumors tumours ulcers problems".split())
_JOINS = frozenset("of for in with that to at on by from affecting containing who which".split())
_OF_ITS_OWN = frozenset("its their any other the a an similar related".split())  # what follows has a head of its own
_PREDICATES = frozenset("compromised unstable ill impaired suppressed".split())  # of people: no head to share
_SYSTEMS = frozenset(("system", "systems"))  # of the body, not of an organ: "the liver or immune system"
_ORGANS = frozenset("heart liver kidney lung thyroid brain blood muscle bone skin eye stomach bowel".split())
_NOT_OF = {
    "food": frozenset(("supplement", "supplements", "medications", "drugs")),
    **dict.fromkeys(("mouth", "nose", "ear"), frozenset(("wound", "wounds", "skin"))),
}
_AMOUNTS = frozenset("high low unstable raised elevated increased decreased reduced abnormal".split())
_STRENGTHS = frozenset(("strong", "potent", "weak"))  # of an inhibitor: "strong or moderate inhibitors"
_ORDINALS = frozenset(("first", "second", "third"))
_ADJECTIVE = re.compile(r"(?:(?<!barbit)al|ic|ar|ary|ory|ive|ous|ed)\Z")
_BARE_HEAD = re.compile(
    r"(?:inhibitors?|inducers?|substrates?|blockers?|antagonists?|agonists?|precoma|drops|ointments|creams|gels"
    r"|sprays|lotions)\Z"
)
_HISTORY = Sought(r"(?:(?:personal (?:or|and|and/or) )?family |personal )?history of (?:an? )?")
_PURPOSE = re.compile(r"(?:(?:the )?(?:treatment|management) of |treating )")
_GLOSS = re.compile(
    r"\([\w -]{1,40}\)(?= (?:deficiency|impairment|disease|syndrome|disorders?|infections?|inhibitors?"
    r"|interval|levels?|family|proteins?|surgery|procedures?|metaboli[sz]ers?|plants?|block|valve|node"
    r"|depressants?|stimulants?|agonists?|antagonists?|blockers?|inducers?)\b)"
    r"|\((?:(?:except|unless|depending|for some|see|also known|formerly|which|this|as"
    r"|that is|i\.e\.|an? |the |where|when|if|not |may |can |could |might |will |due to"
    r"|because|since|(?:drugs?|medications?|medicines?) (?:used|that|which|for)"
    r"|rapid|slow|low |high |infections? (?:of|in) |abnormal|excess|weak|swelling"
    r"|reduced|decreased|increased|elevated|inflammation|inability|loss|narrow)[^()]*\))"
)
_LEAD = re.compile(
    r"(?:(?:known|any|certain|some|other|another|the|an?|specific|documented|confirmed|suspected|particular|various|"
    r"(?:types?|forms?|kinds?|areas?|cases?|contexts?|settings?|events?|episodes?)(?= of )"
    r"|(?:large|extensive|wide)(?= (?:skin )?(?:areas|surfaces) of)"
    r"|in|with|those(?= (?:with|who|on|in|at|of))(?! with (?:[\w/-]+ ){1,3}(?:properties|effects|actions|activity)\b)"
    r"|patients|people|individuals|persons|who"
    r"|have|having|had|of|for|due to|because of|also|is|are|being|recently|currently|previously|undergone) )+"
)
_TAIL = re.compile(
    r"(?:,? (?:in|of|or|and|as|such|that|the|with|on|to|for|you|they|patients|individuals|people|those"
    r"|also|even|not|generally|too|it|in the past|"
    r"both|at|by|he|she|may|etc\.?|who|which|concurrently|concomitantly|simultaneously|patient|is|are|from))+\Z"
)


class Term(msgspec.Struct, frozen=True):
    """An item of a list and its span in the plain line; `inner` where it is an example of the one before."""

    words: str
    start: int
    end: int
    inner: bool


def without_glosses(words: str) -> str:
    """`words` with brackets that only explain or limit blanked out, as long as `words`."""
    return _blanked(words) if "(" in words else words


@lru_cache(maxsize=1 << 12)
def _blanked(words: str) -> str:
    return _GLOSS.sub(lambda found: " " * len(found[0]), words)


@lru_cache(maxsize=1 << 12)
def terms(words: str, start: int, end: int) -> tuple[Term, ...]:
    """The terms of the list `words[start:end]`; kept for a while, as conditions and interactions ask for the same."""
    items = split_list(words, start, end)
    out: list[Term] = []
    shared = ""
    for index, item in enumerate(items):
        text = " ".join(words[item.start : item.end].split())
        following = items[index + 1] if index + 1 < len(items) else None
        if text in _DEGREES and following is not None:
            shared = f"{text} or "
            continue
        text = _cleaned(shared + _with_head(text, items, index, words))
        text, shared = _with_history(text, out, item, words), ""
        if text:
            out.append(Term(text, item.start, item.end, item.inner))
    return tuple(out)


def _with_head(text: str, items: tuple[Item, ...], index: int, words: str) -> str:
    """Give an item the head that stands only with the last of its list, or the modifiers that stand with the first."""
    bare = _PURPOSE.sub("", _HISTORY.sub("", text))
    if bare.endswith("-") or bare in _ORDINALS:
        return _completed(bare, items, index, words)
    if text in _COMPLAINTS and (kind := _medicine_after(items, index, words)):
        return f"{text} {kind}"
    *degrees, bare = bare.split() or [""]
    if _BEFORE.issuperset(degrees) and (bare in _PARTS or bare in _STRENGTHS or _ADJECTIVE.search(bare)):
        if items[index].inner and (head := _head_around(items, index, words)):
            return f"{text} {head}"
        for later in items[index + 1 : index + 4]:
            rest = words[later.start : later.end].split()
            if len(rest) > 2 and rest[0].endswith("ly"):  # "deep or severely infected wounds"
                rest = rest[1:]
            if len(rest) > 1 and later.inner == items[index].inner:
                before = words[items[index].end : later.start].split()
                own = rest[0] in _OF_ITS_OWN or rest[-1] in _PREDICATES or _is_joined(rest)
                own = own or (rest[0] in _WITH_HEAD and bare not in _STRENGTHS and bare != "latent")
                own = own or rest[-1] in _NOT_OF.get(bare, _SYSTEMS if bare in _ORGANS else ())
                return text if own or not _OF_ITS_OWN.isdisjoint(before) else f"{text} {_head_of(rest)}"
            if len(rest) != 1 or later.inner != items[index].inner:
                break
    if text in _AMOUNTS and index + 1 < len(items) and items[index + 1].inner == items[index].inner:
        amount, *rest = words[items[index + 1].start : items[index + 1].end].split()
        if rest and amount in _AMOUNTS:  # "high or low blood pressure"
            return " ".join((text, *rest))
    if index and _BARE_HEAD.match(text):
        beside = next((old for old in reversed(items[:index]) if old.inner == items[index].inner), items[index - 1])
        before = words[beside.start : beside.end].split()
        if len(before) > 1 and _BARE_HEAD.match(before[-1]):
            return " ".join((*before[:-1], text))
    return text


def _medicine_after(items: tuple[Item, ...], index: int, words: str) -> str | None:
    """The medicines of "cough, cold or allergy medicines"."""
    for item, following in pairwise(items[index : index + 4]):
        if words[item.end : following.start].strip() not in _BETWEEN_COMPLAINTS:
            return None
        complaint, _, kind = words[following.start : following.end].partition(" ")
        if complaint not in _COMPLAINTS or kind in _MEDICINES:
            return kind if complaint in _COMPLAINTS else None
    return None


def _is_joined(words: list[str]) -> bool:
    """Whether what a small word joins stands for itself: "burns of the skin", not "lymphatic stasis in it"."""
    if _JOINS.isdisjoint(words):
        return False
    return len(words) < 3 or words[1] in _JOINS or not (words[0] in _PARTS or _ADJECTIVE.search(words[0]))


def _head_of(words: list[str]) -> str:
    """What the last of a list shares: "stage renal disease", but of "herpes simplex infections" the head alone."""
    kind = words[-1] in _KINDS and len(words) > 2 and words[0] not in _PARTS and not _ADJECTIVE.search(words[0])
    return words[-1] if kind else " ".join(words[1:])


def _head_around(items: tuple[Item, ...], index: int, words: str) -> str | None:
    """The head before the brackets of "infections (viral, fungal)"."""
    around = next((item for item in reversed(items[:index]) if not item.inner), None)
    head = words[around.start : around.end].split()[-1] if around else ""
    return head if head in ("infections", "cancers", "tumors", "tumours", "ulcers") else None


def _completed(text: str, items: tuple[Item, ...], index: int, words: str) -> str:
    """ "Second- or third-degree heart block", "oestrogen- or progestin-dependent tumours": both to their ends."""
    rest = words[items[index + 1].start : items[index + 1].end].split() if index + 1 < len(items) else []
    first, hyphen, end = rest[0].partition("-") if rest else ("", "", "")
    return " ".join((f"{text.rstrip('-')}-{end}", *rest[1:])) if first and hyphen and end else text


def _with_history(text: str, out: list[Term], item: Item, words: str) -> str:
    """ "A history of ulcers or bleeding": both are history, where no comma parts them."""
    if out and not _HISTORY.match(text) and not text.startswith("risk") and (found := _HISTORY.match(out[-1].words)):
        between = words[out[-1].end : item.start]
        if between.strip() in ("or", "and/or") and not item.inner:
            return found[0] + text
    return text


def _cleaned(text: str) -> str:
    lead = _LEAD.match(text)
    text = (text[lead.end() :] if lead else text).split(" (", 1)[0]
    return _TAIL.sub("", text).strip(" .,;:-'\"()[]")


def singular(term: str) -> str:
    """`term` with its last word, and the word before "of", "that" and the like, in the singular."""
    parts = term.split()
    heads = {len(parts) - 1}
    for index, word in enumerate(parts[1:], 1):
        if word in (
            "that",
            "which",
            "affecting",
            "containing",
            "with",
            "having",
            "impacting",
            "influencing",
            "metabolized",
            "eliminated",
            "known",
            "used",
            "due",
            "caused",
            "associated",
        ):
            heads = {index - 1}
            break
    return " ".join(_one(word) if index in heads else word for index, word in enumerate(parts))


def _one(word: str) -> str:
    if word == "lens":
        return word
    if word.endswith(("lenses", "xes")):
        return word[:-2]
    if word.endswith(("cheeses", "douches")):
        return word[:-1]
    first, hyphen, last = word.rpartition("-")
    if hyphen and last.isalpha() and len(last) > 4:
        return f"{first}-{_one(last)}"
    if not word.endswith("s") or not word.isalpha():
        return word
    single = normalise(word)
    if word.startswith(single[:-1]) or single.endswith(("y", "is")):
        return single
    return word[:-1] if normalise(word[:-1]) == single else word  # "anaesthetics", whose normal form is American
