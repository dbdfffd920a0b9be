"""What stands over the columns is used, harmless or asked about; never dropped (contract §7)."""

from __future__ import annotations

import pytest

from metrics.counts.answer import Answer, Phrase
from metrics.counts.month import Month
from tests.ingest.frame.framed import asked, over_columns, reading, told, with_cell
from tests.ingest.workbooks import SEPTEMBER, counts, first

SHEET = "II.06a"


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Tháng 8/2024", "month_conflict"),
        ("Tháng 8", "month_conflict"),
        ("Năm 2023", "unclear_scope.period"),
        ("2023", "unclear_scope.period"),
        ("Tuần 36", "month_unclear.unread"),
        ("Cùng kỳ năm trước", "unclear_scope.period"),
        ("Năm trước", "unclear_scope.period"),
        ("So với cùng kỳ", "unclear_scope.comparison"),
        ("Chênh lệch", "unclear_scope.comparison"),
        ("Kế hoạch giao", "unclear_scope.plan"),
        ("Chỉ tiêu năm 2024", "unclear_scope.plan"),
        ("Lĩnh vực đất đai", "unclear_scope.part"),
        ("Hộ tịch", "unclear_scope.part"),
        ("Không tính hồ sơ đất đai", "unclear_scope.part"),
        ("Dịch vụ công toàn trình", "unclear_scope.part"),
        ("Nghìn hồ sơ", "scaled_counts"),
        ("Hồ sơ nóng", "unclear_scope"),
        ("Nhóm A1", "unclear_scope"),
    ],
)
def test_what_may_change_the_cases_over_all_columns_is_asked_at_its_cell(
    text: str, case: str
) -> None:
    assert (case, "C8") in told(over_columns(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả giải quyết hồ sơ TTHC",
        "Số lượng hồ sơ",
        "Tháng 9/2024",
        "Tháng 9",
        "Trong tháng",
        "Trong kỳ báo cáo",
        "Kết quả giải quyết TTHC trong tháng 9 năm 2024",
        "Số liệu phát sinh trong tháng (không cộng dồn)",
        "Số liệu (theo Quyết định số 12/QĐ-UBND ngày 05/3/2021)",
        "Từ 01/09 đến 30/09",
        "Hồ sơ trực tuyến và trực tiếp",
        "Đơn vị tính: hồ sơ",
        "Tình hình tiếp nhận, giải quyết thủ tục hành chính",
        "Thực hiện",
    ],
)
def test_words_that_leave_the_cases_as_they_are_are_not_asked_about(text: str) -> None:
    assert told(over_columns(text)) == []


def test_a_sum_over_all_columns_makes_the_table_cumulative() -> None:
    (read,) = reading(over_columns("Lũy kế từ đầu năm")).tables
    assert (read.month, read.since) == (SEPTEMBER, Month(2024, 1))


@pytest.mark.parametrize(
    ("place", "text", "case"),
    [
        ("C8", "Số hồ sơ nhận giải quyết (lũy kế từ đầu năm)", "unclear_scope.cumulative"),
        ("C8", "Số hồ sơ nhận giải quyết (tháng 8/2024)", "month_conflict.columns"),
        ("G8", "Số lượng hồ sơ đã giải quyết (cùng kỳ năm trước)", "unclear_scope.period"),
        ("G8", "Số lượng hồ sơ đã giải quyết (cộng dồn)", "unclear_scope.cumulative"),
        ("G8", "Số lượng hồ sơ đã giải quyết (ước thực hiện)", "estimate"),
        ("D10", "Trực tuyến (toàn trình)", "unclear_scope.part"),
        ("H9", "Trước hạn (đất đai)", "unclear_scope.part"),
        ("J9", "Quá hạn (nhóm A1)", "unclear_scope"),
        ("J9", "Quá hạn (chỉ tiêu)", "unclear_scope.plan"),
    ],
)
def test_what_stands_in_brackets_inside_a_heading_is_asked_there(
    place: str, text: str, case: str
) -> None:
    assert told(with_cell(place, text)) == [(case, place)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("C8", "Số hồ sơ nhận giải quyết (trong tháng 9/2024)"),
        ("C9", "Tổng số (3)=(4)+(5)+(6)"),
        ("D10", "Trực tuyến (toàn trình, một phần)"),
        ("D10", "Trực tuyến (qua mạng)"),
        ("D10", "Trực tuyến trong tháng"),
        ("D10", "Trực tuyến tháng 9/2024"),
        ("E10", "Trực tiếp, dịch vụ bưu chính (BCCI)"),
        ("F9", "Từ kỳ trước (chuyển sang)"),
        ("G8", "Số lượng hồ sơ đã giải quyết (hồ sơ)"),
        ("J9", "Quá hạn (*)"),
        ("J9", "Quá hạn (nếu có)"),
        ("J9", "Quá hạn (theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018)"),
    ],
)
def test_harmless_brackets_are_not_asked_about(place: str, text: str) -> None:
    assert told(with_cell(place, text)) == []


def test_an_answer_says_that_the_columns_are_the_whole_work_and_is_told_to_be_remembered() -> None:
    book = over_columns("Lĩnh vực đất đai")
    question = asked(book)
    assert question.choices == ("whole", "leave_out")
    done = reading(book, answers=(Answer(SHEET, "C8", "whole"),))
    assert done.problems == []
    assert [(each.phrase, each.choice) for each in done.answered] == [("linh vuc dat dai", "whole")]


def test_a_remembered_phrase_settles_the_same_layout_and_source_and_no_other() -> None:
    book = over_columns("Lĩnh vực đất đai")
    (known,) = reading(book, answers=(Answer(SHEET, "C8", "whole"),)).answered
    assert told(book, phrases=(known,)) == []
    elsewhere = Phrase(known.phrase, known.fingerprint, "khác", known.choice)
    assert told(book, phrases=(elsewhere,)) == [("unclear_scope.part", "C8")]
    assert told(over_columns("Lĩnh vực hộ tịch"), phrases=(known,)) == [
        ("unclear_scope.part", "C8")
    ]


def test_columns_left_out_are_neither_stored_nor_missed() -> None:
    book = with_cell("G8", "Số lượng hồ sơ đã giải quyết (cùng kỳ năm trước)")
    done = reading(book, answers=(Answer(SHEET, "G8", "leave_out"),))
    assert done.problems == []
    measures = {measure for _, measure in counts(done)}
    assert "received_online" in measures
    assert measures.isdisjoint({"resolved_in_time", "resolved_late", "resolved_early"})


@pytest.mark.parametrize("cell", ["H9", "D10"])
def test_a_sum_that_a_column_was_left_out_of_is_not_checked(cell: str) -> None:
    heading = {"H9": "Trước hạn", "D10": "Trực tuyến"}[cell]
    book = with_cell(cell, f"{heading} (cùng kỳ năm trước)")
    assert reading(book, answers=(Answer(SHEET, cell, "leave_out"),)).problems == []


def test_the_other_sums_are_checked_still() -> None:
    book = with_cell("H9", "Trước hạn (cùng kỳ năm trước)")
    first(book)["C12"] = 999
    done = told(book, answers=(Answer(SHEET, "H9", "leave_out"),))
    assert ("sum_mismatch", "C12") in done
