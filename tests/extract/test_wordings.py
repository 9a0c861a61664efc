"""The common ways to forbid something, each with many things forbidden: a stop is read as a stop, whatever its words.

And the ways to say that nothing is known to be safe, which are no assurance, and that nothing is forbidden, which are
no stop. `{p}` are patients, `{c}` a condition, `{t}` another medicine; a capital letter begins a sentence with them.
"""

from __future__ import annotations

import pytest

from dispensatory.extract import facts_of
from dispensatory.facts import PageFacts
from dispensatory.monographs import read_text

STOP = {"contraindicated", "avoid"}
PATIENTS = [
    (
        "pregnancy",
        [
            "pregnant women",
            "women who are pregnant",
            "pregnant patients",
            "pregnancy",
            "the first trimester",
            "expectant mothers",
        ],
    ),
    (
        "lactation",
        [
            "breastfeeding women",
            "breast-feeding mothers",
            "nursing mothers",
            "women who are breastfeeding",
            "lactating women",
            "lactation",
            "breastfeeding",
        ],
    ),
    (
        "children",
        [
            "children",
            "young children",
            "infants",
            "children under 12",
            "children younger than 6 years",
            "pediatric patients",
            "anyone under 18",
            "children below the age of 12",
            "adolescents",
            "babies",
        ],
    ),
    ("elderly", ["the elderly", "elderly patients", "older adults", "patients over 65", "geriatric patients"]),
    (
        "renal",
        [
            "patients with kidney disease",
            "patients with severe renal impairment",
            "people with kidney problems",
            "renal impairment",
            "severe kidney disease",
            "kidney failure",
            "patients on dialysis",
            "patients with a creatinine clearance below 30 mL/min",
            "those with an eGFR under 30",
        ],
    ),
    (
        "hepatic",
        [
            "patients with liver disease",
            "patients with severe hepatic impairment",
            "people with liver problems",
            "hepatic impairment",
            "liver failure",
            "patients with cirrhosis",
            "severe liver disease",
        ],
    ),
]
PEOPLE = (
    "women",
    "mothers",
    "patients",
    "people",
    "children",
    "infants",
    "anyone",
    "elderly",
    "adults",
    "those",
    "babies",
)
FORBIDDEN = [
    "Examplin is contraindicated in {p}.",
    "Examplin is contraindicated for {p}.",
    "Examplin must not be used in {p}.",
    "Examplin should not be used in {p}.",
    "Do not use examplin in {p}.",
    "Examplin shouldn't be used in {p}.",
    "Examplin should be avoided in {p}.",
    "Avoid examplin in {p}.",
    "It is not recommended in {p}.",
    "It is not recommended for {p}.",
    "Its use in {p} is not recommended.",
    "Its use in {p} should be avoided.",
    "Use in {p} is contraindicated.",
    "Contraindicated in {p}.",
    "Avoid in {p}.",
    "Not recommended in {p}.",
    "Not recommended for {p}.",
    "It is unsuitable for {p}.",
    "It is not suitable for {p}.",
    "Examplin is not advised in {p}.",
    "The use of examplin in {p} is contraindicated because of the risk of harm.",
    "Because of the risk of harm, examplin must not be given in {p}.",
    "{P}: contraindicated.",
    "{P}: avoid.",
    "{P}: not recommended.",
    "{P}: do not use.",
    "**{P}:** Contraindicated.",
    "**{P}:** Examplin should not be used.",
    "**{P}:** Avoid use.",
    "* **{P}:** Not recommended.",
    "* **{P}:** Do not use this medicine.",
    "Contraindications include {p}.",
    "Contraindications: {p}.",
    "Examplin is absolutely contraindicated in {p}.",
    "It is strongly discouraged in {p}.",
    "Never use examplin in {p}.",
    "Examplin is not safe in {p}.",
    "Examplin is unsafe in {p}.",
    "It is not indicated in {p}.",
    "It is not approved or recommended for {p}.",
    "**Q: Is examplin safe in {p}?** A: No, it should not be used.",
    "**Q: Can examplin be used in {p}?** A: No.",
    "**Q: Can examplin be used in {p}?** A: No, it is contraindicated.",
    "**Q: Is it safe in {p}?** A: It is not recommended.",
    "It should generally be avoided in {p}.",
    "Use should be avoided in {p}.",
    "Examplin is best avoided in {p}.",
    "Examplin is not to be used in {p}.",
    "Treatment is contraindicated in {p}.",
    "This medication is strictly prohibited in {p}.",
    "Examplin cannot be used in {p}.",
    "One should not prescribe examplin in {p}.",
    "Prescribers should avoid examplin in {p}.",
    "Its use is inappropriate in {p}.",
    "It is inadvisable in {p}.",
]
FORBIDDEN_TO_PEOPLE = [
    "{P} should not take examplin.",
    "{P} must not use examplin.",
    "{P} should avoid examplin.",
    "{P} should avoid using it.",
    "{P} should never take this medicine.",
    "{P} must not receive examplin.",
    "{P} cannot take examplin.",
    "{P} are advised not to take it.",
    "{P} are advised to avoid it.",
    "{P} are advised against using examplin.",
    "Examplin should not be given to {p}.",
    "Do not give examplin to {p}.",
    "Never give it to {p}.",
    "It must not be administered to {p}.",
    "It should not be taken by {p}.",
    "It must not be used by {p}.",
    "It is not intended for {p}.",
    "It is not meant for {p}.",
    "Examplin is not for {p}.",
    "{P} should refrain from taking it.",
    "{P} should not be treated with examplin.",
    "{P} should not be given examplin.",
    "{P} should not be prescribed examplin.",
    "Treatment of {p} with examplin is contraindicated.",
    "{P} ought not to take it.",
    "{P} shouldn’t take it.",
    "{P} may not take examplin.",
    "{P} are not candidates for examplin.",
    "Examplin should be withheld from {p}.",
    "{P} need to avoid it.",
    "{P} have to avoid examplin.",
    "{P} are contraindicated.",
    "It should not be prescribed to {p}.",
    "It should not be prescribed for {p}.",
]
ASKED_OF_USE = [
    "**Q: Can {p} take it without harm?** A: No.",
    "**Q: Can it be used in {p} without risk?** A: No.",
    "**Q: Is it safe in {p}, or is there a risk?** A: No.",
]
CONDITIONS = {  # in a sentence, and the word by which the fact is known
    "asthma": "asthma",
    "a history of stroke": "stroke",
    "severe heart failure": "heart failure",
    "type 1 diabetes": "diabetes",
    "low blood pressure": "blood pressure",
    "porphyria": "porphyria",
}
WITH = ["patients with {c}", "people with {c}", "those with {c}", "anyone with {c}", "individuals suffering from {c}"]
FORBIDDEN_IN_CONDITIONS = [
    "Do not take examplin if you have {c}.",
    "Do not use this medicine if you have {c} or gout.",
    "You should not take examplin if you have {c}.",
    "Examplin should not be used if the patient has {c}.",
    "Do not take examplin if you have been diagnosed with {c}.",
    "Contraindications include: {c}.",
    "### Contraindications\n* {C}",
    "**Contraindications:** {c}, pregnancy.",
    "Contraindications:\n\n* {C}\n* Pregnancy",
    "Examplin is contraindicated in the following: {c}; pregnancy.",
    "Who should not take it:\n* {C}\n* Pregnant women",
    "{C} is a contraindication.",
    "{C} is an absolute contraindication to its use.",
    "The presence of {c} is a contraindication.",
    "Do not use in cases of {c}.",
    "Avoid use in the presence of {c}.",
    "It should not be used when {c} is present.",
    "Examplin is contraindicated if you suffer from {c}.",
    "Examplin is not recommended if you have {c}.",
    "If you have {c}, do not take examplin.",
    "If you have {c}, avoid examplin.",
    "If you have {c}, you should not use this medicine.",
    "Patients with a known {c} should not use it.",
]
PARTNERS = {
    "warfarin": "warfarin",
    "MAO inhibitors": "mao",
    "grapefruit juice": "grapefruit",
    "NSAIDs": "nsaid",
    "digoxin": "digoxin",
    "blood thinners": "blood thinner",
    "lithium, digoxin and ketoconazole": "ketoconazole",
}
FORBIDDEN_TOGETHER = [
    "Do not take examplin with {t}.",
    "Examplin must not be taken with {t}.",
    "Examplin should not be used with {t}.",
    "Examplin should not be combined with {t}.",
    "Never combine examplin with {t}.",
    "Avoid {t} while taking examplin.",
    "Avoid taking {t} with this medicine.",
    "Avoid concurrent use with {t}.",
    "Avoid concomitant use of {t}.",
    "Concomitant use of {t} is contraindicated.",
    "Concurrent use with {t} should be avoided.",
    "Co-administration with {t} is contraindicated.",
    "Use with {t} is not recommended.",
    "Combining examplin with {t} is not recommended.",
    "It is contraindicated with {t}.",
    "It is contraindicated in patients taking {t}.",
    "It is contraindicated in people receiving {t}.",
    "Patients taking {t} should not use examplin.",
    "If you take {t}, do not take examplin.",
    "Do not use examplin if you are taking {t}.",
    "Do not use if you are on {t}.",
    "{T} should be avoided.",
    "{T} must not be taken during treatment.",
    "{T} should not be given together with examplin.",
    "{T}: avoid.",
    "{T}: contraindicated.",
    "**{T}:** Avoid combination.",
    "* **{T}:** Do not use together.",
    "### Interactions\n* {T}: avoid",
    "**Drug interactions:** Avoid {t}.",
    "**Q: Can I take examplin with {t}?** A: No.",
    "**Q: Can I take {t} while on examplin?** A: No, avoid it.",
    "It cannot be taken together with {t}.",
    "Examplin and {t} should not be taken together.",
    "Stay away from {t} during treatment.",
    "You should not take {t} while using this medicine.",
    "You must not use {t} during treatment.",
    "Stop {t} before starting examplin.",
    "Refrain from {t} during treatment.",
    "Contraindications include concurrent use of {t}.",
    "The combination with {t} is contraindicated.",
    "Examplin is incompatible with {t}.",
    "Simultaneous use of {t} should be avoided.",
    "Wait 14 days after stopping {t} before taking examplin.",
]
SAID_OF_BOTH = [
    "Examplin may interact with {t}.",
    "Examplin interacts with {t}.",
    "Interactions may occur with {t}.",
    "Use with caution with {t}.",
    "Caution is advised when examplin is taken with {t}.",
    "{T} may increase the effects of examplin.",
    "{T} can increase the level of examplin.",
    "Examplin may increase the effect of {t}.",
    "Examplin reduces the effectiveness of {t}.",
    "Tell your doctor if you take {t}.",
    "Inform your doctor if you are using {t}.",
    "Taking {t} with examplin may cause drowsiness.",
    "Taking it with {t} raises the risk of bleeding.",
    "The risk of bleeding is increased with {t}.",
    "The dose of {t} may need to be adjusted.",
    "Monitor patients who also take {t}.",
    "**{T}:** Increased risk of bleeding.",
    "* **{T}:** May raise levels.",
    "**Drug interactions:** {T}.",
    "Drug interactions include {t}.",
    "Known interactions: {t}.",
    "It can interact with other medicines, including {t}.",
    "Consult a doctor before combining it with {t}.",
    "When given with {t}, blood levels should be checked.",
    "**Q: Does it interact with {t}?** A: Yes.",
    "**Q: Can I take {t} with it?** A: Ask your doctor.",
    "Examplin potentiates {t}.",
    "The effect of {t} is enhanced.",
    "{T} decrease its absorption.",
    "Concurrent {t} increases toxicity.",
    "Special care is needed in patients on {t}.",
    "A lower dose is needed with {t}.",
    "Separate examplin and {t} by two hours.",
]
NO_ASSURANCE = [
    "It is not known whether examplin is safe in {p}.",
    "It is unknown if examplin is safe in {p}.",
    "Whether examplin is safe in {p} is unclear.",
    "Examplin may not be safe in {p}.",
    "Examplin might not be safe in {p}.",
    "Do not assume that examplin is safe in {p}.",
    "Safe use in {p} has not been established.",
    "Its safety in {p} is not established.",
    "Safety in {p} is unknown.",
    "Examplin is no longer considered safe in {p}.",
    "It is safe in healthy adults but not in {p}.",
    "It has not been shown to be safe in {p}.",
    "It has never been proven safe in {p}.",
    "It is rarely considered safe in {p}.",
    "It was once thought to be safe in {p}.",
    "Other medicines are considered safer in {p}.",
    "Paracetamol is considered safe in {p}; examplin is not.",
    "Examplin is not considered safe in {p}.",
    "Examplin is not entirely safe in {p}.",
    "Examplin is hardly safe in {p}.",
    "Examplin is far from safe in {p}.",
    "It cannot be considered safe in {p}.",
    "Few data support that it is safe in {p}.",
    "There is no evidence that it is safe in {p}.",
    "Nobody knows whether it can be used in {p}.",
    "It may be used in {p} only if no other treatment exists.",
    "It may be used in {p} if the benefit outweighs the risk.",
    "It can be used in {p} with caution.",
    "It is safe in {p} only under close supervision.",
    "Its use in {p} is not without risk.",
    "Use in {p} may be harmful.",
    "It is generally considered safe, except in {p}.",
    "It is safe unless used in {p}.",
    "It is considered safe outside {p}.",
    "**Q: Is it safe in {p}?** A: Ask your doctor.",
    "**Q: Is it safe in {p}?** A: This has not been studied.",
    "**Q: Is it safe in {p}?** A: Not usually.",
    "**Q: Is it safe in {p}?** A: It depends.",
    "**Q: Is examplin safe in {p}?** A: Safety is not known.",
    "The dose in {p} is not the same as in adults.",
    "It is not compatible with use in {p}.",
    "No adjustment has been studied in {p}.",
    "Dose adjustment in {p} has not been studied.",
    "It is not recommended without adjustment in {p}.",
    "A dose adjustment is not sufficient in {p}.",
    "It is safe when not used in {p}.",
    "Safe alternatives exist for {p}.",
    "Ask whether it is safe in {p}.",
    "Consult a doctor to make sure it is safe in {p}.",
    "It is approved for adults, not for {p}.",
    "It has been used in {p}, with serious harm.",
    "The topical form is considered safe in {p}; the tablets are not.",
    "If it were safe in {p}, it would be used more.",
    "It is safe in animals, but in {p} it is contraindicated.",
]
NOT_FORBIDDEN = [
    "There is no need to avoid examplin in {p}.",
    "It need not be avoided in {p}.",
    "Examplin is not contraindicated in {p}.",
    "There is no reason to avoid it in {p}.",
    "**Q: Is it contraindicated in {p}?** A: No.",
    "Avoid missed doses in {p}.",
    "Avoid dehydration in {p}.",
    "Do not exceed the recommended dose in {p}.",
    "High doses should be avoided in {p}.",
    "Avoid high doses in {p}.",
    "Prolonged use should be avoided in {p}.",
    "Avoid long-term use in {p}.",
    "Use with caution in {p}; avoid alcohol.",
    "Monitor {p} closely and avoid driving.",
    "Care is needed in {p}. Do not drive.",
    "In {p}, a lower dose is needed. It should not be taken with alcohol.",
    "The dose should not be doubled in {p}.",
    "Treatment should not be delayed in {p}.",
    "{P} should ask a doctor before use.",
    "It is not known whether it is safe in {p}.",
    "Safety in {p} has not been established.",
    "A lower dose is recommended in {p}.",
    "It does not harm {p}.",
    "{P} should not be worried.",
    "Never give a higher dose to {p}.",
    "Use the lowest dose in {p}.",
    "It should be used in {p} only if clearly needed.",
    "Rapid injection should be avoided in {p}.",
    "It should not be stopped in {p} without advice.",
    "It should not be withheld from {p}.",
    "{P} should not be denied treatment.",
    "**Q: Should {p} avoid it?** A: No.",
]
NOT_FORBIDDEN += ["{P} do not have to avoid it.", "**Q: Can it harm {p}?** A: No."]
NOT_FORBIDDEN_TOGETHER = [
    "It can be taken with {t}.",
    "There is no need to avoid {t}.",
    "{T} need not be avoided.",
    "It does not interact with {t}.",
    "Examplin is not contraindicated with {t}.",
    "No interaction with {t} is known.",
    "**Q: Does it interact with {t}?** A: No.",
    "**Q: Should I avoid {t}?** A: No.",
    "**Q: Can I take it with {t}?** A: Yes.",
    "Do not stop {t} without asking your doctor.",
    "Unlike {t}, it does not cause bleeding.",
    "It is used together with {t}.",
    "Do not change the dose of {t} without advice.",
    "It is safe to take with {t}.",
    "It works better than {t}.",
    "It was compared with {t} in trials.",
    "Avoid missing doses of {t}.",
    "It is not an alternative to {t}.",
    "It should not be confused with {t}.",
]
SOME_CHILDREN = [
    "children from 12 years",
    "children from the age of 12",
    "children aged 12 to 17",
    "children 12 years upwards",
    "children over 12",
    "children above 12",
    "children at least 12 years old",
    "children 12+ years",
    "children of 12 years or more",
    "children who are 12 or older",
    "children aged 12 and over",
    "children aged over 12",
    "children older than 12 years",
    "children 12 and older",
    "children (12 years and older)",
    "children 12-17 years",
    "children between 12 and 17 years",
    "children aged ≥12 years",
    "children ≥ 12 years of age",
    "adolescents from 12 years on",
    "children as young as 12",
    "children starting at age 12",
    "children starting from 12 years",
    "children once they are 12",
    "children of 12 and above",
    "children beyond 12 years",
    "children past the age of 12",
    "children who have reached 12 years",
]
ASSURED = [
    "It may be used in {p}.",
    "It is considered safe in {p}.",
    "It is approved for use in {p}.",
    "No dose adjustment is needed in {p}.",
]


