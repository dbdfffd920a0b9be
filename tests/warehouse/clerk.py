"""Clerks in processes of their own, who import until they are done or killed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

from metrics.counts.month import Month
from tests.warehouse.builders import SEPTEMBER, put, upload
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import Edition
from warehouse.record.upload import NewUpload
from warehouse.writing.store import writing

UNITS = 40
PATIENCE = 600
"""Seconds: it is tried what clerks store, not how long a machine with more to do lets them wait."""


def workbook(name: int) -> list[NewUpload]:
    """A file with two months; every figure of it has the file's number as its value."""
    values = {(f"unit {unit}", "received_online"): name for unit in range(UNITS)}
    months = Month(2024, 8), Month(2024, 9)
    return [upload(values, f"{name}.xlsx", month=month) for month in months]


def work(path: str, files: list[int], receipts: Connection, dies_after: int | None = None) -> None:
    """Import files one by one and hand out the receipts of each when it is final.

    With `dies_after` the process counts its steps, kills itself at that one, or tells how many
    it took.
    """
    database = Database(Path(path))
    receipts.send("ready")
    steps = Steps(dies_after) if dies_after is not None else None
    for name in files:
        with writing(database, PATIENCE) as writer:
            stored = put(writer, *workbook(name))
        receipts.send((name, [receipt.upload for receipt in stored]))
    if steps:
        receipts.send(steps.taken)


class Steps:
    """Counts the calls the interpreter makes into C, where files are written and synced."""

    def __init__(self, last: int) -> None:
        self.taken = 0
        self._last = last
        sys.setprofile(self._count)

    def _count(self, _frame: FrameType, event: str, _argument: object) -> None:
        self.taken += event in ("c_call", "c_return")
        if self.taken > self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def start(
    processes: ForkServerContext, database: Database, files: list[int], dies: int | None = None
) -> tuple[BaseProcess, Connection]:
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(str(database.path), files, theirs, dies))
    process.start()
    theirs.close()
    return process, ours


def answers(receipts: Connection) -> Iterator[tuple[int, list[str]]]:
    """The receipts that were handed out before the process ended."""
    while True:
        try:
            answer = receipts.recv()
        except EOFError:
            return
        if isinstance(answer, tuple):
            yield answer


def stored(edition: Edition) -> dict[int, list[str]]:
    """The uploads of each file; fails on a file that is there in part or twice."""
    uploads: dict[int, list[str]] = {}
    for row in queries.uploads(edition):
        assert row.figures == UNITS
        uploads.setdefault(int(row.file.removesuffix(".xlsx")), []).append(row.upload)
    assert all(len(names) == 2 for names in uploads.values())
    return uploads


def assert_whole(edition: Edition) -> set[int]:
    """Every figure of a month comes from the same file."""
    newest_values = [
        set(queries.figures_of(edition, month).values()) for month in (Month(2024, 8), SEPTEMBER)
    ]
    assert newest_values[0] == newest_values[1]
    assert len(newest_values[0]) <= 1
    return newest_values[0]


def pace(
    processes: ForkServerContext, database: Database
) -> tuple[float, int, dict[int, list[str]]]:
    """How long and how many steps of the program an import takes here; and two of them."""
    process, receipts = start(processes, database, [1, 2], dies=10**9)
    assert receipts.recv() == "ready"
    began = time.monotonic()
    promised = dict(receipts.recv() for _ in range(2))
    seconds = (time.monotonic() - began) / 2
    steps = receipts.recv() // 2
    process.join()
    return seconds, steps, promised
