"""The names of classes in a noun phrase ("a potent, synthetic glucocorticoid that ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.text.sought import Sought
from dispensatory.vocab import Vocabulary
from dispensatory.words import normalise

_END = re.compile(
    r"\b(?:that|which|who|used|with|for|primarily|works?|working|designed|commonly|known|in|mainly|it"
    r"|called|often|by|indicated"
    r"|prescribed|available|derived|active (?=against)|effective|helps?|may|can|meaning|similar|to|on|from|acts?|has"
    r"|have|(?<!-)containing|combining|given|but|so|while"
    r"|at|currently|(?:also )?(?:classified|categori[sz]ed)|produced|found|made|because|specifically(?! an? )"
    r"|belonging|when"
    r"|responsible|approved|developed|(?<!-)like|such"
    r"|naturally (?=produced|occurring|found)|believed|thought|considered|intended|obtained|extracted|isolated"
    r"|taken|administered"
    r"|during|this|(?:class|family|group)(?! i)"
    r"|also (?=used|prescribed|given)|frequently|sometimes|occasionally|extensively|formerly|previously|marketed|sold"
    r"|employed|utili[sz]ed|added"
    r"|injected"
    r"|typically|usually|particularly|especially|is|are|targets|targeting|blocks|reduces|increases|inhibits"
    r"|rather|only|vital|crucial|essential|necessary|needed|required|involved)\b|[.;:()]| - |-(?=an? )"
)
_OPENING = re.compile(
    r"(?:(?:(?:(?:most |more )?(?:widely|commonly|frequently|often)|most) (?:used|prescribed)"
    r"|first|oldest|old|original|an?|the|another|also|both|all|two|three|four|five|six|eight|several|distinct|different|separate|individual"
    r"|primary|main|potent|powerful"
    r"|strong|synthetic|semi-synthetic|semisynthetic|oral"
    r"|topical|injectable|intravenous|inhaled|combined(?! (?:oral |hormonal )?(?:contracepti|vector))"
    r"|new|newer|older|modern|prescription|medicinal|over-the-counter|otc|widely|highly|commonly"
    r"|naturally|natural|occurring|mild|weak"
    r"|unique|crucial|vital|key|known|well-known|important|essential|common|generic|brand-name|combination"
    r"|non-prescription"
    r"|specific|particular|effective"
    r"|small|molecule|relatively|very|short-acting|intermediate-acting|single|popular|recombinant"
    r"|human(?= \w+ hormone)) )+"
)
_OF = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:class|group|family|type|form|version|kind|member|category|subclass)s? (?:of (?:the )?)"
    r"(?:(?:[\w-]+ )?(?:medications?|drugs?|medicines?|antibiotics?|compounds?) (?:called |known as ))?(?:the )?"
)
_CALLED = re.compile(
    r"(?:[\w-]+ )?(?:class|group|family) of (?:[\w-]+ )?(?:medications?|drugs?|medicines?|compounds?"
    r"|agents) (?:called|known as|that) (?:the )?|(?:class|group|family) called (?:the )?"
)
_POSTPOSED = re.compile(
    r"((?:[\w-]+ ){1,4}?)(?:class|family|group) of (?:[\w-]+ )?(?:medications?|drugs?|medicines?|antibiotics?"
    r"|compounds?|agents?)\b(?! (?:called|known|that))"
)
_HEAD = Sought(
    r"(?:humectant|prebiotic|counterirritant|counter-irritant|miotic|\w*o?estrogen|targeted (?:cancer )?therap(?:y"
    r"|ies)|radioligand therapy|radiotherapy"
    r"|(?:replacement|disease-modifying) therap(?:y|ies)|(?:beneficial|friendly|good|probiotic) bacteri(?:um|a)"
    r"|absorbent"
    r"|emulsifier|protectant|adjuster|buffer|moisturi[sz]er|surfactant|thickener|b vitamin"
    r"|inhibitor|antagonist|agonist|blocker|analog|analogue|modulator|stimulator|activator|secretagogue|psychedelic"
    r"|hallucinogen|(?:phyto)?cannabinoid|antibody fragment|solvent|multivitamin|sugar alcohol|bile salt"
    r"|(?:psychedelic|absorbent|radioactive|psychoactive) (?:compound|substance|pharmaceutical)|(?:ammonium"
    r"|organo[a-z]+|[a-z]+-(?:based|containing|like)|iodinated|arsenic|platinum) compound|antibiotic|antifungal"
    r"|excipient|filler|diluent|acidulant|tonic|aphrodisiac|adaptogen|(?:flavou?r|taste|absorption) enhancer"
    r"|[a-z]+-like (?:medication|medicine|drug)|fragrance ingredient|flavou?ring (?:substance|ingredient)"
    r"|antiviral|hormone|enzyme|vitamin|antibody"
    r"|vaccine|diuretic|relaxant|stimulant|suppressant|depressant|alkaloid|glycoside|nucleoside"
    r"|antioxidant|probiotic|preservative"
    r"|antiseptic|disinfectant|laxative|antacid|anesthetic|anaesthetic|analgesic|steroid|interferon"
    r"|supplement|chelator|emollient"
    r"|lubricant|electrolyte|\w*flavone|flavonoid|bioflavonoid|carotenoid|immunoglobulin|radiopharmaceutical"
    r"|vitamin [a-z]\d{0,2}|coenzyme|cofactor|mineral|protease"
    r"|reliever|reducer|cytokine|sedative|hypnotic|expectorant|mucolytic|decongestant|antidote"
    r"|antiparasitic|retinoid|prodrug|scavenger|colloid|dye|solubili[sz]er"
    r"|chemotherapy|immunotherapy|omega-3 fatty acid|amino acid|bile acid|sweetener|astringent"
    r"|keratolytic|mydriatic|cycloplegic|demulcent|rubefacient|adhesive|intercalator"
    r"|neurotoxin|anti[a-z]{4,}|\w{4,}(?:lytic|mimetic|static|cidal)|\w{3,}icide)s?\Z"
    r"|(?:[\w-]+ ){1,3}(?:agents?|factor|acids?|derivatives?|relievers?|supplements?|expanders?|binders?"
    r"|sequestrants?|stabili[sz]ers?|toxins?|peptides?|polymers?|aid|fib(?:er|re)s?|lysates?|resins?)\Z"
)
_TOO_BROAD = re.compile(
    r"(?:(?:combination|prescription|generic|single|oral|topical|effective|important|first-line"
    r"|second-line|common|new|herbal|this"
    r"|valuable|therapeutic|alternative|fixed-dose|single|investigational|chemical|organic|active|versatile|safe"
    r"|certain"
    r"|same|different|other|non-\w+"
    r"|pharmaceutical|non-medicinal|similar|natural|synthetic|individual|key|category \w|additional"
    r"|commonly used|medical|targeted(?! (?:cancer )?therap)|appropriate|crucial|significant|short-term|long-acting) )*"
    r"(?:medications?|drugs?|medicines?|products?|agents?|compounds?|treatments?|therap(?:y|ies)"
    r"|supplements?|ingredients?|substances?|factors?|aids?|polymers?|adhesives?|acids"
    r"|(?:pregnancy )?category \w+ (?:drug|medication)|(?:(?:partial|full|selective|competitive"
    r"|potent) )?(?:agonist|antagonist|inhibitor)"
    r"|form|type|pills?|combinations?|prodrug|metabolite|derivative|acids?|protein|molecule|chemical|[a-z ]*(?:risk"
    r"|contributing|major|causal) factors?"
    r"|active ingredient|component|salt|preparations?|versions?|cancer (?:therap(?:y|ies)|treatments?))"
)
_NO_NAME = re.compile(
    r"(?:\A| )(?:of|into|down|as|by|uses?|an?|assisting|provid(?:es?|ing)|offer(?:s|ing)?|largely|replaces?|makes?|up"
    r"|effectiveness|and other|combining|neutrali[sz]ing|killing|against"
    r"|including) |[<>]|\A(?:other|not|no|never|unlike) "
)
_ANTI = re.compile(r"anti[a-z]{4,}")
_GENERAL = re.compile(
    r" (?:medications?|drugs?|medicines?|(?:(?:nasal|oral|topical|eye|ear|ophthalmic) )?(?:sprays?|creams?|ointments?"
    r"|gels?|lotions?|drops?|inhalers?"
    r"|injections?|tablets?|capsules?|syrups?|shampoos?|solutions?|powders?|patch(?:es)?))\Z"
)
_CLASS = re.compile(r" (?:class|family|group)\Z")
_ROUTED = Sought(r" (?:oral|topical|injectable|intravenous|inhaled)(?= (?:medications?|drugs?|medicines?)\Z)")
_GLOSSED = re.compile(r"\([^()]{1,40}\)(?=,? (?:and|or) |, )")
_INNER = re.compile(
    r"\([^()]{1,45}\)(?= (?:[\w-]+ ){0,2}?(?:inhibitor|antagonist|agonist|blocker|analog|receptor|modulator|stimulator"
    r"|activator|drug"
    r"|stimulant|depressant|vaccine|hormone|agent|anti[a-z]{4,}))"
)
# "A selective inhibitor of monoamine oxidase B": the inhibitor is named by what it acts on.
_ACTS_ON = re.compile(
    r"((?:(?!an? )[\w-]+,? ){0,3})(inhibitor|antagonist|agonist|blocker|modulator|derivative|analog(?:ue)?) of "
    r"(?:the (?:enzyme )?)?(?!an? )"
    r"((?:[\w-]+ ){0,4}?[\w-]+)(?= +\(| *[,.;]| *\Z| +(?:that|which|used|and|with|in|for|by|on)\b)"
)
_KIND_OF_TARGET = re.compile(
    r"\A(?:(?:naturally occurring|natural|endogenous|human|hormone|nucleoside|neurotransmitter|amino acid) )+(?=\w)"
)
_ACTOR = re.compile(r"(?:[\w-]+ ){1,3}(?:antagonist|agonist|inhibitor|blocker|modulator)\b")
_NO_TARGET = re.compile(
    r"\b(?:these|this|its|both|certain|several|specific|various|many|the|action|effects?|activity|form|release|enzymes?"
    r"|production|function|growth|synthesis|formation|bacteria|two|multiple|proteins?|receptors?\Z(?<=\breceptors))\b"
)
_BREAK = re.compile(
    r"\s*,\s*(?:and |or )?(?:(?:also|more specifically|specifically|namely) )?"
    r"(?:an? )?|\s+(?:and|or|as well as)\s+(?:also )?(?:an? )?|/"
)
_GLOSS = re.compile(r" ?\((?:an? )?([\w-][\w -]{3,40})\)")
# What a class does, told after its name: "analgesic (pain-relieving) effects".
_EFFECT = re.compile(r" ?(?:\([^()]*\) )?(?:effects?|properties|actions?|activity)\b")
_WORDS = 5  # a longer name is cut to the words the vocabulary knows
_LONGEST = 90  # characters of a noun phrase


class ClassName(msgspec.Struct, frozen=True):
    """The name of a class, and where its words end in the plain line."""

    term: str
    end: int


def class_names(words: str, start: int, vocab: Vocabulary) -> Iterator[ClassName]:
    """The classes that the noun phrase starting at `words[start]` names, in order."""
    if words.startswith(("not ", "no ", "never "), start):
        return
    if "(" in words[start : start + _LONGEST]:
        for bracket in (_INNER, _GLOSSED):
            words = words[:start] + bracket.sub(lambda found: " " * len(found[0]), words[start:])
    if (postposed := _POSTPOSED.match(words, start)) and (term := _term(postposed[1], vocab)):
        yield ClassName(_singular(term), postposed.end())
        return
    for kind in (_CALLED, _OF):
        if found := kind.match(words, start):
            start = found.end()
            break
    opening = _OPENING.match(words, start)
    if acting := _acting_on(words, opening.end() if opening else start):
        yield acting
        return
    stop = _END.search(words, opening.end() if opening else start, start + _LONGEST)
    end = stop.start() if stop else min(len(words), start + _LONGEST)
    low, named = start, False
    for high, following in (*((mark.start(), mark.end()) for mark in _BREAK.finditer(words, start, end)), (end, end)):
        term = "" if _EFFECT.match(words, high) else _term(words[low:high], vocab)
        if not term and low == start and words[high : high + 1] != ",":
            term = _shared(words[low:high], words[following:end])
        if glossed := _clearer(term, words[high:], vocab):
            term, high = glossed.term, high + glossed.end
        if term and _is_target(term, words[following:end], vocab):
            term = ""
        if term:
            named = True
            yield ClassName(_singular(term), high)
        elif words[high:following].lstrip().startswith(",") and not (not named and _describes(words[low:high].strip())):
            return  # "a medication, taken by mouth": the noun phrase is over
        low = following


def _acting_on(words: str, start: int) -> ClassName | None:
    """ "An inhibitor of neprilysin" as the class it is: "neprilysin inhibitor"."""
    acting = _ACTS_ON.match(words, start, start + _LONGEST)
    if acting is None or _NO_TARGET.search(acting[3]):
        return None
    return ClassName(f"{_KIND_OF_TARGET.sub('', acting[3])} {acting[2]}", acting.end())


def _clearer(term: str, rest: str, vocab: Vocabulary) -> ClassName | None:
    """The class in brackets after an everyday word for it: "a blood thinner (anticoagulant)"."""
    gloss = _GLOSS.match(rest) if term and vocab.is_vague(term) else None
    if gloss is None or not vocab.class_(gloss[1]) or vocab.is_vague(gloss[1]):
        return None
    return ClassName(gloss[1], gloss.end())


def _is_target(term: str, rest: str, vocab: Vocabulary) -> bool:
    """Whether a substance is but what a class acts on: "a dopamine and serotonin receptor antagonist"."""
    return _ACTOR.match(rest) is not None and vocab.substance(term) is not None


def _describes(words: str) -> bool:
    """Whether what stands before a comma is an adjective of what follows: "a live, attenuated vaccine"."""
    return bool(_OPENING.fullmatch(words + " ")) or (" " not in words and not _TOO_BROAD.fullmatch(words))


def _singular(term: str) -> str:
    before, _, last = term.rpartition(" ")
    one = normalise(last) if last.endswith("s") and last.isalpha() else last
    return f"{before} {one}".strip() if last.startswith(one[:-1]) else term


def _term(words: str, vocab: Vocabulary) -> str:
    """The class that `words` name: a known one that they end in, else their whole if its head is a kind of medicine."""
    short = " ".join(words.split()).strip(" ,.-'\"").removesuffix(" and")
    opening = _OPENING.match(short)
    short = short[opening.end() :] if opening else short
    if not short or _TOO_BROAD.fullmatch(short) or len(short.split()) > 7:
        return ""
    short = short[opened.end() :] if (opened := _OF.match(short)) else short
    short = _ROUTED.sub("", _CLASS.sub("", short))
    short = short.removeprefix("as a ").removeprefix("as an ")
    if _NO_NAME.search(short):
        return ""
    general = _GENERAL.sub("", short)
    if general != short and _ANTI.fullmatch(general):
        return general
    if (
        general != short
        and (not general.endswith("y") or general.endswith("antibody"))
        and vocab.class_(general)
        and not vocab.is_vague(general)
    ):
        return general
    parts = short.split()
    for index in range(len(parts)):
        ending = " ".join(parts[index:])
        if not _TOO_BROAD.fullmatch(ending) and vocab.class_(ending):
            if vocab.is_vague(ending) and index:
                return short if _HEAD.search(ending) else ""
            return short if len(parts) <= _WORDS else ending
    if _HEAD.search(short):
        return short
    beginning = next((k for k in range(len(parts) - 1, 0, -1) if vocab.class_(" ".join(parts[:k]))), 0)
    return " ".join(parts[:beginning]) if beginning and _is_own_name(parts[beginning:], vocab) else ""


def _is_own_name(parts: list[str], vocab: Vocabulary) -> bool:
    """Whether what stands behind a class is which one it is: "interferon beta-1a", "the thyroid hormone thyroxine"."""
    return any(c.isdigit() for c in parts[-1]) or vocab.substance(" ".join(parts)) is not None


def _shared(words: str, rest: str) -> str:
    """ "A mydriatic and cycloplegic agent": one word that shares the head of what follows."""
    word = words.strip()
    last = rest.split()[-1:] if rest.split() else []
    return (
        word
        if " " not in word
        and word != "central"
        and last
        and _HEAD.search(f"x {last[0]}")
        and re.fullmatch(r"[a-z-]+(?:ic|al|ive|ant|ine)", word)
        else ""
    )
