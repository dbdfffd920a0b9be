"""`meeting`: the agenda of a period and the minutes; with an action, a meeting decides or ends."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from metrics.tasks.meeting import AgendaRow, Minutes
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.workspace import Workspace
from pipeline.meetings import deciding, minutes
from pipeline.meetings.agenda import Agenda, agenda
from pipeline.meetings.deciding import Closing, NewDecision
from pipeline.meetings.minutes import KeptMinutes
from pipeline.scores.scorecard import View
from pipeline.tasks.acting import NewTask
from wording import command_line as words
from wording.office import meeting as said


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of an agenda or of minutes."""

    meeting: str
    part: str
    row: AgendaRow


_LINE: Columns[_Line] = {
    **same("meeting", "part"),
    "key": lambda line: line.row.key or None,
    "what": lambda line: line.row.what,
    "who": lambda line: line.row.who or None,
    "until": lambda line: line.row.until,
    "result": lambda line: line.row.state or None,
}
_KEPT: Columns[KeptMinutes] = {
    **same("meeting", "day", "month", "window", "under", "edition", "chair", of="minutes"),
    "decisions": lambda kept: len(kept.minutes.decided),
    "supplements": lambda kept: len(kept.supplements),
    **same("by", of="frozen"),
    "time": lambda kept: kept.frozen.at.isoformat(timespec="seconds"),
}


def _run(choices: Namespace) -> list[Row]:
    acts = choices.decide, choices.retract, choices.close, choices.supplement
    if not any(acts):
        return _listed(choices)
    at = opening.writer(choices)
    if choices.decide:
        say(_decide(at, choices))
    elif choices.retract:
        deciding.retract(at, at.viewer, choices.retract, choices.by, choices.why)
        say(said.RETRACTED.format(decision=choices.retract))
    elif choices.close:
        say(_close(at, choices))
    else:
        if choices.meeting is None:
            choices.wrong_use(said.NEEDS_MEETING)
        name = deciding.supplement(at, at.viewer, choices.meeting, choices.supplement, choices.by)
        say(said.ADDED.format(name=name))
    return [action("meeting", at.database.path)]


def _decide(at: Workspace, choices: Namespace) -> str:
    task = NewTask(
        choices.decide,
        tuple(choices.unit or ()),
        choices.person,
        choices.until,
        indicator=choices.indicator,
    )
    made = deciding.decide(at, at.viewer, NewDecision(task, not choices.no_task), choices.by)
    return said.saved(made.decision, made.task)


def _close(at: Workspace, choices: Namespace) -> str:
    if choices.month is None:
        choices.wrong_use(said.NEEDS_MONTH)
    view = View(choices.month, choices.window, choices.under)
    closing = Closing(choices.chair, choices.present)
    made = deciding.close(at, at.viewer, view, closing, choices.by)
    return said.CLOSED.format(meeting=made.meeting)


def _listed(choices: Namespace) -> list[Row]:
    with opening.reader(choices).books() as books:
        if choices.meeting is not None:
            return rows(_LINE, _kept(minutes.minutes_of(books, choices.meeting)))
        if choices.month is not None:
            view = View(choices.month, choices.window, choices.under)
            shown = agenda(books, view)
            return rows(_LINE, _lines(shown.meeting, shown))
        return rows(_KEPT, minutes.all_minutes(books))


def _kept(kept: KeptMinutes) -> Iterator[_Line]:
    meeting = kept.minutes.meeting
    yield from _lines(meeting, kept.minutes)
    for more in kept.supplements:
        row = AgendaRow(more.facts.text, more.by, more.at.date(), key=more.facts.subject)
        yield _Line(meeting, "supplement", row)


def _lines(meeting: str, shown: Agenda | Minutes) -> Iterator[_Line]:
    yield from (_Line(meeting, "before", row) for row in shown.before)
    yield _Line(meeting, "changed", AgendaRow(said.spoken(shown.changed)))
    yield from (_Line(meeting, "red", row) for row in shown.red)
    yield from (_Line(meeting, "decided", row) for row in shown.decided)


def _told(name: str, what: str) -> Option:
    return Option(name, said.OPTIONS[what], words.A_TEXT)


COMMAND = Command(
    "meeting",
    (
        options.MONTH,
        options.WINDOW,
        options.UNDER,
        Option("--meeting", said.OPTIONS["meeting"], words.A_CODE),
        OneOf(
            (
                _told("--decide", "decide"),
                Option("--retract", said.OPTIONS["retract"], words.A_CODE),
                Option("--close", said.OPTIONS["close"]),
                _told("--supplement", "supplement"),
            )
        ),
        Option("--unit", said.OPTIONS["unit"], words.A_CODE, options.one_more, adds=True),
        Option("--until", said.OPTIONS["until"], words.A_DAY, options.day),
        Option("--person", said.OPTIONS["person"], words.A_NAME, default=""),
        Option("--no-task", said.OPTIONS["no_task"]),
        Option("--indicator", said.OPTIONS["indicator"], words.A_CODE),
        Option("--chair", said.OPTIONS["chair"], words.A_NAME, default=""),
        Option("--present", said.OPTIONS["present"], words.A_TEXT, default=""),
        Option("--by", said.OPTIONS["by"], words.A_NAME, default=""),
        options.WHY,
    ),
    _run,
    dict.fromkeys((*_LINE, *_KEPT, *ACTION)),
    nothing=said.NOTHING,
)
