"""The ways to say how badly kidneys or liver work, and what then: the answer for each degree of an impairment.

A letter stands for each degree, mild to end-stage: `S` is a stop, `w` a warning but no stop, `f` no stop, `x` no
assurance.
"""

from __future__ import annotations

import pytest

from dispensatory.extract import facts_of
from dispensatory.facts import PageFacts, Verdict, strongest_first
from dispensatory.monographs import read_text

STOP = {"contraindicated", "avoid"}
NAMES = ("mild", "moderate", "severe", "end-stage")
SEVERE = [  # of the kidneys, each for severe and worse
    "patients with severe renal impairment",
    "patients with severely impaired kidney function",
    "patients with a creatinine clearance below 30 mL/min",
    "patients with CrCl <30 ml/min",
    "patients with a creatinine clearance (CrCl) of less than 30 mL per minute",
    "patients with a glomerular filtration rate under 30 mL/minute",
    "patients with an eGFR of 29 mL/min/1.73 m² or less",
    "patients with a CLcr of 15 to 29 mL/min",
    "patients whose eGFR is lower than 30",
    "patients with stage 4 chronic kidney disease",
    "patients with CKD stage 4 or 5",
    "patients with chronic kidney disease (stage 4)",
    "patients with advanced kidney disease",
    "patients with renal impairment whose clearance is below 30 mL/min",
]
END_STAGE = [
    "patients on dialysis",
    "patients undergoing haemodialysis",
    "dialysis patients",
    "anuric patients",
    "patients with ESRD",
    "patients with CKD stage 5",
    "patients with CrCl <10 mL/min",
    "patients with end-stage kidney disease",
]
SEVERE_LIVER = [
    "patients with severe hepatic impairment (Child-Pugh C)",
    "patients with Child-Pugh class C cirrhosis",
    "patients with Child Pugh C",
    "patients with a Child-Pugh score of 10 or more",
    "patients with severely impaired liver function",
    "patients with advanced liver disease",
]
ANY = [
    "patients with reduced kidney function",
    "patients with CKD",
    "patients with kidney disease or severe asthma",
    "patients with severe asthma or kidney disease",
    "patients with renal impairment, especially if severe",
    "patients with kidney disease, severe heart failure or gout",
    "patients with kidney disease with severe bleeding",
    "patients with stage 4 cancer or kidney disease",
]
FORBIDDEN = [
    "Examplin is contraindicated in {p}.",
    "Its use in {p} should be avoided.",
    "{P} should not take examplin.",
    "{P}: contraindicated.",
    "### Contraindications\n* Hypersensitivity\n* {P}",
    "Contraindications include hypersensitivity and {p}.",
    "Examplin has not been studied in {p}. It should not be used.",
    "**Q: Can examplin be used in {p}?** A: No; ask your doctor for another medicine.",
    "**Q: Is it safe in {p}?** A: Absolutely not.",
]
FORBIDDEN_IF = [
    "Do not take examplin if {c}.",
    "Do not take this medicine:\n* if {c}\n* if you are pregnant",
    "Treatment should not be started if {c}.",
    "If {c}, avoid examplin.",
    "**Q: Can I take it if {c}?** A: No.",
]
IF = {
    "the creatinine clearance is below 30 mL/min": "ffSS",
    "your eGFR falls below 30": "ffSS",
    "renal impairment is severe": "ffSS",
    "you are on dialysis": "fffS",
    "your kidneys do not work properly": "SSSS",
    "you have trouble with your kidneys": "SSSS",
}
TWO = [
    "No dose adjustment is needed in mild to moderate {o} impairment. It is not recommended in severe {o} impairment.",
    "No dose adjustment is needed in mild or moderate {o} impairment, but it is contraindicated in severe impairment.",
    "Patients with mild to moderate {o} impairment need no adjustment; those with severe impairment must not take it.",
    "While no adjustment is needed in mild {o} impairment, examplin is contraindicated in severe impairment.",
    "It is considered safe in mild {o} disease. In severe disease it must not be used.",
    "Use with caution in mild or moderate {o} impairment and avoid in severe impairment.",
    "Caution is advised in mild to moderate {o} impairment. Severe impairment: contraindicated.",
    "Mild {o} impairment: no adjustment; moderate: half the dose; severe: avoid.",
    "**{O} impairment:** Mild to moderate: no adjustment. Severe: not recommended.",
    "**{O} impairment:** Avoid in severe impairment.",
    "**{O} impairment:** Contraindicated if severe.",
    "**{O} impairment:**\n* Mild: no adjustment\n* Moderate: use with caution\n* Severe: contraindicated",
    "**Mild to moderate {o} impairment:** No adjustment needed.\n**Severe {o} impairment:** Not recommended.",
]
TWO_OF_KIDNEYS = [
    "* CrCl ≥30 mL/min: no adjustment needed\n* CrCl <30 mL/min: do not use",
    "**CrCl >30 mL/min:** No adjustment needed.\n**CrCl <30 mL/min:** Contraindicated.",
    "**Renal impairment:** No adjustment is needed if CrCl is 30 mL/min or more; contraindicated if <30 mL/min.",
    "No adjustment is needed for an eGFR of 45 or more. Below 30 mL/min it must not be used.",
    "CKD stages 1 to 3: no adjustment. CKD stages 4 and 5: contraindicated.",
]
TWO_OF_LIVER = [
    "No adjustment is needed in Child-Pugh A or B. It should not be used in class C.",
    "* Child-Pugh A: no adjustment\n* Child-Pugh B: reduce the dose\n* Child-Pugh C: contraindicated",
]
ASSURED = [
    "No dose adjustment is needed in {p}.",
    "{P} do not require dose adjustment.",
    "* **{P}:** No dose adjustment is needed.",
    "**Renal and hepatic impairment:** No adjustment is needed in {p}.",
    "It is considered safe in {p}.",
]
SOME = {
    "patients with mildly impaired {o} function": "fxxx",
    "patients with slight {o} impairment": "fxxx",
    "patients with less severe {o} disease": "ffxx",
    "patients with non-severe {o} impairment": "ffxx",
    "patients with {o} impairment, except in severe disease": "ffxx",
    "most patients with {o} disease": "xxxx",
    "patients with stable {o} disease": "xxxx",
}
SOME_OF_KIDNEYS = {
    "patients with CrCl >= 50 mL/min": "fxxx",
    "patients with an eGFR above 80": "xxxx",
    "patients with a creatinine clearance above 30 mL/min": "ffxx",
    "renal impairment as long as CrCl exceeds 30 mL/min": "ffxx",
    "renal impairment unless CrCl is below 30 mL/min": "ffxx",
    "patients with stage 2 chronic kidney disease": "fxxx",
    "patients with chronic kidney disease, stages 1-3": "ffxx",
    "patients with renal impairment who are not on dialysis": "fffx",
    "renal impairment, other than end-stage disease": "fffx",
}
SOME_OF_LIVER = {
    "patients with Child-Pugh A cirrhosis": "fxxx",
    "patients with liver disease of Child-Pugh class A": "fxxx",
    "patients with compensated cirrhosis": "fxxx",
    "patients with chronic hepatitis B": "xxxx",
    "patients with fatty liver disease": "xxxx",
}
NO_ASSURANCE = [
    "Except in {o} impairment, it is considered safe.",
    "Apart from {o} impairment, no dose adjustment is needed.",
    "If {o} function is normal no dose adjustment is needed.",
    "A single dose is considered safe in {o} impairment.",
    "Short-term use is considered safe in {o} impairment.",
    "Dose adjustment may not be necessary in {o} impairment.",
    "It may be used in {o} impairment at half the dose.",
]
WARNED = [
    "In {o} impairment, the dose should be halved.",
    "**{O} impairment:** Half the usual dose is given.",
    "**{O} impairment:** Extend the dosing interval.",
    "**{O} impairment:** Start with a low dose.",
    "**{O} impairment:** It is given less often.",
]
NO_STOP = [
    "Doses above 20 mg should be avoided in {o} impairment.",
    "In {o} impairment a loading dose is not recommended.",
    "Patients with {o} disease should not take more than one tablet a day.",
    "{O} impairment: should not be given more often than every 12 hours.",
    "Dose changes are not recommended for mild {o} impairment.",
    "**Q: Do I need a lower dose if I have {o} disease?** A: No.",
    "Monitor {o} function; do not stop abruptly.",
]


