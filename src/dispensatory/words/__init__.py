"""The forms in which terms are compared: spelling, number, order, and the words that may be left out.

Language alone, without an entry of any vocabulary: a check looks a case's words up by it and loads nothing else.
"""

from dispensatory.words.characters import seen
from dispensatory.words.lexicon import without_salt
from dispensatory.words.normal import normalise

__all__ = ["normalise", "seen", "without_salt"]
