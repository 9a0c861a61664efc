"""The same page laid out otherwise states the same facts.

One made-up page is written in many ways: other marks of lists, labels, headings and questions, tables, wrapped lines,
and markup that says nothing. What it states is compared field by field, without the quotes and their places.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pytest

from dispensatory.extract import facts_of
from dispensatory.monographs import read_text

PLACE = ("quote", "section", "start", "end")
KINDS = (
    *("classes", "indications", "regimens", "population_statements", "conditions", "interactions", "effects"),
    "advice_statements",
)
Labelled = tuple[tuple[str, str], ...]
Layout = Callable[[Labelled], str]

DOSAGE: Labelled = (
    ("Adults", "50 mg twice daily by mouth."),
    ("Children 6-12 years", "25 mg once daily by mouth."),
    ("Severe renal impairment", "10 mg once daily by mouth."),
    ("Maximum daily dose", "200 mg."),
)
EFFECTS: Labelled = (
    ("Common", "Headache, nausea, and dry mouth."),
    ("Rare (<1%)", "Seizures and jaundice."),
)
PRECAUTIONS: Labelled = (
    ("Contraindications", "Severe asthma, glaucoma, and myasthenia gravis."),
    ("Third trimester of pregnancy", "Contraindicated."),
    ("Second trimester of pregnancy", "It is considered safe."),
    ("Breastfeeding", "Not recommended."),
    ("Children under 6 years", "It should not be given."),
    ("Elderly", "Use a lower dose."),
    ("Severe hepatic impairment", "Avoid."),
    ("Epilepsy", "Use with caution."),
    ("Warfarin", "Monitor closely."),
    ("MAO inhibitors", "Do not combine; the two together may cause serotonin syndrome."),
    ("Alcohol", "Avoid alcohol while you take it."),
)
QUESTIONS: Labelled = (
    ("Can I drive while taking Examplin?", "No. It can cause drowsiness."),
    ("Can I stop taking it suddenly?", "No. The dose must be reduced slowly."),
    ("Can I take it with lithium?", "No, never combine the two."),
    ("May I take it if I have porphyria?", "No, it must be avoided."),
)
HEADINGS = ("Usage", "Dosage", "Side Effects", "How it Works", "Precautions", "FAQs")


def page(
    labelled: Layout, asked: Layout, heading: Callable[[str], str] = "### {}".format, named: tuple[str, ...] = HEADINGS
) -> str:
    body = (
        "Examplin is a benzodiazepine. It is used to treat anxiety, insomnia, and muscle spasms.",
        labelled(DOSAGE),
        labelled(EFFECTS),
        "It calms the nerves by acting on GABA receptors.",
        "It must not be taken by patients with severe heart failure, e.g. after a heart attack.\n\n"
        + labelled(PRECAUTIONS),
        asked(QUESTIONS),
    )
    sections = (f"{heading(name)}\n\n{text}\n" for name, text in zip(named, body, strict=True))
    return "---\ntitle: Examplin\n---\n\n" + "\n".join(sections)


def each(form: str, between: str = "\n") -> Layout:
    return lambda pairs: between.join(
        form.format(label=label, text=text, number=number, letter="abcdefghijkl"[number - 1])
        for number, (label, text) in enumerate(pairs, 1)
    )


def facts(text: str) -> dict[str, set[str]]:
    (monograph,) = read_text(text.encode(), "e/examplin.md")
    read = facts_of(monograph)
    for kind in KINDS:
        for fact in getattr(read, kind):
            assert fact.quote == monograph.text[fact.start : fact.end]
    return {kind: {_stated(fact) for fact in getattr(read, kind)} for kind in KINDS}


def _stated(fact: Any) -> str:
    fields = msgspec.to_builtins(fact)
    return ", ".join(f"{name}: {value}" for name, value in sorted(fields.items()) if name not in PLACE and value)


USUAL = each("* **{label}:** {text}")
ASKED = each("* **Q: {label}** A: {text}")


@cache
def usual() -> dict[str, set[str]]:
    return facts(page(USUAL, ASKED))


def test_what_the_page_states() -> None:
    """What the other layouts are compared with is not empty, and has its stops."""
    stated = usual()
    stops = {"contraindicated", "avoid"}
    assert all(stated.values())
    assert {"asthma", "glaucoma", "gravis", "failure", "porphyria"} <= _named(stated["conditions"], stops)
    assert {"warfarin", "lithium", "inhibitor", "alcohol"} <= _named(stated["interactions"], {*stops, "monitor"})
    assert "population: pregnancy, trimester: (3,), verdict: contraindicated" in stated["population_statements"]
    assert "population: pregnancy, trimester: (2,), verdict: acceptable" in stated["population_statements"]
    assert "topic: driving, value: avoid" in stated["advice_statements"]
    assert len(stated["regimens"]) == len(DOSAGE)


def _named(stated: set[str], verdicts: set[str]) -> set[str]:
    found = (re.search(r"(?:term|target): ([^,]+)", fact) for fact in stated if any(one in fact for one in verdicts))
    return {match[1].split()[-1] for match in found if match}


LABELS = {
    "stars": each("*   **{label}**: {text}"),
    "dashes": each("- **{label}:** {text}"),
    "pluses": each("+ **{label}** - {text}"),
    "dots": each("• {label}: {text}"),
    "circles": each("◦ *{label}:* {text}"),
    "long dashes": each("– **{label}** – {text}"),
    "numbers": each("{number}. **{label}.** {text}"),
    "numbers in brackets": each("({number}) {label}: {text}"),
    "escaped dashes": each("\\- **{label}:** {text}"),
    "letters": each("{letter}) **{label}:** {text}"),
    "underlines": each("- __{label}:__ {text}"),
    "bold without colon": each("* **{label}** {text}"),
    "plain with a dash": each("* {label} – {text}"),
    "apart": each("* **{label}:** {text}", "\n\n"),
    "indented": each("    * **{label}:** {text}"),
    "text in the next line": each("* **{label}:**\n  {text}"),
    "hard breaks": each("**{label}:** {text}", "  \n"),
    "paragraphs": each("**{label}:** {text}", "\n\n"),
    "plain paragraphs": each("{label}: {text}", "\n\n"),
    "plain lines": each("{label}: {text}"),
    "bold lines over text": each("**{label}**\n{text}", "\n\n"),
    "bold paragraphs over text": each("**{label}**\n\n{text}", "\n\n"),
    "sub-headings": each("#### {label}\n\n{text}", "\n\n"),
    "bold sub-headings": each("##### **{label}:**\n{text}", "\n\n"),
    "html": each("<b>{label}:</b> {text}<br>"),
    "html list": lambda pairs: f"<ul>\n{each('<li><strong>{label}</strong>: {text}</li>')(pairs)}\n</ul>",
    "quotes": each("> **{label}:** {text}", "\n>\n"),
    "table": lambda pairs: "| Topic | Advice |\n|---|---|\n" + each("| {label} | {text} |")(pairs),
    "table with bold labels": lambda pairs: "|  |  |\n|:--|:-:|\n" + each("| **{label}** | {text} |")(pairs),
    "table without outer bars": lambda pairs: "Group | What to do\n--- | ---\n" + each("{label} | {text}")(pairs),
    "table without a heading": each("| {label} | {text} |"),
}


@pytest.mark.parametrize("labelled", LABELS.values(), ids=LABELS)
def test_labels(labelled: Layout) -> None:
    assert facts(page(labelled, ASKED)) == usual()


ANSWERS = {
    "two lines": each("**Q: {label}**\nA: {text}", "\n\n"),
    "plain": each("Q: {label}\nA: {text}", "\n\n"),
    "numbered": each("**Q{number}: {label}**\n\nA{number}: {text}", "\n\n"),
    "full stops": each("**Q{number}. {label}**\n**A{number}.** {text}", "\n\n"),
    "spelled out": each("**Question:** {label}\n\n**Answer:** {text}", "\n\n"),
    "marks in bold": each("**Q:** {label}\n**A:** {text}", "\n\n"),
    "bold": each("**{label}**\n{text}", "\n\n"),
    "bold paragraphs": each("**{label}**\n\n{text}", "\n\n"),
    "bold and numbered": each("**{number}. {label}**\n\n{text}", "\n\n"),
    "numbered, answers indented": each("{number}. **{label}**\n\n   {text}", "\n\n"),
    "numbered, answers not indented": each("{number}. **{label}**\n\n{text}", "\n\n"),
    "a list in a list": each("* **{label}**\n    * {text}"),
    "italics": each("*{label}*\n\n{text}", "\n\n"),
    "in one line": each("{label} {text}", "\n\n"),
    "a paragraph each": each("{label}\n\n{text}", "\n\n"),
    "plain items": each("- {label} {text}"),
    "headings": each("#### {label}\n\n{text}", "\n\n"),
    "headings as high as the section's": each("### {label}\n{text}", "\n\n"),
    "higher headings": each("## {number}. {label}\n\n{text}", "\n\n"),
    "quotes": each("**{label}**\n\n> {text}", "\n\n"),
    "details": each("<details><summary>{label}</summary>\n\n{text}\n</details>", "\n\n"),
    "table": lambda pairs: "| Question | Answer |\n|---|---|\n" + each("| {label} | {text} |")(pairs),
}


@pytest.mark.parametrize("asked", ANSWERS.values(), ids=ANSWERS)
def test_questions(asked: Layout) -> None:
    assert facts(page(USUAL, asked)) == usual()


MARKS = {
    "higher": "## {}",
    "deeper": "#### {}",
    "highest": "# {}",
    "bold": "### **{}**",
    "colon": "### {}:",
    "closed": "### {} ###",
    "bold alone": "**{}**",
    "html": "<h3>{}</h3>",
    "with an anchor": "### {} {{#here}}",
    "linked": "### [{}](#here)",
    "underlined": "{}\n------------",
    "underlined twice": "{}\n============",
    "numbered": "## 4.2 {}",
    "with a sign": "### ⚠️ {}",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("case", [str, str.upper], ids=["as they are", "capitals"])
def test_headings(mark: str, case: Callable[[str], str]) -> None:
    assert facts(page(USUAL, ASKED, heading=lambda name: mark.format(case(name)))) == usual()


NAMES = (
    "Uses, Dosage and administration, Adverse reactions, Mechanism of action, Warnings and precautions, "
    "Frequently asked questions",
    "Indications, Posology, Undesirable effects, Pharmacology, Warnings & Precautions, Q&A",
    "Therapeutic indications, Posology and method of administration, Possible side effects, Pharmacodynamics, "
    "Special warnings and precautions for use, Common questions",
    "What is Examplin used for?, How to take Examplin, What are the possible side effects?, How does it work?, "
    "Before you take Examplin, Questions and answers",
    "Medical uses, Recommended dose, Adverse events, Mode of action, Safety information, FAQ",
    "Why is it prescribed?, How should I take it?, Unwanted effects, How Examplin works, "
    "Contraindications and precautions, FAQs about Examplin",
)


@pytest.mark.parametrize("named", NAMES, ids=lambda named: named.partition(",")[0])
def test_names_of_sections(named: str) -> None:
    assert facts(page(USUAL, ASKED, named=tuple(named.split(", ")))) == usual()


def wrapped(text: str, width: int) -> str:
    return "\n".join(
        line if line.startswith(("#", "---")) else textwrap.fill(line, width, break_on_hyphens=False)
        for line in text.split("\n")
    )


DRESSES: dict[str, Callable[[str], str]] = {
    "wrapped at 60": lambda text: wrapped(text, 60),
    "wrapped at 30": lambda text: wrapped(text, 30),
    "a sentence a line": lambda text: re.sub(r"(?<=[a-z]\.) (?=[A-Z])", "\n", text),
    "two spaces after a full stop": lambda text: re.sub(r"(?<=[a-z]\.) (?=[A-Z])", "  ", text),
    "line breaks of html": lambda text: re.sub(r"(?<=[a-z]\.) (?=[A-Z])", "<br />", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "spaces that do not break": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
    "narrow spaces": lambda text: re.sub(r"(?<=\d) (?=mg|years)", "\u202f", text),
    "entities of spaces": lambda text: re.sub(r"(?<=\d) (?=mg|years)", "&nbsp;", text),
    "entities": lambda text: text.replace("<", "&lt;").replace("6-12", "6&ndash;12"),
    "other hyphens": lambda text: text.replace("6-12", "6\u201012"),
    "dashes": lambda text: text.replace("6-12", "6–12"),
    "soft hyphens": lambda text: re.sub(r"(?i)(contra|recom|carefu)(?=ind|men|l)", "\\1\u00ad", text),
    "marks of footnotes": lambda text: re.sub(r"(?<=[a-z])\.(?=\s|$)", ".[^1]", text),
    "marks of notes": lambda text: re.sub(r"(?<=[a-z])\.(?=\s|$)", " [1, 2].", text),
    "raised marks": lambda text: re.sub(r"(?<=[a-z])\.(?=\s|$)", ".<sup>3</sup>", text),
    "raised numbers": lambda text: re.sub(r"(?<=[a-z])\.(?=\s|$)", ".³", text),
    "links": lambda text: re.sub(
        r"(warfarin|lithium|asthma|avoided|heart)", r"[\1](https://e.org/a_b)", text, flags=re.I
    ),
    "named links": lambda text: re.sub(r"(?i)(lithium|glaucoma)", r"[\1][ref]", text) + "\n[ref]: https://e.org/a\n",
    "bold within": lambda text: re.sub(r"(?i)(?<![*\w])(not|must be|\d+ mg|never|closely)\b", r"**\1**", text),
    "html within": lambda text: re.sub(r"(?i)(?<![*\w])(not|avoided|severe|never|lithium)\b", r"<em>\1</em>", text),
    "comments": lambda text: text.replace("\n\n", "\n\n<!-- Do not take it with digoxin. -->\n\n"),
    "escapes": lambda text: text.replace("-12", r"\-12").replace("<1", r"\<1"),
    "eg": lambda text: text.replace("e.g.", "eg"),
    "capitals": lambda text: text.replace("Examplin", "EXAMPLIN"),
    "the name in bold": lambda text: text.replace("Examplin ", "**Examplin** "),
}


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
def test_dress(dress: Callable[[str], str]) -> None:
    head, body = page(USUAL, each("**{label}**\n\n{text}", "\n\n")).split("---\n\n", 1)
    assert facts(f"{head}---\n\n{dress(body)}") == usual()
