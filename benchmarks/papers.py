"""All papers of a month at once: CPU seconds of each, beside opening the edition and its facts."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from benchmarks.rows import Row
from metrics.counts.month import Month
from pipeline.desk.workspace import find_workspace
from pipeline.papers.everything import everything
from pipeline.sample import sample
from pipeline.scores.scorecard import View

MONTH = Month(2024, 9)


def measured(path: Path) -> list[tuple[str, float]]:
    """What each file cost in CPU seconds of this process and its children, in their order."""
    marks: list[tuple[str, float]] = []

    def told(_done: int, _count: int, what: str) -> None:
        marks.append((what, _cpu()))

    everything(find_workspace(path), View(MONTH), told)
    return [(what, after - before) for (what, before), (_, after) in pairwise(marks)]


def _cpu() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def rows() -> Iterator[Row]:
    """The sum, and the files that cost most."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.duckdb"
        sample.start(path)
        clock = time.perf_counter()
        files = measured(path)
        yield Row(
            "all papers of a month, on the clock", time.perf_counter() - clock, "s", at_most=60
        )
        for what, seconds in sorted(files, key=lambda each: -each[1])[:5]:
            yield Row(f"CPU of {what}", seconds, "s")
