"""Keeps what tells of a person out: a list that holds such a thing is refused before it is kept.

What stands in such a cell is never told again, neither in a sentence nor in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.containers.sheet import Sheet
from ingest.dossiers.list_words import ListRole, ListWords
from ingest.dossiers.listed import SEARCHED, DossierList, ListColumn
from ingest.findings import Findings
from ingest.text.addresses import position
from metrics.counts.problem import ProblemCase

_NAME = "họ tên người"
"""The one pattern that names of units may have too: Lê Minh Xuân is a commune."""


def refuse(found: DossierList, words: ListWords, findings: Findings) -> None:
    """Tell of every column that may tell of a person, by its name or by what stands in it."""
    for place, column in enumerate(found.columns):
        cell = (found.top, place)
        facts = {"column": column.heading or column.letter}
        if words.role(column.heading) is None and not words.is_beside(column.heading):
            if not column.heading and set(column.values) <= {""}:
                continue
            named = words.is_personal(column.heading)
            case = ProblemCase.PERSONAL_DATA if named else ProblemCase.PERSONAL_DATA_UNKNOWN
            findings.error(case, cell, None, **facts)
            continue
        shape = _shape(column, words)
        if shape is not None:
            code, what = shape
            where = position(found.cell(column, code))
            findings.error(ProblemCase.PERSONAL_DATA_VALUES, where, None, what=what, **facts)
    for row, cells in enumerate(found.title):
        _look(enumerate(cells), row, words, findings)


def refuse_beside(sheet: Sheet, words: ListWords, findings: Findings) -> None:
    """Tell of what tells of a person in a sheet beside the list: it would be kept with it."""
    for row, cells in enumerate(sheet.rows):
        if row < SEARCHED and sum(_names(cell, words) for cell in cells) > 1:
            facts = {"column": sheet.name}
            findings.error(ProblemCase.PERSONAL_DATA, (row, 0), None, **facts)
            return
        if _look(enumerate(cells), row, words, findings):
            return


def _names(cell: object, words: ListWords) -> bool:
    return isinstance(cell, str) and cell != "" and words.is_personal(cell)


def _look(
    cells: Iterable[tuple[int, object]], row: int, words: ListWords, findings: Findings
) -> bool:
    for place, cell in cells:
        what = next(_found(cell, words.patterns, names=False), None)
        if what is not None:
            facts = {"what": what, "column": findings.sheet or ""}
            findings.error(ProblemCase.PERSONAL_DATA_VALUES, (row, place), None, **facts)
            return True
    return False


def _shape(column: ListColumn, words: ListWords) -> tuple[int, str] | None:
    """The first value that has the shape of something personal, and of what."""
    names = words.role(column.heading) is not ListRole.UNIT
    for code, value in enumerate(column.values):
        what = next(_found(value, words.patterns, names=names), None)
        if what is not None:
            return code, what
    return None


def _found(value: object, patterns: dict[str, re.Pattern[str]], *, names: bool) -> Iterator[str]:
    if isinstance(value, float) and value.is_integer():
        # A workbook keeps a number of twelve digits as one; its zero in front is gone.
        value = str(int(value))
    if isinstance(value, int):
        value = str(value)
    if not isinstance(value, str) or len(value) < 6:
        return
    for what, pattern in patterns.items():
        if (names or what != _NAME) and pattern.search(value):
            yield what
