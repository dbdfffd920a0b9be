"""Who has to report what and when: duties of the plans, and the periods that the law counts in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from metrics.calendar.working_days import WorkCalendar, every_day
from metrics.counts.fields import Fields, doubled, opened
from metrics.counts.month import Month

FIGURES = "figures"
"""The code of the monthly figures, which every unit that reports has to give (contract §7)."""


class Pace(StrEnum):
    """How often a report is due."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    """Six months."""
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    DATED = "dated"
    """On the days that the plan names."""
    EVENT = "event"
    """When something happens."""
    CONTINUOUS = "continuous"
    UNSTATED = "unstated"
    """The plan does not say, or leaves it to another rule."""


class Reporters(StrEnum):
    """Which units of a plan's scope owe a report."""

    EACH = "each"
    """Every reporting unit below the unit whose plan it is."""
    OWN = "own"
    """The unit whose plan it is, by its office."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When the periods of a statutory report are cut off, and until when it is in time."""

    pace: Pace
    months: tuple[int, ...]
    """In which a period ends; empty: it ends every week."""
    day: int
    """Of the month, or of the week (Monday is 1): the last day that is counted."""
    span: int
    """How many months a period is long."""
    working_days: int
    """So many after the last day that is counted, the report is due."""
    form: str
    authority: str
    """What rule says so."""

    def due(self, first: date, last: date, calendar: WorkCalendar) -> Iterator[Occurrence]:
        """The reports whose deadline lies between two days, both among them, in their order."""
        # A deadline is some working days after the cut-off; no row of days off is three weeks long.
        begin = first - timedelta(days=21 + self.working_days)
        for day in filter(self._ends, every_day(begin, last)):
            deadline = calendar.add_working_days(day, self.working_days)
            deadline = calendar.next_working_day(deadline)
            if first <= deadline <= last:
                yield Occurrence(self.pace, deadline, self._begins(day), day)

    def _ends(self, day: date) -> bool:
        if not self.months:
            return day.isoweekday() == self.day
        return day.month in self.months and day.day == self.day

    def _begins(self, last: date) -> date:
        if not self.months:
            return last - timedelta(days=6)
        return Month.of(last).plus(-self.span).first_day.replace(day=self.day + 1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One report that is due."""

    pace: Pace
    due: date
    """The last day on which it is in time."""
    first: date | None = None
    """Of the days that it tells of; None where the plan names a deadline only."""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """One duty to report, as a plan states it."""

    code: str
    plan: str
    clause: str
    who: str
    """In the document's words, as what follows."""
    to: str | None
    what: str
    paces: tuple[Pace, ...]
    reporters: Reporters
    deadline_text: str | None = None
    days: tuple[date, ...] = ()
    """The last days on which it is in time, where the plan names days."""

    @property
    def dated(self) -> bool:
        """Whether it has a rhythm or days, so that it can be in time or late."""
        return not {Pace.EVENT, Pace.CONTINUOUS, Pace.UNSTATED}.intersection(self.paces)

    def form(self, pace: Pace) -> str:
        """What a report is called: the duty's code, with its pace where it has several."""
        return self.code if len(self.paces) == 1 else f"{self.code}-{pace}"


@dataclass(frozen=True)
class Duties:
    """All duties to report beside the monthly figures."""

    every: tuple[ReportDuty, ...] = ()
    rhythms: Mapping[Pace, Rhythm] = field(default_factory=dict)
    steps: tuple[int, ...] = ()
    """When units are reminded: working days from a deadline, before it negative; ascending."""

    def of(self, form: str) -> ReportDuty | None:
        """The duty that a form belongs to; None for the monthly figures and unknown codes."""
        return next(
            (duty for duty in self.every if form in {duty.form(pace) for pace in duty.paces}), None
        )

    def due(
        self, duty: ReportDuty, first: date, last: date, calendar: WorkCalendar
    ) -> Iterator[Occurrence]:
        """The reports of one duty whose deadline lies between two days, both among them."""
        for pace in duty.paces if duty.dated else ():
            if pace is Pace.DATED:
                for day in duty.days:
                    if first <= day <= last:
                        yield Occurrence(pace, day)
            else:
                yield from self.rhythms[pace].due(first, last, calendar)


_RHYTHMICAL = frozenset(
    {Pace.WEEK, Pace.MONTH, Pace.QUARTER, Pace.HALF, Pace.NINE_MONTHS, Pace.YEAR}
)
_MOST_WORKING_DAYS = 30
"""A statutory report is due within weeks of its cut-off."""
_SAFE_DAY = 27
"""The day after it is one of every month too."""


def read_duties(path: Path, plans: Collection[str], faults: list[str]) -> Duties:
    """Every duty and rhythm.

    Args:
        path: The file.
        plans: Codes of the plans.
        faults: What is wrong with it is added, told with file, table and key.
    """
    document = opened(path, faults)
    if document is None:
        return Duties()
    steps = document.wholes("reminder_steps")
    if list(steps) != sorted(set(steps)):
        document.note("reminder_steps: want ascending numbers, none twice")
    rhythms = document.rows("rhythm", _rhythm, "pace")
    duties = document.rows("duty", lambda row: _duty(row, plans), "code")
    document.finish()
    _once(document, "rhythm", [str(each.pace) for each in rhythms])
    _once(document, "duty", [each.code for each in duties])
    known = {each.pace: each for each in rhythms}
    for duty in duties:
        for pace in _RHYTHMICAL.intersection(duty.paces) - known.keys():
            document.note(f"duty {duty.code}: no rhythm {pace} is defined")
    return Duties(duties, known, steps)


def _once(document: Fields, what: str, codes: list[str]) -> None:
    for code in doubled(codes):
        document.note(f"{what} {code}: stands twice")


def _rhythm(row: Fields) -> Rhythm:
    pace = row.word("pace", Pace)
    months = row.wholes("months") if "months" in row.names else ()
    span = row.whole("span") if months else 0
    found = Rhythm(
        pace,
        months,
        row.whole("day"),
        span,
        row.whole("working_days"),
        row.text("form"),
        row.text("authority"),
    )
    if pace not in _RHYTHMICAL:
        row.note(f"pace: {pace} has no rhythm")
    if not all(1 <= month <= 12 for month in months):
        row.note("months: want 1 to 12")
    if not 1 <= found.day <= (_SAFE_DAY if months else 7):
        row.note(f"day: want 1 to {_SAFE_DAY if months else 7}, found {found.day}")
    if not 0 <= found.working_days <= _MOST_WORKING_DAYS:
        row.note(f"working_days: want 0 to {_MOST_WORKING_DAYS}, found {found.working_days}")
    return found


def _duty(row: Fields, plans: Collection[str]) -> ReportDuty:
    found = ReportDuty(
        row.text("code"),
        row.code("plan", plans),
        row.text("clause"),
        row.text("who"),
        row.text_or_none("to"),
        row.text("what"),
        row.words("paces", Pace),
        row.word_or("reporters", Reporters.OWN),
        row.text_or_none("deadline_text"),
        row.days("days"),
    )
    if found.code == FIGURES:
        row.note(f"code: {FIGURES} means the monthly figures")
    if (Pace.DATED in found.paces) is not bool(found.days):
        row.note("days: want them where the pace is dated, and there alone")
    if not found.dated and len(found.paces) > 1:
        row.note("paces: want one that names no time, or those that do")
    return found
