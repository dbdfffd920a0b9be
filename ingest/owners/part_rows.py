"""Rows of one unit apart: by field they are added up, by period it is asked which one counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from ingest.frame.against import Against, compared
from ingest.frame.answers import folded
from ingest.frame.table_frame import TableFrame
from ingest.layouts.form import Rows
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_parts, field_rows
from ingest.owners.field_parts import FieldRow
from ingest.periods.periods import Period
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole, Place, ReadText
from ingest.text.addresses import address
from ingest.text.names import key, plain
from ingest.text.words import Words
from metrics.counts.answer import Choice
from metrics.counts.problem import ProblemCase

_MOST_OF = 0.5
"""Of a column's different texts, from where on it is one of fields; lists have further ones."""
_KEPT = (Choice.WHOLE, Choice.MONTH)
_OF_TIME = frozenset({PhraseRole.TIME, PhraseRole.CURRENT, PhraseRole.EARLIER})
_SHARES = frozenset({PhraseRole.SHARE, PhraseRole.IN_PERCENT})
_NO_FIELDS = _OF_TIME | _SHARES | {PhraseRole.PLAN, PhraseRole.ESTIMATE, PhraseRole.COMPARISON}
Cell = tuple[int, int]
_Block = dict[int, str]
"""By row of one unit, from above, which part it says to be."""


def settle(table: SheetTable, words: Words, frame: TableFrame, period: Period) -> Cell | None:
    """Leave of each unit the rows that are added up, where a column says of which part each is.

    Args:
        table: The table; its `above` and `blocks` are set.
        words: What fields and totals are called.
        frame: What phrases say, and what persons said that they mean.
        period: The table's time.

    Returns:
        The cell of a phrase that makes all rows sums up to the month; None: they are the month's.
    """
    if not table.header.beside or table.form.rows is Rows.FIELDS:
        return None
    table.above = dict(_names_above(table))
    summed: Cell | None = None
    for column in table.header.beside:
        blocks = _blocks(table, column)
        several = any(len(block) > 1 for block in blocks)
        fields = _holds_fields(table, blocks, column, words, frame.vocabulary)
        if several and fields:
            _add_up(table, blocks, column, words)
        elif several or fields or _names_a_sum(blocks, frame, period):
            summed = _ask(table, blocks, column, _Phrases(frame, period)) or summed
    return summed


def _names_a_sum(blocks: Sequence[_Block], frame: TableFrame, period: Period) -> bool:
    texts = {part for block in blocks for part in block.values()}
    return any(_is_sum(frame.vocabulary.read(text, Place.LABEL), period) for text in texts)


def _names_above(table: SheetTable) -> Iterator[tuple[int, int]]:
    """Each row without a name whose unit is named in a row above, with that row.

    It is named in the merged cell the row is part of; where the file merges none, in the nearest
    row above, as long as the row has no number of its own and says of which part it is.
    """
    sheet, header = table.sheet, table.header
    column = header.unit_name
    if column is None:
        return
    tops = sheet.tops(column, header.bottom)
    named: int | None = None
    for row in sorted([*table.body.units, *table.body.totals]):
        if sheet.text(row, column) or sheet.text(row, header.unit_code):
            named = row
        elif row in tops:
            named = tops[row]
            yield row, named
        elif named is not None and not tops and not sheet.text(row, header.ordinal):
            if any(sheet.text(row, each) for each in header.beside):
                yield row, named
        else:
            named = None


def _blocks(table: SheetTable, column: int) -> list[_Block]:
    """The rows of each name, whether they stand together or not."""
    sheet, header = table.sheet, table.header
    tops = sheet.tops(column, header.bottom)
    found: dict[tuple[str, ...], _Block] = {}
    own = (header.unit_code, header.unit_name, header.district)
    totals = [row for row in table.body.totals if row in table.above]
    for row in sorted([*table.body.units, *totals]):
        named = table.named(row)
        name = tuple(key(sheet.text(named, each)) for each in own)
        if any(name):
            found.setdefault(name, {})[row] = sheet.text(tops.get(row, row), column)
    return list(found.values())


