"""The command line: a month is handed in, locked and let in to, and who was late is told."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journey.command import figures, form, kpi

AN_PHUOC, BINH_AN = "26383", "26386"
MARCH = ("--month", "2024-03")


def test_a_month_is_judged_locked_and_let_in_to(database: Path, tmp_path: Path) -> None:
    file, _ = form(tmp_path, database, {AN_PHUOC: figures()})
    given = kpi("import", file, "--received", "2024-04-12", "--by", "Lan", database=database)
    upload = given.row["upload"]
    asked = ("submissions", *MARCH, "--as-of", "2024-04-11")
    found = kpi(*asked, "--unit", AN_PHUOC, database=database)
    row = next(row for row in found.rows if row["form"] == "figures")
    assert row == {
        "unit": AN_PHUOC,
        "name": "Xã An Phước",
        "form": "figures",
        "due": "2024-04-10",
        "received": "2024-04-12",
        "state": "late",
        "days": 2,
    }
    states = {
        row["unit"]: row["state"]
        for row in kpi(*asked, "--under", "740", database=database).rows
        if row["form"] == "figures"
    }
    assert states.pop(AN_PHUOC) == "late"
    assert set(states.values()) == {"missing"}
    assert kpi("submissions", *MARCH, "--unit", "khong-co", database=database).code == 1

    locked = kpi("lock", *MARCH, "--by", "Văn phòng", database=database)
    assert (locked.code, list(locked.row)) == (0, ["action", "path", "upload", "ok"])
    other, _ = form(tmp_path, database, {BINH_AN: figures()}, name="khac.xlsx")
    refused = kpi("import", other, database=database)
    assert refused.code == 1
    (problem,) = (each for each in refused.row["problems"] if each["kind"] == "month_locked")
    assert (problem["severity"], problem["sheet"]) == ("error", "Số liệu tháng")
    assert "3/2024" in problem["message"]
    assert kpi("undo", upload, database=database).code == 1

    opened = ("lock", *MARCH, "--under", "740", "--open", "--by", "Văn phòng")
    assert kpi(*opened, database=database).code == 2, "why and until when are missing"
    said = ("--reason", "Công văn 15", "--until", "2099-01-01")
    assert kpi(*opened, *said, database=database).code == 0
    assert kpi("import", other, database=database).code == 0
    listed = kpi("lock", database=database).rows
    assert [(row["state"], row["under"], row["reason"]) for row in listed] == [
        ("locked", "75", None),
        ("let_in", "740", "Công văn 15"),
    ]


def test_ledger_and_journal_mark_what_the_command_line_did(database: Path, tmp_path: Path) -> None:
    file, _ = form(tmp_path, database, {AN_PHUOC: figures()})
    upload = kpi("import", file, "--by", "Lan", database=database).row["upload"]
    assert kpi("lock", *MARCH, "--by", "Văn phòng", database=database).code == 0
    opened = ("--open", "--by", "Văn phòng", "--reason", "nhầm", "--until", "2099-01-01")
    assert kpi("lock", *MARCH, *opened, database=database).code == 0
    assert kpi("undo", upload, "--by", "Hoa", "--why", "nhầm", database=database).code == 0
    told = [
        (row["kind"], row["by"], row["by_command"])
        for row in kpi("journal", database=database).rows
    ]
    assert told == [
        ("undo", "Hoa", True),
        ("lock", "Văn phòng", True),
        ("lock", "Văn phòng", True),
        ("upload", "Lan", True),
    ]
    lines = database.with_suffix(".ledger").read_text(encoding="utf-8").splitlines()
    assert [json.loads(json.loads(line)["beside"]).get("by_command") for line in lines] == [
        True
    ] * 2
    assert kpi("check", database=database).rows == []


def test_the_command_line_says_that_a_report_came_or_is_excused(
    database: Path, tmp_path: Path
) -> None:
    file, _ = form(tmp_path, database, {AN_PHUOC: figures()})
    kpi("import", file, "--by", "Lan", database=database)
    due = ("submissions", "--month", "2024-03", "--as-of", "2024-04-11", "--unit", AN_PHUOC)
    owed = [each for each in kpi(*due, database=database).rows if each["form"] != "figures"]
    assert owed[0]["state"] in ("missing", "not_due")
    this = (*due, "--form", owed[0]["form"])
    assert kpi(*due, "--received", "2024-03-20", database=database).code == 2, "which form?"
    assert kpi(*this, "--excused", "--by", "Lan", database=database).code == 1, "why?"
    excused = kpi(*this, "--excused", "--by", "Lan", "--why", "sáp nhập", database=database)
    assert (excused.code, excused.row["action"]) == (0, "submissions")
    assert kpi(*this, database=database).row["state"] == "excused"
