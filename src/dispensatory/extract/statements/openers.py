"""The words that introduce a list of conditions, allergies or other medicines."""

from __future__ import annotations

from typing import Literal

from dispensatory.extract.statements.openers_medicines import MEDICINES
from dispensatory.extract.statements.openers_taken import TAKEN

Mode = Literal["condition", "allergy", "medicine", "open", "examples"]

_HAVING = (
    r"(?:with|who (?:(?:have |has |had )?(?:previously |recently |ever )?(?:experienced|developed|undergone)"
    r"|(?:have|has) (?:just |recently |previously |ever )?had"
    r"|have|has|had"
    r"|suffer from|are suffering from|are diagnosed with|currently have)"
    r"|who are (?:(?:severely|already|also|currently|chronically) )?(?=(?:immuno(?:compromised|suppressed)|dehydrated"
    r"|obese|diabetic|hypertensive|hypotensive|hypovolemic|debilitated|malnourished|critically ill|asthmatic"
    r"|smokers)\b)"
    r"|who are (?:known to be )?(?=(?:poor|slow|rapid|ultra-?rapid) (?:\w+ )?metaboli[sz]ers)"
    r"|identified as (?=(?:\w+ )?(?:poor|slow|rapid|ultra-?rapid) (?:\w+ )?metaboli[sz]ers)"
    r"|who are (?:already|currently) (?:experiencing|undergoing|on (?=(?:hemo|haemo|peritoneal )?dialysis))"
    r"|having|suffering(?: from)?|known to have|affected by|(?:co-?)?infected with|experiencing|predisposed to|prone to"
    r"|(?:(?<=those )|(?<=patients ))susceptible to|diagnosed with|recovering from"
    r"|at (?=(?:\w+ )?risk (?:of|for) )"
    r"|(?:(?:recently|currently) )?undergoing(?:,? or (?:recently )?(?:complet(?:ing|ed)|receiving|having))?"
    r"|on (?=(?:(?:maintenance|chronic|continuous|ambulatory|intermittent|peritoneal|regular) ){0,3}(?:hemo"
    r"|haemo)?dialysis"
    r"|(?:continuous )?(?:renal|kidney) replacement)"
    r"|in (?=(?:an? )?(?:(?:severe|cardiogenic|diabetic|acute) )?(?:shock|coma|labou?r|status|crisis)\b))"
)
# Between those who have something and what they have: "patients currently undergoing", but not "are at risk of".
_BETWEEN = r"(?: (?!treated|taking|using|receiving|(?<!who )(?:is|are|was|were|should|may|can|must)\b)\w+)"
_HAVE = (
    r"(?:(?:currently |ever |also |already |previously )?(?:have|has|had)(?! (?:any )?(?:questions"
    r"|concerns|trouble remembering))"
    r"(?: (?:ever |recently |just |previously )?(?:had|experienced|undergone)| (?:ever )?been diagnosed with)?"
    r"|suffer(?:s|ed)?(?: from)?|(?:are|is) (?:suffering from|diagnosed with))"
)
# What medicines have, not those who take them: "those with anticholinergic properties"
_NO_PROPERTY = (
    r"(?! (?:(?:an?|the|some|similar|known) )?(?:[\w/-]+(?: (?:or|and))? ){0,3}(?:properties|effects|actions"
    r"|activity)\b)"
)
_EVER = r"(?:(?: ever| recently| just| previously)? (?:had|been diagnosed with))?"
_WHO = (
    r"(?:you|they|(?:your|the|a) (?:child|baby|infant)|he or she|a person|someone|the patient|patients|individuals"
    r"|people)"
)
_NO_RELATIVE = "".join(
    f"(?<!{word} {may})" for word in ("that", "which") for may in ("", "may ", "can ", "could ", "might ")
)
_USED = r"(?:used?|taken|take|given|give|administered|applied|appl(?:y|ying)|using)"
# Another medicine, so that it is not said of those who have something.
_WITH_ANOTHER = r"with(?! (?:care|caution|food|water|meals|an? empty))"
_STATES = (
    *("critically ill", "hemodynamically unstable", "hemodynamically compromised"),
    *"dialysis hemodialysis immunocompromised immunosuppressed debilitated diabetic asthmatic hypertensive".split(),
    *"epileptic obese malnourished dehydrated hypothyroid hypotensive".split(),
)
# What one is, where one might also have it: "if you are asthmatic", "if lactose intolerant"
_BEING = (
    r"(?=(?:(?:severely|already|also|currently|chronically|known to be|an?|heavy) )*"
    rf"(?:{'|'.join(_STATES)}|alcoholic|an(?:a)?emic|overweight|underweight|hypovol(?:a)?emic|smokers?"
    r"|[\w-]+[ -](?:intolerant|deficient|dependent|positive|na[iï]ve))\b)"
)
_IT = r"(?:(?:it|this (?:\w+ )?(?:medication|medicine|drug|product|combination))? ?)"


