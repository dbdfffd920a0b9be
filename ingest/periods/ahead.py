"""Tells of a period that has not begun or has not ended (contract §7, "Months ahead")."""

from __future__ import annotations

from datetime import date

from ingest.findings import Findings
from ingest.periods.periods import Period
from metrics.counts.problem import ProblemCase


def judge(period: Period, today: date | None, findings: Findings) -> None:
    """Refuse a period that has not begun, and warn of one that runs.

    Args:
        period: That of a table that states figures.
        today: The day in Việt Nam; None where what was stored before is read once more.
        findings: Where it is told, at the cell that says the period.
    """
    if period.month is None or today is None:
        return
    begins, ends = period.days or ((period.since or period.month).first_day, period.month.last_day)
    facts = {"begins": begins.isoformat(), "ends": ends.isoformat(), "today": today.isoformat()}
    said = str(period.month)
    if today < begins:
        case = ProblemCase.MONTH_AHEAD if period.stated else ProblemCase.MONTH_AHEAD_ASKED
        findings.error(case, period.place, said, **facts)
    elif today <= ends:
        findings.warning(ProblemCase.MONTH_RUNNING, period.place, said, **facts)
