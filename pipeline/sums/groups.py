"""The rows of groups over a window: what each unit counted while it belonged to the group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from metrics.units.unit import Unit
from metrics.verdicts.belonging import GroupPart, last_due
from metrics.verdicts.rollup import (
    Counted,
    Figures,
    Rules,
    Score,
    ScoreQuestion,
    score_group,
    score_units,
)
from pipeline.desk.books import Books
from pipeline.sums.spans import spans
from pipeline.sums.whole_months import series
from warehouse.reading import queries

Reader = Callable[[Sequence[Unit], tuple[Month, ...]], Figures]


def stored(
    books: Books,
    units: Sequence[Unit],
    months: tuple[Month, ...],
    indicators: Sequence[Indicator],
    *,
    stays: bool = True,
) -> Figures:
    """What units come to over the same months, by themselves or as parts of a group.

    Args:
        books: The figures and the register.
        units: The units.
        months: Of a part, those in which it belonged to the group.
        indicators: What is counted.
        stays: Whether they still belong to the group when its stock is told; what a unit that left
            still had open went with it, and is counted again elsewhere.
    """
    if books.answers.shared and len(months) == 1 and stays:
        return {
            (row.key, row.indicator): Counted.of(row.good, row.cases, months, mixed=row.mixed)
            for row in series(books, units, months, indicators)
        }
    asked = spans(books.reference, units, months)
    rows = queries.shares(books.edition, asked, months, indicators)
    return {
        (row.key, row.indicator): Counted.of(
            *((row.good, row.cases) if stays else row.flows), row.months, mixed=row.mixed
        )
        for row in rows
    }


class PartScores:
    """The scores of parts of groups, each read once however many groups it is in."""

    def __init__(
        self, books: Books, question: ScoreQuestion, rules: Rules, counted: Reader | None = None
    ) -> None:
        """Prepare to read.

        Args:
            books: The figures and the register.
            question: Month, window and day.
            rules: What is scored, by which targets and deadlines.
            counted: What units come to over some months, where that is at hand.
        """
        self._books = books
        self._question = question
        self._rules = rules
        self._counted = counted or self._stored
        self._told_for = last_due(question.months, rules.deadline, question.as_of)
        self._scores: dict[tuple[str, tuple[Month, ...]], tuple[Score, ...]] = {}

    def know(self, months: tuple[Month, ...], scores: Iterable[Score]) -> None:
        """Take what was scored already: a unit's rows over the months in which it had to report."""
        for score in scores:
            key = score.unit.identity, months
            self._scores[key] = (*self._scores.get(key, ()), score)

    def read(self, parts: Iterable[GroupPart]) -> None:
        """Score what was not scored before, in one go for all parts of the same months."""
        new: dict[tuple[Month, ...], dict[str, Unit]] = {}
        for part in parts:
            if (part.unit.identity, part.months) not in self._scores:
                new.setdefault(part.months, {})[part.unit.identity] = part.unit
        for months, units in new.items():
            self._read(months, tuple(units.values()))

    def _read(self, months: tuple[Month, ...], units: Sequence[Unit]) -> None:
        question = replace(self._question, only=months)
        figures = self._counted(units, months)
        self.know(months, score_units(units, question, self._rules, figures))

    def _stored(self, units: Sequence[Unit], months: tuple[Month, ...]) -> Figures:
        stays = self._told_for in months
        return stored(self._books, units, months, self._rules.indicators, stays=stays)

    def of(self, part: GroupPart) -> tuple[Score, ...]:
        """The rows of one part, one an indicator."""
        self.read((part,))
        return self._scores[part.unit.identity, part.months]

    def group(self, head: Unit, parts: Sequence[GroupPart]) -> tuple[Score, ...]:
        """The group's rows, one an indicator; none where it has no parts."""
        self.read(parts)
        rows = zip(*(self._scores[part.unit.identity, part.months] for part in parts), strict=True)
        return tuple(score_group(head, each) for each in rows)
