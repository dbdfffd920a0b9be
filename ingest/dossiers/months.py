"""Which months a list of dossiers is counted for: the one asked for or stated, else its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.dossiers.listed import DossierList
from ingest.findings import Findings
from ingest.periods import ahead, periods, stated_time
from ingest.periods.periods import Period
from ingest.reading import Request
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase


def periods_of(
    found: DossierList, active: Sequence[Month], request: Request, findings: Findings
) -> list[Period]:
    """The months to count; none, and a problem, where a person must choose.

    A list has older dossiers that are still open, so its rows alone tell a month only where they
    tell no other.

    Args:
        found: The list.
        active: Months in which anything was received or resolved, in order.
        request: What the person said.
        findings: Where it is told.
    """
    stated = stated_time.stated(found.title, found.top, found.sheet)
    if request.all_months:
        chosen = [Period(month, stated=False) for month in active]
    elif request.month is None and not stated.says_anything:
        chosen = _by_rows(active, findings)
    else:
        chosen = _as_stated(periods.settle(stated, request.month, findings))
    for each in chosen:
        ahead.judge(each, request.today, findings)
    return chosen


def _by_rows(active: Sequence[Month], findings: Findings) -> list[Period]:
    if len(active) == 1:
        return [Period(active[0], stated=False)]
    if active:
        months = ", ".join(map(str, active))
        findings.error(ProblemCase.SEVERAL_MONTHS, months=months)
    else:
        findings.error(ProblemCase.NO_TABLE_NO_FIGURES)
    return []


def _as_stated(period: Period) -> list[Period]:
    """Each month of a longer period by itself: a list knows what a sum does not."""
    if period.month is None:
        return []
    months = (period.since or period.month).to(period.month)
    days = period.days if len(months) == 1 else None
    return [replace(period, month=month, since=None, days=days) for month in months]