def facts(sentence: str) -> PageFacts:
    return facts_under("Precautions", sentence)


def facts_under(heading: str, sentence: str) -> PageFacts:
    page = f"---\ntitle: Examplin\n---\n### {heading}\n{sentence}\n"
    (monograph,) = read_text(page.encode(), "e/examplin.md")
    return facts_of(monograph)


def filled(template: str, words: str) -> str:
    first = words[0].upper() + words[1:]
    return template.format(p=words, P=first, c=words, C=first, t=words, T=first)


@pytest.mark.parametrize("template", [*FORBIDDEN, *FORBIDDEN_TO_PEOPLE, *ASKED_OF_USE])
def test_what_is_forbidden_to_patients_is_a_stop(template: str) -> None:
    to_people = template in FORBIDDEN_TO_PEOPLE
    for population, named in PATIENTS:
        for words in named:
            if to_people and not any(who in words for who in PEOPLE):
                continue
            sentence = filled(template, words)
            assert STOP & set(facts(sentence).populations[population]), sentence


@pytest.mark.parametrize("template", [*FORBIDDEN, *FORBIDDEN_TO_PEOPLE, *FORBIDDEN_IN_CONDITIONS])
def test_what_is_forbidden_in_a_condition_is_a_stop(template: str) -> None:
    for condition, term in CONDITIONS.items():
        bare = template in FORBIDDEN_IN_CONDITIONS
        for words in [condition] if bare else [who.format(c=condition) for who in WITH]:
            sentence = filled(template, words)
            found = [fact for fact in facts(sentence).conditions if term in fact.term]
            assert any(STOP & set(fact.verdicts) for fact in found), sentence


