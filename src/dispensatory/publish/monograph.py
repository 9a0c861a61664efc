"""The page of one monograph."""

from __future__ import annotations

from dispensatory.formulary import Entry
from dispensatory.publish import facts_view
from dispensatory.publish.engine import raw, render
from dispensatory.publish.markdown import render_text


def monograph_page(entry: Entry) -> str:
    """The monograph's text, and beside it what was read from it, each fact a link to the words it rests on."""
    start = entry.sections[0][2] if entry.sections else 0
    end = entry.sections[-1][3] if entry.sections else len(entry.text)
    rendered = render_text(entry.text, start, end, entry.title, facts_view.spans_of(entry.facts))
    return render(
        "monograph.html",
        entry=entry,
        reviewed=entry.status.lower().startswith("reviewed"),
        body=raw(rendered.html),
        contents=rendered.contents,
        in_title=rendered.unmarked,
        classes=tuple(dict.fromkeys(membership.term for membership in entry.facts.classes)),
        glance=facts_view.at_a_glance(entry.facts),
        groups=facts_view.groups(entry.facts),
        not_stated=facts_view.not_stated(entry.facts),
        count=facts_view.count(entry.facts),
    )
