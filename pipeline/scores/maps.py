"""The maps of a scope: squares as data, and the office's own GeoJSON where it has one."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from metrics.counts.month import Month
from metrics.maps.shapes import Drawing, Feature, ShapeError, draw, read_features
from metrics.maps.tile_map import MapTile, TileMap, tiles_of
from metrics.maps.tiles import read_tiles
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.desk.workspace import ROOT, Workspace
from wording.names import fold, without_type
from wording.scores import maps as words

FOLDER = ROOT / "data" / "maps"
"""Where an office may have put its GeoJSON before there was a folder beside its database."""

MOST_BYTES = 30_000_000
"""Before outlines are thinned: room for a province's borders in full detail. Not measured."""

_CODE_KEYS = ("ma", "code", "id")
_NAME_KEYS = ("ten", "name")


@dataclass(frozen=True, slots=True)
class Tiles:
    """The squares of a scope and what is wrong with some of them."""

    tiles: tuple[MapTile, ...]
    faults: tuple[str, ...]
    """Vietnamese, one sentence each."""

    def of(self, units: Sequence[Unit], month: Month) -> TileMap | None:
        """The map of units of one level; None where no map knows one of them."""
        shown = tiles_of(self.tiles, units, month)
        known = any(place.guess != "unplaced" for place in shown.places.values())
        return shown if known else None


def tiles(books: Books) -> Tiles:
    """The squares of the scope."""
    return squares(books.reference)


def squares(reference: Reference) -> Tiles:
    """Every square of the scope; a line that cannot be used is left out and told."""
    folder = reference.folder / "maps"
    if not (folder / f"{reference.scope}.csv").exists():
        return Tiles((), ())
    found, faults = read_tiles(folder, reference.scope, reference.register.units)
    return Tiles(found, tuple(_told(fault) for fault in faults))


_FAULTS = (
    ("heading", r"the first line must be (.*)"),
    ("cells", r"(\d+) cells, want (\d+)"),
    ("level", r"level: (.*) is neither district nor commune"),
    ("square", r".*want a column and a row from 1 to (\d+)"),
    ("guess", r"guess: .*"),
    ("twice", r"the unit already has a square in this map, see (\S+) line (\d+).*"),
    ("unknown", r"no unit of the scope has this identity"),
    ("other_level", r"the unit is a .*, the map shows .*"),
    ("other_time", r"the unit is not valid on any day of the map"),
    ("taken", r"column (\d+), row (\d+) of the map of (\w+) already holds another unit.*"),
    ("day", r"(?i).*invalid isoformat.*"),
)
"""The faults of a tile map as its reader tells them, and under which name they are worded."""


def _told(fault: str) -> str:
    found = re.match(r"(\S+\.csv) line (\d+)(?: \(([^)]*)\))?: (.*)", fault, re.DOTALL)
    name, _, rest = fault.partition(": ")
    where = (found[1], found[2], found[3] or "") if found else (name, "", "")
    said = found[4] if found else rest
    for kind, pattern in _FAULTS:
        facts = re.fullmatch(pattern, said)
        if facts:
            return words.tile_fault(where, kind, facts.groups())
    return words.tile_fault(where, "unreadable", ())


@dataclass(frozen=True, slots=True)
class Borders:
    """The areas of an office's files and what is wrong with some of them."""

    maps: tuple[tuple[str, tuple[Feature, ...]], ...]
    """By name of the file."""
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BorderMap:
    """The areas of some units, laid flat."""

    file: str
    codes: tuple[str, ...]
    drawing: Drawing
    """One path a code, in that order."""
    strange: tuple[str, ...]
    """Areas that are none of the units, by what the file calls them."""
    missing: tuple[Unit, ...]
    """Units without an area."""


