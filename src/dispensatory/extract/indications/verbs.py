"""The verbs of healing and of purpose, in the forms a page writes: "to treat", "relieving", "drying up"."""

from __future__ import annotations

from collections.abc import Iterable

# What they act on is an ailment, whatever its name.
_HEALING = (
    "treat manage relieve alleviate prevent cure heal combat ease eradicate soothe fight address tackle mitigate "
    "counteract diagnose control lessen detect locate localize identify immunize immunise target eliminate "
    "characterize evaluate"
).split()
# ... even one that nobody knows.
NAMING = frozenset("treat manage relieve alleviate prevent cure immunize immunise diagnose".split())
# What they act on may be an ailment; else the act is a purpose, told by the noun: "to dry secretions".
_PURPOSES = {
    "reduce": "reduction", "lower": "lowering", "decrease": "reduction", "minimize": "reduction",
    "minimise": "reduction", "improve": "improvement", "support": "support", "stimulate": "stimulation",
    "promote": "promotion", "induce": "induction",
    "augment": "augmentation", "maintain": "maintenance", "enhance": "enhancement",
    "boost": "support", "dry": "drying", "loosen": "loosening", "thin": "thinning", "remove": "removal",
    "reverse": "reversal", "restore": "restoration", "replace": "replacement", "replenish": "replenishment",
    "suppress": "suppression", "soften": "softening", "dilate": "dilation", "numb": "numbing", "relax": "relaxation",
    "strengthen": "strengthening", "clear": "clearing", "dissolve": "dissolution", "neutralize": "neutralization",
    "visualize": "visualization", "delay": "delay", "slow": "slowing", "stop": "stopping", "correct": "correction",
    "terminate": "termination", "supplement": "supplementation", "increase": "increase",
    "assess": "assessment", "facilitate": "facilitation", "regulate": "regulation", "aid": "",
    "clean": "cleaning", "cauterize": "cauterization",
    "cauterise": "cauterisation", "sterilize": "sterilization", "mobilize": "mobilization", "quit": "cessation",
    "elevate": "elevation", "expand": "expansion",
    "tighten": "tightening", "disinfect": "disinfection",
    "cleanse": "cleansing", "inhibit": "inhibition", "provide": "", "protect": "",
}  # fmt: skip
_DOUBLED = frozenset("control stop thin".split())  # in "controlling"


def _ing(verb: str) -> str:
    if verb.endswith("e"):
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if verb in _DOUBLED else verb + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y"):
        return verb[:-1] + "ies"
    return verb + "es" if verb.endswith(("ss", "x", "sh", "ch")) else verb + "s"


def _by(verbs: Iterable[str]) -> dict[str, str]:
    """Every form of the verbs: the verb."""
    return {form: verb for verb in verbs for form in (verb, _ing(verb), _third(verb))}


HEALING = _by(_HEALING)
PURPOSES = _by(_PURPOSES)


def noun_of(form: str) -> str:
    """The noun of a purpose's verb: "drying" for "dries"; "" for a verb of healing."""
    return _PURPOSES.get(PURPOSES.get(form, ""), "")
