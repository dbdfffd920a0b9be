"""The lists of inspections that the command line prints, for the viewer of the installation."""

from __future__ import annotations

from metrics.errors import KpiError
from metrics.watch_filter import WatchFilter
from pipeline import inspection_rows as rows
from pipeline import viewer
from pipeline import watchlist as watching
from pipeline.desk import Desk
from pipeline.rows import Row
from pipeline.scorecard import View

WatchOptions = WatchFilter


def watchlist(desk: Desk, view: View, chosen: WatchFilter) -> list[Row]:
    """The rows of `watchlist`, worst first.

    Raises:
        KpiError: `unknown_unit` or `unknown_indicator`.
    """
    for code in chosen.indicators:
        if code not in desk.reference.indicator_codes:
            raise KpiError("unknown_indicator", indicator=code)
    with desk.edition() as edition:
        found = watching.watchlist(edition, desk.reference, view, chosen, viewer.configured())
    return [rows.watch(row) for row in found]
