"""What units counted month by month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from pipeline.sums.whole_months import series


def monthly(
    books: Books, units: Iterable[Unit], months: Sequence[Month], indicators: Sequence[Indicator]
) -> dict[tuple[str, str], dict[Month, Share]]:
    """By identity and indicator, the share of each month that counts, oldest first."""
    found: dict[tuple[str, str], dict[Month, Share]] = {}
    for row in series(books, units, months, indicators):
        line = found.setdefault((row.key, row.indicator), {})
        line[row.month] = Share(row.good, row.cases)
    return found
