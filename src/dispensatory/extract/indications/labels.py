"""The uses that labels name: of the items of the Usage section, and of doses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.indications.ailments import is_medical_for
from dispensatory.extract.indications.frames import Stretch
from dispensatory.extract.indications.items import uses
from dispensatory.extract.indications.named import stands, term_in
from dispensatory.extract.indications.terms import term_of
from dispensatory.extract.text.items import singular, without_glosses
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts import Indication

_PLAIN_LABEL = re.compile(
    r"\b(?:uses?(?! disorders?)|usage|indications?|note|important|off-label|mechanism|action|benefits?"
    r"|common|(?:primary|secondary|general|main|key|summary)(?=[ :]*\Z)|include\w*|component|how|works?"
    r"|forms?|formulations?|combination|ingredients?|dosage|(?<!in )(?:adults?|children)"
    r"|effects?|properties|production)\b|(?:such as|like)\W*\Z|\A(?:it|it's|they|these) "
)
_USE = re.compile(
    r"\b(?:use[sd]?|treat\w*|manag\w*|includ\w*|indicat\w*|conditions|such as|help\w*|for|like|role in"
    r"|appl\w+|prevent\w*|relie\w+)\b"
)
_BRACKET = re.compile(r"\([^()]*\)")
_LISTED = re.compile(r"\(([^(),]+,[^()]+)\)")  # "infections (osteomyelitis, septic arthritis)"
_DEGREE = re.compile(r"([\w' -]+?) ?\((minor|mild|severe|moderate|acute|chronic|localized)\)\Z")
_SLASH = re.compile(r"(?<=[a-z]{3})/(?=[a-z]{4})|(?<=[a-z)]) / (?=[a-z]{4})")
_DEGREES = re.compile(
    r"(?:(?:moderate(?:ly)?|severe(?:ly)?|mild(?:ly)?|moderate-to-severe|mild-to-moderate|active|refractory|recurrent"
    r"|metastatic|inoperable|unresectable|advanced|relapsed|acute|chronic|initial|episodes?|of|to|and|or),? )+"
)
_ACT_NOUN = re.compile(r" (?:inhibition|suppression|prevention|prophylaxis|treatment|management|control|relief)\Z")
_NAMED_TWICE = re.compile(r"([a-z' -]+(?<!infections)(?<!infection)) \(([a-z -]{3,40})\):?\Z")
# "Fever suppression" as a label.
_ACT_LAST = re.compile(r"([a-z][a-z -]+) (suppression|treatment|prevention)")
_INSIDE = re.compile(r"[()]")
_STATE = re.compile(
    r"\b(?:impair\w+|renal|hepatic|kidney|liver|elderly|geriatric|p(?:a)?ediatric|child(?:ren)?|overall health"
    r"|strains?|pregnan\w+|breastfe\w+|lactat\w+|allerg\w+"
    r"|overdose|missed|doses?|severe|mild|moderate|severity|frequency|switching|risk|dialysis|h(?:a)?emodialysis"
    r"|use(?! disorder)"
    r"|most"
    r"|adverse|monitoring|adjust\w*|initial|maintenance dos\w+|failure of|history|smok\w+|tobacco|obes\w+|weight"
    r"|toddlers?|newborns?|other)\b|\A(?:within )?\d+ ?(?:hours?|days?|weeks?|months?|years?)\b"
)
# What stands over a dose besides its use: which dose, for whom
_DOSE = re.compile(
    r"\b(?:adults?|adolescents?|infants?|patients|\d+ ?(?:kg|years?|months?|days?|weeks?)|dos(?:e|es|age|ages|ing)"
    r"|therapy|treatment|duration|maximum|usual|typical)\b"
)
_TO_TREAT = re.compile(r"(?:[\w-]+ ){0,2}(?:treatment|management|prevention|prophylaxis|relief|control) of ")
_COURSE = re.compile(r"(?:acute |severe |sudden )?(?:flare-ups?|flares?|exacerbations?|attacks?|episodes?) of ")
_SHORT_NAME = Sought(r"\A(([a-z])[^()]*) \(\2[a-z]{1,4}\)")  # "poor metabolizers (PMs)"
# "Intravenous for gout"
_FOR = re.compile(
    r"\A(?:[\w/-]+[ ,]+){0,4}?(?:intra\w+|oral\w*|buccal|subcut\w+|topical\w*|\w+dermal|inhal\w+|rectal|vaginal|nasal"
    r"|ophthalmic|sublingual|iv|im|sc|patch|tablets?|capsules?|injection|infusion|cream|gel|drops|spray),?"
    r"(?: \w+)? for "
)
_WITH_CAUSE = re.compile(
    r"(?:associated with|related to|caused by|due to|resulting from) (?!other|certain|various|some|many)[\w' -]{3,50}\Z"
)
# Over labels that tell what harm changes the dose.
_HARM = re.compile(r"\b(?:adjust\w*|toxicit\w+|adverse|side effects?|interruption|modifications?)\b")
_AT_RISK = re.compile(r" +(?:who are )?at (?:[\w-]+ ){0,2}risk (?:of|for)\b.*")
_LABEL, _SHORT_LABEL = 110, 60  # characters


def of_label(line: Line, page: Page) -> Iterator[Indication]:
    """The uses that an item's label names ("**Fibromyalgia:** ...")."""
    label = _SLASH.sub(",", without_glosses(line.labels[-1]))
    if (named := _NAMED_TWICE.match(label)) and is_medical_for(named[2], named[1]):
        label = named[2]
    if degree := _DEGREE.match(label):
        label = f"{degree[2]} {degree[1]}"
    bare = _AT_RISK.sub("", _BRACKET.sub(" ", label))
    if (
        is_question(label)
        or _PLAIN_LABEL.search(bare)
        or len(label) > _LABEL
        or (any(name in bare for name in page.names) and "deficienc" not in bare)
    ):
        return
    loose = any(tells_use(each) for each in line.labels[:-1]) or bool(_TO_TREAT.match(bare))
    for use in uses(bare, 0, len(bare), lambda text: stands(text, page)):
        term = "" if use.inner else term_in(use.words, "", 0, page, Stretch(0, 0, loose=loose))
        if (act := _ACT_LAST.fullmatch(use.words)) and stands(act[1], page):
            term = term_in(act[1], "", 0, page, Stretch(0, 0, prevents=act[2] == "prevention"))
        if term and (cause := _WITH_CAUSE.search(use.words)) and not term.endswith(singular(cause[0])):
            term = f"{term} {singular(cause[0])}"
        if term:
            yield Indication(term=term, **line.label_evidence())
    for bracket in _LISTED.findall(label):
        examples = tuple(uses(bracket, 0, len(bracket), lambda text: stands(text, page)))
        if all(stands(use.words, page) for use in examples):
            for use in examples:
                yield Indication(term=term_of(use.words), **line.label_evidence())


