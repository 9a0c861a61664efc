"""Facts in words a reader knows."""

from __future__ import annotations

from dispensatory.facts import Range, Regimen, Verdict

VERDICTS: dict[Verdict, str] = {
    "contraindicated": "contraindicated",
    "avoid": "avoid",
    "caution": "caution",
    "adjust": "adjust the dose",
    "monitor": "monitor",
    "consult": "ask a doctor",
    "interacts": "interacts",
    "not_established": "not established",
    "acceptable": "stated acceptable",
    "not_stated": "not stated",
}
POPULATIONS = {
    "pregnancy": "Pregnancy",
    "lactation": "Breast-feeding",
    "children": "Children",
    "elderly": "Older people",
    "renal": "Kidney impairment",
    "hepatic": "Liver impairment",
}
TOPICS = {
    "driving": "Driving",
    "alcohol": "Alcohol",
    "abrupt_stop": "Stopping",
    "missed_dose": "Missed dose",
    "dependence": "Dependence",
    "food": "Food",
}
_ADVICE = {
    ("driving", "no_effect"): "no effect stated",
    ("alcohol", "no_effect"): "no effect stated",
    ("abrupt_stop", "taper"): "do not stop suddenly",
    ("abrupt_stop", "may_stop"): "may be stopped",
    ("missed_dose", "usual_rule"): "take when remembered, do not double",
    ("missed_dose", "other"): "a rule of its own",
    ("dependence", "yes"): "possible",
    ("dependence", "low"): "unlikely",
    ("dependence", "no"): "none stated",
    ("food", "with"): "take with food",
    ("food", "without"): "take without food",
    ("food", "either"): "with or without food",
}
_PERIODS = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month"}
_ONE: Range = (1.0, 1.0)
_TIMES: dict[Range, str] = {_ONE: "once", (2.0, 2.0): "twice"}
_KINDS = {"maximum": "at most", "initial": "start with", "loading": "loading dose", "maintenance": "maintenance"}
_FOR = {"adult": "adults", "child": "children", "elderly": "older people"}
_FOR |= {"renal": "kidney impairment", "hepatic": "liver impairment"}


def advice_words(topic: str, value: str) -> str:
    """A value of everyday advice in words."""
    return _ADVICE.get((topic, value), value.replace("_", " "))


def number(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:,.10g}"


def range_words(range_: Range | None, unit: str = "") -> str:
    """A range, such as "50–100 mg", "from 12 years", "up to 4 g"; "" for none."""
    low, high = range_ or (None, None)
    tail = f" {unit}" if unit else ""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"{'up to' if low is None else 'from'} {number(high if low is None else low)}{tail}"  # type: ignore[arg-type]
    return f"{number(low)}{tail}" if low == high else f"{number(low)}–{number(high)}{tail}"


def regimen_words(regimen: Regimen) -> str:
    """A dose and how often it is given, such as "50–100 mg, 1–3 times a day"."""
    unit = f"{regimen.unit or ''}{f'/{regimen.per}' if regimen.per else ''}".replace("m2", "m²")
    amount = range_words(regimen.dose, unit)
    if amount and regimen.basis == "period" and regimen.period_unit:
        amount = f"{amount} in all per {_period(regimen)}"
    parts = [amount, _often(regimen), "as needed" if regimen.as_needed else ""]
    lead = _KINDS.get(regimen.kind, "")
    if regimen.kind == "single":
        parts.append("once")
    if regimen.duration and regimen.duration_unit:
        names = {"d": "days", "wk": "weeks", "mo": "months"}
        parts.append(f"for {range_words(regimen.duration, names.get(regimen.duration_unit, regimen.duration_unit))}")
    return f"{lead} {', '.join(filter(None, parts))}".strip()


def regimen_context(regimen: Regimen) -> str:
    """For whom, for what and by which route a dose is, as far as the page says."""
    parts = (
        _FOR.get(regimen.population, ""),
        range_words(regimen.age, "years"),
        range_words(regimen.weight, "kg"),
        regimen.indication or "",
        regimen.route or "",
        f"of {regimen.of}" if regimen.of else "",
    )
    return " · ".join(filter(None, parts))


def _often(regimen: Regimen) -> str:
    if regimen.frequency is None or regimen.period is None or regimen.period_unit is None:
        return ""
    every = regimen.period != _ONE
    if every and regimen.frequency == _ONE:
        return f"every {range_words(regimen.period)} {_PERIODS[regimen.period_unit]}s"
    times = _TIMES.get(regimen.frequency) or f"{range_words(regimen.frequency)} times"
    return f"{times} {'in' if every else 'a'} {_period(regimen)}"


def _period(regimen: Regimen) -> str:
    name = _PERIODS.get(regimen.period_unit or "", "")
    return name if regimen.period in (None, _ONE) else f"{range_words(regimen.period)} {name}s"
