"""The common ways to say the most there may be and how often, each with many amounts: what is read is the same.

`{a}` is an amount, `{b}` a larger one in its unit, `{day}` a way to say "a day", `{often}` how often.
"""

from __future__ import annotations

import pytest

from dispensatory.facts import Range, Regimen
from dispensatory.sig import read_sig

# What is written for the smaller and the larger amount, then what they are.
AMOUNTS: list[tuple[str, str, float, float, str]] = [
    ("40 mg", "80 mg", 40, 80, "mg"),
    ("1,500 mg", "3 000 mg", 1500, 3000, "mg"),
    ("0.5 mg", "1.5 mg", 0.5, 1.5, "mg"),
    ("500 micrograms", "1000 micrograms", 500, 1000, "mcg"),
    ("two tablets", "eight tablets", 2, 8, "tablet"),
    ("10 ml", "40 ml", 10, 40, "ml"),
    ("20 units", "fifty units", 20, 50, "unit"),
    ("15 mg/kg", "60 mg per kg", 15, 60, "mg"),
]
DAYS = ["a day", "per day", "daily", "in 24 hours", "in a day", "each day", "in any 24-hour period", "per 24 hours"]
MOST_A_DAY = [
    "The maximum dose is {b} {day}.",
    "The maximum daily dose is {b}.",
    "Maximum daily dose: {b}",
    "Maximum: {b} {day}",
    "Maximum dose: {b} {day}",
    "Max. {b} {day}",
    "Max {b} {day}.",
    "Do not take more than {b} {day}.",
    "Do not use more than {b} {day}.",
    "Do not exceed {b} {day}.",
    "Do not exceed a dose of {b} {day}.",
    "Do not exceed a total dose of {b} {day}.",
    "The dose should not exceed {b} {day}.",
    "The dose must not exceed {b} {day}.",
    "The daily dose must not exceed {b}.",
    "The total daily dose should not exceed {b}.",
    "The total dose should not exceed {b} {day}.",
    "Not to exceed {b} {day}.",
    "No more than {b} should be taken {day}.",
    "No more than {b} {day} should be taken.",
    "You should not take more than {b} {day}.",
    "You must not take more than {b} {day}.",
    "Never take more than {b} {day}.",
    "Patients should not take more than {b} {day}.",
    "Patients should not receive more than {b} {day}.",
    "Do not give more than {b} {day}.",
    "Do not administer more than {b} {day}.",
    "The highest daily dose is {b}.",
    "The highest recommended dose is {b} {day}.",
    "The highest dose is {b} {day}.",
    "The highest permitted daily dose is {b}.",
    "The largest dose allowed is {b} {day}.",
    "The dose must be kept below {b} {day}.",
    "Keep the dose below {b} {day}.",
    "Keep the daily dose under {b}.",
    "The daily dose should be kept at or below {b}.",
    "The daily dose should remain below {b}.",
    "The daily dose should be less than {b}.",
    "The dose should be no more than {b} {day}.",
    "The dose should be at most {b} {day}.",
    "At most {b} {day} may be taken.",
    "The upper limit is {b} {day}.",
    "The daily limit is {b}.",
    "The limit is {b} {day}.",
    "The dose is limited to {b} {day}.",
    "Limit intake to {b} {day}.",
    "Limit use to {b} {day}.",
    "Intake should be limited to {b} {day}.",
    "Doses of more than {b} {day} are not recommended.",
    "Doses above {b} {day} are not recommended.",
    "Doses higher than {b} {day} should not be used.",
    "Doses higher than {b} {day} should be avoided.",
    "Doses exceeding {b} {day} are not recommended.",
    "Doses over {b} {day} must not be used.",
    "Daily doses above {b} are not recommended.",
    "Avoid doses above {b} {day}.",
    "Avoid doses of more than {b} {day}.",
    "Avoid exceeding {b} {day}.",
    "It should not be given in doses above {b} {day}.",
    "It should not be used at doses greater than {b} {day}.",
    "Up to {b} {day} may be given.",
    "The dose may be increased up to {b} {day}.",
    "The dose can be raised to a maximum of {b} {day}.",
    "The dose may be increased to {b} {day}.",
    "If necessary the dose may be increased to {b} {day}.",
    "{b} {day} is the maximum dose.",
    "{b} {day} is the maximum recommended dose.",
    "{b} {day} is the highest dose that should be taken.",
    "{b} {day} should not be exceeded.",
    "A dose of {b} {day} must not be exceeded.",
    "A daily dose of {b} should not be exceeded.",
    "The maximum of {b} {day} must not be exceeded.",
    "A maximum of {b} {day} is allowed.",
    "A maximum of {b} can be taken in 24 hours.",
    "A maximum of {b} may be taken {day}.",
    "The maximum amount is {b} {day}.",
    "The maximum amount you can take in 24 hours is {b}.",
    "The most you can take in 24 hours is {b}.",
    "The most you should take is {b} {day}.",
    "The most anyone should take is {b} {day}.",
    "The maximum recommended daily dose (MRDD) is {b}.",
    "The maximum recommended human dose is {b} {day}.",
    "The maximum licensed dose is {b} {day}.",
    "The maximum total daily dose is {b}.",
    "Total daily dose: no more than {b}.",
    "In 24 hours, do not take more than {b}.",
    "In any 24 hours no more than {b} should be taken.",
    "Within 24 hours, a maximum of {b} may be given.",
    "Daily maximum: {b}.",
    "The daily maximum is {b}.",
    "The maximum per day is {b}.",
    "The maximum in 24 hours is {b}.",
    "The maximum dose in 24 hours is {b}.",
    "The maximum dose in any 24-hour period is {b}.",
    "The maximum dose per day is {b}.",
    "The ceiling dose is {b} {day}.",
    "Dosage should be capped at {b} {day}.",
    "The dose must never be higher than {b} {day}.",
    "The dose should not be higher than {b} {day}.",
    "The dose should not be greater than {b} {day}.",
    "The dose should not be raised above {b} {day}.",
    "The dose should not be increased above {b} {day}.",
    "Do not increase the dose above {b} {day}.",
    "The dose should not go above {b} {day}.",
    "Do not go over {b} {day}.",
    "Stay below {b} {day}.",
    "Stay within {b} {day}.",
    "Patients may take up to {b} {day}.",
    "You can take up to {b} {day}.",
    "You may take as much as {b} {day}.",
    "The dose can be increased to as much as {b} {day}.",
    "**Maximum dose:** {b} {day}",
    "**Do not take more than {b} {day}.**",
    "Warning: more than {b} {day} must not be taken.",
    "Taking more than {b} {day} is not recommended.",
    "It is important not to take more than {b} {day}.",
    "Be careful not to exceed {b} {day}.",
    "Care should be taken not to exceed {b} {day}.",
    "The dose should be restricted to {b} {day}.",
    "Under no circumstances should more than {b} {day} be given.",
    "The maximum effective dose is {b} {day}.",
    "The maximum adult dose is {b} {day}.",
    "The maximal dose is {b} {day}.",
]
MOST_AT_ONCE = [
    "The maximum single dose is {a}.",
    "Maximum single dose: {a}.",
    "A single dose must not exceed {a}.",
    "A single dose should not exceed {a}.",
    "Single doses above {a} are not recommended.",
    "No single dose should exceed {a}.",
    "The maximum dose is {a} per dose.",
    "Do not take more than {a} at a time.",
    "Do not take more than {a} at one time.",
    "Do not take more than {a} at once.",
    "Do not take more than {a} in a single dose.",
    "Do not exceed {a} per dose.",
    "No more than {a} should be taken as a single dose.",
    "Each dose should not exceed {a}.",
    "Each injection must not exceed {a}.",
    "Individual doses should not exceed {a}.",
]
MOST_AT_ONCE_AND_A_DAY = [
    "The maximum single dose is {a} and the maximum daily dose is {b}.",
    "Maximum {a} per dose and {b} per day.",
    "Do not take more than {a} at a time or {b} in 24 hours.",
    "Not more than {a} per dose or {b} per day.",
    "The maximum dose is {a} per single dose and {b} in 24 hours.",
]
USUAL_AND_MOST = [
    "Take {a} {often}, up to a maximum of {b} in 24 hours.",
    "Take {a} {often}. Do not take more than {b} in 24 hours.",
    "{a} {often}, to a maximum of {b} per day.",
    "{a} {often}; maximum {b}/day",
    "{a} {often} (max. {b} daily)",
    "{a} {often} (maximum {b} in 24 hours)",
    "{a} {often}, not exceeding {b} in 24 hours",
    "{a} {often} with a maximum of {b} a day",
    "{a} {often} as needed, not to exceed {b} in a day",
    "The usual dose is {a} {often} and the maximum is {b} a day.",
    "The usual dose is {a} {often} but no more than {b} should be taken in 24 hours.",
    "Adults take {a} {often}; the total should not exceed {b} in 24 hours.",
    "{a} {often}, without exceeding {b} per day.",
    "{a} {often}; the highest daily dose is {b}.",
    "{a} {often}, and at most {b} a day",
    "{a} {often}, increasing if necessary to a maximum of {b} daily.",
    "{a} {often}, increased if necessary to {b} daily.",
    "{a} {often} (never more than {b} a day).",
    "{a} {often} - maximum {b} per day",
    "{a} {often}, max {b}/24 h",
    "{a} {often} (maximum daily dose {b})",
    "{a} {often} (maximum daily dose: {b})",
    "{a} {often}. Maximum: {b} daily.",
    "{a} {often}, with no more than {b} in any 24-hour period.",
]
NO_LIMIT = [
    "Do not use it in patients who take more than {b} of benamil {day}.",
    "Do not take it if you take more than {b} of benamil {day}.",
    "The dose should not be increased by more than {b} per week.",
    "Dose increments must not be more than {b} a week.",
    "It is not necessary to take more than {b} {day}.",
    "It is not known whether more than {b} {day} is safe.",
    "The dose should not be less than {b} {day}.",
    "Side effects are more common at doses above {b} {day}.",
    "Patients who need more than {b} {day} should see a specialist.",
]

