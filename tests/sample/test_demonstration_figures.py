from __future__ import annotations

from collections import Counter
from statistics import mean, median

import pytest

from metrics.counts.month import Month
from metrics.units.unit import Level
from scripts.sample_reports import MENDINGS, SILENT, Demonstration
from scripts.sample_row import Row
from scripts.sample_units import MONTHS

SEPTEMBER = Month(2024, 9)
BEFORE_MERGERS = tuple(month for month in MONTHS if month < Month(2025, 1))


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
        for unit in shown.units(month)
        if unit.level is level and unit.code in shown.final[month]
    ]


def share(shown: Demonstration, month: Month, column: str, level: Level = Level.COMMUNE) -> float:
    of_level = {unit.code for unit in shown.units(month) if unit.level is level}
    parts = wholes = 0
    for code, row in shown.final[month].items():
        part: int | None = getattr(row, column)
        if code in of_level and part is not None:
            parts += part
            wholes += counts(row)["received"]
    return 100 * parts / wholes


def on_time(row: Row) -> float:
    return 100 * counts(row)["resolved_in_time"] / counts(row)["resolved"]


@pytest.mark.parametrize(
    ("month", "communes", "districts"),
    [
        (Month(2023, 1), 170, 11),
        (Month(2024, 12), 170, 11),
        (Month(2025, 1), 159, 11),
        (Month(2025, 6), 159, 11),
        (Month(2025, 7), 95, 0),
        (Month(2026, 9), 95, 0),
    ],
    ids=str,
)
def test_all_units_of_dong_nai_that_must_report_are_in_it(
    shown: Demonstration, month: Month, communes: int, districts: int
) -> None:
    levels = [unit.level for unit in shown.units(month)]
    assert levels.count(Level.COMMUNE) == communes
    assert levels.count(Level.DISTRICT) == districts
    assert levels.count(Level.DEPARTMENT) == 12
    assert len(levels) == communes + districts + 12


def test_it_runs_from_january_2023_to_september_2026() -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == (Month(2023, 1), Month(2026, 9), 45)


def test_received_and_carried_in_are_resolved_or_open(shown: Demonstration) -> None:
    for month, code, row in rows(shown):
        each = counts(row)
        assert each["received"] + each["carried_in"] == each["resolved"] + each["open"], (
            month,
            code,
        )


def followed(shown: Demonstration) -> list[tuple[Month, str, Row, Row]]:
    """Each row that the same unit's row of the next month follows: codes are used again."""
    return [
        (month, code, row, shown.final[month.plus(1)][code])
        for month in MONTHS[:-1]
        for code, row in shown.final[month].items()
        if code in shown.final[month.plus(1)]
        and shown.register.at(month)[code].identity
        == shown.register.at(month.plus(1))[code].identity
    ]


def test_what_is_open_is_carried_into_the_next_month_but_for_three_takers_and_a_copyist(
    shown: Demonstration,
) -> None:
    pairs = followed(shown)
    assert len(pairs) > 6500
    assert {
        (str(month.plus(1)), code)
        for month, code, row, following in pairs
        if following.carried_in != counts(row)["open"]
    } == {("2025-01", "26080"), ("2025-01", "26098"), ("2025-01", "26194"), ("2026-08", "26113")}


@pytest.mark.parametrize("month", [Month(2025, 1), Month(2025, 7)], ids=str)
def test_no_open_dossier_is_lost_where_communes_merge(shown: Demonstration, month: Month) -> None:
    before, after = shown.truth[month.plus(-1)], shown.truth[month]
    former = set(shown.register.at(month.plus(-1)))
    # Half of today's units come from another province, of which nothing was told before.
    carried = sum(
        row.carried_in or 0
        for code, row in after.items()
        if shown.lineage.inherits(shown.register.at(month)[code]) or code in former
    )
    left = sum(counts(row)["open"] for row in before.values())
    assert carried == left


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
    for month, code, row, following in followed(shown):
        still = (following.late or 0) + (following.open_late or 0)
        assert still >= (row.open_late or 0), (month, code)


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


@pytest.mark.parametrize("year", [2023, 2024, 2026])
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
    due = [
        shown.final[month][unit.code].feedback_due or 0
        for month in BEFORE_MERGERS
        for unit in shown.units(month)
        if unit.level is Level.COMMUNE and unit.code in shown.final[month]
    ]
    assert sum(each <= 3 for each in due) / len(due) > 0.9
    assert due.count(0) / len(due) > 0.2


def test_silent_units_are_missing_in_their_months(shown: Demonstration) -> None:
    silent = {
        (unit.code, str(month))
        for month in MONTHS
        for unit in shown.units(month)
        if unit.code not in shown.final[month]
    }
    assert silent == {(code, month) for code, months in SILENT.items() for month in months}
    assert {("26401", "2024-08"), ("26401", "2024-09")} <= silent
    of_month = Counter(month for _, month in silent)
    assert of_month.pop("2026-09") == 7
    assert max(of_month.values()) == 3


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
        for unit in shown.departments(month):
            row = shown.final[month].get(unit.code)
            assert row is None or None not in row.cells[:17]
