"""The cues by which a page says that those whose organs work badly need another dose, or the same one.

Parts of patterns, each an alternative with a bar in front of it but the first two.
"""

from __future__ import annotations

# Hedged, so no assurance: "dose adjustments may not be necessary".
MAYBE_NO_ADJUSTMENT = (
    r"(?:adjustments?|dos(?:e|age) changes?) (?:may|might) not be (?:needed|required|necessary)"
    r"|(?:may|might) not (?:require|need) (?:a |any )?(?:dos(?:e|age) )?"
    r"(?:adjust(?:ments?|ing)|changes?|modifications?)"
)
# A bound to the dose: "doses above 20 mg should be avoided", "no more than one tablet".
DOSE_BOUND = (
    r"(?:should|must|may) not (?:be )?(?:given|taken|used|take|use|receive|administered) (?:(?:in|at) (?:a )?"
    r"(?:doses?|amounts?) (?:above|over|of more|exceeding|greater|higher)"
    r"|more (?:than (?!(?:one|two|three|\d+) (?:other|of (?:these|them)))|often))"
    r"|(?:doses?|amounts?) (?:above|over|(?:greater|higher|more) than|exceeding|of more than) [^.;]{1,40}?"
    r" (?:should|must) (?:\w+ )?be avoided"
    r"|avoid (?:giving |using |taking )?(?:doses?|amounts?) (?:above|over|(?:greater|higher|more) than|exceeding"
    r"|of more than)"
    r"|(?:loading|booster|extra|additional|repeat|double) doses? (?:is|are|should) not (?:be )?"
    r"(?:recommended|advised|needed|given)"
)
_ADJUSTED = r"(?:adjustments?|adjusting|changes?|modifications?|reductions?)"
NO_ADJUSTMENT = (
    r"|no (?:(?:dose|dosage|dosing|specific|renal|hepatic|initial|further) ){0,3}(?:adjustments?|modifications?"
    r"|(?:dose|dosage) (?:changes?|reductions?)|changes? (?:in|of|to) (?:the )?(?:dose|dosage))"
    r"(?: in dose| to the dose| of the dose)?(?: (?:is|are))? (?:\w+ly )?(?:needed|required|necessary)"
    r"|no (?:(?:dose|dosage|dosing) )?adjustments?(?= ?(?:[.;|]|\Z))"
    r"|(?:(?:requires?|needs?) no|(?:does|do) not (?:\w+ly )?(?:require|need)|(?:doesn't|don't) (?:require|need))"
    rf" (?:a |any |special |specific |change in )?(?:dose |dosage |dosing )?{_ADJUSTED}"
    r"|(?:dose|dosage) (?:(?:does|do) not need to|need not) be (?:adjusted|changed|modified|reduced)"
)
_THE = r"(?:the |your |its |an? )?(?:usual |normal |recommended |standard |adult |starting |daily ){0,2}"
ANOTHER_DOSE = (
    rf"|(?:half|halve[ds]?|halving|% of) (?:of )?{_THE}(?:dos(?:e|es|age)|amount)"
    r"|dos(?:e|es|age) (?:should|must|may|can|is|are|needs?)(?: to)? (?:be )?halved"
    r"|(?:start|begin|initiate)(?:ing|ed)? (?:\w+ ){0,3}?(?:with|at) (?:a |the )?(?:low(?:est)?|small(?:er|est)?)"
    r" (?:\w+ )?dos(?:e|age)"
    r"|(?:extend|prolong|increas|lengthen)(?:e|ed|ing)? (?:the )?(?:interval|dos(?:e|age|ing) interval|time between)"
    r"|(?:interval|time) (?:between doses )?(?:should|must|may|needs? to|is|can) (?:be )?(?:\w+ )?"
    r"(?:extended|prolonged|increased|lengthened|adjusted)"
    rf"|(?:affect|influence)s? {_THE}dos(?:e|age|ing)\b"
    r"|(?:necessitat|requir|warrant|demand)\w* (?:a |the )?(?:\w+ )?(?:maximum|max|dos(?:e|age) of (?:no|not) more)\b"
    r"|dos(?:e|es|age) (?:should|must|may|is|are) (?:\w+ )?"
    r"(?:not (?:be )?(?:exceed|more|greater|higher)|(?:be )?limited)"
    r"|limit(?:ed|ing)? (?:the )?(?:\w+ )?dos(?:e|es|age) to\b"
    r"|(?:given|taken) less (?:often|frequently)|less frequent dos(?:es|ing|age)"
)
