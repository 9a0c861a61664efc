"""Two names of one use: an abbreviation and its words, a term and the same with a word of degree."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.indications.verbs import HEALING
from dispensatory.extract.text.items import singular
from dispensatory.extract.text.page import Page
from dispensatory.facts import Indication
from dispensatory.words import normalise

_ABBREVIATION = re.compile(
    r"\b([A-Za-z][\w'/ -]{5,70}?) ?\(([a-z]?[A-Z][A-Za-z]{1,6}(?:-\d)?)s?\b(?! [A-Z])[^()]{0,90}\)"
)
_SHORT_FORM = re.compile(r"\([a-z]?[A-Z]")  # what each match of an abbreviation holds
_GLOSS = re.compile(r"\(([A-Za-z][\w' -]{2,40})\)")
_SENTENCE_END = re.compile(r"\.\s|\n")
# Words that make no other use of a term: "type 2 diabetes mellitus", "migraine attack".
_MINOR = frozenset(
    normalise(
        "symptom symptoms syndrome disorder disease condition infection of mellitus severe serious mild "
        "moderate attack episode level in the with to various primary essential common uncomplicated temporary "
        "occasional minor episodes attacks bacterial advanced certain level adequate vulgaris infestation"
    ).split()
)

_SEVERE = frozenset(("severe", "complicated"))
_DEGREE = frozenset(("severe", "serious", "mild", "moderate", "various", "common", "minor", "uncomplicated"))
_OF_COURSE = re.compile(r"\A(?:acute|chronic|severe) ")
_NO_NAME = frozenset((*HEALING, "associated", "caused", "related"))  # what begins with one is no name
_LAY = {
    "stuffiness": "congestion",
    "stuffiness in the nose": "congestion",
    "nasal stuffiness": "congestion",
    "high blood pressure": "hypertension",
    "elevated blood pressure": "hypertension",
    "fluid retention": "edema",
    "prevention of pregnancy": "contraception",
    "contraception": "pregnancy",
}
# What any of the uses may have: no other one.
_OF_ANY = re.compile(
    r"(?:(?:acute|severe|sudden|recurrent|new|further|early|mild) )*(?:attack|episode|exacerbation|flare|flare up"
    r"|flareup)"
)


def _sentences(page: Page) -> Iterator[str]:
    """The sentences of the Usage section that hold a bracket, each after its label."""
    for section in page.monograph.sections:
        if section.kind == "usage":
            for sentence in section.sentences:
                said = " ".join((*sentence.labels[-1:], sentence.text))
                if "(" in said:
                    yield said


def _abbreviations(page: Page) -> dict[str, str]:
    """What the Usage section's abbreviations stand for, in lower case: "adhd" for the words before its bracket."""
    found: dict[str, str] = {}
    for said in _sentences(page):
        for words, short in _found(said):
            found.setdefault(short, words)
    return found


def _glosses(page: Page) -> frozenset[str]:
    """What stands in the brackets of the Usage section, as `normalise` gives it."""
    return frozenset(normalise(gloss[1]) for said in _sentences(page) for gloss in _GLOSS.finditer(said))


def _found(text: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    if not _SHORT_FORM.search(text):
        return out
    for match in _ABBREVIATION.finditer(text.replace("*", "").replace("’", "'")):
        words, letters = match[1].lower(), match[2].lower()
        full = _spelled(words, letters)
        if full:
            out.append((full, letters))
    return out


def _spelled(words: str, letters: str) -> str:
    """The last words of `words` whose initials are `letters`; "" where none are."""
    parts = re.split(r"[ /-]", words)
    for count in (len(letters), len(letters) - 1, len(letters) + 1):
        if 0 < count <= len(parts) and parts[-count][:1] == letters[0]:
            tail = re.search(rf"(?:[^ /-]+[ /-]){{{count - 1}}}[^ /-]+\Z", words)
            if tail and tail[0].partition(" ")[0] in _NO_NAME:  # "treat tuberculosis (TB)"
                continue
            return singular(tail[0]) if tail else ""
    return ""


def _told_by(name: str) -> set[str]:
    """The words that tell a use from others; "prophylaxis" is prevention."""
    return {"prevention" if word == "prophylaxis" else word for word in name.split()} - _MINOR


class Merged:
    """The uses of a page, each once."""

    def __init__(self, page: Page) -> None:
        self._short = _abbreviations(page)
        self._glosses = _glosses(page)
        self._vocab = page.vocab
        self._text = page.monograph.read
        self._found: dict[str, Indication] = {}
        self._words: list[set[str]] = []  # of each name found, without those that make no other use of it

    def add(self, use: Indication) -> None:
        """Keep `use` unless one that means the same is there."""
        use = msgspec.structs.replace(use, term=self._spelled_out(use.term))
        name = normalise(use.term)
        if (
            name in self._found
            or self._is_told(name)
            or self._is_gloss(name)
            or self._is_again(name, use)
            or (self._found and _OF_ANY.fullmatch(name))
            or self._is_lay(name)
        ):
            return
        self._found[name] = use
        self._words.append(set(name.split()) - _MINOR)

    def _spelled_out(self, term: str) -> str:
        return " ".join(self._short.get(word.rstrip("s"), self._short.get(word, word)) for word in term.split())

    def _is_told(self, name: str) -> bool:
        words = set(name.split())
        telling = words - _MINOR
        if telling and telling in self._words:
            severe = not _SEVERE.isdisjoint(words)  # "severe malaria" after "uncomplicated malaria" is told by itself
            same = (known for known, own in zip(self._found, self._words, strict=True) if own == telling)
            return not (severe and all("uncomplicated" in known.split() for known in same))
        if telling:
            return False
        return any(words - _DEGREE == set(other.split()) - _DEGREE for other in self._found)

    def _is_again(self, name: str, use: Indication) -> bool:
        """Whether `name` is but the wider word for a use that an earlier sentence told: "gout" after "acute gout"."""
        words = set(name.split())
        telling = words - _MINOR
        last = use.term.rsplit(" ", 1)[-1]
        return any(
            told.term.endswith(last)
            and (words < (own := set(other.split())) or (telling and telling < own - _MINOR))
            and told.term.startswith("prevention of ") == use.term.startswith("prevention of ")
            and _SENTENCE_END.search(self._text, told.end, use.start)
            for other, told in self._found.items()
        )

    def _is_gloss(self, name: str) -> bool:
        """Whether `name` stood in brackets after a use that is there: "high blood pressure (hypertension)"."""
        known = self._vocab.condition(name) if name in self._glosses else None
        return bool(known) and any(
            known in (self._vocab.condition(other), self._vocab.condition(_OF_COURSE.sub("", other)))
            for other in self._found
        )

    def _is_lay(self, name: str) -> bool:
        """Whether `name` is the lay word for a use that is there: "stuffiness" after "nasal congestion"."""
        medical = _LAY.get(name)
        return medical is not None and any(medical in known.split() for known in self._found)

    def covers(self, term: str) -> bool:
        """Whether the uses already hold the words of `term`, or `term` the words of one of them."""
        words = _told_by(normalise(self._spelled_out(term)))
        return bool(words) and any(words <= (own := _told_by(known)) or (own and own <= words) for known in self._found)

    def knows(self, term: str) -> bool:
        """Whether one of the uses is another name for what `term` names."""
        same = self._vocab.condition(term)
        return same is not None and any(same == self._vocab.condition(known) for known in self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def uses(self) -> tuple[Indication, ...]:
        """The uses kept, in their order."""
        return tuple(self._found.values())
