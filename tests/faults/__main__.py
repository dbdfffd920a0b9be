"""`make faults`: damages, kills and races by the hundred; every count but the rounds must be 0."""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.sandbox import reader
from tests.faults.rounds import every_kind
from tests.faults.scene import Scene
from tests.ingest import forked_reader

ROUNDS = {"logs": 300, "kills": 500, "races": 500, "bytes": 1000}
"""As many as the project's goals name."""


def main() -> int:
    """Run every kind of round so often as is asked; 1 where anything came out wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, rounds in ROUNDS.items():
        parser.add_argument(f"--{name}", type=int, default=rounds)
    parser.add_argument("--seed", type=int, default=2024)
    asked = parser.parse_args()
    # Of an original that is read again, most of the time would be the start of a bare Python.
    reader.ask_child = forked_reader.ask_child
    bad = 0
    with TemporaryDirectory() as folder:
        for name, run in every_kind(Scene(Path(folder))).items():
            began = time.monotonic()
            tally = run(getattr(asked, name), random.Random(asked.seed))
            bad += tally.bad
            said = [f"{name}: {tally} ({time.monotonic() - began:.0f} s)", *tally.notes]
            sys.stdout.write("\n  ".join(said) + "\n")
            sys.stdout.flush()
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
