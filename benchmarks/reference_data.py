"""Reading units and maps of a scope at start, against reading their rows and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.pairs import compare
from benchmarks.rows import Row
from metrics.maps.tiles import read_tiles
from metrics.units.register import read_units

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
LARGEST = "38"


def lines(path: Path) -> int:
    """The floor: the rows of a CSV file as texts."""
    with path.open(encoding="utf-8", newline="") as file:
        return len(list(csv.reader(file)))


def rows() -> Iterator[Row]:
    """Both, as they are measured."""
    for scope in ("75", LARGEST):
        units = REFERENCE / "units" / f"{scope}.csv"
        read = compare(partial(read_units, REFERENCE / "units", scope), partial(lines, units))
        yield Row.of(f"units of {scope}, {lines(units)} rows, against bare rows", read)
    known, _ = read_units(REFERENCE / "units", LARGEST)
    maps = REFERENCE / "maps" / f"{LARGEST}.csv"
    read = compare(
        partial(read_tiles, REFERENCE / "maps", LARGEST, known), partial(lines, maps), rounds=9
    )
    yield Row.of(f"map of {LARGEST}, {lines(maps)} rows, against bare rows", read)
