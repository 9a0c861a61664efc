"""Whatever the text: nothing raises, every quote stands in it, and no dose is made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dispensatory.facts import Regimen
from dispensatory.sig import normalise, read_sig
from dispensatory.sig.phrases.numbers import WORDS
from dispensatory.sig.phrases.tokens import sentences

PIECES = (
    "1 2 5 10 0.5 .5 ½ 1/2 1,000 1,5 20/10 two one half a an mg mcg g ml % units million tablet tablets "
    "capsule drops / - – to or and , . ; : ( ) [ < ≥ kg m² day h min 24 hours hour week weeks month years "
    "daily once twice three times every each q8h q4-6h bid OD per in divided doses dose maximum up exceed "
    "not than initial starting loading then followed by increase increased increments single maintenance "
    "for days on cycle of adults children elderly renal impairment mL/min oral IV eye morning at bedtime "
    "as needed prn take apply contains available with water × x \n * <sup> Monday "
    "1-0-1 2-0-½ 0-0-14 5-10-20 + mane nocte on od later of 5/7 2/52 i ii e/c tabs # Qty disp bottle cream"
).split(" ")
lines = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=80)


@settings(max_examples=400, deadline=None)
@given(lines)
def test_nothing_raises_and_every_quote_stands_in_the_text(text: str) -> None:
    for regimen in (*read_sig(text), *read_sig(text, increments=True)):
        assert regimen.quote == text[regimen.start : regimen.end]
        normalise(regimen)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from([p for p in PIECES if p not in ("½", "half", "million", "1/2")]), max_size=30).map(
        " ".join
    )
)
def test_every_dose_stands_in_the_text(text: str) -> None:
    written = {token.value for s in sentences(text) for token in s.tokens if token.value is not None}
    written |= {WORDS[word] for word in text.split() if word in WORDS}
    written |= {1.0} if {"a", "an", "i"} & set(text.split()) else set()
    written |= {2.0} if "ii" in text.split() else set()
    written |= {4.0} if "IV" in text.split() else set()  # "IV tabs" are four: none are given into a vein
    for regimen in read_sig(text, increments=True):
        assert doses(regimen) <= written


@pytest.mark.parametrize("piece", ["a ", "1-", "((((", "1 mg ", "1 or ", "1 mg (", "days 1, ", "1 mg daily or "])
def test_long_nonsense_is_read_to_its_end(piece: str) -> None:
    text = piece * 2000 + ". 35 mg three times daily"
    last = read_sig(text)[-1]
    assert (last.dose, last.frequency, last.quote) == ((35, 35), (3, 3), "35 mg three times daily")


def doses(regimen: Regimen) -> set[float]:
    return {value for value in regimen.dose or () if value is not None}
