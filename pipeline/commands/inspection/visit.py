"""`visit`: put a visit on the schedule, or say anew when and how it is."""

from __future__ import annotations

from argparse import Namespace

from metrics.inspection.visit import VisitKind, VisitState
from pipeline.commands import inspection_rows, opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.inspection_rows import known
from pipeline.desk.workspace import Workspace
from pipeline.inspection.inspections import NewVisit, VisitChange, change_visit, schedule
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.inspection import command as inspection_words

_HELP = inspection_words.OPTIONS


def _run(choices: Namespace) -> list[Row]:
    _check(choices)
    workspace = opening.writer(choices)
    signed = Signed(choices.by, choices.why)
    if choices.visit is None:
        name = _schedule(workspace, choices, signed)
    else:
        name = _change(workspace, choices, signed)
    found = known(workspace)
    return [inspection_rows.visit(workspace, found, found.visit(name))]


def _check(choices: Namespace) -> None:
    """Refuse options that would be passed over in silence."""
    if choices.visit is None:
        if choices.team is None or choices.day is None:
            choices.wrong_use(inspection_words.VISIT_NEEDS)
        if choices.state not in (None, VisitState.SCHEDULED):
            choices.wrong_use(inspection_words.NEW_VISIT_IS_SCHEDULED)
        return
    if choices.authority is not None or choices.plan is not None:
        choices.wrong_use(inspection_words.ONLY_FOR_NEW_VISIT)
    wanted = (choices.state, choices.kind, choices.team, choices.day, choices.until)
    if not choices.content and all(each is None for each in wanted):
        choices.wrong_use(inspection_words.NOTHING_TO_CHANGE)


def _schedule(workspace: Workspace, choices: Namespace, signed: Signed) -> str:
    new = NewVisit(
        choices.unit,
        choices.kind or VisitKind.PLANNED,
        choices.team,
        choices.day,
        choices.until or choices.day,
        authority=choices.authority,
        contents=tuple(choices.content),
        plan=choices.plan,
    )
    (made,) = schedule(workspace, workspace.viewer, [new], signed, despite=choices.despite)
    return made.visit


def _change(workspace: Workspace, choices: Namespace, signed: Signed) -> str:
    """Without a first day only the end moves; without a last one the visit takes a day."""
    first, last, before = choices.day, choices.until, None
    if last is not None and first is None:
        before = known(workspace).visit(choices.visit)
        first = before.first_day
    wanted = VisitChange(
        choices.visit,
        state=choices.state,
        kind=choices.kind,
        team=choices.team,
        days=(first, last or first) if first is not None else None,
        contents=tuple(choices.content) or None,
        despite=choices.despite,
        seen=before,
    )
    return change_visit(workspace, workspace.viewer, wanted, signed).visit


COMMAND = Command(
    "visit",
    (
        OneOf(
            (
                Option("--unit", _HELP["visited"], words.A_CODE),
                Option("--visit", _HELP["changed"], words.A_VISIT),
            ),
            needed=True,
        ),
        Option("--kind", _HELP["kind"], words.A_WAY, VisitKind),
        Option("--state", _HELP["state"], words.A_STATE, VisitState),
        Option("--team", _HELP["team"], words.A_TEAM),
        Option("--day", _HELP["day"], words.A_DAY, options.day),
        Option("--until", _HELP["until"], words.A_DAY, options.day),
        Option("--authority", _HELP["authority"], words.A_CODE),
        Option("--content", _HELP["contents"], words.A_POINT, default=[], several=True),
        options.PLAN,
        Option("--despite", _HELP["despite"]),
        *options.SIGNED,
    ),
    _run,
    inspection_rows.VISIT,
)
