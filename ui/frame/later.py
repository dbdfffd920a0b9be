"""The months after the one that is shown first, in the status line."""

from __future__ import annotations

from metrics.counts.month import Month
from pipeline.periods.period import default_month, later_months
from ui.frame import session
from wording.scores import later


def beside(month: Month) -> list[str]:
    """Those that are due or empty; beside an earlier month, which somebody chose, none."""
    return later.named(session.ask(later_months)) if month == session.ask(default_month) else []
