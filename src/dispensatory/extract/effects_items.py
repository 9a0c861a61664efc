"""A list of side effects to its entries: shared words given to each, brackets read as examples or as glosses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.effects_words import is_likely, is_named, term_of
from dispensatory.vocab import Vocabulary

_BREAK = re.compile(
    r"\s*[,;•|]\s*(?:(?:and/or|and|or|as well as|plus|but also)\s+)?|\s+(?:and/or|and|or|as well as|plus|&)\s+|\s+/\s+"
)
_EXAMPLES = re.compile(
    r"[\s,]*\b(?:such as|including(?: but not limited to)?|includes?|like(?! symptoms)|e\.g\.,?|for example,?|namely|for instance,?"
    r"|ranging from|especially|particularly|characteri[sz]ed by|potentially (?:causing|leading to|resulting in)"
    r"|(?:which|that) (?:can|may) (?:include|cause|lead to)|leading to|causing|resulting in)\s+"
)
_DASH = re.compile(r"\s+-+\s+")
_BODY = frozenset(
    "face lips lip tongue throat mouth eyes eye hands feet ankles legs arms limbs skin eyelids fingers toes hand foot "
    "extremities urine nails lower neck scalp gums airways body breasts sclera".split()
)
_BROAD = re.compile(
    r"\b(?:problems?|issues?|rhythms?|conditions?|complications?|damage|skin reactions?|changes in|levels?|effects?|abnormalit\w+)\b"
)
_CHEMISTRY = re.compile(
    r"(?:serum |blood |plasma )?(?:cholesterol|triglycerides?|glucose|potassium|sodium|magnesium|calcium|creatinine|uric acid"
    r"|bilirubin|prolactin|liver enzymes?|urea|phosphate|lipids?|ldl|bun)(?: levels?| enzymes?| concentrations?)?\Z"
)
_CHANGE = re.compile(r"(?:increased|elevated|decreased|reduced|raised|low|high|abnormal|altered|changes in)\b")
_GLOSS = re.compile(
    r"(?:an? |the |which |this |also |or |see |in (?!jection)|due |can |may |with |without |if |when |at |especially (?:in|with|at|if|when|during|for)"
    r"|particularly (?:in|with|at|if|when)|usually|often|more|most|rare|very|less|not |for |long-term|short-term|during|"
    r"temporary|\d|[<>≥≤~]|up to|reported|after|from |inability|feeling of|loss of (?!\w+ and))"
)
_OPENED = re.compile(
    r"(?:including|such as|e\.g\.,?|like|for example,?|ranging from|particularly|especially|manifesting as)\s+"
)
_RANGE = re.compile(r"\s+to\s+")


class Entry(msgspec.Struct, frozen=True):
    """A term and its span in the plain line; `note` is what stands beside it in brackets ("rare")."""

    term: str
    start: int
    end: int
    note: str = ""


class _Piece(msgspec.Struct):
    """A stretch between two breaks: its words without brackets, its span, and the brackets after its first word."""

    words: str
    start: int
    end: int
    brackets: list[tuple[int, int]]


def entries(words: str, start: int, end: int, vocab: Vocabulary, *, strict: bool = False) -> tuple[Entry, ...]:
    """The side effects that the list `words[start:end]` names; `strict` keeps only those known as one."""
    pieces = list(_pieces(words, start, end))
    _share(pieces, vocab)
    out = [entry for piece in pieces for entry in _read(piece, words, vocab, strict)]
    return tuple(out)


def _pieces(words: str, start: int, end: int) -> Iterator[_Piece]:
    masked, brackets = _masked(words, start, end)
    opened = start
    for low, high in _parts(masked, start, end):
        own = [span for span in brackets if low <= span[0] < high or opened <= span[0] < low]
        opened = high
        text = " ".join(masked[low - start : high - start].split())
        if text or own:
            yield _Piece(text, low, high, own)


def _masked(words: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """`words[start:end]` with its brackets blanked out, and the spans of what they hold."""
    part = words[start:end]
    if "(" not in part and "[" not in part:
        return part, []
    out, spans, depth, opened = list(part), [], 0, 0
    for index, character in enumerate(part):
        if character in "([":
            opened = index + 1 if depth == 0 else opened
            depth += 1
        if depth:
            out[index] = " "
        if character in ")]" and depth:
            depth -= 1
            if depth == 0:
                spans.append((start + opened, start + index))
    if depth:  # never closed
        spans.append((start + opened, end))
    return "".join(out), spans


def _parts(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans between breaks; "X such as A" breaks too, and what follows a dash is an aside."""
    position = 0
    while position < len(masked):
        mark = _next_break(masked, position)
        low, high = position, mark[0] if mark else len(masked)
        dash = _DASH.search(masked, low, high)
        yield start + low, start + (dash.start() if dash else high)
        if mark is None:
            return
        position = mark[1]


def _next_break(masked: str, position: int) -> tuple[int, int] | None:
    plain, examples = _BREAK.search(masked, position), _EXAMPLES.search(masked, position)
    marks = [mark.span() for mark in (plain, examples) if mark and mark.end() > mark.start()]
    return min(marks, key=lambda span: (span[0], -span[1])) if marks else None


