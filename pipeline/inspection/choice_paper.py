"""The paper that says of each chosen unit why it was chosen and who stood next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.visit_list import Pick
from metrics.inspection.watch import NOT_FOLLOWED
from pipeline.desk.books import Books
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


def choice_document(books: Books, wanted: VisitsWanted) -> bytes:
    """The paper as a Word document, for what was chosen of a list and beside it.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    books.viewer.must_plan()
    wish = wanted.wish
    picks, seed, notes = _picks(books, wanted)
    head = letterhead(books, PaperRequest(wish.year, wish.day, head=wish.head), words.MARK)
    return document(
        ChoicePaper(
            replace(head, recipients=words.RECIPIENTS),
            wish.year,
            wish.quarter,
            wish.month or newest_month(books, wish),
            tuple(_chosen(books, wanted, picks, seed)),
            notes,
        )
    )


def _picks(books: Books, wanted: VisitsWanted) -> tuple[Mapping[str, Pick], int, tuple[str, ...]]:
    """By code the units that the list asks for, its number, and how it was made."""
    try:
        found = books.ask(propose, wanted.wish).suggestion
    except KpiError as error:
        if error.code != ErrorCode.NO_QUOTA:
            raise
        return {}, wanted.wish.year, ()
    picks = {pick.candidate.unit.code: pick for pick in found.picks}
    return picks, found.terms.seed, tuple(suggestion.made(found))


def _chosen(
    books: Books, wanted: VisitsWanted, picks: Mapping[str, Pick], seed: int
) -> Iterator[ChosenUnit]:
    reference, wish = books.reference, wanted.wish
    tree = reference.register.on(base_day(wish.year, wish.day))
    named = [tree[each.unit] for each in wanted.visits if each.unit in tree]
    past = followed(books.ask(records), reference, named, wish.day)
    for each, day in zip(wanted.visits, dates(books, wanted), strict=True):
        unit, pick = tree.get(each.unit), picks.get(each.unit)
        if unit is None:
            continue
        before = past.get(unit.identity, NOT_FOLLOWED)
        yield ChosenUnit(
            unit,
            day,
            _how(pick) if pick else words.OUTSIDE,
            "; ".join(suggestion.reasons(pick, seed)) if pick else each.why,
            before.last_visit,
            before.open_conclusions,
            suggestion.next_one(pick) if pick else words.NO_ORDER,
        )


def _how(pick: Pick) -> str:
    points = suggestion.POINTS.format(points=suggestion.points(pick.points))
    return words.how(inspection.PARTS[pick.part], points)
