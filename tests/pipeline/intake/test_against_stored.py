"""What only a look at the month before shows; warnings, never errors."""

from __future__ import annotations

import pytest

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.counts.reading import ReadTable
from pipeline.intake.against_stored import against_stored
from tests.ingest.workbooks import COMMUNES, SEPTEMBER, entry_form, read, saved

FLOWS = ("received_online", "received_offline", "resolved_in_time", "resolved_late", "digitised")


def table(figures: dict[tuple[str, str], int | None]) -> ReadTable:
    columns = FigureTable()
    for number, ((unit, measure), value) in enumerate(figures.items(), start=8):
        columns.add(unit, measure, value, f"C{number}")
    return ReadTable("entry", "Số liệu tháng", SEPTEMBER, figures=columns)


def kinds(
    figures: dict[tuple[str, str], int | None], previous: dict[tuple[str, str], int]
) -> list[str]:
    problems = against_stored(table(figures), previous)
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [str(problem.kind) for problem in problems]


def test_nothing_stored_shows_nothing() -> None:
    assert against_stored(read(saved(entry_form())).tables[0], {}) == []


def test_a_carry_over_that_is_not_what_was_left_open_is_told_at_its_cell() -> None:
    figures: dict[tuple[str, str], int | None] = {("26383", "carried_in"): 10}
    left = {("26383", "open_in_time"): 7, ("26383", "open_late"): 4}
    (problem,) = against_stored(table(figures), left)
    assert (str(problem.kind), problem.cell, problem.facts["expected"]) == (
        "carry_over_mismatch",
        "C8",
        11,
    )
    assert kinds({("26383", "carried_in"): 11}, left) == []
    assert kinds(figures, {("26383", "open_in_time"): 7}) == []


def test_the_same_flows_as_last_month_are_a_copy() -> None:
    figures = {("26383", flow): 15 + place for place, flow in enumerate(FLOWS)}
    assert kinds(dict(figures), figures) == ["copied_month"]
    assert kinds(dict(figures), figures | {("26383", "digitised"): 1}) == []


def test_zeros_that_stay_zeros_are_no_copy() -> None:
    figures = {(unit, flow): 0 for unit in COMMUNES for flow in FLOWS}
    assert kinds(dict(figures), figures) == []


@pytest.mark.parametrize(("factor", "expected"), [(2, ["cumulative_suspected"]), (1.2, [])])
def test_flows_that_all_rise_far_above_last_month_look_cumulative(
    factor: float, expected: list[str]
) -> None:
    previous = {(unit, flow): 50 + place for unit in COMMUNES for place, flow in enumerate(FLOWS)}
    now = {key: int(value * factor) for key, value in previous.items()}
    assert kinds(dict(now), previous) == expected


def test_one_flow_that_falls_is_no_cumulative_table() -> None:
    previous = {(unit, flow): 50 for unit in COMMUNES for flow in FLOWS}
    now: dict[tuple[str, str], int | None] = {key: 200 for key in previous}
    now["26383", "digitised"] = 49
    assert kinds(now, previous) == []


def test_a_quiet_commune_that_has_the_same_few_as_last_month_copied_nothing() -> None:
    few = {("26383", flow): place % 4 for place, flow in enumerate(FLOWS)}
    assert kinds(dict(few), few) == []
    # Whatever came in was also settled: one number that repeats, five times.
    same = {("26383", flow): 12 for flow in FLOWS}
    assert kinds(dict(same), same) == []


def test_many_small_figures_that_all_repeat_are_a_copy() -> None:
    previous = {
        (unit, flow): 1 + (place + len(unit)) % 4
        for unit in [*COMMUNES, "26392"]
        for place, flow in enumerate(FLOWS)
    }
    assert kinds(dict(previous), previous) == ["copied_month"]


def test_january_holds_no_sum_of_months_before_it() -> None:
    previous = {(unit, flow): 50 for unit in COMMUNES for flow in FLOWS}
    risen = table({key: 200 for key in previous})
    assert [str(each.kind) for each in against_stored(risen, previous)] == ["cumulative_suspected"]
    risen.month = Month(2025, 1)
    assert against_stored(risen, previous) == []
