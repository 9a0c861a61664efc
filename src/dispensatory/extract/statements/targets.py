"""What a page's words name as the other part of an interaction: a substance, a class, a food, or something else."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.statements.acting import by_action
from dispensatory.extract.statements.own import is_own
from dispensatory.extract.statements.things import thing_of
from dispensatory.extract.text.items import singular
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.facts.kinds import TargetKind
from dispensatory.vocab import Vocabulary

_HEADS = re.compile(
    r"\b(?:inhibitors?|inducers?|blockers?|agonists?|antagonists?|depressants?|stimulants?|diuretics?"
    r"|antibiotics?|antifungals?|"
    r"antivirals?|anticoagulants?|antacids?|vaccines?|steroids?|relaxants?|sedatives?|tranquili[sz]ers?"
    r"|opioids?|statins?|nitrates?|"
    r"salts?|drops|ointments|creams|gels|lotions|laxatives?|contraceptives?|hormones?|sequestrants?|derivatives?|agents?|thinners?|suppressants?|"
    r"substrates?|modulators?|binders?|absorbents|relievers?|decongestants?|sprays?|hypnotics?|glycosides?|alkaloids?"
    r"|supplements?|remedies|"
    r"analogues?|analogs?|anesthetics?|anaesthetics?|retinoids?|chelators?|resins?|preparations?|products?"
    r"|pills|secretagogues?|cations?|globulins?|antitoxins?|vitamins|medications?|medicines?|drugs?"
    r"|therap(?:y|ies)|treatments?)\b"
)
_GENERIC = re.compile(
    r"\b(?:medications?|medicines?|drugs?|agents?|products?|preparations?|therap(?:y|ies)|treatments?"
    r"|supplements?|remedies|substances?|compounds?|pills|those|items?)\b"
)
_SUFFIX = re.compile(
    r"\A[a-z-]{4,}(?:azole|mycin|micin|cillin|cycline|floxacin|oxacin|prazole|sartan|pril|olol|dipine"
    r"|statin|tidine|azepam|azolam|zosin|triptan|"
    r"setron|gliptin|glitazone|gliflozin|parin|navir|vudine|tinib|mab|caine|barbital|oxetine|triptyline"
    r"|pramine|profen|coxib|fibrate|"
    r"phylline|thiazide|semide|sone|solone|quine|vir|rifamycin|oxin|darone|amine|idine|azine|inide|amide)s?\Z"
)
_RELATIVE = re.compile(
    r"\A(?:\w+[ -]){0,4}(?:medications?|medicines?|drugs?|agents?|products?|substances?|supplements?"
    r"|preparations?|those|compounds?|antacids?|remedies|foods?|treatments?|therap(?:y|ies)|inhibitors?|relievers?"
    r"|laxatives?|drops|creams?|suppressants?|contraceptives?|decongestants?|multivitamins?|vitamins|minerals)"
    r" (?:(?:that|which|known to|used (?:for|to|in)|affecting|containing|metaboli[sz]ed|with|for|to treat"
    r"|causing|acting|against|increasing|impacting|influencing|like|rich|high|processed|eliminated|cleared)\b)"
)
_NOISE = Opened(
    r"\A(?:on|contains?|excreted|administering|applying|instilling) "
    r"| (?:containing|(?:that|which)(?: (?:could|may|can|might))?)\Z"
    r"|\bpressure drops?\Z"
    r"|\b(?:exists?|regard|inform|consult|discuss|tell|your|you"
    r"|doctors?|physicians?|pharmacist|providers?|all|any|this"
    r"|these|their|it|they|be|without|once|require\w*|"
    r"labels?|document|response|range of|children|patients|its|alternative|methods?|my|our|his|her|we|not"
    r"|no|them|questions?|what|how|many|several|(?<!metabolized )(?<!metabolised )(?<!eliminated )by"
    r"|prescribed|optimi[sz]e|effectiveness|efficacy|(?:miss|skipp)(?:ed|ing)|suddenly|abruptly"
    r"|(?<!bleeding )(?<!increase the )(?<!increases the )risks?|adjust\w*|hours?|minutes|doses?)\b"
)
_LIMIT = re.compile(
    r" (?:for|over) (?:an? )?(?:extended|long|longer|prolonged)\b.*\Z| regularly\Z"
    r"|(?: (?:for|within|by|about|in|during))?(?: (?:at least|about|the (?:last|past|previous)))? "
    r"(?:days|weeks|month|\d+|several|a few|one|two|three|four|six|half|around|during|near) .*\Z"
)
_DOING = re.compile(
    r"\A(?:(?:particularly |especially )?(?:important for|paid to|given to)(?: other)?|information regarding"
    r"|common|such as"
    r"|(?:excessive )?(?:consumption|intake) of(?: other)?|multiple|combining|combination of|using|taking|starting"
    r"|adding"
    r"|inserting"
    r"|wearing|consuming|eating|drinking"
    r"|(?:[\w']+ ){0,6}(?:limit|avoid|minimi[sz]e|reduce)(?:ing)?(?= (?:[\w-]+ ){0,3}(?:sun|sunlight|uv|tanning)\b)"
    r"|(?:[\w']+ ){0,4}in relation to|(?:[\w']+ ){0,4}(?:remove|removing|wear|wearing)(?= contact)|involving"
    r"|(?:the )?(?:side|adverse|toxic) effects? of(?: other)?) "
)
# What may follow a name in the sentence and is no part of it: "CNS depressants significantly", "used to treat flu".
_CUT = re.compile(
    r"(?<=s) (?:significantly|concurrently|concomitantly|simultaneously|together|alone|already|used|taken|on|in"
    r"|interfere|helps?)"
    r"(?: (?!to|for)[\w-]+)*\Z"
)
# What is said of medicines where a sentence was cut, or says nothing of which they are
_SAYS_NOTHING = re.compile(
    r" (?:that|which)(?: (?:may|can|could|might|also))?(?: (?:affect|interact|increase|decrease|need|have|cause"
    r"|prolong))?\Z"
    r"| for (?:an? (?:\w+ )?condition|others?(?: conditions?)?|some|those\b.*|oral preparations?)\Z"
    r"| containing (?:the same|those|similar|high)\Z|\bhave similar effects\Z"
)
_AGREES = re.compile(
    r"\b(?:that|which) (?:also )?(?:affect|increase|decrease|prolong|cause|lower|reduce|contain|inhibit|induce|raise)"
    r"(?: or (?:affect|increase|decrease|prolong|cause|lower|reduce|inhibit|induce|raise))?\b"
)
# "Digoxin's effect", "contraceptives' effectiveness": the medicine
_POSSESSIVE = re.compile(
    r"(?:'s|(?<=s)') (?:[\w-]+ )?(?:effects?|effectiveness|efficacy|levels?|concentrations?|absorption|metabolism"
    r"|clearance|toxicity)\Z"
)
_MEDICINES_FOR = re.compile(
    r"\A((?:\w+[ -]){0,4}?(?:medication|medicine|drug|agent|product|treatment))s(?= (?:for|against|with) )"
)
_SYSTEMS = re.compile(r"(?<!enzyme) systems\Z")
_VAGUE_WORDS = frozenset(
    (
        "medication medications medicine medicines drug drugs agent agents product products supplement "
        "supplements herbal dietary "
        "over-the-counter otc over the counter prescription nonprescription non-prescription other "
        "others certain some any all several "
        "many various multiple numerous similar new different additional specific such these those this "
        "them it you your are is remedies remedy natural starting "
        "treatment treatments therapy therapies substance substances preparation preparations "
        "combination combinations combining use and or a an dose "
        "self-medication herb herbs doses more ingredients ingredient components component "
        "active interacting concomitant current medical health complementary alternative "
        "concurrent types type names class classes of including following taking both two patient "
        "patients one pills compound compounds "
        "common commonly used potent strong first second long-term interaction interactions potential possible"
    ).split()
)
_MOST_WORDS = 7  # of the name of a group
# What stands in no name of a group: small words, and the verbs and adverbs of a sentence cut short.
_NO_MODIFIER = frozenset(
    "with without of on in into from to for the at by as than between around along through during about if "
    "whether each either both most that which there there's used use given made full course fewer safe limited "
    "important necessary and or also then always often longer effective appropriate own next "
    "previous same right wrong outdated expired "
    "stop start administer prevent develop consume tolerate check combine continue avoid keep apply involve induce "
    "administered prescribed potential potentially harmful such unapproved different separate "
    "prolonged adjunctive supportive theoretically leftover non-standard discontinued compounded pharmaceutical "
    "unopposed continuous substantial take "
    "paired research sudden abrupt adequate proper significant".split()
)
_GOVERNING = re.compile(
    r"(?:stopp|start|beginn|commenc|undergo|gett|replac|administer|receiv|continu|discontinu|chang|switch|skipp|miss"
    r"|finish|complet|initiat|combin|prescrib|apply|instill|mix|adjust|interrupt|consider)ing\b"
)
_SPAN = re.compile(r"\A(?:weak|moderate|strong) to (?=(?:weak|moderate|strong) )")  # "strong to moderate inhibitors"
_ALCOHOL = Sought(
    r"(?<!benzyl )(?<!cetyl )(?<!wool )(?<!polyvinyl )(?<!isopropyl )(?<!butyl )(?<!stearyl )(?<!cetostearyl )"
    r"(?<!phenethyl )(?<!dichlorobenzyl )\balcohol(?:ic)?\b"
    r"(?! (?:withdraw|abuse|depend|addict|use disorder|misuse|swab|pad|wipe|intoxic"
    r"|based))|\A(?:ethanol|wine|beer)\Z"
)
_FORM = re.compile(
    r" (?:(?:eye|ear|nasal|nose) )?(?:drops?|sprays?|creams?|ointments?|gels?|tablets?|capsules?|injections?)\Z"
)
_TABLETS = re.compile(r" (?:tablets?|capsules?|patch(?:es)?|injections?|shots|gum|lozenges?)\Z")
_WAY = re.compile(r"\A(?:inhaled|oral|topical|intravenous|iv|injectable|systemic|low-dose|high-dose|ophthalmic|nasal) ")
# How much of it, or for how long, is part of what a page calls it: "high-dose corticosteroids"; doses of it are not.
_MUCH = re.compile(
    r"\A(?:(?:very )?(?:high|low|large|full|small|moderate|medium)(?:er)?(?:[ -](?:dose|dosage)| (?P<of>doses of))"
    r"|(?:long|short)-term) (?=\w)"
)
_PLACE = re.compile(r"\A\d-(?=[a-z]{5})")
_LEVEL = re.compile(
    r" (?:use|levels?|concentrations?|plasma levels?|therapy|treatment|toxicity|metabolism|intake"
    r"|consumption|exposure|clearance|administration|"
    r"absorption|products?|doses?|medications?|drugs?)\Z"
)
_NOT = frozenset(
    (
        "glucose sugar water oxygen histamine serotonin dopamine "
        "norepinephrine acetylcholine cholesterol creatinine protein "
        "blood urea bilirubin air lead cyp3a4 cyp2d6 enzyme placebo saline "
        "hemoglobin lactose plasma serum "
        "prostaglandin carbohydrate starch albumin nitrogen triglyceride sunscreen sunscreens"
    ).split()
) | {"benzyl alcohol"}

# Parts of the body that a class is named for, and what says only that there are others
_NO_KIND = re.compile(r"\b(?:enzymes|factors|particularly|especially|other|similar)\b")
# "Radium-223", "indium 111 capromab pendetide"
_NUCLIDE = re.compile(
    r"(?:radium|indium|iodine|strontium|samarium|lutetium|yttrium|technetium|gallium|thallium|fluorine|xenon|rubidium)"
    r"[ -](?:tc[ -])?\d{2,3}m?(?: [a-z]{4,}){0,2}\Z"
)

# Medicines that the body has of its own: only where it says that one takes them.
_BODY = frozenset("potassium sodium calcium estrogen testosterone adrenaline noradrenaline magnesium".split())


def target_of(term: str, page: Page, *, introduced: bool) -> tuple[str, TargetKind] | None:
    """The target that `term` names and its kind; None where it names none, or the medicine itself.

    `introduced`: whether the words stand where another medicine is expected, so that a name unknown to the vocabulary
    but formed like a medicine's is taken for one.
    """
    found = _named(term, page.vocab, introduced)
    if found is None or found[1] == "alcohol":
        return found
    whole = found[1] == "substance" or " " in found[0] or term.startswith(f"{found[0]} ")
    if any(is_own(form, page) for form in _forms(term)) or (whole and is_own(found[0], page)):
        return None
    # "Immunoglobulin" of "anti-D immunoglobulin", but not "other immunoglobulins".
    if found[1] == "class" and term == found[0] and any(name.endswith(f" {term}") for name in page.ingredients):
        return None
    return found


@lru_cache(maxsize=1 << 15)
def _named(term: str, vocab: Vocabulary, introduced: bool) -> tuple[str, TargetKind] | None:
    """The target whatever the page's medicine is; pages name the same few thousand."""
    if term and _ALCOHOL.search(term) and len(term.split()) < 12:
        return "alcohol", "alcohol"
    if introduced and _NUCLIDE.match(term):
        return term, "substance"
    if much := _MUCH.match(term):
        named = _named(term[much.end() :], vocab, introduced)
        return named if named is None or much["of"] else (much[0] + named[0], named[1])
    # A class whose name has a number or a risk in it: "phosphodiesterase type 5 inhibitors", "drugs with a known risk".
    numbered = any(map(str.isdigit, term)) and not _RELATIVE.match(term)
    if (numbered or " risk of " in term) and vocab.class_(term) and not is_vague(term):
        return singular(term), "class"
    term = _bare(term)
    if not term or len(term) > 90 or _NOISE.search(term):
        return None
    thing = thing_of(term)
    if thing and (thing[1] != "food" or not _RELATIVE.match(term)):
        return thing
    if is_vague(term):
        return None
    known, used, _ = term.partition(" used to ")
    if used and vocab.class_(known):
        return singular(known), "class"
    if acting := by_action(term):
        return acting, "class"
    if relative := _RELATIVE.match(term):
        odd = _SAYS_NOTHING.search(term) or not _NO_MODIFIER.isdisjoint(relative[0].split()[:-2])
        return None if odd else (_relative(term), "class")
    return _medicine(term, vocab, introduced)


