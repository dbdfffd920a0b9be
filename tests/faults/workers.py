"""What a worker of `make faults` does: some rounds of one kind, in a process of its own."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path

import pytest

from metrics.verdicts.reference import load
from pipeline.desk import workspace
from tests.faults.rounds import every_kind
from tests.faults.scene import Scene, Tally


def at_hand() -> None:
    """Do once what no round asks about."""
    pytest.MonkeyPatch().setattr(workspace, "load", cache(load))


def part(name: str, rounds: int, seed: str) -> Tally:
    """Do some rounds of one kind."""
    return every_kind(_scene())[name](rounds, random.Random(seed))


@cache
def _scene() -> Scene:
    return Scene(Path(tempfile.mkdtemp()))
