"""The words that open a list of what a medicine is for: "is used to treat", "indicated in adults with"."""

from __future__ import annotations

from dispensatory.extract.indications.verbs import HEALING, PURPOSES
from dispensatory.extract.text.sought import Opened, Sought

_NOUN = (
    r"(?:treatment|management|relief|prevention|prophylaxis|control|reduction|diagnosis|therapy"
    r"|eradication|correction|alleviation|pretreatment|immuni[sz]ation"
    r"|vaccination|protection|detection|remedy|antidote|adjunct|adjuvant|cure|adjunctive|prevent(?:ive"
    r"|ative) (?:measure|agent|option))"
)
_USED = (
    r"(?:used|indicated|prescribed|employed|given|useful|helpful|beneficial|included(?= in\b)|utili[sz]ed|recommended"
    r"|invaluable"
    r"|approved|promoted|applied|designed|intended|effective|administered|valuable|suitable|taken|formulated|licensed"
    r"|considered|marketed|works?|works effectively|reserved|sought|aim(?:s|ed)?|helps?|aids?(?! ?[.,;:)]"
    r"| (?:and|or|who|patients)\b|\Z)|assists?|efficacy"
    r"|authori[sz]ed|prescribes?|takes?|available|sold|injected|infused|inhaled|instilled|combined(?! with (?:an? )?"
    r"(?:healthy|diet|exercise)))"
)
_USES = (
    r"(?:uses?|applications?|indications?|purposes?|role|function|benefits?|goals?|usage|option"
    r"|choice|examples?|value|mainstay|aim|ability)"
)
_NOT_FOR = (
    r"(?! (?:its|their|the duration|up|more|oral|use|short(?!-term)|long(?!-term)|this|these|those who|at least"
    r"|several)\b)"
)
# Of whom a use is told: "adults with", "people who have".
_PEOPLE = (
    r"(?:the |both |an? )?(?:(?!in |for |of |among |and )[\w-]+ ){0,2}(?:adults?|patients?|children"
    r"|individuals?|people|person|those|women|men)(?: (?:and|or) (?:adults|children"
    r"|adolescents|women|(?:pa?ediatric"
    r"|adolescent) patients))?(?: \w+){0,2}(?: \d+ (?:years )?(?:of age )?(?:and|or) (?:older|over|above|up))?"
    r" +(?:who have(?= (?:an? )?[\w-]+(?<!\bnot)(?<!\bbeen)(?<!\bhad)(?<!ed)(?<!ly)(?<!\balready)(?<!\bnever)\b)"
    r"|with(?: or at (?:high |higher |increased )?risk (?:of|for)(?: developing)?)?"
    r"|(?P<felt>experiencing|suffering from|who suffer from|diagnosed with|living with|affected by)) "
)
_TO_PEOPLE = rf"(?= {_PEOPLE.replace('?P<felt>', '?:')})"
_VERBS = "|".join(sorted({*HEALING, *PURPOSES}, key=lambda form: (-len(form), form)))
# Words between "used" and "for", which do not cross another aim ("used to improve the sleep after surgery for ...").
_BETWEEN = r"not\b|by\b(?! mouth\b|inject|infus|inhal)|if\b|when\b|including\b|with caution\b|caution|and safety\b"
_SOFT = rf"(?: {{1,60}}(?!{_BETWEEN}|to (?:{_VERBS})\b)[\w'-]+,?){{0,6}}?"
_PLAIN = rf"(?: {{1,60}}(?!{_BETWEEN}|(?:for|against|in|{_VERBS})\b)[\w'-]+,?){{0,6}}?"
# "Used in hypertension", but not "in adults", "in eye drops for glaucoma" or "in the treatment of", which go on.
_IN_ILLNESS = (
    r"in(?! both [\w-]+ and [\w-]+ patients)"
    r"(?! (?:the )?(?:[\w-]+ )?(?:adults?|patients?|children|people|individuals|women|men|those|adolescents|infants"
    r"|neonates|combination|conjunction|addition|place|order|cases?(?! of)|instances(?! of)|situations|pregnan\w+"
    r"|breast-?feeding|lactation|treating|preventing|managing)\b)"
    r"(?!(?: [\w-]+){0,4} (?:preparations?|products?|formulations?|settings?|surgery to|procedures? to"
    r"|conditions (?:with|where|when|that|which|in which))\b)"
    rf"(?!(?: [\w'-]+){{1,5}} for\b)(?! (?:[\w-]+ ){{0,3}}{_NOUN}\b)"
)
CUE = Opened(
    r"\b(?:(?P<open>\A(?:conditions |infections |diseases |disorders |symptoms )?(?:such as|including|like"
    r"|includes)|\A(?:primarily |mainly |specifically )?focusing on|(?:uses|indications?|used for"
    r"|indicated for)(?=: ))\b"
    rf"|(?P<guard>(?:immuni[sz]|vaccinat)\w+(?: (?!by\b|against\b)[\w-]+){{1,8}} against\b"
    rf"|protect(?:s|ing|ion|ed)?(?: (?:you|them|people|infants|children|adults|individuals|babies"
    rf"|patients|women"
    rf"|the (?:body|skin|baby|child|mother|person|individual)|against|both|and|the|their|newborns?|young|older"
    rf"|unborn)){{0,4}}"
    rf" (?:against|from))\b"
    rf"|(?P<verb>{_VERBS})\b(?! (?:of|process)\b)(?: (?:up|down|off|against)\b)?"
    rf"|(?P<noun>{_NOUN}(?: (?:regimen|regimens|plan|option|agent|therapy|treatment|medication|drug))?"
    rf" (?:of|for|from|against|(?<=adjunct )(?:to|in)|(?<=antidote )(?:to|in)|in(?= (?:treating|preventing"
    rf"|managing))))\b"
    rf"|(?P<used>{_USED}{_PLAIN} +(?:(?:for|in|to|by|among){_TO_PEOPLE}|{_IN_ILLNESS})"
    rf"|{_USED},?{_SOFT} +(?:(?:for|against){_NOT_FOR}"
    rf"|(?<=applied )to(?! [\w ]{{1,40}} for\b)|(?<=applied directly )to(?! [\w ]{{1,40}} for\b)"
    rf"|in(?= (?:severe|acute|chronic|(?!patients|people|adults|children|combination"
    rf"|conjunction)[\w -]{{0,40}}(?:graphy|scopy|imaging|scans?)\b"
    rf"|(?:some |certain |specific |rare |select |selected |severe )?(?:cases?|instances) of"
    rf"|the (?:[\w-]+ ){{0,3}}(?:phases?|stages?) of"
    rf"|the treatment)))|help(?:s|ing)?{_TO_PEOPLE}|(?:is|are)(?: \w+ly)? for{_NOT_FOR}(?! (?:external|topical)\b)"
    rf"(?!(?: [\w-]+){{0,3}} conditions with\b)"
    rf"|(?<!other )(?<!another )(?:medicine|medication|drug|choice|option) for{_NOT_FOR}|active against"
    rf"|(?<!suggest )(?<!suggests )activity against"
    rf"|(?<=-)line(?: [\w-]+){{0,2}} (?:for|in)(?! (?:{_NOUN})\b)"
    rf"|because (?:you|they) (?:have|suffer from)|(?:when|in|for|with|while) dealing with"
    rf"|(?<!research )(?<!mechanism )(?<!studies )(?<!has )(?<!have )focus(?:es|ed) on(?! (?:the|its|their"
    rf"|these|this)\b)|helps? with(?! (?:the|this|that|its|your)\b))\b"
    rf"|(?P<uses>(?:{_USES} (?:for|of) (?:its use|(?:this )?[\w-]+)(?= (?:include|are|is)\b)|{_USES}{_SOFT}"
    rf"|(?:types|conditions|infections|disorders|symptoms|arrhythmias|cancers|diseases) (?:that )?(?:it|this \w+)"
    rf"(?: can|'s| is)?(?: commonly| often)? (?:treats?|address(?:es)?|targets?|helps?|(?:effective"
    rf"|used) (?:against|for|to treat))|(?:conditions|infections|(?:sub)?types|forms|cancers"
    rf"|disorders)(?: that are| it is| often| commonly)? treated(?: (?:with|by) \w+)?(?: (?:often|commonly|typically"
    rf"|usually|also|most commonly))?|(?:situations|conditions|cases"
    r"|circumstances|scenarios) (?:where|in which|for which) (?: {0,60}[\w'-]+){1,6}? {1,60}(?:used|prescribed|given"
    r"|considered|useful|helpful|beneficial|employed|effective|indicated|recommended))(?: (?:can|may|might|could))?"
    rf" (?:is|are|included?"
    rf"|includes|involves?"
    rf"|involved|extends? to|being|was|were|exists?|remains?|focus(?:es|ed)? on|in|for)"
    rf"(?: (?:also|primarily|mainly|typically|often))?(?: (?:in|for|as))?(?: the)?)\b"
    r"|(?P<too>in combination with (?:[\w-]+ ){1,3}for(?! (?:its|the|better|best|more)\b)|and for(?= (?:the )?(?:those"
    r"|patients|people|individuals|adults|children|men|women)(?: \w+)? with\b)|and for\b(?! (?:its|their|the|best"
    r"|better"
    r"|more|up|at|an?|short|long|use|how|each|those|patients|people|individuals|adults|children|men|women|\d+)\b))"
    rf"|(?P<case>in (?:some |certain |specific |rare |severe )?(?:case|instance)s? of)\b"
    r"|(?P<kinds>\Athese are (?:[\w-]+ ){0,3}(?:conditions|disorders|infections|diseases)(?: (?:that|which|affecting"
    r"|of)"
    r" [^.;:(,]{3,70},)?,? (?:such as|including|like))\b"
    rf"|(?P<these>(?:these|this|which)(?: (?:\w+ ){{0,2}})?(?:includes?|included|encompass(?:es)?)"
    rf"|encompass(?:es|ing)(?! (?:an? |various|several|both|symptoms|many|all|these)))\b"
    rf"(?! (?:[\w-]+ )?(?:individuals|patients|people|those|adults|women|men) (?:who (?:have|had)"
    rf"|with) (?:an? )?(?:history"
    rf"|previous|prior|multiple|risk)\b)(?! (?:a|an"
    rf"|the) (?:\w+ )?"
    rf"(?:dose|drug|medication))"
    rf"|(?P<kind>(?:infections that (?:\w+ ){{1,5}}?\w+|conditions|infections|situations|diseases|disorders"
    rf"|illnesses|uses|cases|problems|cancers"
    rf"|pain|(?<=pain )from (?:[\w-]+ ){{0,2}}(?:sources|causes|conditions|injuries)"
    rf"|symptoms|purposes)(?: \w+)?,? ?(?:such as|like|including|includes?|:)"
    rf"|(?:after|following|(?<!stemming )from|due to|caused by) (?:[\w-]+ ){{0,2}}(?:injuries"
    rf"|trauma),? (?:such as|like|including)"
    rf"|(?<=in )conditions involving|(?:(?<=pain )|(?<=inflammation )|(?<=swelling )|(?<=discomfort ))from"
    rf"(?! (?:the|returning|coming|getting|becoming|worsening|occurring|spreading)\b))(?: |\Z))"
)
GOVERNS = Opened(rf"\b(?:{_USED}|{_USES}|involves?|includes?|acts as an?)\b")
TO_WHOM = Sought(
    r" ?(?:(?:attacks|episodes|flares|flare-ups|remission|relapses?|recurrences?|exacerbations) in )?"
    rf"(?:{_PEOPLE}"
    r"|(?:the )?(?:[\w-]+ ){0,3}(?:phases?|stages?) of "
    r"|(?:the )?(?:signs and )?symptoms (?:of|associated with|related to|caused by) (?:the )?"
    r"|(?:the )?(?:frequency|severity|number|duration|intensity|risk|incidence)(?:,? (?:and|or) (?:the )?(?:frequency"
    r"|severity|number|duration|intensity))? of )"
)
