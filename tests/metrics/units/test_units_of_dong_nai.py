"""The shipped register says what the sources say, in Đồng Nai and in all of Việt Nam."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from metrics.counts.month import Month
from metrics.units.register import (
    former_provinces,
    read_aliases,
    read_provinces,
    read_scope,
    read_successions,
    read_units,
)
from metrics.units.unit import Level, Register, Tree, Unit
from metrics.units.unit_rows import Succession

REFERENCE = Path(__file__).parents[3] / "data" / "reference"
UNITS = REFERENCE / "units"

COMMUNES_OF_2024 = {
    "Thành phố Biên Hòa": 30,
    "Thành phố Long Khánh": 15,
    "Huyện Tân Phú": 18,
    "Huyện Vĩnh Cửu": 12,
    "Huyện Định Quán": 14,
    "Huyện Trảng Bom": 17,
    "Huyện Thống Nhất": 10,
    "Huyện Cẩm Mỹ": 13,
    "Huyện Long Thành": 14,
    "Huyện Xuân Lộc": 15,
    "Huyện Nhơn Trạch": 12,
}
COMMUNES_OF_EARLY_2025 = {
    **COMMUNES_OF_2024,
    "Thành phố Biên Hòa": 25,
    "Thành phố Long Khánh": 13,
    "Huyện Tân Phú": 16,
    "Huyện Vĩnh Cửu": 10,
}
ENDED_IN_2025 = {
    "26026": "Phường Tân Mai",
    "26032": "Phường Trung Dũng",
    "26035": "Phường Tam Hòa",
    "26038": "Phường Hòa Bình",
    "26044": "Phường Thanh Bình",
    "26071": "Phường Xuân Trung",
    "26074": "Phường Xuân Thanh",
    "26128": "Xã Núi Tượng",
    "26137": "Xã Phú Sơn",
    "26197": "Xã Bình Hòa",
    "26203": "Xã Hiếu Liêm",
}
LONG_THANH = """
26368 Thị trấn Long Thành → 26368 Xã Long Thành
26392 Xã Lộc An           → 26368 Xã Long Thành
26395 Xã Bình Sơn         → 26368 Xã Long Thành
26404 Xã Long An          → 26368 Xã Long Thành
26383 Xã An Phước         → 26383 Xã An Phước
26398 Xã Tam An           → 26383 Xã An Phước
26386 Xã Bình An          → 26389 Xã Bình An
26389 Xã Long Đức         → 26389 Xã Bình An
26410 Xã Bàu Cạn          → 26413 Xã Long Phước
26413 Xã Long Phước       → 26413 Xã Long Phước
26416 Xã Phước Bình       → 26422 Xã Phước Thái
26419 Xã Tân Hiệp         → 26422 Xã Phước Thái
26422 Xã Phước Thái       → 26422 Xã Phước Thái
26401 Xã Cẩm Đường        → 26347 Xã Xuân Đường
"""


@cache
def register(scope: str) -> Register:
    return Register(scope, read_units(UNITS, scope)[0])


@cache
def successions(scope: str) -> tuple[Succession, ...]:
    return read_successions(UNITS, scope)


def dong_nai(month: str) -> Tree:
    return register("75").at(Month.parse(month))


def at_level(tree: Tree, level: Level) -> list[Unit]:
    return [unit for unit in tree.values() if unit.level is level]


def communes_by_district(month: str) -> dict[str, int]:
    tree = dong_nai(month)
    communes = at_level(tree, Level.COMMUNE)
    return Counter(tree[unit.parent].name for unit in communes if unit.parent)


@pytest.mark.parametrize("month", ["2022-01", "2023-06", "2024-12"])
def test_dong_nai_had_170_communes_in_11_districts_until_2024(month: str) -> None:
    assert communes_by_district(month) == COMMUNES_OF_2024
    assert len(at_level(dong_nai(month), Level.DISTRICT)) == 11
    assert len(at_level(dong_nai(month), Level.COMMUNE)) == 170


@pytest.mark.parametrize("month", ["2025-01", "2025-06"])
def test_dong_nai_had_159_communes_in_the_first_half_of_2025(month: str) -> None:
    assert communes_by_district(month) == COMMUNES_OF_EARLY_2025
    assert len(at_level(dong_nai(month), Level.COMMUNE)) == 159


def test_dong_nai_has_95_communes_and_no_district_since_july_2025() -> None:
    tree = dong_nai("2025-07")
    communes = at_level(tree, Level.COMMUNE)
    assert Counter(unit.name.split()[0] for unit in communes) == {"Xã": 72, "Phường": 23}
    assert {unit.parent for unit in communes} == {"75"}
    assert not at_level(tree, Level.DISTRICT)
    assert not at_level(tree, Level.DIVISION)


def test_eleven_codes_ended_on_1_january_2025_without_a_known_successor() -> None:
    before, after = dong_nai("2024-12"), dong_nai("2025-01")
    ended = {code: before[code] for code in before.keys() - after.keys()}
    assert {code: unit.name for code, unit in ended.items()} == ENDED_IN_2025
    assert {unit.valid_to for unit in ended.values()} == {date(2024, 12, 31)}
    left = {each.identity for each in successions("75")}
    assert left.isdisjoint(unit.identity for unit in ended.values())


def test_three_codes_went_on_under_another_name_as_another_unit() -> None:
    before, after = dong_nai("2024-12"), dong_nai("2025-01")
    changed = {
        code: (before[code].name, after[code].name)
        for code in before.keys() & after.keys()
        if before[code].identity != after[code].identity
    }
    assert changed == {
        "26014": ("Phường Tân Tiến", "Phường Tân Mai"),
        "26041": ("Phường Quyết Thắng", "Phường Trung Dũng"),
        "26146": ("Xã Phú Trung", "Xã Phú Sơn"),
    }


def test_a_spelling_is_not_another_unit() -> None:
    before, after = dong_nai("2022-01"), dong_nai("2025-06")
    for code in ("26083", "26119", "26266", "26275", "26281", "26464"):
        assert before[code] is after[code]


def test_the_code_26389_means_two_units() -> None:
    assert dong_nai("2025-06")["26389"].name == "Xã Long Đức"
    assert dong_nai("2025-07")["26389"].name == "Xã Bình An"
    assert dong_nai("2025-06")["26389"].identity != dong_nai("2025-07")["26389"].identity


def test_the_communes_of_long_thanh_went_where_the_sources_say() -> None:
    before, after = dong_nai("2025-06"), dong_nai("2025-07")
    old = {unit.identity: unit for unit in before.under("740") if unit.level is Level.COMMUNE}
    new = {unit.identity: unit for unit in after.values()}
    pairs = [
        (old[each.identity], new[each.successor])
        for each in successions("75")
        if each.identity in old and not each.part
    ]
    found = {(one.code, one.name, other.code, other.name) for one, other in pairs}
    expected = set()
    for line in LONG_THANH.strip().splitlines():
        left, right = (half.strip().split(" ", 1) for half in line.split("→"))
        expected.add((*left, *right))
    assert found == expected
    assert len(old) == 14


def test_xuan_tam_was_divided_between_two_communes_and_nothing_else_was() -> None:
    parts = [each for each in successions("75") if each.part]
    assert parts == [
        Succession("26449-2022", "26359-2025", part=True),
        Succession("26449-2022", "26446-2025", part=True),
    ]


def test_each_of_the_95_communes_has_predecessors_in_dong_nai_or_binh_phuoc() -> None:
    new = {unit.identity for unit in at_level(dong_nai("2025-07"), Level.COMMUNE)}
    old = {unit.identity: scope for scope in ("70", "75") for unit in register(scope).units}
    origin: dict[str, set[str]] = {}
    for each in successions("75"):
        if each.successor in new:
            origin.setdefault(each.successor, set()).add(old[each.identity])
    assert origin.keys() == new
    assert Counter("".join(sorted(scopes)) for scopes in origin.values()) == {"75": 55, "70": 40}


def test_binh_phuoc_was_another_scope_until_june_2025() -> None:
    assert former_provinces(UNITS, "75") == ("70",)
    assert "25195" not in dong_nai("2025-06")
    assert dong_nai("2025-07")["25195"].name == "Phường Bình Phước"
    before = register("70").at(Month.parse("2025-06"))
    assert len(at_level(before, Level.COMMUNE)) == 111
    assert not register("70").at(Month.parse("2025-07"))


def test_the_province_became_a_city_on_30_april_2026_and_stayed_one_unit() -> None:
    on = register("75").on
    before, after = on(date(2026, 4, 29))["75"], on(date(2026, 4, 30))["75"]
    assert (before.name, after.name) == ("Tỉnh Đồng Nai", "Thành phố Đồng Nai")
    assert before.identity == after.identity
    assert (before.identifier, before.reports) == ("H19", False)


@pytest.mark.parametrize("month", ["2022-01", "2024-09", "2025-02", "2025-03", "2025-08"])
def test_twelve_departments_report_and_the_industrial_zone_board_is_one(month: str) -> None:
    departments = at_level(dong_nai(month), Level.DEPARTMENT)
    assert sum(unit.reports for unit in departments) == 12
    assert dong_nai(month)["75-KCN"].reports


def test_all_units_that_must_report_in_september_2024_are_193() -> None:
    tree = dong_nai("2024-09")
    assert Counter(unit.level for unit in tree.values() if unit.reports) == {
        Level.DEPARTMENT: 12,
        Level.DISTRICT: 11,
        Level.COMMUNE: 170,
    }


def test_the_divisions_of_long_thanh_are_registered_and_do_not_report() -> None:
    divisions = at_level(dong_nai("2024-09"), Level.DIVISION)
    assert {unit.parent for unit in divisions} == {"740"}
    assert len(divisions) == 5
    assert not any(unit.reports for unit in divisions)


def test_the_aliases_of_dong_nai_and_hai_phong_mean_units() -> None:
    for scope in ("75", "31"):
        aliases, faults = read_aliases(UNITS, scope, register(scope).units)
        assert faults == ()
        assert aliases


def test_the_economic_zone_board_belongs_to_hai_phong() -> None:
    board = register("31").at(Month.parse("2024-09"))["31-KKT"]
    assert (board.level, board.parent, board.reports) == (Level.DEPARTMENT, "31", True)


def test_the_shipped_scope_is_dong_nai() -> None:
    scope, faults = read_scope(REFERENCE / "scope.toml")
    assert faults == ()
    assert scope is not None
    assert scope.province == "75"


def test_every_province_of_today_and_before_loads_without_a_fault() -> None:
    provinces, faults = read_provinces(UNITS)
    assert faults == ()
    for code in sorted({unit.code for unit in provinces}):
        assert read_units(UNITS, code)[1] == (), code


def test_34_provinces_have_3321_communes_today_and_63_had_10035_before() -> None:
    provinces = Register("", read_provinces(UNITS)[0])
    today, before = provinces.on(date(2025, 7, 1)), provinces.on(date(2025, 6, 30))
    assert (len(today), len(before)) == (34, 63)
    communes = [
        unit
        for code in today
        for unit in at_level(register(code).on(date(2025, 7, 1)), Level.COMMUNE)
    ]
    assert len({unit.code for unit in communes}) == len(communes) == 3321
    old = [unit for code in before for unit in register(code).on(date(2025, 6, 30)).values()]
    assert Counter(unit.level for unit in old if unit.level != Level.DEPARTMENT) == {
        Level.PROVINCE: 63,
        Level.DISTRICT: 696,
        Level.DIVISION: 5,
        Level.COMMUNE: 10035,
    }


def test_every_commune_of_today_has_a_predecessor() -> None:
    today = {unit.code for unit in read_provinces(UNITS)[0] if unit.valid_on(date(2025, 7, 1))}
    for code in sorted(today):
        new = {
            unit.identity for unit in at_level(register(code).on(date(2025, 7, 1)), Level.COMMUNE)
        }
        assert new <= {each.successor for each in successions(code)}, code


def test_an_identity_is_used_by_one_unit_in_the_whole_country() -> None:
    owner: dict[str, str] = {}
    for scope in sorted({unit.code for unit in read_provinces(UNITS)[0]}):
        for unit in register(scope).units:
            assert owner.setdefault(unit.identity, scope) == scope


def test_every_province_of_today_has_the_usual_departments_and_its_own_go_before() -> None:
    provinces = [unit for unit in read_provinces(UNITS)[0] if unit.valid_to is None]
    assert len(provinces) == 34
    day = date(2026, 1, 1)
    for head in provinces:
        tree = register(head.code).on(day)
        departments = [unit for unit in tree.values() if unit.level is Level.DEPARTMENT]
        codes = [unit.code for unit in departments]
        assert f"{head.code}-SNV" in codes
        assert len(codes) >= 13
        assert len({unit.name for unit in departments}) == len(codes)
    of_dong_nai = {row.identity for row in register("75").units if row.code == "75-SNV"}
    assert of_dong_nai == {"75-SNV-2022", "75-SNV-2025"}
