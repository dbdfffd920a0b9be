"""The months after the one that is shown first, as the status line names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from metrics.calendar.later_month import LaterMonth
from wording import numbers


def named(months: Iterable[LaterMonth]) -> list[str]:
    """Each month with figures by itself, those without in a row together."""
    runs = groupby(months, lambda each: not each.reported)
    return [
        said for empty, run in runs for said in ([_empty(list(run))] if empty else map(_begun, run))
    ]


def _begun(later: LaterMonth) -> str:
    """`tháng 10/2026: 31/107 đơn vị đã báo cáo, hạn hết ngày 10/11/2026`."""
    deadline = numbers.deadline(later.deadline, marked=later.marked)
    units = f"{numbers.count(later.reported)}/{numbers.count(later.expected)} đơn vị đã báo cáo"
    return f"{numbers.month(later.month)}: {units}, hạn hết ngày {deadline}"


def _empty(run: Sequence[LaterMonth]) -> str:
    """`tháng 10/2026 chưa có số liệu, đã quá hạn 10/11/2026`."""
    first, last = run[0], run[-1]
    if len(run) > 1:
        which = f"{numbers.month(first.month)} đến {numbers.month_in_table(last.month)}"
        return f"{which} chưa có số liệu"
    deadline = numbers.deadline(first.deadline, marked=first.marked)
    until = f"đã quá hạn {deadline}" if first.due else f"hạn hết ngày {deadline}"
    return f"{numbers.month(first.month)} chưa có số liệu, {until}"
