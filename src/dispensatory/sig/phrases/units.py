"""The units of doses and times, as written and as one name each."""

from __future__ import annotations

from dispensatory.facts.regimen import PeriodUnit

MEASURES: dict[str, str] = {
    spelling: unit
    for unit, spellings in {
        "mg": "mg mgs mgm mgms milligram milligrams milligramme milligrammes miligram miligrams",
        "mcg": "mcg mcgs mcgm mcgms µg μg ug microg microgm microgms microgram micrograms microgramme microgrammes",
        "g": "g gm gms gram grams gramme grammes",
        "ng": "ng nanogram nanograms",
        "ml": "ml mls cc millilitre millilitres milliliter milliliters",
        "l": "l litre litres liter liters",
        "iu": "iu ius",
        "unit": "unit units u",
        "mmol": "mmol mmols millimole millimoles",
        "meq": "meq meqs milliequivalent milliequivalents",
        "mci": "mci millicurie millicuries",
        "kbq": "kbq kilobecquerel kilobecquerels",
        "mbq": "mbq megabecquerel megabecquerels",
        "gbq": "gbq gigabecquerel gigabecquerels",
        "microcurie": "microcurie microcuries μci µci",
        "%": "% percent",
    }.items()
    for spelling in spellings.split()
}
FORMS: dict[str, str] = {
    spelling: unit
    for unit, spellings in {
        "tablet": "tablet tablets tab tabs",
        "capsule": "capsule capsules cap caps",
        "caplet": "caplet caplets",
        "softgel": "softgel softgels",
        "pill": "pill pills",
        "lozenge": "lozenge lozenges troche troches",
        "drop": "drop drops gtt gtts",
        "puff": "puff puffs actuation actuations",
        "inhalation": "inhalation inhalations inh",
        "spray": "spray sprays spr",
        "patch": "patch patches",
        "sachet": "sachet sachets",
        "packet": "packet packets",
        "suppository": "suppository suppositories supp supps",
        "pessary": "pessary pessaries pess",
        "applicator": "applicator applicators applicatorful applicatorfuls applicatorsful",
        "application": "application applications",
        "teaspoon": "teaspoon teaspoons teaspoonful teaspoonfuls tsp tsps",
        "tablespoon": "tablespoon tablespoons tablespoonful tablespoonfuls tbsp tbsps",
        "spoonful": "spoonful spoonfuls spoon spoons",
        "nebule": "nebule nebules respule respules",
        "pump": "pump pumps",
        "vial": "vial vials",
        "ampoule": "ampoule ampoules ampule ampules amp amps",
        "scoop": "scoop scoops",
        "gummy": "gummy gummies",
        "film": "film films",
        "strip": "strip strips",
        "implant": "implant implants",
        "cartridge": "cartridge cartridges",
        "enema": "enema enemas",
        "piece": "piece pieces",
        "wafer": "wafer wafers",
        "inch": "inch inches",
        "cm": "cm cms centimetre centimetres centimeter centimeters",
    }.items()
    for spelling in spellings.split()
}
PREPARATIONS = frozenset(
    "cream ointment oint gel lotion solution shampoo foam suspension paste powder syrup elixir liquid emulsion "
    "creams ointments gels lotions solutions shampoos foams suspensions powders liquids sprays wash washes cleanser "
    "oil rinse spray drops mouthwash preparation preparations formulation formulations pastes foams strength "
    "strengths concentration concentrations".split()
)
ADJECTIVES = frozenset(
    "oral vaginal rectal chewable dispersible effervescent soluble coated film enteric extended immediate delayed "
    "modified sustained controlled slow release er xr sr ir cr mr dr xl la hd small large level full whole metered "
    "transdermal sublingual buccal orally disintegrating nasal strength regular double single standard low dose "
    "white combination hard soft gelatin whole active".split()
)
_TIME_SPELLINGS: tuple[tuple[str, PeriodUnit, float], ...] = (
    ("minute minutes min mins", "min", 1.0),
    ("hour hours hr hrs h", "h", 1.0),
    ("day days die d", "d", 1.0),
    ("night nights", "d", 1.0),
    ("week weeks wk wks w", "wk", 1.0),
    ("fortnight fortnights", "wk", 2.0),
    ("month months mo mos mth mths", "mo", 1.0),
    ("year years yr yrs", "mo", 12.0),
)
TIMES: dict[str, tuple[PeriodUnit, float]] = {
    spelling: (unit, count) for spellings, unit, count in _TIME_SPELLINGS for spelling in spellings.split()
}
HOURLY: dict[str, tuple[PeriodUnit, float]] = {
    "hourly": ("h", 1.0),
    "hrly": ("h", 1.0),
    "daily": ("d", 1.0),
    "nightly": ("d", 1.0),
    "weekly": ("wk", 1.0),
    "wkly": ("wk", 1.0),
    "fortnightly": ("wk", 2.0),
    "monthly": ("mo", 1.0),
    "quarterly": ("mo", 3.0),
    "yearly": ("mo", 12.0),
    "annually": ("mo", 12.0),
}
HOURS: dict[PeriodUnit, float] = {"min": 1 / 60, "h": 1, "d": 24, "wk": 168, "mo": 720}
