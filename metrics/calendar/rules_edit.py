"""What an office sets of the rules: it holds from a day, the months before keep theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

_T = TypeVar("_T")

NARROW, WIDE = Decimal(2), Decimal(5)
"""The near margins in points where nobody set others (contract §3)."""


@dataclass(frozen=True, slots=True)
class RulesEdit:
    """What one word sets from a day on; what is None or empty stays as it was."""

    since: date
    due_day: int | None = None
    """Day of the next month until whose end figures are in time."""
    narrow: Decimal | None = None
    """Near margin in points where the target is 90 or more."""
    wide: Decimal | None = None
    """Near margin in points below that."""
    counts_named: bool | None = None
    """Whether "trước ngày D" takes D in; of deadlines that name a day from `since` on."""
    off: tuple[date, ...] = ()
    """Days that the office does not work on."""
    working: tuple[date, ...] = ()
    """Days off on which it works."""
    weights: tuple[tuple[str, Decimal], ...] = ()
    """What each indicator counts in the ranking."""

    def __post_init__(self) -> None:
        if self.due_day is not None and not 1 <= self.due_day <= 28:
            raise ValueError(f"due_day: want 1 to 28, found {self.due_day}")
        for margin in (self.narrow, self.wide):
            if margin is not None and not (margin.is_finite() and 0 <= margin <= 100):
                raise ValueError(f"near margin: want 0 to 100 points, found {margin}")
        if {*self.off} & {*self.working}:
            raise ValueError("a day is off or worked, not both")
        weights = [weight for _, weight in self.weights]
        if weights and (min(weights) < 0 or not any(weights)):
            raise ValueError("want weights of 0 or more, one of them above")

    @property
    def empty(self) -> bool:
        """Whether it sets nothing."""
        return self == RulesEdit(self.since)


@dataclass(frozen=True, slots=True)
class Margins:
    """The near margins in points that hold where neither target nor indicator has its own."""

    narrow: Decimal = NARROW
    """Where the target is 90 or more."""
    wide: Decimal = WIDE


SHIPPED = Margins()


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """Everything an office set, in the order in which it was said."""

    edits: tuple[RulesEdit, ...] = ()

    def on(self, day: date) -> RulesEdit:
        """What is set on a day: of each setting the newest word that holds by then."""
        found = RulesEdit(date.min)
        for each in self.edits:
            if each.since <= day:
                found = _over(found, each)
        return found

    def margins(self, day: date) -> Margins:
        """The near margins on a day."""
        held = self.on(day)
        return Margins(
            SHIPPED.narrow if held.narrow is None else held.narrow,
            SHIPPED.wide if held.wide is None else held.wide,
        )

    def counts_named(self, day: date) -> bool:
        """Whether "trước ngày" takes in the day it names."""
        return bool(self.on(day).counts_named)


NOTHING_SET = OfficeRules()


def _over(before: RulesEdit, said: RulesEdit) -> RulesEdit:
    return replace(
        before,
        due_day=_newer(said.due_day, before.due_day),
        narrow=_newer(said.narrow, before.narrow),
        wide=_newer(said.wide, before.wide),
        counts_named=_newer(said.counts_named, before.counts_named),
        off=tuple(_joined(before.off, said.off, said.working)),
        working=tuple(_joined(before.working, said.working, said.off)),
        weights=said.weights or before.weights,
    )


def _newer(said: _T | None, before: _T | None) -> _T | None:
    return before if said is None else said


def _joined(
    before: Sequence[date], more: Iterable[date], without: Iterable[date]
) -> Iterator[date]:
    gone = {*without}
    yield from sorted({*(day for day in before if day not in gone), *more})
