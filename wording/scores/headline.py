"""The overview's answer: what is met, what is below for certain, how much, which way it goes.

What is certain comes first and the largest of it is named; what may be chance is only counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.verdicts.direction import Direction, Rule
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from wording import numbers
from wording.scores import direction
from wording.sentences import certain_shortfalls, in_sentence, indicator, missing, reporter


@dataclass(frozen=True, slots=True)
class Way:
    """Which way a row goes."""

    words: str = ""
    """`xấu đi 7 tháng liền, −13,8 điểm`; empty where that is not clear."""
    worse: bool = False


NO_WAY = Way()
Ways = Callable[[Score], Way]


def way_of(found: Direction) -> Way:
    """A direction inside the answer; empty where it is not clear."""
    if found.rule is None:
        return NO_WAY
    row = found.rule is Rule.IN_A_ROW
    return Way(direction.said(found) if row else direction.short(found), worse=found.worse)


_NAMED = 3
"""Names in one part of the sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the period is there."""

    reported: int
    expected: int
    """Units."""
    months: int
    """Months of the window with figures."""
    of: int

    @property
    def words(self) -> str:
        """What is missing: `Mới 100/107 đơn vị báo cáo`; empty where nothing is."""
        said = []
        if self.reported < self.expected:
            counted = f"{numbers.count(self.reported)}/{numbers.count(self.expected)}"
            said.append(f"{counted} đơn vị báo cáo")
        if 0 < self.months < self.of:
            said.append(f"{self.months}/{self.of} tháng")
        return f"Mới {', '.join(said)}" if said else ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the answer is made of."""

    total: Sequence[Score]
    """The head's group rows."""
    units: Sequence[Score]
    month: Month
    coverage: Coverage
    way: Ways = lambda _: NO_WAY


def headline(found: Overview) -> str:
    """The whole answer; `**` marks what stands out."""
    judged = [row for row in found.total if row.verdict.status.judged]
    if not judged:
        return _nothing_judged(found)
    below = sorted(
        (row for row in judged if row.verdict.status is not Status.MET),
        key=lambda row: (not _sure(row), -(row.verdict.short_by or 0)),
    )
    met = f"**{len(judged) - len(below)}/{len(judged)} chỉ tiêu đạt**"
    covered = found.coverage.words
    parts = [
        f"{covered}: {met}" if covered else met,
        _below(below, found.way),
        _places(found),
        _falling(found, below),
    ]
    return " ".join(f"{part}." for part in parts if part)


def _sure(row: Score) -> bool:
    return row.verdict.evidence is Evidence.CERTAIN


ENTER_PLAN = "Nhập kế hoạch giao chỉ tiêu năm {year}"


def lacks_plan(total: Iterable[Score]) -> bool:
    """Whether no plan asks anything of what was counted, so that nothing may be claimed of it."""
    statuses = {row.verdict.status for row in total}
    return Status.NO_TARGET in statuses and not any(status.judged for status in statuses)


def _nothing_judged(found: Overview) -> str:
    statuses = {row.verdict.status for row in found.total}
    if lacks_plan(found.total):
        return (
            f"**Chưa có kế hoạch giao chỉ tiêu** cho phạm vi này năm {found.month.year}: chỉ có số "
            "liệu, chưa chấm đèn."
        )
    month = numbers.month(found.month)
    if statuses <= {Status.NOT_DUE}:
        return f"**Chưa đến hạn báo cáo {month}.**"
    return f"**Chưa đơn vị nào báo cáo {month}.**"


def _below(below: Sequence[Score], way: Ways) -> str:
    """What of the whole is below: the largest that is certain, then names, then what may be not."""
    sure, chance = ([row for row in below if _sure(row) is which] for which in (True, False))
    said = []
    if sure:
        first = f"Dưới mục tiêu chắc chắn: **{indicator(sure[0])}** {_figures(sure[0], way)}"
        said.append("; ".join(part for part in (first, _listed(map(indicator, sure[1:]))) if part))
    if chance:
        said.append(
            f"{'chưa' if sure else 'Chưa'} chắc dưới mục tiêu: {_listed(map(indicator, chance))}"
        )
    return "; ".join(said)


def _places(found: Overview) -> str:
    """How many lights of units are below for certain, and the largest of them."""
    rows = certain_shortfalls(found.units)
    own = {row.unit.identity for row in found.units}
    if len(own) < 2:
        return ""
    if not rows:
        return "Không đơn vị nào dưới mục tiêu một cách chắc chắn"
    worst, places = rows[0], len({row.unit.identity for row in rows})
    name = in_sentence(reporter(worst.unit))
    return (
        f"**{numbers.count(len(rows))} đèn của {numbers.count(places)} đơn vị** dưới mục tiêu chắc "
        f"chắn, lớn nhất {name}: {indicator(worst)} {_figures(worst, found.way)}"
    )


def _falling(found: Overview, below: Sequence[Score]) -> str:
    """What else of the whole is getting worse."""
    told = below[0] if below and _sure(below[0]) else None
    rows = [
        row
        for row in found.total
        if row.goal is not None and row is not told and found.way(row).worse
    ]
    return f"Đang xấu đi: {_listed(map(indicator, rows))}" if rows else ""


def _figures(row: Score, way: Ways) -> str:
    assert row.verdict.percent is not None
    share = numbers.percent(row.verdict.percent, row.goal.percent if row.goal else None)
    parts = [share, f"**{missing(row)}**", way(row).words]
    return ", ".join(part for part in parts if part)


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    listed = ", ".join(every[:_NAMED])
    rest = len(every) - _NAMED
    return f"{listed} và {rest} chỉ tiêu nữa" if rest > 0 else listed
