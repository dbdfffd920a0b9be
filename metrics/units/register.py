"""Reads `data/reference/units` and the chosen scope, telling every fault at once.

A row that cannot be read is left out and told; whoever asked decides whether to go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.fields import opened
from metrics.counts.month import Month
from metrics.units.edits import edited
from metrics.units.unit import Level, Register, Unit, UnitsEdit
from metrics.units.unit_checks import alias_faults, unit_faults
from metrics.units.unit_rows import (
    PROVINCE_COLUMNS,
    Alias,
    Succession,
    UnitRow,
    read_alias_rows,
    read_unit_rows,
)

COUNTRY = Unit("VN", "Việt Nam", Level.COUNTRY, None, False, None, None, "VN")  # noqa: FBT003
"""The head of the scope of all provinces (contract §7)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures this installation is about."""

    province: str
    """Code of a province, whose file of units is read; `VN`: those of all."""
    source: str
    """Where those units were taken from, in Vietnamese."""


def read_scope(path: Path) -> tuple[Scope | None, tuple[str, ...]]:
    """The chosen scope and every fault of its file; None where there is a fault."""
    faults: list[str] = []
    document = opened(path, faults)
    if document is None:
        return None, tuple(faults)
    scope = Scope(document.text("province"), document.text("source"))
    document.finish()
    return (None if faults else scope), tuple(faults)


def read_provinces(folder: Path) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """Every province of today and before July 2025, and every fault of their file."""
    rows, faults = _provinces(folder)
    return tuple(row.unit for row in rows), (*faults, *unit_faults(rows, rows))


def read_units(
    folder: Path, scope: str, edits: Sequence[UnitsEdit] = ()
) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """All validity rows of a province as an office edited them, its head first, and every fault.

    `scope` is the code of a province of today or of one that ended. A unit is in the scope for as
    long as its line of parents leads to that code.
    """
    if scope == COUNTRY.code:
        return _of_country(folder, edits)
    provinces, faults = _provinces(folder)
    heads = [row for row in provinces if row.unit.code == scope]
    if not heads:
        return (), (*faults, f"provinces.csv: no province has the code {scope!r}")
    below, faults_below = _below(folder, heads[-1].unit)
    rows = edited([*heads, *below], edits)
    known = [*provinces, *rows, *_heirs(folder, scope, provinces)]
    faults += [*unit_faults(provinces, provinces), *faults_below, *unit_faults(rows, known)]
    # The heads were checked twice: among the provinces and above their own units.
    return tuple(row.unit for row in rows), tuple(dict.fromkeys(faults))


def _of_country(
    folder: Path, edits: Sequence[UnitsEdit]
) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The same of all provinces, those that ended too, below one head."""
    found, faults = _below_country(folder)
    rows = edited(found, edits)
    faults += unit_faults(rows, rows)
    return tuple(row.unit for row in rows), tuple(dict.fromkeys(faults))


def _below_country(folder: Path) -> tuple[list[UnitRow], list[str]]:
    provinces, faults = _provinces(folder)
    rows = [UnitRow("VN", COUNTRY, ())]
    for row in provinces:
        rows.append(replace(row, unit=replace(row.unit, parent=COUNTRY.code)))
    # A code of a province that has two names in turn has one file of units.
    for head in {row.unit.code: row.unit for row in provinces}.values():
        below, wrong = _below(folder, head)
        rows += below
        faults += wrong
    return rows, faults


def _below(folder: Path, head: Unit) -> tuple[list[UnitRow], list[str]]:
    """The rows below a province, a province's of today with the usual departments."""
    rows, faults = read_unit_rows(folder / f"{head.code}.csv")
    if head.valid_to is not None:
        return rows, faults
    usual, faults_usual = _usual_departments(folder, head.code)
    known = {row.unit.code for row in rows}
    own = [row for row in usual if row.unit.code not in known]
    return [*rows, *own], [*faults, *faults_usual]


def _usual_departments(folder: Path, scope: str) -> tuple[list[UnitRow], list[str]]:
    """The departments that a province of today usually has; its own rows of a code go before.

    In their file `*` stands for the code of the province.
    """
    path = folder / "departments.csv"
    rows, faults = read_unit_rows(path) if path.exists() else ([], [])
    return [replace(row, unit=_of_province(row.unit, scope)) for row in rows], faults


def _of_province(unit: Unit, scope: str) -> Unit:
    return replace(
        unit,
        code=unit.code.replace("*", scope),
        parent=scope,
        identity=unit.identity.replace("*", scope),
    )


def read_aliases(
    folder: Path, scope: str, units: Sequence[Unit]
) -> tuple[tuple[Alias, ...], tuple[str, ...]]:
    """The other names used in a scope and every fault; `units` are the scope's own rows."""
    rows, faults = read_alias_rows(folder / "aliases.csv")
    own = [row for row in rows if row.province == scope]
    return tuple(row.alias for row in own), (*faults, *alias_faults(own, units))


def read_successions(
    folder: Path, scope: str, edits: Sequence[UnitsEdit] = ()
) -> tuple[Succession, ...]:
    """Which unit went into which: inside the scope and out of the provinces merged into it."""
    if scope == COUNTRY.code:
        every = edited(_below_country(folder)[0], edits)
        return tuple(succession for row in every for succession in row.successions)
    formers = former_provinces(folder, scope)
    found = [row for code in formers for row in read_unit_rows(folder / f"{code}.csv")[0]]
    heads = [row.unit for row in _provinces(folder)[0] if row.unit.code == scope]
    if heads:
        found += edited(_below(folder, heads[-1])[0], edits)
    return tuple(succession for row in found for succession in row.successions)


def former_provinces(folder: Path, scope: str) -> tuple[str, ...]:
    """Codes of the provinces that were merged into the scope; each has a file of its own."""
    merged = _mergers(_provinces(folder)[0])
    return tuple(sorted(old for old, new in merged if new == scope and old != scope))


def _heirs(folder: Path, scope: str, provinces: Sequence[UnitRow]) -> list[UnitRow]:
    """The rows of the province that a former one went into, where its successors are."""
    codes = {new for old, new in _mergers(provinces) if old == scope and new != scope}
    return [row for code in sorted(codes) for row in read_unit_rows(folder / f"{code}.csv")[0]]


def _mergers(provinces: Sequence[UnitRow]) -> set[tuple[str, str]]:
    codes = {row.unit.identity: row.unit.code for row in provinces}
    return {
        (row.unit.code, codes[each.successor])
        for row in provinces
        for each in row.successions
        if each.successor in codes
    }


def _provinces(folder: Path) -> tuple[list[UnitRow], list[str]]:
    return read_unit_rows(folder / "provinces.csv", PROVINCE_COLUMNS)


def find_unit(register: Register, month: Month, code: str) -> Unit:
    """What a code means in a month.

    Raises:
        KpiError: `unknown_unit` where it means nothing.
    """
    unit = register.at(month).get(code)
    if unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=code, month=month)
    return unit
