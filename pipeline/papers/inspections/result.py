"""Báo cáo kết quả kiểm tra: quotas, visits, conclusions, recounts and what moved afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from metrics.inspection.quota import QuotaStanding
from metrics.inspection.visit import ConclusionState, VisitKind
from pipeline.desk.books import Books
from pipeline.papers.inspections.inspected import ConclusionLine, RecountLine, Result, result
from pipeline.papers.inspections.plan import visits_table
from pipeline.papers.tables import a_day, counted, rated
from pipeline.scores.scorecard import View
from reports.content.blocks import Block, Cell, Column, Table, Text, Title
from reports.content.document import Document, DocumentKind
from wording import interface, numbers
from wording.inspection import inspection as said
from wording.inspection import papers as words


def inspection_report(books: Books, view: View) -> Document:
    """The report on a period's inspections.

    Raises:
        KpiError: `not_permitted` to people of a unit for another head's, `unknown_unit`.
    """
    return report_of(result(books, view))


def report_of(found: Result) -> Document:
    """What the report says."""
    issued = found.issued
    return Document(
        DocumentKind.REPORT,
        issued.lines,
        words.RESULT_SUBJECT.format(period=issued.period),
        tuple(_blocks(found)),
        year=issued.year,
        addressed=(issued.superior,),
        data=(
            _quotas(found.standings),
            visits_table(found.visits, found.day, numbered=True),
            _conclusions((*found.conclusions, *found.carried), found.day),
            _recounts(found.recounts),
        ),
        footnote=issued.note,
        label=issued.label,
    )


def _blocks(found: Result) -> Iterator[Block]:
    issued = found.issued
    yield Text(words.RESULT_OPENING.format(office=issued.lines.issuer, period=issued.period))
    yield Title(1, words.HEAD_QUOTAS)
    for standing in found.standings:
        clause = interface.CLAUSE.format(clause=standing.quota.target.clause)
        yield Text(f"- {said.quota(standing)} ({clause}).")
    if not found.standings:
        yield Text(words.NO_QUOTA)
    yield Title(1, words.HEAD_VISITS)
    yield from _visited(found)
    yield Title(1, words.HEAD_CONCLUSIONS)
    yield from _concluded(found)
    yield Title(1, words.HEAD_CARRIED)
    yield _told(found.carried, found.day) if found.carried else Text(words.NONE_CARRIED)
    yield Title(1, words.HEAD_RECOUNTS)
    yield from _recounted(found)
    yield Title(1, words.HEAD_EFFECTS)
    yield Text(words.EFFECT_NOTE)
    yield _moved(found) if found.effects else Text(words.NONE_COMPARED)
    yield Text(words.RESULT_CLOSING.format(office=issued.lines.issuer, period=issued.period))


def _visited(found: Result) -> Iterator[Block]:
    if not found.visits:
        yield Text(words.NONE_DONE)
        return
    kinds = [line.visit.kind for line in found.visits]
    yield Text(
        words.COUNT_DONE.format(
            done=numbers.count(len(kinds)),
            surprise=numbers.count(kinds.count(VisitKind.SURPRISE)),
            remote=numbers.count(kinds.count(VisitKind.REMOTE)),
        )
    )
    columns = (
        Column(words.ORDER, 12),
        Column(words.UNIT, 51),
        Column(words.WHEN, 34),
        Column(words.KIND, 32),
        Column(words.CONTENTS, 36),
    )
    rows = tuple(
        (
            counted(at),
            Cell(line.unit.name),
            Cell(said.days(line.visit)),
            Cell(said.KINDS[line.visit.kind]),
            Cell(said.contents(line.visit)),
        )
        for at, line in enumerate(found.visits, start=1)
    )
    yield Table(columns, rows)


def _concluded(found: Result) -> Iterator[Block]:
    if not found.conclusions:
        yield Text(words.NONE_FOUND)
        return
    states = [line.conclusion.state(found.day) for line in found.conclusions]
    closed = states.count(ConclusionState.CLOSED)
    overdue = states.count(ConclusionState.OVERDUE)
    yield Text(
        words.COUNT_CONCLUSIONS.format(
            count=numbers.count(len(states)),
            closed=numbers.count(closed),
            overdue=numbers.count(overdue),
            rest=numbers.count(len(states) - closed - overdue),
        )
    )
    yield _told(found.conclusions, found.day)


def _told(lines: tuple[ConclusionLine, ...], day: date) -> Table:
    columns = (
        Column(words.ORDER, 12),
        Column(words.UNIT, 27),
        Column(words.FINDING, 37),
        Column(words.RECOMMENDATION, 37),
        Column(words.RESPONSIBLE, 26),
        Column(words.DEADLINE, 26),
    )
    rows = tuple(
        (
            counted(at),
            Cell(line.unit.name),
            Cell(line.conclusion.finding),
            Cell(line.conclusion.recommendation),
            Cell(line.conclusion.responsible),
            Cell(f"{numbers.day(line.conclusion.deadline)}; {said.deadline(line.conclusion, day)}"),
        )
        for at, line in enumerate(lines, start=1)
    )
    return Table(columns, rows)


def _recounted(found: Result) -> Iterator[Block]:
    if not found.recounts:
        yield Text(words.NONE_RECOUNTED)
        return
    yield Text(words.RECOUNT_NOTE)
    columns = (
        Column(words.ORDER, 12),
        Column(words.UNIT, 34),
        Column(words.INDICATOR, 29),
        Column(words.MONTH, 20),
        Column(words.RECOUNT, 70),
    )
    rows = tuple(
        (
            counted(at),
            Cell(each.line.unit.name),
            Cell(each.indicator.short),
            Cell(numbers.month_in_table(each.recount.month)),
            Cell(said.recount(each.recount)),
        )
        for at, each in enumerate(found.recounts, start=1)
    )
    yield Table(columns, rows)


def _moved(found: Result) -> Table:
    columns = (
        Column(words.ORDER, 12),
        Column(words.UNIT, 46),
        Column(words.INDICATOR, 37),
        Column(words.EFFECT, 70),
    )
    rows = tuple(
        (
            counted(at),
            Cell(each.line.unit.name),
            Cell(each.indicator.short),
            Cell(said.effect(each.effect)),
        )
        for at, each in enumerate(found.effects, start=1)
    )
    return Table(columns, rows)


# ---------- for a workbook ----------


def _quotas(standings: tuple[QuotaStanding, ...]) -> Table:
    headings = (*words.QUOTA_COLUMNS, *words.QUOTA_MORE)
    widths = (18, 8, 8, 8, 10, 10, 10, 8, 40, 24)
    columns = tuple(
        Column(heading, width, right=0 < at < len(words.QUOTA_COLUMNS))
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True))
    )
    return Table(columns, tuple(map(_quota, standings)), words.SHEET_QUOTAS)


def _quota(standing: QuotaStanding) -> tuple[Cell, ...]:
    asked = standing.quota
    counts = (
        (
            len(asked.units),
            asked.needed,
            len(standing.done),
            len(standing.planned),
            standing.missing,
        )
        if asked.units
        else ()
    )
    blank = [Cell("")] * 5
    return (
        Cell(said.group_name(asked.level)),
        _percent(Decimal(asked.percent)),
        *(map(counted, counts) if counts else blank),
        Cell(asked.target.clause),
        Cell(asked.target.quote),
        Cell("" if asked.units else said.without_units(standing)),
    )


def _conclusions(lines: tuple[ConclusionLine, ...], day: date) -> Table:
    columns = (
        Column(words.CONCLUSION, 12),
        Column(words.VISIT, 12),
        Column(words.UNIT, 20),
        Column(words.FINDING, 24),
        Column(words.RECOMMENDATION, 24),
        Column(words.RESPONSIBLE, 16),
        Column(words.DEADLINE, 10),
        Column(words.STATE, 13),
        Column(words.PROOF, 14),
        Column(words.CLOSED_ON, 10),
    )
    rows = (
        (
            Cell(each.conclusion),
            Cell(each.visit),
            Cell(line.unit.name),
            Cell(each.finding),
            Cell(each.recommendation),
            Cell(each.responsible),
            a_day(each.deadline),
            Cell(said.CONCLUSION_STATES[each.state(day)]),
            Cell(each.proof),
            a_day(each.closed_on) if each.closed_on else Cell(""),
        )
        for line in lines
        for each in [line.conclusion]
    )
    return Table(columns, tuple(rows), words.SHEET_CONCLUSIONS)


def _recounts(lines: tuple[RecountLine, ...]) -> Table:
    widths = (12, 20, 16, 9, 8, 8, 8, 9, 9, 9, 9, 9, 24)
    columns = tuple(
        Column(heading, width, right=3 < at < len(widths) - 1)
        for at, (heading, width) in enumerate(zip(words.RECOUNT_COLUMNS, widths, strict=True))
    )
    return Table(columns, tuple(map(_recount, lines)), words.SHEET_RECOUNTS)


def _recount(line: RecountLine) -> tuple[Cell, ...]:
    found, bounds = line.recount, line.recount.interval
    return (
        Cell(found.visit),
        Cell(line.line.unit.name),
        Cell(line.indicator.short),
        Cell(numbers.month_in_table(found.month)),
        counted(found.sample.cases),
        counted(found.sample.good),
        _percent(found.sample.percent if found.sample.cases else None),
        _percent(bounds.low if bounds else None),
        _percent(bounds.high if bounds else None),
        counted(found.reported.good),
        counted(found.reported.cases),
        _percent(found.reported.percent if found.reported.cases else None),
        Cell(said.AGREEMENTS[found.agreement]),
    )


def _percent(found: Fraction | Decimal | None) -> Cell:
    return Cell("") if found is None else rated(found)
