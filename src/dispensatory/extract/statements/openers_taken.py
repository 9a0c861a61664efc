"""The words that introduce what else a person takes, what is kept apart from the medicine, and what adds to it."""

from __future__ import annotations

from typing import Literal

PILL = r"(?:(?:contraceptive|birth control|combined|mini) )?(?:pill|mini-?pill)\b"
_NOT_IT = (
    rf"(?!(?:it|this|these|them|any|your|the(?! {PILL})|too|more|less|extra|part|place|care|longer|as|for|in|at|by|with"
    r"|up)\b"
    r"|(?:one|two|three|\d+|half|double|higher|larger|missed)\b|(?:\w+ ){1,2}doses?\b"
    r"|an? (?:break|lot|few|nap|large|small|test)\b)"
)
_HOURS = r"(?:\d+|an|one|two|three|four|six|several|a few|half an?)(?:(?: to |-| ?- ?)(?:\d+|two|three|four|six))?"
_APART = rf"(?:before (?:or|and|or at least) )(?:(?:at least )?{_HOURS} (?:hours?|minutes) )?after"
_BEFORE_IT = r"(?:before|prior to) (?:starting|beginning|initiating|taking|using) (?:it|this|treatment|therapy)\b"
_DOSES_OF = r"(?:(?:the |its |their )?(?:doses?|intake|use|administration|application|taking|using|applying) (?:of )?)?"

_KEPT_FROM = ("away from", "refrain from", "abstain from")

