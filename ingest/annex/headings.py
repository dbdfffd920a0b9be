"""Which columns of a table are what, by the words of its headings and never by their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.annex.grid import GridCell
from ingest.annex.words import AnnexWords
from metrics.plans.annex import AnnexField

_SAYS_WHAT = frozenset((AnnexField.TASK, AnnexField.GOAL))
_SAYS_WHO = frozenset(
    (AnnexField.LEAD, AnnexField.SUPPORT, AnnexField.PRODUCT, AnnexField.DEADLINE)
)
_LONGEST = 80
"""Letters of a heading; a sentence that holds such words is none."""


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """The columns of a table."""

    columns: dict[AnnexField, int]
    width: int
    rows: int
    """Over how many rows it goes: 2 where the second divides the first."""
    unread: tuple[str, ...]
    """What stands above columns of no field."""

    @property
    def order(self) -> list[AnnexField]:
        """The fields behind the number, from left to right."""
        rest = (each for each in self.columns if each is not AnnexField.CLAUSE)
        return sorted(rest, key=self.columns.__getitem__)


def heading_at(
    rows: Sequence[Sequence[GridCell]], at: int, words: AnnexWords
) -> AnnexHeading | None:
    """The columns that a row heads, with the row below it where that divides them further.

    Args:
        rows: Of the table.
        at: The row.
        words: How headings are told.
    """
    top = rows[at]
    columns = _told(top, words)
    if not _heads(columns):
        return None
    below = rows[at + 1] if at + 1 < len(rows) else []
    divided = _divides(top, below, words)
    lower = _told(below, words) if divided else {}
    found: dict[AnnexField, int] = {}
    for field, column in (*lower.items(), *columns.items()):
        # Where the row below divides a heading, its parts say what its columns are.
        if column not in found.values():
            found.setdefault(field, column)
    unread = dict.fromkeys(
        text
        for column, cell in enumerate(top)
        if column not in found.values()
        and (text := " ".join((_at(below, column) if lower else cell.text).split() or cell.text))
        and not (lower and cell.origin in {top[each].origin for each in found.values()})
    )
    return AnnexHeading(found, len(top), 2 if divided else 1, tuple(unread))


def _divides(
    top: Sequence[GridCell], below: Sequence[GridCell], words: AnnexWords
) -> dict[AnnexField, int]:
    """The columns into which a second row of headings divides one of the first; none: no such row.

    Its other cells are those of the first row, or blank.
    """
    own = {
        column: cell
        for column, cell in enumerate(below)
        if column >= len(top) or cell.origin != top[column].origin
    }
    said = [column for column, cell in own.items() if cell.text]
    told = _told(below, words)
    parts = {field: column for field, column in told.items() if column in said}
    return parts if len(parts) >= min(2, len(said)) and len(said) == len(parts) else {}


def _at(row: Sequence[GridCell], column: int) -> str:
    return row[column].text if column < len(row) else ""


def _heads(columns: dict[AnnexField, int]) -> bool:
    return bool(_SAYS_WHAT & columns.keys()) and len(_SAYS_WHO & columns.keys()) >= 2


def _told(row: Sequence[GridCell], words: AnnexWords) -> dict[AnnexField, int]:
    found: dict[AnnexField, int] = {}
    for column, cell in enumerate(row):
        known = words.heading(cell.text) if 0 < len(cell.text) <= _LONGEST else None
        if known is not None and known.field is not None:
            found.setdefault(known.field, column)
    return found
