"""What is wrong with a file, by cell, as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from metrics.counts.problem import Problem, Severity
from ui.kit import marks
from ui.upload.cards import table
from wording import numbers
from wording.intake import upload as words

SHOWN = 8
"""Lines before the rest is folded."""
MOST = 400
CELLS = 6
"""Cells named on one line."""
_NOTES_OPEN = 3
"""So few notes need no click."""

_CELL = re.compile(r"([A-Z]+)([0-9]+)")

Say = Callable[[Problem], str]
"""The sentence of a problem."""


def markup(found: Sequence[Problem], say: Say) -> str:
    """Errors by cell with what to do, then notes; long lists fold."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    notes = [each for each in found if each.severity is Severity.WARNING]
    several = len({each.sheet for each in found if each.sheet}) > 1
    opened = not errors and len(notes) <= _NOTES_OPEN
    return _errors(errors, say, several=several) + _notes(
        notes, say, several=several, opened=opened
    )


def _errors(errors: Sequence[Problem], say: Say, *, several: bool) -> str:
    at_cells = [each for each in errors if each.cell is not None]
    whole = _sentences([each for each in errors if each.cell is None], say, several=several)
    if not at_cells:
        return whole
    lines = _problem_table(at_cells, say, words.MORE_FAULTS, several=several)
    return f'{whole}{lines}<p class="k-up-after">{words.AFTER_ERRORS}</p>'


def _notes(notes: Sequence[Problem], say: Say, *, several: bool, opened: bool) -> str:
    if not notes:
        return ""
    title = words.NOTES.format(count=numbers.count(len(notes)))
    lines = _problem_table(notes, say, words.MORE_NOTES, several=several)
    return (
        f'<details class="k-up-more k-up-notes"{" open" if opened else ""}>'
        f"<summary>{title}</summary>{lines}</details>"
    )


def _sentences(found: Sequence[Problem], say: Say, *, several: bool) -> str:
    """What is wrong with the whole file, or with a whole sheet."""
    return "".join(
        f'<p class="k-up-whole">{_sheet(each) if several else ""}{marks.text(say(each))}</p>'
        for each in found
    )


def _sheet(problem: Problem) -> str:
    return f"<b>{marks.text(problem.sheet)}</b>: " if problem.sheet else ""


def _problem_table(found: Sequence[Problem], say: Say, more: str, *, several: bool) -> str:
    head = (
        f'<thead><tr><th class="c">{words.CELL}</th><th class="f">{words.FOUND}</th>'
        f"<th>{words.WHAT_TO_DO}</th></tr></thead>"
    )
    lines = [
        f'<tr><td class="c"><b>{cells}</b></td><td class="f">{_found(first)}</td>'
        f'<td class="s">{marks.text(sentence)}</td></tr>'
        for cells, first, sentence in _grouped(found[:MOST], say, several=several)
    ]
    shown = table(head, lines[:SHOWN], "k-up-problems")
    rest = lines[SHOWN:]
    if not rest and len(found) <= MOST:
        return shown
    left = len(rest) + max(0, len(found) - MOST)
    said = more.format(count=numbers.count(left))
    hidden = table(head, rest, "k-up-problems")
    return f'{shown}<details class="k-up-more"><summary>{said}</summary>{hidden}</details>'


def _grouped(
    found: Iterable[Problem], say: Say, *, several: bool
) -> list[tuple[str, Problem, str]]:
    """Cells that have the same thing wrong with them share a line; reading order otherwise."""
    groups: dict[tuple[str | None, str | None, str], list[Problem]] = {}
    for problem in sorted(found, key=place):
        groups.setdefault((problem.sheet, problem.found, say(problem)), []).append(problem)
    return [
        (_cells(each, several=several), each[0], sentence)
        for (_, _, sentence), each in groups.items()
    ]


def _cells(same: Sequence[Problem], *, several: bool) -> str:
    cells = [each.cell for each in same if each.cell]
    sheet = same[0].sheet or ""
    if not cells:
        return marks.text(sheet) if sheet and several else words.WHOLE_FILE
    named = ", ".join(marks.text(cell) for cell in cells[:CELLS])
    if len(cells) > CELLS:
        left = words.MORE_CELLS.format(count=numbers.count(len(cells) - CELLS))
        named = f"{named} <small>{left}</small>"
    return f"{marks.text(sheet)}<br>{named}" if several and sheet else named


def place(problem: Problem) -> tuple[int, str, int, int, str]:
    """Where a problem stands in reading order: whole file first, then by row and column."""
    match = _CELL.match(problem.cell or "")
    if match is None:
        return 0, problem.sheet or "", 0, 0, ""
    letters = match[1]
    return 1, problem.sheet or "", int(match[2]), len(letters), letters


def _found(problem: Problem) -> str:
    if problem.found is None:
        return "" if problem.cell is None else f'<span class="k-muted">{words.EMPTY_CELL}</span>'
    return f"<q>{marks.text(problem.found)}</q>"
