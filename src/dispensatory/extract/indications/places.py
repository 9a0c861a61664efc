"""Ills told by their place or their germ: "infections of the lungs (pneumonia) and skin", "cancers of the colon and
breast", "caused by Candida".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.text.items import singular
from dispensatory.extract.text.lists import split_list

_PLACE = re.compile(
    r"((?:[\w-]+ ){0,2}(?:tracts?|systems?)|(?:soft )?tissues?|skin(?: structures?|_and_soft_tissues?)?|bones?|joints?"
    r"|bloodstream|meninges|conjunctiva|eyes?|ears?|throat|lungs?|kidneys?|bladder|blood|skin structures"
    r"|soft tissues?|abdomen|prostate"
    r"|cornea|eyelids?|(?:intra-)?abdominal (?:area|cavity|region)|intra-abdominal space|pelvis|pelvic area"
    r"|genital (?:area|tract)|vagina|mouth"
    r"|nails?|scalp|sinus(?:es)?|intestines?|gut|stomach|bowel|urethra|brain|heart|nose|tonsils"
    r"|face|larynx|blood vessels?|inner ear|airways?|mucous membranes?|rectum|anus|groin"
    r"|arter(?:y|ies)|veins?|limbs?|colon|breasts?|ovar(?:y|ies)|pancreas|liver|(?:o)?esophagus|thyroid"
    r"|head|neck|back|spine|shoulders?|knees?|hips?|hands?|feet|legs?|arms?|muscles?)"
)
_AT_PLACES = re.compile(
    r"\b(?:infections|those|ones)(?: in (?:\w+ ){0,2}(?:patients|people|adults|children|individuals),?)?"
    r" (?:(?:\w+ly|that|which|often) )?(?:affecting|affect|of|in|involving|involve)"
    r" (?:the |various |many |different |several |parts of the body,? |areas of the body,? |parts,? |including "
    r"|such as |like )*"
    r"|\binfections(?: \w+){0,2} affect (?:various|many|different|several) (?:parts|areas|organs)(?: of the body)?,?"
    r" (?:including|such as|like) (?:the )?"
)
_OF_PARTS = re.compile(r"\b(cancer|tumou?r|disease|inflammation|pain|ulcer)s? (?:of|in|affecting) (?:the |your )?")
_ONE = frozenset(("head", "neck"))  # a place of its own: "cancers of the head and neck"
_AT_ONE_PLACE = re.compile(
    r"(?:infection|cancer|tumou?r|disease|inflammation|pain|ulcer)s? (?:of|in|affecting) (?:the |your )?"
)
_OF_PLACE = {
    "conjunctiva": "conjunctival", "cornea": "corneal", "abdominal area": "abdominal", "abdominal cavity": "abdominal",
    "abdominal region": "abdominal", "intra-abdominal area": "intra-abdominal", "pelvis": "pelvic",
    "intra-abdominal cavity": "intra-abdominal", "intra-abdominal space": "intra-abdominal", "pelvic area": "pelvic",
    "genital area": "genital",
    "vagina": "vaginal", "intestine": "intestinal", "urethra": "urethral",
    "abdomen": "abdominal", "urinary system": "urinary tract",
    "respiratory system": "respiratory tract",
}  # fmt: skip
_GERMS = re.compile(
    r"(?: |\b)(?:infections? )?(?:caused by|due to|(?:(?<=infection )"
    r"|(?<=infections ))by(?! \w+ing\b)) (?:(?:certain|various|susceptible|specific"
    r"|sensitive|many|some"
    r"|types"
    r"|specifically|mainly|primarily|of|strains|some strains of|(?:\w+ ){0,2}(?:sero|sub)?types of|including|such as"
    r"|the(?: (?:bacterium|parasite|fungus"
    r"|virus|bacteria))?"
    r"|parasites?,? (?:particularly|such as|like)|fungi,? (?:including|such as)"
    r"|bacteria,? (?:including|such as|particularly|like)) )*"
)
_AFTER_GERMS = re.compile(
    r"[.;:()](?:\s|\Z)|(?<![\w-])(?:in|when|which|that|who|a type|resistant|where|while|but|and (?:is|can|may)"
    r"|usually|often|is|are|if|(?<!such )as|with|an?|the|responsible|such(?! as)|susceptible|sensitive|though"
    r"|although|because"
    r"|however)\b"
)
_SPECIES = re.compile(
    r"\bother | (?:sero|sub)?types? [\da-z]{1,2}\Z|\A(?:some |certain |many )?(?:strains |species )?of |\b(?:species"
    r"|strains|spp|bacteria|bacterium"
    r"|parasites?|virus|fungus)\b\.?(?=\s|\Z)|\A(?:the|a) "
)
_BACTERIA = re.compile(
    r"((?:gram-(?:negative|positive)|anaerobic|aerobic|drug-resistant|atypical))(?: bacteria| organisms)?\Z"
)
# "Serious infections caused by susceptible bacteria", which say nothing of their place.
_ANY_INFECTION = re.compile(
    r"\s*(?:(?:an?|the|wide|broad|range|variety|number|of|many|various|certain|other|several|different|specific|some"
    r"|mixed) )*((?:serious|severe|life-threatening) )?infections? *\Z"
)
_KINDS = {
    "bacteria": "bacterial", "fungi": "fungal", "parasites": "parasitic", "viruses": "viral", "protozoa": "protozoal",
}  # fmt: skip
_BY_KIND = re.compile(
    r"[ ,]*(?:(?:caused by|due to|and|or|both|the|an?|wide|broad|range|variety|number|of|many|various|certain"
    r"|several|different|specific|some|types|strains|susceptible|sensitive|harmful|all|kinds|other) )*"
    rf"({'|'.join(_KINDS)})\b(?! (?:of|belonging|from|called|known)\b)"
)
_NO_GERM = re.compile(
    r"\b(?:of|protozoa|bacteri(?:a|um)|organisms?|worms?|fung(?:i|us)|microorganisms|pathogens|parasites?|virus(?:es)?"
    r"|germs|them|pain|amo?ebas?|yeasts?|damage|microbes|types?|caus\w+|variety|range|treatment|radiation"
    r"|surgery|reactions?"
    r"|deficiency|use|drugs?|medications?|factors?|conditions?|injury|these|this|allerg\w+|infections?|those"
    r"|affecting)\b"
)
_DISEASE = re.compile(r"(?:iasis|osis|itis|scabies|malaria)\Z")  # which a list of germs may go on with
_APPOSED = re.compile(r", an? (?:[\w-]+ ){0,3}infection ?\Z")  # "typhoid fever, a bacterial infection caused by ..."
_GLOSS = re.compile(r" ?\(([^()]{3,70})\)")
_SHORT_FORM = re.compile(r"[a-z]{2,4}s?\Z")
_CAUSING = re.compile(r"\A(?:which |that )?(?:causes?|causing|responsible for|the cause of) (?:an? |the )?")
# "Herpes simplex viruses", but not "certain viruses".
_VIRUS = re.compile(
    r"(?:the )?((?!(?:certain|some|other|various|many|several|different|specific|susceptible|rna|dna|these)\b)"
    r"[\w-]+(?: [\w-]+)? virus)(?:es)?"
)
_LATIN = re.compile(
    r"(?:[a-z]\.|[a-z]{3,}(?:us|a|um|is|es|ium)) [a-z]{2,}(?:us|a|um|is|i|ae|are|es|ens|ans)(?: species)?"
)
_NAME = 3  # words of a germ's name


def at_places(words: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Infections and other ills told by their places after `start`, infections by the word in brackets after it too;
    and their span.
    """
    if "infection" not in words:
        yield from _at_parts(words, start)
        return
    for opening in _AT_PLACES.finditer(words, start):
        if placed := tuple(_placed(words, opening)):
            yield from placed
            return


