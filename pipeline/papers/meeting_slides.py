"""Six slides for the monthly meeting, each with its sentence."""

from __future__ import annotations

from metrics.verdicts.rollup import Score
from pipeline.papers import tables
from pipeline.papers.facts import Facts
from pipeline.statements import people
from pipeline.statements.people import Answering, AtMonth
from reports.content.blocks import Cell, Column, Table
from reports.content.slides import Deck, Slide
from wording.papers import report
from wording.papers import slides as words
from wording.scores import changes
from wording.sentences import certain_shortfalls, in_sentence, plain, reporter

_ROWS = 5
"""More is not read at a meeting."""
_SENTENCES = 6
"""Of the paragraph of changes: at that size no more stand on a slide."""


def meeting_slides(facts: Facts) -> Deck:
    """Done since the last meeting, lights, changes, shortfalls, what comes, what is decided."""
    when = facts.when
    return Deck(
        words.TITLE.format(period=when),
        (
            _tasks_due(facts, when),
            Slide(
                words.lights(facts.total, facts.reported, facts.expected),
                tables.against_targets(facts.total, in_sentence(facts.head.name)) or (),
            ),
            Slide(words.CHANGED, _changes(facts)),
            _shortfalls(facts),
            _ahead(facts, when),
            Slide(words.DECIDE, words.DECISIONS),
        ),
        facts.issued.note,
    )


def _tasks_due(facts: Facts, when: str) -> Slide:
    if not facts.due:
        return Slide(words.NO_TASKS.format(period=when), ())
    sentence = words.DONE_BEFORE.format(count=len(facts.due), period=when)
    return Slide(sentence, _short(tables.tasks_shown(facts.due)))


def _ahead(facts: Facts, when: str) -> Slide:
    if not facts.ahead:
        return Slide(words.NONE_AHEAD.format(period=when), ())
    return Slide(
        words.AHEAD.format(count=len(facts.ahead)), _short(tables.tasks_shown(facts.ahead))
    )


def _changes(facts: Facts) -> tuple[str, ...]:
    told = plain(changes.paragraph(facts.changes, facts.head, facts.deadline))
    return tuple(f"{each.rstrip('.')}." for each in told.split(". ") if each)[:_SENTENCES]


def _shortfalls(facts: Facts) -> Slide:
    found = certain_shortfalls(facts.card.units)[:_ROWS]
    if not found:
        return Slide(words.NONE_SHORT, ())
    columns = tuple(
        Column(heading, width)
        for heading, width in (
            (words.UNIT, 8),
            (words.INDICATOR, 6),
            (words.LACK, 5),
            (words.WHO, 7),
            (words.TOLD, 9),
        )
    )
    answering = people.answering(facts.books, AtMonth(facts.view.month, facts.last_day))
    rows = tuple(_shortfall(facts, row, answering.get(row.unit.identity)) for row in found)
    return Slide(words.shortfall(reporter(found[0].unit), found[0]), Table(columns, rows))


def _shortfall(facts: Facts, row: Score, who: Answering | None) -> tuple[Cell, ...]:
    told = [
        each.text
        for each in facts.told
        if (each.identity, each.indicator) == (row.unit.identity, row.indicator.code)
    ]
    return (
        Cell(reporter(row.unit)),
        Cell(row.indicator.short),
        Cell(words.lacks(row), row.verdict.short_by),
        Cell(who.person.name if who else report.DASH),
        Cell(told[-1] if told else report.DASH),
    )


def _short(table: Table) -> Table:
    return Table(table.columns, table.rows[:_ROWS], table.name)
