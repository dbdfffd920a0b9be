"""What the proposal says of why each unit was chosen and who stood next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.month import Month
from metrics.inspection.visit import Justification
from metrics.units.unit import Unit
from pipeline.papers.letterhead import IssuedBy
from pipeline.papers.tables import counted
from reports.content.blocks import Block, Cell, Column, Table, Text, Title
from reports.content.document import Annex, Document, DocumentKind
from wording import numbers
from wording.inspection import choice_paper as words
from wording.inspection.inspection import last_visit
from wording.papers import report
from wording.sentences import opening

_WIDTHS = (12, 38, 24, 28, 56, 23, 21, 50)
"""Shares of the columns: what is told at length has most."""


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """A unit of a list and what its choice is justified by."""

    unit: Unit
    day: date | None
    """When it is to be visited; None: no day is left."""
    because: Justification | None
    """None: nothing was kept of why it was chosen."""


def proposal_of(
    issued: IssuedBy, chosen: Sequence[ChosenUnit], month: Month | None, notes: tuple[str, ...]
) -> Document:
    """What the proposal says.

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


def _row(at: int, each: ChosenUnit, month: Month | None) -> tuple[Cell, ...]:
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
