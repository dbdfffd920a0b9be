"""What plans set a number for and offices state once a quarter, as indicators."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from metrics.counts.measure import Measure
from metrics.counts.month import Month, Window
from metrics.plans.indicator import Indicator
from metrics.plans.plan import Quantity


def quarter_of(month: Month) -> Month:
    """The last month of the quarter that a month lies in, with which its figures are kept."""
    return Window.QUARTER.months(month)[-1]


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
