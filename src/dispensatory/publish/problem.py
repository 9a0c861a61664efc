"""What is shown when something goes wrong: in words, with what to do next."""

from __future__ import annotations

from dispensatory.publish.engine import render, sentence

_TITLES = {
    400: "That could not be understood",
    404: "There is no such page",
    405: "That page cannot be asked in this way",
    413: "That is too much at once",
    500: "A fault of ours",
}


def error_page(status: int, what: str, hint: str = "") -> str:
    """The page for an HTTP status: what went wrong, and what to do about it."""
    title = _TITLES.get(status, "That did not work")
    return render("error.html", status=status, title=title, what=sentence(what), hint=sentence(hint))
