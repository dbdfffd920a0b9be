"""Polygons of a GeoJSON file (RFC 7946) and how they are laid flat; nothing here knows a unit.

Degrees of WGS 84 only: a file in metres (VN-2000) is told from one in degrees and refused.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]
Ring = tuple[Point, ...]

_WIDE = 1000
"""The longer side of a drawing."""
_SLACK = 0.7
"""A corner that stands out less than this from the line beside it is left out."""


class ShapeFault(StrEnum):
    """Why a file is no map."""

    NOT_JSON = "not_json"
    NOT_GEOJSON = "not_geojson"
    NO_POLYGONS = "no_polygons"
    NOT_DEGREES = "not_degrees"
    BROKEN_RING = "broken_ring"


class ShapeError(Exception):
    """A file that cannot be drawn; `feature` counts from 1, None for the file as a whole."""

    def __init__(self, fault: ShapeFault, feature: int | None = None) -> None:
        super().__init__(f"{fault} {feature or ''}")
        self.fault = fault
        self.feature = feature


@dataclass(frozen=True, slots=True)
class Feature:
    """One area with what the file says of it."""

    properties: Mapping[str, str]
    """Texts and whole numbers, as text."""
    rings: tuple[Ring, ...]
    """Outlines and holes, as longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Areas laid flat on one sheet, north up."""

    width: int
    height: int
    paths: tuple[str, ...]
    """One path of SVG an area, in the order given."""


def read_features(text: str) -> tuple[Feature, ...]:
    """The areas of a file; points and lines beside them are passed over.

    Raises:
        ShapeError: where the file as a whole, or one area in it, cannot be drawn.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ShapeError(ShapeFault.NOT_JSON) from error
    features = said.get("features") if isinstance(said, dict) else None
    if not isinstance(features, list):
        raise ShapeError(ShapeFault.NOT_GEOJSON)
    found = [
        feature
        for place, each in enumerate(features, 1)
        if (feature := _feature(each, place)) is not None
    ]
    if not found:
        raise ShapeError(ShapeFault.NO_POLYGONS)
    return tuple(found)


def _feature(said: object, place: int) -> Feature | None:
    if not isinstance(said, dict):
        raise ShapeError(ShapeFault.NOT_GEOJSON, place)
    geometry = said.get("geometry")
    if not isinstance(geometry, dict):
        return None
    coordinates = geometry.get("coordinates")
    match geometry.get("type"):
        case "Polygon":
            rings = list(_rings([coordinates], place))
        case "MultiPolygon":
            rings = list(_rings(coordinates, place))
        case _:
            return None
    properties = said.get("properties")
    texts = properties if isinstance(properties, dict) else {}
    if "id" in said:
        texts = {"id": said["id"], **texts}
    return Feature(
        {str(key): str(value) for key, value in texts.items() if _is_text(value)}, tuple(rings)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _rings(polygons: object, place: int) -> Iterator[Ring]:
    for polygon in _listed(polygons, place):
        for ring in _listed(polygon, place):
            points = tuple(_point(each, place) for each in _listed(ring, place))
            if len(points) < 4:
                raise ShapeError(ShapeFault.BROKEN_RING, place)
            yield points


def _listed(said: object, place: int) -> list[object]:
    if not isinstance(said, list) or not said:
        raise ShapeError(ShapeFault.BROKEN_RING, place)
    return said


def _point(said: object, place: int) -> Point:
    if not isinstance(said, list) or len(said) < 2:
        raise ShapeError(ShapeFault.BROKEN_RING, place)
    east, north = said[0], said[1]
    if not all(_is_number(each) for each in (east, north)):
        raise ShapeError(ShapeFault.BROKEN_RING, place)
    if abs(east) > 180 or abs(north) > 90:
        raise ShapeError(ShapeFault.NOT_DEGREES, place)
    return float(east), float(north)


def _is_number(said: object) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool) and math.isfinite(said)


def draw(areas: Sequence[Sequence[Ring]]) -> Drawing:
    """Lay areas flat: a degree of longitude as long as it is in the middle of the map."""
    points = [point for rings in areas for ring in rings for point in ring]
    if not points:
        return Drawing(0, 0, ())
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    across, up = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
    scale = _WIDE / max(across, up)
    flat = [
        [[((x - west) * narrow * scale, (north - y) * scale) for x, y in ring] for ring in rings]
        for rings in areas
    ]
    return Drawing(round(across * scale), round(up * scale), tuple(_path(rings) for rings in flat))


def _path(rings: Iterable[Sequence[Point]]) -> str:
    said = []
    for ring in rings:
        corners = _simplified(ring)
        points = list(dict.fromkeys((round(x), round(y)) for x, y in corners))
        if len(points) > 2:
            said.append("M" + "L".join(f"{x} {y}" for x, y in points) + "Z")
    if said:
        return "".join(said)
    # Too small to have a shape at this size, yet it must be seen and reached.
    x, y = (round(value) for value in next(iter(rings))[0])
    return f"M{x - 3} {y - 3}h6v6h-6Z"


def _simplified(ring: Sequence[Point]) -> list[Point]:
    """The corners that matter: D. H. Douglas and T. K. Peucker, Cartographica 10 (1973)."""
    kept = {0, len(ring) - 1}
    # A ring ends where it begins: it is cut in two, or all corners would lie beside one point.
    middle = max(range(len(ring)), key=lambda at: _apart(ring[0], ring[at]))
    open_ends = [(0, middle), (middle, len(ring) - 1)]
    kept.add(middle)
    while open_ends:
        first, last = open_ends.pop()
        if last - first < 2:
            continue
        farthest = max(
            range(first + 1, last), key=lambda at: _beside(ring[at], ring[first], ring[last])
        )
        if _beside(ring[farthest], ring[first], ring[last]) > _SLACK:
            kept.add(farthest)
            open_ends += [(first, farthest), (farthest, last)]
    return [ring[at] for at in sorted(kept)]


def _apart(one: Point, other: Point) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def _beside(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    length = _apart(start, end)
    if not length:
        return _apart(point, start)
    across = (end[0] - start[0]) * (start[1] - point[1])
    return abs(across - (start[0] - point[0]) * (end[1] - start[1])) / length
