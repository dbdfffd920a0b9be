"""What a table's figures must satisfy among themselves."""

from __future__ import annotations

from collections.abc import Sequence
from operator import le
from typing import TypeGuard

from ingest.layouts.counts import read_count, row_sums
from ingest.layouts.form import Balance, BaseRule, PartRule, Rows, Sum
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import left_out
from ingest.tables.district_totals import check_districts
from ingest.tables.ratio_checks import check_ratios
from ingest.tables.shown import check_shown
from ingest.tables.since_january import check_sums
from ingest.text.addresses import address, letters
from ingest.unit_names.units import UnitNames
from metrics.counts.problem import ProblemCase, Severity
from metrics.units.unit import Unit

_FEWEST_ZEROS = 3
"""Below so many units a column of zeros says nothing."""
_FEWEST_RARE_ZEROS = 30
"""The same for what most units have none of in most months."""
_RARE = frozenset(
    {
        "feedback_due",
        "feedback_on_time",
        "feedback_rated",
        "feedback_satisfied",
        "apologies",
        "resolved_early",
        "resolved_late",
        "open_late",
        "received_offline",
    }
)


def check(table: SheetTable, names: UnitNames) -> None:
    """Add every problem a table shows by itself."""
    for equation in table.form.sums:
        _check_sum(table, equation)
    for part in table.form.parts:
        _check_part(table, part)
    for balance in table.form.balances:
        _check_balance(table, balance)
    for base in table.form.bases:
        _check_base(table, base)
    _check_totals(table)
    check_ratios(table)
    check_sums(table)
    if table.form.rows is Rows.UNITS:
        # In a field of one unit, nothing late or nothing open is an ordinary month.
        _check_zero_columns(table)
        check_districts(table, names)
        left_out.check_groups(table)
    left_out.check_junk(table)
    check_shown(table)
    _check_hidden(table)
    _check_encoding(table)


def _check_sum(table: SheetTable, equation: Sum) -> None:
    parts = equation.parts_in(table.counts)
    if equation.total not in table.counts or not parts or _lacks_a_part(table, equation):
        return
    if equation.is_open(table.counts):
        _check_within(table, equation.total, parts)
        return
    totals = table.counts[equation.total].values
    columns = [table.counts[key].values for key in parts]
    # Nearly every column adds up: compared whole, and row by row only where it does not.
    if table.complete([equation.total, *parts]) and totals == row_sums(columns):
        return
    for place in table.stated_places:
        total = totals[place]
        if total is None or table.faulty(place, parts):
            continue
        values = [column[place] or 0 for column in columns]
        if total not in table.sums(place, equation):
            # A row whose sum is wrong is told of once: its balance is wrong by the same number.
            table.mismatched.add(place)
            table.findings.error(
                ProblemCase.SUM_MISMATCH,
                table.cell(place, equation.total),
                total,
                column=table.heading(equation.total),
                sum=sum(values),
                parts=" + ".join(map(str, values)),
                cells=_cells(table, place, parts),
            )


def _lacks_a_part(table: SheetTable, equation: Sum) -> bool:
    """Whether a column to add up is left out, or told to be missing or unclear, which is mended."""
    match = table.match
    told = not {*match.missing, *match.unclear}.isdisjoint(equation.parts)
    return told or equation.contains(match.left_out)


def _check_within(table: SheetTable, whole: str, parts: Sequence[str]) -> None:
    """Parts beside which the whole may hold others never come to more than it."""
    for place in table.stated_places:
        part = sum(table.counts[key].values[place] or 0 for key in parts)
        total = table.counts[whole].values[place]
        if total is None or table.faulty(place, parts) or part <= total:
            continue
        table.findings.error(
            ProblemCase.PART_EXCEEDS_WHOLE,
            table.cell(place, parts[0]),
            part,
            column=" + ".join(map(table.heading, parts)),
            whole=total,
            whole_column=table.heading(whole),
            cells=_cells(table, place, [whole]),
        )


