"""What the command line prints of inspections: English keys, plain values."""

from __future__ import annotations

from metrics.watch import WatchRow
from pipeline.rows import Row, day, score
from wording import inspection_reasons


def watch(row: WatchRow) -> Row:
    """One row of `watchlist`: that of `score` and what an inspector asks beside it."""
    reasons = row.reasons
    return {
        **score(row.score),
        "months_below": row.months_below,
        "months_silent": row.months_silent,
        "last_visit": day(row.followed.last_visit),
        "reasons": inspection_reasons.sentences(reasons, row.score.indicator),
        "reason_codes": [each.reason.value for each in reasons],
        "trend": row.movement.value,
        "open_conclusions": row.followed.open_conclusions,
    }
