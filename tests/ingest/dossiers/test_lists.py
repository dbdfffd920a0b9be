"""What a list of dossiers may hold, what its cells mean, and for which months it is counted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.dossiers.list_words import read_list_words
from ingest.dossiers.local_day import day_number, day_of
from ingest.dossiers.reading import read_list
from ingest.reading import Request
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase
from tests.ingest.dossiers.drawn import HEADINGS
from tests.ingest.dossiers.test_counting import TODAY, as_csv, as_parquet, read, stated
from tests.ingest.workbooks import REFERENCE

ROW = ["HS-1", "Phường Trấn Biên", "Trực tuyến", "05/10/2026", "10/10/2026", "09/10/2026", "Có", ""]


def listed(*rows: list[str], headings: tuple[str, ...] = HEADINGS) -> bytes:
    return as_csv([list(headings), *rows])


def with_column(heading: str, *values: str) -> bytes:
    return as_csv([[*HEADINGS, heading], *([*ROW, value] for value in values)])


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Họ và tên", "A"),
        ("Người nộp hồ sơ", "B"),
        ("SĐT", "1"),
        ("Số CCCD/CMND", "2"),
        ("Địa chỉ thường trú", "3"),
        ("Thư điện tử", "4"),
        ("applicant_name", "5"),
        ("phone", "6"),
    ],
)
def test_a_column_about_persons_is_refused_by_its_name(heading: str, value: str) -> None:
    reading = read(with_column(heading, value))
    (problem,) = reading.problems
    assert (problem.case, problem.cell, problem.found) == (ProblemCase.PERSONAL_DATA, "I1", None)
    assert reading.tables == []


def test_a_column_that_nobody_knows_is_refused() -> None:
    (problem,) = read(with_column("Ghi chú", "gấp")).problems
    assert (problem.case, problem.facts["column"]) == (
        ProblemCase.PERSONAL_DATA_UNKNOWN,
        "Ghi chú",
    )


@pytest.mark.parametrize(
    "value",
    [
        "Liên hệ 0912 345 678",
        "+84912345678",
        "075203001234",
        "dan.cu@example.vn",
        "Nguyễn Thị Hoa",
        "TRẦN VĂN AN",
        "số nhà 12, tổ 3",
        "ấp 4, xã Phú Lý",
    ],
)
def test_values_about_persons_are_refused_under_a_name_that_may_stand_there(value: str) -> None:
    reading = read(with_column("Lĩnh vực", "Đất đai", value))
    (problem,) = reading.problems
    assert (problem.case, problem.cell) == (ProblemCase.PERSONAL_DATA_VALUES, "I3")
    # What was found is told by its kind alone.
    assert value not in repr(reading)


def test_what_a_system_prints_beside_its_dossiers_is_no_persons() -> None:
    values = ("000.00.16.H19-261005-0001", "H19.12-241203-0001", "Đăng ký đất đai", "1.012345")
    assert read(with_column("Mã TTHC", *values), Month(2026, 10)).problems == []


def test_a_sheet_of_persons_beside_the_list_is_refused() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(list(HEADINGS))
    book.active.append(ROW)
    other = book.create_sheet("Danh bạ")
    other.append(["Họ tên", "Điện thoại"])
    file = BytesIO()
    book.save(file)
    cases = {each.case for each in read(file.getvalue()).problems}
    assert cases == {ProblemCase.PERSONAL_DATA}


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("1/2/2026 7:05", date(2026, 2, 1)),
        ("23:59 31-12-2026", date(2026, 12, 31)),
        ("2026-12-31T23:59:59", date(2026, 12, 31)),
        # Five in the afternoon at Greenwich is midnight in Việt Nam.
        ("2026-12-31T17:00:00Z", date(2027, 1, 1)),
        ("2026-12-31T16:59:59Z", date(2026, 12, 31)),
        ("2026-12-31 23:30:00+09:00", date(2026, 12, 31)),
        (datetime(2026, 12, 31, 17, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 12, 31, 23, 59), date(2026, 12, 31)),  # noqa: DTZ001
        (46022.75, date(2025, 12, 31)),
    ],
)
def test_a_time_is_the_day_that_it_is_in_viet_nam(value: object, day: date) -> None:
    number = day_number(value)
    assert number is not None
    assert day_of(number) == day


@pytest.mark.parametrize("value", ["31/02/2026", "12/31/2026", "hôm qua", "1/1/26", "01/01/1026"])
def test_what_is_no_day_is_told_at_its_cell(value: str) -> None:
    row = [*ROW[:4], value, *ROW[5:]]
    (problem,) = read(listed(ROW, row), Month(2026, 10)).problems
    assert (problem.case, problem.cell, problem.found) == (ProblemCase.NOT_A_DATE, "E3", value)


@pytest.mark.parametrize(
    ("place", "value", "case"),
    [
        (2, "", ProblemCase.UNKNOWN_WORD),
        (2, "bồ câu", ProblemCase.UNKNOWN_WORD),
        (6, "có lẽ", ProblemCase.UNKNOWN_WORD),
        (3, "", ProblemCase.NOT_A_DATE_BLANK),
        (5, "04/10/2026", ProblemCase.DATES_REVERSED),
        (1, "Phường Không Có", ProblemCase.UNKNOWN_UNIT),
    ],
)
def test_what_cannot_be_counted_is_told_at_its_cell(
    place: int, value: str, case: ProblemCase
) -> None:
    row = [*ROW[:place], value, *ROW[place + 1 :]]
    (problem,) = read(listed(ROW, row), Month(2026, 10)).problems
    assert (problem.case, problem.cell) == (case, f"{'ABCDEFGH'[place]}3")


def test_a_list_without_channels_tells_what_was_received_in_all() -> None:
    headings = tuple(each for each in HEADINGS if each != "Hình thức nộp")
    (table,) = read(listed([*ROW[:2], *ROW[3:]], headings=headings), Month(2026, 10)).tables
    counts = stated(table)
    assert counts["26041", "received_total"] == 1
    assert ("26041", "received_online") not in counts


def asked(*rows: list[str], title: str = "", month: Month | None = None) -> list[object]:
    request = Request(REFERENCE, "75", month, today=TODAY)
    data = as_csv([[title] if title else [], list(HEADINGS), *rows])
    reading = read_list(data, None, "list", request, lambda _: None)
    return [str(table.month) for table in reading.tables] or [
        each.case for each in reading.problems
    ]


def test_rows_of_one_month_need_no_other_word() -> None:
    assert asked(ROW) == ["2026-10"]


def test_rows_of_several_months_wait_for_a_word() -> None:
    older = [*ROW[:3], "05/09/2026", *ROW[4:]]
    assert asked(ROW, older) == [ProblemCase.SEVERAL_MONTHS]
    assert asked(ROW, older, month=Month(2026, 9)) == ["2026-09"]
    assert asked(ROW, older, title="Tháng 10 năm 2026") == ["2026-10"]
    quarter = "Từ ngày 01/07/2026 đến ngày 30/09/2026"
    assert asked(ROW, older, title=quarter) == ["2026-07", "2026-08", "2026-09"]


def test_a_list_is_told_from_every_other_table_by_its_headings() -> None:
    words = read_list_words(REFERENCE)
    assert words.heads_list(HEADINGS)
    assert words.heads_list(
        ["unit", "channel", "received", "due", "resolved", "digitised", "result"]
    )
    assert not words.heads_list(["Đơn vị", "Tiếp nhận", "Trước hạn", "Đúng hạn", "Quá hạn"])


def test_times_of_parquet_are_days_of_viet_nam() -> None:
    late = datetime(2026, 9, 30, 17, 30, tzinfo=UTC)
    columns = {
        "unit": ["26041"],
        "channel": ["online"],
        "received": pa.array([late], pa.timestamp("us", "UTC")),
        "due": pa.array([date(2026, 10, 9)]),
        "resolved": pa.array([None], pa.timestamp("us")),
        "digitised": [True],
        "result": pa.array([None], pa.string()),
    }
    file = BytesIO()
    pq.write_table(pa.table(columns), file)
    (table,) = read(file.getvalue(), Month(2026, 10)).tables
    counts = stated(table)
    assert (counts["26041", "received_online"], counts["26041", "digitised"]) == (1, 1)
    assert (counts["26041", "open_late"], counts["26041", "electronic_results"]) == (1, 0)


def test_personal_columns_of_parquet_are_refused() -> None:
    rows = [[*HEADINGS[:7], "Người nộp"], ROW]
    (problem,) = read(as_parquet(rows), Month(2026, 10)).problems
    assert problem.case is ProblemCase.PERSONAL_DATA
