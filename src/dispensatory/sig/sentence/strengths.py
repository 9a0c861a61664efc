"""Which amount of a line is the strength of the product, and which is what is taken."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.items import Item
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import FORMS, PREPARATIONS
from dispensatory.sig.sentence.context import names_strength
from dispensatory.sig.sentence.draft import Draft

_SHORT = 2
_NEAR = 3
_PACK = 14  # tablets, which nobody takes at once


def is_strength(before: Draft, found: Amount) -> bool:
    """Whether the amount before is the strength of what is counted now: "ibuprofen 400 mg, 1 tablet"."""
    if before.amount is None or before.rate or before.division or before.marks or before.determiner:
        return False
    counted_anew = not found.unit and before.first == before.last  # "Zolmidol 40 tablets 1 od"
    return found.counts and (counted_anew or not before.amount.counts) and not before.amount.time


def is_one_of(before: Draft | None, found: Amount) -> bool:
    """Whether the count found is one of the amount before: "5 mg 1 od" is 5 mg once daily."""
    one = found.low == found.high == 1 and not found.unit
    return bool(one and before and before.amount and not (before.amount.counts or before.rate))


def is_strength_of(s: Sentence, current: Draft | None, k: int, start: int, found: Amount, *, apart: bool) -> bool:
    """Whether the amount found at item `k`, token `start`, is the strength of what was counted before. `apart`: words
    such as "and" or "then" part the two.
    """
    if current is None or current.amount is None or not counts_product(current, found):
        return False
    if current.amount.counts and names_strength(s, start):
        return True
    return k - current.last <= _NEAR and not (current.rate or apart)


def counts_product(before: Draft, found: Amount) -> bool:
    """Whether the amount found can be the strength of what was counted before: "2 tablets of 500 mg", "5 mL 250 mg"."""
    if before.amount is None or found.counts or found.time:
        return False
    return before.amount.counts or (before.amount.unit == "ml" and found.unit not in ("ml", "l"))


def with_form(found: Amount, before: Draft | None, form: str) -> Amount:
    """A bare "one" counts what was named before it."""
    if found.unit:
        return found
    counted = before.amount if before else None
    return found._replace(unit=counted.unit if counted and counted.counts else form)


def lists_strengths(s: Sentence, opening: Item, first: Item) -> bool:
    """Whether a bracket lists strengths: "tablets (5 mg, 10 mg)". A percentage is kept: "cream (2%): apply daily"."""
    if first.amount is None or first.amount.unit == "%":
        return False
    word = s.word(opening.start - 1)
    return word in FORMS or word in PREPARATIONS


def drop_quantity(s: Sentence, drafts: list[Draft], items: list[Item], *, topical: bool) -> None:
    """Drops what is to be supplied, at the end of a line: "1 at night, 14 tabs", "1 od - 28 tabs", "apply bd, 30 g"."""
    found = drafts[-1] if drafts else None
    last = next((k for k in range(len(items) - 1, -1, -1) if items[k].name != "close"), -1)
    if found is None or found.amount is None or found.last < last or found.first != found.last:
        return
    dash = found.first > 0 and s.word(items[found.first - 1].start) == "-"
    apart = dash or (found.first > 0 and items[found.first - 1].name in ("comma", "rate", "needed", "duration"))
    pack = found.amount.counts and found.amount.high >= _PACK
    if not apart or found.marks or (found.linked and not pack) or not _is_sold(found.amount):
        return
    taken = [draft for draft in drafts[:-1] if draft.amount and not draft.dropped]
    given = [draft.amount.high for draft in taken if draft.amount and (draft.says_rate() or pack)]
    if given and not found.says_rate() and found.amount.high > max(given):
        found.dropped = True
    elif topical and found.rate and not given:
        found.amount = None


def drop_listed(s: Sentence, drafts: list[Draft]) -> None:
    """Drops the strengths of "Tablets: 5 mg, 10 mg and 20 mg"."""
    labelled = s.word(0) in FORMS and s.word(1) == ":"
    if not labelled or len(drafts) < _SHORT or any(_says_more(draft) for draft in drafts):
        return
    for draft in drafts:
        draft.dropped = True


def _says_more(draft: Draft) -> bool:
    """Whether anything is said of an amount but how much it is."""
    if draft.amount is None or draft.amount.counts or draft.amount.time or draft.amount.per:
        return True
    told = draft.rate or draft.marks or draft.division or draft.determiner or draft.people or draft.duration
    return bool(told or draft.as_needed or draft.raised or draft.remarks)


def only_quantity(items: list[Item]) -> bool:
    """Whether a sentence holds nothing but what is to be supplied: "14 tabs." after the doses."""
    said = [item for item in items if item.name != "word"]
    return len(items) <= _SHORT and len(said) == 1 and said[0].amount is not None and _is_sold(said[0].amount)


def _is_sold(found: Amount) -> bool:
    whole = found.low == found.high and not (found.per or found.time or found.article)
    return whole and (found.counts or found.unit in ("ml", "g")) and bool(found.unit)
