"""Dispensatory: an open medicines reference that can be computed with."""

__version__ = "0.1.0"
DISCLAIMER = (
    "For information only, not medical advice. The pages are machine-readable community monographs that no "
    "pharmacist has reviewed unless a page says so. What a page does not state is not known to be safe. "
    "Ask a pharmacist or doctor before acting on this."
)
