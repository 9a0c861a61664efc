"""Where a sentence says what a medicine is for: the words that open such a list, and where the list ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.indications.cues import CUE, GOVERNS, TO_WHOM
from dispensatory.extract.indications.denials import is_denied, is_skipped, opened_at, said_until
from dispensatory.extract.indications.verbs import HEALING, NAMING, PURPOSES, noun_of
from dispensatory.extract.text.sought import Opened

_WHO = (
    r"(?:adults?|patients|children|people|individuals|combination|both|women|men|some|certain"
    r"|those|pediatric|adolescents|infants|specific|conjunction|situations|adult|postmenopausal|the (?:body|elderly"
    r"|eyes?|treatment|stomach|lungs|brain)|hospital\w*|various|many|\d|addition|pregnan\w+|older|younger|humans?"
    r"|high-risk|appropriate|animals|females?|males?|which|this|these|order|its|who)\b"
)
# After a semicolon, what is no further item of a list ("gout; migraine").
_CLAUSE = r"(?:it|is|are|this|they|these|may|can|use|do|take|see|not|however|works?|should|must)"
_NO_ITEM = rf"(?! (?:(?!{_CLAUSE}\b)[\w'()-]+,?(?:[;.]|\Z| )){{1,7}}(?:(?<=[;.])|\Z))"
_STOP = re.compile(
    rf"(?<!\b[a-z])(?:\.|;{_NO_ITEM})(?:\s|\Z)|:(?:\s|\Z)"
    rf"|\b(?:by (?!mouth)|along with|(?:commonly |also |often )?(?:known as|called"
    rf"|referred to)|(?:caused|triggered|characteri[sz]ed|complicated|produced|induced"
    rf"|followed) by|(?<!deficiencies )in {_WHO}|in (?:[\w-]+ ){{1,2}}(?:patients|adults|children|individuals"
    rf"|people|women|men)\b|when"
    rf"|which|who|whose|(?<!such as )(?<!particularly )(?<!especially )that"
    rf"|(?<!hospitalization )(?<!hospitalizations )due to|(?<!such )as (?:an?|part"
    rf"|well as part|directed|it)|because|where|if|through|presenting|(?<=therapy )to|but|although|though"
    rf"|(?<!the )resulting|after(?! (?:a "
    rf"|certain |surg|transplantation))|(?<=after transplantation)"
    rf"|(?<=surgery )for|(?<=procedure )for|(?<=procedures )for|often|is|are|was|were|can|may|should|it|making"
    rf"|while|up to"
    rf"|(?:particularly|especially) (?:in|when|for|those(?! (?:related to|involving|affecting|of|in|caus\w+)\b))"
    rf"|before|(?<!recovery )(?<!recovering )from|so|(?<!such as )during(?! (?:surg|lab|childbirth|procedur"
    rf"|menstr|sleep|chemo|pregn|dental|diagnos|menopaus))"
    rf"|unless|thereby|leading|allowing|offering|providing|with (?:a |an |other |minimal|or without)|without|usually"
    rf"|typically|has|have|this|(?<!deficiencies in )(?<!one or more of )these|they|its|for (?:adults|children"
    rf"|patients|short|long|people|individuals)"
    rf"|to (?:be|ensure|help|achieve|make)|using|via|rather|beyond|under|again|either|alongside|together|among|across"
    rf"|at|until|helping|working|suggesting|relying|depending|based on|include|involve|must|will|would|might|could"
    rf"|vary|varies|depends?|carrying|not"
    rf"|whether|regardless|once|susceptible(?! (?:bacteria|organisms|strains|pathogens|fungi)\b)|(?<!-)responsive|prior"
    rf"|(?<!pain )(?<!infection )(?<!infections )(?<!bleeding )(?<!vomiting )(?<!\bthe )following"
    rf"(?! (?:[\w-]+ ){{0,2}}(?:surg"
    rf"|operation|transplant)))\b"
)
_BREAKS = Opened(
    r"\b(?:by|meaning|which|because|works? (?:by|as)|thereby|so that|where|allowing|while|means|cause[sd]?|causing"
    r"|leading"
    r"|characterized|making|contribut\w+|essential)\b|[;.]\s"
)
_BEFORE_BASE = re.compile(
    r"(?:\b(?:to|help|helps|can|may|might|could)|\bhelp(?:s|ing)? (?:people|adults|smokers|patients|individuals)"
    r"|,)(?: (?:\w+ly|help|also|further|either|both|then|sometimes))*,? \Z"
)
_BEFORE_ING = re.compile(
    r"(?:\b(?:for|in|of|at|when|while|with|includes?|including|involves?|involve|as|help|helps|also|is|are|was"
    r"|were|included"
    r"|involved|towards?|approach(?:es)? to)|[,:]|\A)"
    r"(?: (?:\w+ly|also|both|either|thus|thereby|the|and))* ?\Z"
)
_AND = re.compile(r"(?:\b(?:and|or|and/or|nor)|,)(?: (?:\w+ly|to|also|help|helps))* \Z")
_BEFORE_THIRD = re.compile(r"(?:\A|\balso)(?: \w+ly)? ?\Z")
_EASING = frozenset(
    "relieve alleviate ease soothe lessen mitigate address control reduce lower decrease minimize improve "
    "promote".split()
)
_EASED = re.compile(
    r",? (?:and )?(?:improving|reducing|relieving|alleviating|lessening|easing|decreasing"
    r"|minimizing)\b"
)
_BOTH_KINDS = frozenset(
    "lower dry clear slow numb thin aid aids target support control stop increase supplement".split()
)
_PURPOSE = re.compile(
    r"\b(?:used|indicated|employed|prescribed|designed|intended|utili[sz]ed|administered|given|applied|marketed"
    r"|(?:useful|helpful|beneficial)(?= (?:in|for|to|as|when|at)\b)|uses?|purposes?"
    r"|applications?|indications?|ability|aim(?:s|ed)?|goals?)\b(?: {1,40}[\w'-]+){0,8}? {0,40}\Z"
)
_PLAYS = re.compile(r"\bplays? (?:an? |\w+ ){0,3}\Z")
_IN_CARE = re.compile(
    r"(?: [\w-]+){0,4}? (?:treat|manag|prevent|reliev|relief|control|therap|reduc|diagnos|care\b|prophyla|heal(?!th)"
    r"|surg|eradicat|(?:pre-?)?an(?:a)?esthesia)"
)
_TREATMENT = re.compile(r"(?:treatment|management|relief)\b")
_PREVENTION = re.compile(r"prevent\w*\b|prophylaxis\b")
_TREATS = re.compile(
    r"\b(?:treat\w*|manag\w+|control\w*|relie\w+|address\w*|correct\w*|alleviat\w+)(?: of)?(?:,? (?:and|or|and/or))? \Z"
)
_BRACKET = re.compile(r"\([^()]*\)")
_GENERIC_END = re.compile(
    r"(?:conditions|vitamins|nutrients|minerals|diseases|infections|purposes|disorders|uses|symptoms|cancers"
    r"|illnesses|problems|issues|concerns"
    r"|types"
    r"|including|such as|like|following|situations)(?: (?:simultaneously|at once|together|at the same time))?\Z"
)
# "Gout in adults and juvenile arthritis in children", "gout, which hurts, and asthma": a list goes on after
# what it tells of one of its items.
_GOES_ON = re.compile(
    r"in (?:[\w-]+ ){0,2}(?:adults?|patients|children|individuals|people|women|men)(?:,? (?:such as|including"
    r"|like)|:) (?!those\b)|caused by (?:an? |the )?(?=(?:[\w-]+ ){0,2}deficienc)|"
    r"(?:which|where|when) [^,.;:()]{3,90}, (?:and|as well as) "
    r"|(?:that|which|where|when)(?:(?! not\b|n't | caus| lead| result| produc| other | respon| complicated| tak"
    r"| receiv| treat| symptoms| manifest| encompass| aris| stem| occur| reduc)[^,.;:()]){3,80},"
    r" (?:such as|including|like) "
    r"|(?<=conditions )(?:that|which) (?:can |may )?cause [^,.;:()]{3,60}, (?:such as|including|like) "
    r"|(?<=\ba condition )(?:known as|called) |who also (?:have|suffer from|has|experience) "
    r"|in (?:[\w-]+ ){0,2}(?:adults?|patients"
    r"|children|individuals|people|women|men|infants|adolescents)"
    r"(?: (?:aged )?\d+ (?:years )?(?:of age )?(?:and|or) (?:older|over|above|up))?(?:,?(?: and| as well as)"
    r"|,) (?!in\b|to\b|for\b"
    r"|(?:(?!in )[\w-]+ ){0,2}(?:adults?|patients|children|individuals|people|women|men|infants|adolescents|those)\b)"
)
# A treatment that people have already: "in those who receive opioid therapy for cancer pain".
# ... or another one's: "zidovudine, a medication used to treat HIV".
_OTHERS = re.compile(r", an? (?:\w+ ){0,2}(?:medication|drug|medicine|antibiotic) (?:that is |often |commonly )*")
_HAD = re.compile(r"\b(?:receiving|already on|undergoing|taking|stable on)(?: (?!to\b)[\w-]+){0,4} \Z")
# "Reduces pain, particularly in conditions such as": where an effect is made use of.
_MOSTLY_IN = re.compile(r"\b(?:particularly|primarily|mainly|especially|often|effective|helpful|useful) in (?:\w+ )?\Z")
_GROUPS = ("conditions", "disorders", "diseases", "illnesses")
# ... "resulting from diseases like", which are other ones.
_ORIGIN = re.compile(r"\b(?:from|by|to|caus\w+|lead\w*|after|following|with) (?:[\w-]+ ){0,2}\Z")
# What stands under a label as its own purpose: "**After a stent:** To prevent blood clots."
_PURPOSE_AT_HEAD = re.compile(
    r"\W*(?:it is |it's )?(?:used )?to (?:help )?(?:prevent|(?:reduce|lower|decrease)(?: the (?:risk|likelihood|chance"
    r"|incidence) of)?)\Z"
)
_RISK_OF = re.compile(r" the (?:risk|likelihood|chance) of\b")
# "Pain after injuries like sprains", each of which is a use under whatever label.
_INJURIES = re.compile(r"(?:after|following|from|due to|caused by) (?:[\w-]+ ){0,2}(?:injuries|trauma)\b")
_PAINS = "from "  # opens a list of pains in whatever frame
# "Effective against the parasite that causes malaria"
_AGAINST = re.compile(r"against|targets?|kills?|combats?|eliminat|fights?")
_GERM = re.compile(
    r"\b(?:bacteri(?:a|um)|fung(?:i|us)|parasites?|worms?|mites?|organisms?|dermatophytes|protozoa\w*|amoebas?|yeasts?"
    r"|virus(?:es)?),? \Z"
)
_CAUSING = re.compile(
    r"(?:that|which) (?:(?:can|may|commonly|often|most) )*(?:causes?|(?:is|are) responsible for)"
    r" (?:conditions (?:such as|like) )?"
)
_OR = re.compile(r"[^.;,:]* (?:or|nor) \Z")
_NEAR = 60  # characters before a cue that tell how it stands


class Stretch(msgspec.Struct, frozen=True):
    """The span of a list of uses in a plain line.

    `loose`: what stands there is a use by whatever name. `noun`: of a purpose ("improvement") where the words name
    no ailment. `prevents`: what stands there is prevented and not treated. `aside`: no word for a use governs it, as
    in "it reduces swelling".
    """

    start: int
    end: int
    loose: bool = False
    noun: str = ""
    prevents: bool = False
    aside: bool = False


def stretches(words: str, *, defined: bool = False, gathered: bool = False) -> Iterator[Stretch]:
    """The lists of uses in a sentence; a denied one, and one of a mechanism, is none.

    `defined`: the sentence explains the condition that its label names, so that "diseases like" opens no list in it,
    unless that is a `gathered` one ("autoimmune diseases").
    """
    flat = _BRACKET.sub(lambda found: " " * len(found[0]), words) if "(" in words else words
    cues = _cues(flat, defined=defined, gathered=gathered)
    said, opened = said_until(words), opened_at(words)
    if not cues or is_skipped(words, opened, said):
        return
    denied = len(words)  # where the last list that was denied starts
    for index, (start, stretch) in enumerate(cues):
        if start < opened:
            continue
        if start >= said and is_skipped(words, said, len(words)):
            return
        following = cues[index + 1][0] if index + 1 < len(cues) else len(words)
        end = min(_end(words, stretch.start), max(following, stretch.start))
        if stretch.start < said:
            end = min(end, said)
        if defined and (eased := _EASED.search(words, stretch.start, end)):
            end = eased.start()
        if is_denied(flat, start, end, said) or _OR.match(flat, denied, start):
            denied = stretch.start
        elif end > stretch.start:
            for low, high in _parts(words, stretch.start, end):
                yield Stretch(low, high, stretch.loose, stretch.noun, stretch.prevents, stretch.aside)
            if (
                (caused := _CAUSING.match(words, end))
                and _AGAINST.search(flat, start, stretch.start)
                and _GERM.search(words, stretch.start, end)
            ):
                end = _end(words, caused.end())
                yield Stretch(caused.end(), end)
            while people := _GOES_ON.match(words, end):
                end = _end(words, people.end())
                yield Stretch(people.end(), end, prevents=stretch.prevents)


def _parts(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A list and what stands before its colon: "two conditions: asthma and gout"."""
    colon = words.find(": ", start, end)
    if colon >= 0 and words.find("deficienc", start, colon) >= 0:  # "deficiencies in three minerals: zinc, ..."
        yield start, end
        return
    if colon >= 0:
        yield start, colon
    yield (colon + 1 if colon >= 0 else start), end