# As the rows of `OPENERS`.
TAKEN: tuple[tuple[str, Literal["medicine"], str], ...] = (
    # "all medicines you are taking, especially blood thinners": those that are named
    *(
        (word, "medicine", rf"{word},? \(?(?:especially|particularly|notably|such as|like|including|e\.?g\.?,?) ")
        for word in ("taking", "using", "take", "use")
    ),
    *(
        (
            word,
            "medicine",
            rf"(?:(?<=if you )|(?<=if you also )|(?<=if you already )|(?<=if you regularly )|(?<=if you currently )"
            rf"|(?<=people who )|(?<=patients who )|(?<=anyone who )|(?<=those who )|(?<=individuals who )"
            rf"|(?<=you also )|(?<=patients who also )){word} {_NOT_IT}",
        )
        for word in ("take", "use")
    ),
    *((word, "medicine", rf"(?:(?<=anyone who )|(?<=a patient who )){word} {_NOT_IT}") for word in ("takes", "uses")),
    *(
        (
            word,
            "medicine",
            rf"(?:(?<=have )|(?<=has )|(?<=had )){word} {_NOT_IT}(?=[\w -]{{3,60}} (?:in|within|during) the)",
        )
        for word in ("taken", "used", "received")
    ),
    (
        "not",
        "medicine",
        r"not (?:take|use|combine|drink|consume|give|apply) (?:any )?(?:other|additional) ",
    ),
    # Where the own name is read as "it": "you must not use warfarin during treatment", "stop warfarin before taking it"
    *(
        (
            word,
            "medicine",
            rf"(?<=not ){word} (?:any )?{_NOT_IT}(?=[^.;:]{{3,80}}? (?:while|during|together|at the same time"
            r"|with (?:it|this)\b))",
        )
        for word in ("take", "use", "have", "drink", "eat")
    ),
    ("stop", "medicine", rf"stop (?:(?:taking|using) )?{_NOT_IT}(?=[^.;:]{{3,80}}? {_BEFORE_IT})"),
    ("stopping", "medicine", rf"after stopping {_NOT_IT}(?=[^.;:]{{3,80}}? {_BEFORE_IT})"),
    ("after", "medicine", rf"after (?:stopping|discontinuing) {_NOT_IT}(?=[^.;:]{{3,80}}? {_BEFORE_IT})"),
    ("incompatible", "medicine", r"incompatible with (?=\w)"),
    ("not", "medicine", rf"not compatible with (?:the (?={PILL}))?(?=\w)"),
    *((word, "medicine", rf"{word} (?:(?:taking|using|drinking|having) )?(?=\w)") for word in _KEPT_FROM),
    *(
        (
            word,
            "medicine",
            rf"(?<!stop )(?<!stopping ){word} it (?:together with|along with|with|and|or) (?!food|meals?\b|without"
            rf"|water\b(?! (?:tablets?|pills?))|a |the |it\b)",
        )
        for word in ("taking", "using")
    ),
    *(
        (word, "medicine", rf"{word} it and (?=[^.;:]{{3,80}} (?:together|at the same time|concurrently|by)\b)")
        for word in ("combining", "of", "separate", "take", "use", "combine")
    ),
    ("potentiate", "medicine", r"potentiates? (?!it\b|this|these|the\b|its|your|an?\b)(?=\w)"),
    (
        "the dose",
        "medicine",
        r"the doses? of (?!it\b|this|these|the\b|its|your|an?\b|\d|more|up|less|about)"
        r"(?=[^.;:\d]{3,60} (?:may|might|should|must) (?:need|have|require|be (?:\w+ )?(?:adjust|reduc|lower)))",
    ),
    ("needed", "medicine", r"(?<=dose is )needed with (?!food|meals?\b|the\b|this)"),
    ("interaction", "medicine", r"interactions?: (?=\w)"),
    *(
        (
            word,
            "medicine",
            rf"(?:(?<=risk is )|(?<=bleeding is )|(?<=effect is )|(?<=effects are )|(?<=toxicity is )){word} with "
            r"(?!age\b|dose|high|long|prolong|increas|the\b|this|your|its|an?\b|each|time|food|meals?\b|use\b|frequent"
            r"|repeat)",
        )
        for word in ("increased", "enhanced", "higher", "greater", "reduced")
    ),
    (
        "combining",
        "medicine",
        r"combining (?:it|this (?:medication|medicine|drug|product|combination)|them) with (?!this|it\b)",
    ),
    *((word, "medicine", rf"{word} (?:[\w-]+ ){{1,3}}?with ") for word in ("additive", "synergistic")),
    (
        "avoid",
        "medicine",
        r"avoid(?:ing)? (?:administering|giving|receiving|applying|mixing) (?:(?:it|this \w+) )?(?:with )?"
        r"(?=(?:any )?other )",
    ),
    ("mix", "medicine", r"mix (?:(?:it|this \w+) )?with (?=(?:any )?other )"),
    *(
        (
            word,
            "medicine",
            rf"{word} [^.;:]{{0,70}}?\b(?:before|prior to) (?:(?:any|an?|the|undergoing|having) )?"
            r"(?=(?:[\w-]+ ){0,2}(?:surger(?:y|ies)|an(?:a)?esthesia|(?:surgical|dental|invasive) procedures?)\b)",
        )
        for word in ("stop", "stopped", "discontinue", "discontinued", "withheld", "avoided", "suspended")
    ),
    ("true", "medicine", r"true (?:for|of|with|when combined with) "),
    ("important", "medicine", r"important with "),
    (
        "interaction",
        "medicine",
        r"interactions? (?:(?:may|can|could) )?(?:include|involve)s? (?:(?:those )?(?:with|between) )?(?=\w)",
    ),
    # "two hours before or after antacids", "apart from dairy products"
    *(
        (
            word,
            "medicine",
            rf"{word} (?:{_APART}|apart from) (?:(?:taking|using|any|applying) )?{_NOT_IT}"
            r"(?!(?:[\w-]+ ){0,2}(?:surgery|operation|procedure|sun\b|sunlight|exposure))",
        )
        for word in ("hour", "hours", "minutes")
    ),
    *(
        (
            word,
            "medicine",
            rf"{word} (?:[^.;:,]{{0,80}}? (?:from|between)|[^.;:,]{{0,40}}?\bof) {_DOSES_OF}(?=[^.;:]{{3,80}} by\b)",
        )
        for word in ("separate", "space", "stagger")
    ),
    *(
        (
            word,
            "medicine",
            rf"{word} (?:(?:for|an interval of|at least|about) )*{_HOURS} (?:hours?|minutes) between {_DOSES_OF}",
        )
        for word in ("wait", "allow", "leave")
    ),
)
