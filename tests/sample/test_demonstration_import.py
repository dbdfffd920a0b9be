from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.desk.workspace import open_workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import check_files
from pipeline.sample.sample import WORKBOOKS, start
from tests.journey.command import kpi
from wording.interface import DEMONSTRATION

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def database(own_demonstration: Path) -> Path:
    return own_demonstration


def scores(database: Path, *options: str, month: str = "2024-09") -> list[dict[str, Any]]:
    answer = kpi("score", "--month", month, *options, database=database)
    assert answer.code == 0, answer.told
    return answer.rows


def test_every_workbook_is_stored_through_the_real_import(database: Path) -> None:
    uploads = kpi("uploads", database=database).rows
    assert {row["file"] for row in uploads} == {path.name for path in WORKBOOKS.glob("*.xlsx")}
    assert {row["uploader"] for row in uploads} == {DEMONSTRATION}
    assert {row["form"] for row in uploads} == {"entry", "II.06a"}


def test_starting_it_again_adds_nothing(database: Path) -> None:
    before = kpi("uploads", database=database).rows
    start(database)
    assert kpi("uploads", database=database).rows == before


def test_nothing_is_found_wrong_with_it(database: Path) -> None:
    assert kpi("check", database=database).rows == []


def test_the_warnings_are_few_and_meant(database: Path) -> None:
    found: Counter[tuple[str, str]] = Counter()
    checked = check_files(open_workspace(database), sorted(WORKBOOKS.glob("*.xlsx")), Options())
    for each in checked:
        (table,) = each.reading.tables
        found.update((str(problem.kind), str(table.month)) for problem in each.problems)
    assert found == {
        # A commune does not tell early from on time.
        ("early_not_given", "2023-01"): 1,
        ("early_not_given", "2023-02"): 1,
        ("early_not_given", "2023-03"): 1,
        ("early_not_given", "2023-04"): 1,
        # Three communes take over what ended ones left open; codes given anew are not compared.
        ("carry_over_mismatch", "2025-01"): 3,
        # A commune hands in last month's row.
        ("carry_over_mismatch", "2026-08"): 1,
    }


@pytest.mark.parametrize("month", ["2024-09", "2025-06", "2025-07", "2026-09"])
def test_leadership_sees_every_kind_of_light(database: Path, month: str) -> None:
    rows = scores(database, month=month)
    seen = Counter(row["status"] for row in rows)
    assert set(seen) == {"met", "near", "missed", "no_cases", "not_reported", "no_target"}
    judged = seen["met"] + seen["near"] + seen["missed"]
    assert 0.8 <= seen["met"] / judged <= 0.95
    sure = Counter((row["status"], row["evidence"]) for row in rows)
    for status in ("met", "missed"):
        assert min(sure[status, "certain"], sure[status, "uncertain"]) >= 3, status


def test_departments_are_judged_from_both_layouts(database: Path) -> None:
    rows = scores(database, "--unit", "75-STP")
    assert {row["status"] for row in rows} <= {"met", "near", "missed", "no_target"}
    for indicator, file in (("on_time", "ii06a-so-nganh"), ("digitised", "bieu-nhap")):
        traced = kpi(
            "trace", "--month", "2024-09", "--unit", "75-STP", "--indicator", indicator,
            database=database,
        ).rows  # fmt: skip
        assert {row["file"] for row in traced} == {f"{file}-2024-09.xlsx"}


def test_phuoc_thai_is_surely_late_and_cam_duong_silent(database: Path) -> None:
    lights = {(row["unit"], row["indicator"]): row for row in scores(database, "--under", "740")}
    late = lights["26422", "on_time"]
    assert (late["status"], late["evidence"]) == ("missed", "certain")
    assert late["plan"] == "long-thanh-2024"
    assert {lights["26401", each]["status"] for each in ("on_time", "online")} == {"not_reported"}