def _holds_fields(
    table: SheetTable,
    blocks: Sequence[_Block],
    column: int,
    words: Words,
    vocabulary: FrameVocabulary,
) -> bool:
    texts = {key(text): text for block in blocks for text in block.values() if text}
    if any(_tells_no_field(text, words, vocabulary) for text in texts.values()):
        return False
    if words.heads_fields(table.header.texts[column]):
        return True
    fields = sum(field_rows.is_field(text, words) for text in texts.values())
    return fields > _MOST_OF * len(texts)


def _tells_no_field(part: str, words: Words, vocabulary: FrameVocabulary) -> bool:
    """Whether a row says to be of a period, a plan or a share, whatever heads its column."""
    said = vocabulary.read(part, Place.LABEL)
    other = bool(said.roles & _NO_FIELDS) and not said.rest
    return other and not field_rows.is_field(part, words) and not _is_total(part, words)


def _add_up(table: SheetTable, blocks: Sequence[_Block], column: int, words: Words) -> None:
    """Keep the rows of each unit that are added up; its total is compared, not added."""
    kept: dict[int, int] = {}
    for number, block in enumerate(blocks):
        for row in _parts_of(table, block, column, words):
            kept[row] = number
    _keep(table, blocks, kept)
    table.blocks = kept


def _parts_of(table: SheetTable, block: _Block, column: int, words: Words) -> list[int]:
    totals = [row for row, part in block.items() if _is_total(part, words)]
    rows = [row for row in block if row not in totals and table.states(row)]
    if not rows:
        return totals[:1]
    _tell_twice(table, block, rows, column)
    fields = [FieldRow("", block[row], field_rows.counts_of(table, row)) for row in rows]
    stated = [(row, field_rows.counts_of(table, row)) for row in totals if table.states(row)]

    def agrees(places: Sequence[int]) -> bool:
        sums = field_rows.sums_of([fields[place].values for place in places])
        return all(field_rows.fits(values, sums) for _, values in stated)

    settled = field_parts.settle(fields, agrees if stated else None)
    kept = [rows[place] for place in settled.kept]
    if stated and not agrees(settled.kept):
        field_rows.report_sum(table, stated[-1][0], kept)
    elif settled.contradiction is not None:
        whole, parts = settled.contradiction.whole, settled.contradiction.parts
        field_rows.report_sum(table, rows[whole], [rows[each] for each in parts])
    return kept


def _is_total(part: str, words: Words) -> bool:
    return not part or plain(part) in words.total_rows


