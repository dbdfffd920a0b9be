"""A statutory form filled back from what is stored, in the form's own columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from metrics.counts.measure import MeasureKind
from metrics.units.unit import Unit
from pipeline.papers.facts import Facts
from pipeline.papers.statutory.printed_forms import PrintedColumn, PrintedForm, printed_forms
from pipeline.papers.tables import counted
from reports.content.blocks import Block, Cell, Column, Table, Text
from reports.content.document import Annex, Document, DocumentKind
from warehouse.reading import queries
from wording.papers import filled_form as words
from wording.sentences import reporter

Figures = Mapping[str, int]
"""By measure, what a unit has over the whole period; absent where a month of it is missing."""
_WIDTHS = (6, 20, 7)
"""Shares of the order, the unit and of each column of figures."""
_LONG = 20
"""Letters of a heading that would be broken into more than three lines in such a column."""
_WIDE = 11
"""The share of a column that has one."""


def filled_form(facts: Facts, kind: str) -> Document:
    """The letter that brings a form, and the form as its annex and sheet.

    Args:
        facts: Of the period.
        kind: Which form, by the kind of its document.
    """
    form = form_of(facts, kind)
    table, reported, expected = form_table(facts, form)
    head, superior = facts.issued.lines, facts.issued.superior
    said = {
        "office": head.issuer,
        "mark": f"{form.mark[:1].lower()}{form.mark[1:]}",
        "period": facts.when,
        "reported": reported,
        "expected": expected,
    }
    body: list[Block] = [Text(words.BRINGS.format(**said))]
    if reported < expected:
        body.append(Text(words.SILENT.format(silent=expected - reported)))
    body.append(Text(words.CLOSING.format(addressed=superior)))
    told = Text(f"{form.mark}. {table.lines[2]}. {words.COUNTED_IN}")
    return Document(
        DocumentKind.LETTER,
        head,
        words.SUBJECT.format(**said),
        tuple(body),
        year=facts.last_day.year,
        addressed=(superior,),
        annexes=(Annex(form.title, (told, replace(table, name="")), landscape=True),),
        data=(table,),
        footnote=facts.issued.note,
        label=facts.issued.label,
    )


def form_of(facts: Facts, kind: str) -> PrintedForm:
    """The printed form of a kind of document."""
    known = facts.books.reference.measure_codes
    return next(form for form in printed_forms(known) if form.kind == kind)


def form_table(facts: Facts, form: PrintedForm) -> tuple[Table, int, int]:
    """The form as a table, how many units have figures in it, and how many stand in it."""
    units = list({row.unit.identity: row.unit for row in facts.card.units}.values())
    figures = _figures(facts, units, form)
    values = {unit.identity: _row(form, figures[unit.identity]) for unit in units}
    names = _names(facts, units)
    rows = [*_rows(form, units, names, values), _total(form, values.values())]
    days = facts.view.months[0].first_day, facts.last_day
    offices = facts.issued.lines.issuer, facts.issued.superior
    lines = words.lines(form.mark, form.title, facts.when, days, offices)
    name = form.mark.replace("/", " ")
    table = Table(_columns(form), tuple(rows), name, lines)
    return table, sum(any(_known(row)) for row in values.values()), len(units)


def _known(row: Sequence[int | None]) -> Iterator[bool]:
    return (value is not None for value in row)


def _columns(form: PrintedForm) -> tuple[Column, ...]:
    order, unit, figure = _WIDTHS
    return (
        Column(words.ORDER, order, number="(1)"),
        Column(words.UNIT, unit, number="(2)"),
        *(
            Column(
                each.heading[-1],
                _WIDE if len(each.heading[-1]) > _LONG else figure,
                right=True,
                above=each.heading[:-1],
                number=f"({at})",
            )
            for at, each in enumerate(form.columns, start=3)
        ),
    )


def _names(facts: Facts, units: Sequence[Unit]) -> dict[str, str]:
    """By identity; where two have one name, what each belongs to stands with it."""
    names = Counter(reporter(unit) for unit in units)
    above = {unit.identity: facts.card.tree.get(unit.parent or "") for unit in units}
    return {
        unit.identity: words.SAME_NAME.format(unit=reporter(unit), parent=parent.name)
        if names[reporter(unit)] > 1 and (parent := above[unit.identity])
        else reporter(unit)
        for unit in units
    }


def _rows(
    form: PrintedForm,
    units: Sequence[Unit],
    names: Mapping[str, str],
    values: Mapping[str, Sequence[int | None]],
) -> Iterator[tuple[Cell, ...]]:
    if not form.levels:
        yield from _listed(units, names, values)
        return
    for level, title in words.GROUPS.items():
        found = [unit for unit in units if unit.level is level]
        if found:
            yield Cell(""), Cell(title), *[Cell("")] * len(form.columns)
            yield from _listed(found, names, values)


def _listed(
    units: Sequence[Unit],
    names: Mapping[str, str],
    values: Mapping[str, Sequence[int | None]],
) -> Iterator[tuple[Cell, ...]]:
    for at, unit in enumerate(units, start=1):
        yield counted(at), Cell(names[unit.identity]), *map(_figure, values[unit.identity])


def _total(form: PrintedForm, rows: Iterable[Sequence[int | None]]) -> tuple[Cell, ...]:
    sums: list[int | None] = [None] * len(form.columns)
    for row in rows:
        sums = [
            value if told is None else told + (value or 0)
            for told, value in zip(sums, row, strict=True)
        ]
    return Cell(""), Cell(words.TOTAL), *map(_figure, sums)


def _figure(value: int | None) -> Cell:
    return Cell("") if value is None else counted(value)


def _row(form: PrintedForm, figures: Figures) -> tuple[int | None, ...]:
    return tuple(_value(column, figures) for column in form.columns)


def _value(column: PrintedColumn, figures: Figures) -> int | None:
    for way in column.ways:
        if all(each in figures for each in way):
            taken = sum(figures.get(each, 0) for each in column.less)
            return sum(figures[each] for each in way) - taken
    return None


def _figures(facts: Facts, units: Iterable[Unit], form: PrintedForm) -> dict[str, Figures]:
    """By unit's identity, what stands for the whole period."""
    register = facts.books.reference.register
    months = []
    for month in facts.view.months:
        stored = queries.figures_of(facts.books.edition, month)
        by_unit: dict[str, dict[str, int]] = {}
        for (code, measure), value in stored.items():
            by_unit.setdefault(code, {})[measure] = value
        months.append((month, by_unit))
    found: dict[str, Figures] = {}
    for unit in units:
        rows = ((register.row_in(unit.identity, month), by) for month, by in months)
        own = [by.get(row.code, {}) for row, by in rows if row is not None]
        found[unit.identity] = _over(own, facts, form)
    return found


def _over(months: Sequence[Figures], facts: Facts, form: PrintedForm) -> Figures:
    if not months:
        return {}
    kinds = {each.code: each.kind for each in facts.books.reference.measures}
    said: dict[str, int] = {}
    for code in set.intersection(*(set(each) for each in months)):
        values = [month[code] for month in months]
        if code in form.opening:
            said[code] = values[0]
        elif kinds.get(code) is MeasureKind.STOCK:
            said[code] = values[-1]
        else:
            said[code] = sum(values)
    return said
