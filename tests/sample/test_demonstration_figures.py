from __future__ import annotations

from statistics import mean, median

import pytest

from metrics.month import Month
from metrics.unit import Level
from scripts.sample_figures import Row
from scripts.sample_reports import MENDINGS, SILENT, Demonstration, demonstration
from scripts.sample_units import MONTHS

SEPTEMBER = Month(2024, 9)


@pytest.fixture(scope="module")
def shown() -> Demonstration:
    return demonstration()


def rows(shown: Demonstration) -> list[tuple[Month, str, Row]]:
    return [(month, code, row) for month in MONTHS for code, row in shown.final[month].items()]


def counts(row: Row) -> dict[str, int]:
    """Named sums of a row; a blank cell counts as nothing."""
    online, offline, carried, early, on_time, late, in_time, overdue = (
        value or 0 for value in row.cells[:8]
    )
    return {
        "received": online + offline,
        "carried_in": carried,
        "resolved_in_time": early + on_time,
        "resolved": early + on_time + late,
        "open": in_time + overdue,
    }


def received(shown: Demonstration, level: Level, month: Month = SEPTEMBER) -> list[int]:
    return [
        counts(shown.final[month][unit.code])["received"]
        for unit in shown.units
        if unit.level is level and unit.code in shown.final[month]
    ]


def share(shown: Demonstration, month: Month, column: str, level: Level = Level.COMMUNE) -> float:
    of_level = {unit.code for unit in shown.units if unit.level is level}
    parts = wholes = 0
    for code, row in shown.final[month].items():
        part: int | None = getattr(row, column)
        if code in of_level and part is not None:
            parts += part
            wholes += counts(row)["received"]
    return 100 * parts / wholes


def on_time(row: Row) -> float:
    return 100 * counts(row)["resolved_in_time"] / counts(row)["resolved"]


def test_all_units_of_dong_nai_that_must_report_are_in_it(shown: Demonstration) -> None:
    levels = [unit.level for unit in shown.units]
    assert levels.count(Level.COMMUNE) == 170
    assert levels.count(Level.DISTRICT) == 11
    assert levels.count(Level.DEPARTMENT) == 12
    assert len(levels) == 193


def test_it_runs_from_january_2023_to_october_2024() -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == (Month(2023, 1), Month(2024, 10), 22)


def test_received_and_carried_in_are_resolved_or_open(shown: Demonstration) -> None:
    for month, code, row in rows(shown):
        each = counts(row)
        assert each["received"] + each["carried_in"] == each["resolved"] + each["open"], (
            month,
            code,
        )


def test_what_is_open_is_carried_into_the_next_month(shown: Demonstration) -> None:
    compared = 0
    for month, code, row in rows(shown):
        following = shown.final.get(month.plus(1), {}).get(code)
        if following:
            assert following.carried_in == counts(row)["open"], (month, code)
            compared += 1
    assert compared > 4000


def test_no_part_exceeds_its_whole_and_nothing_is_negative(shown: Demonstration) -> None:
    for month, code, row in [*rows(shown), *first_rows(shown)]:
        each = counts(row)
        assert all(value is None or value >= 0 for value in row.cells), (month, code)
        assert (row.digitised or 0) <= each["received"], (month, code)
        assert (row.electronic_results or 0) <= each["resolved"], (month, code)
        assert (row.surveyed_satisfied or 0) <= (row.surveyed or 0) <= each["resolved"]
        assert (row.feedback_on_time or 0) <= (row.feedback_due or 0), (month, code)
        assert (row.feedback_satisfied or 0) <= (row.feedback_rated or 0) <= (row.feedback_due or 0)
        assert (row.apologies or 0) <= (row.late or 0), (month, code)


def first_rows(shown: Demonstration) -> list[tuple[Month, str, Row]]:
    return [(month, code, row) for month in MONTHS for code, row in shown.first[month].items()]


def test_a_dossier_late_and_open_is_next_month_still_open_or_resolved_late(
    shown: Demonstration,
) -> None:
    for month, code, row in rows(shown):
        following = shown.final.get(month.plus(1), {}).get(code)
        if following:
            assert (following.late or 0) + (following.open_late or 0) >= (row.open_late or 0)


def test_communes_have_a_quarter_to_a_third_of_what_one_of_today_has(shown: Demonstration) -> None:
    communes = received(shown, Level.COMMUNE)
    assert 200 <= median(communes) <= 400
    assert max(communes) <= 900
    assert sum(80 <= each <= 900 for each in communes) >= 155
    assert sum(3 <= each <= 34 for each in communes) >= 5


