"""A prescription line put plainly before it is read: one way for what is written in several."""

from __future__ import annotations

import re2

from dispensatory.cases.strengths import MASS, NUMBER
from dispensatory.words import seen

_FORM = r"(?:tab(?:let)?s?|cap(?:sule)?s?)"
_COUNT = r"(?:\d{1,2}(?:\.\d+)?|½|one|two|three|four|five|six|half)"
_OFTEN = r"(?:od|bd|tds|qds|bid|tid|qid|qd|om|on|nocte|mane|daily|once|twice|every|at|in|a|prn|po|by)"
_MOMENT = r"(?:am|pm|om|on|mane|nocte|morning|noon|lunch|evening|night|bedtime)"
_PART = re2.compile(rf"(?i)([a-z][a-z' -]{{1,60}}?)\s+({NUMBER})\s*-?\s*({MASS})\b")
_COMBINED = re2.compile(rf"(?i)^({_PART.pattern[4:]}\s*(?:/|\+|&|,|\band\b|\bwith\b)\s*){{1,3}}{_PART.pattern[4:]}")
_BRAND = re2.compile(r"^(.*\S)\s*\[[^\[\]\d]{3,60}\]")

# What is written, and what stands for it; in this order.
_PLAIN = tuple(
    (re2.compile(f"(?i){written}"), plain)
    for written, plain in (
        (r"\b(\d{1,3}) 000\b", r"\g<1>000"),  # "1 000 mg"
        (rf"(\d)-({MASS})\b", r"\1 \2"),  # "20-mg"
        (rf"([a-z]{{4,40}})(\d+(?:\.\d+)?\s*{MASS})\b", r"\1 \2"),  # "zolmidol500mg"
        (rf"\b({_FORM})\s*\([^()\d]{{1,60}}\)", r"\1"),  # a maker: "500mg tablets (Teva UK Ltd) 1-2 qds"
        (r"([a-z0-9][;:])([a-z])", r"\1 \2"),  # "20mg;bid"
        (r"(^|\s)([bot])/(d)\b", r"\1\2\3"),  # "b/d"
        (r"(^|\s)p/o\b", r"\1po"),
        (r"\b(am|om|mane|morning)\s*[/+]\s*(pm|on|nocte|night|evening)\b", r"\1 and \2"),
        (r"(\d)\s*°([\s,;.)]|$)", r"\1 hourly\2"),
        (r"(\d)[x×](d(?:ay|aily))\b", r"\1 x \2"),  # "3xdaily"
        (rf"([a-z]);\s*({_OFTEN}\b)", r"\1, \2"),
        (r"(^|[\s(,:])([1-9])-(1/2|1/4|3/4|[½¼¾])([\s,;.)]|$)", r"\1\2 \3\4"),  # "1-1/2 tablets"
        (r"([^\d\s]\s+)1/2 ?(g|gms?|grams?)\b", r"\g<1>0.5 \2"),  # of milligrams it may be a combination
        (r"(\d\s?)mics?\b", r"\1mcg"),
        (rf"\b({_MOMENT})\s*/\s*({NUMBER}\s*{MASS}\b)", r"\1, \2"),  # "20 mg am/40 mg pm"
        (rf"([a-z)])\s*(?:\s\+\s|&)\s*({_COUNT})\b", r"\1 and \2"),  # "1 om + 1 on"
        # "10 mg bd with 5 mg prn": both are doses
        (
            rf"\bwith\s+({NUMBER}\s*{MASS}\b[^,;.]{{0,25}}?"
            r"\b(?:prn|p\.r\.n|(?:as|when|if) (?:needed|required|necessary)))",
            r"and \1",
        ),
        # "2 x 20 mg", "2 tablets of 500 mg", "two 20 mg capsules": the strength, then how many
        (rf"(^|\s)({_COUNT})\s*[x×*]\s*({NUMBER}\s*{MASS})\b(?:\s*{_FORM}\b)?", r"\1\3 tablet \2 tablet"),
        (
            rf"(^|\s)({_COUNT})\s+(?:an?\s+)?{_FORM}\s+of\s+(?:an?\s+|the\s+)?({NUMBER}\s*{MASS})\b",
            r"\1\3 tablet \2 tablet",
        ),
        (rf"(^|\s)({_COUNT})\s+(?:of the\s+|an?\s+)?({NUMBER}\s*{MASS})\s*({_FORM})\b", r"\1\3 \4 \2 \4"),
        (rf"({MASS}(?:\s*{_FORM})?)[\s,:-]+tt+\s+({_OFTEN}\b)", r"\1 ii \2"),  # as little read as "ii"
    )
)
_NO_NAME = frozenset(
    "then and or increase increasing increased reduce reducing reduced after before at in on for to up by max maximum "
    "per take give next later may can day days week weeks repeat loading maintenance every daily once twice plus od bd "
    "tds qds bid tid qid prn nocte mane morning noon midday evening night bedtime breakfast lunch dinner tea supper "
    "monday tuesday wednesday thursday friday saturday sunday weekdays weekends oral orally iv im sc extra further "
    "another total initially tab tabs tablet tablets cap caps capsule capsules dose doses dissolved containing".split()
)
_WEIGHT = r"(?:m?c?g|[uµμ]g|ml|m(?:icro|illi)grams?)"
# "50.000 IU" is fifty, or fifty thousand where a point parts the thousands; "10O mg" and "l0 mg" have letters for
# digits, and a power of ten is no number that is read.
_AMBIGUOUS = re2.compile(
    rf"(?i)(?:^|[^\d.,])[1-9]\d{{0,2}}\.000\s*{MASS}\b"
    rf"|\d[ois]\d|\d[a-fh-km-z]\.\d|\d(?:o+|[li])\s*{_WEIGHT}\b|(?:^|\s)[oils][.,]?\d[\d.,]*\s*{_WEIGHT}\b"
    rf"|\d\s*(?:\^|\*\*)\s*\d|\b10[⁰-⁹²³]"
)


def plain(line: str) -> str:
    """`line` with each strength before its count, the substances of a combination before their strengths
    ("a 325 MG / b 30 MG tablet" is "a / b 325/30 mg tablet"), and without a brand in square brackets or marks that
    nobody sees.
    """
    line = _BRAND.sub(r"\1", seen(line))
    for written, stands in _PLAIN:
        line = written.sub(stands, line)
    return _together(line)


def is_ambiguous(line: str) -> bool:
    """Whether an amount in `line` may be another, of ten or a thousand times as much."""
    return _AMBIGUOUS.search(line) is not None


def _together(line: str) -> str:
    found = _COMBINED.match(line)
    if found is None:
        return line
    parts = [(name.strip(), amount, unit) for name, amount, unit in _PART.findall(found.group())]
    names = [name.removeprefix("and ").removeprefix("with ") for name, _, _ in parts]
    if any(word in _NO_NAME for name in names for word in name.lower().split()):
        return line
    amounts = "/".join(amount for _, amount, _ in parts[:3])
    return f"{' / '.join(names)} {amounts} {parts[0][2]}{line[found.end() :]}"
