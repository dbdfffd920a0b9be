"""From a clerk's workbook to the light, by the command line."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journey.command import ROOT, SHEET, Answer, figures, form, kpi

MONTH = "2024-03"


def light(answer: Answer, unit: str, indicator: str) -> dict[str, Any]:
    """The row of one unit and indicator."""
    found = [r for r in answer.rows if (r["unit"], r["indicator"]) == (unit, indicator)]
    assert len(found) == 1
    return found[0]


def score(database: Path, *options: object, month: str = MONTH) -> Answer:
    answer = kpi("score", "--month", month, "--under", "740", *options, database=database)
    assert answer.code == 0, answer.told
    return answer


def test_a_stored_month_is_scored_at_the_exact_boundary(tmp_path: Path, database: Path) -> None:
    at = figures(early=47, on_time=50, late=3)
    below = figures(early=46, on_time=50, late=4)
    path, _ = form(tmp_path, database, {"26383": at, "26368": below})
    stored = kpi("import", path, "--by", "Văn phòng", database=database).row
    assert stored["stored"] and stored["form"] == "entry" and stored["month"] == MONTH
    assert (stored["units"], stored["figures"]) == (2, 36)
    assert stored["changes"] == {"new": 36, "changed": 0, "same": 0, "removed": 0}
    answer = score(database)
    assert len(answer.rows) == 15 * 9
    met = light(answer, "26383", "on_time")
    assert (met["numerator"], met["denominator"], met["percent"]) == (97, 100, 97)
    assert (met["target"], met["gap"], met["short_by"]) == (97, 0, 0)
    assert (met["status"], met["evidence"]) == ("met", "uncertain")
    assert (met["plan"], met["clause"]) == ("long-thanh-2024", "3.2")
    near = light(answer, "26368", "on_time")
    assert (near["status"], near["short_by"], near["gap"]) == ("near", 1, -1)
    silent = light(answer, "26401", "on_time")
    assert (silent["status"], silent["target"], silent["numerator"]) == ("not_reported", 97, None)
    assert light(answer, "26383", "apology")["status"] == "no_target"


def test_a_district_is_its_one_stop_and_its_communes(tmp_path: Path, database: Path) -> None:
    rows = {"740": figures(online=60, offline=40), "26383": figures(online=10, offline=90)}
    path, _ = form(tmp_path, database, rows)
    assert kpi("import", path, database=database).code == 0
    group = light(score(database, "--group"), "740", "online")
    # 40 % of 100 and 30 % of 100 ask for 70 of 200.
    assert (group["numerator"], group["denominator"], group["target"]) == (70, 200, 35)
    assert (group["status"], group["units_reported"], group["units_expected"]) == ("met", 2, 15)
    communes = light(score(database, "--group", "--level", "commune"), "740", "online")
    assert (communes["numerator"], communes["target"], communes["status"]) == (10, 30, "missed")


def test_deadline_day_itself_is_still_in_time(tmp_path: Path, database: Path) -> None:
    path, _ = form(tmp_path, database, {"26383": figures()})
    assert kpi("import", path, database=database).code == 0
    on_the_day = score(database, "--as-of", "2024-04-10")
    assert light(on_the_day, "26368", "on_time")["status"] == "not_due"
    assert light(on_the_day, "26383", "on_time")["status"] != "not_due"
    after = score(database, "--as-of", "2024-04-11")
    assert light(after, "26368", "on_time")["status"] == "not_reported"


def test_year_to_date_adds_flows_and_takes_the_last_stock(tmp_path: Path, database: Path) -> None:
    months = {
        "2024-01": figures(early=10, on_time=10, late=0, open_in_time=4, open_late=6),
        "2024-03": figures(early=30, on_time=0, late=10, open_in_time=8, open_late=2),
    }
    for month, row in months.items():
        path, _ = form(tmp_path, database, {"26383": row}, month, f"{month}.xlsx")
        assert kpi("import", path, database=database).code == 0
    answer = score(database, "--window", "year-to-date")
    on_time = light(answer, "26383", "on_time")
    assert (on_time["numerator"], on_time["denominator"]) == (50, 60)
    assert (on_time["months_reported"], on_time["months_expected"]) == (2, 3)
    progress = light(answer, "26383", "on_time_766")
    assert (progress["numerator"], progress["denominator"]) == (50 + 8, 60 + 10)


def test_the_same_bytes_again_add_nothing_until_they_are_taken_back(
    tmp_path: Path, database: Path
) -> None:
    path, _ = form(tmp_path, database, {"26383": figures()})
    first = kpi("import", path, database=database).row
    again = kpi("import", path, database=database)
    assert again.code == 0
    assert again.row["already_stored"] and not again.row["stored"]
    assert again.row["upload"] == first["upload"]
    assert kpi("undo", first["upload"], database=database).code == 0
    assert light(score(database), "26383", "on_time")["status"] == "not_reported"
    assert kpi("undo", first["upload"], database=database).code == 0
    anew = kpi("import", path, database=database).row
    assert anew["stored"] and anew["upload"] != first["upload"]
    assert [row["undone"] for row in kpi("uploads", database=database).rows] == [True, False]


def test_a_correction_replaces_only_what_it_states(tmp_path: Path, database: Path) -> None:
    path, _ = form(tmp_path, database, {"26383": figures(), "26368": figures()})
    assert kpi("import", path, database=database).code == 0
    change = figures(late=4, copies=None)
    path, _ = form(tmp_path, database, {"26383": change}, name="dinh-chinh.xlsx")
    tried = kpi("import", path, "--dry-run", database=database).row
    assert not tried["stored"] and tried["upload"] is None
    corrected = kpi("import", path, database=database).row
    assert corrected["changes"] == {"new": 0, "changed": 1, "same": 16, "removed": 1}
    assert tried["changes"] == corrected["changes"]
    assert light(score(database), "26383", "on_time")["denominator"] == 49
    assert light(score(database), "26368", "on_time")["denominator"] == 47
    kpi("undo", corrected["upload"], database=database)
    assert light(score(database), "26383", "on_time")["denominator"] == 47


def test_every_figure_is_traced_to_its_cell(tmp_path: Path, database: Path) -> None:
    path, places = form(tmp_path, database, {"26383": figures()})
    kpi("import", path, "--by", "Nguyễn Thị Lan", database=database)
    options = ("--month", MONTH, "--unit", "26383", "--indicator", "on_time")
    rows = {row["measure"]: row for row in kpi("trace", *options, database=database).rows}
    row = places["26383"]
    assert rows["resolved_in_time"]["value"] == 45
    assert rows["resolved_in_time"]["cells"] == [f"F{row}", f"G{row}"]
    assert rows["resolved_late"]["cells"] == [f"H{row}"]
    for each in rows.values():
        assert each["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (each["file"], each["sheet"]) == ("bieu.xlsx", SHEET)
        assert each["uploader"] == "Nguyễn Thị Lan"


def test_a_faulty_form_names_every_fault_by_its_cell_and_stores_nothing(
    tmp_path: Path, database: Path
) -> None:
    rows = {
        "26368": figures(late="1O"),
        "26383": figures(digitised=51),
        "26386": figures(open_late=-2),
        "26389": figures(electronic="21,2%"),
        "26392": figures(),
        "26395": figures(),
    }
    path, at = form(tmp_path, database, rows)
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet[f"A{at['26392']}"], sheet[f"B{at['26392']}"] = None, "Xã Cẩm Đừơngg"
    sheet[f"A{at['26395']}"], sheet[f"B{at['26395']}"] = "26383", "Xã An Phước"
    book.save(path)
    answer = kpi("import", path, database=database)
    assert answer.code == 1 and not answer.row["stored"] and answer.row["upload"] is None
    errors = {
        (problem["kind"], problem["cell"])
        for problem in answer.row["problems"]
        if problem["severity"] == "error"
    }
    assert errors == {
        ("not_a_number", f"H{at['26368']}"),
        ("part_exceeds_whole", f"K{at['26383']}"),
        ("negative", f"J{at['26386']}"),
        ("percent_instead_of_count", f"L{at['26389']}"),
        ("unknown_unit", f"B{at['26392']}"),
        ("duplicate_unit", f"B{at['26395']}"),
    }
    assert all(p["sheet"] == SHEET and p["message"] for p in answer.row["problems"] if p["cell"])
    assert kpi("uploads", database=database).rows == []


def test_a_batch_with_one_bad_file_stores_the_good_one(tmp_path: Path, database: Path) -> None:
    good, _ = form(tmp_path, database, {"26383": figures()})
    bad = tmp_path / "hong.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    missing = tmp_path / "khong-co.xlsx"
    answer = kpi("import", good, bad, missing, database=database)
    assert answer.code == 1
    assert [row["stored"] for row in answer.rows] == [True, False, False]
    kinds = [[problem["kind"] for problem in row["problems"]] for row in answer.rows]
    assert kinds[1] == ["damaged"] and kinds[2] == ["not_a_spreadsheet"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("score", "--month", "2024-13"), 2),
        (("score",), 2),
        (("nonsense",), 2),
        (("score", "--month", MONTH, "--group", "--unit", "740"), 2),
        (("score", "--month", MONTH, "--unit", "99999"), 1),
        (("score", "--month", MONTH, "--under", "99999"), 1),
        (("targets", "--plan", "khong-co"), 1),
        (("tasks", "--plan", "khong-co"), 1),
        (("undo", "khong-co"), 1),
        (("trace", "--month", MONTH, "--unit", "26383", "--indicator", "khong_co"), 1),
        (("template", "--month", MONTH, "--under", "99999", "--out", "khong-ghi.xlsx"), 1),
        (("template", "--month", MONTH, "--out", "/khong-co-thu-muc/bieu.xlsx"), 1),
    ],
)
def test_wrong_use_is_two_and_the_unknown_is_one(
    database: Path, arguments: tuple[str, ...], code: int
) -> None:
    answer = kpi(*arguments, database=database)
    assert answer.code == code and answer.rows == []
    assert answer.told.strip()


def test_without_a_database_the_reason_names_init(tmp_path: Path) -> None:
    answer = kpi("score", "--month", MONTH, database=tmp_path / "khong-co.duckdb")
    assert (answer.code, answer.rows) == (1, [])
    assert "init" in answer.told


def test_a_sound_database_has_no_findings(tmp_path: Path, database: Path) -> None:
    path, _ = form(tmp_path, database, {"26383": figures()})
    kpi("import", path, database=database)
    assert kpi("check", database=database).rows == []


def test_a_division_that_need_not_report_has_no_rows(database: Path) -> None:
    answer = kpi("score", "--month", MONTH, "--unit", "740-TP", database=database)
    assert (answer.code, answer.rows) == (0, [])


@pytest.mark.parametrize("viewer", ["leader", "inspector", "unit:26386"])
def test_another_viewer_neither_imports_nor_takes_back(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, viewer: str
) -> None:
    path, _ = form(tmp_path, database, {"26383": figures()})
    upload = kpi("import", path, database=database).row["upload"]
    changed, _ = form(tmp_path, database, {"26383": figures(late=3)}, name="khac.xlsx")
    monkeypatch.setenv("KPI_VIEWER", viewer)
    for dry in ([], ["--dry-run"]):
        answer = kpi("import", changed, *dry, database=database)
        assert (answer.code, answer.row["stored"]) == (1, False)
        assert "not_permitted" in {each["kind"] for each in answer.row["problems"]}
    answer = kpi("undo", upload, database=database)
    assert (answer.code, answer.rows) == (1, [])
    assert "Văn phòng" in answer.told


def test_what_is_printed_is_utf8_whatever_the_machine_thinks(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, "kpi.py", "indicators", "--database", str(database)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
    )
    assert "đúng hạn" in done.stdout.decode("utf-8")


def test_a_unit_outside_what_is_asked_for_has_no_rows(database: Path) -> None:
    for more in (("--under", "731"), ("--level", "commune")):
        asked = ("score", "--month", MONTH, "--unit", "740", *more)
        assert kpi(*asked, database=database).rows == []
    assert kpi("score", "--month", MONTH, "--unit", "740", "--under", "740", database=database).rows
