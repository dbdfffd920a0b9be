"""All papers of a month at once: CPU seconds of each, beside opening the edition and its facts."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

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


def main() -> None:
    """Print a line a file and the sum; the demonstration, or the database that is named."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "sample.duckdb"
        if not path.exists():
            sample.start(path)
        began, clock = _cpu(), time.perf_counter()
        for what, seconds in measured(path):
            print(f"{seconds:7.2f} s  {what}")
        print(f"{_cpu() - began:7.2f} s CPU, {time.perf_counter() - clock:.1f} s on the clock: all")


if __name__ == "__main__":
    main()
