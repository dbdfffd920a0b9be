"""The lights of a quarter: what plans ask for and offices state once a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.plans.indicator import Indicator
from metrics.plans.plan import Plan, TargetKind
from metrics.plans.quarterly import quarter_of, quarters
from metrics.units.unit import Level, Unit
from metrics.verdicts.belonging import obliged
from metrics.verdicts.growth import judge_growth
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score, reporting, score_group, score_units
from pipeline.desk.books import Books
from pipeline.scores.scorecard import View
from pipeline.sums.extent import parted
from pipeline.sums.groups import stored
from warehouse.reading import queries


class Unscored(StrEnum):
    """Why something that was told is not scored."""

    BASE = "base_missing"
    """The number that it is compared with, or is a part of, is not known."""
    PARTED = "not_comparable"
    """The unit was another one a year before."""


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """One light of a quarter, of a unit or of all units under a head."""

    score: Score
    good: int | None
    """The number that the light speaks of; None where it was not told."""
    cases: int | None
    """What it is a part of, or is compared with."""
    lack: Unscored | None = None
    monthly: bool = False
    """Whether both numbers were added up from the monthly figures."""

    @property
    def relative(self) -> bool:
        """Whether it is judged by the year before."""
        goal = self.score.goal
        return goal is not None and goal.kind is TargetKind.MORE_THAN_LAST_YEAR


@dataclass(frozen=True, slots=True)
class QuarterCard:
    """The lights of one quarter."""

    month: Month
    """The quarter's last."""
    head: Unit
    units: tuple[QuarterRow, ...]
    """One row per unit and indicator that a plan asks of it or that it told."""
    total: tuple[QuarterRow, ...]
    """The sums of the units that a plan asks, one an indicator."""

    @property
    def told(self) -> bool:
        """Whether anything came by a quarterly form; growth may rest on monthly figures alone."""
        return any(row.good is not None and not row.relative for row in self.total)

    def of(self, code: str) -> tuple[QuarterRow, ...]:
        """The rows of one unit."""
        return tuple(row for row in self.units if row.score.unit.code == code)


def asked_units(
    reference: Reference, month: Month, under: str, level: Level | None = None
) -> tuple[Unit, ...]:
    """The units that state a quarter's figures: those that report, and those that a plan names."""
    tree = reference.register.at(month)
    named = {
        code
        for targets in reference.quarterly.targets.by_indicator_and_level.values()
        for target in targets
        if target.valid_on(month.last_day)
        for code in target.only
    }
    known = set(reporting(tree, under=under, level=level))
    return tuple(
        unit
        for unit in tree.under(under)
        if unit in known or (unit.code in named and level in (None, unit.level))
    )


def quarter_card(books: Books, view: View) -> QuarterCard:
    """The lights of the quarter that a view's month lies in.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the quarter's last month.
    """
    month = quarter_of(view.month)
    at = View(month, under=view.under, level=view.level, as_of=view.as_of)
    head = at.head(books.reference)
    row = books.reference.register.row_in(head.identity, month)
    units = asked_units(books.reference, month, row.code, view.level) if row else ()
    rules = books.reference.quarterly
    figures = stored(books, units, (month,), rules.indicators)
    scores = score_units(units, at.asked(books.today), rules, figures)
    told = queries.figures_of(books.edition, month, [unit.code for unit in units])
    growing = {each.code: each.measure for each in books.reference.quantities if each.measure}
    grown = _Growth(books, month, units, growing)
    every = tuple(_row(score, told, grown) for score in scores)
    rows = tuple(each for each in every if each.score.goal is not None or each.good is not None)
    return QuarterCard(month, head, rows, tuple(_totals(head, rows)))


def _row(score: Score, told: Mapping[tuple[str, str], int], grown: _Growth) -> QuarterRow:
    (part,), (whole,) = score.indicator.numerator, score.indicator.denominator
    good, cases = (told.get((score.unit.code, each)) for each in (part, whole))
    if score.indicator.code in grown.measures:
        return grown.row(score, good, cases)
    lack = Unscored.BASE if good is not None and cases is None else None
    return QuarterRow(score, good, cases, lack)


def _totals(head: Unit, rows: Sequence[QuarterRow]) -> Iterator[QuarterRow]:
    found: dict[str, list[QuarterRow]] = {}
    for row in rows:
        if row.score.goal is not None:
            found.setdefault(row.score.indicator.code, []).append(row)
    for parts in found.values():
        whole = score_group(head, [part.score for part in parts])
        if not parts[0].relative:
            share = whole.share
            good, cases = (share.good, share.cases) if share else (None, None)
            yield QuarterRow(whole, good, cases)
            continue
        judged = [part for part in parts if part.score.verdict.status.judged]
        good, cases = _sum(each.good for each in judged), _sum(each.cases for each in judged)
        due = any(part.score.expected for part in parts)
        verdict = judge_growth(good, cases, parts[0].score.goal, due=due)
        score = replace(
            whole, goal=parts[0].score.goal, verdict=verdict, units_reported=len(judged)
        )
        lack = next((part.lack for part in parts if part.lack), None) if not judged else None
        yield QuarterRow(score, good, cases, lack)


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


class _Growth:
    """What units did from the beginning of the year, beside the same months of the year before."""

    def __init__(
        self, books: Books, month: Month, units: Sequence[Unit], measures: Mapping[str, str]
    ) -> None:
        self.measures = measures
        self._reference = books.reference
        self._now = Window.YEAR_TO_DATE.months(month)
        self._before = tuple(each.plus(-12) for each in self._now)
        indicators = [
            replace(each, numerator=(measures[each.code],), denominator=(measures[each.code],))
            for each in books.reference.quarterly.indicators
            if each.code in measures
        ]
        self._sums = {
            months: stored(books, units, months, indicators) for months in (self._now, self._before)
        }

    def row(self, score: Score, now: int | None, base: int | None) -> QuarterRow:
        """The light of one unit; of the monthly figures where they are whole, else as stated."""
        summed = [self._summed(score.unit, score.indicator, each) for each in self._sums]
        monthly = None not in summed
        if monthly:
            now, base = summed
        else:
            now = summed[0] if now is None else now
            base = summed[1] if base is None else base
        lack = None
        if parted(self._reference, score.unit, self._before, self._now) is not None:
            lack = Unscored.PARTED if now is not None else None
        elif now is not None and base is None:
            lack = Unscored.BASE
        verdict = judge_growth(None if lack else now, base, score.goal, due=bool(score.expected))
        judged = replace(score, verdict=verdict, share=None)
        return QuarterRow(judged, now, base, lack, monthly)

    def _summed(self, unit: Unit, of: Indicator, months: tuple[Month, ...]) -> int | None:
        """What all of some months come to; None where one that was to be reported is missing."""
        counted = self._sums[months].get((unit.identity, of.code))
        due = obliged(self._reference.register, unit.identity, months)
        if counted is None or counted.share is None or len(counted.months) < len(due):
            return None
        return counted.share.good if len(due) == len(months) else None


def newest_of_plan(books: Books, plan: Plan) -> QuarterCard | None:
    """The lights of the newest quarter of a plan's year for which anything was told."""
    for month in reversed(quarters(plan.year)):
        view = View(month, under=plan.scope)
        try:
            card = books.ask(quarter_card, view)
        except KpiError:
            continue
        if card.told:
            return card
    return None
