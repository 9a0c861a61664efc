"""The words that introduce what else a person takes, what is kept apart from the medicine, and what adds to it."""

from __future__ import annotations

from typing import Literal

_NOT_IT = (
    r"(?!(?:it|this|these|them|any|your|the|too|more|less|extra|part|place|care|longer|as|for|in|at|by|with|up)\b"
    r"|(?:one|two|three|\d+|half|double|higher|larger|missed)\b|(?:\w+ ){1,2}doses?\b"
    r"|an? (?:break|lot|few|nap|large|small|test)\b)"
)
_HOURS = r"(?:\d+|an|one|two|three|four|six|several|a few|half an?)(?:(?: to |-| ?- ?)(?:\d+|two|three|four|six))?"
_APART = rf"(?:before (?:or|and|or at least) )(?:(?:at least )?{_HOURS} (?:hours?|minutes) )?after"
_DOSES_OF = r"(?:(?:the |its |their )?(?:doses?|intake|use|administration|application|taking|using|applying) (?:of )?)?"

# As the rows of `OPENERS`.
TAKEN: tuple[tuple[str, Literal["medicine"], str], ...] = (
    # "all medicines you are taking, especially blood thinners": those that are named
    *(
        (word, "medicine", rf"{word},? \(?(?:especially|particularly|notably|such as|like|including|e\.g\.,?) ")
        for word in ("taking", "using", "take", "use")
    ),
    *(
        (
            word,
            "medicine",
            rf"(?:(?<=if you )|(?<=if you also )|(?<=if you regularly )|(?<=if you currently )|(?<=people who )"
            rf"|(?<=patients who )|(?<=anyone who )|(?<=those who )|(?<=individuals who )|(?<=you also )"
            rf"|(?<=patients who also )){word} {_NOT_IT}",
        )
        for word in ("take", "use")
    ),
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
        (word, "medicine", rf"{word} (?:{_APART}|apart from) (?:(?:taking|using|any|applying) )?{_NOT_IT}")
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
