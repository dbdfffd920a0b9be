"""`score`: every unit's light for every indicator of a month or a longer time."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from metrics.units.unit import Level
from metrics.verdicts.belonging import stood_under
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score
from pipeline.commands import lacking, opening, options
from pipeline.commands.cells import Columns, Row, row, rows
from pipeline.commands.command import Command, OneOf, Option, needed
from pipeline.commands.rows import COMPARED, GROUP, SCORE, score
from pipeline.desk.workspace import Workspace
from pipeline.periods.changes import row_likened
from pipeline.scores.quarter import QuarterRow, quarter_card
from pipeline.scores.scorecard import View, score_unit, scorecard
from wording import command_line as words


def _of_score(told: Callable[[Score], object], row: QuarterRow) -> object:
    return told(row.score)


QUARTER: Columns[QuarterRow] = {
    **{key: partial(_of_score, told) for key, told in {**SCORE, **GROUP}.items()},
    # What a relative target is judged by is no share, and it has no number of its own.
    "numerator": lambda row: row.good,
    "denominator": lambda row: row.cases,
    "target": lambda row: None if row.relative else SCORE["target"](row.score),
    "kind": lambda row: row.score.goal.kind if row.score.goal else None,
    "reason": lambda row: row.lack,
}
"""A light of a quarter; `reason` says why something told is not scored."""


def _run(choices: Namespace) -> list[Row]:
    view = View(choices.month, choices.window, choices.under, choices.level, choices.as_of)
    workspace = opening.reader(choices)
    if choices.quarterly:
        return of_quarter(workspace, view, unit=choices.unit, group=choices.group)
    asked = ScoreRows(choices.unit, choices.group, choices.compare)
    return scores(workspace, view, asked)


def of_quarter(workspace: Workspace, view: View, *, unit: str | None, group: bool) -> list[Row]:
    """The rows of the quarter that the view's month lies in."""
    with workspace.books() as books:
        if unit is not None:
            return rows(QUARTER, quarter_card(books, replace(view, under=unit)).of(unit))
        card = quarter_card(books, view)
        return rows(QUARTER, card.total if group else card.units)


@dataclass(frozen=True, slots=True)
class ScoreRows:
    """Which rows of a view are wanted, and what beside them."""

    unit: str | None = None
    """The rows of one unit alone."""
    group: bool = False
    """Those of the groups."""
    compare: bool = False
    """Each beside its own of the period before."""


def scores(workspace: Workspace, view: View, asked: ScoreRows) -> list[Row]:
    """The rows of every unit, of one, or of the groups."""
    reference, unit = workspace.reference, asked.unit
    with workspace.books() as books:
        if unit is not None:
            inside = _inside(reference, view, unit)
            view = replace(view, under=unit)
            found = score_unit(books, view) if inside else ()
        else:
            card = scorecard(books, view)
            found = card.groups if asked.group else card.units
            lacking.tell(found)
        if not asked.compare:
            return [score(row) for row in found]
        return [score(each) | row(COMPARED, row_likened(books, view, each)) for each in found]


def _inside(reference: Reference, view: View, code: str) -> bool:
    """Whether a unit is one of those that a view is limited to.

    Raises:
        KpiError: `unknown_unit` where the code or the view's head was no unit in any month of the
            window.
    """
    unit = replace(view, under=code).head(reference)
    if view.under is not None:
        head = view.head(reference)
        if not any(stood_under(reference.register, head, unit, month) for month in view.months):
            return False
    return view.level in (None, unit.level)


COMMAND = Command(
    "score",
    (
        needed(options.MONTH),
        options.WINDOW,
        Option("--level", words.OPTIONS["level"], words.A_LEVEL, Level),
        options.UNDER,
        OneOf((options.UNIT, Option("--group", words.OPTIONS["group"]))),
        Option("--quarterly", words.OPTIONS["quarterly"]),
        options.AS_OF,
        Option("--compare", words.OPTIONS["compare"]),
        options.CSV,
    ),
    _run,
    (*SCORE, *GROUP, "kind", "reason", *COMPARED),
)