@lru_cache(maxsize=1 << 14)
def _forms(term: str) -> tuple[str, ...]:
    """`term` without the words that say how, how much or in what form it is taken."""
    bare = _bare(term)
    forms = (
        bare,
        singular(bare.rpartition(" containing ")[2]) if " containing " in bare else bare,
        bare.partition("-based ")[0],
        *bare.split("/"),
        _LEVEL.sub("", bare),
        _WAY.sub("", bare),
        _FORM.sub("", bare),
    )
    return tuple(dict.fromkeys(forms))


def _bare(term: str) -> str:
    term = _CUT.sub("", _LIMIT.sub("", _DOING.sub("", term)))
    return _POSSESSIVE.sub("", term) if "'" in term else term


def _relative(term: str) -> str:
    """ "Those metabolized by ..." are medicines."""
    term = _MEDICINES_FOR.sub(r"\1", re.sub(r"\Athose ", "medication ", term))
    term = _SYSTEMS.sub(" system", term).replace(" containing other ", " containing ")
    return (
        _AGREES.sub(_agreeing, singular(term)).replace(" that are ", " that is ").replace(" that have ", " that has ")
    )


def _agreeing(found: re.Match[str]) -> str:
    """ "That inhibit or induce" of one medicine."""
    return found[0].replace(" also", "").replace(" or ", "s or ") + "s"


