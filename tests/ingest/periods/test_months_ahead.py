"""A period that has not begun is refused, one that runs is told of (contract §7)."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.workbook import Workbook

from metrics.counts.month import Month
from metrics.counts.reading import Reading
from tests.ingest.scores import AN_PHUOC, report
from tests.ingest.workbooks import (
    ENTRY_SHEET,
    II06A_ROW,
    entry_form,
    faults,
    first,
    ii06a,
    only,
    read,
    saved,
)
from wording.intake.problems import sentence

LINE = (1, "Xã An Phước", *II06A_ROW)
NOVEMBER = date(2024, 11, 15)
AHEAD, RUNNING = ("month_ahead", "A4"), ("month_running", "A4")


def of(period: str, today: date = NOVEMBER, **said: object) -> Reading:
    book = ii06a([LINE], total=False, period=period)
    return read(saved(book), today=today, **said)


def year(*months: str, blank: str) -> Workbook:
    book = ii06a([LINE], total=False, period="")
    model = first(book)
    model.title = months[0]
    for name in months[1:]:
        book.copy_worksheet(model).title = name
    for row in book[blank]["C12:M12"]:
        for cell in row:
            cell.value = None
    return book


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("Tháng 10 năm 2024", []),
        ("Tháng 11 năm 2024", [RUNNING]),
        ("Tháng 12 năm 2024", [AHEAD]),
        ("Tháng 9 năm 2062", [AHEAD]),
        ("Từ ngày 15/10/2024 đến ngày 14/11/2024", []),
        ("Từ ngày 15/11/2024 đến ngày 14/12/2024", [RUNNING]),
        ("Từ ngày 16/11/2024 đến ngày 15/12/2024", [AHEAD]),
        ("Quý IV năm 2024", [RUNNING]),
        ("Năm 2024", [RUNNING]),
        ("Quý I năm 2025", [AHEAD]),
        ("Năm 2025", [AHEAD]),
    ],
)
def test_a_stated_period_is_judged_by_its_days(period: str, found: list[tuple[str, str]]) -> None:
    assert faults(of(period)) == found


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2024, 12, 14), [AHEAD]),
        (date(2024, 12, 15), [RUNNING]),
        (date(2024, 12, 20), [RUNNING]),
        (date(2025, 1, 14), [RUNNING]),
        (date(2025, 1, 15), []),
    ],
)
def test_a_period_runs_from_its_first_day_to_the_end_of_its_last(
    today: date, found: list[tuple[str, str]]
) -> None:
    assert faults(of("Từ ngày 15/12/2024 đến ngày 14/01/2025", today)) == found


def test_a_month_that_only_a_person_said_has_no_cell() -> None:
    assert faults(of("", month=Month(2024, 12))) == [("month_ahead", None)]
    assert "được chọn" in sentence(only(of("", month=Month(2024, 12))))
    assert faults(of("", month=Month(2024, 11))) == [("month_running", None)]


def test_a_month_said_by_the_file_and_a_person_stands_at_its_cell() -> None:
    assert faults(of("Tháng 12", month=Month(2024, 12))) == [AHEAD]


def test_the_name_of_a_sheet_that_says_the_month_is_named() -> None:
    book = ii06a([LINE], total=False, period="")
    first(book).title = "Tháng 12.2024"
    problem = only(read(saved(book), today=NOVEMBER))
    assert (problem.sheet, problem.cell) == ("Tháng 12.2024", None)
    assert "Tên trang ghi tháng 12/2024" in sentence(problem)


def test_the_sentence_names_the_days() -> None:
    said = sentence(only(of("Tháng 12 năm 2024")))
    assert "01/12/2024" in said
    assert "15/11/2024" in said
    assert "30/11/2024" in sentence(only(of("Tháng 11 năm 2024")))


def test_every_sheet_of_months_is_judged_but_those_that_wait() -> None:
    names = ("Tháng 10.2024", "Tháng 11.2024", "Tháng 12.2024")
    waiting = year(*names, blank=names[2])
    reading = read(saved(waiting), all_months=True, today=NOVEMBER)
    assert [(each.kind, each.sheet) for each in reading.problems] == [("month_running", names[1])]
    full = year(*names, blank=names[0])
    reading = read(saved(full), all_months=True, today=NOVEMBER)
    found = [(each.kind, each.sheet) for each in reading.problems]
    assert found == [("month_running", names[1]), ("month_ahead", names[2])]


def test_a_filled_template_of_a_coming_month_is_refused() -> None:
    reading = read(saved(entry_form(month=Month(2024, 12))), today=NOVEMBER)
    (problem,) = reading.problems
    assert (problem.kind, problem.sheet) == ("month_ahead", ENTRY_SHEET)
    assert problem.cell is not None


def test_scores_of_a_coming_month_are_refused() -> None:
    book = report({"Tháng 12.2025": [AN_PHUOC]})
    reading = read(saved(book), today=date(2025, 11, 15))
    assert faults(reading) == [("month_ahead", None)]


def test_what_is_read_once_more_is_not_judged_again() -> None:
    book = ii06a([LINE], total=False, period="Tháng 12 năm 2062")
    assert read(saved(book)).problems == []
