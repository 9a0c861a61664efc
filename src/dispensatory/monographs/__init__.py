"""Markdown to Monograph: front matter, sections, sentences, every one with its span in the source."""

from dispensatory.monographs.model import Monograph, Section, Sentence
from dispensatory.monographs.page import page_paths, read_page, read_text

__all__ = ["Monograph", "Section", "Sentence", "page_paths", "read_page", "read_text"]
