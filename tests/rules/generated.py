"""Generated pages and cases for the oracle and for the comparison of the engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st
from oracle import TIMES, Dose, Ordered, Page, Person
from tiny import formulary

from dispensatory.cases import Case, MedicineOrder, Patient, read_line
from dispensatory.facts.verdicts import VERDICTS
from dispensatory.formulary import Formulary

TITLES = ("Diazepam", "Tofisopam", "Tramadol", "Aspirin", "Ibuprofen", "Naproxen", "Warfarin", "Sertraline")
CONDITIONS = ("hypertension", "heart failure", "cardiovascular disease", "glaucoma", "epilepsy", "hay fever", "gout")

_targets = st.one_of(
    st.tuples(st.sampled_from([title.lower() for title in TITLES]), st.just("substance")),
    st.tuples(
        st.sampled_from(("opioid", "nsaid", "blood thinners", "cns depressants", "salicylate")), st.just("class")
    ),
    st.just(("alcohol", "alcohol")),
    st.just(("milk", "food")),
)
_interactions = st.builds(
    lambda target, says: {"with": target[0], "kind": target[1], "says": says}, _targets, st.sampled_from(VERDICTS[:-1])
)
_doses = st.builds(
    lambda low, more, often, kind, population, route, per: Dose(low, low * more, often, kind, population, route, per),
    st.sampled_from((1.0, 5.0, 20.0)),
    st.sampled_from((1.0, 2.0, 5.0)),
    st.sampled_from((None, 1.0, 2.0, 4.0, 1 / 7)),
    st.sampled_from(("usual", "usual", "maintenance", "initial", "maximum")),
    st.sampled_from(("adult", "adult", "any", "child", "elderly", "renal")),
    st.sampled_from((None, None, "oral", "iv", "topical")),
    st.sampled_from((None, None, None, "kg", "m2")),
)
_advice = st.fixed_dictionaries(
    {},
    optional={
        "driving": st.sampled_from(("avoid", "caution", "no_effect")),
        "alcohol": st.sampled_from(("avoid", "caution", "no_effect")),
        "abrupt_stop": st.sampled_from(("taper", "may_stop")),
        "dependence": st.sampled_from(("yes", "low", "no")),
        "food": st.sampled_from(("with", "without", "either")),
    },
)
_page = st.fixed_dictionaries(
    {
        "classes": st.lists(st.sampled_from(("opioid", "nsaid", "benzodiazepine", "blood thinner")), max_size=1),
        "interactions": st.lists(_interactions, max_size=3),
        "doses": st.lists(_doses, max_size=3),
        "advice": _advice,
        "indications": st.lists(st.sampled_from(CONDITIONS), max_size=2),
    }
)
pages = st.dictionaries(st.sampled_from(TITLES), _page, min_size=1, max_size=4)
people = st.builds(
    Person,
    st.sampled_from((None, 8.0, 40.0, 40.0, 70.0)),
    st.sampled_from((None, 20.0, 60.0)),
    st.sampled_from((None, 170.0)),
    st.sampled_from((None, 50.0, 100.0)),
)


def orders(titles: list[str]) -> st.SearchStrategy[list[Ordered]]:
    """Orders of these pages; one that says how often gives an amount."""
    amount = st.tuples(st.sampled_from((0.5, 5.0, 20.0, 100.0)), st.sampled_from((None, *TIMES)))
    one = st.builds(
        lambda title, amount, *rest: Ordered(title, *amount, *rest),
        st.sampled_from(titles),
        st.one_of(st.just((None, None)), amount, amount, amount),
        st.sampled_from((None, None, "kg", "m2")),
        st.sampled_from((None, None, "oral", "iv", "topical")),
        st.booleans(),
        st.sampled_from((None, "new", "stopped")),
        st.sampled_from((None, *CONDITIONS)),
    )
    return st.lists(one, min_size=1, max_size=4)


def written(said: dict[str, Page], folder: Path) -> Formulary:
    """A formulary of generated pages."""
    tables: dict[str, Any] = {
        title: page | {"doses": [dose.written() for dose in page["doses"]]} for title, page in said.items()
    }
    return formulary(tables, folder)


def case_of(person: Person, given: list[Ordered]) -> Case:
    """The case that a person and orders make."""
    patient = Patient(age_years=person.age, weight_kg=person.weight, height_cm=person.height, egfr=person.egfr)
    return Case(patient=patient, medicines=tuple(map(_order, given)))


def _order(given: Ordered) -> MedicineOrder:
    unit = "mg" if given.per is None else f"mg/{given.per}"
    amount = "" if given.amount is None else f" {given.amount:g} {unit}"
    line = read_line(f"{given.page}{amount} {given.often or ''}".strip())
    return msgspec.structs.replace(
        line,
        route=given.route,
        as_needed=given.as_needed,
        change=given.change,
        indication=given.indication,
    )
