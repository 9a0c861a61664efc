"""Where a sentence takes a use back: what is denied, only studied, or told of how the medicine works."""

from __future__ import annotations

import re

from dispensatory.extract.text.sought import Sought

_DENIED = Sought(
    r"\b(?:not(?! only| just| been| yet| respond| adequately| controlled| (?:typically|usually|always|generally"
    r"|often) (?:an? |the )?first)|never|nor|ineffective|no|discourage\w*"
    r"|investigat\w+|illegal|hypothetical(?! (?:\w+ ){0,2}(?:combination|product|tablet|formulation))|(?:once|was"
    r"|were) explored"
    r"|unproven|whether|rather than|insufficient|limited evidence|studied|contraindicated|avoid|may arise|instead of"
    r"|replacement for|alternative to|(?<!complementary and )alternative (?:treatments?|therap(?:y|ies)"
    r"|medications?|medicines?|options?)"
    r"|(?:un|in)suitable|(?:experienced|trained|skilled|speciali[sz]\w+) in|unlikely"
    r"|side effects? of|if you|discussions?|debates?|controvers\w+"
    r"|without|cannot|lack\w*|consult|seek|claimed|originally (?:developed|investigated|intended|designed|studied"
    r"|tested|explored)|little evidence|unclear"
    r"|interact\w*|looking at"
    r"|other (?:[\w-]+ ){0,2}(?:medicines?|medications?|drugs?|members|agents)(?: (?:of|in|from) [\w ]{1,30})?"
    r" (?:are|is|can be|may be)|than(?! (?:either|each|any|one|with|it|using|when)\b)|neither|unlike)\b|\bless \Z"
    r"|n't\b(?! been)|\b(?:has|have)(?: not|n't) (?:yet )?been (?:(?:shown|proven) to )?\Z"
)
_RENEWED = re.compile(
    r", (?:it|this|they|but|[\w-]+ (?:is|may|can|has|are|was)(?<!which is)(?<!which are))\b"
    r"|\b(?:but|however|(?<!whether )(?:it is|it's|they are))\b|[;.]\s"
)
_SKIPPED = Sought(
    r"\bmechanism(?: of action)? (?:is|involves)\b"
    r"|\b(?:preliminary|early|initial|ongoing|limited) (?:research|studies|evidence|data)\b"
    r"|\bresearch (?:suggests|hints"
    r"|indicates|continues|explores|is|tool|settings?)\b|\b(?:more|further|additional) (?:\w+ )?(?:research|studies"
    r"|investigation"
    r"|evidence)\b"
    r"|\bsome (?:studies|research|evidence) suggests?\b|\bshows? promise\b|\bbeing (?:studied"
    r"|investigated|explored)\b"
    r"|\bmay arise\b|\bsuggests? (?:a )?potential\b|\bhealthcare (?:professional"
    r"|provider)\b.*\bwill\b|\bunderlying cause\b|\bnot (?:a )?(?:treat|cure)"
    r"|\b(?:common|known) (?:condition|disease)\b|(?<!which )(?<!that )\bis (?:a|an) (?:\w+ ){0,4}(?:condition|disease"
    r"|disorder|infection|illness) (?:that|where|caused|characterized|in which|which)"
)
_SKIPPED_AT_ITS_HEAD = re.compile(
    r"\s*(?:by \w+ing\b|this means it(?:'s| is) used to (?!treat\b)"
    r"|this (?!.{0,70}\bsymptoms (?:such as|like))(?:helps(?! (?:to )?(?:clear congestion|reliev"
    r"|alleviat|reduc"
    r"|manag|treat|eas|lessen|diagnos|detect)| (?:in )?(?:diagnosing|evaluating|detecting))|reduces|allows"
    r"|leads|\w+ing|action"
    r"|effect|mechanism|process|relaxation|reduction|inhibition)\b"
    r"|(?:it|this|they|\w+)? ?(?:\w+ )?works? by\b"
    r"|(?:this|these|which|it) (?:\w+ )?includes? symptoms (?:like|such as)\b|these symptoms (?:\w+ )?include\b)"
)
# "While it is no cure, it eases ...": what is conceded says nothing of what follows.
_CONCEDED = re.compile(
    r"\s*(?:while|although|though) [^,.;:]{0,90}\bnot (?:itself )?(?:an? )?(?:[\w-]+ ){0,2}?(?:treat|cure)"
    r"[^,.;:]{0,60}, "
)
_WORKS = re.compile(
    r"\s*(?:(?:it|this|they|\w+)? ?(?:\w+ )?works? by|by) [^.;:]{3,160}?, (?:(?:thereby|thus|which|and|helping to|helps"
    r"|this|to) )*(?=(?:reliev|alleviat|eas|sooth)(?:e|es|ing)\b"
    r"|(?:provid|offer)(?:es|s|ing) (?:[\w-]+ ){0,2}relief\b)"
)
_HEDGED = re.compile(r", (?:although|though|but|however) (?:further|more|additional) (?:research|studies|evidence)\b")
_OTHER_CLAUSE = re.compile(
    r", (?:it is|it's|this|they) (?:crucial|important|essential|not|only|worth|vital)\b"
    r"|, (?:[a-z]+ ){0,2}(?:research|evidence|studies|trials)\b"
)
_UNPROVEN = re.compile(
    r"\b(?:has been investigated|(?:has|have)(?: not|n't) been|(?<!\band )(?:is not|are not"
    r"|isn't)(?! (?:as |so )?(?:widely|commonly|well)\b)(?! (?:caused|due|related|linked|explained|controlled"
    r"|managed|relieved|associated|accompanied|complicated)\b)"
    r"(?! (?:its|the|a|an) (?:primary|main|first|typical"
    r"|common|usual|standard))|investigated)\b"
)
_LIMITED = re.compile(
    r"\s*(?:is|are|remains?) (?:still |currently |quite |very |also )?(?:limited|lacking|inconclusive|uncertain"
    r"|unclear|weak|experimental|investigational|debated|doubtful|disputed|questionable|not (?:supported|established))"
    r"\b(?! to\b)"
    r"|,? ?without (?:[\w-]+ ){0,2}(?:evidence|proof)\b|,? ?(?:but|although|though) (?:there is (?:no|little)"
    r"|(?:the )?evidence (?:is|remains)|(?:this is|it is) not"
    r" (?:proven|approved|recommended))\b"
)
_OF_PEOPLE = re.compile(
    r"\b(?:whose|who|when|if|where|because|it(?:'s| is) (?:crucial|important"
    r"|essential))\b"
)  # what they are not is not said of the use
_AFTER = 45  # characters after a list within which it is taken back
_NEAR = 60  # characters before a cue within which a denial holds