def _medicine(term: str, vocab: Vocabulary, introduced: bool) -> tuple[str, TargetKind] | None:
    bare = _TABLETS.sub("", term)
    if bare != term and vocab.substance(bare):  # "iron tablets"
        return bare, "substance"
    for words in dict.fromkeys((term, _LEVEL.sub("", term), bare)):
        if (
            words in _NOT
            or words.endswith(("sunscreen", "sunscreens"))
            or (words in _BODY and not (introduced and words == term))
        ):
            return None
        if vocab.class_(words):
            return singular(words), "class"
        words = words if " for " not in words or _RELATIVE.match(words) else words.partition(" for ")[0]
        if vocab.substance(_PLACE.sub("", _WAY.sub("", words))) and (introduced or len(words) > 3):
            return words, "substance"
    if is_group(term) or (introduced and _is_kind(term, vocab)):
        return singular(term), "class"
    if "/" in term and all(vocab.substance(part) or vocab.class_(part) for part in term.split("/")):
        return singular(term), "class" if any(vocab.class_(part) for part in term.split("/")) else "substance"
    if introduced and _SUFFIX.match(term):
        return singular(term), "substance"
    return None


def is_group(term: str) -> bool:
    """Whether `term` names a group of medicines by a head that ends it, with nothing but modifiers before that."""
    words = _SPAN.sub("", term).split()
    return (
        1 < len(words) <= _MOST_WORDS
        and _HEADS.fullmatch(words[-1].rpartition("/")[2].rpartition("-")[2]) is not None
        and _NO_MODIFIER.isdisjoint(words)
        and not _GOVERNING.match(term)
        and not all(_HEADS.fullmatch(word) or word in _VAGUE_WORDS for word in words)
    )


def _is_kind(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` is some of the medicines of a class, told by one or two words: "non-selective MAOIs"."""
    words = term.split()
    if not 1 < len(words) <= 4 or not words[-1].endswith("s") or _NO_KIND.search(term):
        return False
    if not _NO_MODIFIER.isdisjoint(words):
        return False
    return any(vocab.class_(" ".join(words[at:])) for at in (1, 2) if at < len(words))


def is_of_body(term: str) -> bool:
    """Whether `term` names what the body has of its own too."""
    return term in _BODY


def is_vague(term: str) -> bool:
    """Whether `term` names no medicine in particular: "other medications"."""
    return all(word in _VAGUE_WORDS for word in term.replace(",", " ").split()) or term in _NOT