# How often, and how it is shown: so many times every so often.
OFTEN: list[tuple[str, tuple[float | None, float], tuple[float, float], str]] = [
    ("twice daily", (2, 2), (1, 1), "d"),
    ("three times a day", (3, 3), (1, 1), "d"),
    ("every 8 hours", (1, 1), (8, 8), "h"),
    ("every 4 to 6 hours", (1, 1), (4, 6), "h"),
    ("once a day in the morning", (1, 1), (1, 1), "d"),
    ("two or three times daily", (2, 3), (1, 1), "d"),
    ("up to four times a day", (None, 4), (1, 1), "d"),
    ("every other day", (1, 1), (2, 2), "d"),
    ("every second day", (1, 1), (2, 2), "d"),
    ("on alternate days", (1, 1), (2, 2), "d"),
    ("once a week", (1, 1), (1, 1), "wk"),
    ("twice a week", (2, 2), (1, 1), "wk"),
    ("every three weeks", (1, 1), (3, 3), "wk"),
    ("every fortnight", (1, 1), (2, 2), "wk"),
    ("once a month", (1, 1), (1, 1), "mo"),
    ("at bedtime", (1, 1), (1, 1), "d"),
    ("morning and evening", (2, 2), (1, 1), "d"),
]
USUAL = [
    "Take {a} {often}.",
    "The usual dose is {a} {often}.",
    "The recommended dose is {a} to be taken {often}.",
    "Take {often} {a}.",
    "Adults should take {a} {often} with food.",
    "{a} is taken {often}.",
    "{a} should be given {often}.",
    "Usual adult dose: {a} {often}",
    "Give {a} by mouth {often} for 7 days.",
    "A dose of {a} is administered {often}.",
    "Treatment consists of {a} {often}.",
    "For pain: {a} {often} as needed",
    "{a}, {often}",
    "{a} (taken {often})",
    "It is usually taken {often} at a dose of {a}.",
    "It is given {often} in a dose of {a}.",
]


