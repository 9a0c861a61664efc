"""What is said of drinking alcohol."""

from __future__ import annotations

import re

from dispensatory.extract.advice.answers import NO

_ALCOHOL = re.compile(
    r"\balcohol(?:ic)?\b(?! (?:withdraw|abuse|depend|addict|use disorder|misuse|swab|pad|wipe|intoxic))"
    r"|\bdrink(?:ing)? (?:alcohol|(?:any )?(?:beer|wine|spirits|liquor))"
)
_ALCOHOL_NOT = re.compile(
    r"history of (?:\w+ ){0,3}alcohol|allergic to [^.;]{0,120}alcohol"
    r"|alcohol(?:ic)? (?:liver|hepatitis|cirrhosis|withdrawal|abuse"
    r"|dependence|consumers|addiction|based|free|content)"
    r"|(?:\b(?!ethyl\b)\w+yl|rubbing|wool|lanolin|contains?) alcohol|alcoholi(?:sm"
    r"|cs)|fetal alcohol|chronic alcohol|heavy alcohol|alcohol-"
)
_ALCOHOL_AVOID = re.compile(
    r"avoid|do not|don't|should not|must not|not (?:recommended|advised|advisable|drink|consume)|refrain"
    r"|abstain|contraindicat|never|prohibit|forbidden|best not|(?:stay|keep) away|(?:\A|[.;:] ?)no alcohol"
    r"|(?:cut|leave) out|give up"
)
_ALCOHOL_CARE = re.compile(
    r"limit|moderat|caution|careful|increase|worsen|exacerbat|interact|enhance|intensif|potentiat|risk"
    r"|reduce|consult|minimi|affect|discuss|irritat|may |\blittle\b|\bworse\b|stronger|\badds? to\b"
)
_ALCOHOL_RESERVE = re.compile(r"excessive|worsen|aggravat|limit|increase|negativ")
_ALCOHOL_FREE = re.compile(
    r"no (?:known |direct |significant |specific )*(?:interaction|contraindication)|(?:not"
    r"|n't) (?:\w+ ){0,3}(?:interact|affect)|generally (?:safe|acceptable)|can (?:safely )?drink|no problem"
)


def alcohol(words: str, about: str) -> str | None:
    """avoid, caution or no_effect, of a plain sentence and the question it answers; None where it says none."""
    direct = _ALCOHOL.search(words) and not _ALCOHOL_NOT.search(words)
    asked = _ALCOHOL.search(about) and not _ALCOHOL_NOT.search(about)
    if not direct and not asked:
        return None
    if _ALCOHOL_FREE.search(words) and not _ALCOHOL_AVOID.search(words):
        return "caution" if _ALCOHOL_RESERVE.search(words) else "no_effect"
    if _ALCOHOL_AVOID.search(words) or (about.endswith("?") and asked and NO.match(words)):
        return "avoid"
    return "caution" if _ALCOHOL_CARE.search(words) else None
