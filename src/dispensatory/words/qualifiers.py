"""Words before and after a term that say how bad, how sure or when, and not what: "severe asthma" is asthma.

What is left out is kept beside the shorter form, so that who asks can tell the two apart. A word that denies or that
makes another thing of it ("no asthma", "family history of asthma", "risk of seizures") is never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dispensatory.words.normal import normalise

Words = tuple[str, ...]


class Form(NamedTuple):
    """A form of a term, and the words left out for it in their order."""

    name: str
    left_out: Words


Phrases = Mapping[str, tuple[Words, ...]]


class Qualifiers(NamedTuple):
    """Words and phrases that may be left out, at the head of a term and at its end.

    The phrases before it are found by their first word, those after it by their last; of each, the longest first.
    """

    words: frozenset[str]
    before: Phrases
    after: Phrases


def _phrases(text: str, at: int) -> Phrases:
    """The phrases of `text`, one a line, by their word `at`, the longest first."""
    found: dict[str, tuple[Words, ...]] = {}
    for phrase in sorted((tuple(normalise(line).split()) for line in text.strip().splitlines()), key=lambda p: -len(p)):
        found[phrase[at]] = (*found.get(phrase[at], ()), phrase)
    return found


_DEGREE = (
    "a active acute advanced already an any asymptomatic certain chronic clinically common compensated "
    "complicated concomitant concurrent confirmed controlled current decompensated diagnosed documented "
    "established existing experienced extensive extreme extremely frequent idiopathic inoperable known labile "
    "localised localized longstanding major marked massive metastatic mild mildly minor moderate moderately new "
    "newly ongoing other overt particular past persistent personal preexisting previous previously primary prior "
    "profound progressive pronounced rare recent recently recurrent recurring refractory relapsed relapsing "
    "serious severe severely significant significantly simple some specific stable sudden superficial susceptible "
    "suspected symptomatic the uncomplicated uncontrolled uncorrected underlying undiagnosed unexplained "
    "unresectable unspecified unstable untreated various verified very widespread"
)
_KIND_OF = """
attack of
case of
diagnosis of
early stage
episode of
evidence of
exacerbation of
form of
history of
inadequately controlled
kind of
life threatening
locally advanced
locally advanced or metastatic
long term
management of
poorly controlled
poorly compensated
presence of
prevention of
prophylaxis of
relief of
sign and symptom of
sign of
sign or symptom of
symptom of
symptom suggesting
symptom suggestive of
treatment of
type of
well controlled
worsening of
"""
_OCCASION = """
attack
episode
exacerbation
flare
flare up
symptom
"""
CONDITION = Qualifiers(frozenset(map(normalise, _DEGREE.split())), _phrases(_KIND_OF, 0), _phrases(_OCCASION, -1))

_MORE_DEGREE = (
    "additional dangerous fatal generalized intense irreversible local localized minor occasional paradoxical "
    "permanent possible potential potentially prolonged rare rarely reversible slight sometimes sudden temporary "
    "transient unusual worsened worsening"
)
_LIKELIHOOD = """
development of
increased risk of
increasing risk of
new onset
potential for
risk of
"""
_SCOPE = """
at high dose
at higher dose
at recommended dosage
in rare case
in severe case
in some case
in some patient
in some people
with high dose
with long term use
with prolonged use
"""
EFFECT = Qualifiers(
    CONDITION.words | set(map(normalise, _MORE_DEGREE.split())),
    _phrases(_KIND_OF + _LIKELIHOOD.lstrip(), 0),
    _phrases(_OCCASION + _SCOPE.lstrip(), -1),
)

# Of classes only what leaves it the same class: "strong inhibitors" and "topical steroids" are classes of their own.
CLASS = Qualifiers(
    frozenset(
        map(
            normalise,
            "additional bactericidal bacteriocidal bacteriostatic classic competitive concomitant concurrent "
            "conventional human investigational newer oral particular potent powerful prescription primary selective "
            "semisynthetic single specific synthetic systemic traditional".split(),
        )
    ),
    _phrases(
        """
broad spectrum
fast acting
fixed dose
intermediate acting
long acting
narrow spectrum
recently stopped
semi synthetic
short acting
""",
        0,
    ),
    {},
)

# Of foods and the like: how much, and that they are had at all.
EXPOSURE = Qualifiers(
    frozenset(
        map(
            normalise,
            "a any certain consuming drinking eating excessive heavy large other prolonged regular some strong the "
            "taking undergoing using with".split(),
        )
    ),
    _phrases(
        """
amount of
consumption of
excessive intake of
intake of
large amount of
large quantity of
exposure to
regard to
use of
""",
        0,
    ),
    _phrases(
        """
consumption
exposure
intake
use
""",
        -1,
    ),
)

_JOINING = frozenset({"and", "or", "to"})


def forms(name: str, qualifiers: Qualifiers) -> Iterator[Form]:
    """The normalised `name`, then each shorter form of it: heads left out one by one, then ends.

    At least one word stays.
    """
    yield Form(name, ())
    words: Sequence[str] = name.split()
    left_out: Words = ()
    while head := _head(words, qualifiers):
        left_out += tuple(words[:head])
        words = words[head:]
        yield Form(" ".join(words), left_out)
    while end := _end(words, qualifiers):
        left_out += tuple(words[-end:])
        words = words[:-end]
        yield Form(" ".join(words), left_out)


def _head(words: Sequence[str], qualifiers: Qualifiers) -> int:
    """How many words at the head of `words` say only how; 0 for none, and where nothing would stay."""
    if not words:
        return 0
    phrases = qualifiers.before.get(words[0], ())
    count = next((len(p) for p in phrases if tuple(words[: len(p)]) == p), 0)
    if not count and words[0] in qualifiers.words:
        # "mild to moderate" goes as one, and of "active or latent tuberculosis" neither half does.
        count = 1
        while len(words) > count + 1 and words[count] in _JOINING:
            if words[count + 1] not in qualifiers.words:
                return 0
            count += 2
    return count if count < len(words) else 0


def _end(words: Sequence[str], qualifiers: Qualifiers) -> int:
    phrases = qualifiers.after.get(words[-1], ()) if words else ()
    count = next((len(p) for p in phrases if tuple(words[-len(p) :]) == p), 0)
    return count if count < len(words) else 0
