"""What the page of uploads offers to those who are not the office."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.desk.workspace import Workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import store_files
from tests.journey.command import figures
from tests.ui.uploads import entry_form, new_desk
from wording.intake import upload as words

AN_PHUOC, BINH_AN = "26383", "26386"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    workspace = new_desk(tmp_path)
    for name, unit in (("a.xlsx", AN_PHUOC), ("b.xlsx", BINH_AN)):
        assert store_files(workspace, [entry_form(tmp_path, {unit: figures()}, name)], Options())[0]
    monkeypatch.setenv("KPI_DATABASE", str(workspace.database.path))
    return workspace


def shown(setting: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("KPI_VIEWER", setting)
    text = "from pages.upload import page\npage()"
    test = AppTest.from_string(text, default_timeout=60).run()
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    return "".join(
        [each.proto.body for each in test.get("html")]
        + [json.loads(each.proto.json).get("html", "") for each in test.get("bidi_component")]
    )


@pytest.mark.parametrize("setting", ["leader", "inspector"])
@pytest.mark.usefixtures("workspace")
def test_one_who_reads_sees_the_history_and_no_field(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = shown(setting, monkeypatch)
    assert not test.get("file_uploader")
    assert words.ONLY_READS in said(test)
    assert f">{words.UNDO}<" not in said(test)


@pytest.mark.usefixtures("workspace")
def test_a_units_people_see_their_field_and_the_way_back_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    test = shown(f"unit:{AN_PHUOC}", monkeypatch)
    assert test.get("file_uploader")
    assert words.ONLY_OWN in said(test)
    assert said(test).count(f">{words.UNDO}<") == 1


@pytest.mark.usefixtures("workspace")
def test_the_office_sees_the_way_back_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(shown("office", monkeypatch)).count(f">{words.UNDO}<") == 2
