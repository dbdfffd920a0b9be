"""The exported watch list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.inspection.watch import WatchRow
from pipeline.desk.books import Books
from pipeline.inspection.watchlist import Watched
from reports import watch_sheet as sheets
from wording import numbers
from wording.inspection import filters
from wording.inspection import papers as words


@dataclass(frozen=True, slots=True)
class WatchPaper:
    """A watch list as `watchlist` gave it to a viewer, in the order in which it is shown."""

    watched: Watched
    rows: Sequence[WatchRow]


def watchlist_workbook(books: Books, paper: WatchPaper) -> bytes:
    """A watch list with its filter in words."""
    reference, view = books.reference, paper.watched.view
    head = view.head(reference)
    tree = reference.register.at(view.month)
    indicators = reference.shorts
    names = {code: unit.name for code, unit in tree.items()}
    period = numbers.period(view.window, view.month)
    return sheets.watchlist_workbook(
        sheets.WatchSheet(
            words.SHEET_WATCH,
            f"{period[:1].upper()}{period[1:]}, {head.name}",
            filters.sentence(paper.watched.chosen, indicators, names),
            view.asked(books.today).as_of,
            paper.rows,
            words.DEMONSTRATION if books.edition.sample else "",
        )
    )
