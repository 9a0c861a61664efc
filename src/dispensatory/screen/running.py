"""Screening: the rulebook on every person of some tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dispensatory import DISCLAIMER
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary
from dispensatory.screen.batch import Batches
from dispensatory.screen.database import case_columns, open_database
from dispensatory.screen.found import INPUT, Counts, Found
from dispensatory.screen.intake import Inputs, batches, count, take_in
from dispensatory.screen.known import Known
from dispensatory.screen.output import Output, Written
from dispensatory.screen.parts import Parts
from dispensatory.screen.people import Reader
from dispensatory.screen.workspace import workspace

WRITTEN = ("flagged", "could_not_check")
EVERY = ("flagged", "could_not_check", "not_stated", "acceptable")
_BATCH = 2_000_000  # medicines and people
MEMORY = "768MB"


class Summary(NamedTuple):
    """What a screening came to: how often each (rule, status, severity) was given, written or not."""

    people: int
    medicines: int
    without: int  # people without a medicine
    left_out: int  # rows that are of another day
    counts: Counts
    written: Written
    checked_against: str
    disclaimer: str = DISCLAIMER


def screen(
    formulary: Formulary,
    inputs: Inputs,
    output: Path,
    *,
    statuses: tuple[str, ...] = WRITTEN,
    memory: str = MEMORY,
    batch: int = _BATCH,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Run the rulebook on every person of `inputs`, and write the findings of `statuses` to `output` (*.parquet or
    *.csv), and what they rest on to a file beside it.

    `progress` is told how many of how many people are done. CaseError where the tables cannot be used or the files
    not be written; then nothing of them stands.
    """
    if output.suffix not in (".parquet", ".csv"):
        raise CaseError(
            "it is neither .parquet nor .csv", where=str(output), hint="name a file such as findings.parquet"
        )
    with workspace(output) as folder:
        database = open_database(formulary.connection, memory, str(folder))
        try:
            left_out = take_in(database, inputs, folder)
            people, medicines, takers = count(database)
            tables = case_columns(database)
            known = Known(database, formulary.path, tables)
            found, parts = Found(database, statuses), Parts(database, folder)
            running = Batches(database, known, Reader(formulary, inputs.on or date.today()), tables, found)
            counts: Counts = Counter({(INPUT, "could_not_check", None): parts.add_stray(found)})
            for start, end in batches(database, batch):
                counts.update(running.run(start, end))
                parts.add(running.found)
                progress(end, people)
            written = Output(database, output, folder).write(parts, formulary.connection, formulary.describe())
        finally:
            database.close()
    return Summary(people, medicines, people - takers, left_out, +counts, written, formulary.describe())
