"""The watch list as a file: the rows shown, in the order shown, with the filter behind them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from pipeline.inspection_rows import watch
from pipeline.rows import csv_cell
from reports.watchlist_sheet import Entry, write

__all__ = ["Entry", "watchlist_file"]


def watchlist_file(
    choices: Sequence[tuple[str, str]], entries: Sequence[Entry], form: str
) -> bytes:
    """The rows as `xlsx` for people, or as `csv` with the keys of the command line."""
    return _csv(entries) if form == "csv" else write(choices, entries)


def _csv(entries: Sequence[Entry]) -> bytes:
    kept = StringIO()
    writer = csv.writer(kept)
    for at, entry in enumerate(entries):
        row = watch(entry.row)
        if at == 0:
            writer.writerow(row)
        writer.writerow([csv_cell(value) for value in row.values()])
    # Spreadsheet programs read UTF-8 only where this mark says so.
    return kept.getvalue().encode("utf-8-sig")
