"""Computes the tile maps in `data/reference/maps/` from centroids, always the same.

Run it after a change of the register: `python -m scripts.make_tiles`, or with the codes of some
provinces. The office's own corrections are a file apart and stay as they are.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from statistics import fmean

from metrics.maps.tile_map import Guess, Map
from metrics.maps.tiles import TILE_COLUMNS
from metrics.units.register import read_provinces, read_successions, read_units
from metrics.units.unit import Level, Register, Unit
from scripts.tile_layout import Layout, lay_out

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
MAPS = REFERENCE / "maps"
_LAST_DAY_BEFORE = date(2025, 6, 30)
"""The old units stand in one file of centroids, their successors of the next day in the other."""
_DEGREE = 111.2
"""Kilometres from one parallel to the next."""
_TOO_FAR = 3.5
"""Radii of the successor (as a disc) beyond which a centroid must be an error of the source."""
_FAR_ENOUGH = 5.0
"""Kilometres below which nothing is called an error."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a unit is."""

    longitude: float
    latitude: float
    guess: Guess | None = None
    radius: float = math.inf
    """Of a disc of the unit's area, in kilometres; infinite where no area is known."""

    @property
    def point(self) -> tuple[float, float]:
        """As (longitude, latitude)."""
        return self.longitude, self.latitude

    def distance(self, other: Spot) -> float:
        """In kilometres, good enough within a province."""
        east = (self.longitude - other.longitude) * math.cos(math.radians(self.latitude))
        return _DEGREE * math.hypot(east, self.latitude - other.latitude)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map, its units in the order of their codes, and what is known and found about them."""

    map: Map
    units: tuple[Unit, ...]
    spots: tuple[Spot, ...]
    layout: Layout


class Atlas:
    """All provinces, their units and centroids."""

    def __init__(self, reference: Path = REFERENCE) -> None:
        centroids = reference / "maps" / "centroids"
        self._units = reference / "units"
        self._before = _read_spots(centroids / "before-july-2025.csv")
        self._since = _read_spots(centroids / "since-july-2025.csv")
        points = Counter(spot.point for spot in self._before.values())
        self._shared = {point for point, units in points.items() if units > 1}

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """The codes of all provinces of today and before."""
        return tuple(sorted({unit.code for unit in read_provinces(self._units)[0]}))

    @cached_property
    def _codes(self) -> Mapping[str, Unit]:
        """The units of today by identity, wherever a merger took them."""
        found = (each for code in self.provinces for each in read_units(self._units, code)[0])
        return {unit.identity: unit for unit in found if unit.valid_to is None}

    def draw(self, province: str) -> Iterator[Drawn]:
        """Every map of a province: each whole, each level, each stretch without a change."""
        register = Register(province, read_units(self._units, province)[0])
        heirs: dict[str, list[Spot]] = {}
        for each in read_successions(self._units, province):
            heir = self._codes.get(each.successor)
            if heir is not None and heir.code in self._since:
                heirs.setdefault(each.identity, []).append(self._heir_spot(heir))
        for shown, units in _maps(register):
            spots = self._spots(shown, units, register, heirs)
            yield Drawn(shown, units, spots, lay_out([spot.point for spot in spots]))

    def _spots(
        self,
        shown: Map,
        units: Sequence[Unit],
        register: Register,
        heirs: Mapping[str, Sequence[Spot]],
    ) -> tuple[Spot, ...]:
        day = shown.valid_from or shown.valid_to or date.max
        if day > _LAST_DAY_BEFORE:
            return tuple(self._since[unit.code] for unit in units)
        tree = register.on(day)
        communes: dict[str | None, list[Spot]] = {}
        for unit in tree.values():
            spot = self._old_spot(unit, heirs.get(unit.identity, ()))
            if unit.level is Level.COMMUNE and spot:
                communes.setdefault(unit.parent, []).append(spot)
        middles = {code: _middle(spots, Guess.DISTRICT) for code, spots in communes.items()}
        return tuple(
            self._old_spot(unit, heirs.get(unit.identity, ())) or self._district_spot(unit, middles)
            for unit in units
        )

    def _heir_spot(self, heir: Unit) -> Spot:
        spot = self._since[heir.code]
        # A đặc khu is islands far apart: nothing in it is astray.
        return replace(spot, radius=math.inf) if heir.name.startswith("Đặc khu") else spot

    def _old_spot(self, unit: Unit, heirs: Sequence[Spot]) -> Spot | None:
        """A commune's centroid if it can be believed, else where its successors are."""
        # Codes were reused: the centroid belongs to who had the code on the last day.
        if unit.level is not Level.COMMUNE or not unit.valid_on(_LAST_DAY_BEFORE):
            return None
        spot = self._before[unit.code]
        if not heirs or (spot.point not in self._shared and not _astray(spot, heirs)):
            return spot
        return _middle(heirs, Guess.SUCCESSOR)

    def _district_spot(self, unit: Unit, middles: Mapping[str | None, Spot]) -> Spot:
        if unit.level is Level.COMMUNE:
            return middles[unit.parent]
        if unit.code in middles:
            return Spot(*middles[unit.code].point)
        return self._before[unit.code]


