"""Reads tables of published scores: points by unit and group, kept apart from all counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ingest.layouts.counts import is_blank
from ingest.layouts.sheet_table import SheetTable
from ingest.layouts.table import title_of
from ingest.periods import ahead
from ingest.periods.periods import Period
from ingest.reading import Request
from ingest.text.addresses import address
from ingest.text.names import plain
from ingest.unit_names.units import Found, UnitNames
from metrics.counts.answer import Choice
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.published import PublishedScore, ScoreSpan
from metrics.counts.reading import ReadTable
from metrics.units.unit import Unit

_OF_THE_YEAR = ("diem nam", "luy ke", "tu dau nam")
_OF_THE_MONTH = frozenset({"xa phuong"})
"""Sheets of the national portal's report that hold the month's scores and do not say so."""
_SPANS = {
    Choice.MONTH.value: ScoreSpan.MONTH,
    Choice.CUMULATIVE.value: ScoreSpan.YEAR_TO_DATE,
}
_NUMBER = re.compile(r"([+-]?\d{1,4})(?:[.,](\d{1,6}))?", re.ASCII)
_PROVINCE = re.compile(r"(?:000\.00\.00\.)?H\d{2}", re.ASCII)
_ROUNDING = Decimal("0.06")
"""Six groups, each rounded to hundredths, are at most so far from their total."""


def read_scores(table: SheetTable, period: Period, names: UnitNames, request: Request) -> ReadTable:
    """The scores of every unit of ours, with a problem for each cell that holds none."""
    seen: dict[str, int] = {}
    scores: list[PublishedScore] = []
    units = 0
    strange: dict[int, Found] = {}
    foreign = [row for row in table.body.units if _is_another_province(table, row, names)]
    for row in table.body.units:
        values = (table.sheet.rows[row][column] for column in table.match.columns.values())
        if row in foreign or all(map(is_blank, values)):
            continue
        unit, found = _unit(table, row, names, seen, strange), _row(table, row)
        if unit is not None:
            scores += [
                PublishedScore(unit.code, key, score, address(row, table.match.columns[key]))
                for key, score in found.items()
            ]
            units += bool(found)
    _tell_strange(table, strange, names)
    if foreign and not seen:
        # A list of all provinces without ours: nothing of it would be stored.
        cell = (foreign[0], table.header.unit_name or 0)
        found_there = table.sheet.rows[cell[0]][cell[1]]
        table.findings.error(ProblemCase.UNKNOWN_UNIT_OTHER_PROVINCE, cell, found_there)
    if units:
        ahead.judge(period, request.today, table.findings)
    span = _span_of(table, period) or _answered(table, request)
    if span is None and units:
        _ask_for_span(table)
    return ReadTable(
        table.form.code,
        table.sheet.name,
        period.month,
        period.days,
        units=units,
        scores=tuple(scores),
        span=span or ScoreSpan.MONTH,
    )


def given_twice(tables: Sequence[ReadTable]) -> Iterator[Problem]:
    """A problem for each unit that two sheets of a file give scores of one month and span."""
    first: dict[tuple[object, ...], str] = {}
    for table in (each for each in tables if each.month is not None):
        told: set[str] = set()
        for score in table.scores:
            sheet = first.setdefault((table.month, table.span, score.unit), table.sheet)
            if sheet != table.sheet and score.unit not in told:
                told.add(score.unit)
                case, unit = ProblemCase.DUPLICATE_UNIT_SHEET, score.unit
                facts: dict[str, str | int] = {"name": unit, "first": sheet}
                yield Problem(Severity.ERROR, case, table.sheet, score.cell, unit, facts)


def _span_of(table: SheetTable, period: Period) -> ScoreSpan | None:
    """Over which time the scores were counted, as name, title or period say; None: nothing does."""
    name = plain(table.sheet.name)
    said = f" {name} {title_of(table.sheet, table.header)} "
    if period.since or any(f" {words} " in said for words in _OF_THE_YEAR):
        return ScoreSpan.YEAR_TO_DATE
    if " quy " in said:
        return ScoreSpan.QUARTER
    # A month that the file itself states is what its scores are of.
    is_month = period.month is not None and period.stated
    return ScoreSpan.MONTH if is_month or " thang " in said or name in _OF_THE_MONTH else None


def _answered(table: SheetTable, request: Request) -> ScoreSpan | None:
    """Over which time a person says that the scores were counted.

    It is not remembered: the portal exports the month's and the year's under the same headings, so
    that an answer for one table says nothing of the next.
    """
    said = request.phrases_said(table.sheet.name).get(_asked_at(table))
    return _SPANS.get(said) if said else None


def _ask_for_span(table: SheetTable) -> None:
    cell = _asked_at(table)
    found = table.sheet.text(*cell) or None
    table.findings.ask(ProblemCase.UNCLEAR_SCOPE_SCORES, tuple(_SPANS), cell, found)


def _asked_at(table: SheetTable) -> tuple[int, int]:
    """The heading of the first score; nearer to the question is no cell."""
    return table.header.bottom, min(table.match.columns.values())


def _is_another_province(table: SheetTable, row: int, names: UnitNames) -> bool:
    """Whether a row of a list of all provinces is not about ours."""
    sheet, header = table.sheet, table.header
    code, name = sheet.text(row, header.unit_code), sheet.text(row, header.unit_name)
    unknown = names.find(code, name).unit is None
    return unknown and _PROVINCE.fullmatch(code) is not None


def _unit(
    table: SheetTable, row: int, names: UnitNames, seen: dict[str, int], strange: dict[int, Found]
) -> Unit | None:
    """The unit of a row; one that is not certain is noted among the strange ones."""
    sheet, header = table.sheet, table.header
    code, name = sheet.text(row, header.unit_code), sheet.text(row, header.unit_name)
    found = names.find(code, name)
    cell = _named_at(table, row)
    if found.unit is None:
        strange[row] = found
        return None
    first = seen.setdefault(found.unit.identity, row)
    if first != row:
        facts = {"name": found.unit.name, "first": address(first, cell[1])}
        table.findings.error(ProblemCase.DUPLICATE_UNIT, cell, name, **facts)
        return None
    return found.unit


def _named_at(table: SheetTable, row: int) -> tuple[int, int]:
    header = table.header
    return row, (header.unit_code if header.unit_name is None else header.unit_name) or 0


def _tell_strange(table: SheetTable, strange: Mapping[int, Found], names: UnitNames) -> None:
    """Tell why the units of rows are not certain; that they are another province's, once."""
    called = {row: table.sheet.text(row, table.header.unit_name) for row in strange}
    province = names.elsewhere(list(called.values())) if called else None
    for row, found in strange.items():
        cell = _named_at(table, row)
        value = table.sheet.rows[row][cell[1]]
        if province:
            facts: dict[str, str | int] = {"units": len(called), "province": province}
            table.findings.error(ProblemCase.UNKNOWN_UNIT_ELSEWHERE, cell, value, **facts)
            return
        assert found.case is not None
        table.findings.error(found.case, cell, value, **names.facts(found, called[row]))


