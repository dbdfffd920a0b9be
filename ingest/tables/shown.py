"""Warns of counts whose number format shows another number than the cell holds."""

from __future__ import annotations

from ingest.layouts.sheet_table import SheetTable
from ingest.text.number_formats import shown_instead
from metrics.counts.problem import ProblemCase
from wording.intake.facts import NOTHING_SHOWN


def check_shown(table: SheetTable) -> None:
    """Add a warning for each count that is not what a person sees of it."""
    formats = table.sheet.scan.formats
    if not formats:
        return
    for key, counts in table.counts.items():
        for place, value in enumerate(counts.values):
            cell = table.cell(place, key)
            code = formats.get(cell)
            if code is None or value is None:
                continue
            shown = shown_instead(code, value)
            if shown is not None:
                table.findings.warning(
                    ProblemCase.SHOWN_OTHERWISE,
                    cell,
                    value,
                    shown=shown or NOTHING_SHOWN,
                    column=table.heading(key),
                )
