"""Reads the cells of counts, reports all that are none, turns away what only looks like one."""

from __future__ import annotations

from decimal import Decimal

from ingest.findings import Findings
from ingest.layouts.counts import Fault, read_column, witnessed
from ingest.layouts.form import Match
from ingest.layouts.sheet_table import SheetTable
from ingest.layouts.table import Header
from ingest.tables.stale import mark_stale, written
from ingest.text.addresses import letters
from ingest.text.words import Words
from metrics.counts.problem import ProblemCase

_DECIMALS = (ProblemCase.NOT_WHOLE, ProblemCase.AMBIGUOUS_NUMBER)


def stands_beside(header: Header, match: Match, words: Words, findings: Findings) -> bool:
    """Tell of a second table right of a first with the same columns; whether there is one."""
    labels = words.ordinal | words.unit_name
    right = (
        column
        for column, path in enumerate(header.keys)
        if column > header.first_count and not labels.isdisjoint(path)
    )
    again = next(right, None)
    if again is None or not any(columns[-1] > again for columns in match.unclear.values()):
        return False
    cell = (header.top, again)
    findings.error(ProblemCase.UNKNOWN_FORM_BESIDE, cell, header.texts[again][-1])
    return True


def report_columns(header: Header, match: Match, findings: Findings) -> None:
    """Tell of columns the layout asks for that are missing or stand there twice."""
    names = {column.key: column.name for column in match.form.columns}
    for key in match.missing:
        cell = (header.top, header.first_count - 1)
        findings.error(ProblemCase.MISSING_COLUMN, cell, None, column=names[key])
    for key, columns in match.unclear.items():
        findings.error(
            ProblemCase.UNCLEAR_COLUMN,
            (header.bottom, columns[1]),
            header.texts[columns[1]][-1],
            column=names[key],
            columns=", ".join(map(letters, columns)),
        )


def read_counts(table: SheetTable, words: Words) -> None:
    """Read the columns of counts, and which rows state anything."""
    rows = [table.sheet.rows[index] for index in table.body.units]
    cells = list(zip(*rows, strict=True)) or [()] * table.sheet.width
    for key, column in table.match.columns.items():
        table.counts[key] = read_column(cells[column], words.counted)
    _mark_from_scan(table)
    mark_stale(table)
    columns = list(table.counts.values())
    # The usual table, and the look at every cell below is what reading it would mostly cost.
    if all(not each.has_blanks for each in columns):
        table.stating = [True] * len(rows)
        return
    table.stating = [
        any(value is not None for value in values)
        for values in zip(*(each.values for each in columns), strict=True)
    ] or [False] * len(rows)
    for each in columns:
        # A cell that could not be read is still something said: a row of nothing but faults is not
        # blank.
        for place in each.faults:
            table.stating[place] = True


def _mark_from_scan(table: SheetTable) -> None:
    """Add what only the XML shows: errors, formulas without a result, percent formats."""
    scan = table.sheet.scan
    if not (scan.errors or scan.without_value or scan.percents):
        return
    places = {row: place for place, row in enumerate(table.body.units)}
    keys = table.keys
    for cells, fault in (
        (scan.errors, Fault(ProblemCase.NOT_A_NUMBER)),
        (scan.without_value, Fault(ProblemCase.FORMULA_WITHOUT_VALUE)),
        (scan.percents, Fault(ProblemCase.PERCENT_INSTEAD_OF_COUNT)),
    ):
        for row, column in cells:
            if row in places and column in keys and _concerns(table, (row, column), fault.case):
                counts = table.counts[keys[column]]
                counts.faults[places[row]] = fault
                counts.values[places[row]] = None


def _concerns(table: SheetTable, cell: tuple[int, int], case: ProblemCase) -> bool:
    # A text in a cell with a percent format is judged as text.
    value = table.sheet.rows[cell[0]][cell[1]]
    return case is not ProblemCase.PERCENT_INSTEAD_OF_COUNT or isinstance(value, int | float)


def report(table: SheetTable) -> None:
    """Add a problem for each cell that is no count."""
    for key, counts in table.counts.items():
        for place in sorted(counts.faults):
            fault = counts.faults[place]
            cell, found = table.cell(place, key), _found(table, place, key)
            column = table.heading(key)
            case = fault.case
            facts: dict[str, str | int] = {}
            if case is ProblemCase.NOT_WHOLE and _is_proven(table, place, key):
                assert fault.decimal is not None
                case = ProblemCase.AMBIGUOUS_NUMBER
                facts = {"thousandfold": int(fault.decimal * 1000)}
            if case is ProblemCase.STALE_FORMULA and fault.decimal is not None:
                facts = {"computed": written(fault.decimal)}
            table.findings.error(case, cell, found, column=column, **facts)


def _found(table: SheetTable, place: int, key: str) -> object:
    cell = table.cell(place, key)
    value = table.value(place, key)
    if cell in table.sheet.scan.errors:
        return table.sheet.scan.errors[cell]
    if cell in table.sheet.scan.percents and isinstance(value, float):
        return f"{(Decimal(str(value)) * 100).normalize():f}%".replace(".", ",")
    return None if cell in table.sheet.scan.without_value else value


def _is_proven(table: SheetTable, place: int, key: str) -> bool:
    """Whether reading the decimals of an equation as thousands makes it come out right."""
    equations = [
        (each.parts_in(table.counts), [each.total])
        for each in table.form.sums
        if each.total in table.counts
    ]
    equations += [
        (table.present(each.left), table.present(each.right)) for each in table.form.balances
    ]
    return any(
        left and right and key in [*left, *right] and _comes_out(table, place, left, right)
        for left, right in equations
    )


def _comes_out(table: SheetTable, place: int, left: list[str], right: list[str]) -> bool:
    keys = [*left, *right]
    decimals: dict[int, Decimal] = {}
    for index, key in enumerate(keys):
        fault = table.counts[key].faults.get(place)
        if fault is None:
            continue
        if fault.case not in _DECIMALS or fault.decimal is None:
            return False
        decimals[index] = fault.decimal
    values = [table.counts[key].values[place] for key in keys]
    return witnessed(values, decimals, len(left))
