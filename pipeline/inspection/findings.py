"""What a visit found: conclusions until they are closed, and dossiers counted again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit, VisitState
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.desk.desk import Desk
from pipeline.desk.viewer import Viewer
from pipeline.scores.scorecard import View, score_unit
from pipeline.statements.inspection_records import records
from pipeline.statements.recording import (
    Names,
    Signed,
    check_days,
    learn,
    plain,
    points,
    refuse_overtaken,
)
from warehouse.engine.connection import Source
from warehouse.statements.kinds import CONCLUSION, RECOUNT
from warehouse.statements.log import NewStatement


@dataclass(frozen=True, slots=True)
class NewConclusion:
    """What a visit found and what follows."""

    visit: str
    finding: str
    recommendation: str
    responsible: str
    deadline: date
    content: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class NewRecount:
    """Dossiers counted again at a visit."""

    visit: str
    indicator: str
    month: Month
    sampled: int
    good: int


def conclude(
    desk: Desk, viewer: Viewer, conclusions: Sequence[NewConclusion], signed: Signed
) -> tuple[Conclusion, ...]:
    """Record what a visit that is done found, with recommendation, who answers and a deadline.

    Raises:
        KpiError: `not_permitted`, `unknown_visit`, `unknown_indicator`, `conclusion_incomplete`,
            `visit_not_done`, `deadline_before_visit`, `implausible_day`.
    """

    def said(source: Source) -> tuple[tuple[Conclusion, ...], list[NewStatement]]:
        found = records(source, desk.reference, viewer)
        names = Names(source, CONCLUSION, "KL")
        made: list[Conclusion] = []
        for new in conclusions:
            visit = found.visit(new.visit)
            _check_conclusion(desk.reference, visit, new)
            made.append(
                Conclusion(
                    names.next(visit.last_day.year),
                    visit.visit,
                    plain(new.finding),
                    plain(new.recommendation),
                    plain(new.responsible),
                    new.deadline,
                    new.content,
                    new.indicator,
                )
            )
        return tuple(made), [CONCLUSION.of(each, signed.by, signed.why) for each in made]

    return learn(desk, viewer, said)


def follow_up(
    desk: Desk,
    viewer: Viewer,
    name: str,
    signed: Signed,
    *,
    proof: str | None = None,
    closed_on: date | None = None,
    deadline: date | None = None,
    reopen: bool = False,
    seen: Conclusion | None = None,
    as_of: date | None = None,
) -> Conclusion:
    """Say a conclusion anew: with proof, closed, with another deadline, or open again.

    What is None stays as it is. `seen` is the conclusion as the person saw it before the change.

    Raises:
        KpiError: `not_permitted`, `unknown_conclusion`, `proof_is_missing` for one closed without
            proof, `closed_ahead` for one closed in the future, `deadline_before_visit` for one
            closed or due before its visit ended, `implausible_day`, `overtaken` for one that is
            not as `seen`.
    """

    def said(source: Source) -> tuple[Conclusion, list[NewStatement]]:
        found = records(source, desk.reference, viewer)
        conclusion = found.conclusion(name)
        refuse_overtaken(source, CONCLUSION, name, conclusion, seen)
        shown = conclusion.proof if proof is None else plain(proof)
        closed = None if reopen else closed_on or conclusion.closed_on
        if closed is not None and not shown:
            raise KpiError(ErrorCode.PROOF_IS_MISSING, conclusion=name)
        check_days(*(day for day in (deadline, closed_on) if day is not None))
        if closed_on is not None and closed_on > (as_of or today()):
            raise KpiError(ErrorCode.CLOSED_AHEAD, day=closed_on)
        due = deadline or conclusion.deadline
        ended = found.visit(conclusion.visit).last_day
        if min(due, closed or due) < ended:
            raise KpiError(ErrorCode.DEADLINE_BEFORE_VISIT, conclusion=name)
        changed = replace(conclusion, proof=shown, closed_on=closed, deadline=due)
        same = changed == conclusion
        return changed, [] if same else [CONCLUSION.of(changed, signed.by, signed.why)]

    return learn(desk, viewer, said)


def recount(desk: Desk, viewer: Viewer, new: NewRecount, signed: Signed) -> Recount:
    """Record dossiers counted again, beside what the unit has reported for the month by now.

    Raises:
        KpiError: `not_permitted`, `unknown_visit`, `unknown_indicator`, `not_reported_month` where
            no case was reported, `wrong_sample`.
    """
    _check_indicator(desk.reference, new.indicator)
    with desk.edition() as edition:
        visit = records(edition, desk.reference, viewer).visit(new.visit)
        view = View(new.month)
        scores = score_unit(edition, desk.reference, view, visit.unit)
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

    return learn(desk, viewer, said)


def _check_conclusion(reference: Reference, visit: Visit, new: NewConclusion) -> None:
    if not all(plain(text) for text in (new.finding, new.recommendation, new.responsible)):
        raise KpiError(ErrorCode.CONCLUSION_INCOMPLETE)
    if visit.state is not VisitState.DONE:
        raise KpiError(ErrorCode.VISIT_NOT_DONE, visit=visit.visit)
    check_days(new.deadline)
    if new.deadline < visit.last_day:
        raise KpiError(ErrorCode.DEADLINE_BEFORE_VISIT)
    if new.indicator is not None:
        _check_indicator(reference, new.indicator)
    if new.content is not None:
        points(reference, (new.content,))


def _check_indicator(reference: Reference, code: str) -> None:
    if code not in reference.indicator_codes:
        raise KpiError(ErrorCode.UNKNOWN_INDICATOR, indicator=code)
