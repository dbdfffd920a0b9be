"""Thông báo kết luận giao ban: what a meeting concluded, from its frozen minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from metrics.tasks.meeting import AgendaRow
from pipeline.meetings.minutes import KeptMinutes, all_minutes
from pipeline.papers import tables
from pipeline.papers.facts import Facts
from reports.content.blocks import Block, Cell, Column, Table, Text, Title
from reports.content.document import Document, DocumentKind
from wording import numbers
from wording.office import meeting as meeting_words
from wording.papers import conclusions as words
from wording.papers import report
from wording.sentences import plain


def conclusions_notice(facts: Facts) -> Document:
    """The notice of the newest meeting on the month and head; without one it says so.

    Raises:
        KpiError: `not_permitted` for people of a unit.
    """
    view = facts.view
    found = (
        each
        for each in facts.books.ask(all_minutes)
        if (each.minutes.month, each.minutes.under) == (view.month, view.under)
    )
    return notice_of(facts, next(found, None))


def notice_of(facts: Facts, kept: KeptMinutes | None) -> Document:
    """The notice of one meeting.

    Args:
        facts: Of the period that it looked at.
        kept: Its minutes; None: there are none.
    """
    period = numbers.period(facts.view.window, facts.view.month)
    body: tuple[Block, ...] = (Text(words.NONE.format(period=period)),)
    if kept is not None:
        period = numbers.period(kept.minutes.window, kept.minutes.month)
        body = tuple(_blocks(kept, period))
    return Document(
        DocumentKind.NOTICE,
        facts.issued.lines,
        words.SUBJECT.format(period=period),
        body,
        year=kept.minutes.day.year if kept else facts.books.today.year,
        footnote=_note(facts, kept),
        label=facts.issued.label,
    )


def _note(facts: Facts, kept: KeptMinutes | None) -> str:
    if kept is None:
        return facts.issued.note
    return words.NOTE.format(meeting=kept.minutes.meeting, edition=kept.minutes.edition)


def _blocks(kept: KeptMinutes, period: str) -> Iterator[Block]:
    minutes = kept.minutes
    yield Text(words.opening(minutes.day, minutes.chair, minutes.present, period))
    yield Title(1, words.SITUATION)
    yield Title(2, words.BEFORE)
    yield _table(minutes.before, meeting_words.COLUMNS) or Text(words.NO_BEFORE)
    yield Title(2, words.CHANGED)
    yield Text(plain(minutes.changed))
    yield Title(2, words.RED)
    yield _reds(minutes.red) or Text(words.NO_RED)
    yield Title(1, words.DUTIES)
    yield from _listed(row.what for row in minutes.decided)
    yield Title(1, words.CARRYING_OUT)
    yield _table(minutes.decided, words.WHO_WHAT_WHEN) or Text(words.NOTHING_TO_DO)
    for each in kept.supplements:
        yield Text(words.ADDED.format(day=numbers.day(each.at.date()), text=each.facts.text))
    yield Text(words.CLOSING.format(period=period))


def _listed(said: Iterable[str]) -> Iterator[Text]:
    lines = [f"{at}. {text}" for at, text in enumerate(said, start=1)]
    yield from map(Text, lines or [words.NO_DECISION])


def _table(rows: tuple[AgendaRow, ...], headings: tuple[str, ...]) -> Table | None:
    """Who does what until when; None where there is nothing."""
    columns = tuple(
        Column(heading, width)
        for heading, width in zip((report.ORDER, *headings), (7, 34, 22, 16, 18), strict=True)
    )
    cells = tuple(
        (
            tables.counted(at),
            Cell(row.what),
            Cell(row.who or report.DASH),
            Cell(meeting_words.until(row.until) or report.DASH),
            Cell(row.state),
        )
        for at, row in enumerate(rows, start=1)
    )
    return Table(columns, cells) if cells else None


def _reds(rows: tuple[AgendaRow, ...]) -> Table | None:
    columns = tuple(
        Column(heading, width)
        for heading, width in zip(
            (report.ORDER, *meeting_words.RED_COLUMNS), (7, 38, 30, 18), strict=True
        )
    )
    cells = tuple(
        (tables.counted(at), Cell(row.what), Cell(row.who or report.DASH), Cell(row.state))
        for at, row in enumerate(rows, start=1)
    )
    return Table(columns, cells) if cells else None