@pytest.mark.parametrize("template", FORBIDDEN_TOGETHER)
def test_what_is_forbidden_together_is_a_stop(template: str) -> None:
    for partner, term in PARTNERS.items():
        sentence = filled(template, partner)
        found = [fact for fact in facts(sentence).interactions if term in fact.target.lower()]
        assert any(STOP & set(fact.verdicts) for fact in found), sentence


@pytest.mark.parametrize("template", SAID_OF_BOTH)
def test_what_is_said_of_both_is_an_interaction(template: str) -> None:
    for partner, term in PARTNERS.items():
        sentence = filled(template, partner)
        assert any(term in fact.target.lower() for fact in facts(sentence).interactions), sentence


@pytest.mark.parametrize("template", NO_ASSURANCE)
def test_what_assures_nothing_is_not_acceptable(template: str) -> None:
    for population, named in PATIENTS:
        for words in named:
            sentence = filled(template, words)
            assert facts(sentence).populations[population] != ("acceptable",), sentence


@pytest.mark.parametrize("template", NOT_FORBIDDEN)
def test_what_is_not_forbidden_is_no_stop(template: str) -> None:
    for population, named in PATIENTS:
        for words in named:
            sentence = filled(template, words)
            assert not STOP & set(facts(sentence).populations[population]), sentence
    for condition in CONDITIONS:
        sentence = filled(template, f"people with {condition}")
        assert not any(STOP & set(fact.verdicts) for fact in facts(sentence).conditions), sentence


@pytest.mark.parametrize("template", NOT_FORBIDDEN_TOGETHER)
def test_what_is_not_forbidden_together_is_no_stop(template: str) -> None:
    for partner in PARTNERS:
        sentence = filled(template, partner)
        assert not any(STOP & set(fact.verdicts) for fact in facts(sentence).interactions), sentence


@pytest.mark.parametrize("children", SOME_CHILDREN)
def test_what_is_assured_for_some_children_is_not_for_all(children: str) -> None:
    for template in ASSURED:
        sentence = filled(template, children)
        for statement in facts(sentence).population_statements:
            if statement.population == "children" and statement.verdict == "acceptable":
                assert statement.age is not None, sentence
                assert statement.age[0] == 12, sentence
