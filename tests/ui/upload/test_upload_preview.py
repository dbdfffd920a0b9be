from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.counts.figure import FigureTable
from metrics.counts.reading import Reading, ReadTable
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.desk.workspace import Workspace
from pipeline.intake.options import FileRead
from pipeline.intake.preview import Preview, preview
from pipeline.intake.undo import Undoing, undo, undoing
from pipeline.intake.upload import compare, store_readings
from pipeline.periods.status import uploads
from pipeline.scores.scorecard import View, scorecard
from tests.asking import asked
from tests.ui.uploads import SEPTEMBER, new_desk
from warehouse.reading import queries

UNITS = ("26383", "26368")
ENTRY = (
    "received_online",
    "received_offline",
    "resolved_in_time",
    "resolved_late",
    "open_in_time",
    "open_late",
    "digitised",
    "electronic_results",
    "apologies",
)
STATUTORY = ("received_total", "resolved_in_time", "resolved_late", "open_in_time", "open_late")
Row = dict[str, int | None]


def write(folder: Path, form: str, rows: dict[str, Row]) -> tuple[Path, Reading]:
    """A file and what it says, without a spreadsheet in between."""
    path = folder / f"{len(list(folder.iterdir()))}.xlsx"
    path.write_bytes(path.name.encode())
    figures = FigureTable()
    for unit, row in rows.items():
        for measure, value in row.items():
            figures.add(unit, measure, value, "C7")
    table = ReadTable(form, "Trang 1", SEPTEMBER, figures=figures, units=len(rows))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return path, Reading(path.name, sha256, 1, "xlsx", [table], [])


def full(**given: int | None) -> Row:
    usual: Row = dict.fromkeys(ENTRY, 10)
    return usual | {"digitised": 4, "apologies": 1} | given


def foretell(workspace: Workspace, path: Path, reading: Reading) -> Preview:
    with workspace.edition() as edition:
        checked = compare(workspace, edition, FileRead(path, reading))
    return asked(workspace, preview, checked)


def put(workspace: Workspace, path: Path, reading: Reading) -> str:
    (outcome,) = store_readings(workspace, [FileRead(path, reading)], "Hoa")
    return outcome.receipts[0].upload


def rows_of(measures: tuple[str, ...], *, blanks: bool) -> st.SearchStrategy[Row]:
    number = st.integers(0, 30)
    value = st.none() | number if blanks else number
    return st.fixed_dictionaries(dict.fromkeys(measures, value))


FILES = st.one_of(
    *(
        st.tuples(
            st.just(form),
            st.dictionaries(st.sampled_from(UNITS), rows_of(measures, blanks=blanks), min_size=1),
        )
        for form, measures in (("entry", ENTRY), ("II.06a", STATUTORY))
        for blanks in (True, False)
    )
)


