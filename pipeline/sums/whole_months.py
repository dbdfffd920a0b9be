"""What every unit of the scope gave in a month, read once for all readers and cut for each view.

Thirty people who each look at a unit of their own, at six months, ask 180 views of figures that
stand in six months. Where answers outlive their reader, a month is read whole and kept; for one
reader alone, only what is asked is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar, cast

from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from pipeline.sums.spans import spans
from warehouse.reading import queries
from warehouse.reading.shares import MonthShare

_T = TypeVar("_T")


def series(
    books: Books, units: Iterable[Unit], months: Sequence[Month], indicators: Sequence[Indicator]
) -> list[MonthShare]:
    """What units come to in each month by itself, oldest first.

    Args:
        books: The figures and the register.
        units: The units, each by the code it had in a month.
        months: The months.
        indicators: What is counted.
    """
    if not books.answers.shared:
        asked = spans(books.reference, units, months)
        return queries.series(books.edition, asked, months, indicators)

    def read(between: Sequence[Month]) -> dict[Month, dict[str, list[MonthShare]]]:
        found: dict[Month, dict[str, list[MonthShare]]] = {month: {} for month in between}
        asked = spans(books.reference, _everyone(books, between), between)
        for row in queries.series(books.edition, asked, between, indicators):
            found[row.month].setdefault(row.key, []).append(row)
        return found

    known = kept(books, (series, tuple(each.code for each in indicators)), months, read)
    identities = {unit.identity: None for unit in units}
    return [
        row for month in months for identity in identities for row in known[month].get(identity, ())
    ]


def given(
    books: Books, months: Sequence[Month], codes: Collection[str]
) -> dict[tuple[str, Month], frozenset[str]]:
    """The measures that stand for some units, by code and month.

    Args:
        books: The figures and the register.
        months: Without a gap, oldest first.
        codes: Of the units, in any of the months.
    """
    if not books.answers.shared:
        return queries.given(books.edition, months[0], months[-1], codes)

    def read(between: Sequence[Month]) -> dict[Month, dict[str, frozenset[str]]]:
        found: dict[Month, dict[str, frozenset[str]]] = {month: {} for month in between}
        every = {row.code for month in between for row in _at(books, month)}
        told = queries.given(books.edition, between[0], between[-1], every)
        for (code, month), measures in told.items():
            found[month][code] = measures
        return found

    known = kept(books, given, months, read)
    return {
        (code, month): known[month][code]
        for month in months
        for code in codes
        if code in known[month]
    }


def counts(books: Books, measure: str, month: Month, codes: Collection[str]) -> dict[str, int]:
    """What stands for one measure in a month, by the code of the unit."""
    if not books.answers.shared:
        return _counts(books, measure, month, codes)
    known = books.answers.once((counts, measure, month), lambda: _counts(books, measure, month))
    return {code: known[code] for code in codes if code in known}


def _counts(
    books: Books, measure: str, month: Month, codes: Collection[str] | None = None
) -> dict[str, int]:
    stated = queries.figures_of(books.edition, month, codes)
    return {code: value for (code, stands_for), value in stated.items() if stands_for == measure}


def kept(
    books: Books,
    what: Hashable,
    months: Sequence[Month],
    read: Callable[[Sequence[Month]], Mapping[Month, _T]],
) -> dict[Month, _T]:
    """Each month as it is kept; those that are not are read once, in one question.

    Args:
        books: Of the reader.
        what: Of a month it is.
        months: Without a gap, oldest first.
        read: Reads some of the months.
    """
    found = _found(books, what, months)
    if None in found.values():
        # Whoever comes at the same time waits for it: that is sooner than reading it as well.
        with books.answers.one_at_a_time:
            found = _found(books, what, months)
            missing = [month for month in months if found[month] is None]
            if missing:
                # In one question: twelve of one month each take several times as long.
                between = [month for month in months if missing[0] <= month <= missing[-1]]
                for month, whole in read(between).items():
                    found[month] = books.answers.put((what, month), whole)
    return cast("dict[Month, _T]", found)


def _found(books: Books, what: Hashable, months: Sequence[Month]) -> dict[Month, object | None]:
    return {month: books.answers.get((what, month)) for month in months}


def _everyone(books: Books, months: Iterable[Month]) -> Iterable[Unit]:
    return {unit.identity: unit for month in months for unit in _at(books, month)}.values()


def _at(books: Books, month: Month) -> Collection[Unit]:
    return books.reference.register.at(month).values()
