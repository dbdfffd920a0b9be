"""`watchlist`: the rows an inspector should look at, worst first, and why."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.watch_filter import WatchFilter
from metrics.units.unit import Level
from metrics.verdicts.verdict import Evidence, Status
from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option, needed
from pipeline.commands.inspection_rows import WATCHED, watch
from pipeline.commands.rows import SCORE
from pipeline.commands.unreported import judged
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores.scorecard import View
from wording import command_line as words
from wording.inspection.command import OPTIONS


def _run(choices: Namespace) -> list[Row]:
    view = View(choices.month, choices.window, choices.under, None, choices.as_of)
    chosen = WatchFilter(
        indicators=tuple(choices.indicator),
        levels=tuple(choices.level),
        statuses=tuple(choices.status),
        evidence=tuple(choices.evidence),
        months_below=choices.months_below,
        months_silent=choices.months_silent,
    )
    workspace = opening.reader(choices)
    for code in chosen.indicators:
        if code not in workspace.reference.indicator_codes:
            raise KpiError(ErrorCode.UNKNOWN_INDICATOR, indicator=code)
    with workspace.books() as books:
        found = watchlist(books, Watched(view, chosen))
        return [watch(row) for row in found] if judged(books, view) else []


_several = partial(Option, default=[], several=True, adds=True)
_months = partial(Option, value=words.SO_MANY_MONTHS, read=options.whole, default=0)

COMMAND = Command(
    "watchlist",
    (
        needed(options.MONTH),
        options.WINDOW,
        options.UNDER,
        _several("--level", OPTIONS["level"], words.A_LEVEL, Level),
        _several("--indicator", OPTIONS["indicator"], words.A_CODE),
        _several("--status", OPTIONS["status"], words.A_STATUS, Status),
        _several("--evidence", OPTIONS["evidence"], words.AN_EVIDENCE, Evidence),
        _months("--months-below", OPTIONS["months-below"]),
        _months("--months-silent", OPTIONS["months-silent"]),
        options.AS_OF,
        options.CSV,
    ),
    _run,
    (*SCORE, *WATCHED),
)
