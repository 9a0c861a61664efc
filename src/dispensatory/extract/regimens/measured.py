"""The measure of a dose that is told by its count or by the label of its product."""

from __future__ import annotations

import re

import msgspec

from dispensatory.extract.text.view import Line, plain
from dispensatory.facts import Regimen
from dispensatory.sig import normalise

_COUNTS = frozenset({"tablet", "capsule", "lozenge", "suppository", "sachet", "pessary", "caplet", "enema"})
_ONE_OF = re.compile(
    r"\b(?:one|1|a|single) (\d{1,4}(?:\.\d+)?)[ -]?(mg|mcg|g|iu)(?:/\d{1,3} ?ml)?[ -](?:[a-z]+[ -]){0,2}"
    r"(?:tab|cap|troche|lozenge|suppositor|sachet|pessar|enema)"
)
_PIECES = re.compile(  # the strength and its unit stand in the groups that `_ONE_OF` has them in
    r"\b(?=\w+ \((\d{1,4}(?:\.\d+)?) ?(mg|mcg|g|iu)\))(tab|cap|loz|sup|sac|pes)\w+ \("
)
_PERCENT = re.compile(r"(\d{1,2}(?:\.\d+)?) ?%")
_MOST_LABEL = 120


_A_DAY = re.compile(
    r"(?<![\w-])(?:daily|24-hour) (?:\w+ ){0,2}(?:dose|dosage|intake|allowance|amount|requirement|limit)s?\b"
)


def over_a_day(regimen: Regimen, labels: tuple[str, ...]) -> Regimen:
    """ "**Maximum daily dose:** 40 mg" is 40 mg over a day; `labels` stand over the dose."""
    if regimen.dose is None or regimen.frequency or regimen.basis != "dose" or regimen.kind not in ("usual", "maximum"):
        return regimen
    if not any(_A_DAY.search(label) for label in labels):
        return regimen
    return msgspec.structs.replace(regimen, basis="period", period=(1.0, 1.0), period_unit="d")


_AT_ONCE = re.compile(
    r"\b(?:single|individual|per|each|one) (?:dose|administration|injection|infusion|time|application)"
    r"|/ ?dose|\bat a time\b"
)
_MOST = re.compile(r"\bmax|exceed|more than|limit|highest|up to")


def most_a_day(regimen: Regimen, line: Line, before: Regimen | None) -> Regimen:
    """ "The dose is 40 mg twice daily. Maximum: 120 mg.": no less than the day's dose told `before` is of a day too."""
    untimed = regimen.basis == "dose" and regimen.frequency is None and regimen.period is None
    if regimen.kind != "maximum" or not untimed or before is None or regimen.dose is None:
        return regimen
    usual, most = normalise(before), normalise(regimen)
    alike = (usual.unit, usual.per) == (most.unit, most.per)
    if not alike or usual.daily_high is None or most.single_low is None or most.single_low < usual.daily_high:
        return regimen
    told = f"{line.labels[-1] if line.labels else ''} {plain(regimen.quote)}"
    seldom = usual.single_high is not None and usual.daily_high < usual.single_high
    if seldom or not _MOST.search(told) or _AT_ONCE.search(line.plain):
        return regimen
    return msgspec.structs.replace(regimen, basis="period", period=(1.0, 1.0), period_unit="d")


def _told_before(regimen: Regimen, line: Line) -> re.Match[str] | None:
    """ "Suppositories (150 mg) are used, one of them a day": the strength of the piece, told before it is counted."""
    words = plain(line.sentence.text[: regimen.start - line.sentence.start])
    told = list(_PIECES.finditer(words)) if "(" in words else []
    return told[0] if len(told) == 1 and told[0][3] == (regimen.unit or "")[:3] else None


def measured(regimen: Regimen, line: Line) -> Regimen:
    """The measure for the count where they come to the same: one 20 mg capsule is 20 mg. "**Cream (2%):** apply twice
    daily" is of the cream that its label names.
    """
    if regimen.dose == (1.0, 1.0) and regimen.unit in _COUNTS:
        of = _ONE_OF.search(plain(regimen.quote)) or _told_before(regimen, line)
        return msgspec.structs.replace(regimen, dose=(float(of[1]),) * 2, unit=of[2]) if of else regimen
    if regimen.dose is None and regimen.route == "topical" and line.labels:
        named = _PERCENT.findall(line.labels[-1])
        opened = line.text.rfind("\n", 0, line.sentence.start) + 1
        place = _PERCENT.search(line.text, max(opened, line.sentence.start - _MOST_LABEL), line.sentence.start)
        if len(named) == 1 and place and place[1] == named[0]:
            strength = float(named[0])
            return msgspec.structs.replace(
                regimen, **line.cut(place.start(), regimen.end), dose=(strength, strength), unit="%"
            )
    return regimen