def filled(wordings: list[str]) -> list[tuple[str, float, float, str]]:
    """Every wording with every amount, each with its own way to say "a day"."""
    return [
        (wording.format(a=a, b=b, day=DAYS[(n + m) % len(DAYS)], often="every 8 hours"), low, high, unit)
        for n, wording in enumerate(wordings)
        for m, (a, b, low, high, unit) in enumerate(AMOUNTS)
    ]


def most(regimen: Regimen) -> tuple[str, Range | None, str | None, bool]:
    """The kind, amount and unit of a regimen, and whether it is one of a day."""
    daily = regimen.period == (1.0, 1.0) and regimen.period_unit == "d" and regimen.frequency in (None, (1.0, 1.0))
    return regimen.kind, regimen.dose, regimen.unit, daily


@pytest.mark.parametrize(("text", "low", "high", "unit"), filled(MOST_A_DAY))
def test_most_a_day(text: str, low: float, high: float, unit: str) -> None:
    assert [most(regimen) for regimen in read_sig(text)] == [("maximum", (high, high), unit, True)]


@pytest.mark.parametrize(("text", "low", "high", "unit"), filled(MOST_AT_ONCE))
def test_most_at_once(text: str, low: float, high: float, unit: str) -> None:
    assert [most(regimen) for regimen in read_sig(text)] == [("maximum", (low, low), unit, False)]


@pytest.mark.parametrize(("text", "low", "high", "unit"), filled(MOST_AT_ONCE_AND_A_DAY))
def test_most_at_once_and_a_day(text: str, low: float, high: float, unit: str) -> None:
    assert [most(regimen) for regimen in read_sig(text)] == [
        ("maximum", (low, low), unit, False),
        ("maximum", (high, high), unit, True),
    ]


@pytest.mark.parametrize(("text", "low", "high", "unit"), filled(USUAL_AND_MOST))
def test_usual_and_most(text: str, low: float, high: float, unit: str) -> None:
    usual, limit = (most(regimen) for regimen in read_sig(text))
    assert usual == ("usual", (low, low), unit, False)
    assert limit == ("maximum", (high, high), unit, True)


@pytest.mark.parametrize(("text", "low", "high", "unit"), filled(NO_LIMIT))
def test_no_limit(text: str, low: float, high: float, unit: str) -> None:
    assert [regimen for regimen in read_sig(text) if regimen.dose == (high, high)] == []


@pytest.mark.parametrize(
    ("text", "low", "unit", "often"),
    [
        (wording.format(a=a, often=often[0]), low, unit, often[1:])
        for n, wording in enumerate(USUAL)
        for m, often in enumerate(OFTEN)
        for a, _, low, _, unit in (AMOUNTS[(n + m) % len(AMOUNTS)],)
    ],
)
def test_usual(text: str, low: float, unit: str, often: tuple[Range, Range, str]) -> None:
    (regimen,) = read_sig(text)
    assert (regimen.kind, regimen.dose, regimen.unit, regimen.basis) == ("usual", (low, low), unit, "dose")
    assert (regimen.frequency, regimen.period, regimen.period_unit) == often
