"""`import`: read files, compare them with what is stored, and keep them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from metrics.counts.beside import Beside
from metrics.counts.problem import Severity
from metrics.counts.reading import ReadTable
from metrics.counts.upload import Changes
from pipeline.commands import marked_copy, opening, options
from pipeline.commands.cells import Columns, Row, row, rows
from pipeline.commands.command import Command, NotDoneError, OneOf, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import PROBLEM
from pipeline.desk.clock import today
from pipeline.intake import upload
from pipeline.intake.options import Options
from pipeline.intake.upload import Checked, FileOutcome
from wording import command_line as words
from wording import numbers
from wording.intake.problems import sentence
from wording.intake.upload import unread, unread_columns

IMPORTED: Columns[FileOutcome] = {
    "file": lambda outcome: outcome.reading.file,
    "form": lambda outcome: outcome.reading.tables[0].form if outcome.reading.tables else None,
    "month": lambda outcome: _month(outcome.reading.tables),
    "stored": lambda outcome: outcome.stored,
    "already_stored": lambda outcome: outcome.already_stored,
    "upload": lambda outcome: outcome.receipts[0].upload if outcome.receipts else None,
    "units": lambda outcome: sum(table.units for table in outcome.reading.tables),
    "figures": lambda outcome: sum(
        table.figures.stated + len(table.scores) for table in outcome.reading.tables
    ),
    "changes": lambda outcome: asdict(outcome.changes),
    "problems": lambda outcome: rows(PROBLEM, outcome.problems),
    "edition": lambda outcome: outcome.edition,
}
SEVERAL: Columns[FileOutcome] = {
    "uploads": lambda outcome: [receipt.upload for receipt in outcome.receipts],
}
"""What a file of several months has beside."""


def _run(choices: Namespace) -> list[Row]:
    marked_copy.check(choices)
    if choices.received is not None and choices.received > today():
        choices.wrong_use(words.RECEIVED_AHEAD.format(day=numbers.day(choices.received)))
    wanted = _wanted(choices)
    workspace = opening.writer(choices)
    read: Sequence[Checked | FileOutcome]
    if choices.dry_run:
        read = checked = list(upload.check_files(workspace, choices.files, wanted))
        found = [_imported(_as_if_stored(each)) | {"stored": False} for each in checked]
        refused = any(not each.clean for each in checked)
    else:
        read = outcomes = upload.store_files(workspace, choices.files, wanted)
        found = [_imported(each) for each in outcomes]
        refused = any(not each.receipts for each in outcomes)
    _tell(choices, read, found)
    if choices.marked_copy is not None:
        refused = not marked_copy.write(choices, read[0]) or refused
    if refused:
        raise NotDoneError(found)
    return found


def _wanted(choices: Namespace) -> Options:
    """What was said beside the files."""
    beside = Beside(keep_blank=choices.keep_blank, received=choices.received)
    return Options(
        choices.month, choices.all_months, choices.unit, choices.by, beside, choices.expect
    )


def _imported(outcome: FileOutcome) -> Row:
    several = len(outcome.receipts) > 1
    return row(IMPORTED, outcome) | (row(SEVERAL, outcome) if several else {})


def _as_if_stored(checked: Checked) -> FileOutcome:
    receipts = checked.stored_as if checked.clean else ()
    return FileOutcome(
        checked.reading, receipts, checked.changes, checked.problems, checked.edition
    )


def _month(tables: Iterable[ReadTable]) -> str | None:
    """The month of all tables, if it is one."""
    months = {str(table.month) for table in tables if table.month}
    return months.pop() if len(months) == 1 else None


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


_edition = partial(options.digits, told=words.BAD_EDITION, least=1)

COMMAND = Command(
    "import",
    (
        Option("files", words.OPTIONS["files"], words.A_FILE, Path, several=True),
        OneOf((options.MONTH, Option("--all-months", words.OPTIONS["all_months"]))),
        options.UNIT,
        options.DRY_RUN,
        Option("--marked-copy", words.OPTIONS["marked_copy"], words.A_FILE, Path),
        Option("--keep-blank", words.OPTIONS["keep_blank"]),
        Option("--expect", words.OPTIONS["expect"], words.A_NUMBER, _edition),
        Option("--received", words.OPTIONS["received"], words.A_DAY, options.day),
        options.BY,
    ),
    _run,
    (*IMPORTED, *SEVERAL),
    table=False,
)
