"""What a trend is asked for, and everything that its picture shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.visit import VisitState
from metrics.plans.indicator import Indicator
from metrics.units.restate import Mark
from metrics.units.unit import Unit
from metrics.verdicts.chart import Chart, ChartPoint
from metrics.verdicts.comparable import Likened, parting
from metrics.verdicts.direction import Direction
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.scores.scorecard import View
from pipeline.statements.inspection_records import records
from wording.inspection.inspected import mark


class Picture(StrEnum):
    """How the months before a merger are told."""

    AS_IT_WAS = "as_it_was"
    """Each unit by itself, for as long as it existed."""
    RESTATED = "restated"
    """What went into the unit of today is added up."""


@dataclass(frozen=True, slots=True)
class TrendWanted:
    """What a trend is asked for."""

    view: View
    """Its head is the subject, its month the last one, its window what a point sums over."""
    indicator: str
    group: bool
    """Whether everything below the head is summed, or the head's own row is meant."""
    picture: Picture = Picture.AS_IT_WAS


@dataclass(frozen=True, slots=True)
class DatedMark:
    """Something that happened on a day and may explain a change, as a visit."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One month, quarter or stretch of a year."""

    month: Month
    """The month that chooses the window."""
    score: Score | None
    """None where the subject did not exist, or cannot be told for today."""
    chart: ChartPoint
    """Limits and signals."""
    before: Share | None
    """The same months of the year before, those that both years have; None too where the subject
    then had another extent, or where a window's months have cases in common."""
    marks: tuple[Mark, ...] = ()
    """Restated only: what forbids some or all of its months."""
    missing: tuple[str, ...] = ()
    """Restated only: identities of former units without figures in some or all of its months."""

    @property
    def share(self) -> Share | None:
        """Good cases and cases; None where there is nothing to draw."""
        return self.score.share if self.score and self.score.share else None


@dataclass(frozen=True, slots=True)
class FormerLine:
    """A unit that went into the subject, as it was until then."""

    unit: Unit
    shares: Mapping[Month, Share]
    """By the months of the trend's points; points without figures are absent."""


@dataclass(frozen=True)
class Trend:
    """Everything a picture of the subject over time shows."""

    wanted: TrendWanted
    unit: Unit
    indicator: Indicator
    points: tuple[TrendPoint, ...]
    """Oldest first; the first has figures, unless none has."""
    chart: Chart
    """Limits, centre and spread of the points since the last merger; of all, where there is none or
    the picture is restated. Another extent is another unit, with a level of its own."""
    since: date | None
    """The day from which `chart` reaches on; None: from the first point."""
    compared: Likened
    """The last window beside the same months of the year before, or what keeps them from being
    compared."""
    former: tuple[FormerLine, ...]
    """Units that went into a unit, in its picture as it was; none for a group."""
    mergers: tuple[Mark, ...]
    """Days within the picture on which the subject changed its extent."""
    names: Mapping[str, str]
    """Of the former units that marks and points name, by identity."""
    visits: tuple[DatedMark, ...]
    restatable: bool
    """Whether the subject was ever anything else, so that there are two pictures."""
    adds_up: bool
    """Whether months have no case in common; else no signal is claimed."""
    direction: Direction
    """Which way its months go, up to the newest of the last window, since the last merger."""

    def changed(self, earlier: Month, later: Month) -> bool:
        """Whether a merger lies between two months, in the picture as it was."""
        told = self.wanted.picture is Picture.RESTATED
        return not told and parting(self.mergers, [earlier], [later]) is not None

    @property
    def last(self) -> TrendPoint:
        """The newest point."""
        return self.points[-1]


def visit_marks(books: Books, view: View) -> tuple[DatedMark, ...]:
    """Visits to a view's head that are done, and to what went whole into it, the oldest first.

    Visits to units below it are not its own.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    reference = books.reference
    unit = view.head(reference)
    return tuple(
        DatedMark(visit.first_day, mark(visit.kind))
        for visit in sorted(books.ask(records).visits, key=lambda each: each.first_day)
        if visit.state is VisitState.DONE
        and unit.identity in {visit.identity, *reference.heirs.of(visit.identity)}
    )
