"""`screens`: the wall screens; `--place` gives one an address, `--revoke` takes it away."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.office_lines import WallScreen
from metrics.counts.statement import Statement
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.clock import today
from pipeline.papers import screens
from pipeline.statements.recording import Signed
from wording import command_line
from wording.papers import screens as words

_LISTED: Columns[Statement[WallScreen]] = {
    **same("screen", "place", "under", of="facts"),
    **same("holds", "by"),
    "time": lambda told: told.at.isoformat(timespec="seconds"),
}


def _run(choices: Namespace) -> list[Row]:
    if not (choices.place or choices.revoke):
        with opening.reader(choices).edition() as edition:
            return rows(_LISTED, screens.screens(edition))
    if not choices.by or (choices.revoke and not choices.why):
        choices.wrong_use(words.NEEDS)
    at = opening.writer(choices)
    if choices.revoke:
        screens.revoke(at, at.viewer, choices.revoke, Signed(choices.by, choices.why))
        say(words.REVOKED.format(screen=choices.revoke))
        return [action("screens", at.database.path)]
    made = screens.give_address(at, at.viewer, choices.place, choices.under, choices.by, today())
    screen = made.screen
    say(words.DONE.format(screen=screen.screen, place=screen.place, address=made.address))
    return [
        action("screens", at.database.path) | {"screen": screen.screen, "address": made.address}
    ]


COMMAND = Command(
    "screens",
    (
        OneOf(
            (
                Option("--place", words.COMMAND_PLACE, words.A_PLACE),
                Option("--revoke", words.COMMAND_REVOKE, words.A_SCREEN),
            )
        ),
        options.UNDER,
        Option("--by", words.BY, command_line.A_NAME, default=""),
        Option("--why", words.WHY_OPTION, command_line.A_REASON, default=""),
    ),
    _run,
    dict.fromkeys((*_LISTED, *ACTION, "screen", "address")),
    nothing=words.NONE,
)
