"""Who has reported in time: the monthly figures and every duty that is due, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, partial

from metrics.counts.month import Month
from metrics.plans.duties import FIGURES, Occurrence, ReportDuty, Reporters
from metrics.plans.plan import Plan
from metrics.units.unit import Unit
from metrics.verdicts.rollup import expected_measures, reporting
from pipeline.desk.books import Books
from pipeline.periods.runs import UnitWords, first_month
from pipeline.scores.scorecard import View
from warehouse.reading.handed_in import handed_in
from warehouse.statements.kinds import REPORT, ReportWord, report_key
from warehouse.statements.log import standing


class Punctuality(StrEnum):
    """What became of a report that is due; the words are in `wording.office.submissions`."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    NOT_DUE = "not_due"
    """Nothing came, and there is time left."""
    EXCUSED = "excused"
    """By the office, or since an opening balance stands for the month."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One report of one unit."""

    unit: Unit
    month: Month
    """Of monthly figures the month they tell of; of a duty the month of its deadline."""
    form: str
    """The duty's code; `figures` for the monthly figures."""
    due: date
    """The last day on which it is in time."""
    received: date | None
    """The day it was handed in, as was said; None where nothing came."""
    state: Punctuality
    duty: ReportDuty | None = None
    """None for the monthly figures."""
    occurrence: Occurrence | None = None

    @property
    def name(self) -> str:
        """Of the unit."""
        return self.unit.name

    @property
    def key(self) -> str:
        """What tells it from every other report."""
        return report_key(self.due, self.unit.identity, self.form)

    @property
    def days(self) -> int | None:
        """Calendar days after the deadline; 0 in time, None where nothing came."""
        return None if self.received is None else max(0, (self.received - self.due).days)


def submissions(books: Books, view: View) -> tuple[Submission, ...]:
    """Every report that is due in a month: its own figures, and duties with a deadline in it.

    Args:
        books: What is read.
        view: Month, place and day by which deadlines are judged; its window plays no part.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the month.
    """
    first = first_month(books)
    head = view.head(books.reference)
    # Nothing before the installation's own first month is judged (contract §7).
    if first is None or view.month < first:
        return ()
    as_of = view.asked(books.today).as_of
    tree = books.reference.register.at(view.month)
    units = reporting(tree, under=head.code, level=view.level)
    words = books.ask(_words)
    found = [
        *_figures(books, view, units, words, as_of),
        *_duties(books, view, head, words, as_of),
    ]
    return tuple(sorted(found, key=lambda each: (each.due, each.form != FIGURES, each.form)))


def _words(books: Books) -> dict[str, ReportWord]:
    """What the office said of reports, by their keys."""
    return {each.subject: each.facts for each in standing(books.edition, REPORT)}


def _figures(
    books: Books, view: View, units: tuple[Unit, ...], words: dict[str, ReportWord], as_of: date
) -> Iterator[Submission]:
    rules, month = books.reference.rules, view.month
    due = rules.deadline(month)
    place = {unit.code: rules.place(unit, month) for unit in units}
    measures = cache(partial(expected_measures, rules))
    came = handed_in(
        books.edition,
        month,
        lambda code: measures(place[code]) if code in place else frozenset(),
    )
    silent = UnitWords(books, as_of)
    silent.read([unit.identity for unit in units], (month,))
    for unit in units:
        gave = silent.status(unit.identity, month) is None
        received = came.get(unit.code) if gave else None
        said = words.get(report_key(due, unit.identity, FIGURES))
        if gave and received is None:
            # Only an opening balance stands for the month.
            state = Punctuality.EXCUSED
        else:
            state = _state(due, received, as_of, excused=said is not None)
        yield Submission(unit, month, FIGURES, due, received, state)


def _duties(
    books: Books, view: View, head: Unit, words: dict[str, ReportWord], as_of: date
) -> Iterator[Submission]:
    duties = books.reference.duties
    plans = {plan.code: plan for plan in books.reference.plans}
    for duty in duties.every:
        plan = plans.get(duty.plan)
        if plan is None:
            continue
        units = _owing(books, view, duty, plan, head)
        for each in _due(books, duty, plan, view.month) if units else ():
            form = duty.form(each.pace)
            for unit in units:
                said = words.get(report_key(each.due, unit.identity, form))
                received = said.received if said else None
                excused = said is not None and received is None
                state = _state(each.due, received, as_of, excused=excused)
                yield Submission(unit, view.month, form, each.due, received, state, duty, each)


def _owing(books: Books, view: View, duty: ReportDuty, plan: Plan, head: Unit) -> tuple[Unit, ...]:
    """The units that owe a report and lie in what is looked at."""
    tree = books.reference.register.at(view.month)
    if plan.scope not in tree:
        return ()
    own = tree[plan.scope]
    each = reporting(tree, under=plan.scope) if duty.reporters is Reporters.EACH else (own,)
    return tuple(
        unit
        for unit in each
        if (duty.reporters is Reporters.OWN or unit.code != plan.scope)
        and head.code in tree.line(unit.code)
        and view.level in (None, unit.level)
    )


def _due(books: Books, duty: ReportDuty, plan: Plan, month: Month) -> Iterator[Occurrence]:
    first, last = max(month.first_day, plan.valid_from), min(month.last_day, plan.valid_to)
    return books.reference.duties.due(duty, first, last, books.reference.deadlines.calendar)


def _state(due: date, received: date | None, as_of: date, *, excused: bool) -> Punctuality:
    if received is not None:
        return Punctuality.ON_TIME if received <= due else Punctuality.LATE
    if excused:
        return Punctuality.EXCUSED
    return Punctuality.MISSING if as_of > due else Punctuality.NOT_DUE


def undated(books: Books) -> tuple[ReportDuty, ...]:
    """The duties that are due at no time of their own: they are listed, not judged."""
    known = {plan.code for plan in books.reference.plans}
    return tuple(
        duty for duty in books.reference.duties.every if duty.plan in known and not duty.dated
    )
