"""Reading units and maps of a scope at start, against reading their rows and nothing else."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from benchmarks.pairs import compare, load
from metrics.maps.tiles import read_tiles
from metrics.units.register import read_units

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
LARGEST = "38"


def rows(path: Path) -> int:
    """The floor: the rows of a CSV file as texts."""
    with path.open(encoding="utf-8", newline="") as file:
        return len(list(csv.reader(file)))


def main() -> None:
    """Print both ratios."""
    print(load())
    for scope in ("75", LARGEST):
        units = REFERENCE / "units" / f"{scope}.csv"
        read = compare(partial(read_units, REFERENCE / "units", scope), partial(rows, units))
        print(f"units of {scope}, {rows(units)} rows: {read} bare rows")
    known, _ = read_units(REFERENCE / "units", LARGEST)
    maps = REFERENCE / "maps" / f"{LARGEST}.csv"
    read = compare(
        partial(read_tiles, REFERENCE / "maps", LARGEST, known), partial(rows, maps), rounds=9
    )
    print(f"map of {LARGEST}, {rows(maps)} rows: {read} bare rows")
    print(load())


if __name__ == "__main__":
    main()
