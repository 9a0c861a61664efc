"""Other medicines, classes, foods and procedures that the page says to keep apart or to be careful with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.clauses import clause_at, clauses
from dispensatory.extract.cues import Cue, cues
from dispensatory.extract.lists import split_list
from dispensatory.extract.page import Page
from dispensatory.extract.terms import term_of
from dispensatory.extract.view import Line
from dispensatory.facts import Interaction, Verdict, strongest_first
from dispensatory.facts.kinds import TargetKind

_FRAME = re.compile(
    r"\binteract\w* (?:\w+ ){0,2}?with\s+|\b(?:taking|using|taken with|used with|combined with|combining (?:\w+ ){0,2}with|together with|along with|given with|administered with|receiving|treated with)\s+"
    r"|\b(?:concurrent|concomitant|simultaneous|combined) (?:use|administration|treatment|therapy)(?: of| with)?\s+|\bco-?administ\w+ (?:of |with )?|\b(?:medications?|drugs?|medicines|substances|agents|products|depressants),? (?:such as|like|including|\(e\.g\.,?|particularly|especially)\s+"
    r"|\bavoid(?:ing)? (?:the use of |concurrent use of |taking |using |drinking |consuming )?|\binclud(?:e|es|ing)\s+|\bespecially\s+|\bparticularly\s+|\bwith (?:other )?"
)
_STOP = re.compile(
    r"\b(?:should|must|may|might|can|could|require|requires|need|is|are|as|because|since|due to|while|when|unless|without|before|which|that|who|to (?:avoid|prevent)|potentially|leading|increasing|increases?|resulting)\b|[.;:]"
)
_CONTEXT = re.compile(
    r"\b(?:interact|concurrent|concomitant|combin|co-?administ|together|taking|medications?|drugs?|medicines?|inhibitors?|alcohol|grapefruit|with other|used with|taken with|avoid)"
)
_HEADWORDS = re.compile(
    r"\b(?:inhibitors?|inducers?|blockers?|agonists?|antagonists?|diuretics?|anticoagulants?|vaccines?|supplements?|antacids?|antibiotics?|antidepressants?|relaxants?|depressants?|sedatives?|agents?|drugs?|medications?|thinners?)\Z"
)
_FOODS = frozenset(
    "food foods grapefruit juice milk dairy products dairy caffeine coffee tea tyramine tyramine-rich foods leafy green vegetables leafy greens salt substitutes".split()
)
_GENERIC = re.compile(
    r"^(?:other |any |all |some |certain |many |these |those |various |several |this |your |the |prescription |over-the-counter |otc )*(?:medications?|drugs?|medicines?|supplements?|herbal (?:supplements|remedies|products)|vitamins|products|substances|over-the-counter|prescription|agents?|treatments?)?\Z"
)


def read_interactions(page: Page) -> tuple[Interaction, ...]:
    """The interactions of a page in its order, each target once, with all the verdicts on it."""
    found: dict[str, Interaction] = {}
    for line in page.lines:
        if line.kind in ("precautions", "faq", "dosage"):
            for interaction in _read(line, page):
                known = found.get(interaction.target)
                if known is None:
                    found[interaction.target] = interaction
                else:
                    verdicts = strongest_first((*known.verdicts, *interaction.verdicts))
                    base = known if verdicts[0] in known.verdicts else interaction
                    found[interaction.target] = _with(base, verdicts)
    return tuple(found.values())


def _with(base: Interaction, verdicts: tuple[Verdict, ...]) -> Interaction:
    return Interaction(
        target=base.target,
        kind=base.kind,
        verdicts=verdicts,
        quote=base.quote,
        section=base.section,
        start=base.start,
        end=base.end,
    )


def _read(line: Line, page: Page) -> Iterator[Interaction]:
    words = line.plain
    labelled = any("interaction" in label or "medication" in label or "alcohol" in label for label in line.labels)
    if not labelled and not _CONTEXT.search(words):
        return
    found = cues(words)
    if not found and not labelled:
        return
    parts = clauses(words)
    seen: set[int] = set()
    for frame in _FRAME.finditer(words):
        stop = _STOP.search(words, frame.end())
        end = stop.start() if stop else len(words)
        for item in split_list(words, frame.end(), end):
            if item.start in seen:
                continue
            target = term_of(words[item.start : item.end])
            kind = _kind(target, page)
            if kind:
                seen.add(item.start)
                yield Interaction(
                    target=target,
                    kind=kind,
                    verdicts=_verdicts(found, parts, item.start),
                    **line.evidence(item.start, item.end),
                )


def _verdicts(found: tuple[Cue, ...], parts: tuple[object, ...], position: int) -> tuple[Verdict, ...]:
    clause = clause_at(parts, position)  # type: ignore[arg-type]
    near = [cue.verdict for cue in found if clause.start <= cue.start < clause.end]
    verdicts = [v for v in near or [cue.verdict for cue in found] if v not in ("not_established", "acceptable")]
    return strongest_first(verdicts or ["interacts"])


def _kind(target: str, page: Page) -> TargetKind | None:
    if not target or _GENERIC.match(target) or target in page.names:
        return None
    if target == "alcohol" or target.startswith("alcohol"):
        return "alcohol"
    if target in _FOODS or "grapefruit" in target:
        return "food"
    if page.vocab.class_(target):
        return "class"
    if page.vocab.substance(target):
        return None if page.vocab.substance(target) in page.names else "substance"
    return "class" if _HEADWORDS.search(target) and len(target.split()) > 1 else None
