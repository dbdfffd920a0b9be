"""`move`: carry the database into a record that several machines share, or out of it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pipeline.commands import opening
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from warehouse.engine.files import Database
from wording import sharing as words

_SUMS = ("table", "rows", "checksum")


def _run(choices: Namespace) -> list[Row]:
    # The driver is loaded only where something is moved.
    from warehouse.moving import carrying

    at = opening.writer(choices)
    if choices.to is None:
        with at.edition() as edition:
            found = carrying.held(edition)
        return [
            dict(zip(_SUMS, (table, each.rows, str(each.checksum)), strict=True))
            for table, each in found.items()
        ]
    if _is_address(choices.to):
        moved = carrying.into_record(at.database, choices.to, choices.role)
        path, told = at.database.path, words.INTO_RECORD
    else:
        path, told = Path(choices.to), words.OUT_OF_RECORD
        moved = carrying.out_of_record(at.database, Database(path))
    for table, each in moved.items():
        say(words.MOVED.format(table=table, rows=each.rows))
    say(told.format(file=path.name))
    return [action("move", path)]


def _is_address(to: str) -> bool:
    return to.startswith(("postgresql://", "postgres://"))


COMMAND = Command(
    "move",
    (
        Option("--to", words.TO, words.A_PLACE),
        Option("--role", words.ROLE, words.A_ROLE),
    ),
    _run,
    dict.fromkeys((*_SUMS, *ACTION)),
)
