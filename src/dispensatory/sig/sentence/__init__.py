"""The grammar: which amount, rate, kind, route and patient of a sentence belong together."""
