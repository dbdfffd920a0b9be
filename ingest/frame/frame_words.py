"""All texts of a table's frame, each with the cell it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.containers.sheet import Sheet
from ingest.frame.answers import Cell
from ingest.frame.columns import OverColumns, over_columns
from ingest.frame.laid_out import LaidOut
from ingest.frame.titles import Around, around, corner, rows_with_figures
from ingest.layouts.form import Match
from ingest.layouts.library import Library
from ingest.periods.stated_time import Stated
from ingest.phrases.vocabulary import Place


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The texts of a frame over the layout that the headings fit."""

    match: Match
    over: tuple[OverColumns, ...]
    around: tuple[Around, ...]
    first_figures: int
    """The first row with figures."""
    corner: Cell
    """The table's first cell, for what is said of the sheet as a whole."""
    sheet_time: Stated
    """What the sheet's name tells where it says nothing else, a year alone among it."""

    @classmethod
    def of(cls, sheet: Sheet, laid: LaidOut, library: Library) -> FrameWords:
        """Read every phrase of a table's frame."""
        assert laid.match is not None
        forms, vocabulary = library.forms, library.vocabulary
        named = vocabulary.read(sheet.name, Place.LABEL)
        figures = rows_with_figures(sheet, laid.header, laid.match)
        return cls(
            laid.match,
            tuple(over_columns(sheet, laid, forms, vocabulary)),
            tuple(around(sheet, laid.header, laid.match, figures, library)),
            figures[0],
            corner(sheet, laid.header),
            Stated() if named.rest else named.time,
        )