@settings(max_examples=12)
@given(st.lists(FILES, min_size=2, max_size=4))
def test_every_foretold_light_is_the_one_that_shines_after_storing(
    files: list[tuple[str, dict[str, Row]]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tep").mkdir()
        workspace = new_desk(folder)
        after = lights(workspace)
        for form, rows in files:
            path, reading = write(folder / "tep", form, rows)
            foreseen = foretell(workspace, path, reading)
            before = after
            put(workspace, path, reading)
            after = lights(workspace)
            for (_, unit, indicator), effect in foreseen.effects.items():
                assert effect.before.share == before[unit, indicator].share
                assert effect.after.share == after[unit, indicator].share
                assert effect.after.verdict == after[unit, indicator].verdict


def lights(workspace: Workspace) -> dict[tuple[str, str], Score]:
    """Those of Long Thành, where both units are."""
    with workspace.books() as books:
        rows = scorecard(books, View(SEPTEMBER, under="740")).units
    return {(row.unit.code, row.indicator.code): row for row in rows}


def test_a_whole_row_foretells_every_indicator_it_gives(tmp_path: Path) -> None:
    (tmp_path / "tep").mkdir()
    workspace = new_desk(tmp_path)
    put(workspace, *write(tmp_path / "tep", "entry", {"26383": full(resolved_late=10)}))
    path, reading = write(tmp_path / "tep", "entry", {"26383": full(resolved_late=0, apologies=0)})
    foreseen = foretell(workspace, path, reading)
    assert foreseen.tells(SEPTEMBER, "26383", "resolved_late")
    effect = foreseen.of(SEPTEMBER, "26383", "resolved_late")
    assert effect is not None
    assert effect.after.indicator.code == "on_time"
    statuses = (effect.before.verdict.status, effect.after.verdict.status)
    assert statuses == (Status.MISSED, Status.MET)
    assert foreseen.turns == (1, 0)


def test_a_blank_cell_foretells_nothing_of_what_it_counts_in(tmp_path: Path) -> None:
    (tmp_path / "tep").mkdir()
    workspace = new_desk(tmp_path)
    path, reading = write(tmp_path / "tep", "entry", {"26383": full(digitised=None)})
    foreseen = foretell(workspace, path, reading)
    assert not foreseen.tells(SEPTEMBER, "26383", "digitised")
    assert foreseen.of(SEPTEMBER, "26383", "resolved_late") is not None


def test_more_letters_of_apology_than_late_cases_are_not_foretold(tmp_path: Path) -> None:
    (tmp_path / "tep").mkdir()
    workspace = new_desk(tmp_path)
    path, reading = write(tmp_path / "tep", "entry", {"26383": full(apologies=9, resolved_late=2)})
    assert (SEPTEMBER, "26383", "apology") not in foretell(workspace, path, reading).effects


def foretold(workspace: Workspace, upload: str) -> Undoing:
    (row,) = [each for each in asked(workspace, uploads) if each.upload == upload]
    assert row.month == SEPTEMBER
    return asked(workspace, undoing, row)


def stored(workspace: Workspace) -> dict[tuple[str, str], int]:
    with workspace.edition() as edition:
        return queries.figures_of(edition, SEPTEMBER)


@settings(max_examples=12)
@given(st.lists(FILES, min_size=1, max_size=4), st.integers(0, 3))
def test_what_is_said_before_taking_back_is_what_happens(
    files: list[tuple[str, dict[str, Row]]], chosen: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tep").mkdir()
        workspace = new_desk(folder)
        stated = [put(workspace, *write(folder / "tep", form, rows)) for form, rows in files]
        upload = stated[chosen % len(stated)]
        before = stored(workspace)
        said = foretold(workspace, upload)
        assert undo(workspace, upload, "Hoa")
        after = stored(workspace)
        differing = {key for key in before | after if before.get(key) != after.get(key)}
        assert sum(each.changed for each in said.back) + said.missing == len(differing)
        assert said.missing == len(before.keys() - after.keys())
        silent = {unit for unit, _ in before} - {unit for unit, _ in after}
        assert said.silent_units == len(silent)


def test_a_correction_that_is_taken_back_names_the_upload_that_speaks_again(
    tmp_path: Path,
) -> None:
    (tmp_path / "tep").mkdir()
    workspace = new_desk(tmp_path)
    first = put(workspace, *write(tmp_path / "tep", "entry", {"26383": full()}))
    second = put(workspace, *write(tmp_path / "tep", "entry", {"26383": full(resolved_late=0)}))
    said = foretold(workspace, second)
    (speaker,) = said.back
    assert (speaker.upload, speaker.figures, speaker.changed) == (first, len(ENTRY), 1)
    assert (said.missing, said.silent_units) == (0, 0)


def test_taking_back_what_was_replaced_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "tep").mkdir()
    workspace = new_desk(tmp_path)
    first = put(workspace, *write(tmp_path / "tep", "entry", {"26383": full()}))
    put(workspace, *write(tmp_path / "tep", "entry", {"26383": full(resolved_late=0)}))
    said = foretold(workspace, first)
    assert (said.back, said.missing) == ((), 0)
