"""What the office says of reports other than the figures: that they came, or are excused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.plans.duties import FIGURES
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.reporting.submissions import Submission
from pipeline.statements.recording import check_days, learn, plain, signer
from warehouse.engine.connection import Source
from warehouse.statements.kinds import REPORT, ReportWord
from warehouse.statements.log import NewStatement, standing


def say_received(
    workspace: Workspace,
    viewer: Viewer,
    reports: Sequence[Submission],
    received: date | None,
    by: str,
    why: str = "",
) -> int:
    """Keep that reports came on a day, or are excused; the newest word on each holds.

    Args:
        workspace: Where.
        viewer: Who; the office alone may.
        reports: Which.
        received: The day on which they came; None: they are excused, for a reason.
        by: Who says so.
        why: The reason.

    Returns:
        How many words are new.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`; `why_is_missing` where one is excused without
            a reason; `unknown_report` where none is meant; `figures_come_in` where monthly
            figures are said to have come, which only an upload shows; `task_day` for a day to
            come, `implausible_day`.
    """
    viewer.must(Capability.FOLLOW_REPORTS)
    name, reason = signer(by), plain(why)
    if not reports:
        raise KpiError(ErrorCode.UNKNOWN_REPORT)
    if received is None and not reason:
        raise KpiError(ErrorCode.WHY_IS_MISSING)
    if received is not None:
        check_days(received)
        if received > today():
            raise KpiError(ErrorCode.TASK_DAY)
        if any(each.form == FIGURES for each in reports):
            raise KpiError(ErrorCode.FIGURES_COME_IN)

    def said(source: Source) -> tuple[int, list[NewStatement]]:
        before = {each.subject: each.facts for each in standing(source, REPORT)}
        words = (
            ReportWord(each.unit.identity, each.unit.code, each.form, each.due, received)
            for each in reports
        )
        new = [each for each in words if before.get(each.subject) != each]
        return len(new), [REPORT.of(each, name, reason) for each in new]

    return learn(workspace, viewer, said)
