"""Every fault of a wrong register is told at once, and a right one is read as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.units.register import (
    Scope,
    read_aliases,
    read_provinces,
    read_scope,
    read_successions,
    read_units,
)
from metrics.units.unit import Level, Register, Unit
from metrics.units.unit_checks import unit_faults
from metrics.units.unit_rows import Succession, UnitRow

PROVINCES = """\
code,name,valid_from,valid_to,identity,identifier,successors,note
75,Tỉnh Đồng Nai,,,75-2022,H19,,
70,Tỉnh Bình Phước,,2025-06-30,70-2022,,75-2022,
"""
HEADING = "code,name,level,parent,reports,valid_from,valid_to,identity,identifier,successors,note"
DISTRICT = "740,Huyện Long Thành,district,75,true,,2025-06-30,740-2022,,,"
OLD = "26389,Xã Long Đức,commune,740,true,,2025-06-30,26389-2022,,26389-2025,"
NEW = "26389,Xã Bình An,commune,75,true,2025-07-01,,26389-2025,,,"
ALIASES = "province,name,code,valid_from,valid_to,note"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "provinces.csv").write_text(PROVINCES, encoding="utf-8")
    (tmp_path / "70.csv").write_text(HEADING + "\n", encoding="utf-8")
    return tmp_path


def faults_of(folder: Path, *lines: str, scope: str = "75") -> tuple[str, ...]:
    (folder / f"{scope}.csv").write_text("\n".join((HEADING, *lines)) + "\n", encoding="utf-8")
    return read_units(folder, scope)[1]


def the_fault(folder: Path, *lines: str, scope: str = "75") -> str:
    (fault,) = faults_of(folder, *lines, scope=scope)
    return fault


def test_a_right_register_is_read_without_a_fault(folder: Path) -> None:
    assert faults_of(folder, DISTRICT, OLD, NEW) == ()
    units, _ = read_units(folder, "75")
    assert [unit.code for unit in units] == ["75", "740", "26389", "26389"]
    assert units[0] == Unit(
        "75", "Tỉnh Đồng Nai", Level.PROVINCE, None, False, None, None, "75-2022", "H19"
    )
    assert units[2] == Unit(
        code="26389",
        name="Xã Long Đức",
        level=Level.COMMUNE,
        parent="740",
        reports=True,
        valid_from=None,
        valid_to=date(2025, 6, 30),
        identity="26389-2022",
    )


def test_a_byte_order_mark_written_by_a_spreadsheet_program_is_no_fault(folder: Path) -> None:
    text = "\n".join((HEADING, DISTRICT, OLD, NEW)) + "\n"
    (folder / "75.csv").write_text(text, encoding="utf-8-sig")
    assert read_units(folder, "75")[1] == ()


def test_all_faults_of_all_lines_are_told_at_once(folder: Path) -> None:
    faults = faults_of(
        folder,
        DISTRICT,
        OLD,
        "26368, Thị trấn Long Thành,xã,740,có,2025-13-01,30/06/2025,,,,",
        "26392,Xã Lộc An,commune,999,true,,2025-06-30,26392-2022,,26368-2025,",
        "26395,Xã Bình Sơn",
    )
    told = "\n".join(faults)
    for words in (
        "75.csv line 4: name: ' Thị trấn Long Thành' has stray spaces",
        "75.csv line 4: level: 'xã' is not a valid Level",
        "75.csv line 4: reports: 'có' is neither true nor false",
        "75.csv line 4: valid_from: ",
        "75.csv line 4: valid_to: ",
        "75.csv line 4: identity: is empty",
        "75.csv line 5 (26392): its parent 999 is not valid throughout",
        "75.csv line 5 (26392): no unit has the identity of its successor 26368-2025",
        "75.csv line 6: 2 cells, want 11",
        "75.csv line 3 (26389): no unit has the identity of its successor 26389-2025",
    ):
        assert words in told
    assert len(faults) == 10


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Xa\u0303 Long Đức", "not in Unicode NFC"),
        ("Xã Long Ðức", "looks like Đ"),
        ("Xã  Long Đức", "stray spaces"),
        ("Xã Long Đức ", "stray spaces"),
        ("Xã Long\u00a0Đức", "stray spaces or invisible"),
        ("Xã\u200b Long Đức", "stray spaces or invisible"),
        ("", "is empty"),
    ],
)
def test_a_name_that_would_never_match_is_refused(folder: Path, cell: str, words: str) -> None:
    fault = the_fault(folder, DISTRICT, OLD.replace("Xã Long Đức", cell).replace("26389-2025", ""))
    assert "75.csv line 3: name" in fault
    assert words in fault


@pytest.mark.parametrize("day", ["30/06/2025", "20250630", "2025-W01-1", "9999-12-31", "45838"])
def test_a_day_must_be_written_in_full_and_no_limit_be_left_empty(folder: Path, day: str) -> None:
    assert "valid_to" in the_fault(folder, DISTRICT.replace("2025-06-30", day))


def test_a_unit_cannot_end_before_it_begins(folder: Path) -> None:
    line = "75-SNV,Sở Nội vụ,department,75,true,2025-03-01,2025-02-28,75-SNV-2022,,,"
    assert "ends on 2025-02-28, before it begins on 2025-03-01" in the_fault(folder, line)


def test_a_code_cannot_mean_two_units_on_one_day(folder: Path) -> None:
    fault = the_fault(folder, DISTRICT, OLD, NEW.replace("2025-07-01", "2025-06-30"))
    assert "same code '26389' at the same time as 75.csv line 3" in fault


def test_an_overlap_is_found_behind_a_short_row_that_lies_inside_a_long_one(folder: Path) -> None:
    faults = faults_of(
        folder,
        "75-STP,Sở Tư pháp,department,75,true,,,75-STP-1,,,",
        "75-STP,Sở Tư pháp A,department,75,true,2023-01-01,2023-01-31,75-STP-2,,,",
        "75-STP,Sở Tư pháp B,department,75,true,2024-01-01,2024-01-31,75-STP-3,,,",
    )
    assert len(faults) == 2
    assert all("at the same time as 75.csv line 2" in fault for fault in faults)


def test_one_unit_cannot_have_two_rows_on_one_day(folder: Path) -> None:
    fault = the_fault(folder, DISTRICT, DISTRICT.replace("740,Huyện", "741,Huyện mới"))
    assert "same identity '740-2022'" in fault


def test_two_units_below_one_parent_cannot_share_a_name(folder: Path) -> None:
    fault = the_fault(folder, DISTRICT, DISTRICT.replace("740", "741"))
    assert "same name below '75: Huyện Long Thành'" in fault


def test_a_unit_needs_its_parent_on_every_day(folder: Path) -> None:
    fault = the_fault(folder, DISTRICT, NEW.replace(",75,", ",740,"))
    assert "(26389): its parent 740 is not valid throughout" in fault


def test_a_renamed_parent_without_a_gap_carries_its_units(folder: Path) -> None:
    renamed = DISTRICT.replace(",,2025-06-30", ",,2023-12-31")
    again = DISTRICT.replace("Huyện", "Thị xã").replace(",,2025-06-30", ",2024-01-01,2025-06-30")
    assert faults_of(folder, renamed, again, OLD, NEW) == ()
    late = again.replace("2024-01-01", "2024-01-02")
    assert "its parent 740 is not valid throughout" in the_fault(folder, renamed, late, OLD, NEW)


@pytest.mark.parametrize(
    "line",
    [
        "740-TP,Phòng Tư pháp,division,75,false,,,740-TP-2022,,,",
        "75-STP,Sở Tư pháp,department,740,true,,2025-06-30,75-STP-2022,,,",
    ],
)
def test_a_unit_stands_below_a_unit_of_the_right_level(folder: Path, line: str) -> None:
    assert "cannot stand below a" in the_fault(folder, DISTRICT, line)


def test_only_a_province_is_without_a_parent(folder: Path) -> None:
    assert "a district must have a parent" in the_fault(folder, DISTRICT.replace(",75,", ",,"))
    second = "76,Tỉnh Khác,province,75,false,,,76-2022,,,"
    assert "a province must have no parent" in the_fault(folder, second)


def test_a_code_that_lost_its_leading_zeros_is_told(folder: Path) -> None:
    line = "4,Phường Ba Đình,commune,75,true,2025-07-01,,00004-2025,,,"
    assert "the code of a commune has 5 digits" in the_fault(folder, line)


def test_successors_need_an_end_and_must_be_there_on_the_next_day(folder: Path) -> None:
    unended = OLD.replace(",,2025-06-30,", ",,,")
    assert any("has successors but no end" in each for each in faults_of(folder, unended, NEW))
    late = NEW.replace("2025-07-01", "2025-07-02")
    assert "26389-2025 is not valid on 2025-07-01" in the_fault(folder, DISTRICT, OLD, late)


@pytest.mark.parametrize("heirs", ["26389-2025:part", "26389-2025;26392-2025"])
def test_a_unit_goes_wholly_into_one_or_in_parts_into_several(folder: Path, heirs: str) -> None:
    other = NEW.replace("26389", "26392").replace("Bình An", "Lộc An")
    fault = the_fault(folder, DISTRICT, OLD.replace("26389-2025", heirs), NEW, other)
    assert "wholly into one successor or in parts into several" in fault


def test_only_the_word_part_may_follow_a_successor(folder: Path) -> None:
    assert "only 'part'" in the_fault(folder, DISTRICT, OLD.replace("-2025,", "-2025:một phần,"))


def test_a_former_province_finds_its_successors_in_the_one_it_was_merged_into(folder: Path) -> None:
    faults_of(folder, DISTRICT, OLD, NEW)
    head = "689,Thành phố Đồng Xoài,district,70,true,,2025-06-30,689-2022,,,"
    line = "25195,Phường Tân Phú,commune,689,true,,2025-06-30,25195-2022,,26389-2025,"
    assert faults_of(folder, head, line, scope="70") == ()
    assert Succession("25195-2022", "26389-2025", part=False) in read_successions(folder, "75")
    assert "of its successor 26390-2025" in the_fault(
        folder, head, line.replace("26389-", "26390-"), scope="70"
    )


def test_an_unknown_province_is_a_fault(folder: Path) -> None:
    assert read_units(folder, "99") == ((), ("provinces.csv: no province has the code '99'",))


def test_a_missing_file_is_a_fault(folder: Path) -> None:
    (fault,) = read_units(folder, "75")[1]
    assert fault.startswith("75.csv: ")


@pytest.mark.parametrize(
    "content",
    ["", HEADING.replace(",", ";"), "mã,tên"],
)
def test_a_file_with_other_columns_is_a_fault(folder: Path, content: str) -> None:
    (folder / "75.csv").write_text(content, encoding="utf-8")
    assert "the first line must be code,name" in read_units(folder, "75")[1][0]


def test_a_file_in_a_legacy_encoding_is_a_fault(folder: Path) -> None:
    (folder / "75.csv").write_bytes((HEADING + "\n740,Huyện").encode("cp1258", "replace") + b"\xff")
    assert len(read_units(folder, "75")[1]) == 1


def test_a_wrong_list_of_provinces_is_told_with_the_units(folder: Path) -> None:
    broken = PROVINCES.replace("70,Tỉnh Bình Phước,,2025-06-30", "70,Tỉnh Bình Phước,,")
    (folder / "provinces.csv").write_text(broken, encoding="utf-8")
    assert "provinces.csv line 3 (70): has successors but no end" in the_fault(folder, DISTRICT)
    assert read_provinces(folder)[1] == ("provinces.csv line 3 (70): has successors but no end",)


def test_an_alias_means_one_unit_for_as_long_as_it_is_valid(folder: Path) -> None:
    faults_of(folder, DISTRICT, OLD, NEW)
    units, _ = read_units(folder, "75")
    lines = (
        "75,Long Đức,26389,,2025-06-30,",
        "75,Long Đức,740,2025-01-01,2025-06-30,",
        "75,Bình An,26389,,,",
        "75,Huyện LT,740,,,",
        "75,Sở X,75-SX,,,",
        "75,,740,,2025-06-30,",
        "70,Ở nơi khác,70-X,,,",
    )
    (folder / "aliases.csv").write_text("\n".join((ALIASES, *lines)), encoding="utf-8")
    aliases, faults = read_aliases(folder, "75", units)
    assert [alias.name for alias in aliases] == [
        "Long Đức",
        "Long Đức",
        "Bình An",
        "Huyện LT",
        "Sở X",
    ]
    assert faults == (
        "aliases.csv line 7: name: is empty",
        "aliases.csv line 4 (Bình An): 26389 means several units: Xã Bình An, Xã Long Đức",
        "aliases.csv line 5 (Huyện LT): 740 is not valid throughout",
        "aliases.csv line 6 (Sở X): 75-SX is not valid throughout",
        "aliases.csv line 3 (Long Đức): same name 'Long Đức' at the same time as "
        "aliases.csv line 2 (Long Đức)",
    )


def test_one_setting_chooses_the_scope(tmp_path: Path) -> None:
    path = tmp_path / "scope.toml"
    path.write_text('province = "31"\nsource = "Danh mục"\n', encoding="utf-8")
    assert read_scope(path) == (Scope("31", "Danh mục"), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('province = 75\nsource = "x"', ["province: want words, found 75"]),
        ('privince = "75"', ["province is missing", "source is missing", "unknown key 'privince'"]),
        ("province = ", ["scope.toml: "]),
    ],
)
def test_a_wrong_scope_setting_is_told_with_all_its_faults(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    path = tmp_path / "scope.toml"
    path.write_text(text, encoding="utf-8")
    scope, faults = read_scope(path)
    assert scope is None
    assert len(faults) == len(words)
    assert all(word in fault for word, fault in zip(words, faults, strict=True))


days = st.dates(date(2020, 1, 1), date(2020, 1, 12))
spans = st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=5)
HEAD = Unit("75", "Tỉnh", Level.PROVINCE, None, False, None, None, "75-2022")


@given(spans)
def test_rows_without_a_fault_are_exactly_those_where_a_code_means_one_unit_a_day(
    spans: list[list[date]],
) -> None:
    units = [
        replace(HEAD, valid_from=first, valid_to=last, identity=f"75-{number}")
        for number, (first, last) in enumerate(spans)
    ]
    register = Register("75", tuple(units))
    doubled = any(
        sum(unit.valid_on(date(2020, 1, day)) for unit in register.units) > 1
        for day in range(1, 13)
    )
    rows = [UnitRow(str(number), unit, ()) for number, unit in enumerate(units)]
    assert any("same code" in fault for fault in unit_faults(rows, rows)) == doubled


@given(spans, days, days)
def test_a_parent_carries_a_unit_exactly_where_it_is_valid_on_each_of_its_days(
    spans: list[list[date]], one: date, other: date
) -> None:
    parents = [replace(HEAD, valid_from=first, valid_to=last) for first, last in spans]
    child = Unit(
        "75-STP",
        "Sở Tư pháp",
        Level.DEPARTMENT,
        "75",
        True,
        min(one, other),
        max(one, other),
        "75-STP-2022",
    )
    carried = all(
        any(parent.valid_on(date.fromordinal(day)) for parent in parents)
        for day in range(min(one, other).toordinal(), max(one, other).toordinal() + 1)
    )
    rows = [UnitRow(str(number), unit, ()) for number, unit in enumerate([*parents, child])]
    faults = unit_faults(rows, rows)
    assert any("not valid throughout" in fault for fault in faults) != carried
