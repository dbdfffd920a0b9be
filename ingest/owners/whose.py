"""The steps that tell whose the rows of a table are, in their order."""

from __future__ import annotations

from ingest.layouts.forms import Forms
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_rows, label_columns, left_out, part_rows, row_units, second_table
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


def settle_rows(table: SheetTable, forms: Forms, names: UnitNames, request: Request) -> None:
    """Settle whether rows are units or fields of one, and leave out what is neither."""
    table.match = field_rows.matched(table, forms, names, request.unit)
    left_out.settle_rows(table, forms.words)
    part_rows.settle(table, forms.words, request.phrases_said(table.sheet.name))


def name_rows(table: SheetTable, names: UnitNames, words: Words, request: Request) -> str | None:
    """Give the rows their units; the code of the unit where all of them are one unit's."""
    return row_units.name_rows(table, names, words, request)
