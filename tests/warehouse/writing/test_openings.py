"""An opening balance: what stands for several months together, by numbers small enough to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.counts.beside import Beside
from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from tests.warehouse.builders import (
    ON_TIME,
    ON_TIME_766,
    ONLINE,
    STATUTORY,
    new_database,
    put,
    span,
    upload,
)
from warehouse.reading import queries
from warehouse.reading.openings import overlapping
from warehouse.writing.store import Writer, writing

UNIT = "26383"
JANUARY, MARCH, APRIL, MAY, JUNE, JULY = (Month(2024, number) for number in (1, 3, 4, 5, 6, 7))
HALF = tuple(Month(2024, number) for number in range(1, 7))
YEAR = tuple(Month(2024, number) for number in range(1, 13))


def say(writer: Writer, month: Month, since: Month | None = None, **values: int) -> str:
    said = {(UNIT, measure): value for measure, value in values.items()}
    new = upload(said, f"{month}-{since}-{values}", form=STATUTORY, month=month, since=since)
    return put(writer, new)[0].upload


def balance(writer: Writer, month: Month = MAY, since: Month = JANUARY, **values: int) -> str:
    said = {(UNIT, measure): value for measure, value in values.items()}
    new = upload(said, f"đầu kỳ {values}", form=STATUTORY, month=month, since=since)
    return put(writer, replace(new, beside=Beside(opening=True)))[0].upload


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """January to May: 90 of 100 in time, 10 still open at its end; June: 20 of 25, and 5."""
    with writing(new_database(tmp_path)) as writer:
        balance(writer, resolved_in_time=90, resolved_late=10, open_in_time=7, open_late=3)
        say(writer, JUNE, resolved_in_time=20, resolved_late=5, open_in_time=4, open_late=1)
        yield writer


def counted(
    writer: Writer, *months: Month, indicator: Indicator = ON_TIME
) -> tuple[int, int, int] | None:
    """Good cases, cases, and how many months counted."""
    whole = [span(UNIT, min(months), max(months))]
    rows = queries.shares(writer, whole, months, [indicator])
    return (rows[0].good, rows[0].cases, len(rows[0].months)) if rows else None


def test_no_month_inside_is_reported_by_it(writer: Writer) -> None:
    assert [counted(writer, month) for month in HALF] == [None] * 5 + [(20, 25, 1)]
    assert queries.figures_of(writer, MAY) == {}
    assert queries.series(writer, [span(UNIT, JANUARY, JUNE)], HALF[:5], [ON_TIME]) == []
    assert queries.months(writer) == [JUNE]


def test_a_window_counts_it_only_where_it_lies_whole_in_it(writer: Writer) -> None:
    assert counted(writer, APRIL, MAY, JUNE) == (20, 25, 1)
    assert counted(writer, JANUARY, Month(2024, 2), MARCH) is None
    assert counted(writer, *HALF[:5]) == (90, 100, 5)
    assert counted(writer, *HALF) == (110, 125, 6)
    assert counted(writer, *YEAR) == (110, 125, 6)


def test_a_stock_is_that_of_the_last_stretch(writer: Writer) -> None:
    assert counted(writer, *HALF[:5], indicator=ON_TIME_766) == (97, 110, 5)
    assert counted(writer, *HALF, indicator=ON_TIME_766) == (114, 130, 6)


def test_months_inside_count_alone_until_all_of_them_replace_it(writer: Writer) -> None:
    for month in HALF[1:5]:
        say(writer, month, resolved_in_time=10, resolved_late=0, open_in_time=1, open_late=1)
    assert counted(writer, APRIL) == (10, 10, 1)
    assert counted(writer, APRIL, MAY, JUNE) == (40, 45, 3)
    assert counted(writer, *HALF) == (110, 125, 6)
    last = say(writer, JANUARY, resolved_in_time=3, resolved_late=2, open_in_time=1, open_late=1)
    assert counted(writer, *HALF) == (63, 70, 6)
    writer.undo(last, "Lan")
    assert counted(writer, *HALF) == (110, 125, 6)


def test_taken_back_it_counts_nowhere(tmp_path: Path) -> None:
    with writing(new_database(tmp_path)) as writer:
        name = balance(writer, resolved_in_time=90, resolved_late=10)
        assert counted(writer, *HALF) == (90, 100, 5)
        writer.undo(name, "Lan")
        assert counted(writer, *HALF) is None


def test_a_later_cumulative_figure_takes_it_off(writer: Writer) -> None:
    say(writer, JULY, since=JANUARY, resolved_in_time=140, resolved_late=17)
    assert counted(writer, JULY) == (30, 32, 1)
    (in_time, _) = queries.trace(writer, JULY, UNIT, ON_TIME)
    assert [(month, row.value, row.since) for month, row in in_time.earlier] == [
        (MAY, 90, JANUARY),
        (JUNE, 20, None),
    ]
    say(writer, JUNE, resolved_in_time=22, resolved_late=5)
    assert counted(writer, JULY) == (28, 30, 1)
    # Some of its months alone do not take its place.
    say(writer, MAY, resolved_in_time=1, resolved_late=1)
    assert counted(writer, JULY) == (28, 30, 1)


def test_a_cumulative_figure_that_begins_inside_it_needs_its_own_months(writer: Writer) -> None:
    say(writer, JULY, since=APRIL, resolved_in_time=60, resolved_late=10)
    assert counted(writer, JULY) is None
    say(writer, APRIL, resolved_in_time=10, resolved_late=1)
    say(writer, MAY, resolved_in_time=10, resolved_late=1)
    assert counted(writer, JULY) == (20, 23, 1)


def test_a_unit_is_not_silent_in_its_months(writer: Writer) -> None:
    given = queries.given(writer, JANUARY, JULY, [UNIT])
    assert sorted(month for _, month in given) == list(HALF)
    assert "resolved_in_time" in given[UNIT, JANUARY]
    assert queries.reported(writer, MARCH) == {UNIT}
    assert queries.reported(writer, JULY) == set()


def test_a_balance_of_what_an_indicator_does_not_need_leaves_its_months_alone(
    writer: Writer,
) -> None:
    say(writer, MARCH, received_online=5, received_offline=5)
    assert counted(writer, *HALF, indicator=ONLINE) == (5, 10, 1)


def test_what_overlaps_it_is_named_by_form_and_unit(writer: Writer) -> None:
    march = say(writer, MARCH, resolved_in_time=1)
    other = upload({(UNIT, "surveyed"): 1}, "khác", form="other", month=MARCH, since=JANUARY)
    said = upload({(UNIT, "resolved_late"): 1}, "đk", form=STATUTORY, month=APRIL, since=JANUARY)
    assert overlapping(writer, other) == []
    assert overlapping(writer, said) == ["2405-0001", march]
    later = replace(said, month=JULY, since=JULY.plus(0))
    assert overlapping(writer, later) == []
    elsewhere = upload({("26368", "surveyed"): 1}, "đk2", form=STATUTORY, month=MAY, since=JANUARY)
    assert overlapping(writer, elsewhere) == []
