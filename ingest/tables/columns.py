"""What the columns of a table mean, and which hold counts that nothing is taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.layouts.counts import is_blank, read_column
from ingest.layouts.forms import Forms
from ingest.layouts.heading import is_ratio
from ingest.layouts.sheet_table import SheetTable
from ingest.text.addresses import letters
from ingest.text.names import heading_key
from metrics.counts.reading import ReadColumn, UnreadColumn


def columns(table: SheetTable) -> tuple[ReadColumn, ...]:
    """The columns with headings, and what each one means."""
    header = table.header
    meanings: dict[int | None, str] = {
        table.match.columns[key]: meaning for key, meaning in _meanings(table).items()
    }
    meanings |= {
        header.ordinal: "row_number",
        header.unit_code: "unit_code",
        header.unit_name: "unit_name",
        header.district: "district",
    }
    return tuple(
        ReadColumn(letters(index), header.heading(index), meanings.get(index))
        for index, path in enumerate(header.texts)
        if path
    )


def _meanings(table: SheetTable) -> dict[str, str]:
    """What each column of counts means: the first measure made of it, else a total."""
    meanings: dict[str, str] = {}
    for measure in table.form.measures:
        for key in table.way(measure) or ():
            meanings.setdefault(key, measure.code)
    return {key: meanings.get(key, "total") for key in table.counts}


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
