"""The register as an office edits it: what an edit says holds from its day, the past stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.units.register import read_successions, read_units
from metrics.units.unit import Heir, Level, Register, Unit, UnitsEdit, UnitState

FOLDER = Path(__file__).resolve().parents[3] / "data" / "reference" / "units"
DAY = date(2026, 1, 1)
BEFORE, AFTER = Month(2025, 12), Month(2026, 1)
SHIPPED = Register("75", read_units(FOLDER, "75")[0])
COMMUNES = [each for each in SHIPPED.at(BEFORE).values() if each.level is Level.COMMUNE]
FIRST, SECOND = COMMUNES[:2]


def after(*edits: UnitsEdit) -> Register:
    units, faults = read_units(FOLDER, "75", edits)
    assert faults == ()
    return Register("75", units)


def ended(unit: Unit, *heirs: Heir) -> UnitState:
    return replace(UnitState.of(unit), ended=True, heirs=heirs)


def new(code: str, name: str) -> UnitState:
    return UnitState(
        identity=f"{code}-new", code=code, name=name, level=Level.COMMUNE, parent="75", reports=True
    )


def test_a_merger_is_one_edit() -> None:
    heir = new("29998", "Xã Mới")
    went = (Heir(heir.identity),)
    edit = UnitsEdit(DAY, (ended(FIRST, *went), ended(SECOND, *went), heir))
    register = after(edit)
    assert register.at(BEFORE).keys() == SHIPPED.at(BEFORE).keys()
    gone = SHIPPED.at(BEFORE).keys() - register.at(AFTER).keys()
    assert gone == {FIRST.code, SECOND.code}
    assert register.at(AFTER)["29998"].name == "Xã Mới"
    into = {
        each.identity
        for each in read_successions(FOLDER, "75", (edit,))
        if each.successor == heir.identity
    }
    assert into == {FIRST.identity, SECOND.identity}


def test_a_usual_department_that_is_merged_has_its_heir() -> None:
    """The departments that a province shares with all others are in no file of its own."""
    units, _ = read_units(FOLDER, "25")
    one, other = [each for each in units if each.level is Level.DEPARTMENT][:2]
    edit = UnitsEdit(DAY, (ended(one, Heir(other.identity)),))
    went = {(each.identity, each.successor) for each in read_successions(FOLDER, "25", (edit,))}
    assert (one.identity, other.identity) in went


def test_a_unit_that_takes_another_name_is_the_same_unit() -> None:
    renamed = UnitState.of(FIRST)
    register = after(UnitsEdit(DAY, (replaced(renamed, name="Xã Tên Khác"),)))
    assert register.at(BEFORE)[FIRST.code].name == FIRST.name
    assert register.at(AFTER)[FIRST.code].name == "Xã Tên Khác"
    row = register.row_in(FIRST.identity, AFTER)
    assert row is not None
    assert row.name == "Xã Tên Khác"


def test_a_unit_renamed_before_its_known_end_still_ends_then_and_has_its_heirs() -> None:
    old = SHIPPED.at(Month(2024, 9))["26386"]
    edit = UnitsEdit(date(2024, 9, 1), (replaced(UnitState.of(old), name="Xã Tên Khác"),))
    register = after(edit)
    assert register.at(Month(2024, 8))["26386"].name == old.name
    assert register.at(Month(2024, 9))["26386"].name == "Xã Tên Khác"
    assert "26386" not in register.at(Month(2025, 7))
    went = {(each.identity, each.successor) for each in read_successions(FOLDER, "75", (edit,))}
    shipped = {(each.identity, each.successor) for each in read_successions(FOLDER, "75")}
    assert went == shipped


def test_a_code_that_two_units_have_at_once_is_told() -> None:
    twice = new(FIRST.code, "Xã Trùng Mã")
    _, faults = read_units(FOLDER, "75", (UnitsEdit(DAY, (twice,)),))
    assert any("same code" in fault for fault in faults)


def test_a_unit_below_one_that_ended_is_told() -> None:
    orphan = replaced(new("29997", "Xã Mồ Côi"), parent="29990")
    _, faults = read_units(FOLDER, "75", (UnitsEdit(DAY, (orphan,)),))
    assert any("not valid throughout" in fault for fault in faults)


def replaced(state: UnitState, **changed: object) -> UnitState:
    return replace(state, **changed)  # type: ignore[arg-type]


STATES = st.builds(
    lambda unit, name, reports, gone: replaced(
        UnitState.of(unit), name=name, reports=reports, ended=gone
    ),
    st.sampled_from(COMMUNES[:6]),
    st.sampled_from(["Xã Một", "Xã Hai", "Xã Ba"]),
    st.booleans(),
    st.booleans(),
)
EDITS = st.lists(
    st.builds(
        UnitsEdit,
        st.dates(date(2025, 6, 1), date(2026, 12, 31)),
        st.lists(STATES, min_size=1, max_size=3, unique_by=lambda each: each.identity).map(tuple),
    ),
    min_size=1,
    max_size=5,
)
MONTHS = [Month(2025, 1).plus(step) for step in range(24)]


@given(EDITS)
def test_no_edit_changes_the_register_of_a_month_before_its_day(edits: list[UnitsEdit]) -> None:
    """Whether the edits are sound or not: what stood before the day of the last is untouched."""
    *earlier, last = edits
    before = Register("75", read_units(FOLDER, "75", earlier)[0])
    now = Register("75", read_units(FOLDER, "75", edits)[0])
    for month in MONTHS:
        if month.last_day < last.since:
            assert seen(now, month) == seen(before, month)


def seen(register: Register, month: Month) -> set[tuple[object, ...]]:
    """Everything that scoring sees of the units of a month."""
    return {
        (unit.identity, unit.code, unit.name, unit.level, unit.parent, unit.reports)
        for unit in register.units
        if unit.valid_on(month.last_day)
    }
