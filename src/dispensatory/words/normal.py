"""One spelling for a term, so that a page's words and a vocabulary's words meet.

The form is for comparing, not for showing: a word may lose a letter in it, as long as every spelling of one
term loses the same one and two terms stay two.
"""

from __future__ import annotations

import string
from functools import lru_cache

from dispensatory.words.characters import seen

_DROPPED = "'\u2018\u2019\u02bc`\u00b4\u00ae\u2122\"\u201c\u201d"
_SPACED = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_"
_CHARACTERS = str.maketrans(
    {
        **{letter: letter for letter in string.ascii_lowercase},  # one that is not found costs more than one that is
        **dict.fromkeys(_DROPPED, ""),
        **dict.fromkeys(_SPACED, " "),
        "\u00b5": "\u03bc",
    }
)

# Prefixes that are written joined, with a hyphen or apart: "non-steroidal", "nonsteroidal", "non steroidal".
_PREFIXES = frozenset({"anti", "co", "hyper", "hypo", "multi", "non", "post", "pre"})

_BRITISH = (
    ("aem", "em"),
    ("aes", "es"),
    ("aetiol", "etiol"),
    ("amoeb", "ameb"),
    ("caec", "cec"),
    ("coeliac", "celiac"),
    ("faec", "fec"),
    ("foet", "fet"),
    ("gynaec", "gynec"),
    ("oedem", "edem"),
    ("oesoph", "esoph"),
    ("oestr", "estr"),
    ("paed", "ped"),
    ("pnoea", "pnea"),
    ("rrhoe", "rrhe"),
)
_BRITISH_OTHER = (
    ("aluminium", "aluminum"),
    ("behaviour", "behavior"),
    ("fibre", "fiber"),
    ("sulph", "sulf"),
    ("tumour", "tumor"),
)

_NOT_PLURAL = frozenset(
    {"aids", "ascites", "caries", "diabetes", "feces", "herpes", "measles", "mumps", "pancreas", "rabies"}
    | {"rickets", "scabies", "series", "shingles", "species", "yaws"}
)
_IRREGULAR = {
    "maois": "maoi",
    "bacteria": "bacterium",
    "fungi": "fungus",
    "ova": "ovum",
    "women": "woman",
    "men": "man",
}


@lru_cache(maxsize=1 << 16)
def normalise(term: str) -> str:
    """`term` in the form for comparing: lower case, single spaces, no hyphens or apostrophes, one (American)
    spelling and the singular of each word. "" where nothing is left. Applying it twice changes nothing more.
    """
    words = seen(term).lower().translate(_CHARACTERS).split()
    if not words:
        return ""
    words = [word for word in map(_word, words) if word]
    if not _PREFIXES.isdisjoint(words):
        words = _joined(words)
    return " ".join(words)


def _joined(words: list[str]) -> list[str]:
    """Prefixes that stand apart, put to the word they belong to."""
    joined: list[str] = []
    prefix = ""
    for word in words:
        if word in _PREFIXES:
            prefix += word
        else:
            joined.append(_word(prefix + word) if prefix else word)
            prefix = ""
    return [*joined, prefix] if prefix else joined


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    """One word: without the punctuation at its ends, American, singular."""
    word = word.strip(".,;:!?*")
    for british, american in _BRITISH if "ae" in word or "oe" in word else ():
        while british in word:
            word = word.replace(british, american)
    for british, american in _BRITISH_OTHER:
        word = word.replace(british, american)
    return _singular(word) if word.endswith("s") or word in _IRREGULAR else word


def _singular(word: str) -> str:
    """The singular of an English plural; any other word as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _NOT_PLURAL or word.endswith(("ss", "us")) or not word.isalpha():
        return word
    if word.endswith("is"):
        # "ssris", "ppis": an abbreviation has no vowel before its last letters; "cystitis" has.
        return word[:-1] if not set(word[:-2]) & set("aeiouy") else word
    return _singular_in_s(word)


def _singular_in_s(word: str) -> str:
    """The singular of a word in -s, by the letters before it."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("oses", "eses")) and len(word) > 6:
        return word[:-2] + "is"
    if word.endswith(("sses", "xes", "ches", "shes")) and not word.endswith(("aches", "axes")):
        return word[:-2]
    if word.endswith("uses") and not word.endswith(("auses", "ouses")) and len(word) > 5:
        return word[:-2]
    return word[:-1]
