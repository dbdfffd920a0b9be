"""Finds the columns of a table that hold counts and that nothing is taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.layouts.counts import is_blank, read_column
from ingest.layouts.forms import Forms, is_ratio
from ingest.layouts.sheet_table import SheetTable
from ingest.text.addresses import letters
from ingest.text.names import heading_key
from metrics.counts.reading import UnreadColumn


def unread_columns(table: SheetTable, forms: Forms) -> Iterator[UnreadColumn]:
    """The columns with counts whose headings the table's layout does not know."""
    header, form = table.header, table.form
    taken = set(table.match.columns.values())
    rows = [table.sheet.rows[row] for row in table.body.units]
    for column, path in enumerate(header.texts):
        if column < header.first_count or column in taken:
            continue
        if is_ratio(path) or forms.knows(form, path):
            continue
        if path and heading_key(path[-1]) in forms.words.no_counts:
            continue
        if _holds_counts([row[column] for row in rows]):
            yield UnreadColumn(table.sheet.name, letters(column), header.heading(column))


def _holds_counts(cells: Sequence[object]) -> bool:
    first = next((cell for cell in cells if not is_blank(cell)), None)
    if first is None or read_column([first]).faults:
        return False
    counts = read_column(cells)
    return not counts.faults and any(counts.values)
