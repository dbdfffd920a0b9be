"""A list of dossiers goes the way of every table: compared, stored, traced, corrected."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from ingest import reading as limits
from ingest.sandbox import reader
from metrics.counts.month import Month
from metrics.counts.problem import ProblemKind
from pipeline.desk.workspace import Workspace, open_workspace, start
from pipeline.intake.options import Options
from pipeline.intake.upload import check_files, store_files
from pipeline.statements.quarantine import refusals
from tests.ingest.dossiers.drawn import Dossier, cells, draw, tally
from warehouse.reading import queries
from warehouse.soundness.verify import verify

MONTHS = [Month(2026, 3), Month(2026, 4)]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(start(tmp_path / "kpi.duckdb"))


def written(path: Path, dossiers: list[Dossier], *more: str) -> Path:
    text = StringIO()
    rows = cells(dossiers)
    csv.writer(text).writerows([[*rows[0], *more], *rows[1:]])
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def standing(workspace: Workspace, month: Month) -> dict[tuple[str, str], int]:
    with workspace.edition() as edition:
        codes = {"26041", "26491", "26068"}
        return {key: n for key, n in queries.figures_of(edition, month, codes).items() if n}


def test_a_list_is_stored_and_a_later_one_counts_its_own_month_anew(
    tmp_path: Path, workspace: Workspace
) -> None:
    first, second = draw(60, seed=3), draw(80, seed=4)
    path = written(tmp_path / "list.csv", first)
    for month in MONTHS:
        (stored,) = store_files(workspace, [path], Options(month=month))
        assert stored.stored
        assert standing(workspace, month) == {k: n for k, n in tally(first, month).items() if n}
    # A correction says nothing of months that it is not counted for.
    path = written(tmp_path / "again.csv", second)
    (seen,) = check_files(workspace, [path], Options(month=MONTHS[1]))
    assert seen.changes.changed
    store_files(workspace, [path], Options(month=MONTHS[1]))
    assert standing(workspace, MONTHS[0]) == {k: n for k, n in tally(first, MONTHS[0]).items() if n}
    assert standing(workspace, MONTHS[1]) == {
        k: n for k, n in tally(second, MONTHS[1]).items() if n
    }
    assert verify(workspace.database, workspace.reference.measure_codes) == []


def test_of_a_list_with_persons_nothing_is_written(tmp_path: Path, workspace: Workspace) -> None:
    path = written(tmp_path / "list.csv", draw(5, seed=1), "Họ và tên")
    before = {each for each in workspace.database.path.parent.rglob("*") if each.is_file()}
    (outcome,) = store_files(workspace, [path], Options(month=MONTHS[0]))
    assert {each.kind for each in outcome.problems} == {ProblemKind.PERSONAL_DATA}
    assert refusals(workspace, set()) == []
    assert {each for each in workspace.database.path.parent.rglob("*") if each.is_file()} == before


def test_a_list_larger_than_a_page_takes_comes_by_the_command_line(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "list.csv", draw(60, seed=3))
    monkeypatch.setattr(reader, "MOST_BYTES", path.stat().st_size - 1)
    (page,) = check_files(workspace, [path], Options(month=MONTHS[0]))
    assert {each.kind for each in page.problems} == {ProblemKind.TOO_LARGE}
    told: list[int] = []
    (stored,) = store_files(workspace, [path], Options(month=MONTHS[0], rows_read=told.append))
    assert stored.stored
    assert told == [60]
    assert path.stat().st_size < limits.MOST_BYTES
