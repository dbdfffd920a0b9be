"""What the papers of inspections say, from the facts that they are filled with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.file import ContentPoint
from metrics.inspection.quota import Quota, QuotaStanding
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit, VisitKind, VisitState
from metrics.units.unit import Level
from pipeline.papers.inspections.inspected import (
    ConclusionLine,
    RecountLine,
    Result,
    Schedule,
    VisitLine,
)
from pipeline.papers.inspections.plan import notice_of, plan_of
from pipeline.papers.inspections.result import report_of
from pipeline.papers.letterhead import IssuedBy
from reports.content.document import Document
from reports.form.checked import form_findings
from reports.writers import sheets, word
from tests.metrics.builders import PROVINCE, a_unit
from tests.metrics.inspection.test_quota import a_quota, communes
from tests.metrics.inspection.test_watch import a_score
from tests.reports.documents import HEAD
from wording.inspection import inspection as said

ISSUED = IssuedBy(
    PROVINCE,
    Month(2024, 6),
    "quý II năm 2024",
    HEAD,
    "Ủy ban nhân dân tỉnh Đồng Nai",
    2024,
    "Bản số liệu 12",
    "",
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
    return Schedule(ISSUED, DAY, None, (), lines, CONTENTS, internal)


def a_result(*conclusions: Conclusion) -> Result:
    ended = Quota(a_quota(()).target, PROVINCE, Level.DISTRICT, (), frozenset({"740-2022"}))
    standings = (
        QuotaStanding(a_quota(communes(95)), frozenset({"26000-2022"}), frozenset()),
        QuotaStanding(ended, frozenset(), frozenset()),
    )
    lines = tuple(ConclusionLine(each, VISIT, UNIT) for each in conclusions)
    visits = (VisitLine(VISIT, UNIT),)
    return Result(ISSUED, date(2024, 7, 1), standings, visits, lines, (), ())


def told(document: Document) -> str:
    read = docx.Document(BytesIO(word.written(document)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


def sheet(document: Document, at: int = 0) -> Worksheet:
    page = openpyxl.load_workbook(BytesIO(sheets.written(document))).worksheets[at]
    assert isinstance(page, Worksheet)
    return page


def row_of(page: Worksheet, key: object) -> list[object]:
    (found,) = [row for row in page.iter_rows() if key in [cell.value for cell in row]]
    return [cell.value for cell in found]


PAPERS: dict[str, Callable[[], Document]] = {
    "plan": lambda: plan_of(a_schedule(VISIT)),
    "internal plan": lambda: plan_of(a_schedule(VISIT, internal=True)),
    "empty plan": lambda: plan_of(a_schedule()),
    "notice": lambda: notice_of(a_schedule(VISIT)),
    "report": lambda: report_of(a_result(CONCLUSION)),
    "empty report": lambda: report_of(replace(a_result(), visits=())),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_keeps_the_form(paper: str) -> None:
    assert form_findings(word.written(PAPERS[paper]())) == ()


def test_a_plan_tells_each_visit_and_what_is_inspected() -> None:
    text = told(plan_of(a_schedule(VISIT)))
    for part in (
        "KẾ HOẠCH",
        "/KH-UBND",
        "quý II năm 2024",
        "Kiểm tra 1 cuộc tại 1 đơn vị",
        UNIT.name,
        "14/05/2024",
        "Theo kế hoạch",
        "II.2, II.5",
        "không báo trước",
    ):
        assert part in text
    assert "NỘI BỘ" not in text


def test_a_notice_tells_the_units_what_to_prepare() -> None:
    text = told(notice_of(a_schedule(VISIT)))
    for part in ("THÔNG BÁO", "/TB-UBND", UNIT.name, "14/05/2024", "chuẩn bị báo cáo"):
        assert part in text


def test_an_internal_plan_says_on_top_that_it_must_not_be_sent() -> None:
    assert told(plan_of(a_schedule(VISIT, internal=True))).startswith("TÀI LIỆU NỘI BỘ")


def test_an_empty_plan_says_so() -> None:
    assert "Chưa có cuộc kiểm tra nào" in told(plan_of(a_schedule()))


def test_a_result_counts_quotas_and_conclusions() -> None:
    text = told(report_of(a_result(CONCLUSION)))
    assert "cần 19/95 (20\u00a0%), đã kiểm tra 1" in text
    assert "Cấp huyện: không còn cấp này" in text
    assert "0/0" not in text
    assert "Tổng số 1 kết luận: đã đóng 0, quá hạn 1, còn lại 0." in text
    assert "quá hạn 48 ngày" in text
    assert "quý II năm 2024" in text


def test_a_demonstration_is_labelled_on_paper_and_in_sheets() -> None:
    labelled = replace(a_schedule(VISIT), issued=replace(ISSUED, label="DỮ LIỆU TRÌNH DIỄN"))
    assert told(plan_of(labelled)).startswith("DỮ LIỆU TRÌNH DIỄN")
    assert sheet(plan_of(labelled))["A4"].value == "DỮ LIỆU TRÌNH DIỄN"


def test_the_workbook_of_a_plan_has_days_as_days_and_text_as_text() -> None:
    page = sheet(plan_of(a_schedule(VISIT)))
    row = row_of(page, UNIT.name)
    assert row[3:5] == [datetime(2024, 5, 14)] * 2  # noqa: DTZ001 (a cell has no zone)
    (team,) = [cell for line in page.iter_rows() for cell in line if cell.value == "=Đoàn 1"]
    assert team.data_type == "s"


@pytest.mark.parametrize(
    ("day", "state"),
    [(DAY, "Đã lên lịch"), (DAY + timedelta(days=1), "Quá ngày, chưa thực hiện")],
)
def test_the_workbook_of_a_plan_tells_a_visit_whose_day_went_by(day: date, state: str) -> None:
    page = sheet(plan_of(replace(a_schedule(VISIT), day=day)))
    assert state in row_of(page, UNIT.name)


def test_only_an_internal_plan_has_the_numbers_of_visits() -> None:
    later = replace(VISIT, visit="KT-2024-0003")
    sent = a_schedule(VISIT, later)
    assert "KT-2024" not in told(plan_of(sent))
    cells = [cell.value for row in sheet(plan_of(sent)).iter_rows() for cell in row]
    assert not any("KT-2024" in str(value) for value in cells)
    assert [row_of(sheet(plan_of(sent)), each)[0] for each in (1, 2)] == [1, 2]
    internal = sheet(plan_of(replace(sent, internal=True)))
    assert row_of(internal, "KT-2024-0003")[:2] == [2, "KT-2024-0003"]


def test_the_workbook_of_a_result_has_quotas_visits_and_conclusions() -> None:
    made = report_of(a_result(CONCLUSION))
    assert row_of(sheet(made), "Cấp xã")[1:7] == [20, 95, 19, 1, 0, 18]
    assert row_of(sheet(made), "không còn cấp này")[2:7] == [None] * 5
    assert row_of(sheet(made, 1), "KT-2024-0001")[2] == UNIT.name
    assert row_of(sheet(made, 2), "KL-2024-0001")[7] == "Quá hạn"


def test_a_result_lists_recounts_with_their_interval() -> None:
    line = VisitLine(VISIT, UNIT)
    score = a_score(969, 1000)
    found = Recount("KT-2024-0001", "on_time", Month(2024, 3), Share(18, 30), Share(392, 400))
    result = replace(a_result(), recounts=(RecountLine(line, score.indicator, found),))
    assert said.recount(found) in told(report_of(result))
    assert "Chưa đếm lại hồ sơ mẫu nào" in told(report_of(a_result()))
    row = row_of(sheet(report_of(result), 3), "KT-2024-0001")
    assert row[3:7] == ["03/2024", 30, 18, 60]
    assert found.interval is not None
    assert row[7:9] == [
        pytest.approx(float(found.interval.low)),
        pytest.approx(float(found.interval.high)),
    ]
    assert row[9:12] == [392, 400, 98]
