"""The month comes from the file; a conflict is an error at its cell (contract §6)."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from ingest.periods.stated_time import stated
from metrics.counts.month import Month
from tests.ingest.workbooks import (
    ENTRY_SHEET,
    II06A_ROW,
    SEPTEMBER,
    counts,
    entry_form,
    faults,
    first,
    ii06a,
    read,
    saved,
)

LINE = (1, "Xã An Phước", *II06A_ROW)


def month_of(period: str, sheet: str = "II.06a", **said: object) -> Month | None:
    book = ii06a([LINE], total=False, period=period)
    first(book).title = sheet
    reading = read(saved(book), **said)
    assert reading.problems == [], reading.problems
    return reading.tables[0].month


def kinds(period: str, sheet: str = "II.06a", **said: object) -> list[tuple[str, str | None]]:
    book = ii06a([LINE], total=False, period=period)
    first(book).title = sheet
    return faults(read(saved(book), **said))


@pytest.mark.parametrize(
    "period",
    [
        "Tháng 9 năm 2024",
        "THÁNG 09/2024",
        "Kỳ báo cáo: tháng 9-2024",
        "(Từ ngày 01/09/2024 đến ngày 30/09/2024)",
        "Từ ngày 15/08/2024 đến ngày 14/09/2024",
        "Từ 15/8/2024 đến hết ngày 14/9/2024",
        "từ ngày 15 tháng 8 năm 2024 đến ngày 14 tháng 9 năm 2024",
        "Kỳ báo cáo: Tháng 9/2024 (Từ ngày 15/08/2024 đến ngày 14/09/2024)",
        "Từ ngày: 01/09/2024 Đến ngày: 30/09/2024",
        "Từ 0h ngày 01/09/2024 đến 24h ngày 30/09/2024",
        "Từ ngày 15/8 đến ngày 14/9/2024",
        "Tháng: 09 Năm: 2024",
        "Kỳ báo cáo tháng: 9/2024",
        "09/2024",
        "Tháng chín năm 2024",
        "Tháng IX năm 2024",
        "Tháng 9 năm 2024 (theo Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022)",
        "Tháng 9/2024 - Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
        "Báo cáo tháng 9 năm 2024 (số liệu từ 15/8/2024 đến 15/9/2024)",
        "Từ ngày: 15/08/2024 - Đến ngày: 14/09/2024",
        "Từ ngày (15/08/2024); đến ngày (14/09/2024)",
        "Thời gian: 2024-08-15T00:00 đến 2024-09-14T23:59",
        "Từ ngày 15-8/2024 đến ngày 14-9/2024",
        "Tháng 9/2024 (từ 15/8 đến 14/9)",
        "Tháng 9/24",
        "Thg 9/2024",
        "Th.9-2024",
        "Kỳ: 9/2024 - Ngày xuất báo cáo: 05/10/2024 08:00, duyệt 06/10/2024",
        "Thông tư 01/2018/TT-VPCP ngày 23 tháng 11 năm 2018. Từ 15/08/2024 đến 14/09/2024",
        "Mẫu số 2 Tháng 9 năm 2024",
        "Tháng 9/2024 - 10 xã",
        "Tháng 9/2024, 2/3 xã",
        "Tháng 9/2024. Thời điểm lấy số liệu: 05/10/2024; thời điểm in: 06/10/2024",
        "Tháng 9 năm 2024, theo Kế hoạch năm 2023",
        "Tháng 9 năm 2024 – Long Thành, ngày 05 tháng 10 năm 2024",
    ],
)
def test_the_month_is_read_as_it_is_written(period: str) -> None:
    assert month_of(period) == SEPTEMBER


@pytest.mark.parametrize(
    "sheet", ["Tháng 9.2024", "T9-2024", "Thang 09-2024", "09.2024", "T9.2024"]
)
def test_the_sheets_name_may_state_the_month(sheet: str) -> None:
    assert month_of("", sheet) == SEPTEMBER


def test_a_month_without_a_year_takes_the_year_beside_it() -> None:
    assert month_of("Báo cáo năm 2024", "Tháng 9") == SEPTEMBER


def test_the_choice_settles_what_the_file_leaves_open() -> None:
    assert month_of("", month=SEPTEMBER) == SEPTEMBER
    assert month_of("Tháng 9", month=SEPTEMBER) == SEPTEMBER


def test_a_signature_date_never_states_a_month() -> None:
    assert kinds("") == [("month_unclear", None)]
    assert kinds("Ban hành kèm theo Thông tư số 01/2020/TT-VPCP ngày 21 tháng 10 năm 2020") == [
        ("month_unclear", None)
    ]


def test_a_period_that_ends_mid_march_is_march() -> None:
    assert month_of("Từ ngày 15/02/2024 đến ngày 14/03/2024") == Month(2024, 3)


def test_a_shorter_period_is_no_month() -> None:
    assert kinds("Từ ngày 01/09/2024 đến ngày 07/09/2024") == [("month_unclear", "A4")]


def test_conflicts_stand_at_the_cell_that_says_otherwise() -> None:
    assert kinds("Tháng 9 năm 2024", month=Month(2024, 8)) == [("month_conflict", "A4")]
    assert kinds("Tháng 9 năm 2024", "T8-2024") == [("month_conflict", None)]
    assert kinds("Tháng 8 năm 2024 (Từ ngày 01/09/2024 đến ngày 30/09/2024)") == [
        ("month_conflict", "A4")
    ]


@pytest.mark.parametrize(
    ("period", "since", "last"),
    [
        ("Từ ngày 01/01/2024 đến ngày 30/04/2024", 1, 4),
        ("Từ ngày 15/12/2023 đến ngày 14/03/2024", 1, 3),
        ("Từ ngày 15/06/2024 đến ngày 14/09/2024", 7, 9),
        ("Quý I/2024 (Từ ngày 15/12/2023 đến ngày 14/03/2024)", 1, 3),
        ("QUÝ III NĂM 2024", 7, 9),
        ("Quý 2.2024", 4, 6),
        ("6 tháng đầu năm 2024", 1, 6),
        ("sáu tháng cuối năm 2024", 7, 12),
        ("9 tháng năm 2024", 1, 9),
        ("Báo cáo năm 2024", 1, 12),
        ("Lũy kế đến tháng 9 năm 2024", 1, 9),
        ("Từ tháng 3 đến tháng 9 năm 2024", 3, 9),
        ("Từ đầu năm đến hết tháng 5/2024", 1, 5),
        ("Kỳ báo cáo: tháng 9/2024 (Từ ngày 01/01/2024 đến ngày 30/09/2024)", 1, 9),
        ("Tháng 9 năm 2024 (Từ ngày: 01/01/2024 - Đến ngày: 30/09/2024)", 1, 9),
        ("Thời gian: 01/01/2024 00:00 - 30/09/2024 23:59", 1, 9),
        ("Số liệu tính đến ngày 14/9/2024, lũy kế từ 15/12/2023", 1, 9),
        ("Số liệu tính từ đầu năm 2024 đến hết ngày 30/9", 1, 9),
        ("Tháng 9 năm 2024 (lũy kế từ đầu năm)", 1, 9),
        ("Tháng 1 - 9/2024", 1, 9),
        ("Tháng 01-09/2024", 1, 9),
        ("Tháng 7, 8, 9 năm 2024", 7, 9),
        ("Tháng 7-8-9 năm 2024", 7, 9),
        ("Tháng 7+8+9/2024", 7, 9),
        ("Tháng 7 và 8 năm 2024", 7, 8),
        ("Tháng 7 đến 9/2024", 7, 9),
        ("Tháng 7, tháng 8 năm 2024", 7, 8),
        ("Tháng 7/2024, 8/2024, 9/2024", 7, 9),
        ("T7,T8,T9/2024", 7, 9),
        ("Các tháng 1, 2, … 9 năm 2024", 1, 9),
        ("11 tháng năm 2024", 1, 11),
        ("BÁO CÁO TỔNG KẾT NĂM 2024", 1, 12),
        ("Kỳ báo cáo: Năm 2024", 1, 12),
    ],
)
def test_a_longer_period_is_cumulative_to_its_last_month(
    period: str, since: int, last: int
) -> None:
    reading = read(saved(ii06a([LINE], total=False, period=period)))
    assert reading.problems == []
    (table,) = reading.tables
    assert (table.since, table.month) == (Month(2024, since), Month(2024, last))


def test_a_year_in_the_title_leaves_the_month_to_the_sheets_name() -> None:
    book = ii06a([LINE], total=False, period="Báo cáo năm 2024")
    first(book).title = "Tháng 9"
    (table,) = read(saved(book)).tables
    assert (table.since, table.month) == (None, SEPTEMBER)


def test_quarters_as_sheets_are_chosen_by_their_last_month() -> None:
    book = ii06a([LINE], total=False, period="")
    first(book).title = "Quý 1.2024"
    copy = book.copy_worksheet(first(book))
    copy.title = "Quý 2.2024"
    data = saved(book)
    assert ("several_months", None) in faults(read(data))
    (table,) = read(data, month=Month(2024, 6)).tables
    assert (table.sheet, table.since) == ("Quý 2.2024", Month(2024, 4))


@pytest.mark.parametrize(
    "period",
    [
        "Từ ngày 10/01/2024 đến ngày 30/04/2024",
        "Từ ngày 01/01/2024 đến ngày 20/04/2024",
        "Số liệu quý III",
        "Lũy kế năm 2024",
        "Từ ngày 15/02/2024 đến ngày 31/03/2024",
        "Tháng 7 và 9 năm 2024",
        "Quý I, II năm 2024",
    ],
)
def test_a_longer_period_of_no_certain_months_is_unclear(period: str) -> None:
    assert [kind for kind, _ in kinds(period)] == ["month_unclear"]


def test_a_running_sum_takes_its_end_from_the_choice() -> None:
    book = ii06a([LINE], total=False, period="Lũy kế năm 2024")
    (table,) = read(saved(book), month=SEPTEMBER).tables
    assert (table.since, table.month) == (Month(2024, 1), SEPTEMBER)


@pytest.mark.parametrize(
    "period",
    [
        "Tuần 36 năm 2024",
        "Kỳ báo cáo: Năm",
        "Tháng 13/2024",
        "Từ ngày: 01/01/2024",
        "Từ ngày 31/9/2024 đến ngày 1/10/2024",
        "Từ ngày 30/09/2024 đến ngày 01/09/2024",
        "Thời gian 01/01/2024 và 30/09/2024",
        "Từ đầu quý đến nay",
        "Lũy kế đến tháng 00 năm 2024",
        "Lũy kế tháng 00",
        "Từ ngày 15/08/1024 đến ngày 14/09/2024",
        "Số liệu đến ngày 30/09/0204",
        "Từ ngày 01/01/2024 đến ngày 31/12/9999",
    ],
)
def test_a_period_that_is_not_understood_is_never_passed_over(period: str) -> None:
    assert kinds(period, month=SEPTEMBER) == [("month_unclear", "A4")]


def test_a_year_is_not_the_month_that_was_chosen() -> None:
    assert kinds("BÁO CÁO TỔNG KẾT NĂM 2024", month=SEPTEMBER) == [("month_unclear", "A4")]
    assert kinds("Báo cáo tháng      năm 2023", month=SEPTEMBER) == [("month_unclear", "A4")]


def test_figures_that_stand_at_a_months_end_are_of_no_other_month() -> None:
    assert kinds("Số liệu đến ngày 30/9/2024", month=Month(2024, 11)) == [("month_conflict", "A4")]
    assert month_of("Số liệu đến ngày 30/9/2024", month=SEPTEMBER) == SEPTEMBER


def test_a_period_at_the_end_of_a_long_title_is_read() -> None:
    title = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH " * 5
    assert month_of(f"{title}\nTháng 9 năm 2024") == SEPTEMBER


@pytest.mark.parametrize(
    "piece", ["từ ....", "a", "/a", "1 - ", "tháng 1, ", "01/01/2024 ", "1/1 "]
)
def test_a_very_long_title_is_read_at_once(piece: str) -> None:
    began = perf_counter()
    stated([[piece * 8000] for _ in range(5)], 5, "Sheet1")
    assert perf_counter() - began < 2


@pytest.mark.parametrize(
    "lines",
    [
        [["Từ ngày", "01/01/2024", "Đến ngày", "30/09/2024"]],
        [["Từ ngày 01/01/2024", None, "đến ngày 30/09/2024"]],
        [["Từ ngày:", "01/01/2024"], ["Đến ngày:", "30/09/2024"]],
        [["Từ ngày", date(2024, 1, 1), "Đến ngày", date(2024, 9, 30)]],
    ],
)
def test_a_period_may_be_spread_over_cells(lines: list[list[object]]) -> None:
    book = ii06a([LINE], total=False, period="")
    for row, line in enumerate(lines, start=3):
        for column, value in enumerate(line, start=1):
            first(book).cell(row, column).value = value  # type: ignore[assignment]
    (table,) = read(saved(book), month=SEPTEMBER).tables
    assert (table.since, table.month) == (Month(2024, 1), SEPTEMBER)


@pytest.mark.parametrize(
    ("words", "number"),
    [("năm", 5), ("tư", 4), ("mười một", 11), ("mười hai", 12), ("giêng", 1), ("VII", 7), ("V", 5)],
)
def test_a_month_may_be_written_in_words(words: str, number: int) -> None:
    assert month_of(f"Tháng {words} năm 2024") == Month(2024, number)


def test_a_month_left_open_is_not_may() -> None:
    assert kinds("Tháng      năm 2024") == [("month_unclear", None)]


def test_a_stretch_without_its_first_year_may_begin_in_the_year_before() -> None:
    assert month_of("Từ ngày 15/12 đến ngày 14/01/2024") == Month(2024, 1)


def test_a_longer_stretch_is_cumulative_however_its_days_are_written() -> None:
    for period in (
        "Từ ngày: 01/01/2024 Đến ngày: 30/09/2024",
        "Lũy kế từ đầu năm đến 30/9/2024",
        "Lũy kế từ đầu năm đến hết ngày 14/9/2024",
    ):
        book = ii06a([LINE], total=False, period=period)
        (table,) = read(saved(book), month=SEPTEMBER).tables
        assert (table.since, table.month) == (Month(2024, 1), SEPTEMBER), period


def test_a_sum_to_the_middle_of_a_month_is_no_month() -> None:
    assert [kind for kind, _ in kinds("Lũy kế từ đầu năm đến 20/9/2024")] == ["month_unclear"]


def test_longer_periods_that_disagree_are_a_conflict() -> None:
    assert kinds("Quý II năm 2024 (Từ ngày 01/07/2024 đến ngày 30/09/2024)") == [
        ("month_conflict", "A4")
    ]
    assert kinds("Quý III năm 2024", month=Month(2024, 8)) == [("month_conflict", "A4")]
    assert kinds("Quý III năm 2024", "T8-2024") == [("month_conflict", None)]


def test_several_months_in_one_workbook_are_chosen_or_taken_together() -> None:
    book = entry_form(month=SEPTEMBER)
    august = entry_form(month=Month(2024, 8))[ENTRY_SHEET]
    copy = book.create_sheet("T8-2024")
    for row in august.iter_rows():
        for cell in row:
            copy[cell.coordinate] = cell.value
    data = saved(book)
    assert ("several_months", None) in faults(read(data))
    chosen = read(data, month=Month(2024, 8))
    assert chosen.problems == []
    assert [table.month for table in chosen.tables] == [Month(2024, 8)]
    both = read(data, all_months=True)
    assert both.problems == []
    assert [table.month for table in both.tables] == [SEPTEMBER, Month(2024, 8)]
    assert len(counts(both)) == 4 * 18


@pytest.mark.parametrize(
    "document", ["Quyết định số 766/QĐ-TTg năm {year}", "Nghị định số 61/2018/NĐ-CP năm {year}"]
)
def test_a_year_that_is_not_the_documents_is_the_tables(document: str) -> None:
    said = "Tháng 9 năm 2024 theo " + document
    assert kinds(said.format(year=2023)) == [("unclear_scope", "A4")]
    own = 2018 if "2018" in document else 2022
    assert kinds(said.format(year=own)) == []
