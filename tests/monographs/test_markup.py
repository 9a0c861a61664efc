"""Markup that says nothing is not read, and every word stays where the page has it."""

from __future__ import annotations

import pytest

from dispensatory.monographs import read_text
from dispensatory.monographs.markup import as_read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("don&#39;t take <b>lithium</b>, or it", "don't take **lithium**, or it"),
        ("5&nbsp;mg if &lt;5 years or &ge;65", "5 mg if <5 years or ≥65"),
        ("contra\u00adindicated", "contraindicated"),
        ("with [lithium](https://example.org/a_b), never", "with lithium, never"),
        ("with [lithium][ref].\n[ref]: https://example.org", "with lithium."),
        ("It sleeps.[^1] It wakes [2, 3]. It stops.⁴", "It sleeps. It wakes. It stops."),
        ("It sleeps.<sup>1</sup> It wakes", "It sleeps. It wakes"),
        ("One.<br>Two.", "One. Two."),
        ("<!-- Safe\n\nin all. -->Never", "Never"),
        ("### Dosage {#dosage}", "### Dosage"),
        ("> **Note:** Rest.", "**Note:** Rest."),
        (r"5\-10 mg \<1%", "5-10 mg <1%"),
        ("age >=65", "age ≥65"),
        # near misses: what looks like markup and says something
        ("cells 10<sup>9</sup>/L and 5 mg/m<sup>2</sup>", "cells 10^9/L and 5 mg/m2"),
        ("<5 years> and <10", "<5 years> and <10"),
        ("> 65 years: 5 mg", "> 65 years: 5 mg"),
        ("10 mg/m² a day", "10 mg/m² a day"),
        ("[Adults](18 years and over)", "[Adults](18 years and over)"),
        ("take [1] tablet & rest", "take [1] tablet & rest"),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    found = as_read(written)
    assert len(found) == len(written)
    assert " ".join(found.split()) == read


def test_a_line_break_is_none_within_the_row_of_a_table() -> None:
    page = "### Dosage\n\n| Adults | 5 mg daily.<br>Then 10 mg. |\n"
    (monograph,) = read_text(page.encode(), "e/examplin.md")
    sentences = [(s.text, s.labels) for section in monograph.sections for s in section.sentences]
    assert [(" ".join(text.split()), labels) for text, labels in sentences] == [
        ("5 mg daily.", ("Adults",)),
        ("Then 10 mg.", ("Adults",)),
    ]
