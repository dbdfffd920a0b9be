"""The rows of one unit or group at each point of a trend, as it was and told for today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from metrics.counts.measure import STOCKS, ways
from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.units.restate import Mark, Origins
from metrics.units.unit import Level, Unit
from metrics.verdicts.belonging import parts_of
from metrics.verdicts.rollup import (
    Counted,
    Figures,
    Score,
    ScoreQuestion,
    reporting,
    score_group,
    score_units,
)
from metrics.verdicts.verdict import judge
from pipeline.desk.books import Books
from pipeline.sums.groups import PartScores, stored
from pipeline.sums.spans import spans
from warehouse.reading import queries
from warehouse.reading.openings import openings


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose line is drawn."""

    unit: Unit
    """As it is in the last month."""
    group: bool
    """Whether everything that reports below it is summed, itself included."""
    level: Level | None = None
    """Groups only: which parts are summed; None: all."""


@dataclass(frozen=True, slots=True)
class Told:
    """One point of the restated line."""

    score: Score | None
    """None where no month of the window can be told."""
    marks: tuple[Mark, ...] = ()
    """What forbids some or all of its months."""
    missing: tuple[str, ...] = ()
    """Identities of parts without figures in some or all of its months."""


class TrendLines:
    """The figures of one indicator behind a subject's lines, read from the edition once."""

    def __init__(
        self,
        books: Books,
        indicator: Indicator,
        months: Sequence[Month],
        as_of: date,
    ) -> None:
        """Prepare to read.

        Args:
            books: The figures, the register, targets and deadlines.
            indicator: The one whose line is drawn.
            months: All months from the first to the last, at most sixty.
            as_of: The day on which deadlines are judged.
        """
        self._books = books
        self._reference = books.reference
        self._indicator = indicator
        self._months = months
        self._as_of = as_of
        self._rules = replace(books.reference.rules, indicators=(indicator,))
        self._monthly: dict[str, Mapping[Month, Counted]] = {}
        # A balance of several months counts whole, and stands in none of them.
        self._months_tell = self.adds_up and not openings(books.edition)

    @property
    def adds_up(self) -> bool:
        """Whether the months of the indicator have no case in common."""
        codes = (*self._indicator.numerator, *self._indicator.denominator)
        return not any(code in STOCKS for way in ways(codes) for code in way)

    def parts_of(self, subject: Subject, identity: str, month: Month) -> tuple[Unit, ...]:
        """The units summed for the subject, or for a former one in its place, in a month."""
        row = self._reference.register.row_in(identity, month)
        if row is None:
            return ()
        if not subject.group:
            return (row,)
        tree = self._reference.register.at(month)
        return reporting(tree, under=row.code, level=subject.level)

    def read(self, units: Iterable[Unit]) -> None:
        """Read what stands for some units, unless it was read before."""
        new = {unit.identity: unit for unit in units if unit.identity not in self._monthly}
        found: dict[str, dict[Month, Counted]] = {identity: {} for identity in new}
        asked = spans(self._reference, new.values(), self._months)
        for row in queries.series(self._books.edition, asked, self._months, [self._indicator]):
            share = Share(row.good, row.cases)
            found[row.key][row.month] = Counted(share, (row.month,), row.mixed)
        self._monthly |= found

    def as_it_was(
        self, subject: Subject, identity: str, points: Sequence[Month], window: Window
    ) -> dict[Month, Score]:
        """The row of each point; absent where the subject did not exist or nobody reported in it.

        Args:
            subject: Whether a unit or a group is meant.
            identity: The subject itself, or a former unit in its place.
            points: The months that choose the windows.
            window: The stretch each point sums over.
        """
        found: dict[Month, Score] = {}
        for month in points:
            if subject.group:
                found |= self._of_group(subject, identity, month, window)
                continue
            rows = self._scores(subject, identity, month, window)
            if any(row.months or row.unit.reports for row in rows):
                found[month] = rows[0]
        return found

    def _of_group(
        self, subject: Subject, identity: str, month: Month, window: Window
    ) -> dict[Month, Score]:
        register, months = self._reference.register, window.months(month)
        head = register.row_in(identity, month) or subject.unit
        question = ScoreQuestion(month, window, self._as_of)
        at_hand = self._months_tell or window is Window.MONTH
        summed = PartScores(self._books, question, self._rules, self._at_hand if at_hand else None)
        rows = summed.group(head, parts_of(register, head, months, subject.level))
        return dict(zip((month,), rows, strict=False))

    def _at_hand(self, units: Sequence[Unit], months: tuple[Month, ...]) -> Figures:
        self.read(units)
        found = ((unit.identity, self._over(unit.identity, months)) for unit in units)
        return {(identity, self._indicator.code): each for identity, each in found if each.months}

    def restated(
        self, subject: Subject, origins: Origins, points: Sequence[Month], window: Window
    ) -> dict[Month, Told]:
        """Each point told for the subject of today, by adding up what it then consisted of.

        A window takes in the months that can be told; its target is that of the last of them.
        """
        months = sorted(set(chain.from_iterable(window.months(point) for point in points)))
        # What comes after the last window has not happened yet to the subject as it is meant.
        every = origins.marks(subject.unit.identity)
        marks = [mark for mark in every if mark.breaks and mark.day <= months[-1].last_day]
        loaded = [month for month in months if self._months[0] <= month <= self._months[-1]]
        by_month = {
            month: self._month_told(
                subject,
                month,
                origins.parts(subject.unit.identity, month),
                tuple(mark for mark in marks if month.last_day < mark.day),
            )
            for month in loaded
        }
        return {
            point: self._window_told(
                subject, [by_month[each] for each in window.months(point) if each in by_month]
            )
            for point in points
        }

    def _scores(
        self, subject: Subject, identity: str, month: Month, window: Window
    ) -> tuple[Score, ...]:
        units = self.parts_of(subject, identity, month)
        if not units:
            return ()
        self.read(units)
        question = ScoreQuestion(month, window, self._as_of)
        counted = self._counted(units, question)
        return score_units(units, question, self._rules, counted)

    def _counted(self, units: Sequence[Unit], question: ScoreQuestion) -> Figures:
        months = question.months
        if self._months_tell or question.window is Window.MONTH:
            return self._at_hand(units, months)
        return stored(self._books, units, months, [self._indicator])

    def _over(self, identity: str, months: Collection[Month]) -> Counted:
        kept = [each for month, each in self._monthly[identity].items() if month in months]
        if not kept:
            return Counted(None, ())
        return Counted(
            _sum(each.share for each in kept),
            tuple(sorted(month for each in kept for month in each.months)),
            any(each.mixed for each in kept),
        )

    def _month_told(
        self,
        subject: Subject,
        month: Month,
        parts: Sequence[str],
        forbidden: tuple[Mark, ...],
    ) -> Told:
        if forbidden:
            return Told(None, forbidden)
        rows = {part: self._scores(subject, part, month, Window.MONTH) for part in parts}
        if tuple(rows) == (subject.unit.identity,):
            own = self.as_it_was(subject, subject.unit.identity, [month], Window.MONTH)
            return Told(own.get(month))
        missing = tuple(part for part in parts if not any(row.share for row in rows[part]))
        every = list(chain.from_iterable(rows.values()))
        return Told(
            score_group(subject.unit, every) if every and not missing else None, (), missing
        )

    def _window_told(self, subject: Subject, months: Sequence[Told]) -> Told:
        marks = tuple(dict.fromkeys(mark for told in months for mark in told.marks))
        missing = tuple(dict.fromkeys(part for told in months for part in told.missing))
        scores = [told.score for told in months if told.score is not None]
        if not scores:
            return Told(None, marks, missing)
        if len(months) == 1:
            return Told(scores[0], marks, missing)
        return Told(self._over_window(subject, scores), marks, missing)

    def _over_window(self, subject: Subject, scores: Sequence[Score]) -> Score:
        counted = [score for score in scores if score.share is not None]
        chosen = counted if self.adds_up else counted[-1:]
        share = _sum(score.share for score in chosen) if counted else None
        last = scores[-1]
        expected = _union(score.expected for score in scores)
        verdict = judge(share, last.goal, due=bool(expected), margin=self._indicator.near_margin)
        return replace(
            last,
            unit=subject.unit,
            share=share,
            verdict=verdict,
            months=_union(score.months for score in counted),
            expected=expected,
            mixed=any(score.mixed for score in counted),
        )


def points(window: Window, first: Month, last: Month) -> tuple[Month, ...]:
    """The months that choose each window from the first month's to the last month's, in order."""
    return tuple(_backwards(window, first, last))[::-1]


def _backwards(window: Window, first: Month, last: Month) -> Iterator[Month]:
    month = last
    while month >= first:
        yield month
        stretch = window.months(month)
        month = (month if window is Window.YEAR_TO_DATE else stretch[0]).plus(-1)


def _sum(shares: Iterable[Share | None]) -> Share:
    return sum((share for share in shares if share is not None), Share(0, 0))


def _union(months: Iterable[tuple[Month, ...]]) -> tuple[Month, ...]:
    return tuple(sorted(set(chain.from_iterable(months))))
