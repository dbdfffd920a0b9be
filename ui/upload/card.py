"""From a file that was read, or stored, to the markup of its card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemKind, Severity
from metrics.counts.reading import Reading
from metrics.counts.upload import Difference, Receipt, UploadRow
from metrics.verdicts.reference import Reference
from metrics.verdicts.verdict import Status
from pipeline.desk.desk import Desk
from pipeline.intake.inbox import Dropped
from pipeline.intake.preview import Preview, preview
from pipeline.intake.upload import Checked, FileOutcome
from ui.frame import session
from ui.kit.html import Html, join, tag
from ui.upload import cards, cutout, differences, receipts
from ui.upload.cards import Heading, MappedColumn, Tag
from ui.upload.differences import DifferenceRow
from ui.upload.names import SHOWN as MOST_NAMES
from ui.upload.problems import markup as problems_markup
from wording import numbers, sentences
from wording.intake import problems as problem_words
from wording.intake import upload as words
from wording.names import sort_key

Uploads = Mapping[str, UploadRow]
"""Uploads by their code."""


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


def card(desk: Desk, file: Dropped, overlap: str | None, uploads: Uploads) -> Card:
    """The card of a file that was read or stored.

    Args:
        desk: Where it was compared.
        file: The file.
        overlap: Name of another file of the batch that states the same unit's month.
        uploads: Everything that was stored.
    """
    if file.outcome is not None:
        return _settled(desk.reference, file, file.outcome, uploads)
    assert file.checked is not None
    reading = file.checked.reading
    if file.refused:
        return _refused(desk.reference, file, reading, file.checked.problems)
    if not file.ready:
        return _standing(desk.reference, file, reading, file.checked.stored_as)
    return _clean(desk, file, file.checked, overlap)


def _clean(desk: Desk, file: Dropped, checked: Checked, overlap: str | None) -> Card:
    notes = [each for each in checked.problems if each.severity is Severity.WARNING]
    tag = Tag(Status.MET, words.CLEAN)
    if notes:
        tag = Tag(Status.NEAR, words.CLEAN_WITH_NOTES.format(count=len(notes)))
    remarks = [words.MOVED] if file.moved else []
    if overlap is not None:
        remarks.append(words.OVERLAP.format(other=overlap))
    body = cards.body(
        *map(cards.note, (*remarks, *_not_taken(checked.reading))),
        _compared(desk, checked),
        problems_markup(checked.problems, problem_words.advice),
        _mappings(desk.reference, checked.reading),
    )
    return Card(_head(file, checked.reading, tag), body=body)


def _not_taken(reading: Reading) -> Iterator[str]:
    """Which sheets and columns nothing was taken from."""
    if reading.unread:
        yield words.unread(reading.unread)
    if reading.unread_columns:
        yield words.unread_columns(reading.unread_columns)


def _compared(desk: Desk, checked: Checked) -> Html:
    """Counts beside what changes; where nothing changes, beside the lights that come."""
    counted = checked.changes
    tiles = cards.counts(counted.new, counted.changed, counted.same, counted.removed)
    with session.books(desk) as books:
        foreseen = preview(books, checked)
    rows = _difference_rows(desk.reference, checked.differences, foreseen)
    lights = _lights(checked.reading, foreseen)
    if not rows:
        return cards.beside(tiles, lights)
    return cards.beside(tiles + lights, differences.markup(rows, len(checked.differences)))


def _lights(reading: Reading, foreseen: Preview) -> Html:
    shown = cards.lights_after(foreseen.lights)
    if not shown:
        return shown
    count = words.units(sum(table.units for table in reading.tables))
    turns = words.turns(*foreseen.turns)
    said = tag("p.k-up-said", words.LIGHTS_AFTER.format(units=count))
    return join(said, shown, tag("p.k-up-turns", turns) if turns else None)


def _difference_rows(
    reference: Reference, found: Sequence[tuple[Month, Difference]], foreseen: Preview
) -> list[DifferenceRow]:
    rows = [_difference_row(reference, month, each, foreseen) for month, each in found]
    # Rows that change a light come first; beyond the cap only the rest is lost from view.
    rows.sort(key=lambda row: (row.month, not _turns(row), sort_key(row.unit)))
    return list(islice(rows, differences.MOST))


def _turns(row: DifferenceRow) -> bool:
    if row.effect is None:
        return False
    return row.effect.before.verdict.status is not row.effect.after.verdict.status


def _difference_row(
    reference: Reference, month: Month, found: Difference, foreseen: Preview
) -> DifferenceRow:
    effect = foreseen.of(month, found.unit, found.measure)
    return DifferenceRow(
        unit=unit_name(reference, month, found.unit),
        month=month,
        measure=words.measure(found.measure),
        before=found.old,
        after=found.new,
        effect=effect if effect and effect.changes else None,
        known=foreseen.tells(month, found.unit, found.measure),
    )


def unit_name(reference: Reference, month: Month, code: str) -> str:
    """What a code was called in a month; the code where the register does not know it."""
    unit = reference.register.at(month).get(code)
    return unit.name if unit else code


def _refused(
    reference: Reference, file: Dropped, reading: Reading, problems: Sequence[Problem]
) -> Card:
    """What is wrong, without what a person is asked about beside it."""
    asked = {id(problem) for doubt in file.doubts[:MOST_NAMES] for problem in doubt.problems}
    explain = any(proposal.form is None for proposal in file.proposals)
    rest = [
        each
        for each in problems
        if id(each) not in asked and not (explain and each.kind is ProblemKind.UNKNOWN_FORM)
    ]
    body = cards.body(problems_markup(rest, problem_words.advice), _mappings(reference, reading))
    sight = cutout.markup(reading.cutouts, problems)
    tag = _tag(rest, len(file.doubts), explain=explain)
    return Card(_head(file, reading, tag), cards.body(sight) if sight else sight, body)


def _tag(rest: Sequence[Problem], names: int, *, explain: bool) -> Tag:
    """What keeps a file out: faults to be mended in Excel, or only questions to be answered."""
    faulty = any(each.severity is Severity.ERROR for each in rest)
    if not names and not explain:
        return Tag(Status.MISSED, words.errors(rest))
    questions = words.questions(names, columns=explain)
    if not faulty:
        return Tag(Status.NEAR, sentences.opening(questions))
    return Tag(Status.MISSED, f"{words.error_count(rest)}, {questions}")


def _standing(
    reference: Reference, file: Dropped, reading: Reading, stood: Sequence[Receipt]
) -> Card:
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
    return Card(head, body=cards.body(*map(cards.note, notes), _mappings(reference, reading)))


def _settled(reference: Reference, file: Dropped, outcome: FileOutcome, uploads: Uploads) -> Card:
    reading = outcome.reading
    if not outcome.receipts:
        return _refused(reference, file, reading, outcome.problems)
    if outcome.already_stored:
        return _standing(reference, file, reading, outcome.receipts)
    rows = [uploads[each.upload] for each in outcome.receipts if each.upload in uploads]
    body = cards.body(
        receipts.receipt(outcome.receipts),
        *map(cards.note, _not_taken(reading)),
        problems_markup(outcome.problems, problem_words.advice),
        _mappings(reference, reading),
    )
    return Card(
        _head(file, reading, _saved(rows, len(outcome.problems))),
        body=body,
        receipts=tuple(receipts.receipt_line(row) for row in rows),
    )


def _saved(rows: Sequence[UploadRow], notes: int) -> Tag:
    if rows and all(row.undone_at is not None for row in rows):
        return Tag(Status.NO_CASES, words.TAKEN_BACK_SINCE)
    word = words.SAVED_WITH_NOTES.format(count=notes) if notes else words.SAVED
    return Tag(Status.MET, word)


def _head(file: Dropped, reading: Reading, tag: Tag) -> Html:
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


def _mappings(reference: Reference, reading: Reading) -> Html:
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