def _check_part(table: SheetTable, rule: PartRule) -> None:
    whole = table.present(rule.whole)
    if rule.part not in table.counts or len(whole) < len(rule.whole) or rule.unless in table.counts:
        return
    parts = table.counts[rule.part].values
    columns = [table.counts[key].values for key in whole]
    if table.complete([rule.part, *whole]) and all(map(le, row_sums([parts]), row_sums(columns))):
        return
    spared = {measure.spared for measure in table.form.measures}
    for place, (part, *values) in enumerate(zip(parts, *columns, strict=True)):
        if part is None or not table.stating[place] or table.faulty(place, whole):
            continue
        known = [
            0 if value is None and key in spared else value
            for key, value in zip(whole, values, strict=True)
        ]
        if _whole(known) and part > sum(known):
            add = table.findings.error
            if rule.severity is Severity.WARNING:
                add = table.findings.warning
            add(
                ProblemCase.PART_EXCEEDS_WHOLE,
                table.cell(place, rule.part),
                part,
                column=table.heading(rule.part),
                whole=sum(known),
                whole_column=" + ".join(map(table.heading, whole)),
                cells=_cells(table, place, whole),
            )


def _check_base(table: SheetTable, rule: BaseRule) -> None:
    """Tell of a number whose base is blank: it is kept and nothing is scored by it."""
    if rule.of not in table.counts or rule.base not in table.counts:
        return
    bases = table.counts[rule.base].values
    for place in table.stated_places:
        value = table.counts[rule.of].values[place]
        if value is not None and bases[place] is None and not table.faulty(place, [rule.base]):
            table.findings.warning(
                ProblemCase.BASE_MISSING,
                table.cell(place, rule.base),
                None,
                column=table.heading(rule.base),
                of=table.heading(rule.of),
                value=value,
            )


def _check_balance(table: SheetTable, rule: Balance) -> None:
    left, right = table.present(rule.left), table.present(rule.right)
    if len(left) < len(rule.left) or len(right) < len(rule.right) or rule.unless in table.counts:
        return
    columns = [table.counts[key].values for key in (*left, *right)]
    sides = columns[: len(left)], columns[len(left) :]
    if table.complete([*left, *right]) and row_sums(sides[0]) == row_sums(sides[1]):
        return
    balanced = _balanced(table, left, right)
    for place, values in enumerate(zip(*columns, strict=True)):
        if table.units[place] in balanced:
            continue
        # A blank may be anything, so it is not taken for 0 here.
        if not table.stating[place] or place in table.mismatched or not _whole(values):
            continue
        before, after = sum(values[: len(left)]), sum(values[len(left) :])
        if before != after and before - after not in table.sums_of(place, rule.maybe):
            table.findings.warning(
                ProblemCase.BALANCE_MISMATCH,
                table.cell(place, left[0]),
                values[0],
                left=before,
                right=after,
                left_cells=_cells(table, place, left),
                right_cells=_cells(table, place, right),
            )


def _balanced(table: SheetTable, left: Sequence[str], right: Sequence[str]) -> set[Unit | None]:
    """The units whose rows balance once they are added up, where a unit has several."""
    rests: dict[Unit | None, int] = {}
    for place in table.stated_places if table.blocks else ():
        before = sum(table.counts[key].values[place] or 0 for key in left)
        after = sum(table.counts[key].values[place] or 0 for key in right)
        unit = table.units[place]
        rests[unit] = rests.get(unit, 0) + before - after
    return {unit for unit, rest in rests.items() if not rest}


