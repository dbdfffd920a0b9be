"""Schedules and results of inspections as offices hand them round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.file import ContentPoint
from metrics.inspection.quota import Quota, QuotaStanding
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit, VisitKind, VisitState
from metrics.inspection.watch import Followed, WatchRow
from metrics.units.unit import Level
from reports.administrative import Letterhead
from reports.inspection_documents import (
    ConclusionLine,
    RecountLine,
    Result,
    Schedule,
    VisitLine,
    result_document,
    schedule_document,
)
from reports.inspection_sheets import (
    WatchSheet,
    result_workbook,
    schedule_workbook,
    watchlist_workbook,
)
from tests.metrics.builders import PROVINCE, a_unit
from tests.metrics.inspection.test_quota import a_quota, communes
from tests.metrics.inspection.test_watch import a_score
from wording.inspection import inspection as said

HEAD = Letterhead(
    "Ủy ban nhân dân tỉnh Đồng Nai",
    number="        /LKT",
    place_and_day="Đồng Nai, ngày 05 tháng 01 năm 2024",
    authority=("Thủ trưởng cơ quan",),
    recipients=("Đoàn kiểm tra",),
)
DAY = date(2024, 5, 14)
UNIT = a_unit("26383")
VISIT = Visit(
    "KT-2024-0001",
    "26383",
    "26383-2022",
    "75",
    VisitKind.PLANNED,
    VisitState.SCHEDULED,
    "=Đoàn 1",
    DAY,
    DAY,
    ("II.2", "II.5"),
)
CONCLUSION = Conclusion(
    "KL-2024-0001", "KT-2024-0001", "Trễ hẹn", "Gửi thư xin lỗi", "Chủ tịch UBND xã", DAY
)
CONTENTS = (ContentPoint("II.2", "Kết quả triển khai", ("Cơ chế một cửa",)),)


def a_schedule(*visits: Visit, internal: bool = False) -> Schedule:
    lines = tuple(VisitLine(visit, UNIT) for visit in visits)
    return Schedule(HEAD, 2024, None, DAY, None, lines, CONTENTS, internal)


def a_result(*conclusions: Conclusion) -> Result:
    ended = Quota(a_quota(()).target, PROVINCE, Level.DISTRICT, (), frozenset({"740-2022"}))
    standings = (
        QuotaStanding(a_quota(communes(95)), frozenset({"26000-2022"}), frozenset()),
        QuotaStanding(ended, frozenset(), frozenset()),
    )
    lines = tuple(ConclusionLine(each, VISIT, UNIT) for each in conclusions)
    visits = (VisitLine(VISIT, UNIT),)
    return Result(HEAD, 2024, 2, date(2024, 7, 1), standings, visits, lines, (), ())


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def told(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("content", "landscape"),
    [(schedule_document(a_schedule(VISIT)), True), (result_document(a_result(CONCLUSION)), False)],
    ids=["schedule", "result"],
)
def test_the_page_is_laid_out_as_the_decree_asks(content: bytes, *, landscape: bool) -> None:
    (section,) = opened(content).sections
    sides = (section.page_width, section.page_height)
    wanted = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    for side, length in zip(sides, wanted, strict=True):
        assert side is not None
        assert abs(side - length) < Mm(1)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for margin, (least, most) in zip(
        margins, [(20, 25), (20, 25), (30, 35), (15, 20)], strict=True
    ):
        assert margin is not None
        assert Mm(least) - 700 <= margin <= Mm(most)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_head_names_nation_motto_office_number_place_and_day() -> None:
    table = opened(schedule_document(a_schedule(VISIT))).tables[0]
    left, right = table.rows[0].cells
    assert left.text.startswith("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI")
    assert right.text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert [cell.text for cell in table.rows[1].cells] == [
        "Số:         /LKT",
        "Đồng Nai, ngày 05 tháng 01 năm 2024",
    ]


def test_every_letter_is_times_new_roman() -> None:
    document = opened(result_document(a_result(CONCLUSION)))
    paragraphs = [*document.paragraphs]
    paragraphs += [
        paragraph
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    fonts = {run.font.name for paragraph in paragraphs for run in paragraph.runs}
    assert fonts == {"Times New Roman"}
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_properties_of_a_paragraph_stand_in_the_order_of_the_schema() -> None:
    order = ["keepNext", "pBdr", "spacing", "ind", "jc"]
    document = opened(schedule_document(a_schedule(VISIT)))
    lists = document.element.body.iter(qn("w:pPr"))
    ruled = 0
    for properties in lists:
        names = [child.tag.partition("}")[2] for child in properties]
        ruled += "pBdr" in names
        places = [order.index(name) for name in names if name in order]
        assert places == sorted(places), names
    assert ruled == 3


def test_a_schedule_tells_each_visit_and_what_is_inspected() -> None:
    text = told(opened(schedule_document(a_schedule(VISIT))))
    for part in (
        "LỊCH KIỂM TRA",
        "năm 2024",
        UNIT.name,
        "14/05/2024",
        "Theo kế hoạch",
        "II.2, II.5",
    ):
        assert part in text
    assert "không báo trước" in text
    assert "NỘI BỘ" not in text


def test_an_internal_schedule_says_on_top_that_it_must_not_be_sent() -> None:
    text = told(opened(schedule_document(a_schedule(VISIT, internal=True))))
    assert text.startswith("TÀI LIỆU NỘI BỘ")


def test_an_empty_schedule_says_so() -> None:
    assert "Chưa có cuộc kiểm tra nào" in told(opened(schedule_document(a_schedule())))


def test_a_result_counts_quotas_and_conclusions() -> None:
    text = told(opened(result_document(a_result(CONCLUSION))))
    assert "cần 19/95 (20\u00a0%), đã kiểm tra 1" in text
    assert "Cấp huyện: không còn cấp này" in text
    assert "0/0" not in text
    assert "Tổng số 1 kết luận: đã đóng 0, quá hạn 1, còn lại 0." in text
    assert "quá hạn 48 ngày" in text
    assert "quý II năm 2024" in text


def test_a_demonstration_is_labelled_on_paper_and_in_sheets() -> None:
    labelled = Letterhead("UBND", label="DỮ LIỆU TRÌNH DIỄN")
    schedule = Schedule(labelled, 2024, None, DAY, None, (), CONTENTS, internal=False)
    assert told(opened(schedule_document(schedule))).startswith("DỮ LIỆU TRÌNH DIỄN")
    assert sheet(schedule_workbook(schedule))["A1"].value == "DỮ LIỆU TRÌNH DIỄN"


def sheet(content: bytes, at: int = 0) -> Worksheet:
    page = openpyxl.load_workbook(BytesIO(content)).worksheets[at]
    assert isinstance(page, Worksheet)
    return page


def row_of(page: Worksheet, key: object) -> list[object]:
    (found,) = [row for row in page.iter_rows() if key in [cell.value for cell in row]]
    return [cell.value for cell in found]


def test_the_workbook_of_a_schedule_has_days_as_days_and_text_as_text() -> None:
    page = sheet(schedule_workbook(a_schedule(VISIT)))
    row = row_of(page, UNIT.name)
    assert row[3:5] == [datetime(2024, 5, 14)] * 2  # noqa: DTZ001 (a cell has no zone)
    (team,) = [cell for line in page.iter_rows() for cell in line if cell.value == "=Đoàn 1"]
    assert team.data_type == "s"


@pytest.mark.parametrize(
    ("day", "told"),
    [(DAY, "Đã lên lịch"), (DAY + timedelta(days=1), "Quá ngày, chưa thực hiện")],
)
def test_the_workbook_of_a_schedule_tells_a_visit_whose_day_went_by(day: date, told: str) -> None:
    page = sheet(schedule_workbook(replace(a_schedule(VISIT), day=day)))
    assert told in row_of(page, UNIT.name)


def test_only_an_internal_schedule_has_the_numbers_of_visits() -> None:
    later = replace(VISIT, visit="KT-2024-0003")
    sent = a_schedule(VISIT, later)
    assert "KT-2024" not in told(opened(schedule_document(sent)))
    cells = [cell.value for row in sheet(schedule_workbook(sent)).iter_rows() for cell in row]
    assert not any("KT-2024" in str(value) for value in cells)
    assert [row_of(sheet(schedule_workbook(sent)), each)[0] for each in (1, 2)] == [1, 2]
    internal = sheet(schedule_workbook(replace(sent, internal=True)))
    assert row_of(internal, "KT-2024-0003")[:2] == [2, "KT-2024-0003"]


def test_the_workbook_of_a_result_has_quotas_visits_and_conclusions() -> None:
    content = result_workbook(a_result(CONCLUSION))
    assert row_of(sheet(content), "Cấp xã")[1:7] == [20, 95, 19, 1, 0, 18]
    assert row_of(sheet(content), "không còn cấp này")[2:7] == [None] * 5
    assert row_of(sheet(content, 1), "KT-2024-0001")[2] == UNIT.name
    assert row_of(sheet(content, 2), "KL-2024-0001")[7] == "Quá hạn"


def test_an_exported_watch_list_has_numbers_lights_filter_and_clauses() -> None:
    row = WatchRow(a_score(969, 1000), 5, followed=Followed(DAY, 2, 1))
    content = watchlist_workbook(
        WatchSheet("Cần kiểm tra", "Tháng 9/2024, Huyện Long Thành", "Đèn cận.", DAY, [row])
    )
    page = sheet(content)
    assert row_of(page, "Bộ lọc")[:2] == ["Bộ lọc", "Đèn cận."]
    found = row_of(page, "26368")
    assert found[5:8] == [969, 1000, 96.9]
    assert found[8:11] == [97, pytest.approx(-0.1), 1]
    assert found[11:15] == ["Cận", "chưa chắc", 5, 0]
    assert found[17] == 2
    assert "dưới mục tiêu 5 tháng liền" in str(found[18])
    assert found[19:21] == ["ke-hoach", "3.2"]


def test_a_percent_is_never_shown_rounded_across_its_target() -> None:
    row = WatchRow(a_score(96_960, 100_000))
    page = sheet(watchlist_workbook(WatchSheet("", "", "", DAY, [row])))
    (cell,) = [each for line in page.iter_rows() for each in line if each.value == 96.96]
    assert cell.number_format == "0.00"


def test_a_result_lists_recounts_with_their_interval() -> None:
    line = VisitLine(VISIT, UNIT)
    score = a_score(969, 1000)
    found = Recount("KT-2024-0001", "on_time", Month(2024, 3), Share(18, 30), Share(392, 400))
    result = replace(a_result(), recounts=(RecountLine(line, score.indicator, found),))
    text = told(opened(result_document(result)))
    assert said.recount(found) in text
    assert "Chưa đếm lại hồ sơ mẫu nào" in told(opened(result_document(a_result())))
    row = row_of(sheet(result_workbook(result), 3), "KT-2024-0001")
    assert row[3:7] == ["03/2024", 30, 18, 60]
    assert found.interval is not None
    assert row[7:9] == [float(found.interval.low), float(found.interval.high)]
    assert row[9:12] == [392, 400, 98]
