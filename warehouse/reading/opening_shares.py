"""Shares over windows that hold an opening balance whole (contract §7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from warehouse.reading.openings import Opening, Parts, apart


class Stretch(NamedTuple):
    """What one stretch of months comes to: a month, or a balance of several."""

    months: tuple[Month, ...]
    good: Parts
    cases: Parts
    mixed: bool = False


class Sum(NamedTuple):
    """What all stretches come to."""

    good: int
    cases: int
    months: tuple[Month, ...]
    mixed: bool
    flows: tuple[int, int]
    """Good cases and cases without the stock of the last stretch."""


def balances_of(
    balances: Iterable[Opening],
    unit: str,
    months: Sequence[Month],
    valid: Callable[[Month], bool],
) -> list[Opening]:
    """The balances of a unit that lie whole in a window.

    Args:
        balances: All, the newest first.
        unit: The code.
        months: Of the window.
        valid: Whether the code meant the unit in a month; it is read by the balance's last.
    """
    window = set(months)
    return [
        each
        for each in balances
        if each.unit == unit and valid(each.last) and window.issuperset(each.months)
    ]


def summed(
    balances: Iterable[Opening],
    indicator: Indicator,
    months: Mapping[Month, Stretch],
    valid: Callable[[Month], bool],
) -> Sum | None:
    """An indicator over a window out of balances and the months beside them.

    Args:
        balances: Of the unit, whole in the window, the newest first.
        indicator: What is counted.
        months: The months that count by themselves.
        valid: Whether the unit existed in a month: only such months are told to have counted.

    Returns:
        None where no balance gives the indicator.
    """
    given = apart(each for each in balances if each.share(indicator))
    if not given:
        return None
    held = {month for each in given for month in each.months}
    stretches = [stretch for month, stretch in months.items() if month not in held]
    for each in given:
        share = each.share(indicator)
        assert share is not None
        stretches.append(Stretch(tuple(filter(valid, each.months)), *share))
    stretches.sort(key=lambda stretch: stretch.months[-1])
    # Flows add up; a stock is its value in the last stretch.
    last = stretches[-1]
    good = sum(each.good.flows for each in stretches)
    cases = sum(each.cases.flows for each in stretches)
    return Sum(
        good + last.good.stocks,
        cases + last.cases.stocks,
        tuple(month for each in stretches for month in each.months),
        any(each.mixed for each in stretches),
        (good, cases),
    )
