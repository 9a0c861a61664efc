"""Words that say nothing of which medicine, class or condition is meant, and the ways of leaving them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.words.normal import normalise
from dispensatory.words.qualifiers import CONDITION, forms


def _words(text: str) -> frozenset[str]:
    return frozenset(map(normalise, text.split()))


# Salts, esters and hydrates. Dropped only where the full name is unknown.
SALTS = _words(
    "acetate acetonide adipate axetil benzoate besilate besylate bitartrate bromide butyrate camsylate "
    "carbonate chloride cilexetil citrate cypionate decanoate dihydrate dihydrochloride diphosphate "
    "dipropionate disodium embonate enanthate esilate esylate ethylsuccinate fumarate furoate gluconate hcl "
    "hemihydrate hydrate hydrobromide hydrochloride iodide lactate lactobionate maleate malate medoxomil "
    "meglumine mesilate mesylate methanesulfonate methylsulfate monohydrate mononitrate napsylate nitrate "
    "octanoate oxalate palmitate pamoate pentahydrate phosphate pivalate pivoxil propionate proxetil "
    "sesquihydrate stearate succinate sulfate tartrate tosilate tosylate trihydrate tromethamine "
    "trometamol undecanoate valerate xinafoate"
)
METALS = _words(
    "aluminium ammonium barium calcium copper iron lithium magnesium manganese potassium silver sodium zinc"
)
# Before a name only these say no more than which salt it is: iron sucrose is not sucrose.
_BEFORE = _words("disodium potassium sodium")

_LEADING = _words("a all an any as both certain many most multiple numerous of on other several some such the various")
_MEDICINE = _words("agent compound drug medication medicine pill preparation product remedy tablet therapy treatment")
_RELATIVE = _words("that which")


def without_salt(name: str) -> Iterator[str]:
    """Shorter forms of a normalised substance name, each with one more salt word left out from its ends.

    A name of nothing but salt words and metals ("potassium chloride") has none.
    """
    words = name.split()
    while len(words) > 1:
        if words[-1] in SALTS or words[-1] in METALS:
            words = words[:-1]
        elif words[0] in _BEFORE:
            words = words[1:]
        else:
            return
        if all(word in SALTS or word in METALS for word in words):
            return
        yield " ".join(words)


def without_leading(term: str) -> str:
    """A normalised class term without "other", "certain" and the like at its head."""
    words = term.split()
    while words and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


def medicine_forms(term: str) -> tuple[str, ...]:
    """A normalised class term; after it, where its last word says only that a medicine is meant, the term
    with "medicine" for that word, and the term without it.
    """
    rest, _, last = term.rpartition(" ")
    return (term, f"{rest} medicine", rest) if rest and last in _MEDICINE else (term,)


_WAY = re.compile(
    r"(?:(?:(?:very )?(?:high|low|large|full|small|moderate) (?:dose|dosage)|long term|short term|chronic|prolonged"
    r"|oral|systemic|intravenous|iv|parenteral|injectable|injected|inhaled|topical|ophthalmic|nasal|intranasal|rectal"
    r"|vaginal|strong) )+"
)


def without_way(term: str) -> str | None:
    """A normalised name of a medicine or class without how, how much or how long it is taken: "aspirin" of "low dose
    aspirin"; None where it says nothing of the kind.
    """
    way = _WAY.match(term)
    return term[way.end() :] or None if way else None


_PURPOSE = re.compile(r"\S+ (?:used )?(?:for|to treat|to manage) (?:treatment of |treating )?")


def for_purpose(term: str) -> tuple[str, ...]:
    """Other ways to say a normalised class term that is named by what its medicines are for: "medicine used to treat
    gout" is "medication for gout" and "gout medication".
    """
    said = _PURPOSE.match(term)
    if said is None or term.partition(" ")[0] not in _MEDICINE:
        return ()
    purpose = term[said.end() :]
    return f"medication for {purpose}", f"{purpose} medication"


def without_qualifier(term: str) -> Iterator[str]:
    """Shorter forms of a normalised condition: one more qualifier ("severe", "history of") left out each."""
    return (form.name for form in forms(term, CONDITION) if form.left_out)


_PARTING = re.compile(r"[/\[\]()|]")


def several_names(name: str) -> tuple[str, ...]:
    """The names that a stroke or brackets part in a normalised name: "a/ b" and "a [b]" give "a" and "b"."""
    return tuple([part for piece in _PARTING.split(name) if (part := piece.strip())])


def contained(term: str) -> str | None:
    """What a product of a normalised term contains: "acetaminophen" of "acetaminophen containing product" and of
    "medicine that contain acetaminophen", "biotin" of "biotin supplement"; None where it says nothing of the kind.
    """
    words = [word for word in term.split() if word not in _RELATIVE]
    if len(words) > 2 and words[-1] in _MEDICINE and words[-2] == "containing":
        return " ".join(words[:-2])
    if len(words) > 1 and words[-1] == "supplement":
        return " ".join(words[:-1])
    if len(words) > 2 and words[0] in _MEDICINE and words[1] in ("containing", "contain"):
        return " ".join(words[2:])
    return None
