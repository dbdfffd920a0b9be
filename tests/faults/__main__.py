"""`make faults`: damages, kills and races by the hundred; every count but the rounds must be 0."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TextIO

from tests.faults.scene import Tally
from tests.faults.workers import at_hand, part

ROUNDS = {"logs": 300, "kills": 500, "races": 500, "bytes": 1000, "pages": 20, "machines": 500}
"""As many as the project's goals name; those of pages are two browsers each."""
_AT_ONCE = 6
"""Workers, so that on two cores that others use too, the rounds get their share."""
_PART = 20
"""Rounds a worker takes at a time, so that none is long alone at the end."""
_MEMORY = Path("/dev/shm")
"""A killed process leaves the same files in memory as on a disk, which is slow to take them."""


def main() -> int:
    """Run every kind of round so often as is asked; 1 where anything came out wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, rounds in ROUNDS.items():
        parser.add_argument(f"--{name}", type=int, default=rounds)
    parser.add_argument("--seed", type=int, default=2024)
    asked = parser.parse_args()
    if _MEMORY.is_dir():
        os.environ["TMPDIR"] = str(_MEMORY)
    tallies = {name: Tally() for name in ROUNDS}
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(_AT_ONCE, fresh, at_hand) as workers:
            parts = {
                workers.submit(part, name, rounds, f"{asked.seed} {name} {place}"): name
                for place, name, rounds in _parts({name: getattr(asked, name) for name in ROUNDS})
            }
            for done in as_completed(parts):
                name = parts[done]
                tallies[name].add(done.result())
                whole = tallies[name].rounds >= getattr(asked, name)
                # How far it is stands where no one takes it for the outcome.
                told = sys.stdout if whole else sys.stderr
                _tell(told, name, tallies[name], time.monotonic() - began)
    return int(any(tally.bad for tally in tallies.values()))


def _tell(told: TextIO, name: str, tally: Tally, seconds: float) -> None:
    said = [f"{name}: {tally} (after {seconds:.0f} s)", *tally.notes]
    told.write("\n  ".join(said) + "\n")
    told.flush()


def _parts(asked: dict[str, int]) -> Iterator[tuple[int, str, int]]:
    """Each part's place, kind and rounds; all kinds go on side by side."""
    for place in range(0, max(asked.values()), _PART):
        for name, rounds in asked.items():
            if place < rounds:
                yield place, name, min(_PART, rounds - place)


if __name__ == "__main__":
    sys.exit(main())
