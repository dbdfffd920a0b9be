"""The watch list as text for other programs: the keys of the command line, in the order shown."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from metrics.inspection.watch import WatchRow
from pipeline.commands.inspection_rows import watch
from pipeline.commands.rows import csv_cell


def watchlist_csv(rows: Iterable[WatchRow]) -> bytes:
    """The rows as CSV with the keys of `watchlist`; a spreadsheet program knows it as UTF-8."""
    kept = StringIO()
    writer = csv.writer(kept)
    for at, each in enumerate(rows):
        row = watch(each)
        if at == 0:
            writer.writerow(row)
        writer.writerow([csv_cell(value) for value in row.values()])
    return kept.getvalue().encode("utf-8-sig")
