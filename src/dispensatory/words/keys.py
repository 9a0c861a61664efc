"""A key for a term that is the same in any order of its words: "infection of the skin", "skin infection".

Words that bind are left out, words that mean the same become one word, the rest is put in alphabetical order. No word
that denies ("no", "non-", "without", "absence") is ever left out, and none is made one with its opposite.
"""

from __future__ import annotations

from functools import lru_cache

from dispensatory.words.normal import normalise

_BINDING = frozenset(
    "also an and at can could in level may mellitus might of on or serum that the their to which your".split()
)
_JOINING = frozenset("and at in of on or to".split())
# One word of a line stands for the others. Adjective and noun of an organ are one, so are the general words for an
# illness, and the ways of saying more and less.
_SAME = """
abdominal abdomen belly tummy
affect affecting alter altering influence influencing impact impacting
allergy allergic hypersensitivity
artery arterial
bleeding bleed hemorrhage hemorrhagic
bowel intestine intestinal
brain cerebral
cancer carcinoma malignancy
cause causing induce inducing produce producing
contain containing
deficiency deficient
decreased decrease decreasing reduced reduce reducing reduction low lower lowered lowering diminished
difficulty trouble
disease abnormality condition disorder illness issue problem
esophagus esophageal
eye ocular
gastrointestinal gi
glucose sugar
heart cardiac
hepatic liver
impairment impaired
increased increase increasing elevated elevate elevating elevation raised raise raising high higher heightened
infection infected
inflammation inflamed
inhibit inhibiting
itching itch itchy
lung pulmonary
medicine agent compound drug medication product preparation
metabolize metabolized metabolise metabolised
mouth oral
muscle muscular
nose nasal
obstruction blockage blocked obstructed
painful pain
prolong prolonging
prostate prostatic
renal kidney
skin cutaneous dermal
spine spinal
stenosis narrowing
stomach gastric
suppress suppressing
swelling swollen
tooth dental
uterus uterine
vagina vaginal
vein venous
vision visual
"""
_CANONICAL = {word: words[0] for words in map(str.split, _SAME.strip().splitlines()) for word in map(normalise, words)}
# Beside the name of an enzyme these say nothing more: "the liver enzyme CYP3A4", "the CYP3A enzyme system".
_BESIDE_ENZYME = frozenset("by enzyme hepatic isoenzyme system through".split())
# These alone name nothing: "disorder", "reduction".
_GENERAL = frozenset("affect cause contain decreased difficulty disease impairment increased medicine prolong".split())


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """The key of a normalised term, its words each once, in alphabetical order; "" where they name nothing."""
    # Of "sedatives/hypnotics" only the last word has been made singular.
    words = normalise(name.replace("/", " ")).split() if "/" in name else name.split()
    if words and (words[0] in _JOINING or words[-1] in _JOINING):
        return ""  # torn off: "itching and"
    bare = [word.strip("()[];") for word in words]
    kept = {_CANONICAL.get(word, word) for word in bare if word and word not in _BINDING}
    if "cyp" in name and any(word.startswith("cyp") for word in kept):
        kept = {"cyp3a4" if word == "cyp3a" else word for word in kept} - _BESIDE_ENZYME
    return "" if kept <= _GENERAL else " ".join(sorted(kept))
