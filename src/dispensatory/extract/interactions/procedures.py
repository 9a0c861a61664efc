"""Sentences on what is planned for a patient: those who operate are told of the medicine before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.statements.cues_words import NOT_TO
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.text.sought import Several
from dispensatory.extract.text.stems import Stems
from dispensatory.facts import Verdict

_DONE = (
    r"(?:surger(?:y|ies)|(?:surgical )?operations?\b(?! of)|an(?:a)?esthe(?:sia|tics?)\b(?! (?:drugs|agents|medic))"
    r"|(?:(?:dental|surgical|medical|invasive|diagnostic|cosmetic)(?:(?:/| or | and )(?:dental|surgical|medical))? )"
    r"(?:procedures?|work|treatments?|interventions?)|(?:dental|surgical|medical) or (?:dental|surgical|medical)"
    r" (?:procedures?|work|treatments?)|vaccin(?:es?|ations?)|immuni[sz]ations?|mri|apheresis"
    r"|dialysis with [\w-]+ membranes)\b"
)
_ALSO = r"(?:,? (?:or|and|including)|,| \((?:including|such as|e\.g\.,?))"
_BEFORE = r"(?:(?!had\b|recent|been\b|history\b|just\b)[\w/-]+ ){0,3}?"
_WHAT = rf"(?P<partner>{_BEFORE}{_DONE}(?:{_ALSO} (?:[\w/-]+ ){{0,2}}?{_DONE}){{0,3}})"
_GOING = r"(?:(?:any|an?|the|your|all|every|undergoing|having|you (?:have|undergo)|getting|receiving) ){0,3}"
_TELL = r"(?:tell|inform|notify|advise|alert|let|ask|consult|discuss|talk|speak|check|knows?|aware)"
_AHEAD = r"(?:before|prior to|ahead of|in advance of)"
_STOP = r"(?:stop(?:ped|ping)?|discontinu(?:e|ed|ing)|withheld|withhold|suspend(?:ed)?|interrupt(?:ed)?)"
_PLANS = (
    r"(?:(?:scheduled|booked|due|going|about|planning) (?:for|to (?:have|undergo))|(?:having|undergoing|planning)"
    r"|(?:plan to |must |will |have to |need to )?(?:have|undergo|need|require))"
)

# Each with what it says where no words of its own do.
_ROWS: tuple[tuple[Verdict, str], ...] = (
    # "Tell your dentist that you take it before any dental work"
    ("consult", rf"\b{_TELL}\b[^.;:]{{0,110}}?\b{_AHEAD} {_GOING}{_WHAT}"),
    # "Stop it a week before surgery"; where it may have to be, take care
    (
        "caution",
        rf"\b(?:may|might|could|can) (?:\w+ ){{0,5}}?{_STOP}\b[^.;:]{{0,80}}?\b{_AHEAD} {_GOING}{_WHAT}",
    ),
    ("avoid", rf"{NOT_TO}\b{_STOP}\b[^.;:]{{0,80}}?\b{_AHEAD} {_GOING}{_WHAT}"),
    ("caution", rf"\b(?:remove|take off) [^.;:]{{0,40}}?\b{_AHEAD} {_GOING}{_WHAT}"),
    # "Before having surgery, inform your surgeon"
    ("consult", rf"\b{_AHEAD} {_GOING}{_WHAT}[^.;:,]{{0,30}}, (?:[\w']+ ){{0,4}}?{_TELL}\b"),
    # "If you are going to have an operation, tell the surgeon"; "... if you are scheduled for surgery"
    (
        "consult",
        rf"\b{_TELL}\b[^.;:]{{0,110}}?\b(?:if|when) you(?: are|'re)? {_PLANS} {_GOING}{_WHAT}",
    ),
    (
        "consult",
        rf"\b(?:if|when) you(?: are|'re)? {_PLANS} {_GOING}{_WHAT}[^.;:]{{0,60}}?, (?:[\w']+ ){{0,4}}?{_TELL}\b",
    ),
    # "Anaphylaxis during lipid apheresis"
    (
        "caution",
        rf"\b(?:anaphyla\w+|reactions?|syndrome|(?<!controlled )hypotension|bleeding|h(?:a)?emorrhage|arrhythmias?"
        rf"|complications?)"
        rf"(?: \([\w ]+\))?(?: (?:(?:may|can|could) occur|(?:have|has) (?:been reported|occurred)))? during"
        rf" {_GOING}{_WHAT}",
    ),
    (
        "caution",
        rf"\b(?:patients|people|those|individuals|anyone) (?:who are )?"
        rf"(?:(?:scheduled|booked) for|(?:about|scheduled|due|going) to (?:undergo|have)) {_GOING}{_WHAT}",
    ),
)
_PERHAPS = re.compile(r"\b(?:may|might|could|can)\b[^.;:]*\Z")
_PLANNED: Several[Verdict] = Several(_ROWS)
_IS_DONE: Stems[str] = Stems(
    {"done": "surg operation anesth anaesth procedure work treatment intervention vaccin immuni apheresis dialysis mri"}
)


def planned(words: str) -> Iterator[tuple[Stretch, Verdict]]:
    """The parts of `words`, a plain line, that name what is planned for a patient of whose medicine is to be told."""
    if not _IS_DONE.possible(words):
        return
    for verdict, found in _PLANNED.finditer(words):
        if verdict == "avoid" and _PERHAPS.search(words, 0, found.start()):
            continue
        yield Stretch("open", found.start(), *found.span("partner")), verdict
