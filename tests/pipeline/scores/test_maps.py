"""Squares and borders of a scope, and what an office is told about its own files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.counts.month import Month
from metrics.maps.shapes import ShapeFault
from metrics.maps.tile_map import Guess
from metrics.units.unit import Level, Unit
from metrics.verdicts.reference import load
from pipeline.desk.workspace import REFERENCE, Workspace
from pipeline.scores import maps
from tests.ui import builders
from ui.charts import tile_map
from warehouse.engine.files import Database
from wording import sentences
from wording.scores import maps as words

REGISTER = builders.reference()
SEPTEMBER = Month(2024, 9)
WORKSPACE = Workspace(Database(Path("kpi.duckdb")))
NAMES = ("Xã Phước Thái", "xã an phuoc", "Long Đức")


def communes(parent: str = "740") -> list[Unit]:
    tree = REGISTER.register.at(SEPTEMBER)
    return [unit for unit in tree.under(parent) if unit.level is Level.COMMUNE]


def area(east: float, **properties: object) -> dict[str, object]:
    ring = [[east, 10], [east + 0.1, 10], [east + 0.1, 10.1], [east, 10.1], [east, 10]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def put(folder: Path, features: Sequence[object], name: str = "xa.geojson") -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KPI_MAPS", str(tmp_path))
    return tmp_path


def matched(units: Sequence[Unit] | None = None) -> maps.BorderMap:
    found = maps.border_map(maps.borders(WORKSPACE), units or communes())
    assert found is not None
    return found


def test_areas_are_found_by_code_and_by_name_with_and_without_diacritics(office: Path) -> None:
    by_name = [area(at, ten_xa=name) for at, name in enumerate(NAMES)]
    put(office, [*by_name, area(9, MA_XA="00026404"), area(8, id=26401)])
    found = matched()
    assert set(found.codes) == {"26422", "26383", "26389", "26404", "26401"} & {
        unit.code for unit in communes()
    }
    assert {"26422", "26383", "26389", "26404"} <= set(found.codes)
    assert len(found.drawing.paths) == len(found.codes)


def test_an_area_of_nobody_and_a_unit_without_an_area_are_named(office: Path) -> None:
    put(office, [area(1, ten="Xã Phước Thái"), area(2, ten="Hồ Trị An"), area(3, dien_tich=4)])
    found = matched()
    assert found.codes == ("26422",)
    assert found.strange == ("Hồ Trị An", words.NAMELESS)
    assert len(found.missing) == len(communes()) - 1


def test_a_name_that_two_units_share_decides_nothing(office: Path) -> None:
    twins = [replace(unit, name="Xã Tân Hiệp") for unit in communes()[:2]]
    put(office, [area(1, ten="Xã Tân Hiệp")])
    assert maps.border_map(maps.borders(WORKSPACE), twins) is None


def test_the_file_that_knows_most_of_the_units_is_drawn(office: Path) -> None:
    # The district's seat has its name; only the type word tells them apart.
    put(office, [area(1, ten="Huyện Long Thành")], "huyen.geojson")
    put(office, [area(1, ten="Xã Phước Thái")], "xa.geojson")
    assert matched().file == "xa.geojson"
    tree = REGISTER.register.at(SEPTEMBER)
    assert matched([tree["740"]]).file == "huyen.geojson"


def test_a_broken_file_is_told_and_the_others_are_drawn(office: Path) -> None:
    put(office, [area(1, ten="Xã Phước Thái")])
    (office / "hong.geojson").write_text("{", encoding="utf-8")
    (office / "anh.geojson").write_bytes(b"\xff\xd8\xff")
    put(office, [area(396_000, ten="x")], "vn2000.geojson")
    found = maps.borders(WORKSPACE)
    assert [file for file, _ in found.maps] == ["xa.geojson"]
    assert any("hong.geojson: không phải JSON" in fault for fault in found.faults)
    assert any("anh.geojson: không mở được" in fault for fault in found.faults)
    assert any("vùng thứ 1: tọa độ không phải kinh độ" in fault for fault in found.faults)


def test_a_file_named_by_the_installation_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_MAPS", str(tmp_path / "khong-co.geojson"))
    assert maps.borders(WORKSPACE).faults == (words.unreadable("khong-co.geojson"),)
    assert maps.version(WORKSPACE)


def test_an_office_keeps_its_borders_beside_its_database(tmp_path: Path) -> None:
    database = Database(tmp_path / "kpi.duckdb")
    place = tmp_path / "kpi.office" / "maps"
    place.mkdir(parents=True)
    put(place, [area(1, ten="Xã Phước Thái")])
    assert [file for file, _ in maps.borders(Workspace(database)).maps] == ["xa.geojson"]


def test_another_file_is_another_version(office: Path) -> None:
    before = maps.version(WORKSPACE)
    put(office, [area(1, ten="Xã Phước Thái")])
    assert maps.version(WORKSPACE) != before


def test_every_fault_of_a_shape_has_a_sentence() -> None:
    assert set(words.SHAPE_FAULTS) == set(ShapeFault)
    assert set(words.GUESSES) == set(Guess)


def test_a_correction_of_the_office_moves_a_square_and_a_wrong_one_is_told_in_vietnamese(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder)
    corrections = folder / "maps" / "corrections.csv"
    corrections.write_text(
        "province,above,level,valid_from,valid_to,identity,column,row,note\n"
        "75,740,commune,,2025-06-30,26404-2022,9,9,về phía đông nam\n"
        "75,740,commune,,2025-06-30,00000-2022,1,1,không có\n"
        "75,740,village,,2025-06-30,26383-2022,1,1,\n"
        "75,740,commune,,31/12/2024,26383-2022,1,1,\n",
        encoding="utf-8",
    )
    found = maps.squares(load(folder))
    shown = found.of(communes(), SEPTEMBER)
    assert shown is not None
    assert (shown.places["26404"].column, shown.places["26404"].row) == (9, 9)
    told = " | ".join(found.faults)
    assert "corrections.csv dòng 3 (00000-2022): không có đơn vị này trong phạm vi" in told
    assert "dòng 4: cột level: 'village' không phải district, commune" in told
    assert "dòng 5: ngày không đúng dạng" in told


def test_a_scope_without_a_map_has_none_rather_than_a_block_of_squares() -> None:
    nowhere = maps.Tiles((), ())
    assert nowhere.of(communes(), SEPTEMBER) is None


@pytest.mark.parametrize("province", ["01", "38", "75"])
def test_each_province_has_a_square_for_every_commune_of_today(province: str) -> None:
    reference = load(REFERENCE, province=province)
    today = Month(2026, 6)
    tree = reference.register.at(today)
    units = [unit for unit in tree.values() if unit.level is Level.COMMUNE]
    found = maps.squares(reference)
    shown = found.of(units, today)
    assert found.faults == ()
    assert shown is not None
    assert len({(place.column, place.row) for place in shown.places.values()}) == len(units)


def test_a_square_says_unit_light_percent_and_what_is_missing() -> None:
    row = builders.row("26422", "on_time", 344, 420)
    assert words.place(row, sentences.called(row)) == (
        "Xã Phước Thái: Chưa đạt, chắc chắn, 81,9\u00a0%, thiếu 64 hồ sơ"
    )
    assert tile_map.ask(row) == "u|26422|on_time"
