"""The tables and the chart of a period's documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from pipeline.papers.facts import Facts
from pipeline.papers.owed.dated_tasks import DatedTask
from pipeline.reporting.submissions import Submission
from pipeline.scores.quarter import QuarterRow
from reports.content.blocks import BarChart, Cell, Column, Series, Table
from wording import interface, numbers
from wording.papers import report as words
from wording.papers.lights import light
from wording.sentences import reporter

_WORK_SHOWN, _LEAD_SHOWN = 90, 34
"""Letters on a slide: three lines of each column at 18 points."""
_LIGHT = (
    Column(words.GOOD, 8, right=True),
    Column(words.CASES, 8, right=True),
    Column(words.PERCENT, 8, right=True),
    Column(words.TARGET, 8, right=True),
    Column(words.SHORT, 7, right=True),
    Column(words.LIGHT, 16),
)
"""What `_light` fills."""


def lights(facts: Facts) -> Table:
    """A row a unit and a column an indicator, parents before children."""
    shown = [row.indicator for row in facts.total]
    columns = (
        Column(words.ORDER, 5),
        Column(words.UNIT, 20),
        *(Column(each.short, 9, right=True) for each in shown),
    )
    units = {row.unit.identity: row.unit for row in facts.card.units}
    found = {(row.unit.identity, row.indicator.code): row for row in facts.card.units}
    rows = tuple(
        (
            counted(at),
            Cell(reporter(unit)),
            *(_rate(found.get((unit.identity, each.code))) for each in shown),
        )
        for at, unit in enumerate(units.values(), start=1)
    )
    return Table(columns, rows, words.CARD)


def figures(facts: Facts) -> Table:
    """A row a unit and indicator with what was counted, for those who calculate further."""
    columns = (
        Column(words.ORDER, 5),
        Column(words.UNIT, 22),
        Column(words.INDICATOR, 16),
        *_LIGHT,
    )
    rows = tuple(
        (counted(at), Cell(reporter(row.unit)), Cell(row.indicator.short), *_light(row))
        for at, row in enumerate(_worth_saying(facts.card.units), start=1)
    )
    return Table(columns, rows, words.FIGURES)


def _rate(row: Score | None) -> Cell:
    return Cell(words.DASH if row is None else words.rate(row))


def totals(rows: Sequence[Score], name: str = "") -> Table:
    """The head's own rows."""
    columns = (
        Column(words.INDICATOR, 24),
        *_LIGHT,
    )
    lines = tuple((Cell(row.indicator.name), *_light(row)) for row in rows)
    return Table(columns, lines, name)


def quarter(found: Sequence[QuarterRow]) -> Table:
    """The lights of a quarter with the clause and the words of each target."""
    columns = (
        Column(words.INDICATOR, 22),
        Column(words.GOOD, 8, right=True),
        Column(words.CASES, 8, right=True),
        Column(words.TARGET, 10, right=True),
        Column(words.LIGHT, 14),
        Column(words.CLAUSE, 6),
        Column(words.QUOTE, 28),
    )
    rows = tuple(
        (
            Cell(row.score.indicator.name),
            Cell(words.DASH) if row.good is None else counted(row.good),
            Cell(words.DASH) if row.cases is None else counted(row.cases),
            Cell(words.MORE_THAN_LAST_YEAR) if row.relative else target(row.score),
            Cell(light(row.score.verdict.status, row.score.verdict.evidence)),
            Cell(row.score.goal.clause or words.DASH if row.score.goal else words.DASH),
            Cell(row.score.goal.quote or words.DASH if row.score.goal else words.DASH),
        )
        for row in found
    )
    return Table(columns, rows, words.QUARTER)


def unpunctual(found: Sequence[Submission]) -> Table:
    """Who gave figures late or not at all."""
    columns = (
        Column(words.ORDER, 7),
        Column(words.UNIT, 28),
        Column(words.LEVEL, 14),
        Column(words.OF_MONTH, 11),
        Column(words.DUE, 15),
        Column(words.STATE, 19),
    )
    rows = tuple(
        (
            counted(at),
            Cell(reporter(each.unit)),
            Cell(level(each.unit)),
            Cell(numbers.month_in_table(each.month)),
            a_day(each.due),
            Cell(words.punctuality(each.days)),
        )
        for at, each in enumerate(found, start=1)
    )
    return Table(columns, rows, words.LATE)


