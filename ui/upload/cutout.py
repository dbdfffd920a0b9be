"""A piece of the sheet around its first faults, drawn as Excel shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from metrics.counts.problem import Problem, ProblemKind, Severity
from metrics.counts.reading import Cutout
from ui.kit import html
from ui.kit.html import Html, join, tag
from wording import numbers
from wording.intake import upload as words

_TO_CHOOSE = (ProblemKind.UNKNOWN_UNIT, ProblemKind.AMBIGUOUS_UNIT)
_SIGNS = frozenset("0123456789.,-–−%_ ")


def markup(cutouts: Sequence[Cutout], problems: Iterable[Problem]) -> Html:
    """Every piece with its faulty cells framed."""
    errors = [each for each in problems if each.severity is Severity.ERROR and each.cell]
    return join(_piece(each, errors, named=len(cutouts) > 1) for each in cutouts)


def _piece(cutout: Cutout, errors: Sequence[Problem], *, named: bool) -> Html:
    here = [each for each in errors if each.sheet == cutout.sheet]
    faulty = {each.cell for each in here}
    asked = {each.cell for each in here if each.kind in _TO_CHOOSE}
    columns = [html.TableColumn(letter) for letter in ("", *cutout.letters)]
    said = words.CUTOUT.format(sheet=cutout.sheet, rows=_numbers(cutout))
    headings = (tag("td", tag("span", text), title=text) for text in cutout.headings)
    rows = (
        tag("tr.h", tag("th", cutout.heading_row), headings),
        *(_row(cutout, number, cells, faulty, asked) for number, cells in cutout.rows),
    )
    title = tag("p.k-up-said", cutout.sheet) if named else None
    return join(title, html.wide(said, html.table(columns, rows, ""), "k-wide.k-up-cut"))


def _row(
    cutout: Cutout,
    number: int,
    cells: Sequence[str],
    faulty: Collection[str | None],
    asked: Collection[str | None],
) -> Html:
    shown = []
    for letter, text in zip(cutout.letters, cells, strict=True):
        cell = f"{letter}{number}"
        kind = ["n"] if text and _SIGNS.issuperset(text) else []
        if cell in faulty:
            kind.append("ask" if cell in asked else "bad")
        shown.append(tag("td", text, class_=" ".join(kind) or None))
    return tag("tr", tag("th", number), shown)


def _numbers(cutout: Cutout) -> str:
    return ", ".join(numbers.count(number) for number, _ in cutout.rows)
