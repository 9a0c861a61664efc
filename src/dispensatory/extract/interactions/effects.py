"""What the page says may come of a combination, in its own words: "increase the risk of bleeding", "deep sedation"."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.text.sought import Sought

_CHANGE = (
    r"(?:increas|decreas|reduc|enhanc|exacerbat|worsen|potentiat|alter|affect|diminish|lower|rais|impair|prolong|mask"
    r"|intensif|weaken|block|counteract|antagoni[sz]|delay|slow|damag|inhibit|elevat|amplif|interfer)"
)
_CHANGED = (
    r"(?:increased|decreased|reduced|enhanced|altered|affected|diminished|lowered|raised|impaired|prolonged"
    r"|potentiated)"
)
_CAUSE = r"(?:caus(?:es?|ing)|lead(?:s|ing)? to|result(?:s|ing)? in|produc(?:es?|ing)|potential for|possibility of)"
_BY = r"(?:(?:significantly|greatly|dangerously|seriously|severely|markedly|substantially|potentially|further) )*"
# Medicines are named by what they do, too ("drugs that affect clotting, cause sedation", "glucose-lowering agents"),
# and steps by what they are for ("given early to reduce the risk").
_IT = (
    r"(?:\b(?:which|it|they|this|combination|both|and|thereby|thus|also|potentially|the) "
    rf"|(?<!that )\b(?:may|can|could|might|will) |, (?=\w+ing\b|potentially)){_BY}"
)
_MEASURED = (
    r"(?:effect(?:s|iveness)?|efficacy|absorption|levels?|concentrations?|clearance|metabolism|action|toxicity|risk"
    r"|sedation|bioavailability|drowsiness|bleeding|hypotension)"
)
_EFFECT = Sought(
    rf"\b(?P<passive>{_MEASURED}(?: of [\w' -]{{3,40}}?)? (?:may|can|could|might|is|are|will)(?: be)? {_CHANGED})\b"
    r"|\b(?P<state>(?:increased|higher|greater|elevated|added|additive|enhanced|excessive|reduced|decreased|prolonged)"
    rf" (?:the )?(?:[\w-]+ ){{0,2}}{_MEASURED}\b[^.;:()]{{0,90}})"
    rf"|{_IT}{_CAUSE} (?P<caused>[^.;:()]{{4,110}})"
    rf"|(?:{_IT}(?P<change>{_CHANGE}(?:es?|s|ing|y|ying)?(?: with)?)"
    rf"|(?<!that )(?<!which )\b(?P<changes>{_CHANGE}(?:i?es|s)(?: with)?))"
    r" (?P<of>[^.;:()]{4,110})"
)
_ENDS = re.compile(
    r",? (?:while|when|whenever|so|if|unless|but|because|since|due to|consult|especially|particularly|therefore|thus"
    r"|together with|in combination|alongside|such as|including|like|is|are|should|must|has|have|requires?|although"
    r"|which|it|this|you|talk|may occur|and (?:should|may|must|can))\b"
)
_DOSE = re.compile(r"\bdos(?:es?|ages?)\b|\bdoctor\b|\b(?:to|by) \d")


@lru_cache(maxsize=256)
def effect_of(words: str) -> str | None:
    """The consequence that a plain line tells, without what it is caused by; None where it tells none.

    "May cause deep sedation" gives what is caused, other verbs stay: "increase the risk of bleeding".
    """
    for found in _EFFECT.finditer(words):
        if said := found["passive"]:
            return " ".join(said.split())
        of = _ENDS.split(found["state"] or found["caused"] or found["of"], maxsplit=1)[0].strip(" ,-")
        if len(of) > 1 and not _DOSE.search(of):
            change = found["change"] or found["changes"]
            return " ".join((f"{change} {of}" if change else of).split())
    return None
