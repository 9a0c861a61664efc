"""Prescription lines as people write them: the name in each, and what its dose comes to."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dispensatory.cases import read_line
from dispensatory.check.doses import Dose, total
from dispensatory.words import seen

NAMES = [
    ("tofisopam 100 mg four times daily", "tofisopam"),
    ("Aspirin 75mg od", "Aspirin"),
    ("warfarin", "warfarin"),
    ("  warfarin  ", "warfarin"),
    ("warfarin, 5 mg daily", "warfarin"),
    ("warfarin: 5 mg", "warfarin"),
    ("1) Tab. Metformin 500 mg 1-0-1", "Metformin"),
    ("- ramipril 2.5 mg capsules; take one in the morning", "ramipril"),
    ("T. Amoxicillin-clavulanate 625 mg tds x 5 days", "Amoxicillin-clavulanate"),
    ("Inj. ceftriaxone 1 g IV OD", "ceftriaxone"),
    ("take paracetamol every 6 hours", "paracetamol"),
    ("500 mg paracetamol qds", "paracetamol"),
    ("2 tablets of paracetamol 500 mg qds", "paracetamol"),
    ("metformin MR 500 mg bd", "metformin"),
    ("lithium carbonate modified-release 400 mg nocte", "lithium carbonate"),
    ("5-fluorouracil 500 mg weekly", "5-fluorouracil"),
    ("vitamin B12 1000 mcg daily", "vitamin B12"),
    ("omega-3 1 g daily", "omega-3"),
    ("interferon beta-1a 30 mcg weekly IM", "interferon beta-1a"),
    ("co-codamol 30/500 two tablets qds", "co-codamol"),
    ("calcium with vitamin D 1 tablet daily", "calcium with vitamin D"),
    ("aspirin with food", "aspirin"),
    ("amoxicillin and clavulanic acid 625 mg tds", "amoxicillin and clavulanic acid"),
    ("abacavir, lamivudine and zidovudine 300 mg bd", "abacavir, lamivudine and zidovudine"),
    ("Zolmidol 325 MG / Benamil 30 MG Oral Tablet", "Zolmidol / Benamil"),
    ("zolmidol 250mg + benamil 125mg tds", "zolmidol / benamil"),
    ("zolmidol 50 mg and then 25 mg", "zolmidol"),
    ("zolmidol 500 mg with water 4 times a day", "zolmidol"),
    ("zolmidol 2x20mg bd", "zolmidol"),
    ("zolmidol500mg qds", "zolmidol"),
    ("zolmidol approx 500 mg qds", "zolmidol"),
    ("zolmidol 500 mg, benamil 400 mg tds", "zolmidol / benamil"),
    ("zolmidol 10 units, lunch 8 units, dinner 12 units", "zolmidol"),
    ("\ud800 zolmidol 5 mg", "zolmidol"),
    ("zolmidol 20mg;bid", "zolmidol"),
    ("Hydrocortisone (Topical) 1% cream twice daily", "Hydrocortisone (Topical)"),
    ("insulin glargine 10 units at night", "insulin glargine"),
    ("nitroglycerin sublingual", "nitroglycerin"),
    ("budesonide nasal spray 1 spray bd", "budesonide"),
    ("ipratropium nebuliser 500 mcg qds", "ipratropium"),
    ("chloramphenicol eye ointment qds", "chloramphenicol"),
    ("ibuprofen as needed", "ibuprofen"),
    ("zolmidol 50micrograms/ml eye drops one drop at night", "zolmidol"),
    ("Take 1 to 2 tablets of zolmidol 40 mg bd", "zolmidol"),
    ("Take two teaspoonfuls of zolmidol 250mg/5ml bd", "zolmidol"),
    ("Tab Zolmidol GP2 1-0-½ AC", "Zolmidol GP2"),
    ("angiotensin ii 5 mg", "angiotensin ii"),
    ("zolmidol alternate days", "zolmidol"),
    ("zol\u200bmi\u00addol 5 mg", "zolmidol"),
    ("\ufeffzolmidol 5 mg", "zolmidol"),
    ("ｚｏｌｍｉｄｏｌ ５ ｍｇ", "zolmidol"),
    ("zolmidol / 5 mg daily", "zolmidol"),
    ("", ""),
    ("   ", ""),
    ("500 mg", ""),
]
DOSES = [
    # what a line allows at most: unit, at one time, over a day
    ("tofisopam 100 mg four times daily", ("mg", 100, 400)),
    ("Aspirin 75mg od", ("mg", 75, 75)),
    ("digoxin 125 mcg od", ("mg", 0.125, 0.125)),
    ("paracetamol 500 mg four times a day", ("mg", 500, 2000)),
    ("paracetamol 500 mg tablets two four times a day", ("mg", 1000, 4000)),
    ("paracetamol 500 mg two tablets four times a day", ("mg", 1000, 4000)),
    ("Paracetamol 500mg 2 tabs QDS", ("mg", 1000, 4000)),
    ("paracetamol 500mg - 2 tablets 4 times a day", ("mg", 1000, 4000)),
    ("2 tablets of paracetamol 500 mg qds", ("mg", 1000, 4000)),
    ("ibuprofen 400 mg 3 times daily", ("mg", 400, 1200)),
    ("prednisolone 5 mg 4 hourly", ("mg", 5, 30)),
    ("sertraline 50mg one daily", ("mg", 50, 50)),
    ("1) Tab. Metformin 500 mg 1-0-1", ("mg", 500, 1000)),
    ("Tab. Metformin 500 mg 1-0-2", ("mg", 1000, 1500)),
    ("amoxicillin 250 mg/5 ml 10 ml tds", ("mg", 500, 1500)),
    ("morphine sulfate 10mg/5ml oral solution 5 ml every 4 hours", ("mg", 10, 60)),
    ("co-codamol 30/500 two tablets qds", ("tablet", 2, 8)),
    ("prednisolone 10 mg in the morning and 5 mg at night", ("mg", 10, 15)),
    ("prednisolone 10 mg daily for 5 days then 5 mg daily", ("mg", 10, 10)),
    ("paracetamol 1 g every 4 hours as needed, maximum 4 g a day", ("mg", 1000, 4000)),
    ("ibuprofen 400 mg", ("mg", 400, None)),
    ("Tab Zolmidol 10 mg 2-0-1", ("mg", 20, 30)),
    ("Tab Zolmidol 10 mg 2-0-1 x 5 days", ("mg", 20, 30)),
    ("Tab Zolmidol 5 mg 2-1-1 x 5 days then 1-0-1 x 5 days", ("mg", 10, 20)),
    ("Tab Zolmidol 650 1-1-1 x 3 days", ("tablet", 1, 3)),
    ("Inj Zolmidol 30/70 20-0-10 units sc", ("unit", 20, 30)),
    ("zolmidol 200 mg two tds", ("mg", 400, 1200)),
    ("zolmidol 40 mg 1 mane 1 midi", ("mg", 40, 80)),
    ("zolmidol 5mg e/c 6 od 5/7", ("mg", 30, 30)),
    ("zolmidol 80 mg half a tablet bd", ("mg", 40, 80)),
    ("zolmidol 5 mg tabs (28) 1 od", ("mg", 5, 5)),
    ("zolmidol 20 mg capsules x 28 one daily", ("mg", 20, 20)),
    ("zolmidol 250mg/5ml suspension 100ml - 5ml tds", ("mg", 250, 750)),
    ("zolmidol 400 mg x 2 tabs bd", ("mg", 800, 1600)),
    ("zolmidol 20mg tablets - two at night", ("mg", 40, 40)),
    ("zolmidol 20mg tablets, one and a half daily", ("mg", 30, 30)),
    ("zolmidol 20 mg, take 1½ tablets bd", ("mg", 30, 60)),
    ("zolmidol 20mg tablets 1/2 bd", ("mg", 10, 20)),
    ("zolmidol 500mg tablets, 1-2 up to four times a day", ("mg", 1000, 4000)),
    ("Take two tablets of zolmidol 40 mg at night", ("mg", 80, 80)),
    ("Take two 5 ml spoonfuls of zolmidol 250mg/5ml tds", ("mg", 500, 1500)),
    ("zolmidol oral solution 250mg/5ml: one teaspoonful tds", ("mg", 250, 750)),
    ("zolmidol tablets 10mg - two bd", ("mg", 20, 40)),
    ("zolmidol 10mg gastro-resistant capsules: two mane", ("mg", 20, 20)),
    ("zolmidol 50mg suppositories one bd", ("mg", 50, 100)),
    ("zolmidol 300mg capsules one on day 1, one bd on day 2, one tds thereafter", ("mg", 300, 900)),
    ("zolmidol 25mg depot injection 2 weekly", ("mg", 25, 25 / 14)),
    ("zolmidol 7.5 mg, 1 on prn, 14 tabs", ("mg", 7.5, 7.5)),
    ("zolmidol 30mg 1-2 qds prn 28 tablets", ("mg", 60, 240)),
    ("zolmidol 120 mg/5 ml, 5 ml qds, 100 ml bottle", ("mg", 120, 480)),
    ("zolmidol 50 mg 1 tab daily. Quantity: 90 tablets.", ("mg", 50, 50)),
    ("zolmidol 70 mg tablets, take one once a week, 4 tabs", ("mg", 70, 10)),
    ("zolmidol 960 mg bd on Mon, Wed, Fri", ("mg", 960, 960 * 6 / 7)),
    ("prednisolone 10 mg in the morning and 5 mg at night for 7 days", ("mg", 10, 15)),
    ("Zolmidol 20 capsules 1 od", ("capsule", 1, 1)),
    # how many before the strength
    ("zolmidol 2 tablets of 500 mg qds", ("mg", 1000, 4000)),
    ("zolmidol 2 x 500 mg qds", ("mg", 1000, 4000)),
    ("zolmidol 2x500mg qds", ("mg", 1000, 4000)),
    ("zolmidol two 20 mg capsules bd", ("mg", 40, 80)),
    ("zolmidol half a tablet of 100 mcg daily", ("mg", 0.05, 0.05)),
    ("zolmidol 20-mg capsule: 3 caps bid", ("mg", 60, 120)),
    # two times of a day, with a sign between
    ("zolmidol 20mg 1 om + 1 on", ("mg", 20, 40)),
    ("zolmidol 20mg 2 mane & 1 nocte", ("mg", 40, 60)),
    ("zolmidol 20 mg am/40 mg pm", ("mg", 40, 60)),
    # numbers and abbreviations as some write them
    ("zolmidol 1 000 mg bd", ("mg", 1000, 2000)),
    ("zolmidol 5 000 units bd", ("unit", 5000, 10000)),
    ("zolmidol .5 mg daily", ("mg", 0.5, 0.5)),
    ("zolmidol 50mgs od", ("mg", 50, 50)),
    ("zolmidol 20mg (2) bd", ("mg", 40, 80)),
    ("zolmidol 20mg tab 1 tab p/o b/d", ("mg", 20, 40)),
    ("zolmidol 500mg Tablets (Teva UK Ltd) 1-2 qds", ("mg", 1000, 4000)),
    ("zolmidol 3.125 mg bd", ("mg", 3.125, 6.25)),
    # what the order allows in the end
    ("zolmidol 50 mg od increasing to 200 mg od", ("mg", 200, 200)),
    ("zolmidol 400 mg tds, up to 800 mg tds if needed", ("mg", 800, 2400)),
    ("zolmidol 60 mg bd plus 10 mg prn", ("mg", 60, None)),
    # several substances with their strengths
    ("Zolmidol 325 MG / Benamil 30 MG Oral Tablet [Zolben] 2 tablets every 4 hours", ("tablet", 2, 12)),
    ("Zolmidol 25 MG Oral Tablet [Zolba] Take 8 tablets (200 mg) daily", ("mg", 200, 200)),
    # a trade strength is no dose
    ("Tab Zolmidol 2 od", (None, None, None)),
    ("Cap Zolmidol 20 bd", (None, None, None)),
    ("Zolmidol 20 capsules bd", (None, None, None)),
    ("Zolmidol 30 bd", (None, None, None)),
    ("warfarin", (None, None, None)),
    ("aspirin with food", (None, None, None)),
]


@pytest.mark.parametrize(("line", "name"), NAMES)
def test_name_in_a_line(line: str, name: str) -> None:
    assert read_line(line).name == name


@pytest.mark.parametrize(("line", "amounts"), DOSES)
def test_dose_in_a_line(line: str, amounts: tuple[str | None, float | None, float | None]) -> None:
    dose = total(read_line(line))
    assert (dose.unit, dose.single, dose.daily) == (amounts[0], *map(_about, amounts[1:]))
    assert not dose.unread


def _about(value: object) -> object:
    return pytest.approx(value, rel=1e-6) if isinstance(value, float | int) else value


def test_weekly_is_not_daily() -> None:
    assert total(read_line("methotrexate 2.5 mg four tablets once weekly")).rate == pytest.approx(1 / 7)
    assert total(read_line("methotrexate once daily")).rate == 1


@pytest.mark.parametrize(
    "line",
    [
        "warfarin 5 or so",
        "prednisolone 5 mg in the morning, 2 drops at night",
        "zolmidol 2.5mg tablets six weekly",
        "zolmidol 20mg tablets, every morning three",
        "zolmidol inhaler 100 mcg 2 doses bd",
        "zolmidol 50.000 IU daily",
        "zolmidol 0 mg daily",
        "zolmidol 100 mg/hr iv infusion",
    ],
)
def test_a_dose_that_is_not_one_amount_is_unread(line: str) -> None:
    assert total(read_line(line))._replace(route=None) == Dose(unread=True)


def test_what_is_taken_at_the_least_counts_what_is_told() -> None:
    assert total(read_line("zolmidol 60 mg bd plus 10 mg prn")).least == 130
    assert total(read_line("zolmidol 50 mg")).least == 50
    assert total(read_line("zolmidol 50 mg bd")).least is None


def test_regimens_quote_the_line() -> None:
    order = read_line("  tofisopam  100 mg four times daily ")
    assert order.text == "  tofisopam  100 mg four times daily "
    assert [regimen.quote for regimen in order.regimens] == ["tofisopam 100 mg four times daily"]


@given(st.text())
@example("B&0")
def test_any_text_is_read_without_an_error(text: str) -> None:
    order = read_line(text)
    assert order.text == text
    assert order.name in " ".join(seen(text).split()) or order.name.endswith(")")
