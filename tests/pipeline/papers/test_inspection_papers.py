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
from metrics.counts.month import Month, Window
from metrics.inspection.visit import VisitState
from metrics.inspection.watch_filter import WatchFilter
from pipeline.desk.books import Books
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.findings import NewConclusion, conclude
from pipeline.inspection.inspections import VisitChange, change_visit, schedule
from pipeline.inspection.watch_paper import WatchPaper, watchlist_workbook
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.papers.kinds import KINDS
from pipeline.papers.making import paper
from pipeline.scores.scorecard import View
from tests.pipeline.inspection.test_inspections import LONG_DUC, PLANNED, SIGNED, SURPRISE
from tests.warehouse.builders import new_database

DAY = date(2023, 6, 30)
ASKED = View(Month(2023, 6), Window.QUARTER, as_of=DAY)
DISTRICT = Viewer(Role.UNIT, "740")
OF_DISTRICT = replace(ASKED, under="740")


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


def both(books: Books, kind: str, view: View) -> tuple[str, str]:
    """A paper as Word and as a workbook."""
    return (
        word(paper(books, KINDS[kind], view, "docx")),
        excel(paper(books, KINDS[kind], view, "xlsx")),
    )


@pytest.mark.parametrize("kind", ["inspection-plan", "inspection-notice"])
def test_what_is_sent_out_leaves_out_the_unannounced_whoever_makes_it(
    workspace: Workspace, kind: str
) -> None:
    with workspace.books() as books:
        for text in both(books, kind, ASKED):
            assert "Xã An Phước" in text
            assert "Xã Long Đức" not in text
            assert "NỘI BỘ" not in text


def test_an_internal_plan_has_them_and_says_that_it_stays_inside(workspace: Workspace) -> None:
    with workspace.books() as books:
        for text in both(books, "inspection-internal", ASKED):
            assert "Xã Long Đức" in text
            assert "NỘI BỘ" in text
        with pytest.raises(KpiError, match="not_permitted"):
            both(replace(books, viewer=DISTRICT), "inspection-internal", OF_DISTRICT)


def test_the_numbers_of_a_result_do_not_count_what_is_still_secret(workspace: Workspace) -> None:
    with workspace.books() as books:
        text = both(books, "inspection-report", ASKED)[0]
    assert "Cấp xã: cần 34/170 (20\u00a0%), đã kiểm tra 0, đã lên lịch 1, còn thiếu 33" in text


def test_a_result_has_the_visits_done_and_what_they_concluded(workspace: Workspace) -> None:
    change_visit(
        workspace, OFFICE, VisitChange("KT-2023-0002", state=VisitState.DONE, as_of=DAY), SIGNED
    )
    new = NewConclusion("KT-2023-0002", "Trễ hẹn", "Xin lỗi", "Chủ tịch", date(2023, 6, 1))
    conclude(workspace, OFFICE, [new], SIGNED)
    with workspace.books() as books:
        for text in both(books, "inspection-report", ASKED):
            assert "Xã Long Đức" in text
            assert "Trễ hẹn" in text
        later = View(Month(2024, 3), Window.QUARTER, as_of=date(2024, 1, 5))
        text = both(books, "inspection-report", later)[0]
    carried = text.index("KẾT LUẬN CỦA CÁC NĂM TRƯỚC CÒN MỞ")
    assert "Chưa ghi nhận kết luận nào" in text
    assert "Trễ hẹn" in text[carried:]


def test_a_district_makes_the_papers_of_its_own_inspections_only(workspace: Workspace) -> None:
    with workspace.books() as books:
        own = replace(books, viewer=DISTRICT)
        text = both(own, "inspection-report", OF_DISTRICT)[0]
        assert "HUYỆN LONG THÀNH" in text
        assert "cần 12/19" in text
        with pytest.raises(KpiError, match="not_permitted"):
            both(own, "inspection-report", ASKED)


def test_an_exported_watch_list_says_which_filter_made_it(workspace: Workspace) -> None:
    view = View(Month(2023, 5), under="740", as_of=DAY)
    chosen = WatchFilter(months_silent=1, districts=("740",))
    with workspace.books() as books:
        rows = watchlist(books, Watched(view, chosen))
        text = excel(watchlist_workbook(books, WatchPaper(Watched(view, chosen), rows)))
    assert "Tháng 5/2023, Huyện Long Thành" in text
    assert "Thuộc Huyện Long Thành; chưa báo cáo từ 1 tháng liền." in text