_REACTION = r"(?: [\w-]+)? reactions?"
_TO_A_THING = r" to (?!(?:the )?(?:treat|stress|heat|cold|light|sun))"
_SORE = (
    r"(?=(?:[\w-]+,? ){0,5}?(?:broken|open|damaged|irritated|inflamed|infected|cut|cuts|wounds?|wounded|burned|burnt"
    r"|sunburn\w*|raw|scraped)\b)"
)

# First word (or stem) of a frame, the mode it opens, and the frame from that word on. An empty pattern: the word alone.
OPENERS: tuple[tuple[str, Mode, str], ...] = (
    *(
        (word, "condition", rf"{word}\w*{_BETWEEN}{{0,2}}? {_HAVING}(?: either)?\b{_NO_PROPERTY}")
        for word in (
            "patient",
            "people",
            "person",
            "individual",
            "those",
            "anyone",
            "someone",
            "women",
            "men",
            "adult",
            "user",
            "infants",
            "children",
        )
    ),
    # "Those allergic to it, or who have asthma"
    (
        "who",
        "condition",
        rf"(?:(?<=, )|(?<=; )|(?<= or )|(?<= and ))(?=who ){_HAVING}\b"
        r"(?! (?:not\b|been|taken|used|received|recently|questions|concerns|trouble|difficulty))"
        r"(?! [\w ]{0,30}conditions? (?:that make|making))",
    ),
    ("if", "condition", rf"if {_WHO} {_HAVE}\b"),
    (
        "if",
        "condition",
        r"if (?:you|they)'ve (?:ever |previously |recently )?(?:had|been diagnosed with|suffered from)\b",
    ),
    ("while", "condition", rf"while {_WHO} {_HAVE}\b"),
    ("if", "condition", rf"if (?:{_WHO} (?:are|is|were|was) )?{_BEING}"),
    ("if", "condition", rf"if {_WHO} (?=smokes?\b)"),
    (
        "if",
        "condition",
        rf"if {_WHO} (?:are|is) (?:currently |about to be )?(?:having|undergoing|getting) "
        r"(?=(?:[\w/-]+ ){0,4}?(?:chemo|radio|immuno|photo)?(?:therap(?:y|ies)|treatments?|radiation|surgery"
        r"|an(?:a)?esthetics?|an(?:a)?esthesia|operations?|transplants?|transplantation|transfusions?)\b)",
    ),
    (
        "have",
        "condition",
        r"(?:(?<=, )|(?<= or )|(?<=, and ))have (?!been|not|taken|used|already|recently|stopped|questions"
        r"|any questions"
        r"|to\b|trouble|difficulty|impaired|contraind|insufficient)",
    ),
    ("when", "condition", rf"when {_WHO} {_HAVE}\b"),
    (
        "you",
        "condition",
        rf"you {_HAVE}\b(?= (?:a |any |an |ever )?(?:\w+ ){{0,3}}(?:history|disease|disorder|condition|problem"
        r"|allerg))",
    ),
    *(
        (word, "condition", rf"(?={word} (?:patients?|individuals|people|persons|women|men|adults)\b)")
        for word in _STATES
    ),
    *(
        (f"{word}s", "condition", rf"(?={word}s\b)")
        for word in "diabetic asthmatic epileptic alcoholic hypertensive smoker haemophiliac hemophiliac".split()
    ),
    ("smoke", "condition", r"(?<=who )(?=smoke\b)"),
    ("drink", "condition", r"(?<=who )(?=drink (?:heavily|too much)\b)"),
    ("inject", "condition", r"(?<=who )(?=inject drugs\b)"),
    ("without", "condition", r"(?=without an? (?:functioning |working )?spleen\b)"),
    *(
        (who, "condition", rf"{who} (?:(?:on|following) an? |on )(?=[\w-]+ diets?\b)")
        for who in ("patients", "people", "individuals", "those")
    ),
    ("elderly", "condition", rf"elderly(?: patients)?,? (?:and|or) (?=(?:{'|'.join(_STATES)}) )"),
    ("women", "condition", r"(?=women of (?:child-? ?bearing|reproductive) )"),
    *(
        (word, "condition", rf"{_NO_RELATIVE}{word}(?:s|es|e|(?<!rapidly {word})ing(?! of| or))?(?: or \w+)? (?=\w)")
        for word in ("worsen", "exacerbat", "aggravat")
    ),
    *(
        (
            word,
            "condition",
            rf"{word} (?:your|the|their|a) (?:\w+ ){{1,4}}?(?:about|of) (?:any|all)(?: of your)?(?: other)? "
            r"(?!(?:other )?(?:medic|drug|supplement|prescri|herbal|over|treatment|vitamin|product|side|change|symptom"
            r"|current))",
        )
        for word in ("inform", "tell")
    ),
    # Whom a test finds out before the first dose: "patients should be screened for tuberculosis before treatment"
    *(
        (
            word,
            "condition",
            rf"{word} for (?=[^.;]{{2,60}}? (?:before|prior to)\b)(?![^.;]{{2,60}}? not (?:necess|requir|need))",
        )
        for word in ("screened", "screening", "tested", "testing")
    ),
    ("young", "condition", r"(?=young(?:er)? adults\b)"),
    ("history", "condition", r"(?<!family )(?=history of )"),
    ("family", "condition", r"(?<!personal or )(?<!personal and )(?<!personal and/or )(?=family history of )"),
    ("personal", "condition", r"(?=personal (?:or|and|and/or) family history of )"),
    ("presence", "condition", r"(?<!potential )presence of (?!an? (?:iud|intrauterine))"),
    (
        "cases",
        "condition",
        r"(?<!except in )cases? of (?!a (?:missed|suspected )?(?:overdose|dose)|overdose|an? (?:overdose|emergency)"
        r"|missed)",
    ),
    ("known", "condition", r"known (?=(?:history|cases?) )"),
    (
        "contraindicat",
        "condition",
        r"contraindicat\w+ (?:(?!with\b)\w+ ){0,3}?(?:in|for|during|if (?:you|the patient) (?:have|has)"
        r"|includ(?:e|es|ed|ing)|are|is|were|was)\b(?: (?:any of )?the following(?: \w+)?(?=:))?:?|contraindications?:"
        r"|contraindications?(?:,| \(| ) ?(?:such as|like|including|e\.g\.,?)(?= )",
    ),
    ("reasons", "condition", r"reasons not to (?:take|use) (?:it|this \w+|[\w-]+) (?:are|include|may be)\b:?"),
    (
        "not",
        "condition",
        rf"not (?:be )?(?:\w+ )?(?:{_USED}|recommended|suitable|appropriate|advised|indicated|intended"
        rf"|effective|approved|injected|meant)(?: or \w+ed)?(?: \w+ing)?"
        rf" {_IT}(?:(?!due |orally |systemically |parenterally |intra)\w+ )?"
        r"(?:by|in|into|on|for|during(?! treatment| therapy)|to)\b"
        r"(?! (?:\w+ )?(?:long|short|use\b|more|prolonged|extended|drive|drink\b|stop|be\b|self-?))",
    ),
    (
        "not",
        "condition",
        r"not (?:(?:be )?used to treat|for (?:treating|the treatment of)|an? treatment for)\b"
        r"(?! (?:the |any |an )?(?:underlying|specific|particular|existing))",
    ),
    (
        "not",
        "condition",
        r"not (?:be )?(?:\w+ )?(?:recommended|suitable|indicated|intended|approved) for use (?:in|by|on)\b",
    ),
    ("not", "condition", rf"not {_USED} (?:(?!(?:are|{_WITH_ANOTHER})\b)\w+ ){{0,4}}?(?:in|on|if you have{_EVER})\b"),
    (
        "isn't",
        "condition",
        rf"isn't (?:\w+ly )?(?:{_USED}|recommended|suitable|appropriate|advised|indicated|intended|effective|meant)"
        rf" {_IT}(?:in|on|for|during)\b(?! (?:\w+ )?(?:long|short|use|more|prolonged|extended))",
    ),
    ("never", "condition", rf"never (?:be )?{_USED} {_IT}(?:by|in|on|for|to)\b"),
    (
        "cautio",
        "condition",
        r"cautio(?:n|us)\w* (?:(?:is|should|must) (?:be )?(?:\w+ )?(?:advised|exercised|recommended|needed"
        r"|required|necessary|used|warranted) )?(?:(?:in|for|on|with)\b(?! (?:\w+ )?(?:use|other medic))"
        r"|when (?:\w+ ){1,6}?(?:in|for|on)\b)",
    ),
    ("careful", "condition", r"carefully in\b"),
    (
        "care",
        "condition",
        r"care (?:(?:is|should|must) (?:be )?(?:\w+ly )?(?:taken|exercised|needed|required|advised|necessary) )"
        r"(?:in|for|with)\b(?! (?:\w+ )?(?:use|other medic))",
    ),
    *(
        (word, "condition", rf"{word} (?:in|for|during)\b(?! (?:overdose|large|high))")
        for word in ("dangerous", "hazardous")
    ),
    (
        "caution",
        "condition",
        r"(?<![a-z] )cautions?: ?(?![^.;]*\b(?:is|are|may|can|should|must|if|when|do|avoid|use|take|keep|not"
        r"|federal)\b)",
    ),
    ("sparing", "condition", r"sparingly (?:in|by)\b"),
    ("withheld", "condition", r"withheld (?:in|from)\b"),
    ("precluded", "condition", r"precluded (?:in|by)\b"),
    *((word, "condition", rf"{word} (?:in|for|by)\b") for word in ("forbidden", "prohibited")),
    # A stop right before "in", where a disease follows that is known as one: "never use zolmidol in porphyria"
    *(
        (word, "condition", rf"{word} (?:be )?(?:\w+ly )?{_USED} (?:in|for|during)\b")
        for word in ("shouldn't", "mustn't", "can't", "cannot")
    ),
    *(
        (word, "condition", rf"(?<!unable or ){word} (?:in|for|during)\b")
        for word in ("unsafe", "unsuitable", "inappropriate", "inadvisable", "discouraged")
    ),
    ("not", "condition", rf"not (?:safe|to be {_USED}) (?:in|for|during)\b"),
    ("never", "condition", r"never (?:use|take|give|prescribe) [\w-]+ (?:in|for|to|during)\b"),
    (
        "use",
        "condition",
        r"use (?:of [\w-]+ )?(?:in|for|on) (?!(?:more|longer|long|prolonged|extended|up)\b)"
        r"(?=[^.;:]{3,60} (?:is|are|should be|must be) (?:\w+ly )?(?:contraindicated|avoided"
        r"|not\b|discouraged|inappropriate|prohibited|forbidden))",
    ),
    (
        "avoid",
        "condition",
        rf"avoid(?:ed)? (?:(?:(?:its |the )?use )?(?:by|in|on|if you have{_EVER})\b|using (?:it "
        rf"|this \w+ )?on {_SORE})",
    ),
    (
        "appl",
        "condition",
        rf"(?<!limit )(?<!limit the )(?:re)?appl(?:y|ied|ying|ication) (?:(?!limited)\w+ ){{0,4}}?"
        rf"(?:to|on|over|onto) {_SORE}",
    ),
    ("contact", "condition", rf"contact with {_SORE}"),
    *(
        (word, "examples", rf"{word}\w*,? \(?(?:such as|like|including|e\.?g\.?,?)(?= )")
        for word in ("condition", "disease", "disorder", "problem", "illness", "complication")
    ),
    *((word, "condition", rf"(?={word} )") for word in ("pre-existing", "preexisting", "underlying")),
    ("existing", "condition", r"(?<=with )(?=existing )"),
    (
        "hypersensitiv",
        "allergy",
        r"hypersensitiv\w+(?: \([\w ,.]+\))?(?: reactions?)?(?: \([\w ,.]+\))? (?:to|with|towards?)\b",
    ),
    (
        "allerg",
        "allergy",
        r"(?:(?<=known )|(?<=an )|(?<=any )|(?<=with )|(?<=severe )|(?<=certain ))allerg(?:y|ies) or"
        r" (?:hyper)?sensitiv\w+ to\b|allerg(?:y|ies|ic(?:-type)?)(?: \([\w ,.]+\))?(?: reactions?"
        r"| response)?(?: \([\w ,.]+\))?"
        r" (?:to|with|towards?)\b",
    ),
    (
        "sensitive",
        "allergy",
        r"sensitive to (?!(?:the )?(?:sun|light|effects|uv|cold|heat|its|this|these|changes|any ))",
    ),
    (
        "allerg",
        "allergy",
        r"allerg(?:y|ies),? (?:especially|particularly|including|specifically|notably) (?:those )?to\b",
    ),
    ("anaphyla", "allergy", r"anaphyla\w+(?: (?:or|and) [\w-]+)?(?: reactions?)? to\b"),
    (
        "sensitiv",
        "allergy",
        r"sensitivit(?:y|ies) to (?!(?:the )?(?:sun|light|effects|uv|cold|heat|insulin|alcohol|sedat|this risk))",
    ),
    # "If you have ever reacted badly to penicillin", "have had a bad reaction to aspirin"
    ("reacted", "allergy", rf"(?<!not )reacted(?: \w+ly)?{_TO_A_THING}"),
    *(
        (
            word,
            "allergy",
            rf"(?:(?<=had a )|(?<=had an )|(?<=had any )|(?<=have )(?<!for patients who have )(?<!for those who have )"
            rf"|(?<=had )){word}{_REACTION}{_TO_A_THING}",
        )
        for word in ("bad", "serious", "severe", "adverse", "unusual", "unexpected", "previous")
    ),
    ("reaction", "allergy", rf"(?:(?<=had a )|(?<=had any ))reactions?{_TO_A_THING}"),
    *MEDICINES,
    *TAKEN,
)
