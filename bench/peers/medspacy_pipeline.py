"""The peer of `bench.facts`: spaCy with medspaCy, in an environment of its own.

    python bench/peers/medspacy_pipeline.py SENTENCES TARGETS PAGE... > figures.json

SENTENCES is the pipe that parts them: medspacy_pyrush, medspaCy's own, made for clinical notes; or sentencizer, spaCy's
plain one, which parts at full stops and is faster. Targets (the lines of the file TARGETS) are found by medspaCy's
target matcher, and what is said of them by ConText with its own rules for negation, history, hypothesis and the rest.

Prints one JSON object: pages, bytes, seconds of processor and of clock in the pipeline alone (imports and rules are
loaded before), sentences and targets found.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import medspacy  # noqa: F401 - registers the pipes by name
import spacy
from loguru import logger
from medspacy.target_matcher import TargetRule


def main() -> None:
    """Run the pipeline over every page and print the figures."""
    logger.remove()  # PyRuSH says each token to standard error, which would be measured too
    sentences_by, targets, *pages = sys.argv[1:]
    nlp = pipeline(sentences_by, Path(targets).read_text(encoding="utf-8").splitlines())
    texts = [Path(page).read_text(encoding="utf-8") for page in pages]
    nlp(texts[0])  # the first call builds what is built once
    sentences = entities = 0
    clock, processor = time.perf_counter(), time.process_time()
    for text in texts:
        doc = nlp(text)
        sentences += sum(1 for _ in doc.sents)
        entities += len(doc.ents)
    figures = {
        "pages": len(texts),
        "bytes": sum(len(text.encode()) for text in texts),
        "cpu_s": time.process_time() - processor,
        "wall_s": time.perf_counter() - clock,
        "found": f"{sentences:,} sentences, {entities:,} targets",
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def pipeline(sentences_by: str, targets: list[str]) -> spacy.language.Language:
    """A blank English pipeline, which needs no model: sentences, targets, ConText."""
    nlp = spacy.blank("en")
    nlp.add_pipe(sentences_by)
    nlp.add_pipe("medspacy_target_matcher").add([TargetRule(target, "MEDICINE") for target in targets])
    nlp.add_pipe("medspacy_context")
    return nlp


if __name__ == "__main__":
    main()
