"""What a person says beside a file is kept with its upload, and holds when it is made anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from metrics.counts.beside import Beside
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from pipeline.intake.repair import mend
from pipeline.intake.upload import check_files, store_files
from tests.journey.command import figures
from tests.ui.uploads import SEPTEMBER, entry_form
from tests.warehouse.builders import new_database
from warehouse.reading import queries
from warehouse.reading.finding import FindingKind
from warehouse.record import ledger

UNIT = "26383"
KEEP = Options(beside=Beside(keep_blank=True))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A whole row, and the same row corrected with two cells left blank."""
    return (
        entry_form(tmp_path, {UNIT: figures(late=2, copies=5)}, "dau.xlsx"),
        entry_form(tmp_path, {UNIT: figures(late=3, copies=None, apologies=None)}, "sau.xlsx"),
    )


def standing(workspace: Workspace) -> list[int | None]:
    with workspace.edition() as edition:
        found = queries.figures_of(edition, SEPTEMBER, [UNIT])
    return [found.get((UNIT, each)) for each in ("resolved_late", "certified_copies", "apologies")]


def test_a_blank_cell_removes_unless_it_is_kept(
    workspace: Workspace, files: tuple[Path, Path]
) -> None:
    store_files(workspace, files[:1], Options())
    (removing,) = check_files(workspace, files[1:], Options())
    (keeping,) = check_files(workspace, files[1:], KEEP)
    assert (removing.changes.changed, removing.changes.removed) == (1, 2)
    assert (keeping.changes.changed, keeping.changes.removed) == (1, 0)
    assert {difference.measure for _, difference in keeping.differences} == {"resolved_late"}
    (stored,) = store_files(workspace, files[1:], KEEP)
    assert stored.changes == keeping.changes
    assert standing(workspace) == [3, 5, 1]


@pytest.mark.parametrize("before", [(4, 16), (None, 16)])
def test_a_kept_blank_of_what_was_early_stays_in_the_sum_that_it_is_part_of(
    workspace: Workspace, tmp_path: Path, before: tuple[int | None, int]
) -> None:
    early, on_time = before
    first = entry_form(tmp_path, {UNIT: figures(early=early, on_time=on_time)}, "dau.xlsx")
    second = entry_form(tmp_path, {UNIT: figures(early=None, on_time=17)}, "sau.xlsx")
    store_files(workspace, [first], Options())
    (checked,) = check_files(workspace, [second], KEEP)
    (stored,) = store_files(workspace, [second], KEEP)
    with workspace.edition() as edition:
        found = queries.figures_of(edition, SEPTEMBER, [UNIT])
    assert found.get((UNIT, "resolved_early")) == early
    assert found[UNIT, "resolved_in_time"] == (early or 0) + 17
    told = {str(each.case) for each in stored.problems if "early" in str(each.case)}
    assert told == {"early_not_given" if early is None else "early_not_given.kept"}
    assert stored.changes == checked.changes


def test_what_was_kept_is_kept_when_the_store_is_made_anew_from_the_originals(
    workspace: Workspace, files: tuple[Path, Path]
) -> None:
    store_files(workspace, files[:1], Options())
    first = workspace.edition_number()
    store_files(workspace, files[1:], KEEP)
    _lose_all_but(workspace, first)
    (finding,) = mend(workspace)
    assert (finding.kind, finding.facts) == (FindingKind.STORE_REBUILT, {"redone": 1})
    assert standing(workspace) == [3, 5, 1]


def test_a_page_may_keep_blanks_of_one_file_alone(
    workspace: Workspace, files: tuple[Path, Path]
) -> None:
    store_files(workspace, files[:1], Options())
    inbox = Inbox()
    inbox.take((path.name, path.read_bytes()) for path in files[1:])
    (file,) = inbox.check(workspace, Options())
    inbox.say(file.key, KEEP)
    assert list(inbox.check(workspace, Options())) == [file]
    assert list(inbox.check(workspace, Options())) == []
    assert inbox.store(workspace, "Hoa")
    assert standing(workspace) == [3, 5, 1]


def test_the_day_on_which_a_file_was_handed_in_is_kept_with_it(
    workspace: Workspace, files: tuple[Path, Path]
) -> None:
    day = date(2024, 10, 9)
    store_files(workspace, files[:1], Options(beside=Beside(received=day)))
    store_files(workspace, files[1:], Options())
    with workspace.edition() as edition:
        said, unsaid = queries.uploads(edition)
    assert said.received == day
    assert unsaid.received == unsaid.stored_at.date()
    told = [entry for entry in ledger.entries(workspace.database) if entry]
    assert [entry.beside for entry in told] == ['{"received":"2024-10-09"}', ""]
    assert "beside" not in told[1].facts()


def _lose_all_but(workspace: Workspace, number: int) -> None:
    """The store and every edition beyond one are damaged, as a disk does it."""
    database = workspace.database
    database.path.write_bytes(b"\0" * 100)
    for edition in database.editions.glob("*.duckdb"):
        if int(edition.stem) > number:
            edition.chmod(0o644)
            edition.write_bytes(b"\0" * 100)
