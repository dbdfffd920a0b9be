"""Locked months: what they refuse, whom an exception lets in, and until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.problem import ProblemKind
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.undo import undo
from pipeline.intake.upload import check_files, store_files
from pipeline.statements import locks, permitted
from pipeline.statements.recording import Signed
from tests.ingest.workbooks import GOOD, SEPTEMBER, entry_form, saved
from tests.warehouse.builders import new_database
from warehouse.reading import queries

AN_PHUOC, BINH_AN, DISTRICT = "26383", "26386", "740"
AUGUST = SEPTEMBER.plus(-1)
SIGNED = Signed("Văn phòng", "Công văn 15/VP")
BY = Options(uploader="Lan")
LOCKED = {ProblemKind.MONTH_LOCKED}

Give = Callable[..., set[ProblemKind]]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path / "kho").path)


@pytest.fixture
def give(workspace: Workspace, tmp_path: Path) -> Give:
    """Hand in one commune's month; the errors that keep it out."""

    def handed(unit: str = AN_PHUOC) -> set[ProblemKind]:
        path = tmp_path / f"bieu-{unit}.xlsx"
        path.write_bytes(saved(entry_form({unit: GOOD})))
        (tried,) = check_files(workspace, [path], BY)
        (stored,) = store_files(workspace, [path], BY)
        assert tried.clean is bool(stored.receipts), "a dry run foretells what storing does"
        return {each.kind for each in stored.problems if each.severity == "error"}

    return handed


def lock(workspace: Workspace, under: str | None = None) -> bool:
    return locks.lock(workspace, OFFICE, SEPTEMBER, under, "Văn phòng")


def let_in(workspace: Workspace, until: date, under: str | None = None) -> bool:
    return locks.let_in(workspace, OFFICE, SEPTEMBER, under, until, SIGNED)


def test_a_locked_month_takes_no_figures_and_gives_none_back(
    workspace: Workspace, give: Give
) -> None:
    assert give() == set()
    with workspace.edition() as edition:
        (row,) = queries.uploads(edition)
    lock(workspace)
    assert give(BINH_AN) == LOCKED
    with pytest.raises(KpiError, match="month_locked"):
        undo(workspace, row.upload)
    let_in(workspace, date.max)
    assert undo(workspace, row.upload)


def test_another_month_and_another_unit_stay_open(workspace: Workspace, give: Give) -> None:
    locks.lock(workspace, OFFICE, AUGUST, None, "Văn phòng")
    lock(workspace, AN_PHUOC)
    assert give(BINH_AN) == set()
    assert give(AN_PHUOC) == LOCKED


def test_an_exception_lets_its_units_in_until_its_last_day(
    workspace: Workspace, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(workspace, DISTRICT)
    monkeypatch.setattr(locks, "today", lambda: date(2026, 1, 20))
    let_in(workspace, date(2026, 1, 20), AN_PHUOC)
    monkeypatch.setattr(permitted, "today", lambda: date(2026, 1, 20))
    assert give(BINH_AN) == LOCKED
    assert give(AN_PHUOC) == set()
    monkeypatch.setattr(permitted, "today", lambda: date(2026, 1, 21))
    assert give(AN_PHUOC) == LOCKED


def test_what_is_locked_again_ends_its_exceptions(workspace: Workspace, give: Give) -> None:
    assert lock(workspace)
    assert not lock(workspace), "said before"
    let_in(workspace, date.max, AN_PHUOC)
    lock(workspace)
    assert give() == LOCKED
    with workspace.books() as books:
        told = [(each.by, each.why, each.facts.until) for each in locks.locks(books, SEPTEMBER)]
    assert told == [
        ("Văn phòng", "", None),
        ("Văn phòng", "Công văn 15/VP", date.max),
        ("Văn phòng", "", None),
    ]


def test_nothing_is_opened_that_is_not_locked(workspace: Workspace) -> None:
    lock(workspace, BINH_AN)
    with pytest.raises(KpiError, match="month_not_locked"):
        let_in(workspace, date.max, AN_PHUOC)
    let_in(workspace, date.max, DISTRICT)


def test_no_exception_is_made_that_is_over_already(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(workspace)
    monkeypatch.setattr(locks, "today", lambda: date(2026, 1, 21))
    with pytest.raises(KpiError, match="until_is_past"):
        let_in(workspace, date(2026, 1, 20))
    assert let_in(workspace, date(2026, 1, 21))


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR])
def test_the_office_alone_locks(workspace: Workspace, role: Role) -> None:
    seat = replace(workspace, viewer=Viewer(role))
    with pytest.raises(KpiError, match="not_permitted"):
        locks.lock(seat, seat.viewer, SEPTEMBER, None, "Lan")
    with pytest.raises(KpiError, match="who_is_missing"):
        locks.lock(workspace, OFFICE, SEPTEMBER, None, " ")
