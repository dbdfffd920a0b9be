"""Hồ sơ đơn vị: everything that is known of one unit in one period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.counts.upload import UploadRow
from metrics.plans.plan import Plan, Task
from metrics.units.register import find_unit
from metrics.units.restate import Mark
from metrics.units.unit import Tree, Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Counted, Figures, Score, ScoreQuestion, score_units
from pipeline.desk.books import Books
from pipeline.scores.budget import YearBudget, budgets
from pipeline.scores.history import last_months
from pipeline.scores.runs import UnitWords
from pipeline.scores.scorecard import View, score_unit, scorecard, spans
from pipeline.scores.trend import origins
from pipeline.statements import explanations, people
from pipeline.statements.people import Answering, AtMonth
from warehouse.reading import queries
from warehouse.reading.editions import Edition
from warehouse.reading.shares import MonthShare
from warehouse.statements.kinds import Explanation
from wording.scores.task_leads import named_in

BACK = 12
"""So many months are looked back."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of a plan that concerns the unit."""

    plan: Plan
    task: Task
    leads: bool
    """Whether the unit has the lead; else it supports."""


@dataclass(frozen=True)
class Profile:
    """One unit, as a page tells of it."""

    view: View
    unit: Unit
    above: tuple[Unit, ...]
    """The units it belongs to, the nearest first."""
    scores: tuple[Score, ...]
    """Its own lights, one an indicator."""
    whole: tuple[Score, ...]
    """Those of everything below it and itself; empty where nothing is below."""
    months: tuple[Month, ...]
    """The months looked back, oldest first."""
    lines: Mapping[str, tuple[Score | None, ...]]
    """By indicator, the light of each of these months; None where the unit did not exist."""
    due: tuple[Month, ...]
    """Those of them for which it had to report and the deadline has passed."""
    silent: tuple[Month, ...]
    """Those of the due ones in which it was silent."""
    uploads: tuple[UploadRow, ...]
    """What fed these months, the newest month and upload first."""
    duties: tuple[Duty, ...]
    """Tasks of the year's plans, its own and the dated ones first."""
    budgets: tuple[YearBudget, ...]
    answering: Answering | None
    """None where nobody was entered."""
    explanations: tuple[Explanation, ...]
    """What was said of the period, the oldest first."""
    mergers: tuple[Mark, ...]
    """How it came to be what it is, as far as it changed."""
    names: Mapping[str, str]
    """Of the former units the mergers name, by identity."""


def profile(books: Books, view: View) -> Profile:
    """Draw up the profile of a view's head, one that must report; the level plays no part.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of that month.
    """
    reference, edition, as_of = books.reference, books.edition, view.asked(books.today).as_of
    tree = reference.register.at(view.month)
    unit = find_unit(reference.register, view.month, view.under or reference.scope)
    months = last_months(view.month, BACK)
    shares = queries.series(
        edition, spans(reference, (unit,), months), months, reference.indicators
    )
    due = _due(reference, as_of, unit, months)
    words = UnitWords(books, as_of)
    words.read((unit.identity,), months)
    history, names = origins(reference)
    told = explanations.of_months(books, view.months)
    end = view.month.last_day
    return Profile(
        view,
        unit,
        tuple(tree[code] for code in tree.line(unit.code)[1:]),
        score_unit(books, view),
        _whole(books, view, tree, unit),
        months,
        _lines(reference, as_of, unit, months, shares),
        due,
        tuple(month for month in due if words.status(unit.identity, month)),
        _uploads(edition, shares),
        _duties(reference, view.month, tree, unit),
        budgets(books, view),
        people.answering(books, AtMonth(view.month, as_of)).get(unit.identity),
        tuple(each for each in told if each.identity == unit.identity),
        tuple(mark for mark in history.marks(unit.identity) if mark.day <= end),
        names,
    )


def _whole(books: Books, view: View, tree: Tree, unit: Unit) -> tuple[Score, ...]:
    if sum(each.reports for each in tree.under(unit.code)) < 2:
        return ()
    whole = View(view.month, view.window, unit.code, None, view.as_of)
    return books.ask(scorecard, whole).total


def _lines(
    reference: Reference,
    as_of: date,
    unit: Unit,
    months: Sequence[Month],
    shares: Iterable[MonthShare],
) -> dict[str, tuple[Score | None, ...]]:
    lines: dict[str, list[Score | None]] = {each.code: [] for each in reference.indicators}
    figures = _by_month(shares)
    for month in months:
        row = reference.register.row_in(unit.identity, month)
        question = ScoreQuestion(month, Window.MONTH, as_of)
        scores = (
            score_units((row,), question, reference.rules, figures.get(month, {})) if row else ()
        )
        found = {score.indicator.code: score for score in scores}
        for code, line in lines.items():
            line.append(found.get(code))
    return {code: tuple(line) for code, line in lines.items()}


def _by_month(shares: Iterable[MonthShare]) -> Mapping[Month, Figures]:
    found: dict[Month, dict[tuple[str, str], Counted]] = {}
    for row in shares:
        counted = Counted(Share(row.good, row.cases), (row.month,), row.mixed)
        found.setdefault(row.month, {})[row.key, row.indicator] = counted
    return dict(found)


def _due(
    reference: Reference, as_of: date, unit: Unit, months: Iterable[Month]
) -> tuple[Month, ...]:
    rows = ((month, reference.register.row_in(unit.identity, month)) for month in months)
    return tuple(
        month
        for month, row in rows
        if row is not None and row.reports and as_of > reference.rules.deadline(month)
    )


def _uploads(edition: Edition, shares: Iterable[MonthShare]) -> tuple[UploadRow, ...]:
    fed = {name for share in shares for name in share.uploads}
    found = [row for row in queries.uploads(edition) if row.upload in fed]
    return tuple(sorted(reversed(found), key=lambda row: row.month, reverse=True))


def _duties(reference: Reference, month: Month, tree: Tree, unit: Unit) -> tuple[Duty, ...]:
    """Tasks of the plans of the year whose scope holds the unit, where they name it.

    A unit's own plan is wholly its own.
    """
    line = tree.line(unit.code)
    found = []
    for plan in reference.plans:
        if plan.year != month.year or plan.scope not in line:
            continue
        for task in plan.tasks:
            own = plan.scope == unit.code
            leads = named_in(task.lead, unit) or (own and not task.lead)
            if leads or own or named_in(task.support, unit):
                found.append(Duty(plan, task, leads))
    return tuple(sorted(found, key=_pressing))


def _pressing(duty: Duty) -> tuple[bool, bool, date]:
    return not duty.leads, duty.task.deadline is None, duty.task.deadline or date.max