def _tell_twice(table: SheetTable, block: _Block, rows: Sequence[int], column: int) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        part = block[row]
        first = seen.setdefault(key(part), row)
        if first != row:
            named = table.named(row)
            name = table.sheet.text(named, table.header.unit_name)
            place = address(first, column)
            case = ProblemCase.DUPLICATE_UNIT_PART
            table.findings.error(case, (row, column), part, name=name, first=place)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What phrases beside the units mean, and what may be answered."""

    frame: TableFrame
    period: Period

    def choices(self, text: str) -> tuple[Choice, ...]:
        """What may be answered of a phrase that is not plain."""
        said = self.frame.vocabulary.read(text, Place.LABEL)
        if compared(said.time, self.period).how is Against.MONTH:
            return (Choice.LEAVE_OUT,)
        if _is_sum(said, self.period):
            return Choice.MONTH, Choice.CUMULATIVE, Choice.LEAVE_OUT
        mine = Choice.MONTH if said.roles & _OF_TIME else Choice.WHOLE
        return mine, Choice.LEAVE_OUT

    def plain(self, text: str) -> Choice | None:
        """What a phrase means that needs no answer: counts count, their shares do not."""
        said = self.frame.vocabulary.read(text, Place.LABEL)
        if said.roles & _SHARES:
            return Choice.LEAVE_OUT
        return Choice.WHOLE if said.roles == {PhraseRole.FILLER} and not said.rest else None

    def choice(self, cells: Sequence[Cell], text: str, *, alone: bool) -> Choice | None:
        """What a phrase means that stands in some cells; None where nobody said what it may.

        Args:
            cells: Where it stands.
            text: The phrase.
            alone: Whether no other phrase beside the units has the same words.
        """
        plain_choice = self.plain(text)
        if plain_choice is not None:
            return plain_choice
        answers = self.frame.answers
        asked = next((cell for cell in cells if answers.at(cell) is not None), cells[0])
        # "Tháng 7" and "Tháng 8" are one phrase to what is remembered.
        said = answers.of(asked, text) if alone else answers.at(asked)
        return said if said in self.choices(text) else None


def _is_sum(said: ReadText, period: Period) -> bool:
    """Whether a phrase is of a sum that ends with the table's month."""
    if period.since is not None:
        return False
    time, month = deepcopy(said.time), period.month
    if month is None:
        return bool(time.running or time.stretches)
    time.of_year(month.year)
    ending = any(first < last == month for first, last, _ in time.stretches)
    return ending or (bool(time.running) and month.number > 1)


def _ask(
    table: SheetTable, blocks: Sequence[_Block], column: int, phrases: _Phrases
) -> Cell | None:
    """Keep the rows that were said to count; ask of each other phrase at its first cell.

    Returns:
        As `settle`.
    """
    cells = _by_phrase(table, blocks)
    written = {name: table.sheet.text(rows[0], column) for name, rows in cells.items()}
    alike = Counter(map(folded, written.values()))
    left_out: set[int] = set()
    sums: dict[str, list[int]] = {}
    for name, rows in cells.items():
        text = written[name]
        at = [(row, column) for row in rows]
        choice = phrases.choice(at, text, alone=alike[folded(text)] == 1)
        if choice is None:
            _question(table, at, text, phrases.choices(text))
        if choice is Choice.CUMULATIVE:
            sums[name] = rows
        elif choice not in _KEPT:
            left_out.update(rows)
    summed = {row for rows in sums.values() for row in rows}
    kept = {row for block in blocks for row in block} - left_out - summed
    if sums and not kept and len(sums) == 1:
        kept = summed
    elif any(kept.isdisjoint(block) for block in blocks if summed & block.keys()):
        # Of one table some units' months would be stored and others' sums.
        for name, rows in sums.items():
            choices = Choice.MONTH, Choice.LEAVE_OUT
            _question(table, [(row, column) for row in rows], written[name], choices)
    _keep(table, blocks, kept)
    return (min(summed), column) if summed & kept else None


def _by_phrase(table: SheetTable, blocks: Sequence[_Block]) -> dict[str, list[int]]:
    """The rows of each phrase, in reading order; those that state nothing aside."""
    cells: dict[str, list[int]] = {}
    for row, part in sorted((row, part) for block in blocks for row, part in block.items()):
        if part and table.states(row):
            cells.setdefault(key(part), []).append(row)
    return cells


def _question(
    table: SheetTable, cells: Sequence[Cell], text: str, choices: Sequence[Choice]
) -> None:
    case = ProblemCase.UNCLEAR_SCOPE_ROWS
    table.findings.ask(case, choices, cells[0], text, rows=len(cells))


def _keep(table: SheetTable, blocks: Sequence[_Block], kept: Collection[int]) -> None:
    """Leave of the rows of blocks those that are kept."""
    body = table.body
    gone = {row for block in blocks for row in block}.difference(kept)
    numbered = dict(zip(body.units, body.numbered, strict=True))
    units = sorted({*body.units, *kept} - gone)
    body.units[:] = units
    body.numbered[:] = [numbered.get(row, False) for row in units]
    body.totals[:] = [row for row in body.totals if row not in gone and row not in kept]
