"""The periodic report: tình hình, đánh giá, phương hướng, đề xuất, and its annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.verdicts.rollup import Score
from pipeline.papers import tables
from pipeline.papers.facts import Facts
from pipeline.papers.owed.unpunctual import unpunctual
from reports.content.blocks import Blank, Block, Text, Title
from reports.content.document import Annex, Document, DocumentKind
from wording import numbers
from wording.papers import form
from wording.papers import report as words
from wording.scores import changes
from wording.sentences import completeness, in_sentence, plain, reporter

_SETTLED = ("on_time", "on_time_766", "apology")
_ONE_STOP = ("online", "digitised", "electronic_results", "satisfaction")
_FEEDBACK = ("feedback_on_time", "feedback_satisfaction")

MAYBE = (tables.quarter(()), tables.unpunctual(()), tables.tasks((), words.TASKS))
"""The tables of annexes that there are in some periods only."""


def period_report(facts: Facts) -> Document:
    """The report of the head's period, every number from the facts."""
    head = facts.issued.lines
    annexes = tuple(_annexes(facts))
    return Document(
        DocumentKind.REPORT,
        head,
        words.SUBJECT.format(period=facts.when),
        tuple(_blocks(facts, annexes, head.issuer)),
        year=facts.last_day.year,
        addressed=(facts.issued.superior,),
        grounds=tuple(words.ground(facts.plans)),
        annexes=annexes,
        data=(tables.totals(facts.total, words.TOTALS), tables.figures(facts)),
        footnote=facts.issued.note,
        label=facts.issued.label,
    )


def _annexes(facts: Facts) -> Iterator[Annex]:
    yield Annex(words.CARD, (Text(words.KEY), tables.lights(facts)), landscape=True)
    if facts.quarter:
        yield Annex(words.QUARTER, (tables.quarter(facts.quarter),), landscape=True)
    if late := unpunctual(facts.books, facts.view):
        yield Annex(words.LATE, (tables.unpunctual(late),))
    if facts.due:
        yield Annex(words.TASKS, (tables.tasks(facts.due, words.TASKS),), landscape=True)


def _named(annexes: Sequence[Annex], title: str) -> str:
    at = [annex.title for annex in annexes].index(title)
    return form.annex_name(at + 1, len(annexes))


def _blocks(facts: Facts, annexes: Sequence[Annex], office: str) -> Iterator[Block]:
    yield Text(
        words.OPENING.format(
            office=office, period=facts.when, reported=facts.reported, expected=facts.expected
        )
    )
    yield from _results(facts, annexes)
    yield from _judged(facts)
    yield Title(1, words.AHEAD)
    if facts.ahead:
        yield tables.tasks(facts.ahead)
    else:
        yield Text(words.NONE_AHEAD)
    yield Title(1, words.ASKED)
    yield Blank(words.ASKS_PROPOSALS)
    listed = ", ".join(form.annex_name(at, len(annexes)) for at in range(1, len(annexes) + 1))
    yield Text(words.CLOSING.format(period=facts.when, office=office, annexes=listed))


def _results(facts: Facts, annexes: Sequence[Annex]) -> Iterator[Block]:
    yield Title(1, words.RESULTS)
    yield Title(2, words.LED)
    if facts.due:
        done, late = (
            sum(each.standing.time.done for each in facts.due),
            sum(each.late for each in facts.due),
        )
        yield Text(
            words.TASKS_DUE.format(
                day=numbers.day(min(facts.books.today, facts.last_day)),
                count=len(facts.due),
                done=done,
                late=late,
                rest=len(facts.due) - done - late,
                annex=_named(annexes, words.TASKS),
            )
        )
    else:
        yield Text(words.NO_TASKS)
    yield Title(2, words.RULES)
    yield Blank(words.ASKS_RULES)
    yield Title(2, words.SIMPLER)
    yield Blank(words.ASKS_SIMPLER)
    for title, codes in (
        (words.SETTLED, _SETTLED),
        (words.ONE_STOP, _ONE_STOP),
        (words.FEEDBACK, _FEEDBACK),
    ):
        yield Title(2, title)
        for row in _of(facts.total, codes):
            # What it was counted from stands beside it wherever it is shown (contract §7).
            yield Text(" ".join(each for each in (words.scored(row), completeness(row)) if each))
    chart = tables.against_targets(facts.total, in_sentence(facts.head.name))
    if chart:
        yield chart
    yield Title(2, words.INSPECTED)
    count = len(facts.visits)
    yield Text(words.VISITS.format(count=count) if count else words.NO_VISITS)
    yield Blank(words.ASKS_TELLING)
    yield Title(2, words.REPORTED)
    yield Text(_reporting(facts))
    if found := unpunctual(facts.books, facts.view):
        late = sum(each.received is not None for each in found)
        yield Text(
            words.UNPUNCTUAL.format(
                late=numbers.count(late),
                missing=numbers.count(len(found) - late),
                annex=_named(annexes, words.LATE),
            )
        )


def _of(rows: Sequence[Score], codes: Sequence[str]) -> list[Score]:
    return [row for row in rows if row.indicator.code in codes]


def _reporting(facts: Facts) -> str:
    if not facts.silent:
        return words.ALL_REPORTED.format(reported=facts.reported, expected=facts.expected)
    return words.SOME_SILENT.format(
        reported=facts.reported,
        expected=facts.expected,
        silent=len(facts.silent),
    )


def _judged(facts: Facts) -> Iterator[Block]:
    yield Title(1, words.JUDGED)
    if moved := plain(changes.of_the_whole(facts.changes, facts.head)):
        yield Text(moved)
    for title, told, nothing in (
        (words.DONE, words.met(facts.total), words.NONE_MET),
        (words.LACKING, words.below(facts.total), words.NONE_MISSED),
    ):
        yield Title(2, title)
        yield from (Text(each) for each in told or (nothing,))
    yield Title(2, words.CAUSES)
    if not facts.told:
        yield Blank(words.ASKS_CAUSES)
    shorts = facts.books.reference.shorts
    for each in facts.told:
        unit = facts.card.tree.get(each.unit)
        if unit is not None:
            name = reporter(unit)
            text = words.EXPLAINED.format(
                unit=name, indicator=shorts[each.indicator], text=each.text
            )
            yield Text(text)
