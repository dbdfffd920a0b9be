"""Contract §3 and §6 once more, from their words alone: slow, plain, importing no rule.

Everything is done by another way than in the program: percents are whole numbers of billionths,
a target is carried by each single dossier and a verdict counts dossiers, certainty is a sum of
whole numbers, intervals are another library's or searched by halving, months are looked up in a
line of letters, parents are walked one step at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple, Protocol

from scipy.stats import beta

POINT = 10**9
"""One percentage point in billionths."""
YearMonth = tuple[int, int]
Pair = tuple[int, int]
"""Good cases and all cases."""
_CALENDAR = {
    "month": "abcdefghijkl",
    "quarter": "aaabbbcccddd",
    "half": "aaaaaabbbbbb",
    "year": "aaaaaaaaaaaa",
}
_Z = Decimal("1.959964")


class Row(Protocol):
    """A validity row of a unit, as far as the rules look at it."""

    @property
    def code(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def reports(self) -> bool: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...
    @property
    def identity(self) -> str: ...


class Asked(NamedTuple):
    """A target as a plan states it; numbers as written."""

    indicator: str
    level: str
    scope: str
    year: int
    percent: str
    valid_from: date
    valid_to: date
    near_margin: str | None = None


class Dossier(NamedTuple):
    """One dossier and what is asked of the unit it belongs to."""

    good: bool
    asked: Asked | None


@dataclass(frozen=True)
class Answer:
    """What the contract says of one row; numbers in billionths of a point times the cases."""

    status: str
    evidence: str | None = None
    good: int | None = None
    cases: int | None = None
    target_sum: int | None = None
    """Σ tᵢ·nᵢ."""
    short_by: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class World:
    """All that a scorecard depends on."""

    rows: Sequence[Row]
    asked: Sequence[Asked]
    figures: Mapping[tuple[str, str, YearMonth], Pair]
    """By identity, indicator and month; absent where a needed measure is missing."""
    margins: Mapping[str, str | None]
    """The indicators' own near margins."""
    month: YearMonth
    window: str
    today: date
    only: Sequence[YearMonth] | None = None
    """The months of the window that are meant; None: all."""

    rows_in: dict[YearMonth, list[Row]] = field(default_factory=dict, compare=False, repr=False)
    """What `valid` found, or the same rows would be gone through for every unit and month."""

    @property
    def months(self) -> Sequence[YearMonth]:
        """The months asked about, in order."""
        return months_of(self.window, self.month) if self.only is None else self.only


def scaled(text: str) -> int:
    """`"97.5"` points in billionths, by moving the decimal point."""
    whole, _, part = text.partition(".")
    assert len(part) <= 9
    return int(whole + part.ljust(9, "0"))


def wilson(good: int, cases: int) -> tuple[Decimal, Decimal]:
    """Both solutions, in percent, of n·(p − x)² = z²·x·(1 − x), by halving."""
    with localcontext() as context:
        context.prec = 60
        p = Decimal(good) / cases

        def outside(x: Decimal) -> bool:
            return cases * (p - x) ** 2 > _Z * _Z * x * (1 - x)

        low = Decimal(0) if good == 0 else _halve(outside, Decimal(0), p)
        high = Decimal(1) if good == cases else _halve(outside, Decimal(1), p)
        return 100 * low, 100 * high


def exact(good: int, cases: int) -> tuple[Decimal, Decimal]:
    """Clopper's and Pearson's bounds in percent: quantiles of two beta distributions."""
    low = beta.ppf(0.025, good, cases - good + 1) if good else 0
    high = beta.ppf(0.975, good + 1, cases - good) if good < cases else 1
    return 100 * Decimal(float(low)), 100 * Decimal(float(high))


def _halve(outside: Callable[[Decimal], bool], far: Decimal, near: Decimal) -> Decimal:
    for _ in range(150):
        middle = (far + near) / 2
        far, near = (middle, near) if outside(middle) else (far, middle)
    return near


def judge(pile: Sequence[Dossier] | None, *, due: bool, margin: str | None = None) -> Answer:
    """The verdict on a pile of dossiers; None where a needed measure is missing."""
    if pile is None:
        return Answer("not_reported" if due else "not_due")
    good = sum(dossier.good for dossier in pile)
    cases = len(pile)
    if not pile:
        return Answer("no_cases", good=0, cases=0)
    asked = [dossier.asked for dossier in pile if dossier.asked is not None]
    low, high = exact(good, cases)
    if len(asked) < cases:
        return Answer("no_target", good=good, cases=cases, low=low, high=high)
    target_sum = sum(scaled(each.percent) for each in asked)
    short_by = 0
    while 100 * POINT * (good + short_by) < target_sum:
        short_by += 1
    allowed = _margin(asked, target_sum, margin) * cases
    if short_by == 0:
        status = "met"
    else:
        status = "near" if target_sum - 100 * POINT * good <= allowed else "missed"
    return Answer(
        status,
        evidence(good, cases, Fraction(target_sum, 100 * POINT * cases)),
        good,
        cases,
        target_sum,
        short_by,
        low,
        high,
    )


def _margin(asked: Sequence[Asked], target_sum: int, margin: str | None) -> int:
    set_by_targets = {each.near_margin for each in asked}
    if len(set_by_targets) == 1 and (own := set_by_targets.pop()) is not None:
        return scaled(own)
    if margin is not None:
        return scaled(margin)
    return (2 if target_sum >= 90 * POINT * len(asked) else 5) * POINT


