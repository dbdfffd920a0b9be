"""The watch list as a file: the rows that are shown, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.inspection.watch import WatchRow
from metrics.inspection.watch_filter import WatchFilter
from pipeline.commands import export as export_file
from pipeline.inspection import watch_paper
from pipeline.inspection.watchlist import Watched
from ui.frame import session
from ui.frame.filters import Choices
from ui.inspection import watch_table
from ui.kit import saving
from ui.kit.saving import File
from ui.scores.matrix import FileWish


def save(choices: Choices, chosen: WatchFilter, kept: Sequence[WatchRow], wish: FileWish) -> None:
    """Have the browser save what is wished for."""
    rows = _in_order(kept, wish)
    if wish.format == "csv":
        content = export_file.watchlist_csv(rows)
    else:
        with session.books() as books:
            paper = watch_paper.WatchPaper(Watched(choices.view, chosen), rows)
            content = watch_paper.watchlist_workbook(books, paper)
    month, head = choices.view.month, choices.head.code
    name = export_file.file_name("can-kiem-tra", month, head, wish.format)
    saving.save(File(name, export_file.TYPES[wish.format], content, wish.id))


def _in_order(kept: Sequence[WatchRow], wish: FileWish) -> list[WatchRow]:
    """What stands in the lines shown; a silent unit's line stands for all its rows."""
    rows: dict[str, list[WatchRow]] = {}
    for line in watch_table.lines_of(kept):
        rows[line.code] = [line.row]
        if line.silent:
            identity = line.row.score.unit.identity
            rows[line.code] = [row for row in kept if row.score.unit.identity == identity]
    return [row for _, code in wish.lines for row in rows.get(code, ())]
