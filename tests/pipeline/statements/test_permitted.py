"""Who may bring figures in, take them back, and say what names and layouts mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.problem import ProblemKind
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace, start
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from pipeline.intake.undo import undo
from pipeline.intake.upload import FileOutcome, check_files, store_files
from pipeline.statements import aliases, mappings
from pipeline.statements.permitted import takable
from pipeline.statements.quarantine import refusals
from tests.asking import asked
from tests.ingest.strange import MEANINGS, as_mapping, strange
from tests.ingest.workbooks import GOOD, SEPTEMBER, entry_form, saved
from tests.warehouse.builders import new_database
from warehouse.reading import queries

AN_PHUOC, BINH_AN, DISTRICT = "26383", "26386", "740"
LEADER, INSPECTOR = Viewer(Role.LEADER), Viewer(Role.INSPECTOR)
COMMUNE = Viewer(Role.UNIT, AN_PHUOC)
EVERYBODY_ELSE = [LEADER, INSPECTOR, COMMUNE, Viewer(Role.UNIT, DISTRICT)]
BY = Options(uploader="Lan")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path / "kho").path)


def seat(workspace: Workspace, viewer: Viewer) -> Workspace:
    """The same database with somebody else before it."""
    return replace(workspace, viewer=viewer)


def file(folder: Path, *units: str, name: str = "bieu.xlsx") -> Path:
    path = folder / name
    path.write_bytes(saved(entry_form(dict.fromkeys(units, GOOD))))
    return path


def give(workspace: Workspace, path: Path) -> FileOutcome:
    return store_files(workspace, [path], BY)[0]


def kinds(outcome: FileOutcome) -> set[ProblemKind]:
    return {problem.kind for problem in outcome.problems}


def uploaded(workspace: Workspace, path: Path) -> str:
    return give(workspace, path).receipts[0].upload


def reported(workspace: Workspace) -> set[str]:
    with workspace.edition() as edition:
        return queries.reported(edition, SEPTEMBER)


@pytest.mark.parametrize("viewer", [LEADER, INSPECTOR])
def test_one_who_reads_brings_nothing_in(
    workspace: Workspace, viewer: Viewer, tmp_path: Path
) -> None:
    outcome = give(seat(workspace, viewer), file(tmp_path, AN_PHUOC))
    assert ProblemKind.NOT_PERMITTED in kinds(outcome)
    assert (outcome.receipts, reported(workspace)) == ((), set())


def test_a_units_people_bring_in_their_own(workspace: Workspace, tmp_path: Path) -> None:
    assert give(seat(workspace, COMMUNE), file(tmp_path, AN_PHUOC)).stored
    assert reported(workspace) == {AN_PHUOC}


def test_a_districts_people_bring_in_what_is_below_it(workspace: Workspace, tmp_path: Path) -> None:
    district = seat(workspace, Viewer(Role.UNIT, DISTRICT))
    assert give(district, file(tmp_path, AN_PHUOC, BINH_AN)).stored


def test_one_strange_unit_keeps_the_whole_file_out(workspace: Workspace, tmp_path: Path) -> None:
    outcome = give(seat(workspace, COMMUNE), file(tmp_path, AN_PHUOC, BINH_AN))
    assert ProblemKind.NOT_PERMITTED in kinds(outcome)
    assert reported(workspace) == set()


def test_nothing_that_stands_is_told_of_a_file_that_is_not_theirs(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(workspace, file(tmp_path, BINH_AN))
    changed = tmp_path / "khac.xlsx"
    changed.write_bytes(saved(entry_form({BINH_AN: (61, *GOOD[1:])})))
    (checked,) = check_files(seat(workspace, COMMUNE), [changed], BY)
    assert not checked.clean
    assert (checked.differences, checked.stored_as) == ((), ())
    told = [each for each in checked.problems if each not in checked.reading.problems]
    assert {problem.kind for problem in told} == {ProblemKind.NOT_PERMITTED}


def test_a_file_that_may_not_come_in_is_not_kept_apart_either(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(seat(workspace, LEADER), file(tmp_path, AN_PHUOC))
    give(seat(workspace, COMMUNE), file(tmp_path, BINH_AN))
    assert refusals(workspace, ()) == []


def test_the_inbox_stores_nothing_for_one_who_may_not(workspace: Workspace, tmp_path: Path) -> None:
    inbox, leader = Inbox(), seat(workspace, LEADER)
    inbox.take([("bieu.xlsx", file(tmp_path, AN_PHUOC).read_bytes())])
    list(inbox.check(leader, BY))
    assert inbox.ready == ()
    inbox.store(leader, "Lan")
    assert reported(workspace) == set()


def test_what_was_compared_by_another_is_judged_anew_when_it_is_stored(
    workspace: Workspace, tmp_path: Path
) -> None:
    inbox = Inbox()
    inbox.take([("bieu.xlsx", file(tmp_path, AN_PHUOC).read_bytes())])
    list(inbox.check(workspace, BY))
    assert inbox.ready
    inbox.store(seat(workspace, LEADER), "Lan")
    assert reported(workspace) == set()


@pytest.mark.parametrize("viewer", [LEADER, INSPECTOR, Viewer(Role.UNIT, BINH_AN)])
def test_nobody_else_takes_an_upload_back(
    workspace: Workspace, viewer: Viewer, tmp_path: Path
) -> None:
    upload = uploaded(workspace, file(tmp_path, AN_PHUOC))
    with pytest.raises(KpiError, match="not_permitted"):
        undo(seat(workspace, viewer), upload)
    assert reported(workspace) == {AN_PHUOC}


def test_a_units_people_take_back_what_is_theirs_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    both = uploaded(workspace, file(tmp_path, AN_PHUOC, BINH_AN, name="ca-huyen.xlsx"))
    own = uploaded(workspace, file(tmp_path, AN_PHUOC))
    with pytest.raises(KpiError, match="not_permitted"):
        undo(seat(workspace, COMMUNE), both)
    assert undo(seat(workspace, COMMUNE), own)
    assert undo(seat(workspace, Viewer(Role.UNIT, DISTRICT)), both)


def test_the_way_back_is_offered_of_what_may_be_taken_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    both = uploaded(workspace, file(tmp_path, AN_PHUOC, BINH_AN, name="ca-huyen.xlsx"))
    own = uploaded(workspace, file(tmp_path, AN_PHUOC))
    offered = {
        viewer: asked(seat(workspace, viewer), takable)
        for viewer in (OFFICE, LEADER, INSPECTOR, COMMUNE)
    }
    assert offered == {OFFICE: {both, own}, LEADER: set(), INSPECTOR: set(), COMMUNE: {own}}


@pytest.mark.parametrize("viewer", EVERYBODY_ELSE)
def test_names_and_layouts_are_the_offices_to_explain(
    workspace: Workspace, viewer: Viewer, tmp_path: Path
) -> None:
    path = tmp_path / "la.xlsx"
    path.write_bytes(saved(strange()))
    (checked,) = check_files(workspace, [path], BY)
    mapping = as_mapping(checked.reading.proposals[0], *MEANINGS)
    aliases.confirm(workspace, "Một cửa A", AN_PHUOC, "Lan", SEPTEMBER)
    mappings.confirm(workspace, mapping, "Lan")
    other = seat(workspace, viewer)
    for forbidden in (
        lambda: aliases.confirm(other, "Một cửa B", AN_PHUOC, "Lan", SEPTEMBER),
        lambda: aliases.take_back(other, 1, "Lan"),
        lambda: mappings.confirm(other, mapping, "Lan"),
        lambda: mappings.take_back(other, 1, "Lan"),
    ):
        with pytest.raises(KpiError, match="not_permitted"):
            forbidden()
    with workspace.edition() as edition:
        assert len(aliases.learned(edition)) == len(mappings.learned(edition)) == 1


def test_only_the_office_starts_with_real_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kpi.duckdb"
    monkeypatch.setenv("KPI_VIEWER", "leader")
    with pytest.raises(KpiError, match="not_permitted"):
        start(path)
    monkeypatch.delenv("KPI_VIEWER")
    start(path)
    monkeypatch.setenv("KPI_VIEWER", "leader")
    assert start(path) == path


def test_a_desk_that_is_opened_is_the_configured_viewers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_database(tmp_path).path
    assert open_workspace(path).viewer == OFFICE
    monkeypatch.setenv("KPI_VIEWER", f"unit:{AN_PHUOC}")
    assert open_workspace(path).viewer == COMMUNE
    monkeypatch.setenv("KPI_VIEWER", "everyone")
    with pytest.raises(KpiError, match="unknown_viewer"):
        open_workspace(path)