def said_until(words: str) -> int:
    """Where the first clause of "while it is used for gout, it is no cure" ends, which says what it is used for."""
    other = _OTHER_CLAUSE.search(words) if words.lstrip().startswith("while ") else _HEDGED.search(words)
    return other.start() if other else len(words)


def opened_at(words: str) -> int:
    """Where the clause begins that follows what is conceded ("while it is no cure, it eases ..."), or how it works
    ("it works by reducing acid, thereby relieving ...").
    """
    opened = _CONCEDED.match(words) or _WORKS.match(words)
    return opened.end() if opened else 0


def is_skipped(words: str, start: int, end: int) -> bool:
    """Whether a sentence tells no use in `words[start:end]`: it is of research, or of how the medicine works."""
    return bool((not start and _SKIPPED_AT_ITS_HEAD.match(words)) or _SKIPPED.search(words, start, end))


def is_denied(flat: str, start: int, end: int, said: int) -> bool:
    """Whether the list `flat[start:end]` of uses is denied before it, or taken back before `said` ends."""
    low = max(0, start - _NEAR)
    for renewed in _RENEWED.finditer(flat, low, start):
        low = renewed.end()
    if _DENIED.search(flat, low, start) or _LIMITED.match(flat, end):
        return True
    whose = _OF_PEOPLE.search(flat, end, end + _AFTER)
    return bool(_UNPROVEN.search(flat, end, whose.start() if whose else min(end + _AFTER, said)))
