"""Names of units that are not here: ended ones name their heirs, a wrong list is one sentence."""

from __future__ import annotations

import pytest

from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables.intake import read_bytes
from tests.ingest.workbooks import II06A_ROW, REFERENCE, counts, faults, ii06a, only, read, saved
from wording.intake.problems import sentence

R = II06A_ROW
AUGUST_2025 = "Kỳ báo cáo: Tháng 8 năm 2025"
PHU_THO = Library(REFERENCE, "25")


def of(names: list[str], period: str = "Kỳ báo cáo: Tháng 9 năm 2024") -> bytes:
    lines = [(number, name, *R) for number, name in enumerate(names, start=1)]
    return saved(ii06a(lines, period=period, total=False))


@pytest.mark.parametrize(
    ("name", "heir"),
    [
        ("Thị trấn Long Thành", "Xã Long Thành (mã 26368)"),
        ("Xã Tam An", "Xã An Phước (mã 26383)"),
    ],
)
def test_an_ended_unit_names_the_one_it_went_into(name: str, heir: str) -> None:
    problem = only(read(of([name], AUGUST_2025)))
    assert str(problem.kind) == "unit_not_valid"
    assert f"Nay thuộc {heir}" in sentence(problem)


def test_an_ended_district_without_an_heir_names_none() -> None:
    problem = only(read(of(["Huyện Long Thành"], AUGUST_2025)))
    assert str(problem.kind) == "unit_not_valid"
    assert "Nay thuộc" not in sentence(problem)


@pytest.mark.parametrize(
    "names",
    [
        ["Xã Tân Hiệp - huyện Hớn Quản", "Xã An Phước"],
        ["Phường Bến Nghé", "Phường Bến Thành", "Phường Đa Kao", "Phường Tân Định"],
        ["Xã Minh Lập (huyện Chơn Thành)", "Xã Minh Thắng, huyện Chơn Thành"],
        ["Ban Quản lý Khu kinh tế - tỉnh An Giang", "Sở Ngoại vụ - tỉnh An Giang"],
    ],
)
def test_another_provinces_list_is_one_sentence(names: list[str]) -> None:
    problem = only(read(of(names)))
    assert (str(problem.kind), problem.cell) == ("unknown_unit", "B12")
    assert "nạp nhầm tệp của tỉnh khác" in sentence(problem)


def test_a_few_unknown_names_in_a_list_of_ones_own_are_asked_about_each() -> None:
    names = ["Xã An Phước", "Xã Bình An", "Xã Tam An", "Phường Bến Nghé", "Phường Bến Thành"]
    assert faults(read(of(names))) == [("unknown_unit", "B15"), ("unknown_unit", "B16")]


def test_departments_of_a_province_that_ships_none_are_one_sentence() -> None:
    names = [
        "Sở Công Thương - Tỉnh Vĩnh Phúc",
        "Sở Y tế",
        "Ban Quản lý các KCN",
        "UBND Huyện Tam Đảo",
    ]
    vinh_phuc = Library(REFERENCE, "26")
    reading = read_bytes(of(names), "Tệp.xlsx", Request(REFERENCE, "26"), vinh_phuc)
    problem = only(reading)
    assert problem.cell == "B12"
    assert "3 dòng" in sentence(problem)
    assert "units/26.csv" in sentence(problem)
    assert len({unit for unit, _ in counts(reading)}) == 1


@pytest.mark.parametrize(
    "name", ["Sở Y tế và Dân số", "Ban Quản lý Khu kinh tế", "Chi cục Thuế khu vực", "Cục Hải quan"]
)
def test_an_office_is_never_likened_to_a_place(name: str) -> None:
    problem = only(read(of(["Xã An Phước", "Xã Bình An", name])))
    assert not any(code.isdigit() for code in problem.choices)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Xã Tân Hiêpp", "commune"),
        ("Huyện Long Thànhh", "district"),
        ("UBND xã Phươc Bìnhh", "commune"),
    ],
)
def test_a_place_is_likened_to_places_of_its_own_level(name: str, level: str) -> None:
    names = {unit.code: unit for unit in Library(REFERENCE, "75")._register.units}
    problem = only(read(of(["Xã An Phước", "Xã Bình An", name])))
    assert problem.choices[:-1]
    assert {str(names[code].level) for code in problem.choices[:-1]} == {level}


@pytest.mark.parametrize(
    "prefix",
    [
        "BP TN&TKQ",
        "BP TN & TKQ",
        "Bộ phận TN&TKQ UBND",
        "Bộ phận tiếp nhận và trả kết quả hiện đại",
        "Bộ phận Tiếp nhận & Trả kết quả của UBND",
        "TT PVHCC",
        "Trung tâm Phục vụ hành chính công",
        "Tổ một cửa",
        "Bộ phận Một cửa hiện đại UBND",
        "Tổ tiếp nhận và trả kết quả thuộc UBND",
        "Bộ phận 1 cửa",
    ],
)
def test_words_of_the_desk_before_a_name_are_known(prefix: str) -> None:
    reading = read(of([f"{prefix} xã Bình An"]))
    assert reading.problems == []
    assert {unit for unit, _ in counts(reading)} == {"26386"}
