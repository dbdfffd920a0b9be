"""One square a unit, roughly in place: the maps of a scope and which one shows a set of units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from metrics.counts.month import Month
from metrics.units.unit import Level, Unit


class Guess(StrEnum):
    """Why a square says less than usual about where a unit is."""

    SUCCESSOR = "successor"
    """No centroid of its own that can be believed: it stands where its successor is."""
    DISTRICT = "district"
    """No centroid in the sources: it stands at the middle of its district."""
    UNPLACED = "unplaced"
    """No map knows the unit: it stands below all others."""


@dataclass(frozen=True, slots=True)
class Map:
    """A whole that is shown, the level of its squares, and for how long."""

    above: str
    """Code of the province or district."""
    level: Level
    valid_from: date | None
    valid_to: date | None

    def valid_on(self, day: date) -> bool:
        """Whether this map shows the units of the day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class Square:
    """A square, counted from 1 at the top left."""

    column: int
    row: int
    guess: Guess | None = None
    """None: the unit's own centroid, or the office's word."""


@dataclass(frozen=True, slots=True)
class MapTile:
    """The place of one unit in one map."""

    map: Map
    identity: str
    place: Square


@dataclass(frozen=True, slots=True)
class TileMap:
    """What a screen draws."""

    columns: int
    rows: int
    places: Mapping[str, Square]
    """By code, in the order the units were given."""


def tiles_of(tiles: Iterable[MapTile], units: Sequence[Unit], month: Month) -> TileMap:
    """The places of units of one level, no two in one square, none left out.

    The map that holds the most of them is taken, of several the smallest: all communes of a
    district stand in the district's own map. A unit that it does not hold stands below the others.

    Raises:
        ValueError: Units of several levels, which no map shows together.
    """
    if len({unit.level for unit in units}) > 1:
        raise ValueError("a tile map shows units of one level")
    known = _best_map(tiles, units, month)
    placed = {unit.code: known[unit.identity] for unit in units if unit.identity in known}
    columns = max((place.column for place in placed.values()), default=_width(len(units)))
    rows = max((place.row for place in placed.values()), default=0)
    free = product(range(rows + 1, rows + 1 + len(units)), range(1, columns + 1))
    places: dict[str, Square] = {}
    for unit in units:
        if unit.code in placed:
            places[unit.code] = placed[unit.code]
        else:
            row, column = next(free)
            places[unit.code] = Square(column, row, Guess.UNPLACED)
    return TileMap(columns, max((place.row for place in places.values()), default=0), places)


def _best_map(
    tiles: Iterable[MapTile], units: Sequence[Unit], month: Month
) -> Mapping[str, Square]:
    wanted = {unit.identity for unit in units}
    levels = {unit.level for unit in units}
    maps: dict[Map, dict[str, Square]] = {}
    for tile in tiles:
        if tile.map.level in levels and tile.map.valid_on(month.last_day):
            maps.setdefault(tile.map, {})[tile.identity] = tile.place
    return max(
        maps.values(), key=lambda places: (len(wanted & places.keys()), -len(places)), default={}
    )


def _width(count: int) -> int:
    """Columns for units that no map knows: nearly a square block."""
    return next(width for width in range(1, count + 2) if width * width >= count)
