"""A fault in the data an office may edit is told as what it is, not as a fault of a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.inspection.file import settings
from metrics.verdicts.reference import load
from pipeline.desk import workspace as workspaces
from pipeline.desk.workspace import Workspace, open_workspace, start
from pipeline.intake import request, upload
from pipeline.intake.options import Options
from pipeline.intake.request import check_forms
from wording.errors import sentence


@pytest.fixture
def broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, str, str], None]]:
    """Put something wrong into a copy of the reference data that everybody reads."""
    folder = tmp_path / "reference"
    shutil.copytree(workspaces.REFERENCE, folder)

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    for module in (workspaces, request):
        monkeypatch.setattr(module, "REFERENCE", folder)
    monkeypatch.setattr(workspaces, "load", load)
    check_forms.cache_clear()
    yield change
    check_forms.cache_clear()


def told(workspace: Workspace) -> str:
    with pytest.raises(KpiError) as raised:
        list(upload.check_files(workspace, [], Options()))
    return sentence(raised.value)


def test_a_broken_layout_is_no_fault_of_the_file(
    tmp_path: Path, broken: Callable[[str, str, str], None]
) -> None:
    workspace = open_workspace(start(tmp_path / "kpi.duckdb"))
    broken("forms/survey.toml", "blank = ", "trong = ")
    said = told(workspace)
    assert "data/reference" in said
    assert "survey.toml: blank is missing; survey.toml: unknown key 'trong'" in said


def test_a_broken_indicator_is_told_with_every_fault(
    tmp_path: Path, broken: Callable[[str, str, str], None]
) -> None:
    workspace = open_workspace(start(tmp_path / "kpi.duckdb"))
    broken("measures.toml", 'kind = "flow"', 'kind = "sum"')
    broken("reporting.toml", "due_day", "ngay")
    said = told(workspace)
    assert "kind: want one" in said
    assert said.count("; ") >= 1


def test_a_measure_that_nobody_knows_is_no_measure_of_a_layout(
    tmp_path: Path, broken: Callable[[str, str, str], None]
) -> None:
    workspace = open_workspace(start(tmp_path / "kpi.duckdb"))
    broken("forms/entry.toml", 'code = "received_online"', 'code = "received_onlin"')
    broken("forms/feedback.toml", "required = false", "requird = false")
    said = told(workspace)
    assert "entry.toml: measure received_onlin: unknown measure 'received_onlin'" in said
    assert "feedback.toml: measure feedback_rated: unknown key 'requird'" in said


def test_wrong_settings_of_inspections_are_told(
    broken: Callable[[str, str, str], None],
) -> None:
    broken("inspection.toml", "capacity = 6", "capcity = 6")
    with pytest.raises(KpiError) as raised:
        settings(workspaces.reference())
    said = sentence(raised.value)
    assert "capacity is missing" in said
    assert "unknown key 'capcity'" in said


def test_an_office_says_its_own_days_off_beside_its_database(tmp_path: Path) -> None:
    path = start(tmp_path / "kpi.duckdb")
    september = Month(2026, 9)
    before = open_workspace(path).reference
    assert before.rules.deadline(september) == date(2026, 10, 12)
    own = tmp_path / "kpi.office" / "calendar.toml"
    own.parent.mkdir()
    own.write_text("[[year]]\nyear = 2026\noff = [2026-10-12]\n", encoding="utf-8")
    known = open_workspace(path).reference
    assert known.rules.deadline(september) == date(2026, 10, 13)


def test_a_fault_of_the_offices_own_days_is_told_with_its_file(tmp_path: Path) -> None:
    path = start(tmp_path / "kpi.duckdb")
    own = tmp_path / "kpi.office" / "calendar.toml"
    own.parent.mkdir()
    own.write_text("[[year]]\nyear = 2026\nngay = []\n", encoding="utf-8")
    with pytest.raises(KpiError) as raised:
        _ = open_workspace(path).reference
    said = sentence(raised.value)
    assert "kpi.office/calendar.toml" in said
    assert "unknown key 'ngay'" in said
