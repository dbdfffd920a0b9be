"""Xu hướng: a unit or a group over time, with its targets, the limits of chance and its mergers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.units.restate import Mark
from metrics.units.unit import Unit
from metrics.verdicts.chart import Chart, ChartPoint
from metrics.verdicts.comparable import NOT_LIKENED, Likened, parting
from metrics.verdicts.direction import REACH, Direction, direction
from metrics.verdicts.series import p_chart, running_chart, year_on_year
from pipeline.desk.books import Books
from pipeline.periods.trend_line import Subject, Told, TrendLines, points
from pipeline.periods.trend_picture import (
    DatedMark,
    FormerLine,
    Picture,
    Trend,
    TrendPoint,
    TrendWanted,
    visit_marks,
)
from pipeline.sums.extent import marks_of
from warehouse.reading import queries

SHOWN = 48
"""At most so many months back from the last one are drawn."""
_READ = SHOWN + 12
"""Read besides them, to be compared with: the same months a year before."""


def trend(books: Books, wanted: TrendWanted) -> Trend:
    """Draw up the trend of a view's head, with the visits that the viewer may know of.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
        KeyError: there is no such indicator.
    """
    return drawn(books, wanted, visit_marks(books, wanted.view))


def drawn(books: Books, wanted: TrendWanted, visits: Iterable[DatedMark] = ()) -> Trend:
    """The trend with some dated marks beside it."""
    reference, view = books.reference, wanted.view
    unit = view.head(reference)
    subject = Subject(unit, wanted.group, view.level if wanted.group else None)
    return _Trend(books, wanted, subject).draw(tuple(visits))


class _Trend:
    """One drawing up: the lines behind it and what is made of them."""

    def __init__(self, books: Books, wanted: TrendWanted, subject: Subject) -> None:
        self._reference = reference = books.reference
        self._wanted = wanted
        self._subject = subject
        self._indicator = reference.indicator(wanted.indicator)
        self._window = wanted.view.window
        self._origins, self._names = reference.origins, reference.names
        # Of a year the whole is told, whichever of its months asks.
        last = wanted.view.months[-1]
        self._last = last
        first = max(min([*queries.months(books.edition), last]), last.plus(1 - _READ))
        self._months = first.to(last)
        as_of = wanted.view.asked(books.today).as_of
        self._lines = TrendLines(books, self._indicator, self._months, as_of)
        # The running stretch bears the month that was asked for.
        self._places = points(self._window, first, wanted.view.month)

    def draw(self, visits: Sequence[DatedMark]) -> Trend:
        """Put the points beside their limits, the year before and the marks."""
        identity = self._subject.unit.identity
        end = self._last.last_day
        unit = self._subject.unit
        marks = tuple(mark for mark in marks_of(self._reference, unit) if mark.day <= end)
        self._lines.read(self._everyone())
        told = self._told(self._places, self._window)
        former = self._former()
        places = self._shown(told, former)
        monthly = {month: _share(each) for month, each in self._monthly(told).items()}
        mergers = tuple(mark for mark in marks if _within(mark.day, places))
        series = {month: _share(told.get(month)) for month in places}
        charts = [self._chart(series, some, monthly) for some in self._stretches(places, mergers)]
        return Trend(
            self._wanted,
            self._subject.unit,
            self._indicator,
            tuple(
                self._point(told, monthly, marks, each) for chart in charts for each in chart.points
            ),
            charts[-1],
            mergers[-1].day if len(charts) > 1 else None,
            self._compared(monthly, marks, self._last),
            former,
            mergers,
            self._names,
            tuple(visit for visit in visits if _within(visit.day, places)),
            any(mark.day <= end for mark in self._origins.marks(identity)),
            self._lines.adds_up,
            self._direction(monthly, marks),
        )

    def _direction(self, monthly: Mapping[Month, Share | None], marks: Sequence[Mark]) -> Direction:
        """Of the months up to the newest with figures, since the last change of extent."""
        days = [] if self._restated else [mark.day for mark in marks]
        known = [month for month in self._months if monthly.get(month) is not None]
        if not known or known[-1] not in self._window.months(self._wanted.view.month):
            return direction([])
        since = [month for month in self._months if all(day <= month.first_day for day in days)]
        months = [month for month in since if month <= known[-1]]
        return direction([monthly.get(month) for month in months[-REACH:]])

    @property
    def _restated(self) -> bool:
        return self._wanted.picture is Picture.RESTATED

    def _everyone(self) -> list[Unit]:
        """All units of all months, so that their figures are read in one go."""
        identity = self._subject.unit.identity
        return [
            unit
            for month in self._months
            for part in {identity, *self._origins.parts(identity, month)}
            for unit in self._lines.parts_of(self._subject, part, month)
        ]

    def _told(self, places: Sequence[Month], window: Window) -> dict[Month, Told]:
        if self._restated:
            return self._lines.restated(self._subject, self._origins, places, window)
        identity = self._subject.unit.identity
        scores = self._lines.as_it_was(self._subject, identity, places, window)
        return {month: Told(score) for month, score in scores.items()}

    def _monthly(self, told: dict[Month, Told]) -> dict[Month, Told]:
        return told if self._window is Window.MONTH else self._told(self._months, Window.MONTH)

    def _former(self) -> tuple[FormerLine, ...]:
        """What went into a unit; too many lines would hide a group's own."""
        if self._restated or self._subject.group:
            return ()
        identities = {
            part
            for month in self._months
            for part in self._origins.parts(self._subject.unit.identity, month)
        } - {self._subject.unit.identity}
        lines = [self._former_line(identity) for identity in sorted(identities)]
        return tuple(line for line in lines if line is not None and line.shares)

    def _former_line(self, identity: str) -> FormerLine | None:
        scores = self._lines.as_it_was(self._subject, identity, self._places, self._window)
        if not scores:
            return None
        shares = {month: score.share for month, score in scores.items() if score.share is not None}
        return FormerLine(scores[max(scores)].unit, shares)

    def _shown(self, told: Mapping[Month, Told], former: Sequence[FormerLine]) -> tuple[Month, ...]:
        """The points from the first with figures on, at most `SHOWN` months back."""
        known = {month for month, each in told.items() if _share(each) is not None}
        known |= {month for line in former for month in line.shares}
        oldest = self._last.plus(1 - SHOWN)
        places = [month for month in self._places if month >= oldest]
        start = next((at for at, month in enumerate(places) if month in known), len(places) - 1)
        return tuple(places[start:])

    def _stretches(
        self, places: Sequence[Month], mergers: Sequence[Mark]
    ) -> list[tuple[Month, ...]]:
        """The points between two mergers, in the picture as it was."""
        days = [] if self._restated else [mark.day for mark in mergers]

        def passed(month: Month) -> int:
            return sum(day <= month.last_day for day in days)

        return [tuple(stretch) for _, stretch in groupby(places, key=passed)]

    def _chart(
        self,
        series: Mapping[Month, Share | None],
        places: Sequence[Month],
        monthly: Mapping[Month, Share | None],
    ) -> Chart:
        if self._window is Window.YEAR_TO_DATE or not self._lines.adds_up:
            months = [month for month in self._months if places[0] <= month <= places[-1]]
            return running_chart(series, places, p_chart(monthly, months))
        return p_chart(series, places)

    def _point(
        self,
        told: Mapping[Month, Told],
        monthly: Mapping[Month, Share | None],
        marks: Sequence[Mark],
        chart: ChartPoint,
    ) -> TrendPoint:
        found = told.get(chart.month, Told(None))
        like = self._compared(monthly, marks, chart.month)
        before = None if like.parted else like.before
        return TrendPoint(chart.month, found.score, chart, before, found.marks, found.missing)

    def _compared(
        self, monthly: Mapping[Month, Share | None], marks: Sequence[Mark], chosen: Month
    ) -> Likened:
        if not self._lines.adds_up and self._window is not Window.MONTH:
            return NOT_LIKENED
        months = self._window.months(chosen)
        return year_on_year(monthly, months, self._parted(marks, chosen))

    def _parted(self, marks: Sequence[Mark], month: Month) -> Mark | None:
        """What keeps the two years from being compared, in the picture as it was."""
        months = self._window.months(month)
        if self._restated:
            return None
        return parting(marks, [each.plus(-12) for each in months], months)


def _share(told: Told | None) -> Share | None:
    return told.score.share if told and told.score else None


def _within(day: date, places: Sequence[Month]) -> bool:
    return places[0].first_day <= day <= places[-1].last_day
