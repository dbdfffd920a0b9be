"""A cumulative figure is kept as it is; its month is what the months before leave of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from metrics.counts.month import Month
from tests.warehouse.builders import MEASURES, ON_TIME, ON_TIME_766, new_database, put, span, upload
from warehouse.engine.connection import Source
from warehouse.reading import queries
from warehouse.reading.finding import FindingKind
from warehouse.soundness.verify import verify
from warehouse.writing.store import Writer, writing

JULY, AUGUST, SEPTEMBER = (Month(2024, number) for number in (7, 8, 9))
UNIT = "26377"
QUARTER = span(UNIT, JULY, SEPTEMBER)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with writing(new_database(tmp_path)) as opened:
        yield opened


def say(
    writer: Writer, file: str, month: Month, *, since: Month | None = None, **values: int
) -> str:
    told = {(UNIT, measure): value for measure, value in values.items()}
    monthly = list(values.values()) if since else None
    return put(writer, upload(told, file, month=month, since=since, monthly=monthly))[0].upload


def figure(source: Source, month: Month, measure: str = "resolved_in_time") -> int | None:
    return queries.figures_of(source, month).get((UNIT, measure))


def test_the_last_month_is_what_the_earlier_months_leave(writer: Writer) -> None:
    say(writer, "7", JULY, resolved_in_time=10)
    say(writer, "8", AUGUST, resolved_in_time=20)
    say(writer, "quý", SEPTEMBER, since=JULY, resolved_in_time=65)
    assert figure(writer, SEPTEMBER) == 35


def test_a_stock_of_a_cumulative_table_holds_for_the_last_month(writer: Writer) -> None:
    say(writer, "7", JULY, open_late=4)
    say(writer, "quý", SEPTEMBER, since=JULY, open_late=9)
    assert figure(writer, SEPTEMBER, "open_late") == 9


def test_a_correction_of_an_earlier_month_changes_the_last_one(writer: Writer) -> None:
    say(writer, "7", JULY, resolved_in_time=10)
    say(writer, "8", AUGUST, resolved_in_time=20)
    say(writer, "quý", SEPTEMBER, since=JULY, resolved_in_time=65)
    correction = say(writer, "8 sửa", AUGUST, resolved_in_time=25)
    assert figure(writer, SEPTEMBER) == 30
    writer.undo(correction, "x")
    assert figure(writer, SEPTEMBER) == 35


def test_a_correction_that_leaves_less_than_nothing_makes_the_month_unreported(
    tmp_path: Path,
) -> None:
    database = new_database(tmp_path)
    with writing(database) as writer:
        say(writer, "7", JULY, resolved_in_time=10, resolved_late=1)
        say(writer, "9", SEPTEMBER, resolved_in_time=1, resolved_late=1)
        name = say(writer, "quý", SEPTEMBER, since=AUGUST.plus(-1), resolved_in_time=65)
        assert figure(writer, SEPTEMBER) is None
        say(writer, "8", AUGUST, resolved_in_time=60, resolved_late=1)
        # Nothing older speaks for a month whose newest word came to nothing.
        assert figure(writer, SEPTEMBER) is None
        assert queries.shares(writer, [QUARTER], [SEPTEMBER], [ON_TIME]) == []
    (finding,) = verify(database, MEASURES)
    assert finding.kind is FindingKind.BROKEN_CUMULATIVE
    assert (finding.where, finding.facts["month"]) == (UNIT, "2024-09")
    assert (finding.facts["stated"], finding.facts["earlier"]) == (65, 70)
    assert finding.facts["upload"] == name


def test_a_missing_earlier_month_leaves_the_last_one_unreported(writer: Writer) -> None:
    say(writer, "7", JULY, resolved_in_time=10)
    august = say(writer, "8", AUGUST, resolved_in_time=20)
    say(writer, "quý", SEPTEMBER, since=JULY, resolved_in_time=65)
    writer.undo(august, "x")
    assert figure(writer, SEPTEMBER) is None


def test_cumulative_tables_may_follow_each_other(writer: Writer) -> None:
    say(writer, "7", JULY, resolved_in_time=10)
    say(writer, "2 tháng", AUGUST, since=JULY, resolved_in_time=30)
    say(writer, "quý", SEPTEMBER, since=JULY, resolved_in_time=65)
    assert (figure(writer, AUGUST), figure(writer, SEPTEMBER)) == (20, 35)


def test_stretches_that_begin_in_different_months_overlap_rightly(writer: Writer) -> None:
    say(writer, "6", JULY.plus(-1), resolved_in_time=5)
    say(writer, "7", JULY, resolved_in_time=10)
    say(writer, "từ tháng 6", AUGUST, since=JULY.plus(-1), resolved_in_time=35)
    say(writer, "từ tháng 7", SEPTEMBER, since=JULY, resolved_in_time=65)
    assert (figure(writer, AUGUST), figure(writer, SEPTEMBER)) == (20, 35)


def test_windows_add_up_what_the_months_come_to(writer: Writer) -> None:
    for number, month in enumerate((JULY, AUGUST), start=1):
        say(writer, str(number), month, resolved_in_time=10, resolved_late=5, open_in_time=1,
            open_late=1)  # fmt: skip
    say(writer, "quý", SEPTEMBER, since=JULY, resolved_in_time=60, resolved_late=15,
        open_in_time=7, open_late=3)  # fmt: skip
    rows = queries.shares(writer, [QUARTER], [JULY, AUGUST, SEPTEMBER], [ON_TIME, ON_TIME_766])
    assert [(row.good, row.cases) for row in rows] == [(60, 75), (67, 85)]


def test_trace_names_the_cumulative_figure_and_the_months_taken_off(writer: Writer) -> None:
    july = say(writer, "7", JULY, resolved_in_time=10, resolved_late=1)
    august = say(writer, "8", AUGUST, resolved_in_time=20, resolved_late=1)
    quarter = say(writer, "quý", SEPTEMBER, since=JULY, resolved_in_time=65, resolved_late=9)
    in_time, _ = queries.trace(writer, SEPTEMBER, UNIT, ON_TIME)
    assert (in_time.value, in_time.stated, in_time.since) == (35, 65, JULY)
    assert in_time.upload == quarter
    assert [(month, row.value, row.upload) for month, row in in_time.earlier] == [
        (JULY, 10, july),
        (AUGUST, 20, august),
    ]


def test_an_ordinary_figure_traces_to_itself_alone(writer: Writer) -> None:
    say(writer, "9", SEPTEMBER, resolved_in_time=10, resolved_late=1)
    for row in queries.trace(writer, SEPTEMBER, UNIT, ON_TIME):
        assert (row.since, row.stated, row.earlier) == (None, None, ())
