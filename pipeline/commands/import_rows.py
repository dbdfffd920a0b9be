"""The rows of `import`: one for each file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from metrics.counts.reading import ReadTable
from pipeline.commands.cells import Columns, Row, row, rows, same
from pipeline.commands.rows import PROBLEM
from pipeline.intake.upload import Checked, FileOutcome

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
OPENING: Columns[FileOutcome] = same("opening")
"""What an opening balance has beside."""


def stored(outcome: FileOutcome) -> Row:
    """The row of a file that was to be stored."""
    several = len(outcome.receipts) > 1
    more = row(SEVERAL, outcome) if several else {}
    return row(IMPORTED, outcome) | more | (row(OPENING, outcome) if outcome.opening else {})


def tried(checked: Checked) -> Row:
    """The row of a file that was only looked at."""
    receipts = checked.stored_as if checked.clean else ()
    outcome = FileOutcome(
        checked.reading,
        receipts,
        checked.changes,
        checked.problems,
        checked.edition,
        checked.read.beside.opening,
    )
    return stored(outcome) | {"stored": False}


def _month(tables: Iterable[ReadTable]) -> str | None:
    """The month of all tables, if it is one."""
    months = {str(table.month) for table in tables if table.month}
    return months.pop() if len(months) == 1 else None
