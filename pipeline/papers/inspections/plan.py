"""Kế hoạch kiểm tra and Thông báo lịch kiểm tra: the visits of a period that are to be made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.desk.books import Books
from pipeline.papers.inspections.inspected import Schedule, VisitLine, schedule
from pipeline.papers.tables import a_day, counted
from pipeline.scores.scorecard import View
from reports.content.blocks import Blank, Block, Cell, Column, Table, Text, Title
from reports.content.document import Annex, Document, DocumentKind
from wording import interface
from wording.inspection import inspection as said
from wording.inspection import papers as words
from wording.sentences import plan_name

_COLUMNS = (
    Column(words.ORDER, 5),
    Column(words.UNIT, 21),
    Column(words.LEVEL, 11),
    Column(words.WHEN, 14),
    Column(words.KIND, 12),
    Column(words.CONTENTS, 14),
    Column(words.TEAM, 13),
    Column(words.NOTE, 13),
)


def inspection_plan(books: Books, view: View) -> Document:
    """The plan that may be sent out: no unannounced visit stands in it.

    Raises:
        KpiError: `not_permitted` to people of a unit for another head's, `unknown_unit`.
    """
    return plan_of(schedule(books, view))


def internal_plan(books: Books, view: View) -> Document:
    """The plan with the unannounced visits, for the team alone.

    Raises:
        KpiError: `not_permitted` to people of a unit, `unknown_unit`.
    """
    return plan_of(schedule(books, view, internal=True))


def inspection_notice(books: Books, view: View) -> Document:
    """The notice by which the units learn when they are inspected.

    Raises:
        KpiError: as `inspection_plan`.
    """
    return notice_of(schedule(books, view))


def plan_of(found: Schedule) -> Document:
    """What the plan says."""
    return _document(found, DocumentKind.PLAN, words.PLAN_SUBJECT, tuple(_plan(found)))


def notice_of(found: Schedule) -> Document:
    """What the notice says."""
    return _document(found, DocumentKind.NOTICE, words.NOTICE_SUBJECT, tuple(_notice(found)))


def _document(
    found: Schedule, kind: DocumentKind, subject: str, blocks: tuple[Block, ...]
) -> Document:
    issued = found.issued
    labels = (issued.label, words.INTERNAL if found.internal else "")
    return Document(
        kind,
        issued.lines,
        subject.format(period=issued.period),
        blocks,
        year=issued.year,
        grounds=(words.GROUND.format(plan=plan_name(found.plan)),) if found.plan else (),
        annexes=_annexes(found),
        data=(_visits(found),),
        footnote=issued.note,
        label="; ".join(filter(None, labels)),
    )


def _plan(found: Schedule) -> Iterator[Block]:
    issued = found.issued
    yield Title(1, words.AIMS)
    yield Blank(words.ASKS_AIMS)
    yield Title(1, words.WHAT)
    yield from _contents(found)
    yield Title(1, words.WHOM)
    yield Text(_counted(found))
    for standing in found.standings:
        clause = interface.CLAUSE.format(clause=standing.quota.target.clause)
        yield Text(f"- {said.quota(standing)} ({clause}).")
    if not found.internal:
        yield Text(words.UNANNOUNCED)
    yield Title(1, words.CARRYING_OUT)
    yield Blank(words.ASKS_CARRYING_OUT)
    yield Text(words.PLAN_CLOSING.format(office=issued.lines.issuer, period=issued.period))


def _notice(found: Schedule) -> Iterator[Block]:
    issued = found.issued
    yield Text(words.NOTICE_OPENING.format(office=issued.lines.issuer, period=issued.period))
    yield Title(2, words.NOTICE_WHOM)
    yield Text(_counted(found))
    yield Title(2, words.NOTICE_WHAT)
    yield from _contents(found)
    yield Title(2, words.NOTICE_ASKS)
    yield Text(words.PREPARE)
    yield Text(words.NOTICE_CLOSING)


def _counted(found: Schedule) -> str:
    if not found.visits:
        return words.NO_VISITS
    units = len({line.unit.identity for line in found.visits})
    return words.COUNT_PLANNED.format(visits=len(found.visits), units=units)


def _contents(found: Schedule) -> Iterator[Text]:
    for point in found.contents:
        yield Text(words.CONTENT_LINE.format(clause=point.clause, title=point.title))


def _annexes(found: Schedule) -> tuple[Annex, ...]:
    if not found.visits:
        return ()
    rows = tuple(_row(at, line) for at, line in enumerate(found.visits, start=1))
    return (Annex(words.SCHEDULE, (Table(_COLUMNS, rows),), landscape=True),)


def _row(at: int, line: VisitLine) -> tuple[Cell, ...]:
    visit = line.visit
    told = (
        line.unit.name,
        interface.LEVELS[line.unit.level],
        said.days(visit),
        said.KINDS[visit.kind],
        said.contents(visit),
        visit.team,
        visit.note,
    )
    return counted(at), *map(Cell, told)


def _visits(found: Schedule) -> Table:
    """For a workbook; only the internal one has the visits' own numbers.

    Their gaps would tell of those that are left out.
    """
    return visits_table(found.visits, found.day, numbered=found.internal)


def visits_table(lines: tuple[VisitLine, ...], day: date, *, numbered: bool) -> Table:
    """A row a visit with its days as days, and its state on a day."""
    rows = (
        (
            counted(at),
            Cell(line.visit.visit),
            Cell(line.unit.name),
            Cell(interface.LEVELS[line.unit.level]),
            a_day(line.visit.first_day),
            a_day(line.visit.last_day),
            Cell(said.KINDS[line.visit.kind]),
            Cell(said.state(line.visit, day)),
            Cell(said.contents(line.visit)),
            Cell(line.visit.team),
            Cell(line.visit.note),
        )
        for at, line in enumerate(lines, start=1)
    )
    kept = [at for at, each in enumerate(_DATA) if numbered or each.heading != words.VISIT]
    shown = tuple(tuple(row[at] for at in kept) for row in rows)
    return Table(tuple(_DATA[at] for at in kept), shown, words.SHEET_VISITS)


_DATA = (
    Column(words.ORDER, 5),
    Column(words.VISIT, 12),
    Column(words.UNIT, 24),
    Column(words.LEVEL, 12),
    Column(words.FIRST_DAY, 10),
    Column(words.LAST_DAY, 10),
    Column(words.KIND, 12),
    Column(words.STATE, 16),
    Column(words.CONTENTS, 16),
    Column(words.TEAM, 14),
    Column(words.NOTE, 18),
)
