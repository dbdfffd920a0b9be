"""`backup`: copy everything of the database into an empty folder."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from pipeline.commands import opening
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, NotDoneError, OneOf, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.journal.backups import back_up
from warehouse.backup.taking import take
from wording import backup as words
from wording import command_line


def _run(choices: Namespace) -> list[Row]:
    if choices.into is not None:
        return _scheduled(choices)
    out: Path | None = choices.out
    if out is None:
        choices.wrong_use(words.OUT_OR_INTO)
    assert out is not None
    manifest = take(opening.reader(choices).database, out)
    say(words.taken(out.name, len(manifest.files), len(manifest.editions)))
    if manifest.left_out:
        say(words.LEFT_OUT.format(files=", ".join(manifest.left_out)))
    return [action("backup", out)]


def _scheduled(choices: Namespace) -> list[Row]:
    folder: Path = choices.into
    at = opening.writer(choices)
    told, kept = back_up(at, folder, choices.by or words.BY_SCHEDULE, datetime.now())  # noqa: DTZ005
    row = action("backup", folder / told.name)
    if told.trouble:
        say(words.NOT_TRIED.format(name=told.name, trouble=told.trouble))
        raise NotDoneError([row | {"ok": False}])
    size = words.size(told.size)
    say(words.TRIED.format(name=told.name, files=told.files, size=size, kept=kept))
    return [row]


COMMAND = Command(
    "backup",
    (
        OneOf(
            (
                Option("--out", words.OUT, words.A_FOLDER, Path),
                Option("--into", words.INTO, words.A_FOLDER, Path),
            )
        ),
        Option("--by", words.BY, command_line.A_NAME, default=""),
    ),
    _run,
    ACTION,
    table=False,
)