def _share(pieces: list[_Piece], vocab: Vocabulary) -> None:
    """Give each piece the words it shares with its neighbours: a head after it, a change or a place before it."""
    index = 0
    while index < len(pieces):
        piece, following = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
        before = pieces[index - 1] if index else None
        if before and _is_place(piece.words) and " " in before.words and _placed(before.words):
            _place(pieces, index)
            index = index if len(pieces) > index and pieces[index] is not piece else index + 1
            continue
        if before and _CHEMISTRY.match(piece.words) and (change := _CHANGE.match(before.words)):
            piece.words = f"{change[0]} {piece.words}"
        elif following and piece.words and not is_likely(term_of(piece.words), vocab):
            _borrow_head(piece, pieces[index + 1 : index + 4], vocab)
        index += 1


def _is_place(words: str) -> bool:
    parts = [part for part in words.split() if part not in ("the", "your", "in", "of", "or", "and")]
    return bool(parts) and all(part in _BODY for part in parts)


def _placed(words: str) -> bool:
    return " of " in words or " in " in words or words.startswith("cold ") or words.endswith(tuple(_BODY))


def _place(pieces: list[_Piece], index: int) -> None:
    """ "Swelling of the face, lips, or tongue" is one effect; a discolouration of several things is several."""
    piece, before = pieces[index], pieces[index - 1]
    stem, joined, _ = before.words.rpartition(" of ")
    if joined and "discolo" in stem:
        piece.words = f"{stem} of {piece.words}"
        return
    link = " and " if before.words.startswith("cold ") else " or " if index + 1 == len(pieces) else ", "
    before.words, before.end = f"{before.words}{link}{piece.words}", piece.end
    before.brackets.extend(piece.brackets)
    del pieces[index]


def _borrow_head(piece: _Piece, later: list[_Piece], vocab: Vocabulary) -> None:
    for other in later:
        parts = other.words.split()
        for size in (1, 2):
            if len(parts) > size and is_named(term_of(both := f"{piece.words} {' '.join(parts[-size:])}"), vocab):
                piece.words = both
                return
    if later and len(piece.words.split()) == 1 and len(parts := later[-1].words.split()) == 2:
        joined = f"{piece.words} {parts[1]}"
        if is_likely(joined, vocab) and parts[0] != "severe":
            piece.words = joined


def _read(piece: _Piece, words: str, vocab: Vocabulary, strict: bool) -> Iterator[Entry]:
    head = term_of(piece.words)
    inner = [(low, high, words[low:high].strip()) for low, high in piece.brackets]
    note = " ".join(text for _, _, text in inner)
    read = [(entry, high) for low, high, text in inner for entry in _inside(words, low, high, text, head, vocab)]
    if read and head and len(read) == 1 and _is_said_by(read[0][0].term, head, vocab):
        yield read[0][0]
        return
    end = max([piece.end, *(min(high + 1, len(words)) for _, high in piece.brackets)])
    if head and _accepted(head, vocab, strict):
        yield Entry(head, piece.start, end, note)
    for entry, _ in read:
        if entry.term != head and not _same(entry.term, head, vocab):
            yield entry


def _accepted(term: str, vocab: Vocabulary, strict: bool) -> bool:
    return is_named(term, vocab) if strict else is_likely(term, vocab) or len(term.split()) <= 5


def _inside(words: str, low: int, high: int, text: str, head: str, vocab: Vocabulary) -> list[Entry]:
    """The entries that a bracket holds: its examples, or the one name that it gives for a lay or broad head."""
    opened = _OPENED.match(text)
    start = low + (len(words[low:high]) - len(words[low:high].lstrip())) + (opened.end() if opened else 0)
    ranged = _RANGE.search(words, start, high) if opened and opened[0].startswith("ranging") else None
    if ranged:
        spans = ((start, ranged.start()), (ranged.end(), high))
        return [entry for a, b in spans for entry in entries(words, a, b, vocab, strict=True)]
    if not opened and _GLOSS.match(text):
        return []
    found = entries(words, start, high, vocab)
    named = [entry for entry in found if is_named(entry.term, vocab)]
    if opened or len(found) > 1:
        return list(found) if named and (opened or is_named(found[0].term, vocab)) else named if opened else []
    return named if len(head.split()) > 1 else []


def _is_said_by(name: str, head: str, vocab: Vocabulary) -> bool:
    """Whether the one name in brackets stands for its head: "ringing in the ears (tinnitus)", "eye problems (retinopathy)"."""
    if _same(name, head, vocab):
        return len(head.split()) > 2 and len(name.split()) == 1 and not head.startswith(("severe", "serious"))
    return bool(_BROAD.search(head)) and not name.endswith(("toxicity", "infection", "swelling"))


def _same(one: str, other: str, vocab: Vocabulary) -> bool:
    return one == other or (vocab.effect(one) is not None and vocab.effect(one) == vocab.effect(other))
