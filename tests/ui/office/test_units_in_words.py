"""A workbook's changes are told by codes, as the office wrote them."""

from __future__ import annotations

from datetime import date

from metrics.units.changing import UnitChange, edit_of
from metrics.verdicts.reference import load
from pipeline.desk.workspace import REFERENCE
from ui.office import unit_table


def test_a_merger_names_the_code_of_the_unit_that_takes_the_other_in() -> None:
    register = load(REFERENCE).register
    change = UnitChange("26383", ended=True, into=("26368",))
    edit, faults = edit_of(register, date(2026, 1, 1), [change])
    assert faults == ()
    told = str(unit_table.changes(edit, register))
    assert ">26368<" in told
    assert "26368-" not in told
