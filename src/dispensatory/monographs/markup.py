"""A page's text as it is read: markup that says nothing taken out, every word still where the page has it."""

from __future__ import annotations

import html
import re

FILL = "\u2000"  # a space in place of markup: what is taken out of a word is made up for behind it

_SPACES = "\u00a0\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_TO_SPACE = {ord(space): " " for space in _SPACES}
_TELLS = re.compile(
    rf"<[a-zA-Z/!]|&[#a-zA-Z]|[\[\\\u2010{_RAISED}{_UNSEEN}{_SPACES}]|\{{[#.:]|[<>]=|\n {{0,3}}> ?[A-Za-z*_#\[|>-]"
)
# One of these stands wherever that matches. They are looked for first, for a set of letters is slow to search for.
_SIGNS = (
    "<",
    "&",
    "[",
    "\\",
    "{#",
    "{.",
    "{:",
    ">=",
    *(f"\n{' ' * n}>" for n in range(4)),
    "\u2010",
    *_RAISED,
    *_UNSEEN,
    *_SPACES,
)
_ADDRESS = r"\((?=[^()\s]*[/#.:]|\))[^()\s]{0,300}(?:\s\"[^\"\n]{0,100}\")?\)|\[[^\[\]\n]{0,60}\]"
_NUMBERS = r"\[\d{1,3}(?:[,;–-] ?\d{1,3}){0,9}\]"
_MARKUP = re.compile(
    "|".join(
        (
            # What stands apart from the words: comments, anchors, definitions of links, marks of quotes.
            r"(?P<apart><!--(?:(?!<!--).){0,4000}?-->|\{[#.:][^{}\n]{1,80}\}|<(?:https?|mailto):[^<>\s]{1,300}>"
            r"|^ {0,3}\[[^\]\n]{1,60}\]: +<?(?:https?:|www\.|/|#)\S*[^\n]*|^ {0,3}\[\^\w{1,20}\]:"
            r"|^ {0,3}>(?: ?>){0,5}(?= ?[A-Za-z*_#\[|-]))",
            r"(?P<note>\[\^\w{1,20}\]|(?<=[\w.,;:!?)*])" + _NUMBERS + r"| " + _NUMBERS + r"(?=[.,;\n]|\Z)"
            rf"|(?:(?<=[.,;:!?)])|(?<=[a-z]{{3}}))<sup>\s?\[?\d{{1,3}}(?:[,;–-] ?\d{{1,3}}){{0,9}}\]?\s?</sup>"
            rf"|(?:(?<=[.,;:!?)])|(?<=[a-z]{{4}}))[{_RAISED}]{{1,3}}(?![^\s.,;:\[]))",
            r"(?P<tag></?[a-zA-Z][a-zA-Z1-6]{0,9}(?:\s[^<>\n]{0,200})?/?>)",
            rf"(?P<link>!?\[(?=[^\[\]\n]{{1,200}}\](?:{_ADDRESS}))|(?<=[^\s\[])\](?:{_ADDRESS}))",
            r"(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});)",
            r"(?P<sign>[<>]=)",
            rf"(?P<unseen>\\(?=[!-/:-@\[-`{{}}~])|[{_UNSEEN}])",
        )
    ),
    re.MULTILINE | re.DOTALL,
)
_TAGS = {
    **dict.fromkeys(("b", "strong", "summary", "th"), "**"),
    **dict.fromkeys(("i", "em"), "*"),
    **dict.fromkeys(
        "a abbr blockquote body center code dd del details div dl dt font html img ins kbd main mark ol p pre q s "
        "section small span sub table tbody td thead tr u ul".split(),
        "",
    ),
    "li": "- ",  # a letter shorter than the tag, as is that of a heading
    **{f"h{level}": "#" * level for level in range(1, 7)},
}


def as_read(text: str, start: int = 0) -> str:
    """`text`, from `start` on without tags, comments, the targets of links, marks of footnotes, escapes and what cannot
    be seen, and with entities as the characters they are. As long as `text`: a word from which something was taken
    stands where it began, and `FILL` behind it.
    """
    if not (text.startswith(">", start) or (any(map(text.__contains__, _SIGNS)) and _TELLS.search(text, start))):
        return text
    out: list[str] = []
    position = owed = 0
    for found in _MARKUP.finditer(text, start):
        said = _said(found)
        if said is not None:
            owed = _add(text[position : found.start()], owed, out)
            owed = _add(said, owed, out) + len(found[0]) - len(said)
            position = found.end()
    owed = _add(text[position:], owed, out)
    out.append(FILL * owed)
    read = "".join(out).translate(_TO_SPACE).replace("\u2010", "-")
    return text if read == text else read


def _add(words: str, owed: int, out: list[str]) -> int:
    """Writes `words`, what is `owed` before their first space; what is still owed then."""
    if owed:
        space = next((at for at, character in enumerate(words) if character.isspace()), -1)
        if space < 0:
            out.append(words)
            return owed
        words = f"{words[:space]}{FILL * owed}{words[space:]}"
    out.append(words)
    return 0


def _said(found: re.Match[str]) -> str | None:
    """What is read in the place of a piece of markup; None where it is none."""
    piece = found[0]
    if found.lastgroup == "tag":
        return _tag(piece, found.string, found.start())
    if found.lastgroup == "entity":
        character = html.unescape(piece)
        return (" " * len(piece) if character.isspace() else character) if len(character) == 1 else None
    if found.lastgroup == "sign":
        return "≥" if piece == ">=" else "≤"
    if found.lastgroup == "apart":
        return "".join([character if character == "\n" else " " for character in piece])
    return ""


def _tag(piece: str, text: str, start: int) -> str | None:
    """A bold tag as the stars it is; a break as a new line, but in the row of a table; None for "<5 years>"."""
    name = piece.strip("</>").split()[0].lower()
    if name in ("br", "hr"):
        row = text[text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("|")
        return " " * len(piece) if row else " " * (len(piece) - 1) + "\n"
    if name == "sup":  # ten to the power of nine is not 109
        return "^" if text[start - 1 : start].isdigit() and not piece.startswith("</") else ""
    said = _TAGS.get(name)
    return "" if said and piece.startswith("</") and not said.startswith("*") else said
