"""The tables of a Word file, read from the part that holds its text; nothing else is opened.

Text that tracked changes took out is left out, and what they put in is read: it is what the
document says.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from ingest.annex.grid import AnnexGrid, GridCell, lines
from ingest.containers.limits import MOST_CELLS, MOST_COLUMNS, limit
from ingest.containers.refusal import RefusedError
from metrics.counts.problem import ProblemCase
from wording.intake.sheets import WORD_CELL, WORD_TABLE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "Fallback", "tblPr", "trPr", "tcPr"))
"""What is not text that one reads in the document."""
_BLANKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def word_tables(part: bytes) -> Iterator[AnnexGrid]:
    """Every table that stands in no other, in their order.

    Args:
        part: `word/document.xml`, which the guard has looked through.
    """
    if not part:
        # A package of Word's without its text.
        raise RefusedError(ProblemCase.DAMAGED)
    root = ElementTree.fromstring(part.replace(_STRICT[1:-1].encode(), _W[1:-1].encode()))
    cells = 0
    for at, table in enumerate(_outer(root, "tbl"), start=1):
        grid = _Table(WORD_TABLE.format(number=at), at).read(table)
        cells += grid.width * len(grid.rows)
        limit(cells, MOST_CELLS, "cells")
        yield grid


def _outer(of: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The elements of a name inside one, without those that stand in another table."""
    for each in of:
        kind = _local(each)
        if kind == name:
            yield each
        elif kind not in _SKIPPED and kind != "tbl":
            yield from _outer(each, name)


def _local(of: ElementTree.Element) -> str:
    return of.tag.rpartition("}")[2]


def _value(of: ElementTree.Element, path: str) -> str | None:
    found = of.find("/".join(_W + name for name in path.split("/")))
    return None if found is None else found.get(f"{_W}val", "")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


class _Table:
    """One table while it is read."""

    def __init__(self, name: str, number: int) -> None:
        self._grid = AnnexGrid(name)
        self._number = number

    def read(self, table: ElementTree.Element) -> AnnexGrid:
        """The table as a grid."""
        for row in _outer(table, "tr"):
            # A row that tracked changes took out.
            if row.find(f"{_W}trPr/{_W}del") is None:
                self._row(row)
        return self._grid

    def _row(self, row: ElementTree.Element) -> None:
        at = len(self._grid.rows)
        found: list[GridCell] = []
        for _ in range(min(_number(_value(row, "trPr/gridBefore")), MOST_COLUMNS)):
            found.append(self._cell("", at, len(found)))
        for cell in _outer(row, "tc"):
            span = max(1, _number(_value(cell, "tcPr/gridSpan")))
            limit(len(found) + span, MOST_COLUMNS, "columns")
            merge = _value(cell, "tcPr/vMerge")
            above = self._grid.rows[-1] if self._grid.rows else []
            goes_on = merge is not None and merge != "restart" and len(found) < len(above)
            if goes_on:
                found.extend([above[len(found)]] * span)
            else:
                found.extend([self._cell(lines(_text(cell)), at, len(found))] * span)
        self._grid.rows.append(found)

    def _cell(self, text: str, row: int, column: int) -> GridCell:
        address = WORD_CELL.format(table=self._number, row=row + 1, column=column + 1)
        return GridCell(text, address, (row, column))


def _text(of: ElementTree.Element) -> str:
    return "".join(_pieces(of))


def _pieces(of: ElementTree.Element) -> Iterator[str]:
    for each in of:
        kind = _local(each)
        if kind in _SKIPPED:
            continue
        if kind == "t":
            yield each.text or ""
        elif kind in _BLANKS:
            yield _BLANKS[kind]
        else:
            if kind == "p" and _value(each, "pPr/numPr/numId") not in (None, "0"):
                yield "- "
            yield from _pieces(each)
            if kind == "p":
                yield "\n"
