"""The office's GeoJSON: what is a map, what is refused, and what is kept of an outline."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.maps.shapes import ShapeError, ShapeFault, draw, read_features

SQUARE = [[107.0, 10.8], [107.1, 10.8], [107.1, 10.9], [107.0, 10.9], [107.0, 10.8]]


def file(*geometries: Any, **properties: Any) -> str:
    features = [
        {"type": "Feature", "properties": properties, "geometry": geometry}
        for geometry in geometries
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def fault(text: str) -> tuple[ShapeFault, int | None]:
    with pytest.raises(ShapeError) as raised:
        read_features(text)
    return raised.value.fault, raised.value.feature


def test_an_area_keeps_its_rings_and_what_is_said_of_it() -> None:
    (feature,) = read_features(file(polygon(SQUARE), ten="Xã An Phước", ma=26383, dan_so=1.5))
    assert feature.properties == {"ten": "Xã An Phước", "ma": "26383"}
    assert len(feature.rings) == 1


def test_islands_are_one_area() -> None:
    island = [[x + 1, y] for x, y in SQUARE]
    geometry = {"type": "MultiPolygon", "coordinates": [[SQUARE], [island]]}
    (feature,) = read_features(file(geometry))
    assert len(feature.rings) == 2


def test_points_and_lines_beside_areas_are_passed_over() -> None:
    point = {"type": "Point", "coordinates": [107, 11]}
    assert len(read_features(file(point, polygon(SQUARE), None))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", (ShapeFault.NOT_JSON, None)),
        ("[" * 100_000, (ShapeFault.NOT_JSON, None)),
        ("[]", (ShapeFault.NOT_GEOJSON, None)),
        ('{"type": "Topology", "objects": {}}', (ShapeFault.NOT_GEOJSON, None)),
        ('{"features": [7]}', (ShapeFault.NOT_GEOJSON, 1)),
        ('{"features": []}', (ShapeFault.NO_POLYGONS, None)),
        (file({"type": "Point", "coordinates": [1, 2]}), (ShapeFault.NO_POLYGONS, None)),
        (file(polygon(SQUARE[:3])), (ShapeFault.BROKEN_RING, 1)),
        (file(polygon(SQUARE), polygon()), (ShapeFault.BROKEN_RING, 2)),
        (file(polygon([["a", 1]] * 4)), (ShapeFault.BROKEN_RING, 1)),
        (file(polygon([[True, 1]] * 4)), (ShapeFault.BROKEN_RING, 1)),
        (file(polygon([[float("nan"), 1]] * 4)), (ShapeFault.BROKEN_RING, 1)),
        (file(polygon([[396_000.0, 1_190_000.0]] * 4)), (ShapeFault.NOT_DEGREES, 1)),
        ('{"features": [{"geometry": {"type": "MultiPolygon"}}]}', (ShapeFault.BROKEN_RING, 1)),
    ],
)
def test_what_is_no_map_is_told(text: str, expected: tuple[ShapeFault, int | None]) -> None:
    assert fault(text) == expected


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["type", "features", "geometry", "coordinates"]), inner),
    max_leaves=12,
))  # fmt: skip
def test_no_file_whatever_is_more_than_a_map_or_a_fault(said: object) -> None:
    try:
        read_features(json.dumps(said))
    except ShapeError as error:
        assert error.fault in ShapeFault


def test_north_is_up_and_a_degree_of_longitude_is_shorter() -> None:
    (feature,) = read_features(file(polygon([[0, 60], [2, 60], [2, 61], [0, 61], [0, 60]])))
    drawing = draw([feature.rings])
    assert drawing.height == pytest.approx(1000, abs=20)
    assert drawing.width == pytest.approx(1000, abs=20)
    numbers = [int(each) for each in re.findall(r"\d+", drawing.paths[0])]
    assert min(numbers) == 0
    assert max(numbers) <= 1001


def test_corners_on_a_straight_line_are_left_out() -> None:
    dotted = [[107 + at / 1000, 10.8] for at in range(100)] + SQUARE[2:]
    (feature,) = read_features(file(polygon(dotted)))
    assert draw([feature.rings]).paths[0].count("L") == 3


def test_an_area_too_small_to_have_a_shape_is_still_there() -> None:
    speck = [[106 + x / 1e7, 10 + y / 1e7] for x, y in ((0, 0), (1, 0), (1, 1), (0, 0))]
    features = read_features(file(polygon(SQUARE), polygon(speck)))
    drawing = draw([feature.rings for feature in features])
    assert all(path.startswith("M") for path in drawing.paths)
    assert len(drawing.paths) == 2


def test_nothing_to_draw_is_an_empty_sheet() -> None:
    assert draw([]).paths == ()
