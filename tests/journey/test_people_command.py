"""The command line: who answers for a unit, and what is said beside a light."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journey.command import kpi

MONTH = ("--month", "2024-09")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    return path


def a_list(folder: Path, *lines: str) -> Path:
    path = folder / "nguoi.csv"
    path.write_text("\n".join(["Đơn vị,Họ tên,Chức vụ,Điện thoại,Từ ngày", *lines]), "utf-8")
    return path


def test_a_list_goes_in_and_comes_out_by_month(database: Path, tmp_path: Path) -> None:
    file = a_list(tmp_path, "Xã An Phước,Trần Thị B,Chủ tịch,0251 384 1234,01/09/2024")
    done = kpi("people", "--import", file, "--by", "Văn phòng", database=database)
    assert (done.code, done.row["unit"], done.row["since"]) == (0, "26383", "2024-09-01")
    september = kpi("people", *MONTH, "--unit", "26383", database=database).row
    assert (september["person"], september["phone"]) == ("Trần Thị B", "0251 384 1234")
    august = kpi("people", "--month", "2024-08", "--unit", "26383", database=database).row
    assert august["person"] is None
    assert august["name"] == "Xã An Phước"


def test_with_a_month_every_reporting_unit_has_a_row(database: Path) -> None:
    rows = kpi("people", *MONTH, database=database).rows
    expected = [each for each in kpi("units", *MONTH, database=database).rows if each["reports"]]
    assert {row["unit"] for row in rows} == {each["code"] for each in expected}
    assert {row["person"] for row in rows} == {None}


def test_a_list_with_a_fault_is_refused_whole(database: Path, tmp_path: Path) -> None:
    file = a_list(
        tmp_path,
        "Xã An Phước,Trần Thị B,,,01/09/2024",
        "Xã Không Có,Lê Văn C,,,",
        "Xã Long An,Võ Thị D,,,mai",
    )
    refused = kpi("people", "--import", file, "--by", "Văn phòng", database=database)
    assert refused.code == 1
    assert [row["kind"] for row in refused.rows] == ["unknown_unit", "bad_day"]
    assert kpi("people", database=database).rows == []


def test_a_dry_run_keeps_nothing(database: Path, tmp_path: Path) -> None:
    file = a_list(tmp_path, "Xã An Phước,Trần Thị B,,,01/09/2024")
    assert kpi("people", "--import", file, "--dry-run", database=database).code == 0
    assert kpi("people", database=database).rows == []


def test_a_missing_file_and_a_missing_name_are_told(database: Path, tmp_path: Path) -> None:
    assert kpi("people", "--import", tmp_path / "none.csv", database=database).code == 1
    file = a_list(tmp_path, "Xã An Phước,Trần Thị B,,,01/09/2024")
    assert kpi("people", "--import", file, database=database).code == 1


def test_an_explanation_is_kept_and_listed(database: Path) -> None:
    where = ("--unit", "26383", "--indicator", "on_time")
    said = kpi(
        "explain", *MONTH, *where, "--text", "Máy chủ hỏng.", "--by", "UBND xã", database=database
    )
    assert (said.code, said.row["text"], said.row["by"]) == (0, "Máy chủ hỏng.", "UBND xã")
    assert len(kpi("explain", *MONTH, database=database).rows) == 1
    assert kpi("explain", "--month", "2024-08", database=database).rows == []


def test_an_explanation_of_nothing_in_particular_is_wrong_usage(database: Path) -> None:
    assert kpi("explain", *MONTH, "--text", "Máy hỏng.", database=database).code == 2


def test_an_explanation_of_an_unknown_unit_is_refused(database: Path) -> None:
    where = ("--unit", "99999", "--indicator", "on_time")
    asked = kpi("explain", *MONTH, *where, "--text", "x", "--by", "y", database=database)
    assert (asked.code, asked.rows) == (1, [])
