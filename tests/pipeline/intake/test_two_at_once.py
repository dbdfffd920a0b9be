"""Two people store at the same moment: nothing a person saw is stored as something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Barrier, Thread

import pytest

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake import upload
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from pipeline.intake.upload import check_files, store_files
from tests.journey.command import figures
from tests.ui.uploads import SEPTEMBER, entry_form
from tests.warehouse.builders import new_database
from warehouse.reading import queries
from warehouse.writing.store import writing

AN_PHUOC, LONG_DUC = "26383", "26368"
RACES = 10


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def late(workspace: Workspace, unit: str = AN_PHUOC) -> int | None:
    with workspace.edition() as edition:
        return queries.figures_of(edition, SEPTEMBER, [unit]).get((unit, "resolved_late"))


def shown(workspace: Workspace, path: Path) -> Inbox:
    """A page on which somebody looks at one file."""
    inbox = Inbox()
    inbox.take([(path.name, path.read_bytes())])
    list(inbox.check(workspace, Options()))
    return inbox


def at_the_same_moment(*done: Callable[[], object]) -> list[object]:
    """What each comes to, with all begun together."""
    ready = Barrier(len(done))
    found: list[object] = [None] * len(done)

    def one(place: int) -> None:
        ready.wait()
        found[place] = done[place]()

    threads = [Thread(target=one, args=(place,)) for place in range(len(done))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return (
        entry_form(tmp_path, {AN_PHUOC: figures(late=2)}, "a.xlsx"),
        entry_form(tmp_path, {AN_PHUOC: figures(late=9)}, "b.xlsx"),
    )


@pytest.mark.parametrize("race", range(RACES))
def test_of_two_pages_one_stores_and_the_other_is_shown_what_changed(
    workspace: Workspace, files: tuple[Path, Path], race: int
) -> None:
    first, second = (shown(workspace, path) for path in files[:: 1 - 2 * (race % 2)])
    done = at_the_same_moment(
        lambda: first.store(workspace, "Hoa"), lambda: second.store(workspace, "Lan")
    )
    assert sorted(map(str, done)) == ["False", "True"]
    with workspace.edition() as edition:
        assert len(queries.uploads(edition)) == 1
    (kept,) = (first if done[1] else second).files
    assert kept.moved
    assert kept.checked is not None
    ((_, difference),) = kept.checked.differences
    assert difference.old == late(workspace)
    assert {difference.old, difference.new} == {2, 9}


def test_a_page_stores_although_somebody_stored_another_unit_meanwhile(
    tmp_path: Path, workspace: Workspace
) -> None:
    (tmp_path / "khac").mkdir()
    mine = shown(workspace, entry_form(tmp_path, {AN_PHUOC: figures(late=2)}))
    other = entry_form(tmp_path / "khac", {LONG_DUC: figures(late=9)})
    store_files(workspace, [other], Options())
    assert mine.store(workspace, "Hoa")
    assert (late(workspace), late(workspace, LONG_DUC)) == (2, 9)


def test_a_page_is_stopped_where_somebody_stores_while_it_waits_for_the_lock(
    workspace: Workspace, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = shown(workspace, files[0])

    def overtaken(*given: object) -> object:
        monkeypatch.undo()
        store_files(workspace, files[1:], Options())
        return writing(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(upload, "writing", overtaken)
    assert not mine.store(workspace, "Hoa")
    assert late(workspace) == 9


def test_the_edition_expected_is_asked_for_under_the_lock(
    workspace: Workspace, files: tuple[Path, Path]
) -> None:
    (checked,) = check_files(workspace, files[:1], Options())
    expected = Options(edition=checked.edition)
    done = at_the_same_moment(
        *(lambda path=path: told(workspace, [path], expected) for path in files)
    )
    assert sorted(map(str, done)) == ["edition_moved", "stored"]
    with workspace.edition() as edition:
        assert len(queries.uploads(edition)) == 1


def told(workspace: Workspace, paths: Sequence[Path], options: Options) -> str:
    try:
        (outcome,) = store_files(workspace, paths, options)
    except KpiError as error:
        assert error.facts["expected"] == options.edition
        return str(error.code)
    assert outcome.edition > (options.edition or 0)
    return "stored" if outcome.stored else "refused"


def test_an_edition_that_never_was_is_refused_and_nothing_is_stored(
    workspace: Workspace, files: tuple[Path, Path]
) -> None:
    with pytest.raises(KpiError) as refused:
        store_files(workspace, files, Options(edition=999))
    assert refused.value.code is ErrorCode.EDITION_MOVED
    assert late(workspace) is None
