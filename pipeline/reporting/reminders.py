"""Whom to remind of what: at which step before or after a deadline, and who was reminded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from access.roles import Capability
from metrics.calendar.working_days import WorkCalendar
from metrics.counts.statement import Statement
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.reporting.submissions import Punctuality, Submission
from pipeline.reporting.year import year_of_reports
from pipeline.scores.scorecard import View
from pipeline.statements import people
from pipeline.statements.people import Person
from pipeline.statements.recording import learn, signer
from warehouse.engine.connection import Source
from warehouse.statements.kinds import REMINDER, Reminder
from warehouse.statements.log import NewStatement, standing


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that a unit is to be reminded of."""

    report: Submission
    step: int
    """The last step that was reached: working days from the deadline."""
    reminded: Statement[Reminder] | None
    """The newest reminder of it, whatever the step."""

    @property
    def now(self) -> bool:
        """Whether nobody was reminded at this step yet."""
        return self.reminded is None or self.reminded.facts.step < self.step


@dataclass(frozen=True, slots=True)
class UnitToRemind:
    """A unit with all that it owes, and who answers for it."""

    unit: Unit
    owed: tuple[Owed, ...]
    person: Person | None

    @property
    def now(self) -> bool:
        """Whether a step was reached at which nobody has reminded it."""
        return any(each.now for each in self.owed)


def step_reached(
    due: date, today: date, steps: Sequence[int], calendar: WorkCalendar
) -> int | None:
    """The last step that a day has reached; None before the first.

    Args:
        due: The deadline.
        today: The day.
        steps: Working days from the deadline, before it negative; ascending.
        calendar: Of the working days.
    """
    reached = [step for step in steps if calendar.add_working_days(due, step) <= today]
    return reached[-1] if reached else None


def to_remind(books: Books, view: View) -> tuple[UnitToRemind, ...]:
    """The units of a view that owe a report of its year, due or soon due, the most first.

    Raises:
        KpiError: as `year_of_reports`.
    """
    told = {each.facts.report: each for each in standing(books.edition, REMINDER)}
    answering = books.ask(people.responsible, books.today)
    today = view.asked(books.today).as_of
    steps, calendar = books.reference.duties.steps, books.reference.deadlines.calendar
    found = []
    for each in books.ask(year_of_reports, view).units:
        owed = []
        for report in each.cells.values():
            step = step_reached(report.due, today, steps, calendar)
            if report.state in (Punctuality.MISSING, Punctuality.NOT_DUE) and step is not None:
                owed.append(Owed(report, step, told.get(report.key)))
        if owed:
            person = answering.get(each.unit.identity)
            found.append(UnitToRemind(each.unit, tuple(owed), person))
    return tuple(sorted(found, key=lambda each: -len(each.owed)))


def remind(
    workspace: Workspace,
    viewer: Viewer,
    units: Iterable[UnitToRemind],
    by: str,
    sent: Mapping[str, str] | None = None,
) -> int:
    """Record that units were reminded of all they owe; the same step recorded twice is one.

    Args:
        workspace: Where.
        viewer: Who; the office alone may.
        units: Whom.
        by: Who says so.
        sent: By identity the address to which a letter went; None: none was sent.

    Returns:
        How many reminders are new.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`.
    """
    viewer.must(Capability.FOLLOW_REPORTS)
    name, asked = signer(by), list(units)

    def said(source: Source) -> tuple[int, list[NewStatement]]:
        before = {each.subject: each.facts for each in standing(source, REMINDER)}
        wanted = [
            _reminder(owed.report, owed.step, (sent or {}).get(unit.unit.identity, ""))
            for unit in asked
            for owed in unit.owed
        ]
        # A letter that went out is told even where somebody was reminded in another way before.
        new = [each for each in wanted if each.subject not in before or each.sent_to]
        return len(new), [REMINDER.of(each, name) for each in new]

    return learn(workspace, viewer, said)


def _reminder(report: Submission, step: int, sent_to: str) -> Reminder:
    unit = report.unit
    return Reminder(unit.identity, unit.code, report.form, report.due, step, sent_to)
