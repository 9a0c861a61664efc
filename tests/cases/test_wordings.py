"""Every common way to write a dose in pieces of a known strength: it is read right, or said not to be read.

The strength alone would be a dose too low, which a check would call fine.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dispensatory.cases import read_line
from dispensatory.check.doses import total

STRENGTH = 40
PRODUCTS = [
    "Zolmidol 40mg tablets - {}",
    "Zolmidol 40mg tablets – {}",
    "Zolmidol 40mg tablets, {}",
    "Zolmidol 40mg tablets: {}",
    "Zolmidol 40 mg tablets {}",
    "Zolmidol 40 mg tablets; take {}",
    "Zolmidol 40 mg tablets. Take {}",
    "Zolmidol 40mg tablets (28) - {}",
    "Zolmidol 40mg tablets x28 - {}",
    "Zolmidol 40mg modified-release tablets - {}",
    "Zolmidol 40mg gastro-resistant tablets: {}",
    "Zolmidol tablets 40mg - {}",
    "Zolmidol tablets BP 40 mg, {}",
    "Zolmidol 40mg tabs PO {}",
    "Zolmidol 40mg {}",
    "Zolmidol 40mg tablets\n{}",
]
COUNTS = {
    "one": 1, "1": 1, "two": 2, "2": 2, "TWO": 2, "three": 3, "half": 0.5, "1/2": 0.5, "½": 0.5, "1½": 1.5,
    "one and a half": 1.5, "1-2": 2, "one or two": 2, "1 to 2": 2, "one tablet": 1, "2 tablets": 2, "two tabs": 2,
    "half a tablet": 0.5, "1½ tablets": 1.5, "one to two tablets": 2,
}  # fmt: skip
RATES = {
    "daily": 1, "once a day": 1, "od": 1, "at night": 1, "nocte": 1, "each morning": 1, "with breakfast": 1,
    "twice daily": 2, "bd": 2, "b.d.": 2, "BID": 2, "morning and evening": 2, "every 12 hours": 2, "tds": 3,
    "three times a day": 3, "every 8 hours": 3, "8 hourly": 3, "qds": 4, "q6h": 4, "four times a day": 4,
    "up to four times a day": 4, "when required up to four times a day": 4, "every 4 to 6 hours": 6,
    "on alternate days": 0.5, "every other day": 0.5, "once a week": 1 / 7, "weekly": 1 / 7, "on Mondays": 1 / 7,
    "with meals": 3, "at teatime": 1, "a day": 1,
}  # fmt: skip


@given(st.sampled_from(PRODUCTS), st.sampled_from(sorted(COUNTS)), st.sampled_from(sorted(RATES)))
def test_a_counted_dose_is_read_right_or_not_at_all(product: str, count: str, rate: str) -> None:
    assume(rate != "weekly" or "tab" in product)  # "40 mg two weekly" is 40 mg a fortnight
    line = product.format(f"{count} {rate}")
    dose = total(read_line(line))
    if dose.unit != "mg":
        assert dose.unread or dose.unit in (None, "tablet"), line  # nothing is made of the strength
        return
    assert dose.single in (None, pytest.approx(COUNTS[count] * STRENGTH)), line
    assert dose.daily in (None, pytest.approx(COUNTS[count] * RATES[rate] * STRENGTH, rel=1e-6)), line
