"""The words that introduce another medicine, or what else is combined with this one."""

from __future__ import annotations

from typing import Literal

from dispensatory.extract.statements.openers_taken import PILL

# "Patients with concurrent anaemia" have it as well; what others take concurrently is a medicine.
_NO_PATIENT = "".join(f"(?<!{who} with )" for who in ("patients", "people", "those", "individuals"))
_TOGETHER = (
    r"(?:use|used|using|administration|therapy|treatment|taken|taking|ingestion|intake|consumption"
    r"|administered|given|combination)"
)
_OR_TAKEN = (
    r"(?:(?:or|and) (?:who )?(?:have |has |having )?(?:recently |previously )?"
    r"(?:taken|used|received|stopped|discontinued) )?"
)
_OWN_TAKING = (
    r"(?!it\b|this\b|these\b|the (?:medic|drug|prescri|next|missed|recommended)|your\b|them\b|any new"
    r"|a (?:dose|missed)|too|more|with\b"
    r"|as\b|for\b|in\b|on\b|at\b|before|after)"
)
# As the rows of `OPENERS`.
MEDICINES: tuple[tuple[str, Literal["medicine"], str], ...] = (
    ("interact", "medicine", r"interact\w*(?: \w+){0,2}? (?:with|between|include|including|involving)\b"),
    *(
        (
            word,
            "medicine",
            rf"{word}\w*(?:,? (?:or|and) \w+)?(?: {_TOGETHER})?(?: (?:of|with))+\b(?: it with\b| (?:this"
            r"|the) (?:medication|medicine|drug|combination) with\b)?",
        )
        for word in (
            "concurrent",
            "concomitant",
            "simultaneous",
            "combined",
            "combination",
            "coadminist",
            "co-administ",
            "together",
            "mixing",
            "mixed",
            "combining",
            "coadministration",
        )
    ),
    *(
        (
            word,
            "medicine",
            rf"(?<!without )(?:{_NO_PATIENT}{word}|{word}(?=(?:ly)? (?:[\w-]+ )?{_TOGETHER}\b))(?:ly)?"
            r" (?:taking|using|use|receiving)?(?=\w| \w)",
        )
        for word in ("concurrent", "concomitant")
    ),
    (
        "taking",
        "medicine",
        r"taking (?:(?!should|must|may|can|need|is\b|are\b)\w+ ){0,4}?"
        r"(?:with|alongside|together with|along with) (?!food|meals?\b|or without|water\b(?! (?:tablets?|pills?))"
        r"|a |the |it\b|this\b)",
    ),
    ("taking", "medicine", rf"taking {_OR_TAKEN}{_OWN_TAKING}"),
    *(
        (
            f"{who} on ",
            "medicine",
            rf"{who} on (?=[\w-])(?!a |an |the |your|their|dialysis|hemodialysis|how|this|it |board|average|standby"
            r"|renal|kidney|continuous renal|peritoneal|mechanical|oxygen"
            r"|[\w-]+ diets?\b)",
        )
        for who in ("those", "patients", "people", "individuals", "are")
    ),
    # "Patients with asthma or on beta-blockers"
    (
        "or on ",
        "medicine",
        r"or on (?=[\w-])(?!an? |the |your|their|this|it |dialysis|h(?:a)?emodialysis|demand|alternate|how"
        r"|renal|kidney|continuous renal|peritoneal|mechanical|oxygen|[\w-]+ diets?\b)",
    ),
    ("more", "medicine", r"more than one (?=(?:topical|ophthalmic|eye|inhaled|nasal)\b)"),
    (
        "receiving",
        "medicine",
        rf"receiving {_OR_TAKEN}{_OWN_TAKING}(?!(?:\w+ )?(?:dialysis|h(?:a)?emodialysis|(?:renal|kidney) replacement))",
    ),
    ("using", "medicine", rf"using {_OR_TAKEN}{_OWN_TAKING}"),
    *(
        (
            f"{word} by",
            "medicine",
            rf"{word} by (?!up|about|approximately|\d|mouth|taking|the|this|your|its|a |an |how)",
        )
        for word in (
            *("increased", "enhanced", "reduced", "decreased", "potentiated", "altered", "affected", "lessened"),
            *("amplified", "intensified", "strengthened", "heightened", "accentuated", "attenuated", "counteracted"),
            *("influenced", "modified", "impaired", "boosted", "elevated", "neutralized", "compromised", "negated"),
            *("antagonized", "diminished", "inhibited", "lowered", "raised", "prolonged", "blocked", "weakened"),
        )
    ),
    (
        "interfer",
        "medicine",
        r"interfer\w* with (?:the results of |results of )?"
        r"(?!the|this|your|its|how|blood|[\w-]+ (?:absorption|metabolism))",
    ),
    ("change", "medicine", r"changes? in (?:the amount of |your |dietary )?(?=[\w -]{3,40} (?:intake|consumption)\b)"),
    ("contraindicat", "medicine", r"contraindicat\w+ with\b"),
    ("avoided", "medicine", r"avoided (?:in combination )?with\b"),
    (
        "within",
        "medicine",
        r"within (?:about |the )?(?:[\w-]+ ){1,3}?(?:days|weeks|hours|minutes) (?:of|before|after) "
        r"(?:(?:stopping|discontinuing|taking|using|receiving|undergoing|having) )?(?!last|the last|age|birth|onset)"
        r"(?=\w)",
    ),
    ("treated", "medicine", r"treated with\b"),
    (
        "use",
        "medicine",
        r"(?<!frequent )(?<!prolonged )(?<!long-term )(?<!regular )"
        r"used? (?:it |together )?(?:with|alongside|of) (?!caution|care\b|extreme|the utmost|this|food|a |the same)",
    ),
    (
        "taken",
        "medicine",
        r"taken (?:\w+ )?(?:with|alongside|concurrently with) (?!food|meals?\b|or without"
        rf"|water\b(?! (?:tablets?|pills?))|a |caution|the (?!{PILL}))",
    ),
    (
        "take",
        "medicine",
        r"take (?:it |this (?:\w+ )?)?(?:together )?(?:with|alongside) (?!food|meals?\b|or without"
        rf"|water\b(?! (?:tablets?|pills?))|a |the (?!{PILL})|plenty|milk)",
    ),
    ("given", "medicine", r"given (?:\w+ )?with (?!food|caution)"),
    (
        "recently",
        "medicine",
        r"recently (?:used|taken|received|stopped (?:taking|using)) (?!it|this|the |a (?:dose|course))",
    ),
    (
        "combining",
        "medicine",
        r"combining (?!alcohol)(?:(?!this|it\b)[\w-]+ ){1,3}?with (?!this|these|it\b|the |your|them)",
    ),
    ("combine", "medicine", r"combined? (?:\w+ ){0,3}?with\b"),
    ("alongside", "medicine", r"alongside\b"),
    (
        "avoid",
        "medicine",
        r"avoid(?:ing)? (?:the )?(?:(?:concurrent |concomitant |simultaneous )?use of |taking |using "
        r"|combining |consuming |consumption of |drinking |eating )?(?:it |this (?:medication"
        r"|medicine) )?(?:with )?(?=\w)",
    ),
    ("clear of", "medicine", r"clear of (?=\w)"),
    ("food", "medicine", r"foods? (?:and (?:drinks|beverages) )?to avoid (?:include|are):?"),
    ("effect", "medicine", r"(?<!side )(?<!adverse )effects? (?:and \w+ )?(?:of|on) (?!this|the (?:drug|medic))"),
    ("effectiveness", "medicine", r"effectiveness of (?!this|the (?:drug|medic))"),
    ("efficacy", "medicine", r"(?<!safety and )(?<!safety or )efficacy of (?!this|the (?:drug|medic))"),
    ("level", "medicine", r"levels? of (?!this|the (?:drug|medic))"),
    ("absorption", "medicine", r"absorption of (?!this|the (?:drug|medic))"),
    ("metabolism", "medicine", r"metabolism of (?!this|the (?:drug|medic))"),
    ("concentration", "medicine", r"concentrations? of (?!this|the (?:drug|medic))"),
    ("toxicity", "medicine", r"toxicity of (?!this|the (?:drug|medic))"),
    ("action", "medicine", r"actions? of (?!this|the (?:drug|medic))"),
)
