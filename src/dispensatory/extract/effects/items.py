"""A list of side effects to its entries: shared words given to each, brackets read as examples or as glosses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dispensatory.extract.effects.setting import is_system
from dispensatory.extract.effects.sharing import Piece, share
from dispensatory.extract.effects.words import is_likely, is_named, is_of_habit, is_place, is_short, term_of
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.vocab import Vocabulary

_EXAMPLES = re.compile(
    r"[\s,]{0,60}\b(?:such as|including(?: but not limited to)?|includes?|(?<!-)like(?! symptoms)|e\.?g\.?,?"
    r"|for example,?|namely|for instance,?"
    r"|ranging from|especially|particularly|characteri[sz]ed by|potentially (?:causing|leading to|resulting in)"
    r"|(?:which|that) (?:can|may) (?:include|cause|lead to)|leading to|causing|resulting in)\s+"
)
_BREAK = re.compile(
    rf"{_EXAMPLES.pattern}|\s{{0,60}}[,;•|]\s*(?:(?:and/or|and|or|as well as|plus|but also)\s+)?"
    r"|\s{1,60}(?:(?:and/or|and|or|as well as|plus|&)\s+|/\s+)"
)
_BREAKS: Stems[str] = Stems(
    {
        "mark": ", ; • | & /",
        "word": "+and+ +or+ +as+well +plus+ and/or such+as includ like e.g example namely instance ranging especially "
        "particularly characteri potentially which that leading causing resulting",
    }
)
_APPOSITION = re.compile(
    r"an? (?:\w+ly |rare|serious|severe|type|form|condition|group|common|dangerous|chronic|skin|blood"
    r"|very|specific|sudden|life)|the (?:membrane |(?:[\w-]+ ){1,4}(?:of|covering) the (?:eyes?|heart|brain"
    r"|lungs?|body)\b)"
)
_MEDICAL = re.compile(
    r"(?:hyper|hypo)\w+|tinnitus|jaundice|insomnia|ataxia|\w+(?:penia|emia|aemia|cardia|itis|osis|lysis|pathy"
    r"|algia|pnea|pnoea"
    r"|edema|rrhea|uria|plegia)(?: of the \w+)?"
)
# "Wheezing, especially in patients with asthma or gout, cough": whose an effect is, up to the next comma
_WHOSE = Sought(
    r"[\s,]{0,9}\b(?:especially|particularly|notably|mainly|mostly|primarily)"
    r" (?:in|with|among|by|if|when|at|during|for) [^,;.(]*"
)
_DASH = Sought(r"\s+-+\s+|-(?=(?:an?|seek|requires?|rare)\b)")
_KNOWN = 3  # effects; a list of that many known ones says what the rest of it is
# What no name of an effect has, but what is left where a sentence was cut
_SAYS = re.compile(
    r"\b(?:an?|the|your|you|it|its|this|these|not|no|with|if|to|for|when|by|at|as|may|can|is|are|other|others|use|using|used"
    r"|medical|doctor|medicines?|medications?|drugs?|treatment|therapy|effects?|patients?|monitor\w*|dos(?:e|es|age|ing)"
    r"|interactions?|alcohol|doses|risks?|need|needs|effectiveness|levels|exist|operating|driving|conditions?|signs?"
    r"|symptoms?|several|possibly|developing|complications|local)\b"
    r"|\A(?:[a-z]+ )?(?:function|pressure|rate|count|control|weight)\Z"
)
_DEEPEST = 4  # brackets within a bracket that are read
_SHORT = 80  # characters of a list that is worth remembering
_WHICH = re.compile(
    r"\A(?!hereditary|fo?etal|reduced|decreased|maternal|neonatal)[a-z-]+(?:al|ic|ar|ary|ive|ous|ed|tive|toxic)\Z"
)
_BROAD = re.compile(
    r"(?:problem|issue|rhythm|heartbeat|condition|complication|damage|reaction|level|effect"
    r"|abnormality|disturbance|disorder"
    r"|breakdown|dyscrasia|pressure|change)s?\Z|changes? in"
)
_REPLACED = re.compile(
    r"(?:problem|issue|rhythm|heartbeat|condition|complication|damage|skin reaction|level|breakdown"
    r"|abnormality)s?\Z|changes? in"
)
_PARAPHRASE = ("toxicity", "infection", "swelling", "reaction")
_GLOSS = re.compile(
    r"(?:indicating|meaning|showing|suggesting"
    r"|(?:very )?(?:severe|serious|rare),? (?:(?:and|but|or) )?(?:potentially )?"
    r"(?:life-threatening|severe|serious|fatal)"
    r"|an? |the |which |this |also |or |see |in (?!jection)|due |can |may |with |without |if |when "
    r"|at |unlikely|especially (?:in|with|at|if|when|during|for)"
    r"|particularly (?:in|with|at|if|when)|usually|often|more|most|rare|very|less|not |for |long-term"
    r"|short-term|during|"
    r"though|although|but |while |as |because |temporary|\d|[<>≥≤~]|up to|reported|after|from |inability"
    r"|inflammation (?:of|in)|feeling of|loss of (?!\w+(?:,| and)))"
)
_OPENED = re.compile(
    r"(?:(?:[\w ]{1,30}, )?including|such as|e\.?g\.?,?|like|for example,?|ranging from|particularly|especially"
    r"|(?:which |that )?(?:can |may |might )?(?:leads?|leading) to"
    r"|(?:which |that )?(?:can |may |might )?(?:include|cause)s?"
    r"|indicated by|evidenced by|(?:which |that )?(?:can |may )?manifest(?:ing|s|ed)? (?:as|by|with))\s+"
)
_EITHER = re.compile(r"[\w-]+ or [\w-]+")
# From a milder effect to a graver one
_TO_WORSE = re.compile(
    r"(?<!due)(?<!related)(?<!lead)(?<!leads)(?<!leading)(?<!secondary)(?<!progress)(?<!progressing)(?<!progression)"
    r" to (?:an? )?(?=(?:(?:more |potentially )?(?:severe|serious|fatal|life-threatening)|anaphyla|acute)\b)"
)
_RANGE = re.compile(r"\s+to\s+")


class Entry(msgspec.Struct, frozen=True):
    """A term and its span in the plain line; `note` is what stands beside it in brackets ("rare")."""

    term: str
    start: int
    end: int
    note: str = ""


def entries(words: str, start: int, end: int, vocab: Vocabulary, *, strict: bool = False) -> tuple[Entry, ...]:
    """The side effects that the list `words[start:end]` names; `strict` keeps only those known as one."""
    if end - start > _SHORT:
        return _entries(words, start, end, vocab, strict)
    found = _of_short(words[start:end], vocab, strict)
    return found if start == 0 else tuple(Entry(it.term, it.start + start, it.end + start, it.note) for it in found)


@lru_cache(maxsize=1 << 13)
def _of_short(words: str, vocab: Vocabulary, strict: bool) -> tuple[Entry, ...]:
    """The entries of a short list: most pages have an item "nausea"."""
    return _entries(words, 0, len(words), vocab, strict)


def _entries(words: str, start: int, end: int, vocab: Vocabulary, strict: bool) -> tuple[Entry, ...]:
    pieces = list(_pieces(words, start, end, vocab))
    share(pieces, words, vocab)
    if strict:
        strict = not _are_effects(pieces, vocab)
        return tuple(
            entry
            for piece in pieces
            for entry in _read(piece, words, vocab, strict)
            if strict or _accepted(entry.term, vocab, strict=True) or _may_be_one(entry.term, vocab)
        )
    return tuple(entry for piece in pieces for entry in _read(piece, words, vocab, strict))


def _are_effects(pieces: list[Piece], vocab: Vocabulary) -> bool:
    """Whether a list names effects, known ones for the most part: what else stands in it is one as well."""
    terms = [term for piece in pieces if (term := term_of(piece.words))]
    known = sum(_accepted(term, vocab, strict=True) for term in terms)
    return known >= _KNOWN and 2 * known > len(terms)


def _may_be_one(term: str, vocab: Vocabulary) -> bool:
    """Whether a term among known effects may be one: "heat prostration"."""
    return not is_of_habit(term) and not _SAYS.search(term) and (" " in term or is_likely(term, vocab))


def _pieces(words: str, start: int, end: int, vocab: Vocabulary) -> Iterator[Piece]:
    masked, brackets = _masked(words, start, end)
    if "ly " in masked:
        masked = _WHOSE.sub(lambda found: " " * len(found[0]), masked)
    parts = list(_parts(masked, start, end))
    for index, (low, high) in enumerate(parts):
        until = parts[index + 1][0] if index + 1 < len(parts) else end
        own = [span for span in brackets if low <= span[0] < until]
        text = " ".join(masked[low - start : high - start].split()).strip(" .,;:")
        if (text or own) and not (index and _APPOSITION.match(text)):
            yield from _halves(Piece(text, low, high, own), masked[low - start : high - start], vocab)


def _halves(piece: Piece, words: str, vocab: Vocabulary) -> Iterator[Piece]:
    """ "Nausea/vomiting" is two, where each half is an effect by itself; so are both ends of "rash to severe "
    "colitis"."""
    if " to " in words and (ends := _TO_WORSE.search(words)):
        yield from _ends(piece, words, ends.span(), vocab)
        return
    first, mark, second = words.partition("/")
    if not mark or "/" in second or not all(is_named(term_of(half), vocab) for half in (first, second)):
        yield piece
        return
    middle = piece.start + len(first)
    yield Piece(first.strip(" .,;:"), piece.start, middle, [])
    yield Piece(second.strip(" .,;:"), middle + 1, piece.end, piece.brackets)


def _ends(piece: Piece, words: str, link: tuple[int, int], vocab: Vocabulary) -> Iterator[Piece]:
    """Those ends of a range that are effects by themselves; a degree ("mild discomfort") is none."""
    middle, second = piece.start + link[0], piece.start + link[1]
    first = [span for span in piece.brackets if span[0] < middle]
    for text, low, high, brackets in (
        (words[: link[0]], piece.start, middle, first),
        (words[link[1] :], second, piece.end, piece.brackets[len(first) :]),
    ):
        if is_likely(term_of(text), vocab):
            yield Piece(" ".join(text.split()).strip(" .,;:"), low, high, brackets)


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
        found = _BREAK.search(masked, position) if _BREAKS.possible(masked[position:]) else None
        mark = found.span() if found else None
        low, high = position, mark[0] if mark else len(masked)
        dash = _DASH.search(masked, low, high)
        yield start + low, start + (dash.start() if dash else high)
        if dash and not (mark and masked[mark[0] : mark[1]].strip() == ";"):
            mark = examples.span() if (examples := _EXAMPLES.match(masked, dash.end())) else None
        if mark is None:
            return
        position = mark[1]


def _read(piece: Piece, words: str, vocab: Vocabulary, strict: bool) -> Iterator[Entry]:
    head = term_of(piece.words)
    inner = [(low, high, words[low:high].strip()) for low, high in piece.brackets]
    note = " ".join(text for _, _, text in inner)
    read = [(entry, high) for low, high, text in inner for entry in _inside(words, low, high, text, head, vocab)]
    if read and head and len(read) == 1 == len(inner) and _is_said_by(read[0][0].term, inner[0][2], head, vocab):
        yield read[0][0]
        return
    end = max([piece.end, *(min(high + 1, len(words)) for _, high in piece.brackets)])
    if head and _accepted(head, vocab, strict):
        yield Entry(head, piece.start, end, note)
    for entry, _ in read:
        if entry.term != head and not _same(entry.term, head, vocab):
            yield entry


def _accepted(term: str, vocab: Vocabulary, strict: bool) -> bool:
    if is_place(term) or (is_system(term) and not (term.endswith("effect") or is_likely(term, vocab))):
        return False
    if strict:
        return (is_named(term, vocab) or _is_kind(term, vocab)) and not is_of_habit(term)
    if is_likely(term, vocab):
        return True
    return is_short(term) and not (vocab.substance(term) or vocab.class_(term))  # a medicine is no effect


def _is_kind(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` is a kind of a known effect: "corneal edema"."""
    which, _, effect = term.partition(" ")
    return _WHICH.search(which) is not None and is_named(effect, vocab)