def late(facts: Facts, units: Sequence[Unit]) -> Table:
    """Who gave nothing, and until when it was due."""
    columns = (
        Column(words.ORDER, 5),
        Column(words.UNIT, 30),
        Column(words.LEVEL, 12),
        Column(words.DUE, 10),
    )
    rows = tuple(
        (counted(at), Cell(reporter(unit)), Cell(level(unit)), Cell(facts.deadline))
        for at, unit in enumerate(units, start=1)
    )
    return Table(columns, rows, words.SILENT)


def tasks(found: Sequence[DatedTask], name: str = "") -> Table:
    """Tasks with their leads, dates and how far they are."""
    columns = (
        Column(words.ORDER, 7),
        Column(words.WORK, 34),
        Column(words.LEAD, 18),
        Column(words.DEADLINE, 22),
        Column(words.PROGRESS, 17),
        Column(words.PLAN, 12),
    )
    rows = tuple(
        (
            counted(at),
            *(Cell(text) for text in words.task_row(each.task)),
            Cell(words.progress(each.standing)),
            Cell((each.plan.number or each.plan.title) if each.plan else words.GIVEN),
        )
        for at, each in enumerate(found, start=1)
    )
    return Table(columns, rows, name)


def tasks_shown(found: Sequence[DatedTask]) -> Table:
    """The same for a slide: what is long is cut, so that five rows are read from the back."""
    columns = (
        Column(words.WORK, 15),
        Column(words.LEAD, 6),
        Column(words.DEADLINE, 5),
        Column(words.PROGRESS, 6),
    )
    rows = tuple(
        (
            Cell(words.cut(each.task.task, _WORK_SHOWN)),
            Cell(words.cut(each.task.lead or words.DASH, _LEAD_SHOWN)),
            a_day(each.task.deadlines[-1]),
            Cell(words.progress(each.standing)),
        )
        for each in found
    )
    return Table(columns, rows)


def against_targets(rows: Sequence[Score], who: str) -> BarChart | None:
    """Each scored indicator beside its target; None where nothing is scored."""
    scored = [row for row in rows if row.verdict.percent is not None]
    if not scored:
        return None
    measured = Series(words.MEASURED, tuple(percent(row) for row in scored))
    aimed = Series(words.AIMED, tuple(target(row) for row in scored))
    labels = tuple(row.indicator.short for row in scored)
    return BarChart(words.CHART.format(office=who), labels, (measured, aimed))


def percent(row: Score) -> Cell:
    """A rate, as exact in a workbook as it is written for people."""
    found = row.verdict.percent
    if found is None:
        return Cell(words.DASH)
    return _as_written(numbers.figure(found, row.goal.percent if row.goal else None))


def target(row: Score) -> Cell:
    """The number a rate is judged by."""
    if row.goal is None:
        return Cell(words.DASH)
    text = numbers.goal(row.goal.percent, row.verdict.percent)
    return _as_written(text.removesuffix(numbers.PERCENT_SIGN))


def level(unit: Unit) -> str:
    """The level of a unit in words."""
    return interface.LEVELS[unit.level]


def counted(number: int) -> Cell:
    """A whole number."""
    return Cell(numbers.count(number), number)


def rated(value: Fraction | Decimal) -> Cell:
    """A percentage that nothing is judged by, exact in a workbook."""
    text, exact = numbers.figure(value), Fraction(value)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    return Cell(text, number, len(text.partition(",")[2]))


def a_day(day: date) -> Cell:
    """A day, which a workbook can sort by."""
    return Cell(numbers.day(day), day=day)


def _as_written(text: str) -> Cell:
    number = Decimal(text.replace(",", "."))
    return Cell(text, number, len(text.partition(",")[2]))


def _light(row: Score) -> tuple[Cell, ...]:
    share, verdict = row.share, row.verdict
    good = counted(share.good) if share else Cell(words.DASH)
    cases = counted(share.cases) if share else Cell(words.DASH)
    short = Cell("") if not verdict.short_by else counted(verdict.short_by)
    said = Cell(light(verdict.status, verdict.evidence))
    return good, cases, percent(row), target(row), short, said


def _worth_saying(rows: Iterable[Score]) -> list[Score]:
    """Rows with a figure or a target: a unit without either has nothing in this column."""
    return [row for row in rows if row.share is not None or row.goal is not None]
