"""Why each unit was chosen and who stood next: kept with its visit, and on a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.visit import Justification
from metrics.inspection.visit_list import Pick
from metrics.inspection.watch import NOT_FOLLOWED
from pipeline.desk.books import Books, Capability
from pipeline.inspection.dating import VisitsWanted, dates
from pipeline.inspection.paper_head import PaperRequest, letterhead
from pipeline.inspection.quotas import base_day
from pipeline.inspection.suggestion import propose
from pipeline.inspection.visit_wish import newest_month
from pipeline.statements.inspection_records import followed, records
from reports.inspection_choice import ChoicePaper, ChosenUnit
from reports.inspection_choice import choice_document as document
from wording.inspection import choice_paper as words
from wording.inspection import inspection, suggestion

Picks = tuple[Mapping[str, Pick], int, tuple[str, ...]]
"""By code the units that a list asks for, the number of its lot, and how it was made."""


def choice_document(books: Books, wanted: VisitsWanted) -> bytes:
    """The paper as a Word document, for what was chosen of a list and beside it.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    wish = wanted.wish
    asked = PaperRequest(wish.year, wish.day, head=wish.head)
    _, _, notes = found = _picks(books, wanted)
    tree = books.reference.register.on(base_day(wish.year, wish.day))
    chosen = (
        ChosenUnit(tree[each.unit], day, because)
        for each, day, because in zip(
            wanted.visits, dates(books, wanted), _justified(books, wanted, found), strict=True
        )
        if each.unit in tree
    )
    return document(
        ChoicePaper(
            replace(letterhead(books, asked, words.MARK), recipients=words.RECIPIENTS),
            wish.year,
            wish.quarter,
            tuple(chosen),
            wish.month or newest_month(books, wish),
            notes,
        )
    )


def scheduled_document(books: Books, asked: PaperRequest) -> bytes:
    """The same paper for the visits on the schedule: what was known when each was chosen.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    head = asked.head or books.reference.scope
    register = books.reference.register
    chosen = (
        ChosenUnit(register.on(each.first_day)[each.unit], each.first_day, each.justification)
        for each in sorted(books.ask(records).visits, key=lambda each: each.first_day)
        if each.standing and each.authority == head and asked.holds(each.last_day)
    )
    letter = replace(letterhead(books, asked, words.MARK), recipients=words.RECIPIENTS)
    paper = ChoicePaper(letter, asked.year, asked.quarter, tuple(chosen))
    return document(paper)


def justified(books: Books, wanted: VisitsWanted) -> tuple[Justification | None, ...]:
    """What speaks today for each visit that is to be scheduled; None for no unit of that day.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    return tuple(_justified(books, wanted, _picks(books, wanted)))


def _picks(books: Books, wanted: VisitsWanted) -> Picks:
    try:
        found = books.ask(propose, wanted.wish).suggestion
    except KpiError as error:
        if error.code != ErrorCode.NO_QUOTA:
            raise
        return {}, wanted.wish.year, ()
    picks = {pick.candidate.unit.code: pick for pick in found.picks}
    return picks, found.terms.seed, tuple(suggestion.made(found))


def _justified(books: Books, wanted: VisitsWanted, found: Picks) -> Iterator[Justification | None]:
    picks, seed, _ = found
    reference, wish = books.reference, wanted.wish
    tree = reference.register.on(base_day(wish.year, wish.day))
    named = [tree[each.unit] for each in wanted.visits if each.unit in tree]
    past = followed(books.ask(records), reference, named, wish.day)
    month = wish.month or newest_month(books, wish)
    for each in wanted.visits:
        unit, pick = tree.get(each.unit), picks.get(each.unit)
        if unit is None:
            yield None
            continue
        before = past.get(unit.identity, NOT_FOLLOWED)
        yield Justification(
            wish.day,
            month,
            _how(pick) if pick else words.OUTSIDE,
            "; ".join(suggestion.reasons(pick, seed)) if pick else each.why,
            before.last_visit,
            before.open_conclusions,
            suggestion.next_one(pick) if pick else words.NO_ORDER,
        )


def _how(pick: Pick) -> str:
    points = suggestion.POINTS.format(points=suggestion.points(pick.points))
    return words.how(inspection.PARTS[pick.part], points)
