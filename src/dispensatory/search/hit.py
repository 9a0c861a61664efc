"""One answer of a search."""

from __future__ import annotations

from typing import Literal

import msgspec

HitKind = Literal["name", "synonym", "brand", "near", "text"]


class Hit(msgspec.Struct, frozen=True):
    """A monograph that was found. `matched` is the name or word that was found, `kind` what it is to the
    monograph, and `snippet` plain text of the page around it, or its opening for a name. Neither is safe as
    HTML: escape both.
    """

    slug: str
    title: str
    matched: str
    kind: HitKind
    snippet: str
