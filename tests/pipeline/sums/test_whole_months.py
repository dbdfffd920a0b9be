"""What is cut out of months that were read whole is what reading it alone gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from metrics.counts.month import Month
from metrics.units.unit import Level, Tree
from pipeline.desk.books import Books
from pipeline.desk.cache import Answers, new_cache
from pipeline.desk.workspace import open_workspace
from pipeline.periods.budget import year_ends
from pipeline.periods.changes import comparison
from pipeline.periods.directions import directions
from pipeline.periods.history import monthly_scores
from pipeline.periods.overdue import overdue
from pipeline.periods.runs import OfUnits, months_below
from pipeline.periods.status import reporting_state
from pipeline.scores.scorecard import View, scorecard, units_of

LATER = date(2026, 12, 1)
LEVELS = (Level.DISTRICT, Level.DEPARTMENT, Level.COMMUNE)


@pytest.fixture(scope="module")
def both(demonstration: Path) -> Iterator[tuple[Books, Books]]:
    """One reader's books, and those of a server, whose answers are for all."""
    workspace = open_workspace(demonstration)
    with workspace.books() as own, workspace.books(answers=Answers(new_cache(), 1)) as shared:
        yield own, shared


def of_some_units(books: Books, view: View) -> object:
    units = units_of(books.reference, view, view.head(books.reference))
    return months_below(books, OfUnits(view, units[:5]))


def heads(tree: Tree) -> list[str | None]:
    """The whole scope, and the last unit of each level."""
    by_level = {unit.level: unit.code for unit in tree.values() if unit.reports}
    return [None, *(by_level[level] for level in LEVELS if level in by_level)]


# Before and after communes and provinces were merged, and the newest.
@pytest.mark.parametrize("month", [Month(2024, 12), Month(2025, 1), Month(2025, 7), Month(2026, 9)])
@pytest.mark.parametrize(
    "question",
    [
        scorecard,
        reporting_state,
        overdue,
        directions,
        comparison,
        year_ends,
        monthly_scores,
        of_some_units,
    ],
)
def test_an_answer_is_the_same_for_one_reader_and_for_many(
    both: tuple[Books, Books], question: Callable[[Books, View], object], month: Month
) -> None:
    own, shared = both
    for head in heads(own.reference.register.at(month)):
        view = View(month, under=head, as_of=LATER)
        assert question(shared, view) == question(own, view), head


def test_a_second_unit_of_the_same_months_asks_the_database_for_no_series(
    both: tuple[Books, Books], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, shared = both
    month = Month(2026, 9)
    tree = shared.reference.register.at(month)
    first, second, *_ = (unit.code for unit in tree.values() if unit.level is Level.COMMUNE)
    assert directions(shared, View(month, under=first, as_of=LATER)).units
    monkeypatch.delattr("warehouse.reading.queries.series")
    assert directions(shared, View(month, under=second, as_of=LATER)).units
