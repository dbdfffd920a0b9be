"""The settings of inspections are whole, and every fault of their file is told at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from metrics.inspection.file import Criterion, InspectionSettings, read_inspection
from metrics.units.unit import Level
from metrics.verdicts.reference import load

FOLDER = Path(__file__).parents[3] / "data" / "reference"
FILE = FOLDER / "inspection.toml"


def shipped() -> InspectionSettings:
    settings, faults = read_inspection(FILE)
    assert faults == ()
    assert settings is not None
    return settings


def test_the_shipped_settings_weigh_every_criterion() -> None:
    assert {each.criterion for each in shipped().weighings} == set(Criterion)
    assert sum(each.weight for each in shipped().weighings) == 100


def test_the_content_list_is_that_of_the_plan() -> None:
    clauses = [f"II.{number}" for number in range(1, 7)]
    assert [each.clause for each in shipped().contents] == clauses
    assert all(each.points for each in shipped().contents)


def test_every_unit_named_is_in_the_register() -> None:
    identities = {unit.identity for unit in load(FOLDER).register.units}
    named = {identity for each in shipped().fields for identity in each.units}
    assert named | shipped().many <= identities


def test_the_stressed_fields_are_those_of_the_plan() -> None:
    names = [each.name for each in shipped().fields]
    assert names == ["đất đai", "đăng ký kinh doanh", "tư pháp hộ tịch", "xây dựng"]
    # "trọng tâm kiểm tra tại cấp cơ sở"
    assert any(Level.COMMUNE in each.levels for each in shipped().fields)


def test_other_weights_leave_the_rest_as_it_is() -> None:
    changed = shipped().reweighted({Criterion.FEEDBACK: Decimal(0)})
    weights = {each.criterion: each.weight for each in changed.weighings}
    assert weights[Criterion.FEEDBACK] == 0
    assert weights[Criterion.MONTHS_SILENT] == 15
    with pytest.raises(ValueError, match="0 or more"):
        shipped().reweighted({Criterion.FEEDBACK: Decimal(-1)})


@pytest.mark.parametrize(
    ("found", "instead", "fault"),
    [
        ("risk_share = 60", "risk_share = 61", "sum to 100"),
        ("capacity = 6", "capacity = 0", "capacity: want 1 or more"),
        ('code = "feedback"', 'code = "months_silent"', "want each of them once"),
        ("full = 12", "full = 0", "full: want 1 or more"),
        ("weight = 20", "weight = -1", "weight: want 0 or more"),
        ('clause = "II.2"', 'clause = "II.1"', "no clause twice"),
        ('"planned", "surprise"', '"planned", "sudden"', "counting: want one of"),
        ("window_days = 60", "window = 60", "window_days is missing"),
        ("window_days = 60", "window_days = 60\nshares = 1", "unknown key 'shares'"),
        ("source = ", "source = = ", "inspection.toml: "),
    ],
)
def test_a_fault_is_told(tmp_path: Path, found: str, instead: str, fault: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert found in text
    path = tmp_path / FILE.name
    path.write_text(text.replace(found, instead, 1), encoding="utf-8")
    settings, faults = read_inspection(path)
    assert settings is None
    assert any(fault in each for each in faults), faults
