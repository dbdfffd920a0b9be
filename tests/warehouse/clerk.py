"""Clerks in processes of their own, who import until they are done or killed."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from metrics.counts.month import Month
from tests.warehouse.builders import put, upload
from warehouse.engine.files import Database
from warehouse.record.upload import NewUpload
from warehouse.writing.store import writing

UNITS = 40


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
    steps = _Steps(dies_after) if dies_after is not None else None
    for name in files:
        with writing(database) as writer:
            stored = put(writer, *workbook(name))
        receipts.send((name, [receipt.upload for receipt in stored]))
    if steps:
        receipts.send(steps.taken)


class _Steps:
    """Counts the calls the interpreter makes into C, where files are written and synced."""

    def __init__(self, last: int) -> None:
        self.taken = 0
        self._last = last
        sys.setprofile(self._count)

    def _count(self, _frame: FrameType, event: str, _argument: object) -> None:
        self.taken += event in ("c_call", "c_return")
        if self.taken > self._last:
            os.kill(os.getpid(), signal.SIGKILL)
