"""How an answer begins that says no, or yes."""

from __future__ import annotations

import re

NO = re.compile(r"\s*(?:no\b|never\b|it's (?:best|advisable) not|not recommended|do not|don't)")
YES = re.compile(r"\s*(?:yes|generally safe|it(?:'s| is) (?:generally |usually )?safe)\b")
