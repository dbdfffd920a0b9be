"""On statutory forms a blank, `-` or `_` is 0 where the row's sums prove it (contract §6)."""

from __future__ import annotations

from ingest.layouts.form import Balance, Blank, Rows, Sum
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_rows


def read_blanks(table: SheetTable) -> None:
    """Read blanks as the layout means them."""
    match table.form.blank:
        case Blank.ZERO_IF_PROVEN:
            _prove_zeros(table)
        case Blank.ZERO:
            _fill_zeros(table)
    if table.form.rows is Rows.FIELDS:
        field_rows.witness_by_totals(table)


def _prove_zeros(table: SheetTable) -> None:
    """Set the blanks that the sums of their row prove to be 0."""
    blank = {key for key, counts in table.counts.items() if counts.has_blanks}
    if not blank:
        return
    for place in table.stated_places:
        if any(table.counts[key].values[place] is None for key in blank):
            _prove_row(table, place)


def _fill_zeros(table: SheetTable) -> None:
    """Set every blank of a row that states something to 0, where the layout leaves zeros empty."""
    for counts in table.counts.values():
        for place in table.stated_places if counts.has_blanks else ():
            if counts.values[place] is None and place not in counts.faults:
                counts.values[place] = 0


def _prove_row(table: SheetTable, place: int) -> None:
    # What one equation proves may complete another, so go round until nothing changes.
    changed = True
    while changed:
        changed = any([_use_sum(table, place, each) for each in table.form.sums])
        changed |= any([_use_balance(table, place, each) for each in table.form.balances])


def _use_sum(table: SheetTable, place: int, equation: Sum) -> bool:
    parts = equation.parts_in(table.counts)
    if not parts or equation.total not in table.counts:
        return False
    if table.faulty(place, [equation.total, *parts]):
        return False
    total = table.counts[equation.total].values[place]
    values = [table.counts[key].values[place] for key in parts]
    sums = table.sums(place, equation)
    if total is None:
        # Where systems count differently, two totals are possible; a guess would be stored as a
        # figure.
        if None in values or len(sums) > 1 or equation.is_open(table.counts):
            return False
        table.counts[equation.total].values[place] = sums.pop()
        return True
    # Parts that already come to the total leave only 0 for the blanks; in any other case a blank is
    # unknown.
    if None not in values or total not in sums:
        return False
    for key, value in zip(parts, values, strict=True):
        if value is None:
            table.counts[key].values[place] = 0
    return True


def _use_balance(table: SheetTable, place: int, equation: Balance) -> bool:
    """Complete the one unknown of a balance, where its parts leave no other way."""
    keys = [*equation.left, *equation.right]
    if equation.maybe or equation.unless:
        return False
    if len(table.present(keys)) < len(keys) or table.faulty(place, keys):
        return False
    values = {key: table.counts[key].values[place] for key in keys}
    unknown = [key for key, value in values.items() if value is None]
    if len(unknown) != 1:
        return False
    left = sum(values[key] or 0 for key in equation.left)
    right = sum(values[key] or 0 for key in equation.right)
    rest = right - left if unknown[0] in equation.left else left - right
    if rest < 0:
        return False
    table.counts[unknown[0]].values[place] = rest
    return True
