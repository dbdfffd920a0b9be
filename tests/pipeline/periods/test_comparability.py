"""Page, paper and command give one answer on whether two periods may be compared (contract §7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from metrics.counts.month import Month, Window
from metrics.units.restate import Mark
from pipeline.commands import cells
from pipeline.commands.figures.score import ScoreRows, scores
from pipeline.commands.rows import COMPARED
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.papers.facts import facts
from pipeline.papers.period_report import period_report
from pipeline.periods.changes import comparison, row_likened, told_in
from pipeline.periods.directions import directions
from pipeline.periods.overdue import overdue
from pipeline.periods.trend import trend
from pipeline.periods.trend_picture import TrendWanted
from pipeline.scores.scorecard import View, score_unit, scorecard
from pipeline.sums.extent import parted
from reports.content.blocks import Text
from wording.scores import comparable
from wording.scores.changes import paragraph

AS_OF = date(2026, 11, 20)
JULY = Month(2025, 7)
VIEWS = [
    View(JULY, Window.MONTH, as_of=AS_OF),
    View(JULY.plus(1), Window.MONTH, as_of=AS_OF),
    View(JULY.plus(2), Window.QUARTER, as_of=AS_OF),
    View(JULY.plus(5), Window.QUARTER, as_of=AS_OF),
    View(JULY.plus(6), Window.YEAR_TO_DATE, as_of=AS_OF),
    View(JULY.plus(-1), Window.QUARTER, "740", as_of=AS_OF),
    View(JULY, Window.MONTH, "75-STP", as_of=AS_OF),
    View(JULY.plus(1), Window.HALF, "25993", as_of=AS_OF),
]
"""Of the province, a district, a department and a commune, beside and across the merger."""


MERGERS = {
    "75-SNV": [date(2025, 3, 1), date(2025, 7, 1)],
    "26368": [date(2025, 7, 1)],
    "740": [],
}
"""A department that was merged and then answered for more as its province grew, a commune that has
the code of an earlier one, and a district up to its last day."""
TABLE = [
    View(JULY.plus(months), window, code, as_of=AS_OF)
    for code in MERGERS
    for window in Window
    for months in (-1, 0, 12)
    if code != "740" or months < 0
]


@pytest.fixture(scope="module")
def workspace(demonstration: Path) -> Workspace:
    return open_workspace(demonstration)


@pytest.fixture(scope="module")
def books(workspace: Workspace) -> Iterator[Books]:
    with workspace.books() as opened:
        yield opened


def apart(books: Books, view: View) -> Mark | None:
    return parted(books.reference, view.head(books.reference), view.earlier().months, view.months)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.under}-{view.month}-{view.window}")
def test_page_paper_and_command_ask_the_same_rule(
    workspace: Workspace, books: Books, view: View
) -> None:
    mark = apart(books, view)
    told = books.ask(comparison, view)
    if told.before is None:
        return
    assert told.parted == mark
    assert {step.like.parted for step in told.whole if step.before} <= {mark}
    paper = facts(books, view)
    said = [block.text for block in period_report(paper).blocks if isinstance(block, Text)]
    refused = [text for text in said if "địa giới đã đổi" in text]
    assert bool(refused) == (mark is not None and told.before.has_figures)
    if mark and refused:
        assert comparable.reason(mark) in refused[0]
        assert comparable.reason(mark) in paragraph(told, paper.head, "")
    rows = scores(workspace, view, ScoreRows(group=True, compare=True))
    (row,) = [r for r in rows if (r["unit"], r["indicator"]) == (paper.head.code, "on_time")]
    assert row["not_compared"] == (comparable.reason(mark) if mark else None)
    assert (row["change"] is None) == (told.whole[0].change.points is None)


def test_every_pair_of_windows_around_each_merger_is_answered_alike(
    books: Books,
) -> None:
    """By the days of the mergers alone: none may lie after the first day of both periods."""
    answered = set()
    for view in TABLE:
        first = view.earlier().months[0]
        day = last_merger(view, since=first)
        told = books.ask(comparison, view)
        assert (told.parted.day if told.parted else None) == day, view
        if view.window is Window.QUARTER:
            drawn = books.ask(trend, TrendWanted(view, "on_time", group=True))
            # Beside the same time of the year before.
            mark, same = drawn.compared.parted, view.months[0].plus(-12)
            assert (mark.day if mark else None) == last_merger(view, since=same), view
        said = comparable.reason(told.parted) if told.parted else None
        rows = books.ask(score_unit, view)
        assert {
            cells.row(COMPARED, row_likened(books, view, each))["not_compared"] for each in rows
        } <= {said}, view
        if told.before is not None and told.before.has_figures and said:
            assert said in paragraph(told, view.head(books.reference), ""), view
        answered.add((view.window, day is None))
    assert len(answered) == 2 * len(Window)


def last_merger(view: View, since: Month) -> date | None:
    """The last one after the first day of some time up to the view's end."""
    # Before July its code is that of another commune, which was never merged.
    another = view.under == "26368" and view.month < JULY
    days = [] if another else MERGERS[view.under or ""]
    return max((d for d in days if since.first_day < d <= view.months[-1].last_day), default=None)


def test_every_row_of_a_scorecard_is_parted_by_what_befell_its_own_unit(books: Books) -> None:
    view = View(JULY.plus(2), Window.QUARTER, as_of=AS_OF)
    rows = books.ask(scorecard, view).units
    first = {row.unit.identity: row for row in rows if row.indicator.code == "on_time"}
    found = {each: row_likened(books, view, row) for each, row in first.items()}
    reasons = {like.parted is None for like in found.values()}
    assert reasons == {False, True} or reasons == {False}
    for identity, like in found.items():
        unit = first[identity].unit
        assert like.parted == parted(books.reference, unit, view.earlier().months, view.months)
        assert like.parted is None or like.change.points is None


@pytest.mark.parametrize("code", ["75-STP", "75-STC"])
def test_a_department_goes_one_way_on_every_page(books: Books, code: str) -> None:
    """Since its province grew it answers for more: another series, in the trend and elsewhere."""
    view = View(JULY.plus(5), as_of=AS_OF)
    unit = books.reference.register.at(view.month)[code]
    alone = View(view.month, under=code, as_of=AS_OF)
    drawn = books.ask(trend, TrendWanted(alone, "on_time", group=False))
    assert books.ask(directions, view).of((unit.identity, "on_time")) == drawn.direction
    assert drawn.direction.months <= 6


def test_what_is_overdue_is_not_set_beside_another_extent(books: Books) -> None:
    found = books.ask(overdue, View(JULY, as_of=AS_OF))
    assert found.holders
    assert found.step is None
    assert found.parted is not None
    assert all(each.before is None for each in found.holders)
    after = books.ask(overdue, View(JULY.plus(1), as_of=AS_OF))
    assert after.parted is None
    assert after.step is not None


def test_a_group_within_the_view_tells_of_its_target_too(books: Books) -> None:
    view = View(JULY.plus(-6), as_of=AS_OF)
    rows = books.ask(scorecard, view).groups
    assert rows[0].unit != rows[-1].unit
    for head in (rows[0].unit, rows[-1].unit):
        told = []
        for row in (each for each in rows if each.unit == head):
            step = books.ask(comparison, told_in(view, row)).of(row)
            assert step is not None
            assert step.after.share == row.share
            judged = row.verdict.status.judged
            assert bool(comparable.told(step)) == bool(step.target_rose and judged)
            told.append(step.target_rose)
        assert any(told)
