"""Counts dossiers into measures: one expression, alike on every engine that it is asked of.

An engine adds whole numbers and does nothing else: no mean, no fraction, no zone, no rounding, and
what is missing is said by `coalesce`. Days and months are numbers (`local_day`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, Table

NEVER = 1_000_000
"""A month, and a day, after all others: that of what has not happened."""
DOSSIERS: Mapping[str, str] = {
    "unit": "int32",
    "received": "int32",
    "due": "int32",
    "resolved": "int32",
    "received_month": "int32",
    "late_month": "int32",
    "resolved_month": "int32",
    "channel": "int32",
    "digitised": "int32",
    "result": "int32",
}
"""One row a dossier; `late_month` is the month of the day after the last day that is in time."""
_MEMORY = "2GB"
"""Half of what the process may have; the rest holds the list."""


def counted(dossiers: Table, months: Table) -> Table:
    """The measures of each unit in each month.

    Args:
        dossiers: As `DOSSIERS` says.
        months: One column `month`.

    Returns:
        `unit`, `month`, a column a measure of contract §1, and `rows`: all dossiers of the unit.
    """
    never = ibis.literal(NEVER, "int32")
    # What never was resolved is neither: it is open.
    in_time = dossiers.resolved.coalesce(never) <= dossiers.due.coalesce(never - 1)
    early = dossiers.resolved.coalesce(never) < dossiers.due.coalesce(-1)
    cube = dossiers.group_by(
        unit=dossiers.unit,
        received=dossiers.received_month,
        late=dossiers.late_month.coalesce(never),
        resolved=dossiers.resolved_month.coalesce(never),
    ).agg(
        dossiers=dossiers.count().cast("int64"),
        online=_sum(dossiers.channel),
        digitised=_sum(dossiers.digitised),
        result=_sum(dossiers.result),
        in_time=_sum(in_time.ifelse(1, 0)),
        early=_sum(early.ifelse(1, 0)),
    )
    each = cube.cross_join(months)
    received = each.received == each.month
    done = each.resolved == each.month
    open_ = (each.received <= each.month) & (each.resolved > each.month)
    carried = (each.received < each.month) & (each.resolved >= each.month)
    late = each.late <= each.month
    return (
        each.group_by("unit", "month")
        .agg(
            rows=_sum(each.dossiers),
            received_total=_sum(received.ifelse(each.dossiers, 0)),
            received_online=_sum(received.ifelse(each.online, 0)),
            received_offline=_sum(received.ifelse(each.dossiers - each.online, 0)),
            carried_in=_sum(carried.ifelse(each.dossiers, 0)),
            resolved_in_time=_sum(done.ifelse(each.in_time, 0)),
            resolved_early=_sum(done.ifelse(each.early, 0)),
            resolved_late=_sum(done.ifelse(each.dossiers - each.in_time, 0)),
            open_in_time=_sum((open_ & ~late).ifelse(each.dossiers, 0)),
            open_late=_sum((open_ & late).ifelse(each.dossiers, 0)),
            digitised=_sum(received.ifelse(each.digitised, 0)),
            electronic_results=_sum(done.ifelse(each.result, 0)),
        )
        .order_by("unit", "month")
    )


def expression() -> Table:
    """The measures of the tables `dossiers` and `months` of whatever engine is asked."""
    dossiers = ibis.table(dict(DOSSIERS), name="dossiers")
    return counted(dossiers, ibis.table({"month": "int32"}, name="months"))


def count_here(dossiers: pa.Table, months: Sequence[int]) -> list[dict[str, Any]]:
    """The measures of a list by the engine of this machine, in its memory alone."""
    engine = ibis.duckdb.connect(threads=2, memory_limit=_MEMORY)
    try:
        # Looked at where they are: a copy of ten million rows would be half of what there is.
        engine.con.register("dossiers", dossiers)
        engine.con.register("months", pa.table({"month": pa.array(months, pa.int32())}))
        rows: list[dict[str, Any]] = engine.to_pyarrow(expression()).to_pylist()
        return rows
    finally:
        engine.disconnect()


def _sum(value: IntegerValue) -> IntegerValue:
    return value.cast("int64").sum().cast("int64")