def evidence(good: int, cases: int, target: Fraction) -> str:
    """Whether at most 2.5 % lies on this side of the target, by whole numbers alone."""
    above = Fraction(good, cases) >= target
    if above and target <= 0:
        return "certain"
    top, bottom = target.as_integer_ratio()
    rest = max(bottom - top, 0)
    # From the far end, one more count at a time: each one's ways from those of the one before.
    far, step, other = (good, rest, top) if above else (cases - good, top, rest)
    ways = held = other**cases
    for k in range(cases, far, -1) if other else ():
        ways = ways * k * step // ((cases - k + 1) * other)
        held += ways
    if not other and far == 0:
        held = step**cases
    return "certain" if 40 * held <= bottom**cases - (not above) else "uncertain"


def months_of(window: str, month: YearMonth) -> list[YearMonth]:
    """The months of the window, in order."""
    year, number = month
    if window == "nine-months":
        return [(year, each) for each in range(1, 10)]
    if window == "year-to-date":
        return [(year, each) for each in range(1, 13) if each <= number]
    letters = _CALENDAR[window]
    return [(year, each) for each in range(1, 13) if letters[each - 1] == letters[number - 1]]


def last_day(month: YearMonth) -> date:
    """The day before the first of the next month."""
    return _first_of_next(month) - timedelta(days=1)


def _first_of_next(month: YearMonth) -> date:
    year, number = month
    return date(year, number + 1, 1) if number < 12 else date(year + 1, 1, 1)


def deadline_passed(month: YearMonth, today: date) -> bool:
    """Whether the tenth of the next month is over."""
    tenth = _first_of_next(month) + timedelta(days=9)
    return today > tenth


def valid(world: World, month: YearMonth) -> list[Row]:
    """The rows that speak for their codes in a month."""
    if month not in world.rows_in:
        day = last_day(month)
        world.rows_in[month] = [
            row
            for row in world.rows
            if (row.valid_from is None or day >= row.valid_from)
            and (row.valid_to is None or day <= row.valid_to)
        ]
    return world.rows_in[month]


def expected(world: World, identity: str, indicator: str) -> list[YearMonth]:
    """The months in which the unit had to report, and was due or did."""
    return [
        month
        for month in world.months
        if any(row.identity == identity and row.reports for row in valid(world, month))
        and (deadline_passed(month, world.today) or (identity, indicator, month) in world.figures)
    ]


def reported(world: World, identity: str, indicator: str) -> list[YearMonth]:
    """The months that count."""
    return [month for month in world.months if (identity, indicator, month) in world.figures]


def asked_of(world: World, identity: str, indicator: str) -> Asked | None:
    """The target valid in the last expected month, else in the last of all."""
    month = [world.months[-1], *expected(world, identity, indicator)][-1]
    rows = {row.code: row for row in valid(world, month)}
    step = next((row for row in rows.values() if row.identity == identity), None)
    level = step.level if step else None
    while step is not None:
        held = [
            each
            for each in world.asked
            if (each.indicator, each.level, each.scope) == (indicator, level, step.code)
            and each.year == month[0]
            and each.valid_from <= last_day(month) <= each.valid_to
        ]
        if held:
            return sorted(held, key=lambda each: each.valid_from)[-1]
        step = rows.get(step.parent) if step.parent else None
    return None


def pile_of(world: World, identity: str, indicator: str) -> list[Dossier] | None:
    """Every dossier of a unit in the window; None where no month counts or k is above n."""
    pairs = [
        world.figures[identity, indicator, month] for month in reported(world, identity, indicator)
    ]
    good, cases = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    if not pairs or good > cases:
        return None
    asked = asked_of(world, identity, indicator)
    return [Dossier(number < good, asked) for number in range(cases)]


def unit_answer(world: World, identity: str, indicator: str) -> Answer:
    """The row of one unit."""
    return judge(
        pile_of(world, identity, indicator),
        due=_due(world, identity, indicator),
        margin=world.margins[indicator],
    )


def _due(world: World, identity: str, indicator: str) -> bool:
    # What was reported with more good cases than cases is not reported, not early.
    return bool(expected(world, identity, indicator) or reported(world, identity, indicator))


def parts_of(world: World, head: str) -> dict[str, list[YearMonth]]:
    """Who is summed under a head's identity, in which months: itself and all below it then."""
    found: dict[str, list[YearMonth]] = {}
    for month in world.months:
        for row in _below(valid(world, month), head):
            if row.reports and row.level != "division":
                found.setdefault(row.identity, []).append(month)
    return found


def _below(there: Sequence[Row], head: str) -> list[Row]:
    rows = {row.code: row for row in there}

    def above(row: Row) -> list[str]:
        line = [row]
        while (parent := line[-1].parent) is not None and parent in rows:
            line.append(rows[parent])
        return [each.identity for each in line]

    return [row for row in rows.values() if head in above(row)]


def part_of(world: World, months: Sequence[YearMonth]) -> World:
    """The world of a part: the months in which it belonged to the group, and no other."""
    return replace(world, only=months)


def group_answer(world: World, head: str, indicator: str) -> Answer:
    """The row of a group: all dossiers of its parts on one pile."""
    parts = [
        (part_of(world, months), identity, indicator)
        for identity, months in parts_of(world, head).items()
    ]
    piles = [pile_of(*part) for part in parts]
    known = [pile for pile in piles if pile is not None]
    return judge(
        _together(known) if known else None,
        due=any(_due(*part) for part in parts),
        margin=world.margins[indicator],
    )


def _together(piles: Iterable[Sequence[Dossier]]) -> list[Dossier]:
    return [dossier for pile in piles for dossier in pile]
