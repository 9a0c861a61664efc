"""The words by which a page says how strongly it means it, each read with what negates or softens it."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from dispensatory.extract.stems import Stems
from dispensatory.facts import Verdict


class Cue(msgspec.Struct, frozen=True):
    """A verdict and the span of the words, in the plain line, that give it."""

    verdict: Verdict
    start: int
    end: int


# In the order of trial: an earlier row takes the words it matches from the later ones, so exceptions stand first. Each
# row has the stems one of which stands in whatever it matches: a line without them is not searched. <not> stands for
# every way to say it.
_PATTERNS: tuple[tuple[Verdict, str, str], ...] = (
    (
        "consult",
        "without unless",
        (
            r"(?:do not|don't|never|should not|shouldn't|must not|not be) (?:(?:\w+ ){0,6}(?:without|unless)"
            r"|(?:\w+ ){7,9}without) (?:\w+ ){0,5}(?:consult|ask|talk|speak|discuss|check|advice|approval"
            r"|guidance|advised|directed|instructed|told|prescribed)\w*"
        ),
    ),
    (
        "acceptable",
        "adjust similar+to same+as",
        r"adjustments? (?:is|are) (?:\w+ )?not (?:\w+ )?(?:recommended|needed|required|necessary)"
        r"|similar to (?:that (?:of|for|in) )?adults|same as (?:for |in |that )?(?:the )?adult"
        r"|no (?:dose |dosage )?(?:specific )?adjustments? (?:is|are) (?:usually |generally "
        r"|typically )?(?:needed|required|necessary)"
        r"|(?:does|do) not (?:usually |generally |typically )?(?:require|need) (?:a |any )?(?:dose "
        r"|dosage )?(?:adjustment|adjusting)"
        r"|without (?:a |any )?(?:dose|dosage) adjustment",
    ),
    ("caution", "safe", r"(?:may|might|can) not (?:\w+ )?be (?:\w+ly )?(?:considered )?safe\b"),
    (
        "avoid",
        "safe",
        r"(?:is|are|be|been) (?:not|never) (?:\w+ly )?(?:considered |regarded as |thought to be )?(?:\w+ly )?safe\b"
        r"|(?:isn't|aren't) (?:\w+ly )?(?:considered )?safe\b|unsafe\b",
    ),
    (
        "acceptable",
        "safe contraindication not+contraindicated",
        r"(?:is|are|be|been) (?:generally |usually |often |typically )?(?:considered |regarded as "
        r"|thought to be )?(?:relatively |generally |probably )?safe"
        r"(?! only| unless)|not contraindicated|no (?:known |specific )?contraindications?",
    ),
    (
        "not_established",
        "specific standard establish studied evaluat determin known specified provided defined "
        "understood documented data information studies evidence research guidance recommendations advice",
        r"(?:no|<not> provide|without) (?:any )?(?:specific|standard(?:i[sz]ed)?) (?:dose "
        r"|dosage |dosing )?(?:adjustments?|recommendations?|guidelines?)"
        r"|<not> provide (?:\w+ ){0,2}(?:guidance|information|recommendations|data|advice)"
        r"|no established|<not> (?:yet )?(?:been )?(?:\w+ly )?(?:well[- ])?(?:established|studied|evaluated"
        r"|determined|known|specified|provided|defined|standardi[sz]ed|understood|documented"
        r"|been studied)"
        r"|(?<!of )unknown|(?:limited|insufficient|inadequate|no adequate|lack of|little|no) (?:\w+ ){0,3}(?:data"
        r"|information|studies|evidence|research)",
    ),
    (
        "caution",
        "only outweigh weigh risks+and risk+and benefit unless",
        r"only if|only when|only be used (?:if|when|under|with)|(?:benefits?|advantages?) (?:\w+ ){0,3}outweighs?"
        r"|(?:weigh|weighed|weighing) (?:\w+ ){0,4}(?:risk|benefit)s?|risks? and benefits?"
        r"|benefits? and (?:\w+ )?risks?|unless (?:clearly|absolutely)",
    ),
    (
        "contraindicated",
        "contra not+ never n't+ cannot",
        r"contra-?indicat(?:ed|ions?|es?)|(?:must|should|can|may) (?:not"
        r"|never) (?:ever )?(?:be )?(?:\w+ )?(?:used?|taken?|take|given|give|administered|applied|injected|combined"
        r"|co-?administered|mixed|receive|prescribed|consume)"
        r"|(?:do not|don't) (?:use|take|give|combine|administer|apply|inject)"
        r"|never (?:use|take|be (?:used|taken|given))"
        r"|(?:shouldn't|mustn't|can't|cannot) (?:be )?(?:\w+ly )?(?:used?|taken?|given|administered|combined)",
    ),
    (
        "avoid",
        "avoid breast not+ n't+ delay postpone discourag refrain against don't",
        r"(?:best|advisable|recommended|prudent|important|should|need|wise|safest|must|advised"
        r"|try) to (?:generally )?avoid|breast-? ?feeding (?:should|must) be (?:discontinued|stopped"
        r"|avoided|interrupted|suspended)"
        r"|(?:stop|discontinue|interrupt|cease) breast-? ?feeding|should not breast-? ?feed"
        r"|(?<!to )(?<!to help )avoid(?:ed|ing|ance)?\b|<not> (?:generally |usually |routinely "
        r"|typically )(?:used|given|prescribed)|(?:delayed?|postponed?) (?:\w+ ){0,6}until after"
        r"|<not> (?:generally |usually |routinely |typically )?(?:recommended|advised|advisable|suitable"
        r"|appropriate|intended|indicated|meant)|discouraged|refrain"
        r"|foods? (?:and (?:drinks|beverages) )?to avoid|(?:advised?|advises|recommend(?:ed|s)?) against"
        r"|(?:do|should|must) not drink|don't drink",
    ),
    (
        "caution",
        "cautio careful precaution limited lens wait allow leave separat apart harm birth+defect category sensitiv "
        "susceptib vulnerab risk",
        (
            r"cautio(?:n|us|usly|ned)|careful(?:ly)?\b(?! monitor)|precautions|(?:be|is) limited to"
            r"|should be limited|remove (?:\w+ ){0,3}lens|(?:wait|allow|leave) (?:\w+ ){0,3}(?:\d+|five|ten|fifteen)\b"
            r"|separate\w* (?:\w+ ){0,5}by\b|(?:minutes|hours) apart|harm (?:to )?(?:the |an |a )?(?:unborn"
            r"|f(?:o)?etus|f(?:o)?etal|baby|infant)"
            r"|f(?:o)?etal harm|birth defects|category [cdx]|more (?:sensitive|susceptible|vulnerable)"
            r"|increased? (?:the )?(?:risk|sensitivity)|higher risk|greater risk"
        ),
    ),
    (
        "adjust",
        "weight age body+surface dos adjust",
        r"weight[- ]based|(?:calculated|based|determined|depend\w*) (?:\w+ ){0,3}(?:on|by"
        r"|upon) (?:\w+ ){0,6}(?:weight|age|body surface)|(?:higher|lower|reduced|smaller|different"
        r"|adjusted) (?:\w+ ){0,2}(?:dos(?:e|es|age|ages|ing))|(?:dos(?:e|age"
        r"|ing)s?) (?:\w+ ){0,4}(?:adjust\w*|reduc\w*|lower\w*|modif\w*|chang\w*)"
        r"|adjust(?:ments?|ed|ing)?\b|reduce the dose",
    ),
    (
        "monitor",
        "monitor supervis close",
        r"monitor(?:ed|ing|s)?\b|supervis(?:ion|ed)|close(?:ly)? (?:watch|observ)\w*",
    ),
    (
        "consult",
        "consult seek+medical doctor physician health pharmacist pediatrician specialist provider "
        "professional prescriber",
        (
            r"consult\w*|(?:determined|decided|evaluated|assessed|discussed|directed|guided|made"
            r"|obtained) (?:\w+ ){0,2}(?:by|with|from) (?:\w+ ){0,4}(?:doctor|physician|healthcare|health"
            r"|pharmacist|pediatrician|specialist|provider|professional)\w*|(?:follow"
            r"|under) (?:\w+ ){0,4}(?:doctor|physician|healthcare|health care|professional|specialist)\w*"
            r"|a (?:doctor|physician|healthcare provider|healthcare professional|specialist"
            r"|pediatrician) (?:should|must|will|needs to)|(?:ask|tell|inform|discuss|talk|speak|check"
            r"|notify)\w* (?:\w+ ){0,5}(?:doctor|physician|healthcare|health care|pharmacist|provider"
            r"|prescriber)\w*|seek medical"
        ),
    ),
    ("interacts", "interact", r"interact\w*"),
)
_COMPILED = tuple(
    (verdict, re.compile(rf"\b(?:{pattern})".replace("<not>", r"(?:not|\w+n't)"))) for verdict, _, pattern in _PATTERNS
)
_STEMS: Stems[int] = Stems({row: stems for row, (_, stems, _) in enumerate(_PATTERNS)})


@lru_cache(maxsize=512)
def cues(words: str) -> tuple[Cue, ...]:
    """The cues in `words` (a plain line), in the order they stand."""
    found: list[Cue] = []
    for row in sorted(_STEMS.groups(words)):
        verdict, pattern = _COMPILED[row]
        for match in pattern.finditer(words):
            start, end = match.span()
            if not any(cue.start < end and start < cue.end for cue in found):
                found.append(Cue(verdict, start, end))
    return tuple(sorted(found, key=lambda cue: cue.start))
