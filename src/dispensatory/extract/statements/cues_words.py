"""Pieces of the patterns of `cues`, by what they say: parts of regular expressions for plain lower-case words."""

from __future__ import annotations

# What is not taken for long, or in excess, is not forbidden.
NOT_MUCH = r"(?! (?:(?:it|this \w+) )?(?:for )?(?:more|longer) than\b)"
# "Not under 12", "not for the under-12s"
NOT_BELOW = r"not (?:for )?(?:the )?(?:under|below|before)[ -](?:the age of )?\d{1,2}(?:'?s\b| years| ?[.,;)]|\Z)"
# "Children under 12 should not.": the verb is that of the question
CUT_SHORT = r"(?:should|must) not(?=[.;,!)]|\Z)|cannot(?=[.;,!)]|\Z)|(?:shouldn't|mustn't|can't)(?=[.;,!)]|\Z)"
NOBODY = (
    r"(?:nobody|no one|no-one|no (?:[\w-]+ ){0,3}?(?:wom[ae]n|child|patient|person|baby|infant|mother)s?)"
    r" (?:[\w-]+ ){0,6}?(?:should|must|may|can) (?:ever )?(?:take|use|receive|be (?:given|treated))\b"
)
NOBODY_STEMS = "nobody no+one no-one no+wom no+pregnan no+child no+patient no+breast no+nursing no+infant no+baby"
# Advice against, and what is advised in its place
RATHER_NOT = (
    r"(?:advisable|advised|recommended|best|better|prudent|safer|safest|wise|preferable|told|instructed|warned"
    r"|asked|patients"
    r"|people|women) not to (?:(?:take|use|receive|have|give|combine|start|drink|eat)\b|(?=[.,;]|\Z))"
    r"|best not to(?=[.,;]|\Z)"
    r"|warn(?:ed)? (?:\w+ )?against|(?<!need )(?<!may )(?<!might )not be (?:taken|combined)\b|stay off\b"
    r"|list of (?:[\w-]+ ){0,3}(?:medicines|medications|drugs) to avoid"
    r"|(?<!or )(?<!need to )(?<!may )(?<!might )(?:use|choose|select|prescribe)"
    r" (?:an? (?:\w+ )?alternative|something else"
    r"|(?:another|a different|a safer) (?:medicine|medication|drug|treatment))\b"
)
RATHER_NOT_STEMS = "not+to to+avoid alternative something+else different+medic safer+medic another+medic"
# What ends when a child is awaited, and what a child is fed instead
MOTHERS_STOP = (
    r"pregnan(?:t|cy)(?: (?!not|never|do\b|don't)\w+){0,6}, (?:(?:you|treatment|it|the \w+) (?:should|must) (?:be )?)?"
    r"(?:\w+ly )?(?:stop|stopped|discontinued?)\b"
    r"|(?:not|never|n't) (?:become|get) pregnant\b"
    r"|not to (?:breast-? ?feed|nurse)\b|not be (?:breast-? ?fed|nursed)\b|bottle-? ?feed\b|formula milk\b"
    r"|milk (?:should|must) be (?:\w+ and )?discarded|express and discard|breast-? ?feeding, stop\b"
)
# Of people for whom something else is no choice: "who aren't suitable for other treatments"
FOR_ANOTHER = (
    r",? (?:for|to),? (?:(?:other|another|conventional|standard|alternative|surgical|systemic|oral|first-line)"
    r" (?:[\w-]+ ){0,2}?(?:treatments?|therap(?:y|ies)|options?)|surgery)\b"
)
# It harms the unborn; "was not teratogenic in rats" assures nothing.
TERATOGEN = (
    r"\b(?:is|are|be) (?:an? )?(?:(?:potent|known|potential|major|human|highly|potentially|possible) )*"
    r"teratogen(?:ic|s)?\b"
)
MOTHERS_STOP_STEMS = "pregnan bottle formula milk express"
# "There is no need to stop"
NOT_TO = r"(?<!not )(?<!n't )(?<!no need to )(?<!not need to )(?<!n't need to )(?<!not have to )(?<!n't have to )"
# What may not be put together
NOT_TOGETHER = (
    r"(?:do not|don't|must not|should not) (?:co-?administer|co-?prescribe|prescribe|mix|co-?ingest)\b"
    r"|(?:not|never) be (?:co-?prescribed|started|begun|initiated)\b"
    r"|will not (?:be (?:given|prescribed)|prescribe)\b"
)
INCOMPATIBLE = r"(?:is|are) not compatible with (?!breast)|(?:is|are) incompatible\b|(?:does|do) not mix\b"
# What is kept a few hours apart is not forbidden; a day or more is the medicine still at work.
SOON = (
    r"(?:not|never|n't) (?:be )?(?:taken?|used?|given?|administer(?:ed)?|eat|drink"
    r"|swallow(?:ed)?) (?:[\w'-]+,? ){0,7}?within "
    r"(?:about |at least )?(?:(?:\d+|an?|one|two|three) (?:-|to) )?(?:(?:half )?an|one|two|three|four|five|six"
    r"|[1-6]) hours?\b"
)
# Care that is to be taken with it; that which is given to the ill has another word before it ("medical care").
_BEFORE_CARE = "".join(f"|(?<={word} )" for word in ("and", "but", "so", "therefore", "great", "due", "similar"))
CARE = (
    rf"(?:(?<![a-z] ){_BEFORE_CARE})care (?:is|should be|must be|needs to be|has to be) (?:\w+ly )?"
    r"(?:taken|exercised|needed|required|advised|necessary|recommended|warranted|used)\b"
    r"|(?:take|use|exercise) (?:great |particular |extra )?care (?:in|with|when|if)\b"
    r"|(?:extra|great|particular|additional|increased) (?:care|vigilance)\b"
)
DANGEROUS = (
    r"(?:dangerous|hazardous|risky) (?:(?:in|for|during) (?!overdose|large|high|excess)"
    r"|(?:to|if) (?=(?:(?:\w+ )?(?:people|patients|those|anyone|individuals)"
    r"|the (?:baby|unborn)|an? unborn|you have)\b))"
)
