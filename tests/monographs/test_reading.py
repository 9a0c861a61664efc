"""Any page reads into a Monograph, or is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispensatory.errors import PageError
from dispensatory.monographs import Monograph, page_paths, read_page, read_text
from dispensatory.monographs.page import MAX_BYTES

FRONT = "---\ntitle: Examplin\n---\n"


def one(text: str) -> Monograph:
    (monograph,) = read_text(text.encode(), "e/examplin.md")
    return monograph


def kinds(monograph: Monograph) -> list[str]:
    return [section.kind for section in monograph.sections if section.kind != "other"]


def labelled(monograph: Monograph) -> dict[str, tuple[str, ...]]:
    return {s.text: s.labels for section in monograph.sections for s in section.sentences}


@pytest.mark.parametrize(
    "heading",
    [
        "### Dosage",
        "## Dosage",
        "#Dosage",
        "### Dosage:",
        "### DOSAGE ###",
        "**Dosage:**",
        "**Dosage**",
        "Dosage:",
        "### **Dosage**",
        "### Dosage and Administration",
        "### Examplin Dosage",
        "### Examplin: Dosage",
    ],
)
def test_every_way_of_writing_a_heading_opens_its_section(heading: str) -> None:
    monograph = one(f"{FRONT}\n{heading}\n\nTake 5 mg daily.\n")
    assert kinds(monograph) == ["dosage"]
    assert labelled(monograph) == {"Take 5 mg daily.": ()}


@pytest.mark.parametrize(
    "line", ["### Dosage: Take 5 mg daily.", "**Dosage:** Take 5 mg daily.", "Dosage: Take 5 mg daily."]
)
def test_text_on_the_heading_line_is_kept(line: str) -> None:
    assert labelled(one(FRONT + line)) == {"Take 5 mg daily.": ()}


@pytest.mark.parametrize(
    "line", ["The dosage: 5 mg.", "* **Dosage:** 5 mg.", "Dosages differ: see below.", "####### Dosage"]
)
def test_near_misses_of_a_heading_open_no_section(line: str) -> None:
    assert kinds(one(f"{FRONT}\n### Usage\n\n{line}\n")) == ["usage"]


def test_labels_hold_for_what_stands_under_them() -> None:
    page = one(
        FRONT
        + "### Dosage\n\n**Adults:**\n\n* **Pain:** Take 5 mg.\n  * Later 10 mg.\n* Then 20 mg.\n\n"
        + "**Children:** Take 1 mg.\n\nSwallow whole.\n\nThe risks are:\n\n* Nausea\n"
    )
    assert labelled(page) == {
        "Take 5 mg.": ("Adults", "Pain"),
        "Later 10 mg.": ("Adults", "Pain"),
        "Then 20 mg.": ("Adults",),
        "Take 1 mg.": ("Children",),
        "Swallow whole.": (),
        "The risks are:": (),
        "Nausea": ("The risks are",),
    }


@pytest.mark.parametrize(
    ("faq", "answer"),
    [
        ("* **Q: May I drive?** A: No. Wait a day.", "No."),
        ("**Q: May I drive?**\nA: No. Wait a day.", "No."),
        ("**Q: May I drive?**\n\n**A:** No. Wait a day.", "No."),
        ("Q: May I drive? A: No. Wait a day.", "No."),
    ],
)
def test_an_answer_stands_under_its_question(faq: str, answer: str) -> None:
    read = labelled(one(f"{FRONT}### FAQs\n\n{faq}\n"))
    assert read == {answer: ("Q: May I drive?",), "Wait a day.": ("Q: May I drive?",)}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Take 2.5 mg. Then stop.", ["Take 2.5 mg.", "Then stop."]),
        ("Use e.g. an antacid. Rest.", ["Use e.g. an antacid.", "Rest."]),
        ("Give vitamin C. Then rest.", ["Give vitamin C.", "Then rest."]),
        ("Give at most 2 g. In asthma give 1g. Then rest.", ["Give at most 2 g.", "In asthma give 1g.", "Then rest."]),
        ("Dr. J. Smith wrote it. Rest.", ["Dr. J. Smith wrote it.", "Rest."]),
        ("Is it safe? No! Never.", ["Is it safe?", "No!", "Never."]),
        ("A wrapped\nparagraph is one. Two.", ["A wrapped\nparagraph is one.", "Two."]),
        ("Avoid opioids (etc.) and rest.", ["Avoid opioids (etc.) and rest."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert list(labelled(one(f"{FRONT}### Usage\n\n{text}\n"))) == sentences


def test_bold_items_beside_others_are_items_and_over_a_list_are_labels() -> None:
    listed = "* **Headache**\n* **Rash:** red\n* **Rare**\n    * cough\n"
    assert labelled(one(f"{FRONT}### Side Effects\n\n{listed}\nNote.\n\n* **Child**\n\nTwo.")) == {
        "Headache": (),
        "red": ("Rash",),
        "cough": ("Rare",),
        "Note.": (),
        "Two.": (),
    }


def test_a_bold_warning_is_a_sentence_and_not_a_label() -> None:
    page = one(FRONT + "### Precautions\n\n* **Do not give this to children under 2 years.**\n* Rest.\n")
    assert list(labelled(page)) == ["**Do not give this to children under 2 years.**", "Rest."]


@pytest.mark.parametrize(
    "line",
    [
        "Do not take it if you have any of these: asthma.",
        "Examplin protects against two infections: measles and mumps.",
        "Use it with caution, for two reasons: sleep and falls.",
        "**Avoid contact with the eyes.** Rinse with water.",
        "**Examplin** and alcohol do not mix.",
        "* *Helicobacter pylori*–associated ulcers",
        "- Nausea - usually mild",
        "Take 5 mg at 8:00 and at 20:00.",
    ],
)
def test_near_misses_of_a_label(line: str) -> None:
    read = labelled(one(f"{FRONT}### Precautions\n\n{line}\n"))
    assert set(read.values()) == {()}
    assert " ".join(read) == line.lstrip("*- ") or line.startswith(("**", "* *"))


def test_a_cell_stands_under_its_column_and_its_row() -> None:
    table = "| Patients | First dose | Dose |\n|---|:-:|---|\n| Adults | 5 mg | 10 mg |\n| | 6 mg | – |\n"
    table += "| Children | - | 2 mg |\n"
    lists = "\n| Common | Rare |\n|---|---|\n| Headache | Rash |\n| Nausea | |\n"
    assert labelled(one(f"{FRONT}### Dosage\n\n{table}{lists}")) == {
        "5 mg": ("First dose", "Adults"),
        "10 mg": ("Adults",),
        "6 mg": ("First dose", "Adults"),
        "2 mg": ("Children",),
        "Headache": ("Common",),
        "Rash": ("Rare",),
        "Nausea": ("Common",),
    }


@pytest.mark.parametrize(
    ("front", "title", "problem"),
    [
        ("---\ntitle: Examplin\n---\n", "Examplin", ""),
        ("\ufeff---\ntitle: Examplin\n---\n", "Examplin", ""),
        ("---\ntitle: Examplin: the tablets\n---\n", "Examplin: the tablets", "not valid YAML"),
        ("---\ntitle: Examplin\n", "Examplin", "no closing"),
        ("---\n- a\n- b\n---\n", "Heading", "not a list of"),
        ("", "Heading", ""),
    ],
)
def test_front_matter(front: str, title: str, problem: str) -> None:
    page = one(front + "# Heading\n\n### Usage\n\nFor pain.\n")
    assert page.title == title
    assert problem in " ".join(page.problems)
    assert bool(problem) == bool(page.problems)
    assert list(labelled(page)) == ["For pain."]


def test_line_endings_do_not_move_a_span() -> None:
    unix = one(FRONT + "### Usage\n\nFor pain.\nFor fever.\n")
    dos = one((FRONT + "### Usage\n\nFor pain.\nFor fever.\n").replace("\n", "\r\n"))
    assert dos.text == unix.text
    assert dos.sections == unix.sections


def test_several_monographs_in_one_file() -> None:
    body = "# {0}\n\n### Usage\n\nFor {1}.\n\n### Dosage\n\n5 mg daily.\n"
    first, second = read_text((body.format("Onein", "pain") + body.format("Twoin", "fever")).encode(), "x/both.md")
    assert (first.title, first.slug, first.page) == ("Onein", "both", "x/both.md")
    assert (second.title, second.slug, second.page) == ("Twoin", "both--twoin", "x/both.md#both--twoin")
    assert "For pain." in labelled(first)
    assert "For pain." not in labelled(second)
    sentence = second.sections[-1].sentences[0]
    assert second.text[sentence.start : sentence.end] == "5 mg daily."


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"# A\n\nTake 5 \xb5g daily.\n", "x.md:3", "not UTF-8"),
        (b"", "x.md:1", "empty"),
        (b"---\ntitle: A\n---\n \n", "x.md:1", "empty"),
        (b"# A\n\0", "x.md:2", "NUL"),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_and_line(data: bytes, where: str, what: str) -> None:
    with pytest.raises(PageError) as caught:
        read_text(data, "x.md")
    assert caught.value.where == where
    assert what in str(caught.value)


def test_a_file_too_large_for_a_page_is_refused_unread(tmp_path: Path) -> None:
    page = tmp_path / "big.md"
    page.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(PageError, match="bytes") as caught:
        read_page(page)
    assert caught.value.where == f"{page}:1"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no such file"):
        list(page_paths(tmp_path / "nowhere"))


FRAGMENTS = st.sampled_from(
    (
        *("---\n", "title: x\n", "# A\n", "### Dosage\n", "### Usage:", "**Q: a?** A: ", "* ", "  * ", "1. ", "\n"),
        *(
            "\r\n",
            "\r",
            "**",
            "e.g. ",
            "5 mg. ",
            "Dosage: ",
            "| a | b |\n",
            "```\n",
            "\ufeff",
            "(",
            ")",
            "µ",
            "İ",
            "😀",
        ),
    )
)


@given(st.one_of(st.text(max_size=400), st.lists(FRAGMENTS, max_size=60).map("".join)))
def test_every_text_reads_with_true_spans_or_is_refused(text: str) -> None:
    try:
        monographs = read_text(text.encode("utf-8", "surrogatepass"), "a/b.md")
    except PageError as error:
        if not error.where.startswith("a/b.md:"):
            raise
        return
    for monograph in monographs:
        assert len(monograph.read) == len(monograph.text)
        position = 0
        for section in monograph.sections:
            assert 0 <= section.start <= section.end <= len(monograph.text)
            for sentence in section.sentences:
                assert monograph.read[sentence.start : sentence.end] == sentence.text
                assert position <= sentence.start < sentence.end
                position = sentence.end


def test_a_long_line_reads_in_bounded_pieces() -> None:
    page = one(FRONT + "### Usage\n\n" + "word " * 200_000)
    pieces = [s.text for section in page.sections for s in section.sentences]
    assert max(map(len, pieces)) <= 4000
    assert " ".join(pieces).split() == ["word"] * 200_000
