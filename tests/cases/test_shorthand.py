"""Whole lines as prescribers, systems and patients write them, each with what it comes to at most: never too little,
and said to be unread where it is not clear.
"""

from __future__ import annotations

import pytest

from dispensatory.cases import read_line
from dispensatory.check.doses import Dose, total

DOSES = {
    # words run together
    "zolmidol 500mgtds": ("mg", 500, 1500, 3),
    "zolmidol500mg tds": ("mg", 500, 1500, 3),
    "zolmidol 40mg2bd": ("mg", 80, 160, 2),
    "zolmidol 40mg-bd": ("mg", 40, 80, 2),
    "zolmidol 5mg T2T BD": ("mg", 10, 20, 2),
    "zolmidol 40 mg twice daliy": ("mg", 40, 80, 2),
    "zolmidol 40 miligrams 12 hourlty": ("mg", 40, 80, 2),
    # numbers
    "zolmidol 10 000 units sc bd": ("unit", 10000, 20000, 2),
    "zolmidol .5 mg bd": ("mg", 0.5, 1, 2),
    "zolmidol 40 mg .5 tab od": ("mg", 20, 20, 1),
    "zolmidol 40 mg a quarter tab od": ("mg", 10, 10, 1),
    "zolmidol 40 mg 1 and 1/2 tabs od": ("mg", 60, 60, 1),
    "zolmidol 62.5 microg od": ("mg", 0.0625, 0.0625, 1),
    # Roman counts
    "zolmidol 5 mg ii tabs tds": ("mg", 10, 30, 3),
    "zolmidol 5 mg tabs i mane ii nocte": ("mg", 10, 15, 2),
    "zolmidol 5 mg iss tab od": ("mg", 7.5, 7.5, 1),
    "zolmidol 40 mg tabs iii after each meal": ("mg", 120, None, None),
    "zolmidol 40 mg/tab 2 tabs om and on before food": ("mg", 80, 160, 2),
    "zolmidol 40mg • ii tab po q8h": ("mg", 80, 240, 3),
    "zolmidol 5mg 1 tds 2 nocte": ("mg", 10, 25, 4),
    "zolmidol 5mg 1 om 1 midday 2 on": ("mg", 10, 20, 3),
    "zolmidol 20mg caps 1 OM x28": ("mg", 20, 20, 1),
    "zolmidol 40 mg iv od": ("mg", 40, 40, 1),
    # the count before the strength, or with words before it
    "zolmidol 2 x 40 mg tablets bd": ("mg", 80, 160, 2),
    "zolmidol 2x40mg bd": ("mg", 80, 160, 2),
    "2 x zolmidol 40mg bd": ("mg", 80, 160, 2),
    "i take 2 zolmidol 40mg tablets twice a day": ("mg", 80, 160, 2),
    "zolmidol 40mg, I take 2 at night": ("mg", 80, 80, 1),
    "zolmidol 40 mg take up to 2 tablets at night": ("mg", 80, 80, 1),
    "methotrexate 4 x 2.5 mg once weekly": ("mg", 10, 10 / 7, 1 / 7),
    "zolmidol 5 ml (250 mg) tds": ("mg", 250, 750, 3),
    "zolmidol 40 mg tablet Take 2 tablets (80 mg total) by mouth 2 (two) times daily.": ("mg", 80, 160, 2),
    "zolmidol 40 mg x2 daily": ("mg", 40, 80, 2),
    "zolmidol 40 mg 8-hourly": ("mg", 40, 120, 3),
    "zolmidol 40 mg 8am & 8pm": ("mg", 40, 80, 2),
    "epoetin 4000 units 3/week": ("unit", 4000, 12000 / 7, 3 / 7),
    # a liquid, whose strength is told for so much of it
    "zolmidol 250mg/5ml one tds": ("mg", 250, 750, 3),
    "zolmidol nebules 2.5mg/2.5ml one qds": ("mg", 2.5, 10, 4),
    "zolmidol 250mg/5ml 2 tsf bd": ("mg", 500, 1000, 2),
    # rates
    "zolmidol 40 mg mane, midi and nocte": ("mg", 40, 120, 3),
    "zolmidol 40 mg mane et nocte": ("mg", 40, 80, 2),
    "zolmidol 40 mg q d s": ("mg", 40, 160, 4),
    "zolmidol 40 mg M/W/F": ("mg", 40, 120 / 7, 3 / 7),
    "zolmidol 40mg 2 every second day": ("mg", 80, 80 / 2, 1 / 2),
    "zolmidol 40mg one morning one night": ("mg", 40, 80, 2),
    "Inj zolmidol 10U-0-8U": ("unit", 10, 18, 2),
    "hydrocortisone 10+5+5 mg": ("mg", 10, 20, 3),
    # quantities
    "zolmidol 20mg capsules - Take ONE Daily - 28 capsules": ("mg", 20, 20, 1),
    "zolmidol 250mg/5ml suspension sugar free - 5ml three times a day - 100 ml": ("mg", 250, 750, 3),
    "zolmidol 40mg tablets - 2 tabs q12 - 28 tablets": ("mg", 80, 160, 2),
    "zolmidol 40mg tablets (take 2 tabs bd - 28 tablets)": ("mg", 80, 160, 2),
    # limits to how often
    "zolmidol 1g 4-6 hourly max qds": ("mg", 1000, 4000, 4),
    "zolmidol 500mg tabs 1-2 every 4-6 hours. No more than 4 doses in 24 hours": ("mg", 1000, 4000, 4),
    "zolmidol 5 mg prn up to tds": ("mg", 5, 15, 3),
    "zolmidol 10 mg bd, up to qds": ("mg", 10, 40, 4),
    # one dose after another
    "zolmidol 200 mg stat then 100 mg tds": ("mg", 200, 300, 3),
    "zolmidol 200 mg on first day then 100 mg daily": ("mg", 200, 200, 1),
    "zolmidol 10 mg mane and 20 mg nocte then 5 mg bd": ("mg", 20, 30, 2),
    "zolmidol 30 mg daily week 1, 20 mg daily week 2, 10 mg daily week 3": ("mg", 30, 30, 1),
    "zolmidol 30mg x3d, 20mg x3d": ("mg", 30, None, None),
    "zolmidol 10 mg nocte, increasing to 50 mg nocte": ("mg", 50, 50, 1),
    "zolmidol 300 mg tds titrated to 600 mg tds": ("mg", 600, 1800, 3),
    "zolmidol 40 mg od 5/7 then reduce by 5 mg every 3 days until 0": ("mg", 40, 40, 1),
    # what was, and what else is told
    "zolmidol 40 mg bd (previously 80 mg bd)": ("mg", 40, 80, 2),
    "zolmidol reduced from 80 mg to 40 mg bd": ("mg", 40, 80, 2),
    "zolmidol 20 mg -> 40 mg bd": ("mg", 40, 80, 2),
    "zolmidol 40 mg od hold if HR < 60": ("mg", 40, 40, 1),
    "zolmidol 40 mg daily for type 2 diabetes": ("mg", 40, 40, 1),
    "zolmidol 40 mg daily started 3/5/2024": ("mg", 40, 40, 1),
    # what a patch gives off in an hour, and the halves of a combination, are not what is taken
    "zolmidol 25 mcg/hr patch change every 72 hours": (None, None, None, 1 / 3),
    "zolmidol 25 micrograms/hour patches apply one every 72 hours": ("patch", 1, 1 / 3, 1 / 3),
    "co-codamol 30mg/500mg tablets One or Two up to Four times daily": ("tablet", 2, 8, 4),
    "zolmidol 5mg 1 bd + 2 nocte": ("mg", 10, 20, 3),
    "zolmidol 10 mg bd with 5 mg prn": ("mg", 10, None, 2),
    "zolmidol 10 mg bd with 5 mg as needed": ("mg", 10, None, 2),
    "zolmidol 10 mg with food bd": ("mg", 10, 20, 2),
    "Inj zolmidol 40 mg im morning, noon and night": ("mg", 40, 120, 3),
}
UNREAD = [
    "zolmidol 2.5mg 4 weekly",  # four a week, or one every four weeks
    "zolmidol 40mg 2 am 1 pm",  # at two o'clock, or two
    "zolmidol 5 mg: 1 with breakfast, 1 with lunch and 2 with dinner",
    "zolmidol 250mg/5ml 10 bd",  # 10 ml, or ten spoons
    "zolmidol 1,5 mg bd",
    "zolmidol 300mg day 1 od, day 2 bd, day 3 onwards tds",
    "warfarin 3mg/4mg alternate days",
]
NAMES = {
    "zolmidol500mg tds": "zolmidol",
    "2x zolmidol 40mg bd": "zolmidol",
    "Tylenol #3 1-2 q4-6h prn": "Tylenol #3",
    "interferon alfa 2b 3 million units weekly": "interferon alfa 2b",
    "zolmidol increased to 40 mg bd": "zolmidol",
}


@pytest.mark.parametrize("line", DOSES)
def test_what_a_line_comes_to(line: str) -> None:
    dose = total(read_line(line))
    assert not dose.unread
    unit, *amounts = DOSES[line]
    assert dose.unit == unit
    for found, meant in zip((dose.single, dose.daily, dose.rate), amounts, strict=True):
        assert found == (meant if meant is None else pytest.approx(meant, rel=1e-6))


@pytest.mark.parametrize("line", UNREAD)
def test_a_line_that_is_not_clear_is_unread(line: str) -> None:
    assert total(read_line(line)) == Dose(unread=True)


@pytest.mark.parametrize("line", NAMES)
def test_the_name_ends_before_what_is_taken(line: str) -> None:
    assert read_line(line).name == NAMES[line]
