"""The numbers that documents go out under, and what has changed since one went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.office_lines import NumberedPaper
from metrics.verdicts.verdict import Status
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import store_files
from pipeline.papers.difference import difference
from pipeline.papers.issue import books_of, issue, unnumbered
from pipeline.papers.kinds import KINDS
from pipeline.scores.scorecard import View
from pipeline.statements.numbered_papers import give_number, numbered_papers, take_number_back
from tests.journey.command import figures
from tests.ui.uploads import SEPTEMBER, entry_form
from tests.warehouse.builders import new_database

AN_PHUOC = "26383"
VIEW = View(SEPTEMBER)
DAY = date(2024, 10, 5)


def stored(workspace: Workspace, folder: Path, late: int) -> int:
    """Store a month of one unit; the number of the edition that shows it."""
    file = entry_form(folder, {AN_PHUOC: figures(late=late)}, f"{late}.xlsx")
    store_files(workspace, [file], Options())
    return workspace.edition_number()


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = open_workspace(new_database(tmp_path).path)
    stored(workspace, tmp_path, 0)
    return workspace


def numbered(desk: Workspace, number: str = "15", day: date = DAY) -> NumberedPaper:
    with books_of(desk, None) as books:
        asked = unnumbered(books, "report", VIEW)
    return replace(asked, number=number, day=day)


def lines(content: bytes) -> str:
    table = docx.Document(BytesIO(content)).tables[0]
    return "\n".join(cell.text for row in table.rows for cell in row.cells)


def test_a_document_bears_the_number_it_was_given_and_its_bytes_stay(desk: Workspace) -> None:
    before = issue(desk, KINDS["report"], VIEW, "docx")
    assert "Số:        /BC-UBND" in lines(before.content)
    paper = replace(numbered(desk), edition=before.edition)
    assert give_number(desk, desk.viewer, paper, "Lan")
    assert not give_number(desk, desk.viewer, paper, "Lan")
    made = issue(desk, KINDS["report"], VIEW, "docx", before.edition).content
    assert "Số: 15/BC-UBND" in lines(made)
    assert "ngày 05 tháng 10 năm 2024" in lines(made)
    assert issue(desk, KINDS["report"], VIEW, "docx", before.edition).content == made


def test_a_number_is_given_once_a_year_and_kind_until_it_is_taken_back(desk: Workspace) -> None:
    paper = numbered(desk)
    give_number(desk, desk.viewer, paper, "Lan")
    other = replace(paper, under="740")
    with pytest.raises(KpiError, match="number_taken"):
        give_number(desk, desk.viewer, other, "Lan")
    give_number(desk, desk.viewer, replace(other, paper="reminder"), "Lan")
    give_number(desk, desk.viewer, replace(other, day=date(2025, 1, 3)), "Lan")
    take_number_back(desk, desk.viewer, paper, "Lan")
    give_number(desk, desk.viewer, other, "Lan")
    with desk.edition() as edition:
        told = [each.facts.under for each in numbered_papers(edition) if each.holds]
    assert told.count("740") == 3


@pytest.mark.parametrize("number", ["", "0x1", "15/BC", "-1", "1 5", "123456"])
def test_what_is_no_number_is_told(desk: Workspace, number: str) -> None:
    with pytest.raises(KpiError, match="no_paper_number"):
        give_number(desk, desk.viewer, numbered(desk, number), "Lan")


def test_only_the_office_gives_numbers_and_signs(desk: Workspace) -> None:
    with pytest.raises(KpiError, match="not_permitted"):
        give_number(desk, Viewer(Role.LEADER), numbered(desk), "Lan")
    with pytest.raises(KpiError, match="who_is_missing"):
        give_number(desk, desk.viewer, numbered(desk), " ")
    with pytest.raises(KpiError, match="not_numbered"):
        take_number_back(desk, desk.viewer, numbered(desk), "Lan")


def test_a_correction_is_told_down_to_the_cell_and_the_light(
    desk: Workspace, tmp_path: Path
) -> None:
    old = issue(desk, KINDS["report"], VIEW, "docx").edition
    new = stored(desk, tmp_path, 40)
    found = difference(desk, VIEW, old)
    assert (found.before, found.after) == (old, new)
    changed = {(each.unit.code, each.measure): each for each in found.figures}
    late = changed[AN_PHUOC, "resolved_late"]
    assert (late.before, late.after) == (0, 40)
    assert late.source is not None
    assert late.source.file == "40.xlsx"
    assert late.source.cells
    ((before, after),) = {
        (turn.before, turn.after) for turn in found.lights if turn.indicator.code == "on_time"
    }
    assert (before, after) == (Status.MET, Status.MISSED)


def test_an_edition_does_not_differ_from_itself(desk: Workspace) -> None:
    old = issue(desk, KINDS["report"], VIEW, "docx").edition
    found = difference(desk, VIEW, old)
    assert (found.figures, found.lights) == ((), ())
    with pytest.raises(KpiError, match="unknown_edition"):
        difference(desk, VIEW, 99_999)


def test_a_figure_that_is_no_longer_there_has_no_cell(desk: Workspace, tmp_path: Path) -> None:
    new = stored(desk, tmp_path, 40)
    issue(desk, KINDS["report"], VIEW, "docx")
    back = difference(desk, VIEW, new, desk.edition_number())
    assert back.figures == ()
