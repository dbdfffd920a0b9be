"""Opening balances: what stands for several months together, before month by month is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from metrics.counts.measure import STOCKS, ways
from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from warehouse.engine.connection import Source, ask
from warehouse.reading.editions import Edition
from warehouse.record.upload import NewUpload, local_time


class OpeningFigure(NamedTuple):
    """One figure of a balance, and where it stands."""

    value: int
    cells: str
    file: str
    sha256: str
    sheet: str
    uploader: str
    stored_at: datetime
    """In the time of Việt Nam."""
    upload: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The balance of one unit out of one upload."""

    version: int
    unit: str
    first: Month
    last: Month
    figures: dict[str, OpeningFigure] = field(default_factory=dict)
    """By measure."""

    @property
    def months(self) -> tuple[Month, ...]:
        """The months it adds up."""
        return self.first.to(self.last)

    def share(self, indicator: Indicator) -> tuple[Parts, Parts] | None:
        """Good cases and cases of an indicator; None where a measure is missing.

        As of one upload that gives both (contract §2); more good cases than cases are none.
        """
        good, cases = self._parts(indicator.numerator), self._parts(indicator.denominator)
        if good is None or cases is None or sum(good) > sum(cases):
            return None
        return good, cases

    def _parts(self, codes: tuple[str, ...]) -> Parts | None:
        for way in ways(codes):
            if all(measure in self.figures for measure in way):
                values = {measure: self.figures[measure].value for measure in way}
                stocks = sum(values[measure] for measure in way if measure in STOCKS)
                return Parts(sum(values.values()) - stocks, stocks)
        return None


class Parts(NamedTuple):
    """A count in its two parts: only flows add up."""

    flows: int
    stocks: int


def openings(source: Source) -> tuple[Opening, ...]:
    """The balances that stand and that their months have not replaced, the newest upload first."""
    if isinstance(source, Edition):
        return source.once("openings", lambda: _openings(source))
    return _openings(source)


def _openings(source: Source) -> tuple[Opening, ...]:
    # Nearly every database has none, and then nothing is looked for.
    if not ask(source.cursor(), "any_opening").fetchall()[0][0]:
        return ()
    found: dict[tuple[int, str], Opening] = {}
    for version, unit, first, last, measure, value, cells, *where in ask(
        source.cursor(), "openings"
    ).fetchall():
        balance = found.setdefault(
            (version, unit), Opening(version, unit, Month.of(first), Month.of(last))
        )
        file, sha256, sheet, uploader, stored_at, upload = where
        balance.figures[measure] = OpeningFigure(
            value, cells, file, sha256, sheet, uploader, local_time(stored_at), upload
        )
    return tuple(found.values())


def within(balances: Iterable[Opening], unit: str, first: Month, last: Month) -> Iterator[Opening]:
    """Those of a unit that lie wholly in a stretch, the newest first."""
    for each in balances:
        if each.unit == unit and first <= each.first and each.last <= last:
            yield each


def apart(balances: Iterable[Opening]) -> list[Opening]:
    """Those that share no month with one that comes before them."""
    found: list[Opening] = []
    for each in balances:
        if all(each.last < other.first or other.last < each.first for other in found):
            found.append(each)
    return found


def overlapping(source: Source, upload: NewUpload) -> list[str]:
    """The uploads of the same form that state a month of a balance for one of its units."""
    if upload.since is None:
        return []
    asked = {
        "form": upload.form,
        "first": upload.since.first_day,
        "last": upload.month.first_day,
        "units": sorted(set(upload.figures.units)),
    }
    return [name for name, _ in ask(source.cursor(), "overlapping", asked).fetchall()]


def covered(
    source: Source, first: Month, last: Month, units: Sequence[str]
) -> Iterator[tuple[str, Month, frozenset[str]]]:
    """Each unit and month of a stretch that a balance holds, with the measures it gives."""
    wanted = set(units)
    for each in openings(source):
        if each.unit in wanted:
            for month in each.months:
                if first <= month <= last:
                    yield each.unit, month, frozenset(each.figures)
