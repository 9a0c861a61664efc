"""What people take and eat, and what they are, in everyday words: no name of it may be passed over.

What is read is looked at in other tables; here, that something is, whichever way a stop is told.
"""

from __future__ import annotations

import pytest
from test_wordings import STOP, facts, filled

KEPT_APART = [
    "Do not take it with {t}.",
    "It must not be used together with {t}.",
    "It must not be taken with {t}.",
    "Do not take this medicine if you are on {t}.",
    "Avoid {t} while taking it.",
    "It is contraindicated with {t}.",
    "You should not have {t} during treatment.",
]
KEPT_FROM = [
    "It must not be used in {t}.",
    "Do not give it to {t}.",
    "It is contraindicated in {t}.",
    "{T} should not take it.",
    "It is not recommended for {t}.",
]
TAKEN = """
    grapefruit juice, grapefruit, aged cheese, caffeinated drinks, energy drinks, coffee, green tea,
    high-potassium foods, potassium-rich foods, salt substitutes, dairy products, calcium-fortified juice,
    cranberry juice, liquorice, licorice, tyramine-rich foods, herbal teas, soy products, fibre supplements,
    antacids, iron supplements, calcium supplements, multivitamins, vitamin K, vitamin E, fish oil, turmeric,
    garlic supplements, ginkgo, ginseng, echinacea, valerian, kava, melatonin, cannabis, marijuana, CBD oil,
    cannabidiol, recreational drugs, illicit drugs, cocaine, MDMA, amphetamines, poppers, nicotine, nicotine
    patches, tobacco, e-cigarettes, cough syrup, cold remedies, flu remedies, diet pills, slimming pills,
    sleeping tablets, sleeping pills, painkillers, strong painkillers, water tablets, blood pressure tablets,
    heart medicines, diabetes medicines, epilepsy medicines, HIV medicines, thyroid medicine, birth control
    pills, emergency contraception, hormonal contraceptives, steroid inhalers, eye drops, nasal sprays,
    laxatives, travel sickness tablets, malaria tablets, TB medicines, cancer medicines, gout medicines, asthma
    inhalers, allergy medicines, hay fever tablets, indigestion remedies, antisickness medicines, muscle
    relaxants, local anaesthetics, general anaesthetics, contrast media, iodinated contrast, X-ray dye,
    radioactive iodine, vaccines, live vaccines, BCG, oral typhoid vaccine, allergy shots, insulin, biologics,
    gold injections, lithium, methotrexate, ciclosporin, tacrolimus, St John's wort, red yeast rice, activated
    charcoal, kaolin, colestyramine, quinine, probenecid, allopurinol, levodopa, selegiline, linezolid,
    methylene blue, tramadol, codeine, heroin, methadone, naltrexone, disulfiram, ketamine, sildenafil,
    nitrates, nitroglycerin, GTN spray, amyl nitrite, water pills, the pill, the contraceptive pill, the mini-pill,
    HRT, slimming tablets, anti-sickness tablets
"""
PEOPLE = """
    smokers, heavy smokers, heavy drinkers, alcoholics, people who drink heavily, people who drink alcohol every
    day, people with a history of drug misuse, people who inject drugs, contact lens wearers, people who wear
    contact lenses, people with pacemakers, people with a pacemaker, people with artificial heart valves, people
    with a mechanical heart valve, people with implanted defibrillators, people with a colostomy, people with a
    feeding tube, people with a stoma, people with a urinary catheter, people with one kidney, people with a
    kidney transplant, transplant recipients, organ transplant patients, people who have had their spleen
    removed, people with porphyria, people on a low-salt diet, people on a sodium-restricted diet, people on a
    ketogenic diet, people with phenylketonuria, diabetics, asthmatics, epileptics, haemophiliacs, people with
    sickle cell trait, G6PD-deficient patients, people with G6PD deficiency, slow metabolisers, CYP2C19 poor
    metabolisers, people with HLA-B*1502, people with a shunt, dialysis patients, critically ill patients, frail
    patients, debilitated patients, bedridden patients, immobile patients, unconscious patients, dehydrated
    patients, malnourished patients, underweight people, obese patients, people with a BMI over 30, patients in
    a coma, people in shock, patients with burns, people with open wounds, people with broken skin, people with
    an infection, people with a fever, people with diarrhoea, people with constipation, people with bleeding
    gums, patients with low platelets, patients with a low white cell count, people with high blood pressure,
    people with low blood pressure, people with a slow heart rate, people with a fast heartbeat, people with
    palpitations, people with a stroke in the last six months, people who have had a heart attack, people who
    have ever had a blood clot, people at risk of falls, people at risk of bleeding, suicidal patients, people
    with suicidal thoughts, people with a history of self-harm, people with eating disorders, people with
    anorexia, people with dementia, people with psychosis, people with bipolar disorder, people with autism,
    people with ADHD, people with learning disabilities, people with Down syndrome, people with myasthenia
    gravis, people with Parkinson's disease, people with multiple sclerosis, people with lupus, people with
    Crohn's disease, people with ulcerative colitis, people with coeliac disease, people with IBS, people with
    gallstones, people with kidney stones, people with pancreatitis, people with hepatitis B, people with HIV,
    people with TB, people with shingles, people with herpes, people with fungal infections, people with worms,
    people with sleep apnoea, people with COPD, people with lung disease, people with an enlarged prostate,
    people with urinary retention, people with bladder cancer, people with breast cancer, women with
    endometriosis, women with vaginal bleeding, people with thyroid disease, people with an overactive thyroid,
    people with Addison's disease, people with Cushing's syndrome, people with phaeochromocytoma, people with
    osteoporosis, people with gout, people with glaucoma, people with cataracts, people with dry eyes, people
    with hearing loss, people with migraine, people with eczema, people with psoriasis, people with acne, people
    with rosacea, people with skin cancer, people with Raynaud's, people with varicose veins, people with leg
    ulcers, people with poor circulation
"""


def _listed(words: str) -> list[str]:
    return [" ".join(one.split()) for one in words.split(",")]


@pytest.mark.parametrize("taken", _listed(TAKEN))
def test_what_is_taken_or_eaten_is_kept_apart(taken: str) -> None:
    for template in KEPT_APART:
        sentence = filled(template, taken)
        page = facts(sentence)
        told = {verdict for one in page.interactions for verdict in one.verdicts}
        assert STOP & told or page.advice["alcohol"] == "avoid", sentence


@pytest.mark.parametrize("people", _listed(PEOPLE))
def test_whoever_has_or_is_something_is_kept_from_it(people: str) -> None:
    for template in KEPT_FROM:
        sentence = filled(template, people)
        page = facts(sentence)
        told = {verdict for one in page.conditions for verdict in one.verdicts}
        told |= {verdict for said in page.populations.values() for verdict in said}
        told |= {verdict for one in page.interactions for verdict in one.verdicts}
        assert STOP & told, sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not take it with water.",
        "Do not eat or drink for one hour after.",
        "You should not have any problems during treatment.",
        "Patients should not take more than two tablets.",
        "Some patients may need more.",
        "Most people should take one tablet.",
    ],
)
def test_nobody_is_kept_from_it_and_nothing_apart(sentence: str) -> None:
    page = facts(sentence)
    assert (page.conditions, page.interactions) == ((), ())
