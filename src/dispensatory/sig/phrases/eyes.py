"""Whether "od" is the right eye (oculus dexter) or once a day (omni die)."""

from __future__ import annotations

import itertools

from dispensatory.sig.phrases.tokens import Sentence

_EYE = frozenset("eye eyes os ou".split())
_DROPS = frozenset("drop drops gtt gtts".split())
_OINTMENT = frozenset("ointment oint".split())
_ELSEWHERE = frozenset("po oral orally mouth ml nostril nostrils nose nasal ear ears area areas skin".split())
_RATES = frozenset("bd bid tds tid qds qid nocte hs qhs mane om prn".split())
_MOST_DROPS = 3  # nobody puts more into an eye
_BEFORE = 6
_AFTER = 3


def is_right_eye(s: Sentence, i: int) -> bool:
    """Whether "od" at token `i` is the right eye: of drops it is, unless they go elsewhere; of ointment by its rate."""
    near = [s.at(n) for n in range(max(0, i - _BEFORE), i + _AFTER)]
    words = {token.text for token in near}
    if s.word(i + 1) in ("-", "/", "to", "or") and s.word(i + 2) in _RATES:
        return False  # once or twice a day
    if words & _EYE:
        return True
    if words & _ELSEWHERE or not words & (_DROPS | _OINTMENT):
        return False
    if not words & _DROPS:
        return s.word(i + 1) in _RATES
    return all(
        token.value is None or token.value <= _MOST_DROPS or after.text not in _DROPS
        for token, after in itertools.pairwise(near)
    )
