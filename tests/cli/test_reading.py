"""Pages read on several cores: what becomes of a process that is lost."""

from __future__ import annotations

import os

import pytest

from dispensatory.cli.reading import on_every_core
from dispensatory.errors import DispensatoryError


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="with one core there is no other process to lose")
def test_a_process_that_is_killed_is_told_and_not_waited_for() -> None:
    with pytest.raises(DispensatoryError, match="too little memory"):
        list(on_every_core(os._exit, [9, 9]))
