"""The days on which chosen units are visited, clear of holidays and of other visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics.inspection.file import settings
from metrics.inspection.visit import Visit
from metrics.inspection.visit_days import WishedDay, dated, window
from pipeline.desk.books import Books
from pipeline.inspection.quotas import base_day
from pipeline.inspection.visit_wish import VisitWanted, VisitWish, free_days
from pipeline.statements.inspection_records import records


@dataclass(frozen=True, slots=True)
class VisitsWanted:
    """Visits that need a day."""

    wish: VisitWish
    visits: tuple[VisitWanted, ...]
    despite: bool = False
    """Whether two teams may meet at one unit within the window."""


def dates(books: Books, wanted: VisitsWanted) -> tuple[date | None, ...]:
    """A working day of the year for each, one unit a day; None where none is left for it."""
    days = settings(books.reference).window_days
    wishes = []
    for each in wanted.visits:
        near = () if wanted.despite else others_at(books, wanted.wish, each.unit)
        closed = frozenset[date]().union(*(window(visit, days) for visit in near))
        wishes.append(WishedDay(each.day, closed))
    free = free_days(books, wanted.wish)
    return tuple(dated(wishes, free, date(wanted.wish.year, 12, 31)))


def others_at(books: Books, wish: VisitWish, unit: str) -> Sequence[Visit]:
    """The visits of other teams to a unit, those it has gone into and those that went into it."""
    reference = books.reference
    found = reference.register.on(base_day(wish.year, wish.day)).get(unit)
    if found is None:
        return ()
    kin = reference.heirs.kin(found.identity)
    return tuple(
        visit
        for visit in books.ask(records).visits
        if visit.standing and visit.team != wish.team and visit.identity in kin
    )
