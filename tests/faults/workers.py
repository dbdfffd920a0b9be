"""What a worker of `make faults` does: some rounds of one kind, in a process of its own."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path

import pytest

from ingest.sandbox import reader
from metrics.verdicts.reference import load
from pipeline.desk import workspace
from tests.faults.rounds import every_kind
from tests.faults.scene import Scene, Tally
from tests.ingest import forked_reader


def at_hand() -> None:
    """Do once what no round asks about."""
    # Of an original that is read again, most of the time would be the start of a bare Python.
    patch = pytest.MonkeyPatch()
    patch.setattr(reader, "ask_child", forked_reader.ask_child)
    patch.setattr(workspace, "load", cache(load))


def part(name: str, rounds: int, seed: str) -> Tally:
    """Do some rounds of one kind."""
    return every_kind(_scene())[name](rounds, random.Random(seed))


@cache
def _scene() -> Scene:
    return Scene(Path(tempfile.mkdtemp()))
