"""What a medicine is used for: the frames, labels and items of its Usage section, and the labels of its doses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.indications.ailments import is_likely, is_plain_noun
from dispensatory.extract.indications.asides import without_asides
from dispensatory.extract.indications.frames import Stretch, stretches
from dispensatory.extract.indications.heads import item_head, lead_end
from dispensatory.extract.indications.items import Use, uses
from dispensatory.extract.indications.labels import is_named, of_dose, of_label, tells_use
from dispensatory.extract.indications.named import stands, term_in
from dispensatory.extract.indications.names import Merged
from dispensatory.extract.indications.places import at_places, by_germ, is_at_place, names_germ
from dispensatory.extract.indications.preposed import eased_in, preposed
from dispensatory.extract.indications.symptoms import is_symptomatic, tie_of
from dispensatory.extract.indications.terms import term_of
from dispensatory.extract.statements.others import without_others
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import Line
from dispensatory.facts import Indication

_VERB = re.compile(
    r"\Ato (?:help )?(?:prevent|reduce|lower)\b|\b(?:effectively|lowers|reduces|relieves|creates|provides|increases"
    r"|blocks|inhibits|acts|gives|makes|is|are"
    r"|can|may|this|it|helps?|plays?|works?|focus(?:es|ed)|should|was|has|have"
    r"|(?:essential|important|vital|crucial|necessary|needed|involved|required|responsible) (?:for|in|to)"
    r"|(?:symptoms|signs|causes) (?:of [\w '-]+ )?includes?)\b"
)
_NOT = re.compile(r"\b(?:not|never|avoid|contraindicated)\b|n't\b")
_OF_USE = re.compile(r"\b(?:use[sd]?|usage|indicat\w+|treats?|treatment|off-label)\b")
_WARNS = re.compile(r"\b(?:cautions?|warnings?|precautions?|side effects?|risks?|interact\w*|consider\w*)\b")
# What a term has that is part of a clause.
_OF_CLAUSE = re.compile(r"\b(?:causes?|targets?|treats?|components?|ingredients?|ultimately|symptoms\Z)\b")
_BARE = 300  # characters of a sentence that is but a list
_BRACKET = re.compile(r"\([^()]*\)")
# Over labels that tell what the substance does in the body: "it plays a role in many bodily functions, including".
_BODILY = re.compile(
    r"\bplays? (?:an? )?(?:crucial|vital|essential) roles? in\W*\Z|\b(?:role in|vital for|essential for|crucial for"
    r"|involved in) [\w ]{0,20}\b(?:bodily|physiological|biological"
    r"|metabolic|body) (?:functions|processes)(?:,? (?:including|such as|like))?\W*\Z"
)
# ... or where what is treated comes from: "this swelling can result from several conditions, including".
_ARISING = re.compile(
    r"\b(?:this|these|such|the|it|which) (?:[\w-]+ ){0,3}(?:can|may|might|could|often|usually|commonly) (?:\w+ )?"
    r"(?:arise|result|stem)s? from [^.]*\Z"
)
_WHOSE = re.compile(
    r"\b(?:in|for|to|among|by|of) (?:\w+ ){0,2}(?:adults|patients|people|individuals|women|men|children|those|infants"
    r"|adolescents)(?: (?!with\b|who\b)[\w()-]+){0,8}? (?:with|who have|who suffer from|experiencing|suffering from"
    r"|diagnosed with|affected by) (?:an? |the )?"
)
_INFECTION_IN = re.compile(r"(?:[\w-]+ )?infections? in ")
# "Edema (swelling) associated with conditions" such as heart failure, which are no uses; nor are side effects.
_BROUGHT_BY = re.compile(
    r"\bside effects\Z|\b(?:o?edema|fluid retention|swelling|coughs?|spasms?|spasticity|tremors?|constipation|nausea"
    r"|vomiting|seizures?"
    r"|hypokal(?:a)?emia|hyperkal(?:a)?emia)(?: +\([^()]*\))? +(?:associated with|caused by|due to|resulting from"
    r"|related to|secondary to) (?:(?:various|certain|several|other|many|some|medical|underlying) )*"
    r"(?:conditions|diseases|disorders)\Z"
)
_CAUSE = re.compile(r"(?:associated with|related to|due to|secondary to|caused by|resulting from) ")
_OTHER = re.compile(r"\b(?:other|less common|rarer) \Z")
_ASSOCIATED = re.compile(r" (?:associated with|related to|secondary to|caused by|linked to) ")
_OF_SYMPTOMS = re.compile(
    r"(?:.*\b)?(?:symptoms?|(?:mild to moderate |minor |moderate )?(?:aches and )?pains?|discomfort"
    r"|conditions?|issues|concerns|problems"
    r"|inflammation|swelling|itching|itchiness|redness)\Z"
)
_OF_CANCER = re.compile(
    r"(?:advanced |metastatic )?(?:cancers?|malignanc(?:y|ies)|chemotherapy|surgery|labou?r|childbirth)"
)
_APPOSITION = re.compile(r"(?<! and)(?<! or) an? (?:type of |form of |kind of )?\Z")
_ARTICLES = ("", "a", "an")
_BRINGING = re.compile(r" (?:causing|characterized by|marked by) ")  # "a skin condition causing scaling and redness"
# What a partner in the product brings about is no use: "the drowsiness often caused by other components".
_OF_PARTNER = re.compile(
    r"(?: ?\([^()]{0,60}\))?(?: (?:that|which|often|sometimes|can|may|be|is|are|potentially|commonly))* (?:caused"
    r"|associated"
    r"|accompan\w+|induced|produced|seen)\b[^.]{0,40}\b(?:components?|ingredients?|antihistamines?|alone"
    r"|decongestants?|(?:other|these|flu|cold|pain) (?:medications?|drugs?|medicines?))\b"
)
# "Pain after orthopedic or abdominal surgery": what the ailment follows is no other use.
_AFTER_WHAT = re.compile(r" (?:after|following|during|before) ")
_OPERATION = re.compile(r"(?:[\w-]+ ){0,2}(?:surger(?:y|ies)|procedures?|operations?|injur(?:y|ies)|trauma)")
_ITALIC = frozenset("*_")  # before the Latin name of a germ
_NOTHING = re.compile(r"\W*(?:the|both|and|an?)?\W*")
# What is eased of the condition that a label names is no other use.
_SIGN = re.compile(
    r"(?:the |associated |joint |skin )?(?:inflammation|swelling|redness|itching|itchiness|scaling|flaking"
    r"|dryness|burning"
    r"|irritation"
    r"|plaques?)"
    r"\Z"
)
# ... nor is what one ingredient of several eases of it: "hydrocortisone reduces swelling and redness".
_OF_ONE = re.compile(
    r"pain|inflammation|swelling|redness|itching|itchiness|irritation|stuffiness|congestion|discomfort|burning"
    r"|(?:allergic|inflammatory) (?:response|reaction)|irritated \w+|bacterial overgrowth"
    r"|(?:prevention of )?(?:microbial |bacterial )?contamination\b.*"
    r"|(?:bacterial|fungal|viral|yeast)(?: skin)? infection"
)
_FELT = re.compile(r"(?:joint |chronic )?pain\Z|(?:pain|inflammation|swelling|redness|itching) (?:in|of) the ")
_SYMPTOMS = re.compile(r" *(?:the |\w+ )?symptoms,? (?:like|such as|including) ")  # ... and so are its symptoms
_GATHERING = re.compile(
    r"\b(?:infections|infestations|conditions|disorders|diseases|pains?|problems|injuries|imbalances|reactions"
    r"|allergies|arrhythmias|leuk(?:a)?emias|lymphomas|tumou?rs|emergencies|cancers)\W*\Z"
)
_ONE_USE = re.compile(
    r"\s*(?:(?:certain|some|various) (?:types|forms|cases) of )?(?!an? |the |any |some )[\w'-]+(?: [\w'-]+){0,2}\W*"
)  # "**Bone infections:** Osteomyelitis."
_ARE_EXAMPLES = re.compile(r" (?:are|would be) (?:(?:some|common|typical|a few) )*examples\W*\Z")
# What a disease of those who are treated brings about: "high pressure", "bleeding episodes".
_MEASURE = re.compile(r"\b(?:pressure|levels?|bronchospasms?|bleeding(?: episodes?| events?)?|bleeds?)\Z")
_NEAR = 60  # characters after a list within which its people are told


def read_indications(page: Page) -> tuple[Indication, ...]:
    """The indications of the Usage section in its order, then those that only a dose is headed with; each once."""
    merged = Merged(page)
    for line in page.lines:
        if line.kind == "usage":
            for indication in _of_usage(line, page, merged):
                merged.add(indication)
    if merged:
        headed: set[str] = set()  # a label stands over all its doses, and its uses are told once
        for line in page.lines:
            if line.kind == "dosage" and line.labels and line.labels[-1] not in headed:
                headed.add(line.labels[-1])
                for indication in of_dose(line, page):
                    if not (merged.covers(indication.term) or merged.knows(indication.term)):
                        merged.add(indication)
    return merged.uses()


def _of_usage(line: Line, page: Page, told: Merged) -> Iterator[Indication]:
    label = line.labels[-1] if line.labels else ""
    words = without_others(without_asides(line.plain), page)
    if any(_BODILY.search(over) or _ARISING.search(over) for over in line.labels[:-1]):
        return
    named = tuple(of_label(line, page)) if line.sentence.item and label else ()
    yield from named
    if not named and (head := item_head(line, words)) and _names_only(words, Stretch(*head), page):
        yield from _listed(line, words, page, Stretch(*head))
        return
    if not named and line.sentence.item and _is_list(words, line.labels, page):
        yield from _of_item(line, words, page)
        return
    if named and (end := _gathered_end(line, words, page)):
        yield from _listed(line, words, page, Stretch(0, end))
        return
    for stretch in () if named else eased_in(words, page):
        if _names_only(words, stretch, page):
            yield from _listed(line, words, page, stretch)
            return
    read = False
    signs = bool(named) and not any(is_symptomatic(use.term) for use in named)
    gathered = bool(named) and bool(_GATHERING.search(_BRACKET.sub("", label)))
    for stretch in stretches(words, defined=bool(named), gathered=gathered):
        if signs and _SYMPTOMS.match(words, stretch.start):
            continue
        tie = tie_of(line, words, stretch, lambda disease: _is_treated(disease, told))
        placed = () if read else tuple(at_places(words, stretch.start))
        for use in _of_stretch(line, words, page, stretch, defined=bool(named)):
            if placed and is_at_place(use.term):
                continue
            if stretch.aside and told and len(page.ingredients) > 1 and _OF_ONE.fullmatch(use.term):
                continue
            sign = named and (_SIGN.match(use.term) or (signs and _FELT.match(use.term)))
            if not (tie and tie.holds(use)) and not sign and not is_named(use, named):
                yield use
        for term, start, end in placed:
            yield Indication(term=term, **line.evidence(start, end))
        read = True
    if not (read or named):
        for stretch in preposed(words, page):
            if _names_only(words, stretch, page):
                yield from _listed(line, words, page, stretch)
    if not (read or named) and _is_bare_list(words, line.labels, page):
        yield from _listed(line, words, page, Stretch(0, len(words)))
    if not read and words.startswith("these infections"):
        for term, start, end in at_places(words, 0):
            yield Indication(term=term, **line.evidence(start, end))


def _of_item(line: Line, words: str, page: Page) -> Iterator[Indication]:
    """The uses of an item that is itself a list of them: "infections of the skin and lungs", "pneumonia, sepsis"."""
    placed = tuple(at_places(words, 0))
    for use in _listed(line, words, page, Stretch(lead_end(words), len(words), loose=True)):
        if not (placed and is_at_place(use.term)):
            yield use
    germs = words.find(" caused by ")
    for term, start, end in (*placed, *(by_germ(words, 0, germs) if germs > 0 else ())):
        yield Indication(term=term, **line.evidence(start, end))


def _is_treated(disease: str, told: Merged) -> bool:
    """Whether the page told before that it treats `disease` ("" for whatever it told), and not for its symptoms."""
    if disease:
        term = term_of(disease)
        return bool(term) and told.covers(term)
    return bool(told) and not any(is_symptomatic(use.term) for use in told.uses())


def _of_stretch(line: Line, words: str, page: Page, stretch: Stretch, *, defined: bool) -> Iterator[Indication]:
    """The uses of a stretch; a purpose is none where it says whose ailment it is for, if no label tells that."""
    found = tuple(_listed(line, words, page, stretch))
    likely = [use.term for use in found if is_likely(use.term, page.vocab)]
    if (
        not (defined and likely)
        and not _NOTHING.fullmatch(words, stretch.start, stretch.end)
        and all(_MEASURE.search(term) for term in likely)
    ):
        whose = _WHOSE.search(words, stretch.start)
        if whose and whose.start() < stretch.end + _NEAR:
            theirs = tuple(_listed(line, words, page, Stretch(whose.end(), _end_of_whose(words, whose.end()))))
            found = (*found, *theirs) if likely else theirs or found
    yield from found
    for term, start, end in by_germ(words, stretch.start, stretch.end, kinds=not stretch.prevents):
        yield Indication(term=term, **line.evidence(start, end))


def _gathered_end(line: Line, words: str, page: Page) -> int:
    """Where a sentence ends that but names what its label gathers ("**Lung infections:** Empyema."); 0 for another."""
    if examples := _ARE_EXAMPLES.search(words):
        words = words[: examples.start()]
    bare = _BRACKET.sub("", words)
    if _VERB.search(bare) or not _GATHERING.search(_BRACKET.sub("", line.labels[-1])):
        return 0
    terms = [term_of(use.words) for use in uses(words, 0, len(words), lambda text: stands(text, page)) if not use.inner]
    gathers = (len(terms) > 1 or bool(_ONE_USE.fullmatch(bare))) and all(
        not term or is_likely(term, page.vocab) for term in terms
    )
    return len(words) if gathers else 0


def _end_of_whose(words: str, start: int) -> int:
    marks = (words.find(mark, start) for mark in (".", " who ", " that ", " whose ", " when ", " due to "))
    return min((mark for mark in marks if mark > 0), default=len(words))


def _is_list(words: str, labels: tuple[str, ...], page: Page) -> bool:
    """Whether a list item is itself a list of uses, by the labels over it."""
    if _VERB.search(words) or _NOT.search(words) or any(_NOT.search(each) for each in labels[-2:]):
        return False
    return any(tells_use(each) for each in labels) and not (
        any(name in labels[-1] for name in page.ingredients) and not tells_use(labels[-1])
    )


def _is_bare_list(words: str, labels: tuple[str, ...], page: Page) -> bool:
    """Whether words are ailments and nothing else, under the section's heading or under a label of its own.

    "**Indications:** Gout, hypertension", "For gout."
    """
    if len(words) > _BARE or (labels and not _OF_USE.search(labels[-1])) or _VERB.search(words):
        return False
    if _NOT.search(words) or _WARNS.search(words) or any(_NOT.search(each) or _WARNS.search(each) for each in labels):
        return False
    return _names_only(words, Stretch(0, len(words)), page)


def _names_only(words: str, stretch: Stretch, page: Page) -> bool:
    """Whether every item of a list is an ailment."""
    listed = uses(words, stretch.start, stretch.end, lambda text: stands(text, page))
    terms = [term_of(use.words) for use in listed if not use.inner]
    return (
        bool(terms)
        and not any(_OF_CLAUSE.search(term) for term in terms)
        and all(term and is_plain_noun(term) and is_likely(term, page.vocab) for term in terms)
    )


def _listed(line: Line, words: str, page: Page, stretch: Stretch) -> Iterator[Indication]:
    items = tuple(uses(words, stretch.start, stretch.end, lambda text: stands(text, page)))
    companion = False  # whether it is but what the ailment before comes with: "colitis (UC) with pain and fever"
    causes = False  # whether what follows is what brings about the ailment told before
    brought_by = False  # whether the examples that follow are of what brings about the ailment told
    for index, use in enumerate(items):
        if (
            words[stretch.start : use.start].strip() not in _ARTICLES
            and not use.inner
            and _APPOSITION.search(words[: use.start])
        ):
            if _BRINGING.search(use.words):
                return
            stretch = Stretch(stretch.start, stretch.end)
            continue
        if use.inner and (brought_by or _CAUSE.match(use.words)):
            continue
        brought_by = not use.inner and bool(_BROUGHT_BY.search(words, stretch.start, use.end))
        before = items[index - 1].words if index else ""
        causes = not use.inner and (causes or (_CAUSE.match(use.words) is not None and not _OF_SYMPTOMS.match(before)))
        companion = (words.endswith(") with ", 0, use.start) and _is_glossed(words, items[:index], page)) or (
            companion and words.endswith(" and ", 0, use.start)
        )
        operation = _OPERATION.fullmatch(use.words) and _AFTER_WHAT.search(before)
        if companion or causes or operation or _OF_PARTNER.match(words, use.end) or _is_other(words, items, index):
            continue
        found = _ASSOCIATED.search(use.words)
        head, joined, cause = use.words.partition(found[0] if found else " associated with ")
        of_symptoms = _OF_SYMPTOMS.match(head) is not None
        if of_symptoms and _OF_CANCER.fullmatch(cause):
            cause = ""
        for part in (head, cause) if joined and of_symptoms else (use.words,):
            if term := term_in(part, words, use.end, page, stretch, inner=use.inner or part is cause):
                yield Indication(term=term, **line.evidence(use.start, use.end))
            elif use.inner and names_germ(part) and "infection" in words[stretch.start : use.start]:
                told = line.evidence(use.start, use.end)
                explained = words.startswith((" ,", " ("), use.end)  # by the disease that it causes
                if line.text[told["start"] - 1] in _ITALIC and not explained:
                    yield Indication(term=f"{part.removesuffix(' species')} infection", **told)
        if _INFECTION_IN.match(use.words):  # "prevent infection in cuts and burns"
            stretch = Stretch(stretch.start, stretch.end, stretch.loose)
        found = _ASSOCIATED.search(use.words)
        causes = (
            bool(found)
            and use.words == words[use.start : use.end]
            and not use.inner
            and not _OF_SYMPTOMS.match(use.words[: found.start() if found else 0])
        )


def _is_glossed(words: str, before: tuple[Use, ...], page: Page) -> bool:
    """Whether the last item names an ailment that a bracket explains."""
    outer = next((use for use in reversed(before) if words.startswith(" (", use.end)), None)
    return outer is not None and stands(outer.words, page)


def _is_other(words: str, items: tuple[Use, ...], index: int) -> bool:
    """Whether an item only opens its examples: "other skin conditions like eczema"."""
    example = index + 1 < len(items) and items[index + 1].inner and not items[index].inner
    return example and bool(_OTHER.search(words[: items[index].start]))
