"""Tờ trình chọn đơn vị kiểm tra: why each unit was chosen and who stood next, for who decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.month import Month, Window
from metrics.inspection.visit import Justification
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from pipeline.inspection.chosen import justified, picks
from pipeline.inspection.dating import VisitsWanted, dates
from pipeline.inspection.quotas import base_day
from pipeline.inspection.visit_wish import newest_month
from pipeline.papers.inspected import in_period, own_visits
from pipeline.papers.letterhead import IssuedBy, issued_by
from pipeline.papers.tables import counted
from pipeline.scores.scorecard import View
from reports.content.blocks import Block, Cell, Column, Table, Text, Title
from reports.content.document import Annex, Document, DocumentKind
from reports.writers.formats import written
from wording import numbers
from wording.inspection import choice_paper as words
from wording.inspection.inspection import last_visit
from wording.papers import report
from wording.sentences import opening

_WIDTHS = (12, 38, 24, 28, 56, 23, 21, 50)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A unit of a list and what its choice is justified by."""

    unit: Unit
    day: date | None
    """When it is to be visited; None: no day is left."""
    because: Justification | None
    """None: nothing was kept of why it was chosen."""


def choice_of_list(books: Books, wanted: VisitsWanted) -> bytes:
    """The paper as a Word document, for what was chosen of a list and beside it.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    because = justified(books, wanted)
    wish = wanted.wish
    tree = books.reference.register.on(base_day(wish.year, wish.day))
    chosen = tuple(
        _Chosen(tree[each.unit], day, found)
        for each, day, found in zip(wanted.visits, dates(books, wanted), because, strict=True)
        if each.unit in tree
    )
    month, window = Month(wish.year, 12), Window.YEAR
    if wish.quarter is not None:
        month, window = Month(wish.year, 3 * wish.quarter), Window.QUARTER
    issued = issued_by(books, View(month, window, wish.head), words.RECIPIENTS)
    figures = wish.month or newest_month(books, wish)
    document = _document(issued, chosen, figures, picks(books, wanted).made)
    return written(document, "docx", books.edition.published_at)


def inspection_choice(books: Books, view: View) -> Document:
    """The same paper for the visits on the schedule: what was known when each was chosen.

    Raises:
        KpiError: `not_permitted` for people of a unit, `unknown_unit`.
    """
    books.viewer.must_plan()
    register = books.reference.register
    chosen = tuple(
        _Chosen(register.on(each.first_day)[each.unit], each.first_day, each.justification)
        for each in own_visits(books, view)
        if each.standing and in_period(view, each)
    )
    return _document(issued_by(books, view, words.RECIPIENTS), chosen, None, ())


def _document(
    issued: IssuedBy, chosen: Sequence[_Chosen], month: Month | None, notes: tuple[str, ...]
) -> Document:
    """The paper.

    Args:
        issued: Who asks for the decision.
        chosen: The units.
        month: The last one whose figures were looked at; None: each unit has a day and a month of
            its own, those on which it was chosen.
        notes: How the list was made, with the number of its lot.
    """
    office = issued.lines.issuer
    told = words.FIGURES.format(month=numbers.month(month)) if month else words.AS_KNOWN
    count = words.COUNTED.format(count=numbers.count(len(chosen))) if chosen else words.NOTHING
    body: list[Block] = [Text(words.NOT_TO_SEND), Text(told), Text(count)]
    if notes:
        body += [Title(2, words.MADE), *map(Text, notes)]
    body.append(Text(words.CLOSING.format(office=office)))
    table = Table(_columns(), tuple(_row(*each, month) for each in enumerate(chosen, start=1)))
    return Document(
        DocumentKind.PROPOSAL,
        issued.lines,
        words.SUBJECT.format(period=issued.period),
        tuple(body),
        year=issued.year,
        addressed=(words.ADDRESSED.format(office=office),),
        annexes=(Annex(words.ANNEX, (table,), landscape=True),) if chosen else (),
        data=(replace(table, name=words.SHEET),),
        footnote=issued.note,
        label=issued.label,
    )


def _columns() -> tuple[Column, ...]:
    return tuple(
        Column(heading, width) for heading, width in zip(words.COLUMNS, _WIDTHS, strict=True)
    )


def _row(at: int, each: _Chosen, month: Month | None) -> tuple[Cell, ...]:
    day = numbers.day(each.day) if each.day else words.NO_DAY
    because = _because(each.because, month)
    return counted(at), Cell(each.unit.name), Cell(day), *map(Cell, because)


def _because(found: Justification | None, month: Month | None) -> Sequence[str]:
    if found is None:
        return words.NOT_KEPT, *([report.DASH] * (len(words.COLUMNS) - 4))
    how = found.how if month else words.chosen_on(found.how, found.day, found.figures_until)
    return (
        how,
        opening(found.grounds),
        last_visit(found.last_visit),
        numbers.count(found.open_conclusions),
        found.next_unit,
    )
