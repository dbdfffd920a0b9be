"""What is wrong with a file, by cell, as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from metrics.counts.problem import Problem, Severity
from ui.kit.html import BREAK, Child, Html, TableColumn, join, tag
from ui.upload.cards import folded, table
from wording import numbers
from wording.intake import upload as words
from wording.intake.problems import advice, stands

SHOWN = 8
"""Lines before the rest is folded."""
MOST = 400
"""Lines sent to the browser when the fold is opened; further ones are only counted."""
CELLS = 6
"""Cells named on one line."""
_NOTES_OPEN = 3
"""So few notes need no click."""

_CELL = re.compile(r"([A-Z]+)([0-9]+)")

Say = Callable[[Problem], str]
"""The sentence of a problem."""


def markup(found: Sequence[Problem], say: Say = advice) -> Html:
    """Errors by cell with what to do, then notes; long lists fold."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    notes = [each for each in found if each.severity is Severity.WARNING]
    several = len({each.sheet for each in found if each.sheet}) > 1
    opened = not errors and len(notes) <= _NOTES_OPEN
    return join(
        _errors(errors, say, several=several), _notes(notes, say, several=several, opened=opened)
    )


def _errors(errors: Sequence[Problem], say: Say, *, several: bool) -> Html:
    at_cells = [each for each in errors if each.cell is not None]
    whole = _sentences([each for each in errors if each.cell is None], say, several=several)
    if not at_cells:
        return whole
    lines = _problem_table(at_cells, say, words.MORE_FAULTS, several=several)
    return join(whole, lines, tag("p.k-up-after", words.AFTER_ERRORS))


def _notes(notes: Sequence[Problem], say: Say, *, several: bool, opened: bool) -> Html:
    if not notes:
        return Html()
    title = tag("summary", words.NOTES.format(count=numbers.count(len(notes))))
    lines = _problem_table(notes, say, words.MORE_NOTES, several=several)
    return tag("details.k-up-more.k-up-notes", title, lines, open=opened)


def _sentences(found: Sequence[Problem], say: Say, *, several: bool) -> Html:
    """What is wrong with the whole file, or with a whole sheet."""
    return join(tag("p.k-up-whole", _sheet(each) if several else None, say(each)) for each in found)


def _sheet(problem: Problem) -> Child:
    return (tag("b", problem.sheet), ": ") if problem.sheet else None


def _problem_table(found: Sequence[Problem], say: Say, more: str, *, several: bool) -> Html:
    lines = [
        (tag("b", cells), _found(first), sentence)
        for cells, first, sentence in _grouped(found[:MOST], say, several=several)
    ]
    shown = table(_COLUMNS, lines[:SHOWN], "k-up-problems")
    rest = lines[SHOWN:]
    if not rest and len(found) <= MOST:
        return shown
    left = len(rest) + max(0, len(found) - MOST)
    title = more.format(count=numbers.count(left))
    return join(shown, folded(title, table(_COLUMNS, rest, "k-up-problems")))


_COLUMNS = (
    TableColumn(words.CELL, "c", "c"),
    TableColumn(words.FOUND, "f", "f"),
    TableColumn(words.WHAT_TO_DO, "s"),
)


def _grouped(
    found: Iterable[Problem], say: Say, *, several: bool
) -> list[tuple[Child, Problem, str]]:
    """Cells that have the same thing wrong with them share a line; reading order otherwise."""
    groups: dict[tuple[str | None, str | None, str], list[Problem]] = {}
    for problem in sorted(found, key=place):
        groups.setdefault((problem.sheet, problem.found, say(problem)), []).append(problem)
    return [
        (_cells(each, several=several), each[0], sentence)
        for (_, _, sentence), each in groups.items()
    ]


def _cells(same: Sequence[Problem], *, several: bool) -> Child:
    cells = [each.cell for each in same if each.cell]
    sheet = same[0].sheet or ""
    if not cells:
        return sheet if sheet and several else words.WHOLE_FILE
    left = words.MORE_CELLS.format(count=numbers.count(len(cells) - CELLS))
    more = (" ", tag("small", left)) if len(cells) > CELLS else None
    above = (sheet, BREAK) if several and sheet else None
    return above, ", ".join(cells[:CELLS]), more


def place(problem: Problem) -> tuple[int, str, int, int, str]:
    """Where a problem stands in reading order: whole file first, then by row and column."""
    match = _CELL.match(problem.cell or "")
    if match is None:
        return 0, problem.sheet or "", 0, 0, ""
    letters = match[1]
    return 1, problem.sheet or "", int(match[2]), len(letters), letters


def _found(problem: Problem) -> Child:
    text = stands(problem)
    if text is None:
        return None if problem.cell is None else tag("span.k-muted", words.EMPTY_CELL)
    return tag("q", text)
