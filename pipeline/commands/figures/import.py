"""`import`: read files, compare them with what is stored, and keep them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from metrics.counts.problem import Severity
from metrics.counts.upload import Changes
from pipeline.commands import marked_copy, opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.import_rows import IMPORTED, OPENING, SEVERAL, stored, tried
from pipeline.commands.printing import say
from pipeline.commands.said import OPTIONS, check, said
from pipeline.intake import upload
from pipeline.intake.bundles import each_path
from pipeline.intake.upload import Checked, FileOutcome
from wording import command_line as words
from wording.intake.problems import sentence
from wording.intake.upload import unread, unread_columns


def _run(choices: Namespace) -> list[Row]:
    marked_copy.check(choices)
    with TemporaryDirectory(prefix="kpi-import-") as folder:
        choices.files = each_path(choices.files, Path(folder))
        return _import(choices)


def _import(choices: Namespace) -> list[Row]:
    marked_copy.check(choices)
    wanted = said(choices)
    workspace = opening.writer(choices)
    check(choices, workspace)
    read: Sequence[Checked | FileOutcome]
    if choices.dry_run:
        read = checked = list(upload.check_files(workspace, choices.files, wanted))
        found = [tried(each) for each in checked]
        refused = any(not each.clean for each in checked)
    else:
        read = outcomes = upload.store_files(workspace, choices.files, wanted)
        found = [stored(each) for each in outcomes]
        refused = any(not each.receipts for each in outcomes)
    _tell(choices, read, found)
    if choices.marked_copy is not None:
        refused = not marked_copy.write(choices, read[0]) or refused
    if refused:
        raise NotDoneError(found)
    return found


def _tell(choices: Namespace, read: Sequence[Checked | FileOutcome], found: list[Row]) -> None:
    """Say what became of each file, unless it is for machines, and what of it was not read."""
    for each, told in zip(read, found, strict=True) if not choices.json else ():
        wrong = sum(problem.severity is Severity.ERROR for problem in each.problems)
        say(_headline(told, each.changes, wrong, dry_run=choices.dry_run))
        for problem in each.problems:
            error = problem.severity is Severity.ERROR
            line = words.PROBLEM_ERROR if error else words.PROBLEM_WARNING
            say(line.format(message=sentence(problem)))
    if read and not choices.json:
        say(words.EDITION.format(number=read[-1].edition))
    for reading in (each.reading for each in read):
        if reading.unread:
            say(f"{reading.file}: {unread(reading.unread)}")
        if reading.unread_columns:
            say(f"{reading.file}: {unread_columns(reading.unread_columns)}")


def _headline(told: Row, changes: Changes, wrong: int, *, dry_run: bool) -> str:
    if wrong:
        return words.REFUSED.format(file=told["file"], errors=wrong)
    if told["already_stored"]:
        return words.ALREADY_STORED.format(**told)
    done = (words.TRIED if dry_run else words.STORED).format(**told)
    return f"{done} ({words.CHANGES.format(**asdict(changes))})"


COMMAND = Command(
    "import",
    (
        Option("files", words.OPTIONS["files"], words.A_FILE, Path, several=True),
        *OPTIONS,
        options.DRY_RUN,
        Option("--marked-copy", words.OPTIONS["marked_copy"], words.A_FILE, Path),
        options.BY,
    ),
    _run,
    (*IMPORTED, *SEVERAL, *OPENING),
    table=False,
)
