"""Dossiers of a visited unit counted again, beside what it has reported."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.recount import Recount
from metrics.verdicts.reference import Reference
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.scores.scorecard import View, score_unit
from pipeline.statements.inspection_records import records_in
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.statements.kinds import RECOUNT
from warehouse.statements.log import NewStatement


@dataclass(frozen=True, slots=True)
class NewRecount:
    """Dossiers counted again at a visit."""

    visit: str
    indicator: str
    month: Month
    sampled: int
    good: int


def recount(workspace: Workspace, viewer: Viewer, new: NewRecount, signed: Signed) -> Recount:
    """Record dossiers counted again, beside what the unit has reported for the month by now.

    Raises:
        KpiError: `not_permitted`, `unknown_visit`, `unknown_indicator`, `not_reported_month` where
            no case was reported, `wrong_sample`.
    """
    check_indicator(workspace.reference, new.indicator)
    with workspace.books() as books:
        visit = records_in(books.edition, workspace.reference, viewer).visit(new.visit)
        scores = score_unit(books, View(new.month, under=visit.unit))
    shares = {row.indicator.code: row.share for row in scores}
    reported = shares.get(new.indicator)
    if reported is None or not reported.cases:
        raise KpiError(ErrorCode.NOT_REPORTED_MONTH, month=new.month, unit=visit.unit)
    if not (0 <= new.good <= new.sampled <= reported.cases and new.sampled):
        raise KpiError(ErrorCode.WRONG_SAMPLE, sampled=new.sampled, cases=reported.cases)
    made = Recount(visit.visit, new.indicator, new.month, Share(new.good, new.sampled), reported)

    def said(source: Source) -> tuple[Recount, list[NewStatement]]:
        del source
        return made, [RECOUNT.of(made, signed.by, signed.why)]

    return learn(workspace, viewer, said)


def check_indicator(reference: Reference, code: str) -> None:
    """Refuse what is no indicator.

    Raises:
        KpiError: `unknown_indicator`.
    """
    if code not in reference.indicator_codes:
        raise KpiError(ErrorCode.UNKNOWN_INDICATOR, indicator=code)
