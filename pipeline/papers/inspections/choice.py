"""Tờ trình chọn đơn vị kiểm tra: of a list that is looked at, or of what is on the schedule."""

from __future__ import annotations

from metrics.counts.month import Month, Window
from pipeline.desk.books import Books, Capability
from pipeline.inspection.chosen import justified, picks
from pipeline.inspection.dating import VisitsWanted, dates
from pipeline.inspection.quotas import base_day
from pipeline.inspection.visit_wish import newest_month
from pipeline.papers.inspections.inspected import in_period, own_visits
from pipeline.papers.inspections.proposal import ChosenUnit, proposal_of
from pipeline.papers.letterhead import issued_by
from pipeline.scores.scorecard import View
from reports.content.document import Document
from reports.writers.formats import written
from wording.inspection.choice_paper import RECIPIENTS


def choice_of_list(books: Books, wanted: VisitsWanted) -> bytes:
    """The paper as a Word document, for what was chosen of a list and beside it.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    because = justified(books, wanted)
    wish = wanted.wish
    tree = books.reference.register.on(base_day(wish.year, wish.day))
    chosen = tuple(
        ChosenUnit(tree[each.unit], day, found)
        for each, day, found in zip(wanted.visits, dates(books, wanted), because, strict=True)
        if each.unit in tree
    )
    month, window = Month(wish.year, 12), Window.YEAR
    if wish.quarter is not None:
        month, window = Month(wish.year, 3 * wish.quarter), Window.QUARTER
    issued = issued_by(books, View(month, window, wish.head), RECIPIENTS)
    figures = wish.month or newest_month(books, wish)
    document = proposal_of(issued, chosen, figures, picks(books, wanted).made)
    return written(document, "docx", books.edition.published_at)


def inspection_choice(books: Books, view: View) -> Document:
    """The same paper for the visits on the schedule: what was known when each was chosen.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    register = books.reference.register
    chosen = tuple(
        ChosenUnit(register.on(each.first_day)[each.unit], each.first_day, each.justification)
        for each in own_visits(books, view)
        if each.standing and in_period(view, each)
    )
    return proposal_of(issued_by(books, view, RECIPIENTS), chosen, None, ())
