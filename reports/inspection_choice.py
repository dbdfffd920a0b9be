"""Why the units of a list are to be inspected, as an annex in Word for whoever decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.inspection.visit import Justification
from metrics.units.unit import Unit
from reports.administrative import Letterhead, Paper
from wording import numbers
from wording.inspection import choice_paper as words
from wording.inspection.inspection import last_visit
from wording.sentences import opening


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """A unit of a list and what its choice is justified by."""

    unit: Unit
    day: date | None
    """When it is to be visited; None: no day is left."""
    because: Justification | None
    """None: nothing was kept of why it was chosen."""


@dataclass(frozen=True, slots=True)
class ChoicePaper:
    """What the paper says."""

    head: Letterhead
    year: int
    quarter: int | None
    units: tuple[ChosenUnit, ...]
    month: Month | None = None
    """The last one whose figures were looked at; None: each unit has a day and a month of its own,
    those on which it was chosen."""
    notes: tuple[str, ...] = ()
    """How the list was made, with the number of its lot."""


def choice_document(choice: ChoicePaper) -> bytes:
    """The paper as a Word document."""
    paper = Paper(choice.head, landscape=True)
    paper.title(words.KIND, words.subject(choice.year, choice.quarter))
    paper.text(words.NOT_TO_SEND)
    if choice.month is None:
        paper.text(words.AS_KNOWN)
    else:
        paper.text(words.FIGURES.format(month=numbers.month(choice.month)))
    if choice.units:
        rows = [
            (str(at), each.unit.name, _day(each.day), *_because(each.because, choice.month))
            for at, each in enumerate(choice.units, 1)
        ]
        paper.table(words.COLUMNS, rows, _WIDTHS)
    else:
        paper.text(words.NOTHING)
    if choice.notes:
        paper.heading(words.MADE)
    for note in choice.notes:
        paper.text(note)
    return paper.finish()


_WIDTHS = (1.2, 3.8, 2.4, 2.8, 5.6, 2.3, 2.1, 5.0)
"""Centimetres; together what A4 across leaves between its margins."""


def _day(day: date | None) -> str:
    return numbers.day(day) if day else words.NO_DAY


def _because(found: Justification | None, month: Month | None) -> Sequence[str]:
    if found is None:
        return words.NOT_KEPT, *([words.UNKNOWN] * (len(words.COLUMNS) - 4))
    how = found.how if month else words.chosen_on(found.how, found.day, found.figures_until)
    return (
        how,
        opening(found.grounds),
        last_visit(found.last_visit),
        numbers.count(found.open_conclusions),
        found.next_unit,
    )
