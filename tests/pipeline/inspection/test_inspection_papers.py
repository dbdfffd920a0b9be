"""What is sent out never tells of an unannounced visit; what stays inside says that it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.inspection.visit import VisitState
from metrics.inspection.watch_filter import WatchFilter
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.findings import NewConclusion, conclude
from pipeline.inspection.inspections import VisitChange, change_visit, schedule
from pipeline.inspection.paper_head import PaperRequest
from pipeline.inspection.papers import (
    result_document,
    result_workbook,
    schedule_document,
    schedule_workbook,
)
from pipeline.inspection.watch_paper import WatchPaper, watchlist_workbook
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores.scorecard import View
from tests.pipeline.inspection.test_inspections import LONG_DUC, PLANNED, SIGNED, SURPRISE
from tests.warehouse.builders import new_database

DAY = date(2023, 6, 30)
ASKED = PaperRequest(2023, DAY, quarter=2)
DISTRICT = Viewer(Role.UNIT, "740")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One announced visit, and one to Long Đức that is not."""
    found = open_workspace(new_database(tmp_path).path)
    schedule(found, OFFICE, [PLANNED, replace(SURPRISE, unit=LONG_DUC)], SIGNED)
    return found


def word(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def excel(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content))
    return "\n".join(
        str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value
    )


def test_a_schedule_to_be_sent_out_leaves_out_the_unannounced_whoever_makes_it(
    workspace: Workspace,
) -> None:
    with workspace.books() as books:
        for text in (
            word(schedule_document(books, ASKED)),
            excel(schedule_workbook(books, ASKED)),
        ):
            assert "Xã An Phước" in text
            assert "Xã Long Đức" not in text
            assert "NỘI BỘ" not in text


def test_an_internal_schedule_has_them_and_says_that_it_stays_inside(workspace: Workspace) -> None:
    asked = replace(ASKED, internal=True)
    with workspace.books() as books:
        for text in (
            word(schedule_document(books, asked)),
            excel(schedule_workbook(books, asked)),
        ):
            assert "Xã Long Đức" in text
            assert "NỘI BỘ" in text
        for make in (schedule_document, schedule_workbook):
            with pytest.raises(KpiError, match="not_permitted"):
                make(replace(books, viewer=DISTRICT), replace(asked, head="740"))


def test_the_numbers_of_a_result_do_not_count_what_is_still_secret(workspace: Workspace) -> None:
    with workspace.books() as books:
        text = word(result_document(books, ASKED))
    assert "Cấp xã: cần 34/170 (20\u00a0%), đã kiểm tra 0, đã lên lịch 1, còn thiếu 33" in text


def test_a_result_has_the_visits_done_and_what_they_concluded(workspace: Workspace) -> None:
    change_visit(
        workspace, OFFICE, VisitChange("KT-2023-0002", state=VisitState.DONE, as_of=DAY), SIGNED
    )
    new = NewConclusion("KT-2023-0002", "Trễ hẹn", "Xin lỗi", "Chủ tịch", date(2023, 6, 1))
    conclude(workspace, OFFICE, [new], SIGNED)
    with workspace.books() as books:
        for text in (
            word(result_document(books, ASKED)),
            excel(result_workbook(books, ASKED)),
        ):
            assert "Xã Long Đức" in text
            assert "Trễ hẹn" in text
        later = replace(ASKED, year=2024, day=date(2024, 1, 5), quarter=1)
        text = word(result_document(books, later))
    carried = text.index("Kết luận của các năm trước còn mở")
    assert "Chưa ghi nhận kết luận nào" in text
    assert "Trễ hẹn" in text[carried:]


def test_a_district_makes_the_papers_of_its_own_inspections_only(workspace: Workspace) -> None:
    own = replace(ASKED, head="740")
    with workspace.books() as books:
        text = word(result_document(replace(books, viewer=DISTRICT), own))
        assert "HUYỆN LONG THÀNH" in text
        assert "cần 12/19" in text
        with pytest.raises(KpiError, match="not_permitted"):
            result_document(replace(books, viewer=DISTRICT), ASKED)


def test_an_exported_watch_list_says_which_filter_made_it(workspace: Workspace) -> None:
    view = View(Month(2023, 5), under="740", as_of=DAY)
    chosen = WatchFilter(months_silent=1, districts=("740",))
    with workspace.books() as books:
        rows = watchlist(books, Watched(view, chosen))
        text = excel(watchlist_workbook(books, WatchPaper(Watched(view, chosen), rows)))
    assert "Tháng 5/2023, Huyện Long Thành" in text
    assert "Thuộc Huyện Long Thành; chưa báo cáo từ 1 tháng liền." in text
