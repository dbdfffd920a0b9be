"""What an upload would change, told before anything is written.

The writer asks the same of the store in SQL, in the transaction that appends; beside an edition a
month's figures are few, and folding them here takes half the time of asking for what stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import ne
from typing import Any

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.counts.upload import Changes, Difference
from warehouse.engine.connection import Source, ask
from warehouse.reading.editions import Edition
from warehouse.record.upload import NewUpload, said

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands for a month, column by column; of one key what comes last counts."""

    units: list[str]
    measures: list[str]
    values: list[int]
    forms: Callable[[Source], Iterable[str]]
    """Which form states each; asked for only where a blank cell meets a figure."""

    def beside(self, figures: FigureTable) -> Sequence[int | None]:
        """What stands where each figure would."""
        if self.units == figures.units and self.measures == figures.measures:
            # A sheet that comes again, corrected.
            return self.values
        standing = dict(zip(_keys(self), self.values, strict=True))
        return list(map(standing.get, _keys(figures)))

    def form_of(self, source: Source) -> dict[Key, str]:
        """Which form states what stands."""
        return dict(zip(_keys(self), self.forms(source), strict=True))


def _keys(columns: _Standing | FigureTable) -> Iterator[Key]:
    return zip(columns.units, columns.measures, strict=True)


def compare(source: Source, upload: NewUpload) -> tuple[Changes, tuple[Difference, ...]]:
    """What an upload would change in what stands; figures that are new or the same only count.

    An upload that stands already changes nothing, whatever this finds that later ones replaced.
    """
    if upload.opens is not None:
        # It speaks for no month, so that it takes the place of none.
        return Changes(new=upload.figures.stated), ()
    figures = said(upload.of_month)
    standing = _standing_in(source, upload.month)
    before = standing.beside(figures)
    places = list(compress(range(len(before)), map(ne, before, figures.values)))
    differing = [
        Difference(figures.units[place], figures.measures[place], old, figures.values[place])
        for place in places
        if (old := before[place]) is not None
    ]
    new = len(places) - len(differing)
    if any(each.new is None for each in differing):
        forms = standing.form_of(source)
        differing = [
            each
            for each in differing
            if each.new is not None or forms[each.unit, each.measure] == upload.form
        ]
    removed = sum(each.new is None for each in differing)
    changed = len(differing) - removed
    return Changes(new, changed, figures.stated - new - changed, removed), tuple(differing)


def _standing_in(source: Source, month: Month) -> _Standing:
    if isinstance(source, Edition):
        # The files of a drop are mostly of one month.
        return source.once(("standing", month), lambda: _standing(source, month))
    return _folded_by_the_store(source, month)


def _standing(edition: Edition, month: Month) -> _Standing:
    asked = {"month": month.first_day}
    columns: Any = ask(edition.cursor(), "said_of_month", asked).fetchnumpy()
    if getattr(columns["value"], "mask", None) is not None:
        # A removal lets an earlier word of another form speak again: more than folding can tell.
        return _folded_by_the_store(edition, month)
    # To sort and to leave out is a third of the statement's time there, and next to none here.
    uploads = columns["version"]
    order = uploads.argsort(kind="stable")
    if edition.undone:
        for undone in edition.undone.intersection(uploads.tolist()):
            order = order[uploads[order] != undone]
    units, measures, values, versions = (
        columns[name][order].tolist() for name in ("unit", "measure", "value", "version")
    )

    def forms(source: Source) -> list[str]:
        of = dict(ask(source.cursor(), "forms_of_month", asked).fetchall())
        return [of[version] for version in versions]

    return _Standing(units, measures, values, forms)


def _folded_by_the_store(source: Source, month: Month) -> _Standing:
    asked = {"month": month.first_day, "units": None}
    rows = ask(source.cursor(), "current_figures", asked).fetchall()
    units, measures, values, forms = map(list, zip(*rows, strict=True)) if rows else ([],) * 4
    return _Standing(units, measures, values, lambda _: forms)