def rows_of(drawn: Drawn) -> Iterator[tuple[str, ...]]:
    """The lines of a map as they stand in its file."""
    shown = drawn.map
    whole = (shown.above, shown.level, _written(shown.valid_from), _written(shown.valid_to))
    for unit, spot, square in zip(drawn.units, drawn.spots, drawn.layout.squares, strict=True):
        yield (*whole, unit.identity, str(square[0]), str(square[1]), spot.guess or "")


def main() -> None:
    """Write the files of the provinces named, or of all, and say how well they fit."""
    atlas = Atlas()
    for province in sys.argv[1:] or atlas.provinces:
        drawn = list(atlas.draw(province))
        with (MAPS / f"{province}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(TILE_COLUMNS)
            writer.writerows(row for each in drawn for row in rows_of(each))
        sys.stdout.write(_report(province, drawn))


def _report(province: str, drawn: Sequence[Drawn]) -> str:
    """One line a province, weighed by squares: how far they moved, what still touches."""
    layouts = [each.layout for each in drawn for _ in each.units]
    displacement = fmean(layout.displacement for layout in layouts)
    kept = fmean(layout.neighbours_kept for layout in layouts)
    return (
        f"{province}: {len(drawn)} maps, {len(layouts)} squares, {displacement:.2f} from their"
        f" place, {kept:.0%} of neighbours touch\n"
    )


def _maps(register: Register) -> Iterator[tuple[Map, tuple[Unit, ...]]]:
    """The province by districts and by communes, then each district by communes."""
    codes = sorted({unit.code for unit in register.units if unit.level is Level.DISTRICT})
    wholes = [(register.scope, Level.DISTRICT), (register.scope, Level.COMMUNE)]
    for above, level in (*wholes, *((code, Level.COMMUNE) for code in codes)):
        yield from _stretches(register, above, level)


def _stretches(
    register: Register, above: str, level: Level
) -> Iterator[tuple[Map, tuple[Unit, ...]]]:
    """A whole from one change of its units to the next."""
    units = [unit for unit in register.units if unit.level in (level, Level.PROVINCE)]
    starts = {unit.valid_from or date.min for unit in units}
    starts |= {unit.valid_to + timedelta(days=1) for unit in units if unit.valid_to}
    changes: list[tuple[date, tuple[Unit, ...]]] = []
    for day in sorted(starts):
        tree = register.on(day)
        below = tree.under(above) if above in tree else ()
        shown = sorted((unit for unit in below if unit.level is level), key=lambda each: each.code)
        if not changes or _identities(shown) != _identities(changes[-1][1]):
            changes.append((day, tuple(shown)))
    ends = [day - timedelta(days=1) for day, _ in changes[1:]]
    for (first, members), last in zip(changes, [*ends, None], strict=True):
        if members:
            yield Map(above, level, None if first == date.min else first, last), members


def _identities(units: Sequence[Unit]) -> list[str]:
    return [unit.identity for unit in units]


def _astray(spot: Spot, heirs: Sequence[Spot]) -> bool:
    return all(spot.distance(heir) > max(_FAR_ENOUGH, _TOO_FAR * heir.radius) for heir in heirs)


def _middle(spots: Sequence[Spot], guess: Guess) -> Spot:
    return Spot(
        fmean(spot.longitude for spot in spots), fmean(spot.latitude for spot in spots), guess
    )


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read_spots(path: Path) -> dict[str, Spot]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _spot(row) for row in csv.DictReader(file)}


def _spot(row: Mapping[str, str]) -> Spot:
    area = float(row.get("area_km2") or math.inf)
    return Spot(float(row["longitude"]), float(row["latitude"]), radius=math.sqrt(area / math.pi))


if __name__ == "__main__":
    main()