def _cues(flat: str, *, defined: bool, gathered: bool) -> list[tuple[int, Stretch]]:
    """Where a list may open: the start of the cue, and the stretch from its end on."""
    governing = [found.end() for found in GOVERNS.finditer(flat)]
    out: list[tuple[int, Stretch]] = []
    position = 0
    for cue in CUE.each(flat):
        if cue.start() < position:
            continue
        position = max(cue.end(), cue.start() + 1)
        before = [end for end in governing if end <= cue.start()]
        governed = bool(before) and not _BREAKS.search(flat, before[-1], cue.start())
        within = bool(
            cue["kind"]
            and not f"{cue['kind']} ".startswith(_PAINS)
            and out
            and _end(flat, out[-1][1].start) > cue.start()
        )
        stretch = None if within else _stretch(cue, flat, out, governed=governed, defined=defined, gathered=gathered)
        if stretch:
            out.append((cue.start(), stretch))
        elif cue["verb"] is None:
            position = cue.start() + 1
    return out


def _stretch(
    cue: re.Match[str], flat: str, cues: list[tuple[int, Stretch]], *, governed: bool, defined: bool, gathered: bool
) -> Stretch | None:
    start = whom.end() if (whom := TO_WHOM.match(flat, cue.end())) else cue.end()
    prevents = bool(cue["guard"] or _PREVENTION.match(cue[0])) and not _TREATS.search(
        flat, max(0, cue.start() - _NEAR), cue.start()
    )
    if form := cue["verb"]:
        if form in _BOTH_KINDS and flat.startswith(",", cue.end()):  # "dry, rough skin"
            return None
        if not _fits(form, flat[max(0, cue.start() - _NEAR) : cue.start()], governed=governed, joined=bool(cues)):
            return None
        purpose = governed and bool(_PURPOSE.search(flat, max(0, cue.start() - _NEAR), cue.start()))
        if defined and not _PURPOSE_AT_HEAD.match(flat, 0, cue.end()):
            eased = (HEALING.get(form) or PURPOSES[form]) in _EASING and not (
                purpose and _RISK_OF.match(flat, cue.end())
            )
            if eased or _OTHERS.search(flat, max(0, cue.start() - _NEAR), cue.start()):
                return None
            if prevents and not purpose:
                return None  # what a condition leads to
        loose = HEALING.get(form) in NAMING and governed and (purpose or not prevents)
        return Stretch(start, 0, loose, noun_of(form) if purpose else "", prevents, aside=not governed)
    before = flat[max(0, cue.start() - _NEAR) : cue.start()]
    if (
        (cue["noun"] and _HAD.search(before))
        or (cue["too"] and not governed)
        or (cue["kind"] and not _gathers(cue["kind"], before, governed=governed, defined=defined, gathered=gathered))
        or (defined and cue[0].startswith("relief"))
        or (cue["uses"] and _plays_a_part(cue[0], before, flat[cue.end() : cue.end() + _NEAR]))
    ):
        return None
    loose = bool(cue["open"] or (whom and whom["felt"]) or (governed and _TREATMENT.match(cue[0])))
    return Stretch(start, 0, loose=loose, prevents=prevents, aside=bool(cue["noun"]) and not governed)


