"""What is scored: an indicator is a numerator, a denominator and the document that explains it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from metrics.counts.measure import Measure
from metrics.plans.plan import Quantity


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of contract §2 with everything a reader needs to trust it."""

    code: str
    name: str
    short: str
    """For a column heading."""
    numerator: tuple[str, ...]
    """Measures or derived measures, added up."""
    denominator: tuple[str, ...]
    formula: str
    """The formula in words, Vietnamese."""
    case: str
    """What is counted, Vietnamese: hồ sơ, phiếu, PAKN."""
    definition: str
    why: str
    owner: str
    reviewed: date
    next_review: date
    near_margin: Decimal | None = None
    """Points below a target that still count as near; None: by the target (contract §3)."""


def quarterly_indicators(
    quantities: Iterable[Quantity], measures: Iterable[Measure]
) -> tuple[Indicator, ...]:
    """The quantities that the quarterly form asks for, as what is scored."""
    names = {each.code: each.name for each in measures}
    return tuple(
        Indicator(
            code=each.code,
            name=each.name,
            short=each.short,
            numerator=(each.numerator,),
            denominator=(each.denominator,),
            formula=f"{names[each.numerator]} ÷ {names[each.denominator]}",
            case=each.case,
            definition=each.definition,
            why="",
            owner="",
            # The plans define them; nobody reviews them beside.
            reviewed=date.min,
            next_review=date.max,
        )
        for each in quantities
        if each.numerator is not None and each.denominator is not None
    )
