"""Lines that are typed in haste: a slip of the hand is read as what was meant, or the dose is said not to be read.

A dose that is read too small would be called fine.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispensatory.cases import read_line
from dispensatory.check.doses import Dose, total

OFTEN = {
    "twice daily": 2, "twice a day": 2, "three times a day": 3, "three times daily": 3, "four times daily": 4,
    "every 8 hours": 3, "6 hourly": 4, "in the morning and at night": 2, "morning and evening": 2, "at night": 1,
    "with breakfast and dinner": 2, "every morning": 1, "once daily": 1, "weekly": 1 / 7,
}  # fmt: skip
AMOUNTS = {"40 mg": 40, "40 milligrams": 40, "40mg tablets, two": 80, "40 mg tablets - 2 tablets": 80}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Slips that come out as words of their own, which nobody can tell.
ELSE = frozenset(
    "tiles tides tires tines limes might right sight light eight tight fight mooning moaning mourning twine trice "
    "diner inner sinner winner".split()
)
LONG = 5  # letters of a word in which a slip leaves something to know it by


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, int, float]:
    """A dose with a slip in one of its longer words, and the amount and rate that are meant."""
    amount, often = draw(st.sampled_from(sorted(AMOUNTS))), draw(st.sampled_from(sorted(OFTEN)))
    words = f"{amount} {often}".split(" ")
    at = draw(st.sampled_from([n for n, word in enumerate(words) if len(word) >= LONG and word.isalpha()] or [0]))
    if words[at].isalpha():
        words[at] = draw(slipped(words[at]).filter(lambda word: word not in ELSE))
    return " ".join(words), AMOUNTS[amount], OFTEN[often]


@st.composite
def slipped(draw: st.DrawFn, word: str) -> str:
    """A word with a letter left out, doubled up with another, changed, or turned round with its neighbour."""
    at, letter = draw(st.integers(0, len(word) - 2)), draw(st.sampled_from(LETTERS))
    return draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )


@given(slips())
def test_a_slip_in_a_word_makes_no_dose_smaller(made: tuple[str, int, float]) -> None:
    tail, amount, often = made
    dose = total(read_line(f"zolmidol {tail}"))
    if dose.unread or dose.unit != "mg":
        return
    assert dose.single is None or dose.single >= amount * 0.999, tail
    assert dose.daily is None or dose.daily >= amount * often * 0.999, tail


MENDED = {
    "zolmidol 40 mg in the mornnig and at night": (40, 80),
    "zolmidol 40 mg twiice daily": (40, 80),
    "zolmidol 40 mg tw1ce daily": (40, 80),
    "zolmidol 40 mg four tiems daily": (40, 160),
    "zolmidol 40 mg evrey 6 huors": (40, 160),
    "zolmidol 40 mg tabelts, two at ngiht": (80, 80),
    "zolmidol 40 mg 3xdaily": (40, 120),
    "zolmidol 40 mg;bd": (40, 80),
    "zolmidol 40 mg 6°": (40, 160),
    "zolmidol 40 mg am/pm": (40, 80),
    "zolmidol 40 mg om+on": (40, 80),
    "zolmidol 40 mg 1-1/2 tab bd": (60, 120),
    "zolmidol 40 mgm bd": (40, 80),
    "zolmidol 40 mics bd": (0.04, 0.08),
    "zolmidol 1/2 g bd": (500, 1000),
    "zolmidol 1 1/2 g bd": (1500, 3000),
    "zolmidol twenty five mg bd": (25, 50),
    "zolmidol seventeen mg bd": (17, 34),
    "zolmidol 10 mg at night for night cramps": (10, 10),
    "zolmidol 10 mg od morning": (10, 10),
    "zolmidol 10 mg three times a day at regular times": (10, 30),
    "zolmidol 10 mg in the morning or at night": (10, 10),
    "zolmidol 10 mg at night, not in the morning": (10, 10),
    "zolmidol 10 mg nocte, less if sleepy in the morning": (10, 10),
    "zolmidol 50 mg at onset, may repeat after 2 hours, max 100 mg/day": (50, 100),
}
UNREAD = [
    # a time of the day that stands apart, or is run into another word
    "zolmidol 40 mg in themorning and at night",
    "zolmidol 40 mg in the morning (with food) and at night",
    "zolmidol 40 mg in the morning with food and at night",
    "zolmidol 40 mg in the morning, and again at night",
    "zolmidol 40 mg in the morning nd at night",
    "zolmidol 40 mg nocte, repeat if needed",
    # letters for digits, powers of ten
    "zolmidol 10O mg bd",
    "zolmidol 1O0 mg bd",
    "zolmidol 1l mg bd",
    "zolmidol 2o.5 mg bd",
    "zolmidol 1x10^3 mg bd",
    # units and counts that are not known
    "zolmidol 40 mikrogs bd",
    "zolmidol 100 microghms bd",
    "zolmidol 1'000 mg bd",
    "zolmidol 40 mg tablets, tow bd",
    "zolmidol 40 mg thwice daily",
    "zolmidol 40 mg threetimes a day",
    "zolmidol 40 mg fuor times a day",
]
OWN_WORDS = ["right", "might", "there", "very", "time", "table", "upper", "unite", "mourning", "moaning", "hour"]


@pytest.mark.parametrize("line", MENDED)
def test_what_is_meant_is_read(line: str) -> None:
    dose = total(read_line(line))
    assert (dose.unit, dose.single, dose.daily) == ("mg", *(pytest.approx(value, rel=1e-6) for value in MENDED[line]))


@pytest.mark.parametrize("line", UNREAD)
def test_what_may_be_another_dose_is_said_not_to_be_read(line: str) -> None:
    assert total(read_line(line)) == Dose(unread=True)


@pytest.mark.parametrize("word", OWN_WORDS)
def test_a_word_of_its_own_is_no_slip(word: str) -> None:
    assert total(read_line(f"zolmidol 40 mg bd for {word}")) == total(read_line("zolmidol 40 mg bd"))
