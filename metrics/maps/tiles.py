"""Reads the tile maps of a scope and the office's corrections, telling every fault at once.

A row that cannot be read, or that names no unit of the scope, is left out and told.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from metrics.maps.tile_map import Guess, Map, MapTile, Square
from metrics.units.unit import Level, Unit, grouped

_COLUMNS = ("above", "level", "valid_from", "valid_to", "identity", "column", "row")
TILE_COLUMNS = (*_COLUMNS, "guess")
CORRECTION_COLUMNS = ("province", *_COLUMNS, "note")
_GUESSES = {"": None, "successor": Guess.SUCCESSOR, "district": Guess.DISTRICT}
_WIDEST = 99
"""More columns or rows than any screen shows: a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    tile: MapTile

    @property
    def unit_in_map(self) -> tuple[Map, str]:
        return self.tile.map, self.tile.identity


def read_tiles(
    folder: Path, scope: str, units: Sequence[Unit]
) -> tuple[tuple[MapTile, ...], tuple[str, ...]]:
    """The squares of every map of a scope and every fault; `units` are the scope's own rows.

    A correction takes the place of the square of its unit in its map, or adds one.
    """
    shipped, faults = _rows(folder / f"{scope}.csv", TILE_COLUMNS)
    corrections, wrong = _rows(folder / "corrections.csv", CORRECTION_COLUMNS, scope)
    faults = [*faults, *wrong, *_repeated(shipped), *_repeated(corrections)]
    rows = {row.unit_in_map: row for row in (*shipped, *corrections)}
    by_identity = grouped((unit.identity, unit) for unit in units)
    strange = [
        (key, f"{row.where}: {fault}")
        for key, row in rows.items()
        for fault in _strangeness(row.tile, by_identity.get(row.tile.identity, ()))
    ]
    for key, _ in strange:
        rows.pop(key, None)
    faults += [fault for _, fault in strange]
    faults += [*_overlapping_maps(rows.values()), *_shared_squares(rows.values(), by_identity)]
    return tuple(row.tile for row in rows.values()), tuple(faults)


def _rows(
    path: Path, columns: tuple[str, ...], province: str | None = None
) -> tuple[list[_Row], list[str]]:
    """The rows of a file that can be read, of one province if named, and a fault for each other."""
    rows: list[_Row] = []
    faults: list[str] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            if tuple(next(reader, ())) != columns:
                return [], [f"{path.name}: the first line must be {','.join(columns)}"]
            for cells in reader:
                where = f"{path.name} line {reader.line_num}"
                if len(cells) != len(columns):
                    faults.append(f"{where}: {len(cells)} cells, want {len(columns)}")
                elif province is None or cells[0] == province:
                    _read(where, dict(zip(columns, cells, strict=True)), rows, faults)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path.name}: {error}")
    return rows, faults


def _read(where: str, cells: Mapping[str, str], rows: list[_Row], faults: list[str]) -> None:
    try:
        shown = _map(cells["above"], cells["level"], cells["valid_from"], cells["valid_to"])
        place = Square(
            _count(cells["column"]), _count(cells["row"]), _guess(cells.get("guess", ""))
        )
    except ValueError as error:
        faults.append(f"{where}: {error}")
        return
    identity = cells["identity"]
    rows.append(_Row(f"{where} ({identity})", MapTile(shown, identity, place)))


@cache
def _map(above: str, level: str, first: str, last: str) -> Map:
    if level not in (Level.DISTRICT, Level.COMMUNE):
        raise ValueError(f"level: {level!r} is neither district nor commune")
    return Map(above, Level(level), _day(first), _day(last))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _WIDEST):
        raise ValueError(f"{text!r}: want a column and a row from 1 to {_WIDEST}")
    return int(text)


def _guess(text: str) -> Guess | None:
    if text not in _GUESSES:
        raise ValueError(f"guess: {text!r} is none of {', '.join(filter(None, _GUESSES))}")
    return _GUESSES[text]


def _repeated(rows: Iterable[_Row]) -> Iterator[str]:
    first: dict[tuple[Map, str], str] = {}
    for row in rows:
        owner = first.setdefault(row.unit_in_map, row.where)
        if owner != row.where:
            yield f"{row.where}: the unit already has a square in this map, see {owner}"


def _strangeness(tile: MapTile, units: Sequence[Unit]) -> Iterator[str]:
    if not units:
        yield "no unit of the scope has this identity"
    elif all(unit.level is not tile.map.level for unit in units):
        yield f"the unit is a {units[0].level}, the map shows units of level {tile.map.level}"
    elif not any(_meet(unit, tile.map) for unit in units):
        yield "the unit is not valid on any day of the map"


def _overlapping_maps(rows: Iterable[_Row]) -> Iterator[str]:
    """Two maps of one whole on the same day would give its units two squares each."""
    wholes = grouped(((each.above, each.level), each) for each in {row.tile.map for row in rows})
    for (above, level), maps in sorted(wholes.items()):
        for one, other in combinations(sorted(maps, key=lambda each: str(each.valid_from)), 2):
            if _meet(one, other):
                yield f"two maps of {above} show units of level {level} on the same days"


def _shared_squares(
    rows: Iterable[_Row], by_identity: Mapping[str, Sequence[Unit]]
) -> Iterator[str]:
    """Units that stand in one square although both are valid on some day of the map."""
    squares = grouped(((row.tile.map, _square(row.tile.place)), row) for row in rows)
    for (shown, (column, line)), sharing in squares.items():
        for one, other in combinations(sharing, 2):
            pair = (by_identity[one.tile.identity], by_identity[other.tile.identity])
            if any(_meet(a, b) for a in pair[0] for b in pair[1]):
                yield (
                    f"{other.where}: column {column}, row {line} of the map of {shown.above}"
                    f" already holds another unit, see {one.where}"
                )


def _square(place: Square) -> tuple[int, int]:
    return place.column, place.row


def _meet(one: Unit | Map, other: Unit | Map) -> bool:
    """Whether both are valid on some day."""
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (
        other.valid_from or date.min
    ) <= (one.valid_to or date.max)