def border_files(workspace: Workspace) -> tuple[Path, ...]:
    """The office's files, by name: where `KPI_MAPS` says, else in `maps` of its own folder."""
    named, own = os.environ.get("KPI_MAPS"), workspace.database.office / "maps"
    place = Path(named) if named else own if own.is_dir() else FOLDER
    if place.is_dir():
        return tuple(sorted((*place.glob("*.geojson"), *place.glob("*.json"))))
    return (place,) if named else ()


def version(workspace: Workspace) -> tuple[tuple[str, int, int], ...]:
    """What changes when an office puts in another file."""
    return tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        if path.exists()
        else (str(path), 0, 0)
        for path in border_files(workspace)
    )


def borders(workspace: Workspace) -> Borders:
    """The office's own borders, read once a version of its files."""
    return _borders(version(workspace))


# The one in use and, while the office changes its files, the one before.
@lru_cache(maxsize=2)
def _borders(files: tuple[tuple[str, int, int], ...]) -> Borders:
    """Read the office's files; one that cannot be drawn is told and left out."""
    maps, faults = [], []
    for path in (Path(name) for name, _, _ in files):
        try:
            if path.stat().st_size > MOST_BYTES:
                faults.append(words.too_large(path.name, MOST_BYTES // 1_000_000))
                continue
            maps.append((path.name, read_features(path.read_text("utf-8-sig"))))
        except ShapeError as error:
            faults.append(words.shape_fault(path.name, error))
        except (OSError, UnicodeDecodeError):
            faults.append(words.unreadable(path.name))
    return Borders(tuple(maps), tuple(faults))


def border_map(found: Borders, units: Sequence[Unit]) -> BorderMap | None:
    """The file that knows most of the units, laid flat; None where none knows any."""
    best: BorderMap | None = None
    for file, features in found.maps:
        matched, strange = _matched(features, units)
        if matched and (best is None or len(matched) > len(best.codes)):
            codes = tuple(matched)
            best = BorderMap(
                file,
                codes,
                draw([feature.rings for feature in matched.values()]),
                strange,
                tuple(unit for unit in units if unit.code not in matched),
            )
    return best


def _matched(
    features: Iterable[Feature], units: Sequence[Unit]
) -> tuple[dict[str, Feature], tuple[str, ...]]:
    """By code, then by the whole name, then a name without a type word by the rest of a unit's.

    A name with another type word is another unit: `Huyện Long Thành` is no `Thị trấn Long Thành`.
    """
    left = list(features)
    found: dict[str, Feature] = {}
    for table, keys in (
        (_by(units, lambda unit: unit.code.lstrip("0")), _CODE_KEYS),
        (_by(units, lambda unit: unit.identifier or ""), _CODE_KEYS),
        (_by(units, lambda unit: fold(unit.name)), _NAME_KEYS),
        (_by(units, lambda unit: fold(without_type(unit.name))), _NAME_KEYS),
    ):
        rest = []
        for feature in left:
            code = _code(feature, table, keys)
            if code is None or code in found:
                rest.append(feature)
            else:
                found[code] = feature
        left = rest
    ordered = {unit.code: found[unit.code] for unit in units if unit.code in found}
    return ordered, tuple(_called(feature) for feature in left)


def _by(units: Iterable[Unit], key: Callable[[Unit], str]) -> dict[str, str]:
    """Codes by what tells a unit, where it tells one alone."""
    keys = [(key(unit), unit.code) for unit in units]
    often = Counter(text for text, _ in keys)
    return {text: code for text, code in keys if text and often[text] == 1}


def _code(feature: Feature, table: Mapping[str, str], keys: Sequence[str]) -> str | None:
    names = keys is _NAME_KEYS
    for key, value in feature.properties.items():
        if any(part in fold(key) for part in keys):
            text = fold(value) if names else value.strip().lstrip("0")
            code = table.get(text)
            if code:
                return code
    return None


def _called(feature: Feature) -> str:
    for wanted in (_NAME_KEYS, _CODE_KEYS):
        for key, value in feature.properties.items():
            if any(part in fold(key) for part in wanted) and value.strip():
                return value.strip()
    return words.NAMELESS