STEPS = [
    (
        "In mild {o} impairment no adjustment is needed, in moderate impairment halve the dose, and in severe"
        " impairment it is contraindicated.",
        "fwSS",
    ),
    ("No adjustment is needed in mild {o} impairment, but in severe {o} impairment it must not be used.", "fxSS"),
    ("Avoid it in severe {o} impairment, and in moderate {o} impairment halve the dose.", "xwSS"),
    ("Avoid it in severe {o} impairment; in moderate impairment halve the dose.", "xwSS"),
    ("Avoid it in moderate {o} impairment, and in severe {o} impairment.", "xSSS"),
]
STEPS_OF_KIDNEYS = [
    "Give half the dose at a creatinine clearance of 30 to 60 mL/min. Below 30 it must not be used.",
    "Give half the dose when the eGFR is 30 to 44 mL/min. If it is below 30, do not use it.",
    "When the eGFR is 30 to 44 mL/min, the most is 1 g. It is contraindicated when the eGFR is below 30 mL/min.",
    "When the eGFR is 30 to 44 mL/min, the maximum is 1 g; it is contraindicated when the eGFR is below 30 mL/min.",
    "For an eGFR of 30 to 44 mL/min give 500 mg, and do not use it when the eGFR is below 30 mL/min.",
]


def facts(sentence: str) -> PageFacts:
    head = "" if sentence.startswith("#") else "### Precautions\n"
    (monograph,) = read_text(f"---\ntitle: Examplin\n---\n{head}{sentence}\n".encode(), "e/examplin.md")
    return facts_of(monograph)


