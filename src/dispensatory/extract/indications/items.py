"""The items of a list of uses: which stand together, and which share a head ("fungal and bacterial infections")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from dispensatory.extract.indications.terms import without_lead
from dispensatory.extract.text.lists import Item, split_list

_DEGREE = re.compile(
    r"(?:(?:locally|very|highly|newly|mild to|moderate to|moderately|mild to moderately) )?(?:mild|moderate|severe"
    r"|advanced|complicated"
    r"|uncomplicated|occasional"
    r"|persistent|temporary|minor|major|metastatic|recurrent|relapsed|refractory|serious|life-threatening"
    r"|unresectable|acute|subacute|chronic|early|late|primary|secondary|active|latent|complex|resistant|simple|common"
    r"|short-term|long-term|sudden|new|previously untreated|high-grade|low-grade|moderate-to-severe|localized"
    r"|multiple|severe acute|severe chronic)\Z"
)
_HOW_BAD = re.compile(r"\A(?:mild|moderate|severe)(?: to |-to-)(?:moderate|severe) (?=\w)")
_PAIRS = (
    ("acute", "subacute", "chronic"),
    ("primary", "secondary"),
    ("complicated", "uncomplicated"),
    ("seasonal", "perennial"),
    ("open-angle", "angle-closure"),
)
_ADJECTIVE = re.compile(
    r"(?:(?!of |in |for |with |both )[\w'-]+ ){0,2}?(?:[\w-]+(?:al|ic|ar|ary|ive|ous|ed|oid|tory|'s|ine|ant|ent|an)"
    r"|upper|lower|post-?\w+|pre-?\w+|autoimmune|fallopian tube"
    r"|type \w|vitamin|mineral|nutrient|skin|eye|ear|sinus"
    r"|mouth|gum|scalp|chest|lung|kidney|bladder|throat|nose|joint|muscle|back|stomach|menstrual|vitamin \w+|folate"
    r"|iron|zinc|calcium|dry|wet|sore|itchy|runny|watery|oily|puffy|weak|rough|scaly|flaky|thinning|greasy|tired"
    r"|wound|blood|tension|small|yeast|tooth|dental|anxiety|bone|hand|foot|breast|colon|head|heart|liver"
    r"|pancreas|bowel)\Z"
)
_TRACTS = re.compile(
    r"(?:upper|lower|respiratory|urinary|gastrointestinal|gi|genitourinary|genital|digestive|reproductive|biliary"
    r"|intestinal)\Z"
)
_ONE_PLACE = frozenset(("bone", "skin", "head", "hand", "nail"))
_AND = re.compile(r"(?:and|or|and/or|&|,? ?as well as)")
_LETTER = re.compile(r"(?:, (?:and |or )?| and | or |/)([a-z\d]|i{1,3}|iv)(?![\w'-])")
# "A deficiency of iron and zinc", "deficiencies in one or more of these vitamins".
_ANY = r"(?:(?:both|either|more|of|these|those|the|this|various|several|certain|specific|specifically|essential|vital"
_ANY += r"|important|crucial|key|multiple|many|different|all|other|included|particularly|namely|two|three|four|five"
_ANY += r"|(?:(?:b )?vitamins|nutrients|minerals|micronutrients|electrolytes):) )*"
_LACK = re.compile(rf"(?:[\w'-]+ ){{0,3}}?deficienc(?:y|ies) (?:of|in) {_ANY}((?:[\w'-]+ ){{0,2}}[\w'-]+)")
_WHOSE_LACK = re.compile(
    r"\b(?:their|your|his|her|diets?|children|adults|patients|people|individuals|women|men|body|animals)\b"
)
_LEAD_OF_LACK = re.compile(_ANY)
_ADVERB = re.compile(r" \w+ly\Z")
_KIND_OF_LACK = re.compile(r"(?:(b )?vitamin|nutrient|mineral|micronutrient|trace element|electrolyte)s\Z")
_VITAMIN = re.compile(r"\Avitamins |\A(?=[a-ek]\d{0,2}\Z)")  # "vitamins A, D and B6"
_OTHER = re.compile(r"\A(?:other|certain|some|various) ")
# An act on the body of which what follows is another object: "disinfection of skin and mucous membranes".
_ACT = re.compile(
    r"(?:the )?((?:disinfection|irrigation|cleansing|cleaning|lubrication|moisturi[sz]ation|dilation) of )"
)
# Two acts on one thing: "induction and maintenance of anesthesia".
_ACTS = frozenset(("induction", "initiation", "maintenance"))
_ACT_OF = re.compile(r"(?:induction|maintenance) (?=of )")
_SCALY = ("scaly", "oily", "early", "flaky")  # no adverbs
_SHORT = 3  # words of what is lacked
# What a disease comes with, of which only the adjective stands: "eczema with bacterial (or fungal infection)".
_WITH = re.compile(r"[\w -]+ with (?:secondary |superimposed )?(?:bacterial|viral|fungal|microbial|yeast)\Z")
_GERMS = re.compile(r" (?:bacteria|fungi|organisms|pathogens|viruses) ")
_OF_WHAT = re.compile(r" (?:of|with|in|from|to|by|after) ")
# What a list of substances shares: "arsenic and mercury poisoning".
_OF_SUBSTANCES = re.compile(r" (?:poisoning|overdose|toxicity|intoxication|withdrawal|dependence|addiction)s?\Z")
_CHAIN = 4
_PLACES = (
    " nose",
    " skin",
    " scalp",
    " mouth",
    " throat",
)  # where an adjective is before it: "irritated and damaged skin"


class Use(msgspec.Struct, frozen=True):
    """The words of one use, their span in the plain line, and whether they are an example of the one before."""

    words: str
    start: int
    end: int
    inner: bool


def uses(words: str, start: int, end: int, stands: Callable[[str], bool]) -> Iterator[Use]:
    """The items of the list `words[start:end]`; `stands` tells whether words name a use by themselves."""
    items = _merged(words, split_list(words, start, end))
    skipped = -1
    lacking = False
    for index, item in enumerate(items):
        if index <= skipped:
            continue
        text = words[item.start : item.end]
        lacked = _LACK.fullmatch(text)
        lacking = bool(lacked) or (lacking and not stands(text) and _is_short(text))
        if lacking:
            if lacked and lacked[1] == "one":  # "or more of these"
                continue
            yield Use(_lack_of(lacked[1] if lacked else text, text), item.start, item.end, item.inner)
            for other in _lettered(words, end, item):
                yield Use(f"vitamin {other.words[-1]} deficiency", other.start, other.end, other.inner)
            continue
        following = items[index + 1] if index + 1 < len(items) else item
        if text in _ACTS and (shared := _ACT_OF.match(words, following.start)):
            yield Use(f"{text} {words[shared.end() : following.end]}", item.start, following.end, item.inner)
            continue
        last = _head_of(words, items, index, stands)
        acted = _ACT.match(words, items[index - 1].start) if index else None
        if (
            acted
            and not stands(text)
            and words[items[index - 1].end : item.start].strip() in ("and", "or", ",", ", and")
        ):
            yield Use(acted[1] + text, item.start, item.end, item.inner)
            continue
        if last is None:
            yield Use(text, item.start, item.end, item.inner)
            yield from _lettered(words, end, item)
            continue
        whole = _OTHER.sub("", words[items[last].start : items[last].end])
        beside = words[item.end : items[index + 1].start].strip() in ("and", "or")
        if beside and _is_pair(text, words[items[index + 1].start : items[index + 1].end]):
            yield Use(f"{without_lead(text)} {_rest(whole, text)}", item.start, items[last].end, item.inner)
        elif _DEGREE.match(without_lead(text)) or (beside and text.split()[-1] in _ONE_PLACE) or _WITH.match(text):
            skipped = last
            yield Use(words[item.start : items[last].end], item.start, items[last].end, item.inner)
        elif text.endswith("-"):
            yield Use(text + whole.partition("-")[2], item.start, items[last].end, item.inner)
        elif _joined(words, items, index, last):
            yield Use(f"{text} {_rest(whole, text)}", item.start, items[last].end, item.inner)


def _is_pair(text: str, following: str) -> bool:
    """Whether two kinds of one ailment are told, each of which is a use: "acute and chronic sinusitis"."""
    first = following.partition(" ")[0]
    return any(without_lead(text) in pair and first in pair for pair in _PAIRS)


def _is_short(text: str) -> bool:
    lead = _LEAD_OF_LACK.match(text)
    return len(text[lead.end() if lead else 0 :].split()) <= _SHORT


def _lack_of(what: str, text: str) -> str:
    """The deficiency of what is lacking; `text` are the words that tell of it."""
    if _WHOSE_LACK.search(what):  # "a vitamin deficiency in their diet"
        return text.rpartition(" in ")[0]
    lead = _LEAD_OF_LACK.match(what)
    what = what[lead.end() :] if lead else what
    what = _ADVERB.sub("", what)  # "both nutrients simultaneously"
    if _KIND_OF_LACK.search(what):
        what = what.removesuffix("s")
    return f"{_VITAMIN.sub('vitamin ', what)} deficiency"


def _lettered(words: str, end: int, item: Item) -> Iterator[Use]:
    """What a letter or figure after an item stands for: "hepatitis B and C"."""
    head, _, letter = words[item.start : item.end].rpartition(" ")
    if head and len(letter) == 1:
        for other in _following(words, item.end, end):
            yield Use(f"{head} {other[1]}", item.start, other.end(), item.inner)


def _following(words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while other := _LETTER.match(words, start, end):
        yield other
        start = other.end()


def _merged(words: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with "nausea and vomiting" as one."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if (
            before
            and words[before.start : before.end].endswith("nausea")
            and words.startswith("vomiting", item.start)
            and _AND.search(words, before.end, item.start)
        ):
            out[-1] = Item(before.start, item.end, before.inner)
        else:
            out.append(item)
    return tuple(out)


def _rest(whole: str, text: str) -> str:
    """The head of `whole`, which stands for `text` too: without its own adjective."""
    first, _, rest = whole.partition(" ")
    if _OF_SUBSTANCES.search(whole):
        return whole.rpartition(" ")[2]
    if rest.startswith("tract ") and not _TRACTS.search(text):
        return rest.removeprefix("tract ")
    if first.endswith("ly") and first not in _SCALY and " " in rest:  # "eye and sexually transmitted infections"
        return rest.partition(" ")[2]
    if without_lead(text).count(" ") > 1 and not _OF_WHAT.search(
        whole
    ):  # "rare HER-2 positive gastric or bowel cancer"
        return whole.rpartition(" ")[2]
    # "ovarian or primary peritoneal cancer"
    if first == "primary" and " " in rest and not _DEGREE.match(without_lead(text)):
        return rest.partition(" ")[2]
    if first in ("type", "vitamin") or (text.count(" ") and not rest.count(" ")):
        return rest.partition(" ")[2] or rest
    return rest


def _head_of(words: str, items: tuple[Item, ...], index: int, stands: Callable[[str], bool]) -> int | None:
    """The later item whose last words this one shares; None where it stands by itself."""
    item = items[index]
    text = words[item.start : item.end]
    if text.endswith("-"):
        return (
            index + 1
            if index + 1 < len(items) and "-" in words[items[index + 1].start : items[index + 1].end]
            else None
        )
    bare = _HOW_BAD.sub("", without_lead(text))
    if (last := _of_substances(words, items, index)) and bare.count(" ") < _SHORT and not stands(text):
        return last
    if not (_WITH.match(text) or ((_ADJECTIVE.match(bare) or _DEGREE.match(bare)) and not stands(text))):
        return None
    for later in range(index + 1, min(index + _CHAIN, len(items))):
        other = words[items[later].start : items[later].end]
        if items[later].inner != item.inner:
            return None
        if " " in other and stands(other) and (not _ADJECTIVE.fullmatch(other) or other.endswith(_PLACES)):
            return None if _GERMS.search(other) else later
        if not _ADJECTIVE.match(other) and not _DEGREE.match(other):
            return None
    return None


def _of_substances(words: str, items: tuple[Item, ...], index: int) -> int | None:
    """The item that ends a list of substances: what is done about them; None where there is no such list."""
    for later in range(index + 1, min(index + _CHAIN, len(items))):
        other = words[items[later].start : items[later].end]
        if _OF_SUBSTANCES.search(other):
            return later
        if other.count(" ") >= _SHORT:
            return None
    return None


def _joined(words: str, items: tuple[Item, ...], index: int, last: int) -> bool:
    """Whether "and" or "or" stands in the chain; adjectives with a comma alone describe one thing."""
    return any(
        _AND.search(words, items[i].end, items[i + 1].start) or "/" in words[items[i].end : items[i + 1].start]
        for i in range(index, last)
    )
