"""What a visit found: conclusions until they are closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.visit import Conclusion, Visit, VisitState
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.inspection.recounting import check_indicator
from pipeline.statements.inspection_records import records_in
from pipeline.statements.proof_files import ProofFile, named
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
from warehouse.statements.kinds import CONCLUSION
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


def conclude(
    workspace: Workspace, viewer: Viewer, conclusions: Sequence[NewConclusion], signed: Signed
) -> tuple[Conclusion, ...]:
    """Record what a visit that is done found, with recommendation, who answers and a deadline.

    Raises:
        KpiError: `not_permitted`, `unknown_visit`, `unknown_indicator`, `conclusion_incomplete`,
            `visit_not_done`, `deadline_before_visit`, `implausible_day`.
    """

    def said(source: Source) -> tuple[tuple[Conclusion, ...], list[NewStatement]]:
        found = records_in(source, workspace.reference, viewer)
        names = Names(source, CONCLUSION, "KL")
        made: list[Conclusion] = []
        for new in conclusions:
            visit = found.visit(new.visit)
            _check_conclusion(workspace.reference, visit, new)
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

    return learn(workspace, viewer, said)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is said anew of a conclusion; what is None stays as it is."""

    conclusion: str
    proof: str | None = None
    closed_on: date | None = None
    deadline: date | None = None
    reopen: bool = False
    seen: Conclusion | None = None
    """As the person saw it before the change; None: nobody looked."""
    as_of: date | None = None
    """The day it is said; None: today."""
    file: ProofFile | None = None
    """Of the proof; never opened."""

    def said_of(self, conclusion: Conclusion, visit: Visit) -> Conclusion:
        """The conclusion as it stands then.

        Raises:
            KpiError: as `follow_up`, but for who asks and what is known.
        """
        shown = conclusion.proof if self.proof is None else plain(self.proof)
        closed = None if self.reopen else self.closed_on or conclusion.closed_on
        if (closed is not None or self.file) and not shown:
            raise KpiError(ErrorCode.PROOF_IS_MISSING, conclusion=conclusion.conclusion)
        check_days(*(day for day in (self.deadline, self.closed_on) if day is not None))
        if self.closed_on is not None and self.closed_on > (self.as_of or today()):
            raise KpiError(ErrorCode.CLOSED_AHEAD, day=self.closed_on)
        due = self.deadline or conclusion.deadline
        if min(due, closed or due) < visit.last_day:
            raise KpiError(ErrorCode.DEADLINE_BEFORE_VISIT, conclusion=conclusion.conclusion)
        kept = named(self.file) if self.file else (conclusion.file, conclusion.file_name)
        return replace(
            conclusion,
            proof=shown,
            closed_on=closed,
            deadline=due,
            file=kept[0],
            file_name=kept[1],
        )


def follow_up(workspace: Workspace, viewer: Viewer, wanted: FollowUp, signed: Signed) -> Conclusion:
    """Say a conclusion anew: with proof, closed, with another deadline, or open again.

    Raises:
        KpiError: `not_permitted`, `unknown_conclusion`, `proof_is_missing` for one closed without
            proof and a file without its document's number, `proof_file` and `proof_too_large` for
            a file that is not kept, `closed_ahead` for one closed in the future,
            `deadline_before_visit` for one closed or due before its visit ended,
            `implausible_day`, `overtaken` for one that is not as `seen`.
    """

    def said(source: Source) -> tuple[Conclusion, list[NewStatement]]:
        found = records_in(source, workspace.reference, viewer)
        conclusion = found.conclusion(wanted.conclusion)
        refuse_overtaken(source, CONCLUSION, wanted.conclusion, conclusion, wanted.seen)
        changed = wanted.said_of(conclusion, found.visit(conclusion.visit))
        same = changed == conclusion
        return changed, [] if same else [CONCLUSION.of(changed, signed.by, signed.why)]

    return learn(workspace, viewer, said, (wanted.file.data,) if wanted.file else ())


def _check_conclusion(reference: Reference, visit: Visit, new: NewConclusion) -> None:
    if not all(plain(text) for text in (new.finding, new.recommendation, new.responsible)):
        raise KpiError(ErrorCode.CONCLUSION_INCOMPLETE)
    if visit.state is not VisitState.DONE:
        raise KpiError(ErrorCode.VISIT_NOT_DONE, visit=visit.visit)
    check_days(new.deadline)
    if new.deadline < visit.last_day:
        raise KpiError(ErrorCode.DEADLINE_BEFORE_VISIT)
    if new.indicator is not None:
        check_indicator(reference, new.indicator)
    if new.content is not None:
        points(reference, (new.content,))
