"""Everyday advice in plain words, by its value; nothing is read as an assurance that is none."""

from __future__ import annotations

import pytest
from test_wordings import facts_under

SAID = {
    ("driving", "avoid"): [
        "Do not drive while taking it.",
        "You must not drive or operate machinery.",
        "Driving is not allowed during treatment.",
        "Never drive after taking it.",
        "It is an offence to drive while under its influence.",
        "Do not get behind the wheel after a dose.",
        "Refrain from driving for 24 hours.",
        "Do not ride a bicycle or drive a car.",
        "Patients should be told not to drive.",
        "Do not pilot aircraft or drive.",
    ],
    ("driving", "caution"): [
        "It may make you sleepy, so take care when driving.",
        "It may affect your ability to drive.",
        "Be careful with driving.",
        "It can slow your reactions; if affected do not drive.",
        "Do not drive until you know how it affects you.",
        "Dizziness may make driving unsafe.",
        "See how you feel before you drive.",
        "It may impair alertness needed for driving.",
        "Ask your doctor whether you may drive.",
        "You can drive, but be careful.",
        "You may drive only if you feel well.",
        "Ask whether you can drive.",
    ],
    ("driving", "no_effect"): [
        "It does not affect your ability to drive.",
        "It has no influence on driving.",
        "You can drive as usual.",
        "You can drive while taking it.",
        "It is not expected to affect driving.",
        "It has negligible influence on the ability to drive.",
    ],
    ("alcohol", "avoid"): [
        "Do not drink alcohol.",
        "Avoid alcohol.",
        "No alcohol during treatment.",
        "You must not drink beer, wine or spirits.",
        "Stay away from alcohol.",
        "Alcohol must not be consumed.",
        "Alcohol is forbidden during treatment and for 48 hours after.",
        "It must not be taken with alcohol.",
        "Cut out alcohol.",
        "Do not have any alcoholic drinks.",
        "It should not be mixed with alcohol.",
    ],
    ("alcohol", "caution"): [
        "Drink as little alcohol as possible.",
        "Limit alcohol.",
        "Alcohol can make the drowsiness worse.",
        "Be careful with alcohol.",
        "Alcohol may increase the risk of bleeding.",
    ],
    ("alcohol", "no_effect"): [
        "You can drink alcohol with it.",
        "It does not interact with alcohol.",
        "Alcohol does not affect it.",
        "There is no problem with drinking alcohol.",
    ],
    ("abrupt_stop", "taper"): [
        "Do not stop it suddenly.",
        "Do not stop taking it without talking to your doctor.",
        "It must be withdrawn gradually.",
        "The dose should be reduced slowly before stopping.",
        "Stopping suddenly can cause withdrawal symptoms.",
        "Taper off over several weeks.",
        "Abrupt withdrawal may be dangerous.",
        "Never stop abruptly.",
        "Do not discontinue it at once.",
        "Come off it slowly.",
        "Treatment should be tailed off.",
        "Avoid sudden withdrawal.",
        "It can be stopped suddenly only if the doctor agrees, so do not stop it by yourself without asking.",
    ],
    ("abrupt_stop", "may_stop"): [
        "It can be stopped at any time.",
        "You can stop it without tapering.",
        "There is no need to taper.",
    ],
    ("missed_dose", "usual_rule"): [
        "If you miss a dose, take it as soon as you remember.",
    ],
    ("missed_dose", "other"): [
        "If a dose is missed, contact your doctor.",
        "If you miss a dose, wait until the next day.",
    ],
    ("dependence", "yes"): [
        "It is addictive.",
        "It can be habit-forming.",
        "It may lead to dependence.",
        "There is a risk of addiction.",
        "Long-term use can cause physical dependence.",
        "You can become addicted to it.",
    ],
    ("dependence", "low"): [
        "The risk of dependence is low.",
        "Addiction is rare.",
    ],
    ("dependence", "no"): [
        "It is not addictive.",
        "It is not habit-forming.",
        "It does not cause dependence.",
        "No, it isn't addictive.",
    ],
    ("food", "with"): [
        "Take it with food.",
        "Take it with meals.",
        "Take it after eating.",
        "Take with or just after food.",
        "It should be taken with a meal.",
        "Swallow it during breakfast.",
    ],
    ("food", "without"): [
        "Take it on an empty stomach.",
        "Take it one hour before food.",
        "Take it at least 30 minutes before breakfast.",
        "Do not take it with food.",
        "Take it two hours after a meal.",
    ],
    ("food", "either"): [
        "Take it with or without food.",
        "It can be taken with or without meals.",
        "Food does not matter.",
        "You can take it before or after food.",
    ],
}


@pytest.mark.parametrize(("topic", "value"), SAID)
def test_advice_is_read_in_plain_words(topic: str, value: str) -> None:
    for sentence in SAID[topic, value]:
        page = facts_under("Dosage" if topic == "food" else "Precautions", sentence)
        assert page.advice[topic] == value, sentence


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("driving", "It is driven by hormones."),
        ("driving", "You can drive only when you feel well."),
        ("abrupt_stop", "Complete the full course of treatment."),
        ("abrupt_stop", "It can be stopped at any time, but not suddenly."),
        ("alcohol", "Clean the skin with an alcohol swab."),
        ("food", "Do not take it with antacids."),
    ],
)
def test_nothing_is_assured_by_other_words(topic: str, sentence: str) -> None:
    page = facts_under("Precautions", sentence)
    assert page.advice[topic] not in ("no_effect", "may_stop", "either"), sentence
