"""What one sentence of a paragraph leaves for the next: for whom the doses are, and by which route they are given."""

from __future__ import annotations

import re

from dispensatory.extract.regimens.context import population_of
from dispensatory.extract.regimens.lowered import is_first
from dispensatory.extract.regimens.routes import stated_route
from dispensatory.extract.text.view import Line
from dispensatory.facts import Range, Regimen
from dispensatory.facts.regimen import RegimenPopulation

ANEW = ("for ", "in ", "as ", "when ")  # a sentence so opened is of a use or of patients of its own
# "For adults, the dose depends on weight.": what follows is for them too.
_OPENS = re.compile(
    r"(?:generally, |typically, |usually, )?(?:for|in) (?:most )?(?:adults|(?:older )?children|infants)\b"
)
# "In renal impairment the dose is lowered. For severe impairment, 5 mg daily is given.": still the kidneys.
_IMPAIRED = re.compile(r"(?:(?:for|in|if|with) (?:(?:patients|those|people) with )?)?(?:mild|moderate|severe)\b")
# "A reduced dose of 5 mg is given.", "For those with a serum creatinine above 2 mg/dL, 5 mg is given."
_LESS = re.compile(
    r"(?:an?|the) (?:lower|reduced|smaller) (?:\w+ )?(?:dose|dosage)\b"
    r"|(?:for|in) (?:these|such) (?:patients|individuals|people|cases)\b"
)
_CLEARED = re.compile(r"(?:for|in|if|when|with)\b[^,;.]{0,40}\bserum creatinine\b")
_GOES_ON = re.compile(r"(?:the|this|it|doses?|max\w*|then|dosage|for (?:mild|moderate|severe))\b")


class Flow:
    """The population, age and route in force where a sentence begins; null where none is."""

    def __init__(self) -> None:
        self.population: RegimenPopulation | None = None
        self.age: Range | None = None
        self.route: str | None = None
        self.begun = False  # a first dose has been told in the paragraph
        self._organ: RegimenPopulation | None = None
        self._last: Line | None = None
        self._told: tuple[Line, Regimen] | None = None

    def enter(self, line: Line) -> None:
        """A sentence begins: in a new paragraph nothing holds on, and "for severe pain" opens doses of its own."""
        last = self._last
        goes_on = last is not None and "\n" not in line.text[last.sentence.end : line.sentence.start]
        special = self.population not in (None, "adult", "child") and not _GOES_ON.match(line.plain)
        if not goes_on:
            self._organ, self.begun = None, False
        if not goes_on or special:
            self.population, self.age = None, None
        if self._organ and self.population is None and self._still_impaired(line.plain):
            self.population = self._organ
        listed = last is not None and bool(line.labels) and line.labels == last.labels
        if not (goes_on or listed) or line.plain.startswith(ANEW):
            self.route = None

    def _still_impaired(self, words: str) -> bool:
        """Whether a sentence after one about weak kidneys or a weak liver, which told no dose, is about them still."""
        graded = "impairment" in words and _IMPAIRED.match(words)
        return bool(graded or _LESS.match(words) or (self._organ == "renal" and _CLEARED.match(words)))

    def beside(self, line: Line) -> Regimen | None:
        """The last dose told before `line`, under the same labels or under a label beside its own."""
        if self._told is None:
            return None
        before, regimen = self._told
        return regimen if before.labels[:-1] == line.labels[:-1] else None

    def under(self, line: Line) -> Regimen | None:
        """The last dose told before `line` under its very labels."""
        return self._told[1] if self._told and self._told[0].labels == line.labels else None

    def leave(self, line: Line, placed: list[Regimen]) -> None:
        """A sentence has been read, with the regimens `placed`."""
        self._last = line
        self.begun = self.begun or any(map(is_first, placed))
        if "impairment" in line.plain and (named := population_of(line.plain)) in ("renal", "hepatic"):
            self._organ = named
        if placed:
            self._told = line, placed[-1]
            whom = {(regimen.population, regimen.age) for regimen in placed}
            population, age = whom.pop() if len(whom) == 1 else ("any", None)
            self.population, self.age = (population if population != "any" else None), age
            routes = {regimen.route for regimen in placed}
            self.route = routes.pop() if len(routes) == 1 else None
        else:
            self.route = stated_route([line]) or self.route
            if _OPENS.match(line.plain):
                self.population, self.age = population_of(line.plain), None
