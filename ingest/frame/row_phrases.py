"""What single rows say of themselves: behind the name of a unit, and in columns of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.frame.against import compared
from ingest.frame.answers import Cell
from ingest.frame.questions import Question, of_time, question
from ingest.frame.table_frame import TableFrame
from ingest.layouts.form import Rows
from ingest.layouts.sheet_table import SheetTable
from ingest.periods.periods import Period
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole, Place, ReadText
from ingest.unit_names.units import UnitNames
from metrics.counts.answer import Choice
from metrics.counts.problem import ProblemCase

_BRACKETS = re.compile(r"\(([^()]*)\)")
_TAIL = re.compile(r"\s[-–]\s*|[,;:]\s*")


@dataclass(frozen=True, slots=True)
class _RowPhrase:
    place: int
    """Of the row, among the table's rows."""
    cell: Cell
    text: str
    asked: Question


def judge(table: SheetTable, frame: TableFrame, names: UnitNames, period: Period) -> None:
    """Ask about each phrase of a row once, and leave out the rows that a person said to."""
    answers = frame.answers
    told: set[str] = set()
    estimated = False
    for each in _phrases(table, names, period, frame.vocabulary):
        if each.asked.is_warning:
            if not estimated:
                table.findings.warning(each.asked.case, each.cell, each.text)
            estimated = True
            continue
        choice = answers.of(each.cell, each.text)
        if choice is Choice.LEAVE_OUT:
            table.leave_out(each.place)
        elif not each.asked.settled_by(choice) and each.text not in told:
            each.asked.ask(table.findings, each.cell, each.text)
            told.add(each.text)


def _phrases(
    table: SheetTable, names: UnitNames, period: Period, vocabulary: FrameVocabulary
) -> Iterator[_RowPhrase]:
    yield from _behind_names(table, names, period, vocabulary)
    yield from _in_columns(table, names, period, vocabulary)


def _behind_names(
    table: SheetTable, names: UnitNames, period: Period, vocabulary: FrameVocabulary
) -> Iterator[_RowPhrase]:
    column = table.header.unit_name
    if column is None:
        return
    fields = table.form.rows is Rows.FIELDS
    for place in table.stated_places:
        if table.units[place] is None:
            continue
        row = table.named(table.body.units[place])
        name = table.sheet.text(row, column)
        for text in _remainders(name, names):
            said = vocabulary.read(text, Place.NAME)
            asked = _asked(said, Place.NAME, period)
            # A field may be called after others, and a name may be known as it stands.
            known = vocabulary.is_field(name) or (fields and PhraseRole.FIELD in said.roles)
            if asked is None or known or (_is_strange(asked) and (fields or names.is_unit(name))):
                continue
            yield _RowPhrase(place, (row, column), text, asked)


def _remainders(name: str, names: UnitNames) -> Iterator[str]:
    """What stands in brackets or behind a dash, and names no place."""
    bare = _BRACKETS.sub(" ", name)
    # "Sở Văn hóa, Thể thao và Du lịch" has a comma of its own.
    tails = [] if names.is_unit(bare) else _TAIL.split(bare)[1:]
    pieces = [*_BRACKETS.findall(name), *tails]
    for piece in map(str.strip, pieces):
        named = names.is_unit(piece) or names.is_province(piece) or names.is_code(piece)
        if piece and not named and names.district(piece) is None:
            yield piece


def _in_columns(
    table: SheetTable, names: UnitNames, period: Period, vocabulary: FrameVocabulary
) -> Iterator[_RowPhrase]:
    """The texts of columns that hold neither names nor counts."""
    header = table.header
    own = {header.ordinal, header.unit_code, header.unit_name, header.district}
    settled = own | set(table.match.columns.values())
    if table.blocks or any(
        each.case is ProblemCase.UNCLEAR_SCOPE_ROWS for each in table.findings.problems
    ):
        # These are told apart, added up or asked about already.
        settled |= set(header.beside)
    for column, path in enumerate(header.texts):
        if not path or column in settled:
            continue
        for place in table.stated_places:
            row = table.body.units[place]
            text = table.sheet.text(row, column)
            worded = any(letter.isalpha() for letter in text)
            asked = _asked_in_column(text, period, vocabulary) if worded else None
            if asked is not None and not names.is_unit(text):
                yield _RowPhrase(place, (row, column), text, asked)


def _asked_in_column(text: str, period: Period, vocabulary: FrameVocabulary) -> Question | None:
    said, place = vocabulary.read(text, Place.LABEL), Place.LABEL
    if said.rest:
        if not vocabulary.is_remark(text):
            return None
        said, place = vocabulary.read(text, Place.PROSE), Place.PROSE
    if said.roles <= {PhraseRole.FILLER}:
        return None
    asked = _asked(said, place, period)
    compares = asked is not None and asked.case is ProblemCase.UNCLEAR_SCOPE_COMPARISON
    # "tăng 5%" tells of the figures; "so với cùng kỳ" is what they are.
    return None if compares and any(letter.isdigit() for letter in text) else asked


def _asked(said: ReadText, place: Place, period: Period) -> Question | None:
    """What a text of a row is asked as; words that nothing is known of, only without another."""
    asked = question(said, place)
    if asked is None or _is_strange(asked):
        return of_time(compared(said.time, period), period.month) or asked
    return asked


def _is_strange(asked: Question) -> bool:
    return asked.case is ProblemCase.UNCLEAR_SCOPE
