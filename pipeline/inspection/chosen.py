"""Why each unit of a list is chosen and who stood next, kept with its visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.visit import Justification
from metrics.inspection.visit_list import Pick
from metrics.inspection.watch import NOT_FOLLOWED
from pipeline.desk.books import Books, Capability
from pipeline.inspection.dating import VisitsWanted
from pipeline.inspection.quotas import base_day
from pipeline.inspection.suggestion import propose
from pipeline.inspection.visit_wish import newest_month
from pipeline.statements.inspection_records import followed, records
from wording.inspection import choice_paper as words
from wording.inspection import inspection, suggestion


@dataclass(frozen=True, slots=True)
class Picks:
    """What a list asks for."""

    by_unit: Mapping[str, Pick]
    """By the unit's code."""
    seed: int
    """The number of its lot."""
    made: tuple[str, ...]
    """How it was made, a sentence each."""


def justified(books: Books, wanted: VisitsWanted) -> tuple[Justification | None, ...]:
    """What speaks today for each visit that is to be scheduled; None for no unit of that day.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    return tuple(_justified(books, wanted, picks(books, wanted)))


def picks(books: Books, wanted: VisitsWanted) -> Picks:
    """What the list asks for that visits were wanted from; nothing where no plan asks for any.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    try:
        found = books.ask(propose, wanted.wish).suggestion
    except KpiError as error:
        if error.code != ErrorCode.NO_QUOTA:
            raise
        return Picks({}, wanted.wish.year, ())
    by_unit = {pick.candidate.unit.code: pick for pick in found.picks}
    return Picks(by_unit, found.terms.seed, tuple(suggestion.made(found)))


def _justified(books: Books, wanted: VisitsWanted, found: Picks) -> Iterator[Justification | None]:
    reference, wish = books.reference, wanted.wish
    tree = reference.register.on(base_day(wish.year, wish.day))
    named = [tree[each.unit] for each in wanted.visits if each.unit in tree]
    past = followed(books.ask(records), reference, named, wish.day)
    month = wish.month or newest_month(books, wish)
    for each in wanted.visits:
        unit, pick = tree.get(each.unit), found.by_unit.get(each.unit)
        if unit is None:
            yield None
            continue
        before = past.get(unit.identity, NOT_FOLLOWED)
        yield Justification(
            wish.day,
            month,
            _how(pick) if pick else words.OUTSIDE,
            "; ".join(suggestion.reasons(pick, found.seed)) if pick else each.why,
            before.last_visit,
            before.open_conclusions,
            suggestion.next_one(pick) if pick else words.NO_ORDER,
        )


def _how(pick: Pick) -> str:
    points = suggestion.POINTS.format(points=suggestion.points(pick.points))
    return words.how(inspection.PARTS[pick.part], points)