def _at_parts(words: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The cancers of "cancers of the colon, breast and stomach": each has its place, and nothing else is listed."""
    for opening in _OF_PARTS.finditer(words, start):
        parts: list[tuple[str, int, int]] = []
        for item in split_list(words, opening.end(), _end(words, opening.end())):
            place = _PLACE.fullmatch(words, item.start, item.end)
            if item.inner or not place:
                break
            parts.append((singular(place[1]), item.start, item.end))
        if len(parts) > 1 and {part for part, _, _ in parts} != _ONE:
            yield from ((f"{part} {opening[1]}", start, end) for part, start, end in parts)
            return


def _placed(words: str, opening: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    items = split_list(words, opening.end(), _end(words, opening.end()))
    if sum(not item.inner for item in items) == 1 and opening[0].startswith("infections"):
        return  # "fungal infections of the skin" is a term
    for item in items:
        if item.inner:
            continue
        place = _PLACE.fullmatch(words, item.start, item.end)
        if not place:
            return
        gloss = _GLOSS.match(words, item.end)
        for name in _named(gloss[1]) if gloss else ():
            yield name, item.start, gloss.end() - 1 if gloss else item.end
        if not gloss or not any(_named(gloss[1])):
            name = singular(place[1].replace("_", " "))
            yield f"{_OF_PLACE.get(name, name)} infection", item.start, item.end


def _end(words: str, start: int) -> int:
    stop = words.find(". ", start)
    return len(words) if stop < 0 else stop


def _named(gloss: str) -> tuple[str, ...]:
    """The infections that a bracket after a place names: "(bacteremia or sepsis)"."""
    if gloss.startswith(("such as ", "like ", "e.g", "including ", "though ", "although ", "when ", "if ")):
        return ()
    names = (gloss[item.start : item.end] for item in split_list(gloss))
    return tuple(singular(_CAUSING.sub("", name)) for name in names if not _SHORT_FORM.match(name))


def is_place(term: str) -> bool:
    """Whether a term names but a part of the body."""
    return _PLACE.fullmatch(term) is not None and not term.endswith("system")


def is_at_place(term: str) -> bool:
    """Whether a term tells an infection by its place alone: "infection of the lungs"."""
    place = _AT_ONE_PLACE.match(term)
    return place is not None and is_place(term[place.end() :])


def names_germ(words: str) -> bool:
    """Whether words have the form of a germ's Latin name: "balantidium coli"."""
    return _LATIN.fullmatch(words) is not None


def by_germ(words: str, start: int, end: int, *, kinds: bool = True) -> Iterator[tuple[str, int, int]]:
    """Infections that a list of uses names by their germs ("infections caused by *Candida*"), and their span.

    `kinds`: also those of which only the kind of germ is told ("caused by susceptible bacteria").
    """
    cause = _GERMS.match(words, end)
    if not cause or "by " not in cause[0]:
        return
    if _APPOSED.search(words, start, end):
        return
    flat = _GLOSS.sub(lambda found: " " * len(found[0]), words)
    if "infection" not in flat[start : cause.end()]:
        return
    if kinds:
        yield from _by_kind(flat, start, end)
    stop = _AFTER_GERMS.search(flat, cause.end())
    for item in split_list(flat, cause.end(), stop.start() if stop else len(words)):
        text = words[item.start : item.end]
        if kind := _BACTERIA.match(text):
            yield f"{kind[1]} bacterial infection", item.start, item.end
            continue
        if _DISEASE.search(text):
            yield singular(_SPECIES.sub("", text).strip(" .")), item.start, item.end
            continue
        gloss = _GLOSS.match(words, item.end)
        if gloss and not _NO_GERM.search(text) and (disease := _named(gloss[1])) and not _NO_GERM.search(gloss[1]):
            yield disease[0], item.start, gloss.end() - 1
            continue
        if virus := _VIRUS.fullmatch(text.strip(" .")):
            yield f"{virus[1]} infection", item.start, item.end
            continue
        named = " ".join(_SPECIES.sub("", text).split()).strip(" .")
        if named and len(named.split()) <= _NAME and not _NO_GERM.search(named):
            yield f"{named} infection", item.start, item.end


def _by_kind(flat: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What infections are called that only their kind of germ tells: "infections caused by susceptible bacteria"."""
    bare = _ANY_INFECTION.match(flat, start, end)
    while bare and (kind := _BY_KIND.match(flat, end)):
        yield f"{bare[1] or ''}{_KINDS[kind[1]]} infection", start, kind.end()
        end = kind.end()
