"""The year's end in the width of a tile, and what in it can no longer be reached."""

from __future__ import annotations

from fractions import Fraction

from metrics.verdicts.budget import Outlook, Prospect, VolumeMethod
from wording import numbers
from wording.scores.budget import Year

LOST = "Không còn đạt được cả năm ({count})"
LOST_ALT = "Đơn vị và chỉ tiêu không còn đạt được mục tiêu cả năm, dù phần còn lại tốt hết"
HIGHEST = "Cao nhất còn đạt"
LACKING = "Thiếu ít nhất"
UNKNOWN = "cuối năm chưa ước được"
"""Why is told by the whole sentence; a tile has no room for it."""
WHY = "Ước theo 3 tháng gần nhất. {sentence}"


def line(year: Year, ends_at: Fraction | None) -> str:
    """`cuối năm 97,2 %, còn được trễ **14.275**`; empty where nothing comes.

    Args:
        year: The budget with its words.
        ends_at: The percent the year comes to if the rest is like the last months.
    """
    budget = year.budget
    if budget.prospect is Prospect.NO_CASES:
        return ""
    if budget.volume is not None and budget.volume.method is VolumeMethod.YEAR_OVER:
        return _over(year, ends_at)
    if budget.prospect is Prospect.IMPOSSIBLE:
        return f"cả năm **không còn đạt**{_reach(year)}"
    if budget.central is None:
        return _so_far(year) if year.ended else UNKNOWN
    if budget.prospect is Prospect.DOUBTFUL:
        return f"cuối năm {_percent(year, ends_at)}, **khó còn đạt**"
    return f"cuối năm {_percent(year, ends_at)}, {_spare(year, budget.central)}"


def _so_far(year: Year) -> str:
    """A year that is over and not told whole; empty where nobody told anything."""
    found = year.budget
    if found.so_far is None or not found.so_far.cases:
        return ""
    percent = numbers.percent(found.so_far.percent, year.percent)
    return f"cả năm {percent}, **{numbers.count(found.unknown)}** đơn vị thiếu tháng"


def _over(year: Year, ends_at: Fraction | None) -> str:
    if year.budget.prospect is Prospect.IMPOSSIBLE:
        return f"cả năm {_percent(year, ends_at)}, **không đạt**, thiếu {_lacking(year)}"
    return f"cả năm {_percent(year, ends_at)}, đã đạt"


def highest(year: Year) -> str:
    """The most the year can still come to; a dash where that cannot be estimated."""
    found = _best(year)
    return "–" if found is None else numbers.percent(found, year.percent)


def lacking(year: Year) -> str:
    """How many good cases it will lack at the least."""
    lacks = _lacking(year)
    return f"{lacks} {year.case}" if lacks else ""


def _lacking(year: Year) -> str:
    high, so_far = year.budget.high, year.budget.so_far
    if high is not None:
        return numbers.count(high.needed - high.remaining)
    return numbers.count(so_far.bad) if so_far else ""


def _spare(year: Year, look: Outlook) -> str:
    lose = "trễ" if year.terms.lose == "trễ" else "hụt"
    spare = look.spare or 0
    return f"còn được {lose} **{numbers.count(spare)}**" if spare else f"không còn được {lose} nữa"


def _reach(year: Year) -> str:
    found = _best(year)
    return "" if found is None else f", cao nhất {numbers.percent(found, year.percent)}"


def _best(year: Year) -> Fraction | None:
    high, so_far = year.budget.high, year.budget.so_far
    if high is None or so_far is None:
        return None
    return Fraction(100 * (so_far.good + high.remaining), so_far.cases + high.remaining)


def _percent(year: Year, ends_at: Fraction | None) -> str:
    return "chưa ước được" if ends_at is None else numbers.percent(ends_at, year.percent)
