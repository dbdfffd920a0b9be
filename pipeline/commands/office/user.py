"""`user`: the accounts; with an action, one is made, changed, closed or set back."""

from __future__ import annotations

from argparse import Namespace

from access.accounts import NewAccount
from access.roles import Role
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk import keeping
from pipeline.desk.keeping import ADMINISTRATOR, KeptAccount
from pipeline.desk.workspace import Workspace
from wording import access as words
from wording import command_line

USER: Columns[KeptAccount] = {
    "user": lambda each: each.account.name,
    "name": lambda each: each.account.shown,
    "roles": lambda each: [str(role) for role in each.account.roles],
    "unit": lambda each: each.account.unit,
    "state": lambda each: each.state,
    "second_factor": lambda each: each.account.second,
    "sessions": lambda each: len(each.sessions),
}
_PEOPLE = tuple(str(each) for each in Role if each is not Role.PUBLIC)


def _run(choices: Namespace) -> list[Row]:
    at = opening.untouched(choices)
    wanted = {"add", "change", "reset", "disable", "enable", "drop_second", "end_sessions"}
    if not any(getattr(choices, each) for each in wanted):
        return rows(USER, keeping.listed(at, ADMINISTRATOR))
    _act(at, choices, choices.by or words.COMMAND_LINE)
    return [action("user", at.database.path)]


def _act(at: Workspace, choices: Namespace, by: str) -> None:
    roles = tuple(Role(each) for each in choices.role or ())
    if (choices.add or choices.change) and not roles:
        choices.wrong_use(words.NEEDS_ROLE)
    if choices.add:
        new = NewAccount(choices.add, choices.name or "", roles, choices.unit)
        password = keeping.add(at, ADMINISTRATOR, new, by)
        say(words.ADDED.format(name=choices.add))
        _tell(choices.add, password)
    elif choices.change:
        keeping.set_roles(at, ADMINISTRATOR, choices.change, roles, choices.unit, by)
        say(words.SAVED)
    elif choices.reset:
        _tell(choices.reset, keeping.reset(at, ADMINISTRATOR, choices.reset, by))
    elif choices.drop_second:
        keeping.drop_second(at, ADMINISTRATOR, choices.drop_second, by)
        say(words.SAVED)
    elif choices.end_sessions:
        name = choices.end_sessions
        ended = keeping.end_sessions(at, ADMINISTRATOR, name)
        say(words.SESSIONS_ENDED.format(count=ended, name=name))
    else:
        name, disabled = choices.disable or choices.enable, bool(choices.disable)
        keeping.set_disabled(at, ADMINISTRATOR, name, by, disabled=disabled)
        say(words.SAVED)


def _tell(name: str, password: str) -> None:
    # Not among the row's fields: what is printed as JSON is kept in files and logs.
    say(words.FIRST_PASSWORD.format(name=name, password=password))


COMMAND = Command(
    "user",
    (
        OneOf(
            (
                Option("--add", words.OPTIONS["add"], words.AN_ACCOUNT),
                Option("--change", words.OPTIONS["change"], words.AN_ACCOUNT),
                Option("--reset", words.OPTIONS["reset"], words.AN_ACCOUNT),
                Option("--disable", words.OPTIONS["disable"], words.AN_ACCOUNT),
                Option("--enable", words.OPTIONS["enable"], words.AN_ACCOUNT),
                Option("--drop-second", words.OPTIONS["drop_second"], words.AN_ACCOUNT),
                Option("--end-sessions", words.OPTIONS["end_sessions"], words.AN_ACCOUNT),
            )
        ),
        Option("--role", words.OPTIONS["roles"], words.A_ROLE, among=_PEOPLE, several=True),
        Option("--name", words.OPTIONS["name"], command_line.A_NAME),
        options.UNIT,
        options.BY,
    ),
    _run,
    dict.fromkeys((*USER, *ACTION)),
)