def test_some_communes_receive_nothing_in_some_months(shown: Demonstration) -> None:
    empty = {code for _, code, row in rows(shown) if counts(row)["received"] == 0}
    assert {"26200", "26203"} & empty


def test_one_stops_of_districts_are_larger_than_any_commune(shown: Demonstration) -> None:
    districts = received(shown, Level.DISTRICT)
    assert min(districts) > median(received(shown, Level.COMMUNE)) * 2
    assert mean(districts) > 1000
    assert max(districts) < 4000


def test_some_departments_receive_three_dossiers_at_most(shown: Demonstration) -> None:
    departments = received(shown, Level.DEPARTMENT)
    assert sum(each <= 3 for each in departments) == 2
    assert max(departments) < 2000


@pytest.mark.parametrize("year", [2023, 2024])
def test_february_is_the_year_s_low_and_march_follows_high(shown: Demonstration, year: int) -> None:
    of_month = {
        month.number: sum(received(shown, Level.COMMUNE, month))
        for month in MONTHS
        if month.year == year
    }
    assert min(of_month, key=lambda number: of_month[number]) == 2
    assert of_month[3] > mean(of_month.values())


@pytest.mark.parametrize("column", ["online", "digitised"])
def test_shares_that_the_plans_push_rise_over_the_two_years(
    shown: Demonstration, column: str
) -> None:
    steps = [share(shown, month, column) for month in (MONTHS[0], Month(2023, 12), SEPTEMBER)]
    assert steps == sorted(steps)
    assert steps[-1] - steps[0] > 8


def test_most_units_are_on_time_in_96_to_100_of_100_cases(shown: Demonstration) -> None:
    percents = [on_time(row) for _, _, row in rows(shown) if counts(row)["resolved"] >= 50]
    assert sum(percent >= 96 for percent in percents) / len(percents) > 0.85
    assert 0.01 < sum(percent < 94 for percent in percents) / len(percents) < 0.1


def test_phuoc_thai_slides_through_2024(shown: Demonstration) -> None:
    course = [on_time(shown.final[Month(2024, number)]["26422"]) for number in range(4, 10)]
    assert course[0] > 97
    assert course == sorted(course, reverse=True)
    assert round(course[-1], 1) == 81.9


def test_long_duc_is_weak_in_digitising_and_bau_can_online(shown: Demonstration) -> None:
    september = shown.final[SEPTEMBER]
    long_duc, bau_can = september["26389"], september["26410"]
    assert (long_duc.digitised or 0) / counts(long_duc)["received"] < 0.25
    assert (bau_can.online or 0) / counts(bau_can)["received"] < 0.23


def test_wards_of_bien_hoa_drown_in_dossiers(shown: Demonstration) -> None:
    before, now = shown.final[Month(2023, 9)]["25993"], shown.final[SEPTEMBER]["25993"]
    assert counts(now)["open"] > 1.5 * counts(before)["open"]
    assert on_time(now) < 96 < on_time(before)


def test_feedback_is_rare(shown: Demonstration) -> None:
    communes = {unit.code for unit in shown.units if unit.level is Level.COMMUNE}
    due = [row.feedback_due or 0 for _, code, row in rows(shown) if code in communes]
    assert sum(each <= 3 for each in due) / len(due) > 0.9
    assert due.count(0) / len(due) > 0.2


def test_silent_units_are_missing_in_their_months(shown: Demonstration) -> None:
    expected = {unit.code for unit in shown.units}
    silent = {
        (code, str(month)) for month in MONTHS for code in expected - shown.final[month].keys()
    }
    assert silent == {(code, month) for code, months in SILENT.items() for month in months}
    assert {("26401", "2024-08"), ("26401", "2024-09")} <= silent
    assert all(len(expected - rows.keys()) <= 3 for rows in shown.final.values())


def test_what_is_mended_differs_from_the_first_workbook_and_nothing_else_does(
    shown: Demonstration,
) -> None:
    changed = {
        (str(month), code)
        for month in MONTHS
        for code, row in shown.final[month].items()
        if shown.first[month].get(code) != row
    }
    assert changed == {(str(each.month), code) for each in MENDINGS for code in each.units}
    march = Month(2024, 3)
    cells = [
        (before, after)
        for code in shown.final[march]
        for before, after in zip(
            shown.first[march][code].cells, shown.final[march][code].cells, strict=True
        )
        if before != after
    ]
    assert len(cells) == 3


def test_departments_that_report_state_everything_the_indicators_need(shown: Demonstration) -> None:
    for month in MONTHS:
        for unit in shown.departments:
            row = shown.final[month].get(unit.code)
            assert row is None or None not in row.cells[:17]
