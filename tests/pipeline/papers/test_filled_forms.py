"""A statutory form filled back from the store says what was stored, in its own columns."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month, Window
from pipeline.desk.cache import Answers, new_cache
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import store_files
from pipeline.papers.kinds import KINDS
from pipeline.papers.making import paper
from pipeline.papers.statutory.printed_forms import printed_forms
from pipeline.scores.scorecard import View
from reports.form.checked import form_findings
from tests.ui.uploads import SEPTEMBER
from tests.warehouse.builders import new_database, put, upload
from warehouse.reading.queries import figures_of
from warehouse.writing.store import writing

AN_PHUOC, BIEN_HOA, JUSTICE = "26383", "731", "75-STP"
TWINS = "26143", "26209"
"""Two communes named Thanh Sơn."""
FORMS = "form-ii06a", "form-06"
MEASURES = (
    "received_online",
    "received_offline",
    "carried_in",
    "resolved_early",
    "resolved_in_time",
    "resolved_late",
    "open_in_time",
    "open_late",
)
ROW = 30, 12, 4, 20, 36, 2, 7, 1


def give(workspace: Workspace, month: Month, units: tuple[str, ...]) -> None:
    """Store a row a unit; each unit's figures are its own."""
    values = {
        (unit, measure): count * (at + 1)
        for at, unit in enumerate(units)
        for measure, count in zip(MEASURES, ROW, strict=True)
    }
    with writing(workspace.database) as writer:
        put(writer, upload(values, f"{month}.xlsx", month=month))


def figures(workspace: Workspace) -> dict[tuple[str, str], int]:
    with workspace.edition() as edition:
        return figures_of(edition, SEPTEMBER)


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = open_workspace(new_database(tmp_path).path)
    give(workspace, SEPTEMBER, (AN_PHUOC, BIEN_HOA, JUSTICE, *TWINS))
    return workspace


def sheet(workspace: Workspace, kind: str, view: View) -> Worksheet:
    with workspace.books() as books:
        made = paper(books, KINDS[kind], view, "xlsx")
    page = openpyxl.load_workbook(BytesIO(made)).active
    assert isinstance(page, Worksheet)
    return page


def rows(page: Worksheet) -> dict[object, tuple[object, ...]]:
    return {row[1]: row[2:] for row in page.iter_rows(values_only=True) if row[1]}


def test_every_form_of_the_file_is_a_kind_of_document(desk: Workspace) -> None:
    forms = printed_forms(desk.reference.measure_codes)
    assert tuple(form.kind for form in forms) == FORMS
    assert set(FORMS) <= set(KINDS)


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_read_again_stores_what_it_was_filled_from(
    desk: Workspace, kind: str, tmp_path: Path
) -> None:
    with desk.books() as books:
        made = paper(books, KINDS[kind], View(SEPTEMBER), "xlsx")
    file = tmp_path / "bieu.xlsx"
    file.write_bytes(made)
    (tmp_path / "other").mkdir()
    other = open_workspace(new_database(tmp_path / "other").path)
    (told,) = store_files(other, [file], Options())
    assert told.stored, told
    assert figures(other) == figures(desk)


def test_a_form_has_the_columns_of_the_law_and_a_total(desk: Workspace) -> None:
    page = sheet(desk, "form-ii06a", View(SEPTEMBER))
    top = next(row[0].row for row in page.iter_rows() if row[0].value == "STT")
    heads = [[cell.value for cell in page[top + down]] for down in range(4)]
    assert heads[0][2::4] == ["Tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
    assert heads[2][3:5] == ["Trực tuyến", "Trực tiếp, dịch vụ bưu chính"]
    assert heads[3] == [f"({at})" for at in range(1, 14)]
    found = rows(page)
    assert found["Xã An Phước"] == (46, 30, 12, 4, 38, 20, 16, 2, 8, 7, 1)
    assert found["Tổng cộng"] == tuple(15 * value for value in found["Xã An Phước"])
    assert found["Xã Bình An"] == (None,) * 11


def test_over_a_quarter_flows_add_up_and_stocks_are_those_of_its_ends(desk: Workspace) -> None:
    give(desk, SEPTEMBER.plus(-2), (BIEN_HOA, AN_PHUOC))
    give(desk, SEPTEMBER.plus(-1), (AN_PHUOC, BIEN_HOA))
    found = rows(sheet(desk, "form-ii06a", View(SEPTEMBER, Window.QUARTER)))
    assert found["Xã An Phước"] == (176, 120, 48, 8, 152, 80, 64, 8, 8, 7, 1)
    assert found["Sở Tư pháp"] == (None,) * 11


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("under", [None, AN_PHUOC])
def test_the_letter_that_brings_a_form_keeps_the_form(
    desk: Workspace, kind: str, under: str | None
) -> None:
    with desk.books() as books:
        made = paper(books, KINDS[kind], View(SEPTEMBER, under=under), "docx")
    assert form_findings(made) == ()


@pytest.mark.parametrize("kind", ["report", "reminder", *FORMS])
def test_a_document_is_made_of_what_another_reader_asked_for_before(
    desk: Workspace, kind: str
) -> None:
    answers = Answers(new_cache())
    view = View(SEPTEMBER)
    with desk.books(answers=answers) as books:
        first = paper(books, KINDS["report"], view, "docx")
    with desk.books(answers=answers) as books:
        again = paper(books, KINDS[kind], view, "docx")
    assert (first == again) == (kind == "report")
