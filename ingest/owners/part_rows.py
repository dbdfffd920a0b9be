"""Rows of one unit apart: by field they are added up, by period it is asked which one counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ingest.layouts.form import Rows
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_parts, field_rows
from ingest.owners.field_parts import FieldRow
from ingest.text.addresses import address
from ingest.text.names import key, plain
from ingest.text.words import Words
from metrics.counts.answer import Choice
from metrics.counts.problem import ProblemCase

_MOST_OF = 0.5
"""Of a column's different texts, from where on it is one of fields; lists have further ones."""
_OF_TIME = re.compile(r"\b(thang|quy|nam|ky|luy ke|cong don|tuan)\b")
_OF_A_SUM = re.compile(r"\b(luy ke|cong don|quy|nam|tu dau)\b")
_OF_ANOTHER = re.compile(
    r"\b(luy ke|cong don|quy|cung ky|ke hoach|chi tieu|uoc|(thang|ky|nam) truoc|tu dau|t[yi] le)\b"
)
"""What a lone row of a unit may say beside its name that makes its figures others."""
_COUNTED = re.compile(r"(so luong|so ho so|so luong ho so|so tuyet doi|ho so|so thuc hien)")
_SHARE = re.compile(r"(ty|ti) (le|trong|suat)\b.*")
_KEPT = (Choice.WHOLE, Choice.MONTH)
Cell = tuple[int, int]
_Block = dict[int, str]
"""By row of one unit, from above, which part it says to be."""


def settle(table: SheetTable, words: Words, said: Mapping[Cell, Choice]) -> None:
    """Leave of each unit the rows that are added up, where a column says of which part each is.

    Args:
        table: The table; its `above` and `blocks` are set.
        words: What fields and totals are called.
        said: By cell, which rows were said to count.
    """
    if not table.header.beside or table.form.rows is Rows.FIELDS:
        return
    table.above = dict(_names_above(table))
    for column in table.header.beside:
        blocks = _blocks(table, column)
        several = any(len(block) > 1 for block in blocks)
        if _holds_fields(table, blocks, column, words):
            if several:
                _add_up(table, blocks, column, words)
            else:
                _ask(table, blocks, column, said)
        elif several or any(
            _OF_ANOTHER.search(plain(part)) for block in blocks for part in block.values()
        ):
            _ask(table, blocks, column, said)


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


def _holds_fields(table: SheetTable, blocks: Sequence[_Block], column: int, words: Words) -> bool:
    if words.heads_fields(table.header.texts[column]):
        return True
    texts = {key(text): text for block in blocks for text in block.values() if text}
    fields = sum(field_rows.is_field(text, words) for text in texts.values())
    return fields > _MOST_OF * len(texts)


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


def _ask(
    table: SheetTable, blocks: Sequence[_Block], column: int, said: Mapping[Cell, Choice]
) -> None:
    """Keep the rows that were said to count; ask of each other phrase at its first cell."""
    cells: dict[str, list[int]] = {}
    for row, part in sorted((row, part) for block in blocks for row, part in block.items()):
        if part and table.states(row):
            cells.setdefault(key(part), []).append(row)
    left_out: set[int] = set()
    for rows in cells.values():
        text = table.sheet.text(rows[0], column)
        choice = next(
            (said[row, column] for row in rows if (row, column) in said), _plain_choice(text)
        )
        if choice is None:
            table.findings.ask(
                ProblemCase.UNCLEAR_SCOPE_ROWS,
                _choices(text),
                (rows[0], column),
                text,
                rows=len(rows),
            )
        if choice not in _KEPT:
            left_out.update(rows)
    _keep(table, blocks, [row for block in blocks for row in block if row not in left_out])


def _plain_choice(text: str) -> Choice | None:
    """What a phrase means that needs no answer: counts count, their shares do not."""
    bare = plain(text)
    if "%" in text or _SHARE.fullmatch(bare):
        return Choice.LEAVE_OUT
    return Choice.WHOLE if _COUNTED.fullmatch(bare) else None


def _choices(text: str) -> tuple[Choice, ...]:
    bare = plain(text)
    if not _OF_TIME.search(bare):
        return Choice.WHOLE, Choice.LEAVE_OUT
    if _OF_A_SUM.search(bare):
        return Choice.MONTH, Choice.CUMULATIVE, Choice.LEAVE_OUT
    return Choice.MONTH, Choice.LEAVE_OUT


def _keep(table: SheetTable, blocks: Sequence[_Block], kept: Collection[int]) -> None:
    """Leave of the rows of blocks those that are kept."""
    body = table.body
    gone = {row for block in blocks for row in block}.difference(kept)
    numbered = dict(zip(body.units, body.numbered, strict=True))
    units = sorted({*body.units, *kept} - gone)
    body.units[:] = units
    body.numbered[:] = [numbered.get(row, False) for row in units]
    body.totals[:] = [row for row in body.totals if row not in gone and row not in kept]
