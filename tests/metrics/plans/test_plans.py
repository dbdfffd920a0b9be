"""Reading plan files: what a sound file becomes and what is said of an unsound one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.plans.plan import Plan, TaskKind
from metrics.plans.plan_files import read_plans, read_quantities
from metrics.units.unit import Level

SCORED = ("on_time", "online")

HEADER = {
    "code": "'x-2024'",
    "number": "'1/KH-UBND'",
    "title": "'Kế hoạch'",
    "issuer": "'UBND huyện X'",
    "scope": "'740'",
    "year": "2024",
    "valid_from": "2024-01-01",
    "valid_to": "2024-12-31",
}
TARGET = {
    "indicator": "'on_time'",
    "levels": "['district']",
    "value": "97",
    "kind": "'at_least'",
    "source": "'figures'",
    "clause": "'3.2'",
    "quote": "'tối thiểu 97%'",
}
TASK = {
    "clause": "'1.1'",
    "task": "'Lập kế hoạch'",
    "deadline_text": "'Thường xuyên'",
    "kind": "'recurring'",
}
REPORT = {
    "period": "'half'",
    "clause": "'III'",
    "reporter": "'Các phòng'",
    "recipient": "'Văn phòng'",
    "deadline_text": "'trước ngày 05/7/2024'",
    "deadlines": "[2024-07-05]",
}
QUANTITY = {"code": "'inspected_units'", "name": "'Đơn vị'", "definition": "'Bao nhiêu'"}


def toml(valid: dict[str, str], **changes: str | None) -> str:
    """A valid table with keys changed, added or (None) left out."""
    rows = {key: value for key, value in {**valid, **changes}.items() if value is not None}
    return "".join(f"{key} = {value}\n" for key, value in rows.items())


def target(**changes: str | None) -> str:
    return "[[target]]\n" + toml(TARGET, **changes)


def task(**changes: str | None) -> str:
    return "[[task]]\n" + toml(TASK, **changes)


def report(**changes: str | None) -> str:
    return "[[report]]\n" + toml(REPORT, **changes)


def quantity(**changes: str | None) -> str:
    return "[[quantity]]\n" + toml(QUANTITY, **changes)


def write(folder: Path, *parts: str, name: str = "x-2024.toml") -> None:
    (folder / name).write_text("\n".join(parts), encoding="utf-8")


def faults(folder: Path, *parts: str) -> list[str]:
    """The faults of one plan file made of these parts, without its name."""
    write(folder, *parts)
    plans, found = read_plans(folder, SCORED)
    assert (plans == ()) == bool(found)
    return [fault.removeprefix("x-2024.toml: ") for fault in found]


def sound(folder: Path, *parts: str) -> Plan:
    write(folder, toml(HEADER), *parts)
    [plan], found = read_plans(folder, SCORED)
    assert found == ()
    return plan


def test_a_target_for_two_levels_is_one_target_a_level(tmp_path: Path) -> None:
    plan = sound(tmp_path, target(levels="['district', 'commune']"))
    assert [each.level for each in plan.targets] == [Level.DISTRICT, Level.COMMUNE]


def test_a_target_holds_for_the_plans_year_unless_it_names_days_of_its_own(tmp_path: Path) -> None:
    plan = sound(tmp_path, target(), target(value="98", valid_from="2024-07-01"))
    spans = [(each.valid_from, each.valid_to) for each in plan.targets]
    end = date(2024, 12, 31)
    assert spans == [(date(2024, 1, 1), end), (date(2024, 7, 1), end)]


def test_a_decimal_value_is_read_as_written(tmp_path: Path) -> None:
    plan = sound(tmp_path, target(value="97.1", near_margin="0.3"))
    assert (plan.targets[0].value, plan.targets[0].near_margin) == (Decimal("97.1"), Decimal("0.3"))


def test_a_demonstration_says_so(tmp_path: Path) -> None:
    write(tmp_path, toml(HEADER, demonstration="true"))
    plans, _ = read_plans(tmp_path, SCORED)
    assert [plan.demonstration for plan in plans] == [True]


def test_a_folder_without_plans_is_no_fault(tmp_path: Path) -> None:
    assert read_plans(tmp_path, SCORED) == ((), ())


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "code = [", name="broken.toml")
    write(tmp_path, quantity(name=None), name="quantities.toml")
    found = faults(
        tmp_path,
        toml(HEADER, number=None, colour="'red'"),
        target(value="120", quote="' '"),
        target(levels="['ward']", indicator="'on_tme'"),
        task(kind="'date'"),
        report(deadlines="[2024-07-04]"),
    )
    assert found == [
        "quantities.toml: quantity 1: name is missing",
        "broken.toml: Invalid value (at end of document)",
        "number is missing",
        "target 1: quote: want words, found ' '",
        "target 1: value: want above 0 and at most 100, found 120",
        "target 2: levels: want one of country, province, department, district, division, commune,"
        " found 'ward'",
        "target 2: unknown indicator 'on_tme'",
        "task 1: a task of kind date needs deadlines",
        "report 1: deadlines are not the days that deadline_text names: 2024-07-05",
        "unknown key 'colour'",
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"code": "'y-2024'"}, "code 'y-2024' is not the file's name"),
        ({"year": "2023"}, "validity is not within the plan's year 2023"),
        ({"year": "'2024'"}, "year: want a whole number, found '2024'"),
        ({"year": "true"}, "year: want a whole number, found True"),
        ({"valid_to": None}, "valid_to is missing"),
        ({"issued": "'29/12/2022'"}, "issued: want a date, found '29/12/2022'"),
        ({"demonstration": "1"}, "demonstration: want true or false, found 1"),
        ({"scope": "740"}, "scope: want words, found 740"),
        ({"target": "1"}, "target: want an array of tables, found 1"),
        (
            {"title": "'Kế hoạch '"},
            "title: want composed letters (NFC) without blanks around, found 'Kế hoạch '",
        ),
    ],
)
def test_a_wrong_header_is_named(
    tmp_path: Path, changes: dict[str, str | None], fault: str
) -> None:
    assert faults(tmp_path, toml(HEADER, **changes)) == [fault]


def test_decomposed_letters_are_refused_because_they_look_like_others(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, toml(HEADER, title="'Kê\u0301 hoạch'"))
    assert fault.startswith("title: want composed letters (NFC)")


def test_a_plan_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    header = toml(HEADER, valid_from="2024-12-31", valid_to="2024-01-01")
    assert faults(tmp_path, header) == ["valid_from is after valid_to"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"value": "0"}, "value: want above 0 and at most 100, found 0"),
        ({"value": "100.5"}, "value: want above 0 and at most 100, found 100.5"),
        ({"value": "nan"}, "value: want a finite number, found Decimal('NaN')"),
        ({"value": "'97'"}, "value: want a number, found '97'"),
        ({"value": None}, "value is missing"),
        ({"near_margin": "-1"}, "near_margin: want 0 to 100, found -1"),
        (
            {"kind": "'at_most'"},
            "kind: want one of at_least, reduce_by, more_than_last_year, quota, found 'at_most'",
        ),
        ({"kind": "'more_than_last_year'"}, "a target relative to last year has no value"),
        ({"source": None}, "source is missing"),
        ({"indicator": "'inspected_units'"}, "no monthly figure feeds 'inspected_units'"),
        ({"levels": "[]"}, "levels: want a list of at least one word, found []"),
        ({"levels": "'district'"}, "levels: want a list of at least one word, found 'district'"),
        ({"valid_from": "2025-01-01"}, "valid_from is after valid_to"),
        ({"colour": "'red'"}, "unknown key 'colour'"),
    ],
)
def test_a_wrong_target_is_named(
    tmp_path: Path, changes: dict[str, str | None], fault: str
) -> None:
    write(tmp_path, quantity(), name="quantities.toml")
    assert faults(tmp_path, toml(HEADER), target(**changes)) == [f"target 1: {fault}"]


def test_a_level_has_one_target_for_an_indicator_from_a_day(tmp_path: Path) -> None:
    both = target(levels="['district', 'commune']"), target(value="98")
    assert faults(tmp_path, toml(HEADER), *both) == [
        "on_time for district from 2024-01-01 is set twice"
    ]


def test_a_quantity_that_a_measure_feeds_may_have_figures(tmp_path: Path) -> None:
    write(tmp_path, quantity(measure="'certified_copies'"), name="quantities.toml")
    plan = sound(tmp_path, target(indicator="'inspected_units'"))
    assert [each.indicator for each in plan.targets] == ["inspected_units"]


def test_a_quantity_may_not_take_the_code_of_an_indicator_or_of_another(tmp_path: Path) -> None:
    rows = quantity(), quantity(), quantity(code="'on_time'")
    write(tmp_path, *rows, name="quantities.toml")
    expected = (
        "quantities.toml: on_time is defined twice",
        "quantities.toml: inspected_units is defined twice",
    )
    assert read_quantities(tmp_path, SCORED)[1] == expected
    assert read_plans(tmp_path, SCORED) == ((), expected)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"kind": "'date'"}, "a task of kind date needs deadlines"),
        ({"deadlines": "[2024-01-25]"}, "a task of kind recurring has no deadlines"),
        ({"deadline_text": None}, "deadline_text is missing"),
        (
            {"kind": "'months'", "deadlines": "[2024-02-28]"},
            "a month's deadline is its last day",
        ),
        (
            {"kind": "'quarter'", "deadlines": "[2024-08-31]"},
            "a quarter's deadline is its last day",
        ),
        (
            {
                "kind": "'date'",
                "deadline_text": "'Trước ngày 25 tháng 01 năm 2024'",
                "deadlines": "[2024-01-24]",
            },
            "deadlines are not the days that deadline_text names: 2024-01-25",
        ),
        (
            {"kind": "'date'", "deadlines": "[2024-12-05, 2024-07-05]"},
            "deadlines: want ascending dates, none twice",
        ),
        (
            {"kind": "'date'", "deadlines": "['2024-12-05']"},
            "deadlines: want a list of dates, found ['2024-12-05']",
        ),
        ({"lead": "''"}, "lead: want words, found ''"),
    ],
)
def test_a_wrong_task_is_named(tmp_path: Path, changes: dict[str, str | None], fault: str) -> None:
    assert faults(tmp_path, toml(HEADER), task(**changes)) == [f"task 1: {fault}"]


def test_a_duty_without_a_time_needs_no_words_for_one(tmp_path: Path) -> None:
    plan = sound(tmp_path, task(kind="'none'", deadline_text=None))
    assert (plan.tasks[0].kind, plan.tasks[0].deadline) == (TaskKind.NONE, None)


@given(st.lists(st.dates(date(2000, 1, 1), date(2099, 12, 31)), min_size=1, unique=True))
def test_the_deadline_is_the_last_day_that_is_named_however_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, days: list[date]
) -> None:
    ordered = sorted(days)
    words = ", ".join(f"trước ngày {day.day}/{day.month}/{day.year}" for day in ordered)
    listed = f"[{', '.join(map(str, ordered))}]"
    folder = tmp_path_factory.mktemp("plans")
    plan = sound(folder, task(kind="'date'", deadline_text=f"'{words}'", deadlines=listed))
    assert plan.tasks[0].deadline == max(days)
    one_off = f"[{ordered[0] - timedelta(days=40000)}]"
    row = task(kind="'date'", deadline_text=f"'{words}'", deadlines=one_off)
    assert len(faults(folder, toml(HEADER), row)) == 1
