"""The parts of a card: its head, what nothing was taken from, the columns, a file that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.counts.reading import Reading
from metrics.counts.upload import Receipt
from metrics.verdicts.reference import Reference
from metrics.verdicts.verdict import Status
from pipeline.intake.inbox import Dropped
from ui.kit.html import Html, join
from ui.upload import cards
from ui.upload.cards import Heading, MappedColumn, Tag
from ui.upload.comparison import unit_name
from wording import numbers
from wording.intake import upload as words

_NONE = Html()


@dataclass(frozen=True, slots=True)
class Card:
    """The markup of one file."""

    head: Html
    sight: Html = _NONE
    """The sheet around its first faults; names and columns to be explained stand below it."""
    body: Html = _NONE
    receipts: tuple[str, ...] = ()
    """Lines to copy into a message."""


def not_taken(reading: Reading) -> Iterator[str]:
    """Which sheets and columns nothing was taken from."""
    if reading.unread:
        yield words.unread(reading.unread)
    if reading.unread_columns:
        yield words.unread_columns(reading.unread_columns)


def standing(
    reference: Reference, file: Dropped, reading: Reading, stood: Sequence[Receipt]
) -> Card:
    """The card of a file whose bytes are stored already."""
    facts = [
        words.SAME_BYTES.format(time=numbers.moment(each.stored_at), upload=each.upload)
        for each in stood[:1]
    ]
    head = cards.heading(Heading(file.name, tuple(facts), Tag(Status.NO_CASES, words.STANDS)))
    notes = [
        words.SUPERSEDED.format(
            count=numbers.count(each.superseded.figures),
            uploads=", ".join(each.superseded.uploads),
        )
        for each in stood
        if each.superseded
    ]
    return Card(head, body=cards.body(*map(cards.note, notes), mappings(reference, reading)))


def head(file: Dropped, reading: Reading, tag: Tag) -> Html:
    """The first line of the card, with what was recognised."""
    return cards.heading(Heading(file.name, tuple(_facts(reading)), tag))


def _facts(reading: Reading) -> list[str]:
    titles = {each.form: each.title for each in reading.proposals if each.agreed}
    facts = [
        words.own_layout(titles[form]) if form in titles else words.form(form)
        for form in dict.fromkeys(table.form for table in reading.tables)
    ]
    dated = [(table.month, table.period) for table in reading.tables if table.month is not None]
    if dated:
        facts.append(cards.period(dated))
    units = sum(table.units for table in reading.tables)
    if units:
        facts.append(words.units(units))
    return facts


def whose(reference: Reference, reading: Reading) -> list[str]:
    """The unit, or how many there are, and the month."""
    codes = {unit for table in reading.tables for unit in table.figures.units}
    months = [table.month for table in reading.tables if table.month is not None]
    facts = [words.units(sum(table.units for table in reading.tables))]
    if len(codes) == 1 and months:
        (code,) = codes
        facts = [unit_name(reference, months[0], code)]
    return [*facts, words.months(months)] if months else facts


def mappings(reference: Reference, reading: Reading) -> Html:
    """The columns of the first tables."""
    return join(
        cards.mapping(
            table.sheet,
            [
                MappedColumn(each.letter, each.heading, _meaning(reference, each.meaning))
                for each in table.columns
            ],
        )
        for table in reading.tables[:3]
    )


def _meaning(reference: Reference, code: str | None) -> str | None:
    if code is None:
        return None
    known = {measure.code: measure.name for measure in reference.measures}
    return known.get(code) or words.measure(code)
