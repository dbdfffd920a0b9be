"""Finds where, below a table, another one begins that must not be read as part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.containers.sheet import Sheet
from ingest.findings import Findings
from ingest.layouts.rows import Body, is_figure, read_body
from ingest.layouts.sheet_table import SheetTable
from ingest.layouts.table import Header
from ingest.owners.reporting_unit import reporting_units
from ingest.periods import stated_time
from ingest.periods.stated_time import Stated
from ingest.text.names import heading_key, plain
from ingest.text.words import Words
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase

_TIME_WORDS = ("thang ", "ky ", "tu ngay ", "quy ", "so lieu thang ")
Cell = tuple[int, int]


def own_rows(
    sheet: Sheet,
    header: Header,
    counts: Sequence[int],
    words: Words,
    month: Month | None,
    findings: Findings,
) -> Body:
    """A table's rows up to where another begins, which is an error: nothing of it would be right.

    Headings that only repeat the table's own, as at a page break, begin nothing.

    Args:
        sheet: The sheet.
        header: The table's headings.
        counts: The columns that something is taken from.
        words: What rows and headings are called.
        month: The table's month, where it is settled.
        findings: Where the error goes.
    """
    body = read_body(sheet.rows, header, counts, words)
    own = (header.ordinal, header.unit_name, header.unit_code, header.district)
    used = sorted({*counts, *(column for column in own if column is not None)})
    for row in sorted([*body.headings, *_rows_of_time(body)]):
        other = _other_heading(sheet, header, used, row) if row in body.headings else None
        if other is not None:
            found = sheet.rows[other[0]][other[1]]
            findings.error(ProblemCase.UNKNOWN_FORM_SECOND_TABLE, other, found)
        elif not _of_another_month(sheet, _titles(body, header, row), month, findings):
            continue
        body.cut(row)
        break
    return body


def end_at_other_unit(table: SheetTable, words: Words) -> None:
    """Cut the report of one unit off where another unit's begins, which is an error too."""
    sheet, header, body = table.sheet, table.header, table.body
    own = {plain(text) for _, text in reporting_units(sheet, range(header.top), words)}
    for row in body.headings:
        for cell, text in reporting_units(sheet, _titles(body, header, row), words):
            if plain(text) not in own:
                table.findings.error(ProblemCase.UNKNOWN_FORM_SECOND_UNIT, cell, text)
                body.cut(row)
                return


def _rows_of_time(body: Body) -> Iterator[int]:
    """Group rows that name a month or another period, with rows of units below."""
    last = max(body.units, default=-1)
    for row, label in body.groups.items():
        if row < last and f"{heading_key(label)} ".startswith(_TIME_WORDS):
            yield row


def _other_heading(sheet: Sheet, header: Header, used: Sequence[int], top: int) -> Cell | None:
    """The first cell of repeated headings that does not head its column in the table."""
    for row in range(top, min(top + header.bottom - header.top + 1, len(sheet.rows))):
        values = sheet.rows[row]
        own = [values[column] for column in used if column < header.first_count]
        if row > top and (any(own) or any(is_figure(values[column]) for column in used)):
            break
        for column in used:
            value = values[column]
            if value in ("", None):
                continue
            if not isinstance(value, str) or heading_key(value) not in header.keys[column]:
                return row, column
    return None


def _titles(body: Body, header: Header, row: int) -> range:
    """The rows that may be titles of the headings in a row, and that row."""
    before = (each for each in (*body.units, *body.totals) if each < row)
    return range(max(before, default=header.bottom) + 1, row + 1)


def _of_another_month(sheet: Sheet, titles: range, month: Month | None, findings: Findings) -> bool:
    if month is None:
        return False
    stated = stated_time.stated(sheet.rows[titles.start : titles.stop], len(titles), "")
    for other, place in _months(stated, month):
        if other != month and place is not None:
            findings.error(
                ProblemCase.MONTH_CONFLICT_SECOND_TABLE,
                (titles.start + place[0], place[1]),
                str(other),
                other=str(month),
            )
            return True
    return False


def _months(stated: Stated, month: Month) -> Iterator[tuple[Month, Cell | None]]:
    """The months that titles state; a bare number is one of the same year."""
    yield from ((Month.of(last), place) for _, last, place in stated.spans)
    yield from ((last, place) for _, last, place in stated.stretches)
    yield from stated.months
    yield from ((Month(month.year, number), place) for number, place in stated.numbers)
