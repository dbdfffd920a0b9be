"""Every string of a deadline in the five plans, and others as offices write them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from metrics.calendar.calendar_file import read_calendar
from metrics.plans.deadline import DueDay
from metrics.plans.deadline_words import deadline_of, read_deadline
from metrics.plans.plan import ReportPeriod, TaskKind
from metrics.plans.plan_files import read_plans
from tests.metrics.plans.test_plan_documents import FOLDER, SCORED

HERE = Path(__file__).parent
YEARS = {"000": 2022, "001": 2024, "002": 2024, "003": 2023, "004": 2023}
CALENDAR = read_calendar(FOLDER.parent / "calendar" / "vn.toml", [])
COLUMNS = "words", "kind", "dates", "last_day_if_strict", "last_working_day"
OF_THE_FIVE = [
    (YEARS[each["plan"]], *(each[column] for column in COLUMNS))
    for each in csv.DictReader(
        (HERE / "deadlines.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
MORE = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (HERE / "deadlines_more.txt").read_text("utf-8").splitlines()
]


def shown(day: date | None) -> str:
    return day.isoformat() if day else "-"


def test_the_table_holds_every_deadline_of_the_five_plans() -> None:
    assert len(OF_THE_FIVE) == 45


@pytest.mark.parametrize(("year", "words", "kind", "dates", "last", "worked"), OF_THE_FIVE)
def test_a_deadline_of_the_plans_is_read_from_its_words(
    year: int, words: str, kind: str, dates: str, last: str, worked: str
) -> None:
    found = read_deadline(words, year)
    assert (found.kind, " ".join(map(shown, found.dates))) == (kind, dates)
    assert (shown(found.last_day), shown(found.last_working_day(CALENDAR))) == (last, worked)


@pytest.mark.parametrize(("words", "kind", "dates", "last"), MORE)
def test_a_deadline_worded_otherwise_is_read_too(
    words: str, kind: str, dates: str, last: str
) -> None:
    found = read_deadline(words, 2026)
    assert (found.kind, " ".join(map(shown, found.dates))) == (kind, dates)
    assert shown(found.last_day) == last


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("Hàng Quý/ Năm", (ReportPeriod.QUARTER, ReportPeriod.YEAR)),
        ("định kỳ (quý, năm) theo Thông tư 01/2020/TT-VPCP", ("quarter", "year")),
        ("định kỳ hàng quý, 6 tháng, 9 tháng, năm", ("quarter", "half", "nine-months", "year")),
        ("hàng tuần", ("week",)),
        ("Hằng tháng, trước ngày 25", ("month",)),
        ("Thường xuyên", ()),
        ("Quý III/2024", ()),
    ],
)
def test_how_often_it_comes_back_stands_in_the_words(
    words: str, recurrence: tuple[str, ...]
) -> None:
    assert read_deadline(words, 2024).recurrence == recurrence


def test_what_is_waited_for_and_whose_act_settles_the_time_are_kept_as_printed() -> None:
    both = read_deadline("Theo triển khai của UBND tỉnh và khi có sự thay đổi", 2022)
    assert both.authority == "Theo triển khai của UBND tỉnh"
    assert both.condition == "khi có sự thay đổi"
    within = read_deadline("Khi có thay đổi trong năm", 2022)
    assert (within.horizon, within.days) == (date(2022, 12, 31), ())


def test_a_year_that_is_the_plans_is_marked() -> None:
    assert read_deadline("Trong năm", 2023).year_from_plan
    assert not read_deadline("Trong năm 2023", 2023).year_from_plan


def test_the_words_of_a_plan_say_what_its_file_states() -> None:
    plans, _ = read_plans(FOLDER, SCORED)
    apart = [
        (plan.code, task.clause, task.deadline_text)
        for plan in plans
        for task in plan.tasks
        for read in [read_deadline(task.deadline_text, plan.year)]
        if (read.kind, read.dates) != (task.kind, task.deadlines)
    ]
    assert not apart


def test_what_a_plans_file_states_goes_before_its_words() -> None:
    plans, _ = read_plans(FOLDER, SCORED)
    [task] = [
        task
        for plan in plans
        if plan.code == "long-thanh-2024"
        for task in plan.tasks
        if task.clause == "2.5"
    ]
    stated = deadline_of(task, 2024)
    assert stated.days == (DueDay(date(2024, 3, 10), date(2024, 3, 9)),)
    moved = stated.stated(TaskKind.DATE, (date(2024, 4, 10),))
    assert moved.last_day == date(2024, 4, 10)
