"""Refused files are listed apart; the list of uploads stays what the contract says."""

from __future__ import annotations

from pathlib import Path

from tests.journey.command import figures, form, kpi


def test_refused_files_are_listed_apart_from_uploads(tmp_path: Path, database: Path) -> None:
    good, _ = form(tmp_path, database, {"26383": figures()})
    bad, _ = form(tmp_path, database, {"26383": figures(late=-1)}, name="Số âm.xlsx")
    assert kpi("refused", database=database).rows == []
    assert kpi("import", good, bad, "--by", "Nguyễn Thị Lan", database=database).code == 1
    (row,) = kpi("refused", database=database).rows
    assert list(row) == [
        "file", "sha256", "size", "kept", "kind", "message", "errors", "time", "uploader",
    ]  # fmt: skip
    assert (row["file"], row["kind"], row["kept"]) == ("Số âm.xlsx", "negative", True)
    assert (row["uploader"], row["errors"]) == ("Nguyễn Thị Lan", 1)
    assert row["size"] == bad.stat().st_size
    assert [upload["file"] for upload in kpi("uploads", database=database).rows] == ["bieu.xlsx"]
    assert kpi("check", database=database).rows == []


def test_trying_a_file_out_puts_nothing_away(tmp_path: Path, database: Path) -> None:
    bad, _ = form(tmp_path, database, {"26383": figures(late=-1)})
    assert kpi("import", bad, "--dry-run", database=database).code == 1
    assert kpi("refused", database=database).rows == []
