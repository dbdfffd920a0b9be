"""What differs between two editions, for whoever holds a document made from the older one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.turned import Turn, turns
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.papers.issue import books_of
from pipeline.scores.scorecard import View, scorecard
from warehouse.reading import queries
from warehouse.reading.queries import CellsOf


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that is not what it was."""

    month: Month
    unit: Unit
    measure: str
    before: int | None
    """None: there was none."""
    after: int | None
    """None: there is none any more."""
    source: CellsOf | None
    """Where the newer one is from; None where there is none any more."""


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """Two editions of one view side by side."""

    before: int
    after: int
    figures: tuple[FigureChange, ...]
    """Of every month of the view, months in order, units in the order of the register."""
    lights: tuple[Turn, ...]
    """Of single units whose light or target is another; over the view's period."""


def difference(
    workspace: Workspace, view: View, before: int, after: int | None = None
) -> EditionDifference:
    """What an older and a newer edition say differently of a view.

    Args:
        workspace: Where.
        view: The period and the units.
        before: The number of the older edition.
        after: Of the newer one; None: what holds now.

    Raises:
        KpiError: `unknown_edition`, `unknown_unit`.
    """
    with books_of(workspace, before) as old, books_of(workspace, after) as new:
        one, other = (books.ask(scorecard, view) for books in (old, new))
        figures = [each for month in view.months for each in _figures(old, new, view, month)]
        lights = turns(view.month, one.units, other.units)
        return EditionDifference(
            old.edition.number, new.edition.number, tuple(figures), tuple(lights)
        )


def _figures(old: Books, new: Books, view: View, month: Month) -> Iterator[FigureChange]:
    if new.reference.scope not in new.reference.register.at(month):
        return
    tree = new.reference.register.at(month)
    head = view.under or new.reference.scope
    # A head that did not exist in a month of the window has no units there.
    units = tree.under(head) if head in tree else []
    codes = [unit.code for unit in units]
    was, now = (queries.figures_of(books.edition, month, codes) for books in (old, new))
    changed = sorted(key for key in {*was, *now} if was.get(key) != now.get(key))
    if not changed:
        return
    cells = queries.cells_of(new.edition, month, {unit for unit, _ in changed})
    by_unit: dict[str, list[str]] = {}
    for code, measure in changed:
        by_unit.setdefault(code, []).append(measure)
    for unit in units:
        for measure in by_unit.get(unit.code, ()):
            key = unit.code, measure
            source = cells.get(key) if key in now else None
            yield FigureChange(month, unit, measure, was.get(key), now.get(key), source)