def _inside(words: str, low: int, high: int, text: str, head: str, vocab: Vocabulary) -> list[Entry]:
    """The entries that a bracket holds: its examples, or the one name that it gives for a lay or broad head."""
    if words.count("(", low, high) > _DEEPEST:
        return []
    if _WHOSE.match(text):
        return []
    if (aside := _DASH.search(words, low, high)) and ";" not in text:
        high, text = aside.start(), words[low : aside.start()].strip()
    opened = _OPENED.match(text)
    start = low + (len(words[low:high]) - len(words[low:high].lstrip())) + (opened.end() if opened else 0)
    ranged = _RANGE.search(words, start, high) if opened and opened[0].startswith("ranging") else None
    if ranged:
        spans = ((start, ranged.start()), (ranged.end(), high))
        return [entry for a, b in spans for entry in entries(words, a, b, vocab, strict=True)]
    if not opened and _GLOSS.match(text):
        return []
    found = entries(words, start, high, vocab)
    if not opened and _EITHER.fullmatch(text) and " " not in head and is_named(head, vocab):
        return []  # "paresthesia (numbness or tingling)" says what the word means
    named = [entry for entry in found if is_named(entry.term, vocab)]
    if opened or len(found) > 1:
        told = (
            opened
            or is_named(found[0].term, vocab)
            or 2 * len(named) > len(found)
            or (len(found) > 2 and _BROAD.search(head))
        )
        return list(found) if named and told else named if opened else []
    if not found or _is_short_for(text, head) or text.endswith(_PARAPHRASE):
        return []
    name = found[0].term
    lay = len(head.split()) > 2 and (_same(name, head, vocab) or _MEDICAL.fullmatch(name) is not None)
    return [found[0]] if lay or ((_BROAD.search(head) or not head) and is_likely(name, vocab)) else []


def _is_short_for(text: str, head: str) -> bool:
    """Whether `text` is an abbreviation of `head`: a few of its letters in their order ("EPS")."""
    letters = iter(head)
    return len(text) <= 6 and " " not in text and all(letter in letters for letter in text)


def _is_said_by(name: str, text: str, head: str, vocab: Vocabulary) -> bool:
    """Whether the name in brackets stands for its head: "ringing in the ears (tinnitus)"."""
    if _same(name, head, vocab) or (" of the " in head and _MEDICAL.fullmatch(name)):
        return bool(_MEDICAL.fullmatch(name)) and len(head.split()) > 2 and not head.startswith(("severe", "serious"))
    return (
        bool(_REPLACED.search(head))
        and " or " not in name
        and len(text.split()) == len(name.split())
        and not name.endswith(_PARAPHRASE)
    )


def _same(one: str, other: str, vocab: Vocabulary) -> bool:
    return one == other or (vocab.effect(one) is not None and vocab.effect(one) == vocab.effect(other))