def of_dose(line: Line, page: Page) -> Iterator[Indication]:
    """The conditions that a label of the Dosage section names ("**Gout:**", "**Adults (hypertension):**"), or the label
    over one that names a dose or those who get it.
    """
    if any(_HARM.search(over) for over in line.labels[:-1]):
        return
    found = tuple(_of_dose(line, page, 1))
    if (
        not found
        and len(line.labels) > 1
        and len(line.labels[-2]) < _SHORT_LABEL
        and (_STATE.search(line.labels[-1]) or _DOSE.search(line.labels[-1]))
    ):
        found = tuple(_of_dose(line, page, 2))
    yield from found


def _of_dose(line: Line, page: Page, depth: int) -> Iterator[Indication]:
    """The conditions that the label `depth` labels out names."""
    label = line.labels[-depth]
    if is_question(label) or len(label) > _LABEL:
        return
    label = _SHORT_NAME.sub(r"\1", _SLASH.sub(",", without_glosses(label)))
    words = _FOR.sub("", _unbracketed(label, page) if "(" in label else label)
    for use in uses(words, 0, len(words), lambda text: stands(text, page)):
        own = use.words.startswith(page.ingredients) and "deficienc" not in use.words  # "examplin gel"
        term = "" if own or _STATE.search(use.words) else term_in(use.words, "", 0, page, Stretch(0, 0))
        if term:
            yield Indication(term=term, **line.label_evidence(depth))


def _unbracketed(label: str, page: Page) -> str:
    """A dose's label without its brackets where it names a use before them, else with what they hold as items."""
    bare = _BRACKET.sub("", label)
    named = uses(bare, 0, len(bare), lambda text: stands(text, page))
    return bare if any(stands(use.words, page) for use in named) else _INSIDE.sub(", ", label)


def is_named(use: Indication, named: tuple[Indication, ...]) -> bool:
    """Whether a use is one that the label names, with its degree or without what tells its kind."""
    return any(
        (use.term.endswith(f" {label.term}") and _DEGREES.fullmatch(use.term.removesuffix(label.term)))
        or label.term.endswith(f" {use.term.rpartition(' of ')[2]}")
        or (_COURSE.match(use.term) and use.term.partition(" of ")[2].removesuffix(" symptoms") == label.term)
        or (label.term.startswith(f"{use.term} ") and _ACT_NOUN.search(label.term))
        for label in named
    )


def tells_use(label: str) -> bool:
    """Whether a label says that what stands under it is treated."""
    return bool(_USE.search(label))
