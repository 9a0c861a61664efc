"""A prescription line as a medicine order: "paracetamol 500 mg tablets, two four times a day"."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import re2

from dispensatory.cases.case import MedicineOrder
from dispensatory.cases.counted import read_doses
from dispensatory.cases.writing import is_ambiguous, plain
from dispensatory.sig import FORMS, WORDS

_LONGEST = 2000  # characters that are read; a longer line is refused by `validate`

_WORD = re2.compile(r"\S+")
_AMOUNT = re2.compile(
    r"(?i)^\(?[<>≤≥~]?(?:\.?\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾])(?:[-–/+]{1,2}(?:\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾]))*"
    r"(?:mgs?|mcgs?|µg|μg|ug|g|gms?|kg|ml|mls|l|iu|units?|u|mmol|meq|%|(?:milli|micro|nano)?grams?|millilit(?:er|re)s?"
    r"|tabs?|tablets?|caps?|capsules?|puffs?|drops?)?"
    r"(?:/\S*)?[),;:.]*$"
)
# A number that no name has: "500mgtds", "2x40mg", ".5"; "alfa-2b" and "beta 1a" are names
_NUMBERED = re2.compile(r"(?i)^(?:[(\[]?[.]?(?:\d|[½¼¾])|#\d\d)")
_VARIANT = re2.compile(r"(?i)^\d{1,3}[a-em]$")
_STUCK = re2.compile(r"(?i)^([a-z][a-z-]{3,})\d+(?:[.,]\d+)?(?:mg|mcg|µg|μg|g|ml|iu|units?)\S*$")
_NUMBERING = re2.compile(r"^\s*(?:[-*•·–]+\s+|\(?\d{1,2}[.)]\s+)")
_FORMS = frozenset(
    "t t. tab. cap. c c. inj inj. injection syr syr. syrup syp syp. susp susp. suspension oint ointment cream gel "
    "lotion inhaler nasal rx rx: r/ take give use apply start continue of".split()
) | frozenset(FORMS)
_UNITS = frozenset(
    "mg mcg µg μg ug g gm ml mls iu unit units mmol meq % microgram micrograms milligram milligrams gram".split()
)
_COUNTS = frozenset("one two three four five six half a an ½ i ii iii or to and x × 1x 2x 3x 4x takes taking".split())
_STOP = frozenset(
    "reduced increased decreased changed reducing increasing "
    "qam qpm qhs qn midi noct alt alternate eod qod mwf tiw biw now amp amps pess nebule nebules pump pumps "
    "od bd bid b.i.d b.i.d. tds tid t.i.d t.i.d. qds qid q.i.d q.i.d. qd q.d. om on hs nocte mane prn p.r.n. "
    "sos stat ac pc daily weekly fortnightly monthly nightly hourly once twice thrice every each per morning "
    "evening night bedtime noon take give use apply inhale inject instil at for in as before after up to by "
    "approx approximately about circa "
    "if when until po p.o. p.o orally oral iv i.v. im i.m. sc s.c. subcut subcutaneously sl sublingually "
    "topically pr pv rectally vaginally inhaled intravenously intramuscularly dose doses strength sig sig: x "
    "× regularly prn. required needed tab tab. tabs tablet tablets cap cap. caps capsule capsules caplet "
    "caplets pill pills puff puffs spray sprays drop drops sachet sachets lozenge lozenges suppository "
    "suppositories pessary patch patches ampoule vial inhaler syrup suspension solution cream ointment gel "
    "lotion linctus elixir injection infusion chewable dispersible effervescent one two three four five six "
    "half ½ mg mcg g ml".split()
)
# After a name these say where it goes; in brackets they are part of a page's title: "Ibuprofen (Topical)".
_PLACES = frozenset(
    "sublingual buccal transdermal topical nasal intranasal ophthalmic eye ear otic rectal vaginal intravenous "
    "intramuscular nebuliser nebulizer nebules nebulised nebulized mouthwash".split()
)
_RELEASE = frozenset(
    "mr sr er xr xl cr la ec e/c pr retard modified-release sustained-release extended-release "
    "prolonged-release slow-release enteric-coated gastro-resistant film-coated".split()
)
_WITH_FOOD = frozenset("food meals meal water milk breakfast lunch dinner supper plenty a each every".split())
_TRIM = " \t,;:.-–—([/"


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def read_line(text: str) -> MedicineOrder:
    """The order that one line writes: `name` is the words before the first amount or instruction, `regimens` the
    doses read from the rest (none where none can be read). Never raises; a line without a name has name "".
    """
    line = plain(" ".join(text[:_LONGEST].encode("utf-8", "ignore").decode("utf-8").split()))
    start = _name_start(line)
    end = _name_end(line, start)
    name = _bare(line[start:end])
    regimens = () if is_ambiguous(line) else read_doses(line[end:], _NUMBERING.sub("", line[:start]))
    if any(regimen.dose and not regimen.dose[1] for regimen in regimens):
        regimens = ()  # nothing is ordered as "0 mg"
    whole = {"quote": line, "section": "", "start": 0, "end": len(line)}
    return MedicineOrder(
        text=text, name=name, regimens=tuple(msgspec.structs.replace(regimen, **whole) for regimen in regimens)
    )


def _name_start(line: str) -> int:
    """Where the name begins: after a list number, a form ("Tab.", "Inj.") and an amount written first."""
    found = _NUMBERING.match(line)
    for word in _words(line, found.end() if found else 0):
        low = word.text.lower().rstrip(",")
        if not (low in _FORMS or low in _UNITS or low in _COUNTS or _AMOUNT.match(word.text)):
            return word.start
    return len(line)


def _name_end(line: str, start: int) -> int:
    """Where the name ends: before the first amount or word of instruction after it has begun."""
    words = _words(line, start)
    if words and words[0].text.lower().strip(",;:()") in _STOP:
        return start  # "500 mg twice daily" names nothing
    for number, word in enumerate(words):
        if stuck := _STUCK.match(word.text):
            return word.start + int(stuck.end(1))  # "zolmidol500mg"
        if number and (_is_instruction(word.text) or _takes_with(words, number) or word.text in "-–—"):
            return word.start
        if word.text[-1] in ",;:" and not _goes_on(words, number):
            return word.end
    return len(line)


def _words(line: str, start: int) -> list[_Word]:
    found = (_Word(match.start(), match.end(), match.group()) for match in _WORD.finditer(line))
    return [word for word in found if word.start >= start]


def _is_instruction(word: str) -> bool:
    low = word.lower().strip(",;:()")
    if word.lower().rstrip(",;:") in _PLACES:
        return True
    numbered = (_NUMBERED.match(word) and not _VARIANT.match(low)) or low.partition("-")[0] in WORDS
    return bool(low in _STOP or low.rstrip(".") in _STOP or _AMOUNT.match(word) or numbered or _every(low))


def _every(word: str) -> bool:
    """ "q6h", "q8hrly"; and "T1T", take one tablet."""
    return word[:1] in "qt" and word[1:2].isdigit() and (word[0] == "q" or word[2:] in ("t", "c"))


def _takes_with(words: list[_Word], number: int) -> bool:
    """Whether "with" opens an instruction ("with food") and not the other half of a combination."""
    following = words[number + 1].text.lower().strip(",.;") if number + 1 < len(words) else ""
    return words[number].text.lower() == "with" and following in _WITH_FOOD


def _goes_on(words: list[_Word], number: int) -> bool:
    """Whether a name goes on after a comma: "abacavir, lamivudine and zidovudine 300 mg"."""
    rest = [word.lower() for _, _, word in words[number + 1 :]]
    before_amount = rest[: next((n for n, word in enumerate(rest) if _is_instruction(word)), len(rest))]
    return words[number].text[-1] == "," and any(word in ("and", "+", "with") for word in before_amount)


def _bare(name: str) -> str:
    """The name without marks at its ends, without a word for how it is released ("MR", "e/c"), and without what would
    join it to another.
    """
    words = name.strip(_TRIM).split()
    while len(words) > 1 and words[-1].lower().strip("(),.") in _RELEASE | {"and"}:
        words.pop()
    bare = " ".join(words).strip(_TRIM)
    return bare + ")" * (bare.count("(") - bare.count(")")) if bare.count("(") > bare.count(")") else bare
