"""Why the units of a list are to be inspected, as an annex in Word for whoever decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.units.unit import Unit
from reports.administrative import Letterhead, Paper
from wording import numbers
from wording.inspection import choice_paper as words
from wording.inspection.inspection import last_visit
from wording.sentences import opening


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """A unit of a list and everything its choice is justified by."""

    unit: Unit
    day: date | None
    """When it is to be visited; None: no day is left."""
    how: str
    """By risk, by rotation, by lot, or outside the quotas."""
    grounds: str
    """The figures and facts that speak for it."""
    last_visit: date | None
    open_conclusions: int
    next_unit: str
    """Who stands next in the same order, and why that one was not taken."""


@dataclass(frozen=True, slots=True)
class ChoicePaper:
    """What the paper says."""

    head: Letterhead
    year: int
    quarter: int | None
    month: Month
    """The last one whose figures were looked at."""
    units: tuple[ChosenUnit, ...]
    notes: tuple[str, ...]
    """How the list was made, with the number of its lot."""


def choice_document(choice: ChoicePaper) -> bytes:
    """The paper as a Word document."""
    paper = Paper(choice.head, landscape=True)
    paper.title(words.KIND, words.subject(choice.year, choice.quarter))
    paper.text(words.NOT_TO_SEND)
    paper.text(words.FIGURES.format(month=numbers.month(choice.month)))
    if choice.units:
        paper.table(words.COLUMNS, _rows(choice.units), _WIDTHS)
    else:
        paper.text(words.NOTHING)
    paper.heading(words.MADE)
    for note in choice.notes:
        paper.text(note)
    return paper.finish()


_WIDTHS = (1.2, 3.8, 2.4, 2.8, 5.6, 2.3, 2.1, 5.0)
"""Centimetres; together what A4 across leaves between its margins."""


def _rows(units: Sequence[ChosenUnit]) -> list[tuple[str, ...]]:
    return [
        (
            str(at),
            each.unit.name,
            numbers.day(each.day) if each.day else words.NO_DAY,
            each.how,
            opening(each.grounds),
            last_visit(each.last_visit),
            numbers.count(each.open_conclusions),
            each.next_unit,
        )
        for at, each in enumerate(units, 1)
    ]
