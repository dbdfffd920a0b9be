"""A piece of the sheet around its first faults, drawn as Excel shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from metrics.counts.problem import Problem, ProblemKind, Severity
from metrics.counts.reading import Cutout
from ui.kit import marks
from wording import numbers
from wording.intake import upload as words

_TO_CHOOSE = (ProblemKind.UNKNOWN_UNIT, ProblemKind.AMBIGUOUS_UNIT)
_SIGNS = frozenset("0123456789.,-–−%_ ")


def markup(cutouts: Sequence[Cutout], problems: Iterable[Problem]) -> str:
    """Every piece with its faulty cells framed."""
    errors = [each for each in problems if each.severity is Severity.ERROR and each.cell]
    return "".join(_piece(each, errors, named=len(cutouts) > 1) for each in cutouts)


def _piece(cutout: Cutout, errors: Sequence[Problem], *, named: bool) -> str:
    here = [each for each in errors if each.sheet == cutout.sheet]
    faulty = {each.cell for each in here}
    asked = {each.cell for each in here if each.kind in _TO_CHOOSE}
    head = "".join(f"<th>{letter}</th>" for letter in cutout.letters)
    headings = "".join(map(_heading, cutout.headings))
    rows = "".join(_row(cutout, number, cells, faulty, asked) for number, cells in cutout.rows)
    said = words.CUTOUT.format(sheet=cutout.sheet, rows=_numbers(cutout))
    title = f'<p class="k-up-said">{marks.text(cutout.sheet)}</p>' if named else ""
    return title + marks.wide(
        said,
        f"<table><thead><tr><th></th>{head}</tr></thead><tbody>"
        f'<tr class="h"><th>{cutout.heading_row}</th>{headings}</tr>{rows}</tbody></table>',
        "k-wide k-up-cut",
    )


def _heading(text: str) -> str:
    shown = marks.text(text)
    return f'<td title="{shown}"><span>{shown}</span></td>'


def _row(
    cutout: Cutout,
    number: int,
    cells: Sequence[str],
    faulty: Collection[str | None],
    asked: Collection[str | None],
) -> str:
    shown = []
    for letter, text in zip(cutout.letters, cells, strict=True):
        cell = f"{letter}{number}"
        kind = ["n"] if text and _SIGNS.issuperset(text) else []
        if cell in faulty:
            kind.append("ask" if cell in asked else "bad")
        kinds = f' class="{" ".join(kind)}"' if kind else ""
        shown.append(f"<td{kinds}>{marks.text(text)}</td>")
    return f"<tr><th>{number}</th>{''.join(shown)}</tr>"


def _numbers(cutout: Cutout) -> str:
    return ", ".join(numbers.count(number) for number, _ in cutout.rows)
