"""What a meeting does: it decides, takes a decision back, ends with minutes, adds to them later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.tasks.given import Origin, OriginKind
from metrics.tasks.meeting import Decision, Minutes, Supplement
from pipeline.desk.clock import today
from pipeline.desk.viewer import Capability, Viewer
from pipeline.desk.workspace import Workspace
from pipeline.meetings.agenda import agenda
from pipeline.meetings.minutes import decisions, of_meeting, running
from pipeline.scores.scorecard import View
from pipeline.statements.recording import keep, plain, refuse_overtaken, signer
from pipeline.tasks.acting import NewTask, as_given, check_text, checked
from warehouse.engine.connection import Source
from warehouse.reading import issued
from warehouse.statements.kinds import DECISION, MINUTES, SUPPLEMENT, TASK
from warehouse.statements.log import NewStatement, held, history, statements, taking_back


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What a meeting decides."""

    task: NewTask
    """What it says, who and until when."""
    gives: bool = True
    """Whether it becomes a task; else it is said that nothing is given to do."""


@dataclass(frozen=True, slots=True)
class Closing:
    """How a meeting ends."""

    chair: str
    present: str
    seen: tuple[str, ...] | None = None
    """Names of the decisions that were shown when it was closed; None: nobody looked."""


def decide(workspace: Workspace, viewer: Viewer, new: NewDecision, by: str) -> Decision:
    """Keep a decision of the meeting that goes on, with the task it becomes.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`; `decision_incomplete` where something is given
            to nobody or without a day; and as `pipeline.tasks.acting.checked`; `busy`, `no_space`.
    """
    viewer.must(Capability.HOLD_MEETINGS)
    signed, wanted = signer(by), new.task
    check_text(wanted.task)
    if new.gives and not (wanted.units and wanted.due):
        raise KpiError(ErrorCode.DECISION_INCOMPLETE)
    units = checked(workspace, wanted) if wanted.units else ()

    def said(source: Source) -> tuple[Decision, list[NewStatement]]:
        name = _next(source, today())
        given = as_given(source, replace(wanted, origin=Origin(OriginKind.DECISION, name)), units)
        made = Decision(
            name,
            given.task,
            given.key if new.gives else None,
            units,
            given.person,
            given.due,
        )
        tasks = [TASK.of(given, signed)] if new.gives else []
        return made, [*tasks, DECISION.of(made, signed)]

    return keep(workspace, said)


def _next(source: Source, day: date) -> str:
    meeting = running(source, day)
    # What was taken back keeps its number: no name means two decisions.
    return f"{meeting}/{len(statements(source, DECISION, [f'{meeting}/'])) + 1}"


def retract(workspace: Workspace, viewer: Viewer, name: str, by: str, why: str = "") -> None:
    """Take a decision of the meeting that goes on back, and its task with it.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`, `unknown_decision`; `meeting_closed` once the
            minutes are frozen; `busy`, `no_space`.
    """
    viewer.must(Capability.HOLD_MEETINGS)
    signed = signer(by)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        told = held(source, DECISION, name)
        if not told:
            raise KpiError(ErrorCode.UNKNOWN_DECISION, decision=name)
        decision = told[-1].facts
        if history(source, MINUTES, decision.meeting):
            raise KpiError(ErrorCode.MEETING_CLOSED, meeting=decision.meeting)
        tasks = history(source, TASK, decision.task) if decision.task else []
        return None, taking_back([*told, *tasks], signed, plain(why))

    keep(workspace, said)


def close(workspace: Workspace, viewer: Viewer, view: View, closing: Closing, by: str) -> Minutes:
    """End the meeting: its minutes are what everybody saw, and stay so.

    The figures' edition is kept for good, so that the minutes can be held against it.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`, `unknown_unit`; `overtaken` where somebody
            decided something that was not shown; `busy`, `no_space`.
    """
    viewer.must(Capability.HOLD_MEETINGS)
    signed = signer(by)
    with workspace.books() as books:
        shown, edition, day = books.ask(agenda, view), books.edition.number, books.today
    made = Minutes(
        shown.meeting,
        day,
        view.month,
        view.window,
        view.under,
        edition,
        plain(closing.chair),
        plain(closing.present),
        shown.before,
        shown.changed,
        shown.red,
        shown.decided,
    )
    issued.keep(workspace.database, edition, day)
    seen = tuple(row.key for row in shown.decided) if closing.seen is None else closing.seen

    def said(source: Source) -> tuple[Minutes, list[NewStatement]]:
        frozen = len(history(source, MINUTES, made.meeting))
        refuse_overtaken(source, MINUTES, made.meeting, frozen, 0)
        stands = tuple(each.decision for each in of_meeting(decisions(source), made.meeting))
        told = [each.subject for each in statements(source, DECISION, [f"{made.meeting}/"])]
        if told:
            refuse_overtaken(source, DECISION, told[-1], stands, seen)
        return made, [MINUTES.of(made, signed)]

    return keep(workspace, said)


def supplement(workspace: Workspace, viewer: Viewer, meeting: str, text: str, by: str) -> str:
    """Add to frozen minutes; the name of what was added.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`, `unknown_meeting`, `empty_text`,
            `text_too_long`; `busy`, `no_space`.
    """
    viewer.must(Capability.HOLD_MEETINGS)
    signed = signer(by)
    check_text(text)

    def said(source: Source) -> tuple[str, list[NewStatement]]:
        if not history(source, MINUTES, meeting):
            raise KpiError(ErrorCode.UNKNOWN_MEETING, meeting=meeting)
        number = len(statements(source, SUPPLEMENT, [f"{meeting}/"])) + 1
        made = Supplement(meeting, number, plain(text))
        return made.subject, [SUPPLEMENT.of(made, signed)]

    return keep(workspace, said)
