"""The published scores of a month, with the names of their units; no light ever depends on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.published import TOTAL, Published, ScoreSpan
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from warehouse.reading.published import published


@dataclass(frozen=True, slots=True)
class UnitScores:
    """What one unit was given over one span, by criterion."""

    unit: Unit
    month: Month
    span: ScoreSpan
    scores: tuple[Published, ...]
    """By code of the criterion, the total left out."""
    total: Published | None


@dataclass(frozen=True, slots=True)
class OfMonth:
    """A month, and one of its units or all."""

    month: Month
    unit: str | None = None


def scores_of(books: Books, wanted: OfMonth) -> tuple[UnitScores, ...]:
    """The scores that stand for a month, in the order of the units; of all units or of one.

    Raises:
        KpiError: `unknown_unit` where the code is no unit of that month.
    """
    month, unit = wanted.month, wanted.unit
    tree = books.reference.register.at(month)
    if unit is not None and unit not in tree:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=unit, month=month)
    found: dict[tuple[str, ScoreSpan], list[Published]] = {}
    for each in published(books.edition, month, unit):
        found.setdefault((each.unit, each.span), []).append(each)
    order = {code: place for place, code in enumerate(tree)}
    # A unit that the register has lost since then has no name to show.
    known = sorted((key for key in found if key[0] in order), key=lambda key: order[key[0]])
    return tuple(_told(tree[code], month, span, found[code, span]) for code, span in known)


def _told(unit: Unit, month: Month, span: ScoreSpan, scores: Sequence[Published]) -> UnitScores:
    total = next((each for each in scores if each.criterion == TOTAL), None)
    parts = tuple(each for each in scores if each.criterion != TOTAL)
    return UnitScores(unit, month, span, parts, total)
