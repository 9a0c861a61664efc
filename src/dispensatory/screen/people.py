"""A person as a row gives them, as a row of the table `patient`; and what of it could not be used."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import msgspec

from dispensatory.cases import Case, MedicineOrder, Patient, validate
from dispensatory.check.reading import Value, rows_of
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary

_MEDICINE = (MedicineOrder(text="-", name="-"),)  # `validate` wants one; those of the person are looked at elsewhere


class Fault(NamedTuple):
    """A value that was left out: which, why, and what to do."""

    message: str
    action: str


class Reader:
    """Reads people as of one day. Values that cannot be right are left out, as if not given, and told of."""

    def __init__(self, formulary: Formulary, day: date) -> None:
        self._formulary = formulary
        self._day = day

    def row(
        self, case_id: int, given: str, birth_date: str | None, terms: tuple[str, ...]
    ) -> tuple[tuple[Value, ...], list[Fault]]:
        """The row of `patient` for a Patient as JSON, and the faults of it. `terms` are those of the person's
        conditions from which something else follows: the state of the kidneys, a pregnancy ...
        """
        faults: list[Fault] = []
        try:
            patient = self._patient(given, birth_date, terms)
        except (msgspec.ValidationError, CaseError, ValueError):
            patient, faults = self._mended(given, birth_date, terms)
        try:
            return self._row(case_id, patient), faults
        except (ValueError, ArithmeticError) as error:  # one person must never end the screening of all
            unusable = Fault(f"What is given of this person could not be used ({error}).", "Correct this row.")
            return self._row(case_id, Patient()), [*faults, unusable]

    def _row(self, case_id: int, patient: Patient) -> tuple[Value, ...]:
        return rows_of(self._formulary, Case(id=str(case_id), patient=patient), []).patient

    def _patient(self, given: str, birth_date: str | None, terms: tuple[str, ...]) -> Patient:
        patient = msgspec.json.decode(given, type=Patient, strict=False)
        if birth_date is not None and patient.age_years is None:
            patient = msgspec.structs.replace(patient, age_years=self._age(birth_date))
        if terms:
            patient = msgspec.structs.replace(patient, conditions=terms)
        validate(Case(patient=patient, medicines=_MEDICINE))
        return patient

    def _mended(self, given: str, birth_date: str | None, terms: tuple[str, ...]) -> tuple[Patient, list[Fault]]:
        """The patient without what is wrong. Slow, and seldom needed."""
        faults: list[Fault] = []
        values: dict[str, Any] = {key: text for key, text in msgspec.json.decode(given).items() if text is not None}
        for field, text in list(values.items()):
            try:
                values[field] = getattr(msgspec.convert({field: text}, Patient, strict=False), field)
            except msgspec.ValidationError:
                faults.append(_fault(field, f'"{text}" cannot be read', "Give it as the documentation says."))
                del values[field]
        if birth_date is not None and "age_years" not in values:
            try:
                values["age_years"] = self._age(birth_date)
            except ValueError:
                faults.append(_fault("birth_date", f'"{birth_date}" is no date', "Give it as 2001-12-31."))
        while True:
            patient = Patient(**values, conditions=terms)
            try:
                validate(Case(patient=patient, medicines=_MEDICINE))
                return patient, faults
            except CaseError as error:
                field = error.where.removeprefix("patient.")
                if field not in values:
                    raise
                faults.append(_fault(field, error.what, f"{error.hint[:1].upper()}{error.hint[1:]}."))
                del values[field]

    def _age(self, birth_date: str) -> float:
        """Whole years; below two years, months as a fraction of a year. ValueError where `birth_date` is no date."""
        born, day = date.fromisoformat(birth_date[:10]), self._day
        months = 12 * (day.year - born.year) + day.month - born.month - (day.day < born.day)
        return float(months // 12) if months >= 24 else round(months / 12, 2)


def _fault(field: str, what: str, action: str) -> Fault:
    return Fault(f"{field}: {what}, so it was not used.", action)
