"""Published scores are stored beside the counts, found again, and never scored with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.counts.published import ScoreSpan
from pipeline.desk.published import OfMonth, UnitScores, scores_of
from pipeline.desk.workspace import Workspace, open_workspace
from tests.ingest.scores import AN_PHUOC, LONG_THANH, report, usual
from tests.ingest.workbooks import saved
from tests.journey.command import kpi

OCTOBER = Month(2025, 10)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bao_cao_T10_2025.xlsx"
    path.write_bytes(saved(usual()))
    return path


def standing(workspace: Workspace, unit: str | None = None) -> tuple[UnitScores, ...]:
    with workspace.books() as books:
        return scores_of(books, OfMonth(OCTOBER, unit))


def brought(path: Path, database: Path, code: int = 0) -> dict[str, object]:
    answer = kpi("import", path, "--month", "2025-10", "--by", "Lan", database=database)
    assert answer.code == code, answer.rows
    return answer.row


def test_a_report_of_scores_is_stored_and_told_by_unit_and_month(
    file: Path, database: Path
) -> None:
    stored = brought(file, database)
    assert (stored["form"], stored["month"], stored["stored"]) == ("diem-766", "2025-10", True)
    assert (stored["units"], stored["figures"]) == (4, 28)
    assert stored["changes"] == {"new": 28, "changed": 0, "same": 0, "removed": 0}
    found = standing(open_workspace(database))
    assert [(each.unit.code, each.span) for each in found] == [
        ("75", ScoreSpan.MONTH),
        ("75", ScoreSpan.YEAR_TO_DATE),
        ("26368", ScoreSpan.MONTH),
        ("26383", ScoreSpan.MONTH),
    ]
    (an_phuoc,) = standing(open_workspace(database), "26383")
    assert an_phuoc.total is not None
    assert an_phuoc.total.score == Decimal("92.75")
    assert (an_phuoc.total.sheet, an_phuoc.total.cell) == ("Xã Phường", "N2")
    assert (an_phuoc.total.file, an_phuoc.total.uploader) == (file.name, "Lan")
    assert {each.criterion for each in an_phuoc.scores} == {
        "TDGQ", "MDHL", "MDSH", "TTTT", "CLGQ", "CKMB",
    }  # fmt: skip


def test_no_light_and_no_figure_comes_of_a_score(file: Path, database: Path) -> None:
    brought(file, database)
    scored = kpi("score", "--month", "2025-10", "--as-of", "2026-01-01", database=database)
    assert {row["status"] for row in scored.rows} == {"not_reported"}
    trace = ("trace", "--month", "2025-10", "--unit", "26383", "--indicator", "on_time")
    assert kpi(*trace, database=database).rows == []
    assert kpi("check", database=database).rows == []


def test_the_same_report_again_adds_nothing(file: Path, database: Path) -> None:
    brought(file, database)
    again = brought(file, database)
    assert again["already_stored"]
    assert len(kpi("uploads", database=database).rows) == 3


def test_a_dry_run_tells_what_a_correction_would_change_and_stores_nothing(
    tmp_path: Path, file: Path, database: Path
) -> None:
    brought(file, database)
    path = tmp_path / "dinh-chinh.xlsx"
    path.write_bytes(saved(report({"Tháng": [(*AN_PHUOC[:2], "19", *AN_PHUOC[3:8], "91.75")]})))
    tried = kpi("import", path, "--month", "2025-10", "--dry-run", database=database)
    expected = {"new": 0, "changed": 2, "same": 5, "removed": 0}
    assert tried.row["changes"] == expected
    assert len(kpi("uploads", database=database).rows) == 3
    assert brought(path, database)["changes"] == expected
    (corrected,) = standing(open_workspace(database), "26383")
    assert corrected.total is not None
    assert corrected.total.score == Decimal("91.75")


def test_undo_takes_a_sheet_of_scores_back_and_what_stood_before_stands_again(
    tmp_path: Path, file: Path, database: Path
) -> None:
    brought(file, database)
    path = tmp_path / "dinh-chinh.xlsx"
    path.write_bytes(saved(report({"Tháng": [(*LONG_THANH[:2], "16", *LONG_THANH[3:8], "63.88")]})))
    correction = brought(path, database)["upload"]
    assert kpi("undo", correction, database=database).code == 0
    (long_thanh,) = standing(open_workspace(database), "26368")
    assert {each.criterion: each.score for each in long_thanh.scores}["TDGQ"] == Decimal("16.51")
    for row in kpi("uploads", database=database).rows:
        kpi("undo", row["upload"], database=database)
    assert standing(open_workspace(database)) == ()
    assert kpi("check", database=database).rows == []


def test_a_report_with_one_wrong_score_stores_nothing(tmp_path: Path, database: Path) -> None:
    path = tmp_path / "sai.xlsx"
    path.write_bytes(saved(report({"Tháng": [AN_PHUOC, (*LONG_THANH[:8], "99")]})))
    refused = brought(path, database, code=1)
    assert not refused["stored"]
    assert kpi("uploads", database=database).rows == []


def test_a_code_that_means_nothing_in_the_month_is_told(file: Path, database: Path) -> None:
    brought(file, database)
    with pytest.raises(KpiError) as raised:
        standing(open_workspace(database), "26386")
    assert raised.value.code == "unknown_unit"
