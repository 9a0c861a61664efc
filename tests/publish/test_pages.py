"""What a reader finds on each page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import msgspec
import pytest
from making import entry, facts, span, tofisopam

from dispensatory import publish
from dispensatory.cases import Finding, Report, Step
from dispensatory.facts import AdviceStatement, Condition, Effect, PopulationStatement, Regimen
from dispensatory.formulary import Entry, Listing
from dispensatory.publish import CheckForm
from dispensatory.search import Hit

EVIL = "<script>alert('x')</script>&\""
META = {"monographs": "2", "reviewed": "0", "dated": "2026-05-01"}
TEXT = (
    "# Examplin\n\n### Usage\nUsed for pain. Avoid it in pregnancy, above all in the first trimester. "
    "Take **5 mg** daily. Do not use it in gout. Watch for gout. It causes nausea and death. No. Do not drive.\n"
)


def examplin() -> Entry:
    def at(quote: str) -> dict[str, Any]:
        return span(TEXT, quote)

    found = (
        PopulationStatement(population="pregnancy", verdict="avoid", trimester=(1,), **at("Avoid it in pregnancy")),
        Regimen(
            dose=(5.0, 5.0),
            unit="mg",
            frequency=(1.0, 1.0),
            period=(1.0, 1.0),
            period_unit="d",
            **at("5 mg** daily"),
        ),
        Condition(term="gout", verdicts=("contraindicated",), **at("Do not use it in gout.")),
        Condition(term="gout", verdicts=("contraindicated",), **at("Watch for gout.")),
        Effect(term="nausea", serious=False, **at("nausea")),
        Effect(term="death", serious=True, **at("death")),
        AdviceStatement(topic="driving", value="avoid", **at("No.")),
        AdviceStatement(topic="driving", value="avoid", **at("Do not drive.")),
    )
    page = facts("Examplin", ("examplin",), *found)
    page = msgspec.structs.replace(
        page, populations={**page.populations, "pregnancy": ("avoid",)}, advice={"driving": "avoid"}
    )
    return entry("Examplin", text=TEXT, facts=page, status="machine-written", updated="2026-04-03", sources=("A & B",))


def text_of(html: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_every_fact_leads_to_its_words() -> None:
    html = publish.monograph_page(examplin())
    links = set(re.findall(r'href="#(q\d+-\d+)"', html))
    assert len(links) == 7  # eight facts, of which the bare "No." gives way to the sentence after it
    for link in links:
        assert html.count(f'id="{link}"') == 1
        start, end = map(int, link[1:].split("-"))
        marked = re.findall(rf'data-q="{start}-{end}">([^<]*)', html)
        assert "".join(marked) in TEXT[start:end].replace("**", "")
        assert marked[0]


def test_a_monograph_says_what_it_is_worth() -> None:
    words = text_of(publish.monograph_page(examplin()))
    assert "Status: machine-written." in words
    assert "No pharmacist or doctor has checked this page." in words
    assert "2026-04-03" in words
    assert "A &amp; B" in words
    assert "not medical advice" in words


def test_a_reviewed_monograph_says_by_whom_and_no_warning() -> None:
    words = text_of(publish.monograph_page(tofisopam()))
    assert "reviewed by A. Pharmacist." in words
    assert "No pharmacist or doctor has checked" not in words


def test_silence_is_listed_as_not_stated() -> None:
    html = publish.monograph_page(examplin())
    silent = re.findall(r"<li>([^<]*)</li>", html[html.index('class="silence"') : html.index("</aside>")])
    assert set(silent) == {
        "Used for",
        "Interactions",
        "Breast-feeding",
        "Children",
        "Older people",
        "Kidney impairment",
        "Liver impairment",
        "Alcohol",
        "Stopping",
        "Missed dose",
        "Dependence",
        "Food",
    }
    glance = text_of(html[html.index("At a glance") : html.index("On this page")])
    assert "Pregnancy avoid trimester 1 is named" in glance
    assert "Children not stated" in glance


def test_a_page_with_no_facts_says_so_of_everything() -> None:
    words = text_of(publish.monograph_page(entry("Tacitine")))
    assert "0 facts" in words
    assert "Doses" in words[words.index("Not stated Of these") :]
    assert "No source is named." in words
    assert "The date is not stated." in words


def test_facts_that_read_the_same_are_one_line_with_two_places() -> None:
    html = publish.monograph_page(examplin())
    conditions = html[html.index("<h3>Conditions</h3>") : html.index("</details>", html.index("<h3>Conditions</h3>"))]
    assert conditions.count("<li>") == 1
    assert 'aria-label="gout, place 2"' in conditions


def test_the_first_page_tells_how_many_and_how_old_and_lists_all() -> None:
    rows = [
        Listing("b-x", "Bexin", "unreviewed", None),
        Listing("a", "\u00c4thin", "unreviewed", None),
        Listing("5", "5-x", "x", None),
    ]
    html = publish.home_page(META, rows)
    words = text_of(html)
    assert "2 monographs, the newest of 2026-05-01 ; none of them reviewed by a pharmacist or doctor." in words
    assert words.index("\u00c4thin") < words.index("Bexin") < words.index("5-x")
    assert 'href="/monographs/b-x"' in html
    assert 'role="search"' in html


def test_a_large_library_is_listed_letter_by_letter() -> None:
    rows = [Listing(f"m{n}", f"{'ABC'[n % 3]}med {n}", "unreviewed", None) for n in range(1500)]
    html = publish.home_page(META, rows)
    assert "Amed 3<" not in html
    assert 'href="/medicines/B"' in unescape(html)
    page = unescape(publish.letter_page("B", rows))
    assert page.count("/monographs/") == 500
    assert "Amed" not in page


def test_results_say_how_each_was_found() -> None:
    hits = (Hit("t", "Tofisopam", "grandaxin", "brand", "A <b>snippet</b>"), Hit("u", "Ux", "tofi", "text", "s"))
    words = text_of(publish.results_page("grandaxin", hits))
    assert "brand: grandaxin" in words
    assert "2 pages found." in words
    near = text_of(publish.results_page("tofizopam", (Hit("t", "Tofisopam", "tofisopam", "near", "s"),)))
    assert "1 page found; none has exactly this name." in near
    assert "there may be no page on it here" in text_of(publish.results_page("xyzzy", ()))


def report(*findings: Finding) -> Report:
    return Report(
        id="",
        understood=("warfarin: the page Warfarin",),
        findings=findings,
        checked_against="2 monographs, dated 2026-05-01",
        disclaimer="Only information.",
    )


def finding(status: Any = "flagged", severity: Any = "critical", message: str = "A with B", **more: Any) -> Finding:
    fields: dict[str, Any] = {
        "rule": "interaction",
        "certainty": "named",
        "medicines": ("a",),
        "action": "Ask.",
        "basis": (),
        **more,
    }
    return Finding(status=status, severity=severity, message=message, **fields)


STEPS = (
    Step(
        kind="page",
        says="names it",
        slug="warfarin",
        title="Warfarin",
        section="Precautions",
        start=3,
        end=9,
        quote="**Avoid**\n it",
    ),
    Step(kind="vocabulary", says="is of the class", source="A list", date="2026-01-02"),
)


def test_a_report_shows_findings_worst_first_with_their_chain() -> None:
    html = publish.report_page(
        report(
            finding(basis=STEPS, certainty="class_by_vocabulary"),
            finding(severity="warning", message="C is high"),
            finding("could_not_check", None, "foozumab has no page", rule="unknown_medicine", certainty=None),
            finding("not_stated", None, "D is silent", certainty=None),
            finding("acceptable", None, "E is said fine"),
        ),
        CheckForm({"medicines": "warfarin", "age": "70"}),
    )
    words = text_of(html)
    order = ("What was understood", "Critical", "A with B", "“", "Warning", "C is high", "Could not check", "foozumab")
    places = [words.index(part) if part != "“" else words.index("Avoid it") for part in order]
    assert places == sorted(places)
    assert words.index("foozumab") < words.index("D is silent") < words.index("E is said fine")
    assert 'href="/monographs/warfarin#q3-9"' in unescape(html)
    assert "Warfarin, Precautions : names it" in words
    assert "(A list, 2026-01-02)" in words
    assert "by class, from a public list" in words
    assert "Checked against 2 monographs, dated 2026-05-01." in words
    assert "Only information." in words
    assert "1 critical" in words
    assert "1 could not be checked" in words


def test_severities_differ_in_word_and_shape() -> None:
    severities = ("critical", "warning", "info")
    html = publish.report_page(report(*(finding(severity=s) for s in severities)), CheckForm({}))
    articles = re.findall(r'<article class="finding.*?</article>', html, re.DOTALL)
    shapes = [re.search(r'class="fill" ([^/]*)/>', article) for article in articles]
    assert len({shape.group(1) for shape in shapes if shape}) == 3
    assert [text_of(article).split()[0] for article in articles] == ["Critical", "Warning", "Information"]


def test_a_quote_stands_once_with_all_that_it_is_read_to_say() -> None:
    again = msgspec.structs.replace(STEPS[0], says="read as caution")
    words = text_of(publish.report_page(report(finding(basis=(*STEPS, again, STEPS[0]))), CheckForm({})))
    assert words.count("Avoid it") == 1
    assert "names it; read as caution" in words


def test_advice_for_the_patient_stands_apart_from_what_is_to_be_decided() -> None:
    counsel = finding(severity="info", rule="food", message="Take it with food.")
    words = text_of(publish.report_page(report(finding(), counsel), CheckForm({})))
    flagged = words.index("Flagged 1")
    assert flagged < words.index("A with B") < words.index("To tell the patient 1") < words.index("Take it with food.")
    assert "1 to tell the patient" in words[:flagged]
    assert "for information" not in words
    alone = text_of(publish.report_page(report(counsel), CheckForm({})))
    assert "Nothing was flagged but advice for the patient. That is no statement of safety" in alone


def test_nothing_flagged_is_never_said_to_be_safe() -> None:
    words = text_of(publish.report_page(report(finding("not_stated", None, "Silent.")), CheckForm({})))
    assert "Nothing was flagged. That is no statement of safety" in words
    assert "Silent." in words


def test_a_wrong_field_is_named_and_what_was_typed_stays() -> None:
    html = publish.check_page(
        CheckForm(
            {"medicines": "warfarin", "age": "old", "sex": "female"}, "age", "this is not a number", "Write digits"
        )
    )
    assert 'value="old"' in html
    assert 'aria-invalid="true" aria-describedby="wrong-age"' in html
    assert '<a href="#age">Age</a>: This is not a number. Write digits.' in html
    assert '<option value="female" selected>' in html


def test_every_field_has_a_label() -> None:
    html = publish.check_page(CheckForm({}))
    fields = set(re.findall(r'<(?:input|select|textarea) id="([^"]+)"', html))
    assert len(fields) == 13
    assert fields == set(
        re.findall(r'<label [^>]*for="([^"]+)"|<label for="([^"]+)"', html) and re.findall(r'for="([^"]+)"', html)
    )


def _evil_pages() -> dict[str, str]:
    evil = finding(
        message=EVIL,
        action=EVIL,
        rule=EVIL,
        basis=(
            Step(kind="page", says=EVIL, slug=EVIL, title=EVIL, quote=EVIL),
            Step(kind="vocabulary", says=EVIL, source=EVIL),
        ),
    )
    form = CheckForm({"medicines": EVIL, "age": EVIL, "conditions": "</textarea>" + EVIL}, "age", EVIL, EVIL)
    row = Listing(EVIL, EVIL, EVIL, EVIL)
    text = f"# {EVIL}\n\n### Usage\n{EVIL}\n"
    return {
        "home": publish.home_page({**META, "dated": EVIL}, [row]),
        "letter": publish.letter_page(EVIL, [row]),
        "results": publish.results_page(EVIL, [Hit(EVIL, EVIL, EVIL, "text", EVIL)]),
        "check": publish.check_page(form),
        "report": publish.report_page(report(evil, finding("not_stated", None, EVIL)), form),
        "error": publish.error_page(404, EVIL, EVIL),
        "monograph": publish.monograph_page(
            entry(EVIL, text=text, status=EVIL, updated=EVIL, sources=(EVIL,), page=EVIL, slug=EVIL)
        ),
    }


@pytest.mark.parametrize("name", ["home", "letter", "results", "check", "report", "error", "monograph"])
def test_what_is_typed_or_written_is_shown_and_never_run(name: str) -> None:
    html = _evil_pages()[name]
    scripts = re.findall(r"<script[^>]*>", html)
    assert len(scripts) == 1
    assert 'src="' in scripts[0]
    assert not re.search(r"\sstyle=|\son\w+=", re.sub(r'"[^"]*"', '""', html))


@pytest.mark.parametrize("name", ["home", "letter", "results", "check", "report", "error", "monograph"])
def test_every_page_has_its_language_landmarks_and_loads_nothing_from_elsewhere(name: str) -> None:
    html = _evil_pages()[name]
    assert '<html lang="en">' in html
    assert html.count("<main ") == html.count("<h1") == 1
    assert html.count("<footer") == 1
    for address in re.findall(r'(?:src|href|action)="([^"]*)"', html):
        assert re.match(r"/(?!/)|#", unescape(address)), address
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
