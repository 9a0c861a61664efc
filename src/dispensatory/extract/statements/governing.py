"""Which verdict holds at a place in a line: its clause's, else its sentence's, its label's, its section's."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.statements.asked import asks_which
from dispensatory.extract.statements.clauses import Clause, clause_at, clauses
from dispensatory.extract.statements.cues import Cue, cues
from dispensatory.extract.statements.frames import opened_by
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts import Verdict

_LABELS: tuple[tuple[re.Pattern[str], Verdict], ...] = (
    (
        re.compile(
            r"contraindicat|who should not|who (?:can't|cannot)|do not (?:use|take|combine|mix)|should not (?:use"
            r"|take|be)"
            r"|must not"
            r"|when not to"
        ),
        "contraindicated",
    ),
    (re.compile(r"\bavoid"), "avoid"),
    (re.compile(r"caution|warning|careful"), "caution"),
    (re.compile(r"\brisks?\b[^.;]*? (?:increased|higher|greater|heightened|raised|elevated) (?:in|for)\b"), "caution"),
    (re.compile(r"monitor"), "monitor"),
    (re.compile(r"consult|tell your|inform your|talk to|before (?:using|taking)"), "consult"),
)
# "There is no direct contraindication" is none. "Not recommended" is a cue as a whole and is not touched.
_DENIED = re.compile(r"(?:n't|\bnot|\bno|\bwithout) (?:a |an |any )?(?:\w+ )?\Z")
# What a medicine is not for: no verdict in general, but one on use in a condition.
_NOT_ITS_USE = re.compile(
    r"not (?:be )?used (?:for|to treat|in|against)\b|not (?:an? treatment for|for (?:treating|the treatment))\b"
)
# What a combination raises is what happens, no advice.
_RISK = re.compile(r"increase|higher|greater|more ")
_DOSE = re.compile(
    r"\b(?:dose|dosage) (?:(?:of|should|must|may|is|to|be|needs?|can|might|in) |[\w-]+ (?=should|may|must|is)){0,7}"
    r"(?:increase[sd]?|decrease[sd]?|reduced|lowered|doubled|halved|raised)\b|\bhigher dose"
)
_HOURS_APART = Sought(
    r"\b(?:hours?|minutes) (?:apart|before (?:or|and)|(?:before|after) (?=taking|using|any other)|between)\b"
    r"|\bseparate\b[^.;]{3,80} by (?:\w+ ){1,3}(?:hours|minutes)"
)
_NO = re.compile(
    r"\s*(?:a: ?)?(?:no(?= ?(?:[,.;:!(-]|\Z))|no,? (?:it|you|this)\b|never\b|it's (?:best|advisable) not"
    r"|(?:unfortunately|absolutely|definitely|certainly|generally|usually|preferably|better"
    r"|probably),? (?:not|no)\b(?! all)"
    r"|(?:that|this|it|doing so) (?:is|would be|could be|can be|may be) (?:very |too |extremely )?"
    r"(?:dangerous|unsafe)\b)"
)
# Who has it is told before the first dose.
_SCREENED = re.compile(r"\b(?:screen|test)(?:ed|ing) for\b")
_STOPPING = re.compile(r"\bstop|discontinu|\bquit|addict|habit")  # what is no question of use
# What is answered well with no ("Is it contraindicated in asthma?"), unless use itself is asked of ("Can I use it if I
# am at risk of bleeding?").
_HARM_ASKED = re.compile(r"contraindicat|\bavoid|harm|danger|unsafe|\binteract|\baffect|\brisk")
_DOSE_ASKED = re.compile(
    r"\b(?:need|require|lower|reduced?|different|smaller|adjust\w*|change)\b[^?]{0,30}\b(?:dos(?:e|age)"
    r"|amount|adjustments?)\b"
    r"|\b(?:dose|dosage) (?:changes?|adjustments?|reductions?)\b"
)
_USE_ASKED = re.compile(
    r"\b(?:take|taken|use|used|give|given|receive|safe|safely|suitable|recommended|allowed|okay|ok)\b"
)
_WORSE = re.compile(
    r"worsen|exacerbat|aggravat|(?:may|can|could|might) (?:\w+ )?(?:precipitate|provoke|trigger)\b"
    r"|risk|mortality|sensitive|susceptible|special attention|special care"
    r"|particular|important|watch|especially|particularly|higher|reduced|less effective|not respond|affect"
    r"|contracepti|also be allergic|be aware of|\bneed|difficult|prudent"
    r"|(?:with|who have) [^.;,]{3,80} (?:may|might|could|can) (?:\w+ )?(?:experience|develop) "
    r"(?!improve|relief|benefit)"
    r"|be (?:treated|corrected|controlled|resolved|ruled out|excluded) (?:\w+ ){0,2}?(?:before|prior to)\b"
)


def _not_its_use(words: str, told: tuple[Cue, ...]) -> tuple[Cue, ...]:
    found = _NOT_ITS_USE.search(words) if "not" in words else None
    if not found or any(cue.start < found.end() and found.start() < cue.end for cue in told):
        return ()
    return (Cue("avoid", *found.span()),)


@lru_cache(maxsize=1 << 12)
def _told(words: str) -> tuple[Cue, ...]:
    """The cues of a plain line that it does not deny."""
    return tuple(cue for cue in cues(words) if not _DENIED.search(words, 0, cue.start))


def is_no(answer: str) -> bool:
    """Whether an answer (plain lower case) begins with a "no"."""
    return _NO.match(answer) is not None


def forbids_by_no(question: str) -> bool:
    """Whether "no" to a question (plain lower case) is a word against use."""
    if _STOPPING.search(question) or _DOSE_ASKED.search(question):
        return False
    return _HARM_ASKED.search(question) is None or _USE_ASKED.search(question) is not None


class Verdicts:
    """The verdicts of one line, read once."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._cues = _told(line.plain)
        self._clauses: tuple[Clause, ...] = clauses(line.plain)

    def clause(self, position: int) -> Clause:
        """The clause of the line that `position` stands in."""
        return clause_at(self._clauses, position)

    def own(self, position: int, end: int = 0) -> tuple[Verdict, ...]:
        """What the line itself says at `position`; () where it says nothing. Words from there to `end` are a name, and
        say nothing themselves: "an increased risk of bleeding".
        """
        told = tuple(cue for cue in self._cues if not position <= cue.start < end)
        return self._stated(position, (*told, *_not_its_use(self._line.plain, told)))

    def _stated(self, position: int, found: tuple[Cue, ...]) -> tuple[Verdict, ...]:
        clause = self.clause(position)
        near = [cue for cue in found if clause.start <= cue.start < clause.end]
        return tuple(dict.fromkeys(cue.verdict for cue in near or found))

    def between(self, start: int, end: int) -> tuple[Verdict, ...]:
        """What the line says in the words from `start` to `end`."""
        return tuple(dict.fromkeys(cue.verdict for cue in self._cues if start <= cue.start < end))

    def headed(self) -> tuple[Verdict, ...]:
        """What the labels of the line say."""
        for label in reversed(self._line.labels):
            if is_question(label):
                if is_no(self._line.plain) and forbids_by_no(label):
                    return ("avoid",)
                continue
            for pattern, verdict in _LABELS:
                if pattern.search(label):
                    return (verdict,)
        return ()

    def for_condition(self, position: int, end: int = 0) -> tuple[Verdict, ...]:
        """The verdicts on use in a condition named from `position` to `end`."""
        own = tuple(v for v in self.own(position, end) if v != "interacts")
        if not own and _SCREENED.search(self._line.plain):
            return ("monitor",)
        found = own or self.headed()
        if not found and self._line.kind in ("precautions", "effects", "faq") and _WORSE.search(self._line.plain):
            return ("caution",)
        return found

    def of_label(self) -> tuple[Verdict, ...]:
        """The verdicts on use in a condition that is the label of the line."""
        stated = tuple(v for v in self.own(0) if v != "interacts")
        return stated or (("caution",) if _WORSE.search(self._line.plain) else ())

    def for_combination(self, position: int) -> tuple[Verdict, ...]:
        """The verdicts on a combination with what is named at `position`; `interacts` where none is stated."""
        told = tuple(cue for cue in self._cues if not _RISK.match(self._line.plain, cue.start))
        found = tuple(v for v in self._stated(position, told) if v not in ("acceptable", "not_established"))
        if not found and _HOURS_APART.search(self._line.plain):
            return ("caution",)
        if not found and _DOSE.search(self._line.plain):
            return ("adjust",)
        if not found:
            label = self._line.labels[-1] if self._line.labels else ""
            firm = (
                ("contraindicated", "avoid") if opened_by(label) == "open" else ("contraindicated", "avoid", "caution")
            )
            found = ("avoid",) if asks_which(label) else tuple(v for v in self.headed() if v in firm)
        return found or ("interacts",)


def ingredient_of(line: Line, page: Page) -> str | None:
    """The one ingredient of several that the labels of the line name: what the line says is about it."""
    if len(page.ingredients) < 2:
        return None
    named = [name for name in page.ingredients if any(name in label for label in line.labels)]
    return named[0] if len(named) == 1 else None