def _row(table: SheetTable, row: int) -> dict[str, Decimal]:
    """The scores of a row by criterion."""
    found: dict[str, Decimal] = {}
    for column in table.form.columns:
        place = table.match.columns.get(column.key)
        if place is None or is_blank(table.sheet.rows[row][place]):
            continue
        score = _score(table, (row, place), column.name, column.most)
        if score is not None:
            found[column.key] = score
    _check_sums(table, row, found)
    return found


def _score(
    table: SheetTable, cell: tuple[int, int], name: str, most: Decimal | None
) -> Decimal | None:
    value = table.sheet.rows[cell[0]][cell[1]]
    score = _decimal(table, cell, value)
    if score is None:
        found = table.sheet.scan.errors.get(cell, value)
        table.findings.error(ProblemCase.NOT_A_NUMBER_SCORE, cell, found, column=name)
    elif score < 0:
        table.findings.error(ProblemCase.NEGATIVE, cell, value, column=name)
    elif most is not None and score > most:
        table.findings.error(
            ProblemCase.PART_EXCEEDS_WHOLE_MOST, cell, value, column=name, most=str(most)
        )
    else:
        return score
    return None


def _decimal(table: SheetTable, cell: tuple[int, int], value: object) -> Decimal | None:
    if cell in table.sheet.scan.percents or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        found = Decimal(str(value))
        return found if found.is_finite() else None
    match = _NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    return Decimal(f"{match[1]}.{match[2] or 0}") if match else None


def _check_sums(table: SheetTable, row: int, found: dict[str, Decimal]) -> None:
    for equation in table.form.sums:
        keys = [*equation.parts, equation.total]
        if any(key not in found for key in keys):
            continue
        total, parts = found[equation.total], [found[key] for key in equation.parts]
        if abs(total - sum(parts)) > _ROUNDING:
            columns = table.match.columns
            cell = (row, columns[equation.total])
            table.findings.error(
                ProblemCase.SUM_MISMATCH,
                cell,
                table.sheet.rows[cell[0]][cell[1]],
                column=next(each.name for each in table.form.columns if each.key == equation.total),
                sum=_written(sum(parts, Decimal(0))),
                parts=" + ".join(map(_written, parts)),
                cells=", ".join(address(row, columns[key]) for key in equation.parts),
            )


def _written(score: Decimal) -> str:
    return f"{score.normalize():f}".replace(".", ",")
