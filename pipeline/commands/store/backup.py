"""`backup`: copy everything of the database into an empty folder."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pipeline.commands import opening
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from warehouse.backup.taking import take
from wording import backup as words


def _run(choices: Namespace) -> list[Row]:
    out: Path = choices.out
    manifest = take(opening.reader(choices).database, out)
    say(words.taken(out.name, len(manifest.files), len(manifest.editions)))
    if manifest.left_out:
        say(words.LEFT_OUT.format(files=", ".join(manifest.left_out)))
    return [action("backup", out)]


COMMAND = Command(
    "backup",
    (Option("--out", words.OUT, words.A_FOLDER, Path, needed=True),),
    _run,
    ACTION,
    table=False,
)