def strongest(found: PageFacts, organ: str, degree: int) -> Verdict | None:
    """What holds at a degree: a warning of a milder one holds, too, and an assurance of a worse one."""
    said = []
    for statement in found.population_statements:
        named = [n for n, name in enumerate(NAMES) if name in (statement.degree or "")]
        bound = max(named, default=3) if statement.verdict == "acceptable" else min(named, default=0)
        if statement.population == organ and (
            degree <= bound if statement.verdict == "acceptable" else degree >= bound
        ):
            said.append(statement.verdict)
    return strongest_first(said)[0] if said else None


def holds(sentence: str, organ: str, expected: str) -> None:
    found = facts(sentence)
    for degree, wanted in enumerate(expected):
        verdict = strongest(found, organ, degree)
        if wanted == "S":
            assert verdict in STOP, (sentence, NAMES[degree], verdict)
        elif wanted in "fw":
            assert verdict not in STOP, (sentence, NAMES[degree], verdict)
        if wanted in "xw":
            assert verdict != "acceptable", (sentence, NAMES[degree], verdict)
        if wanted == "w":
            assert verdict is not None, (sentence, NAMES[degree])


def filled(template: str, words: str) -> str:
    first = words[0].upper() + words[1:]
    return template.format(p=words, P=first, c=words, C=first, o=words, O=first)


@pytest.mark.parametrize("template", FORBIDDEN)
def test_a_stop_holds_for_its_degree_and_worse(template: str) -> None:
    for patients in SEVERE:
        holds(filled(template, patients), "renal", "ffSS")
    for patients in END_STAGE:
        holds(filled(template, patients), "renal", "fffS")
    for patients in SEVERE_LIVER:
        holds(filled(template, patients), "hepatic", "ffSS")
    for patients in ANY:
        holds(filled(template, patients), "renal", "SSSS")


@pytest.mark.parametrize("template", FORBIDDEN_IF)
def test_a_stop_with_a_condition_of_the_organ(template: str) -> None:
    for clause, expected in IF.items():
        holds(filled(template, clause), "renal", expected)


@pytest.mark.parametrize("template", TWO)
def test_two_degrees_are_two_statements(template: str) -> None:
    for organ, named in (("renal", ("renal", "kidney")), ("hepatic", ("hepatic", "liver"))):
        for name in named:
            holds(filled(template, name), organ, "ffSS")


@pytest.mark.parametrize(
    ("organ", "sentence"), [*(("renal", one) for one in TWO_OF_KIDNEYS), *(("hepatic", one) for one in TWO_OF_LIVER)]
)
def test_so_are_two_ranges(organ: str, sentence: str) -> None:
    holds(sentence, organ, "ffSS")


@pytest.mark.parametrize(("template", "expected"), STEPS)
def test_each_degree_of_a_row_has_its_own(template: str, expected: str) -> None:
    for organ, name in (("renal", "renal"), ("renal", "kidney"), ("hepatic", "hepatic"), ("hepatic", "liver")):
        holds(filled(template, name), organ, expected)


@pytest.mark.parametrize("sentence", STEPS_OF_KIDNEYS)
def test_so_has_each_clearance(sentence: str) -> None:
    holds(sentence, "renal", "ffSS")


@pytest.mark.parametrize("template", ASSURED)
def test_an_assurance_for_some_is_none_for_worse(template: str) -> None:
    for organ, names in (("renal", ("renal", "kidney")), ("hepatic", ("hepatic", "liver"))):
        for words, expected in SOME.items():
            for name in names:
                holds(filled(template, words.format(o=name)), organ, expected)
        for words, expected in (SOME_OF_KIDNEYS if organ == "renal" else SOME_OF_LIVER).items():
            holds(filled(template, words), organ, expected)


@pytest.mark.parametrize(
    ("template", "expected"),
    [*((one, "xxxx") for one in NO_ASSURANCE), *((one, "wwww") for one in WARNED), *((one, "ffff") for one in NO_STOP)],
)
def test_what_is_neither_stop_nor_assurance(template: str, expected: str) -> None:
    for organ, names in (("renal", ("renal", "kidney")), ("hepatic", ("hepatic", "liver"))):
        for name in names:
            holds(filled(template, name), organ, expected)
