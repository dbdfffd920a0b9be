"""Everything of a period that documents speak of, from one edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from metrics.inspection.visit import Visit, VisitState
from metrics.plans.plan import Plan
from metrics.units.unit import Unit
from metrics.verdicts.comparison import Comparison
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.papers.letterhead import IssuedBy, issued_by
from pipeline.papers.owed.dated_tasks import DatedTask, dated_tasks
from pipeline.periods.changes import comparison
from pipeline.scores.quarter import QuarterRow, quarter_card
from pipeline.scores.scorecard import Scorecard, View, scorecard
from pipeline.statements import explanations
from pipeline.statements.inspection_records import records
from warehouse.statements.kinds import Explanation
from wording import numbers


@dataclass(frozen=True)
class Facts:
    """One view of one edition; every number of its documents comes from here."""

    books: Books
    view: View
    card: Scorecard
    changes: Comparison
    tasks: tuple[DatedTask, ...]
    """Of the plans of the year and given ones, those of the head's units that have a date."""
    visits: tuple[Visit, ...]
    """Done in the period."""
    told: tuple[Explanation, ...]
    """What people said of the period's lights."""

    @property
    def head(self) -> Unit:
        """Whose document it is."""
        return self.card.head

    @property
    def total(self) -> tuple[Score, ...]:
        """The head's rows, one an indicator."""
        return self.card.total

    @property
    def silent(self) -> tuple[Unit, ...]:
        """Who had to report and gave nothing."""
        return self.changes.after.reporting.silent

    @property
    def reported(self) -> int:
        """How many units gave figures."""
        return self.changes.after.reporting.reported

    @property
    def expected(self) -> int:
        """How many had to."""
        return len(self.changes.after.reporting.expected)

    @cached_property
    def issued(self) -> IssuedBy:
        """Who issues the documents, of which period and from which edition."""
        return issued_by(self.books, self.view)

    @property
    def when(self) -> str:
        """The period as titles write it."""
        return self.issued.period

    @property
    def last_day(self) -> date:
        """Of the period."""
        return self.view.months[-1].last_day

    @property
    def deadline(self) -> str:
        """The last day on which the month's figures are in time, as it is written."""
        due, month = self.books.reference.deadlines, self.view.month
        return numbers.deadline(due(month), marked=due.marked(month))

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans whose targets the rows are judged by."""
        asked = {row.goal.plan for row in self.card.units if row.goal}
        return tuple(plan for plan in self.books.reference.plans if plan.code in asked)

    @cached_property
    def quarter(self) -> tuple[QuarterRow, ...]:
        """The head's lights of the quarter that the period ends in, where anything was told."""
        card = self.books.ask(quarter_card, self.view)
        return card.total if card.told else ()

    @cached_property
    def due(self) -> tuple[DatedTask, ...]:
        """Tasks whose date lies in the period, and those overdue since before, the late first."""
        first, last = self.view.months[0].first_day, self.last_day
        found = [
            each
            for each in self.tasks
            if each.late or any(first <= day <= last for day in each.task.deadlines)
        ]
        return tuple(sorted(found, key=lambda each: not each.late))

    @cached_property
    def ahead(self) -> tuple[DatedTask, ...]:
        """Tasks whose last date is still to come, the next first."""
        found = [each for each in self.tasks if (each.task.deadline or date.min) > self.last_day]
        return tuple(sorted(found, key=lambda each: each.task.deadline or date.max))


def facts(books: Books, view: View) -> Facts:
    """Everything that documents of a view say.

    Raises:
        KpiError: `unknown_unit` where the view's head is no unit of that month.
    """
    card = books.ask(scorecard, view)
    first, last = view.months[0].first_day, view.months[-1].last_day
    done = (
        visit
        for visit in books.ask(records).visits
        if visit.state is VisitState.DONE and first <= visit.last_day <= last
    )
    return Facts(
        books,
        view,
        card,
        books.ask(comparison, view),
        dated_tasks(books, view, card),
        tuple(visit for visit in done if visit.unit in card.tree),
        explanations.of_months(books, view.months),
    )
