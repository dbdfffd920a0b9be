"""The steps that tell whose the rows of a table are, in their order."""

from __future__ import annotations

from ingest.frame.table_frame import TableFrame
from ingest.layouts.library import Library
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_rows, label_columns, left_out, part_rows, row_units, second_table
from ingest.periods.periods import Period
from ingest.reading import Request
from ingest.text.words import Words
from ingest.unit_names.units import UnitNames


def find_rows(table: SheetTable, names: UnitNames, words: Words, *, explained: bool) -> None:
    """Find a table's rows, once it is known which of its columns name them.

    Args:
        table: The table, with its headings, before any row of it is read.
        names: What units are called.
        words: What rows and headings are called.
        explained: Whether a person said which columns name units and districts.
    """
    counts = list(table.match.columns.values())
    table.header = label_columns.settled(
        table.sheet, table.header, counts, names, words, explained=explained
    )
    table.body = second_table.own_rows(
        table.sheet, table.header, counts, words, table.month, table.findings
    )


def settle_rows(
    table: SheetTable,
    library: Library,
    names: UnitNames,
    asked: str | None,
    time: tuple[TableFrame, Period],
) -> tuple[int, int] | None:
    """Settle whether rows are units or fields of one, and leave out what is neither.

    Args:
        table: The table.
        library: Layouts and what rows are called.
        names: What units are called.
        asked: The unit whose own report it is, where a person said so.
        time: What the frame says, and the table's time so far.

    Returns:
        The cell of a phrase that makes all rows sums up to the month; None: they are the month's.
    """
    table.match = field_rows.matched(table, library.forms, names, asked)
    left_out.settle_rows(table, library.forms.words)
    return part_rows.settle(table, library.forms.words, *time)


def name_rows(table: SheetTable, names: UnitNames, words: Words, request: Request) -> str | None:
    """Give the rows their units; the code of the unit where all of them are one unit's."""
    return row_units.name_rows(table, names, words, request)
