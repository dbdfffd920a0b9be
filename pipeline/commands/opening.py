"""The workspace a command works at."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.plans.plan import Plan
from pipeline.commands.printing import say
from pipeline.desk import sharing, workspace
from pipeline.desk.workspace import Workspace
from pipeline.intake import repair
from wording import interface, numbers
from wording import sharing as sharing_words


def reader(choices: Namespace) -> Workspace:
    """The workspace of the database that is asked; where readers are behind, that is said."""
    return _open(choices, writing=False)


def writer(choices: Namespace) -> Workspace:
    """The workspace of the database that is written."""
    return _open(choices, writing=True)


def untouched(choices: Namespace) -> Workspace:
    """The workspace of the database that is asked, as it is: nothing of it is mended before."""
    return workspace.find_workspace(choices.database)


def _open(choices: Namespace, *, writing: bool) -> Workspace:
    path = choices.database or (workspace.writing_path() if writing else None)
    found = workspace.find_workspace(path)
    hindered = sharing.keep_up(found.database)
    if hindered is not None:
        edition = found.edition_number()
        say(sharing_words.hindered(hindered.error, hindered.since, edition))
    found = replace(workspace.open_workspace(found.database.path), mender=repair.mended)
    repair.ensure_sound(found)
    if (seen := found.behind_since()) is not None:
        say(interface.BEHIND.format(time=numbers.moment(seen)))
    elif repair.amiss(found):
        say(interface.UNSOUND)
    return found


def plans(at: Workspace, code: str | None) -> tuple[Plan, ...]:
    """Every plan, or the one of that code.

    Raises:
        KpiError: `unknown_plan`.
    """
    if code is None:
        return at.reference.plans
    try:
        return (at.reference.plan(code),)
    except KeyError as error:
        raise KpiError(ErrorCode.UNKNOWN_PLAN, plan=code) from error