def _plays_a_part(cue: str, before: str, after: str) -> bool:
    """Whether a role is one in the body: "it plays a vital role in nerve function"."""
    return cue.startswith("role") and bool(_PLAYS.search(before)) and not _IN_CARE.match(after)


def _gathers(kind: str, before: str, *, governed: bool, defined: bool, gathered: bool) -> bool:
    """Whether "conditions such as" opens uses and not, say, what causes the condition of a label."""
    if _INJURIES.match(kind) or f"{kind} ".startswith(_PAINS):
        return True
    if gathered and kind.startswith(_GROUPS) and not _ORIGIN.search(before):
        return True
    if defined:
        return kind.startswith("infections")
    return governed or bool(_MOSTLY_IN.search(before))


def _fits(form: str, before: str, *, governed: bool, joined: bool) -> bool:
    """Whether a verb's form stands where it can say what the medicine does for the patient."""
    verb = HEALING.get(form) or PURPOSES[form]
    joined = joined and bool(_AND.search(before)) and form not in _BOTH_KINDS
    if form == verb:
        return joined or bool(_BEFORE_BASE.search(before))
    if form.endswith("ing"):
        return (joined or bool(_BEFORE_ING.search(before))) and (governed or form in HEALING)
    return joined or bool(_BEFORE_THIRD.search(before)) or form in HEALING


def _end(words: str, start: int) -> int:
    """Where the list that starts at `start` stops; what stands in brackets does not stop it."""
    for stop in _STOP.finditer(words, start):
        if stop[0].startswith(":") and (
            not words[start : stop.start()].strip() or _GENERIC_END.search(words, start, stop.start())
        ):
            continue
        if words.count("(", start, stop.start()) <= words.count(")", start, stop.start()):
            return stop.start()
    return len(words)