def _check_totals(table: SheetTable) -> None:
    """Compare each total row with all units and with those since the total or group before."""
    rows = table.body.units
    breaks = sorted([*table.body.totals, *table.body.groups])
    for total_row in table.body.totals:
        # A total at the foot sums all units; one below each district only those since the line
        # before.
        start = max((row for row in breaks if row < total_row), default=-1)
        for key, counts in table.counts.items():
            if counts.faults:
                continue
            cell = (total_row, table.match.columns[key])
            stated = read_count(table.sheet.rows[cell[0]][cell[1]])
            if not isinstance(stated, int) or cell in table.sheet.scan.percents:
                continue
            pairs = list(zip(rows, counts.values, table.stating, strict=True))
            everything = sum(value or 0 for _, value, stating in pairs if stating)
            section = sum(
                value or 0 for row, value, stating in pairs if stating and start < row < total_row
            )
            if stated not in (everything, section):
                table.findings.warning(
                    ProblemCase.TOTAL_MISMATCH,
                    cell,
                    stated,
                    column=table.heading(key),
                    sum=everything,
                )


def _check_zero_columns(table: SheetTable) -> None:
    """Suspect a measure that no unit has any of, where some unit must be expected to have."""
    places = table.stated_places
    if len(places) < _FEWEST_ZEROS:
        return
    told: set[str] = set()
    for measure in table.form.measures:
        way = table.way(measure)
        if way is None or (measure.code in _RARE and len(places) < _FEWEST_RARE_ZEROS):
            continue
        # Of nothing received, nothing is online: the zero follows from the other and is not
        # suspect.
        if all(_is_zero(table, places, key) for key in way) and not _of_nothing(table, way):
            told.update(way[:1])
    for key in table.counts:
        if key in told:
            cell = (table.header.bottom, table.match.columns[key])
            heading = table.heading(key)
            table.findings.warning(
                ProblemCase.ALL_ZERO_COLUMN, cell, None, column=heading, units=len(places)
            )


def _is_zero(table: SheetTable, places: Sequence[int], key: str) -> bool:
    counts = table.counts[key]
    return not counts.faults and all(counts.values[place] == 0 for place in places)


def _of_nothing(table: SheetTable, way: Sequence[str]) -> bool:
    """Whether the whole that the columns are a part of is nothing as well."""
    places = table.stated_places
    wholes = [rule.whole for rule in table.form.parts if rule.part in way]
    return any(
        all(key in table.counts and _is_zero(table, places, key) for key in whole)
        for whole in wholes
    )


def _check_hidden(table: SheetTable) -> None:
    sheet = table.sheet
    # Hidden rows that state nothing are how offices keep units they do not use.
    rows = [table.body.units[place] for place in table.stated_places]
    hidden_rows = sorted(sheet.scan.hidden_rows.intersection(rows))
    hidden_columns = sheet.scan.hidden_columns.intersection(table.match.columns.values())
    if sheet.hidden:
        table.findings.warning(ProblemCase.HIDDEN_CONTENT_SHEET, None, None)
    if hidden_rows:
        first = (hidden_rows[0], table.header.unit_name or 0)
        table.findings.warning(
            ProblemCase.HIDDEN_CONTENT_ROWS, first, None, which=_ranges(hidden_rows)
        )
    if hidden_columns:
        named = map(letters, sorted(hidden_columns))
        cell = (table.header.bottom, min(hidden_columns))
        table.findings.warning(
            ProblemCase.HIDDEN_CONTENT_COLUMNS, cell, None, which=", ".join(named)
        )


def _check_encoding(table: SheetTable) -> None:
    decoded = set(table.sheet.decoded)
    if decoded:
        row, column = first = min(decoded)
        found = table.sheet.rows[row][column]
        table.findings.warning(ProblemCase.LEGACY_ENCODING, first, found, cells=len(decoded))


def _whole(values: Sequence[int | None]) -> TypeGuard[Sequence[int]]:
    return None not in values


def _cells(table: SheetTable, place: int, keys: Sequence[str]) -> str:
    return ", ".join(address(*table.cell(place, key)) for key in keys)


def _ranges(rows: Sequence[int]) -> str:
    """Row numbers as people write them: `5, 7–9`."""
    groups: list[list[int]] = []
    for row in rows:
        if groups and row == groups[-1][-1] + 1:
            groups[-1].append(row)
        else:
            groups.append([row])
    return ", ".join(
        str(group[0] + 1) if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}"
        for group in groups
    )
