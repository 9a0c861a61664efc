"""Front matter is read the same, errors too, whether libyaml is there or not."""

from __future__ import annotations

import pytest
import yaml

from dispensatory.monographs import front_matter

BLOCKS = (
    "title: Examplin\nupdated: 2024-05-01\nsources: [a, b]\n",
    "title: 'Examplin\n",
    "title: Examplin: the tablets\n",
    "title:\tExamplin\n",
    "title: Exa\tmplin\n",
    "layout:\n\ufeff\n   plain\n",
    "title: &a [*a]\n",
    "sources: " + "[" * 400 + "\n",
    "- a\n- b\n",
    "title: yes\nstatus: 012\n",
    "title: \x07\n",
    "",
)


@pytest.mark.parametrize("block", BLOCKS)
def test_with_and_without_libyaml(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"---\n{block}---\n# Examplin\n"
    fast = front_matter.read_front_matter(page, "a.md")
    monkeypatch.setattr(front_matter, "_FAST", yaml.SafeLoader)
    assert fast == front_matter.read_front_matter(page, "a.md")
