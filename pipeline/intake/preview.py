"""What a file would do to the lights before it is stored, wherever that can be told exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from metrics.counts.measure import ways
from metrics.counts.month import Month
from metrics.counts.reading import ReadTable
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Counted, Figures, Score, score_units
from metrics.verdicts.verdict import Status
from pipeline.desk.books import Books
from pipeline.intake.upload import Checked
from pipeline.scores.scorecard import View, score_unit, scorecard

Stated = Mapping[str, int | None]
"""By measure, what one row of a file says of a unit; None where the cell is blank."""


_ORDER = (Status.MISSED, Status.NEAR, Status.MET)


@dataclass(frozen=True, slots=True)
class LightChange:
    """One light of one unit before and after a file is stored."""

    before: Score
    after: Score

    @property
    def changes(self) -> bool:
        """Whether the percentage moves."""
        return self.before.share != self.after.share

    @property
    def turn(self) -> int:
        """Below zero where the light gets worse, above where better, 0 where it stays."""
        before, after = self.before.verdict.status, self.after.verdict.status
        if not (before.judged and after.judged):
            return 0
        return _ORDER.index(after) - _ORDER.index(before)


@dataclass(frozen=True)
class Preview:
    """The lights a file touches."""

    effects: Mapping[tuple[Month, str, str], LightChange]
    """By month, unit and indicator; absent where only storing can tell."""
    reference: Reference

    def of(self, month: Month, unit: str, measure: str) -> LightChange | None:
        """What a change of one figure does, by the most telling indicator that counts it."""
        found = [
            effect
            for indicator in self.reference.indicators
            if measure in counted_by(indicator)
            and (effect := self.effects.get((month, unit, indicator.code)))
        ]
        return max(found, key=_weight, default=None)

    def tells(self, month: Month, unit: str, measure: str) -> bool:
        """Whether every indicator that counts a measure could be foretold."""
        return all(
            (month, unit, indicator.code) in self.effects
            for indicator in self.reference.indicators
            if measure in counted_by(indicator)
        )

    @property
    def lights(self) -> Mapping[Status, int]:
        """How many lights of each status the file leads to, judged ones only."""
        return Counter(
            effect.after.verdict.status
            for effect in self.effects.values()
            if effect.after.verdict.status.judged
        )

    @property
    def turns(self) -> tuple[int, int]:
        """How many lights get better and how many worse."""
        turns = [effect.turn for effect in self.effects.values()]
        return sum(turn > 0 for turn in turns), sum(turn < 0 for turn in turns)


def preview(books: Books, checked: Checked) -> Preview:
    """Score the units of a clean file with the figures it states.

    An upload that gives numerator and denominator itself is what counts once it is the newest
    (contract §2), whatever else is stored; no other row is foretold.
    """
    effects: dict[tuple[Month, str, str], LightChange] = {}
    for table in checked.reading.tables:
        if table.month is not None:
            effects |= _of_table(books, table, table.month)
    return Preview(effects, books.reference)


def counted_by(indicator: Indicator) -> frozenset[str]:
    """Every measure that an indicator may count."""
    both = (*ways(indicator.numerator), *ways(indicator.denominator))
    return frozenset(measure for way in both for measure in way)


def share_of(indicator: Indicator, stated: Stated) -> Share | None:
    """The share one row gives alone; None where it lacks a measure or a part exceeds its whole."""
    good = _sum(indicator.numerator, stated, first_way_only=True)
    cases = _sum(indicator.denominator, stated)
    return Share(good, cases) if good is not None and cases is not None and good <= cases else None


def _sum(codes: tuple[str, ...], stated: Stated, *, first_way_only: bool = False) -> int | None:
    possible = ways(codes)
    for way in possible[:1] if first_way_only else possible:
        values = [stated.get(measure) for measure in way]
        if None not in values:
            return sum(value for value in values if value is not None)
    return None


def _of_table(
    books: Books, table: ReadTable, month: Month
) -> dict[tuple[Month, str, str], LightChange]:
    tree = books.reference.register.at(month)
    rows = {code: stated for code, stated in _rows(table).items() if code in tree}
    after = _after(books, [tree[code] for code in rows], rows, month)
    before = _before(books, month, rows)
    return {
        (month, *place): LightChange(before[place], score)
        for place, score in after.items()
        if place in before
    }


def _rows(table: ReadTable) -> dict[str, Stated]:
    figures = sorted(table.figures, key=lambda figure: figure.unit)
    return {
        unit: {figure.measure: figure.value for figure in row}
        for unit, row in groupby(figures, key=lambda figure: figure.unit)
    }


def _after(
    books: Books, units: Sequence[Unit], rows: Mapping[str, Stated], month: Month
) -> dict[tuple[str, str], Score]:
    figures: dict[tuple[str, str], Counted] = {}
    for unit in units:
        for indicator in books.reference.indicators:
            share = share_of(indicator, rows[unit.code])
            if share is not None:
                figures[unit.identity, indicator.code] = Counted(share, (month,))
    return _scores(books, units, month, figures)


def _scores(
    books: Books, units: Sequence[Unit], month: Month, figures: Figures
) -> dict[tuple[str, str], Score]:
    rows = score_units(units, View(month).asked(books.today), books.reference.rules, figures)
    return {(row.unit.code, row.indicator.code): row for row in rows if row.share is not None}


def _before(books: Books, month: Month, codes: Iterable[str]) -> dict[tuple[str, str], Score]:
    rows = {
        (row.unit.code, row.indicator.code): row for row in books.ask(scorecard, View(month)).units
    }
    known = {unit for unit, _ in rows}
    for code in codes:
        if code not in known:
            own = score_unit(books, View(month, under=code))
            rows |= {(code, row.indicator.code): row for row in own}
    return rows


def _weight(effect: LightChange) -> tuple[bool, bool, bool]:
    """A light that changes says more than a moved percentage, and that more than one that stays."""
    before, after = effect.before.verdict.status, effect.after.verdict.status
    return before is not after and after.judged, effect.changes, after.judged
