"""The command line: a plan is entered, edited, copied and taken back."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.ingest.annex.files import drawn, word
from tests.journey.command import kpi

SIGNED = ("--by", "Văn phòng", "--why", "Công văn 12/UBND")
CODE = "long-thanh-2024"


def targets(database: Path, code: str = CODE) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """By indicator and level, each value with its days."""
    found: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for row in kpi("targets", "--plan", code, database=database).rows:
        days = row["value"], row["valid_from"], row["valid_to"]
        found.setdefault((row["indicator"], row["level"]), []).append(days)
    return found


def test_a_plan_is_edited_copied_and_taken_back(tmp_path: Path) -> None:
    database = tmp_path / "kpi.duckdb"
    assert kpi("init", database=database).code == 0
    edit = ("plan", "--plan", CODE, "--set", "on_time@commune=98", "--since", "2024-07-01")
    before = targets(database)
    tried = kpi(*edit, "--dry-run", *SIGNED, database=database)
    assert (tried.code, tried.row["action"], tried.row["ok"]) == (0, "plan", True)
    assert targets(database) == before

    assert kpi(*edit, database=database).code == 1, "who and why are missing"
    assert kpi(*edit, *SIGNED, database=database).code == 0
    ((old, first, _),) = before["on_time", "commune"]
    assert targets(database)["on_time", "commune"] == [
        (old, first, "2024-06-30"),
        (98, "2024-07-01", "2024-12-31"),
    ]
    listed = {row["plan"]: row for row in kpi("plan", database=database).rows}
    assert (listed[CODE]["by"], listed[CODE]["since"]) == ("Văn phòng", "2024-07-01")

    copy = ("plan", "--plan", CODE, "--copy-to", "2025", "--set", "online@commune=60")
    assert kpi(*copy, *SIGNED, database=database).code == 0
    copied = targets(database, "long-thanh-2025")
    assert copied["online", "commune"] == [(60, "2025-01-01", "2025-12-31")]

    back = kpi("plan", "--plan", CODE, "--take-back", *SIGNED, database=database)
    assert (back.code, list(back.row)) == (0, ["action", "path", "upload", "ok"])
    assert targets(database) == before


def test_a_plan_goes_out_to_a_file_and_comes_back_in(tmp_path: Path) -> None:
    database, file = tmp_path / "kpi.duckdb", tmp_path / "rieng-2024.toml"
    kpi("init", database=database)
    assert kpi("plan", "--plan", CODE, "--out", file, database=database).code == 0
    text = file.read_text("utf-8").replace(CODE, "rieng-2024").replace('"740"', '"26383"')
    file.write_text(text, "utf-8")
    assert kpi("plan", "--file", file, *SIGNED, database=database).code == 0
    assert len(targets(database, "rieng-2024")) == len(targets(database))

    file.write_text(text.replace('kind = "at_least"', 'kind = "about"'), "utf-8")
    refused = kpi("plan", "--file", file, *SIGNED, database=database)
    assert refused.code == 1
    assert "rieng-2024" in refused.told

    renamed = tmp_path / "ban-sua.toml"
    renamed.write_text(text, "utf-8")
    kept = kpi("plan", "--file", renamed, *SIGNED, "--dry-run", database=database)
    assert kept.code == 0
    renamed.write_bytes(b"\xff\xfe\x00")
    refused = kpi("plan", "--file", renamed, *SIGNED, database=database)
    assert refused.code == 1
    assert "ban-sua.toml" in refused.told
    assert "UTF-8" in refused.told


def test_an_annex_is_looked_at_and_taken_into_its_plan(tmp_path: Path) -> None:
    database, file = tmp_path / "kpi.duckdb", tmp_path / "phu-luc.docx"
    kpi("init", database=database)
    drawing = drawn("long_thanh.txt")
    drawing[0][3][3] = "Kế hoạch riêng của đơn vị"
    file.write_bytes(word(drawing))
    looked = kpi("annex", file, "--year", "2024", database=database).rows
    doubtful = [row["row"] for row in looked if row["doubts"]]
    assert (len(looked), len(doubtful)) == (37, 10)
    assert looked[0]["deadline"] == "2024-01-25"

    into = ("annex", file, "--plan", CODE, *SIGNED)
    refused = kpi(*into, database=database)
    assert refused.code == 1
    assert doubtful[0] in refused.told
    mended = ("--accept", "all", "--mend", "B1.7.lead=UBND huyện", "--leave-out", "B2.3=trùng")
    assert kpi(*into, *mended, database=database).row["action"] == "annex"
    tasks = {row["clause"]: row for row in kpi("tasks", "--plan", CODE, database=database).rows}
    assert tasks["1.1"]["product"] == "Kế hoạch riêng của đơn vị"
    assert tasks["1.4"]["lead"] == "UBND huyện"
    assert tasks["III.5"]["lead"] == "Văn phòng HĐND-UBND huyện"
    assert kpi("check", database=database).code == 0
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (database.with_suffix(".originals") / sha256).read_bytes() == file.read_bytes()

    file.write_bytes(b"%PDF-1.7")
    assert kpi("annex", file, database=database).rows[0]["kind"] == "not_a_spreadsheet"


def test_an_annex_makes_a_plan_that_there_was_not(tmp_path: Path) -> None:
    database, file = tmp_path / "kpi.duckdb", tmp_path / "phu-luc.docx"
    kpi("init", database=database)
    file.write_bytes(word(drawn("long_thanh.txt")))
    into = ("annex", file, "--plan", "nhon-trach-2024", "--accept", "all", *SIGNED)
    refused = kpi(*into, database=database)
    assert (refused.code, "nhon-trach-2024" in refused.told) == (1, True)
    head = ("--title", "Kế hoạch KSTTHC năm 2024", "--issuer", "UBND huyện Nhơn Trạch")
    more = ("--number", "12/KH-UBND", "--issued", "2024-01-15", "--under", "742", "--year", "2024")
    assert kpi(*into, *head, *more, database=database).row["action"] == "annex"
    made = next(row for row in kpi("plans", database=database).rows if row["scope"] == "742")
    assert (made["plan"], made["number"], made["year"]) == ("nhon-trach-2024", "12/KH-UBND", 2024)
    tasks = kpi("tasks", "--plan", "nhon-trach-2024", database=database).rows
    assert len(tasks) == 37
    assert targets(database, "nhon-trach-2024")
    again = kpi(*into, *head, *more, database=database)
    assert (again.code, "--title" in again.told) == (2, True)
