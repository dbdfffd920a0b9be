"""A restored copy is looked at, and written by commands, until the office calls it the main one."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import IN_A_COPY, Capability
from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk import backup
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, call_main, open_workspace, seen_by
from tests.journey.command import figures, kpi
from tests.ui.uploads import entry_form, new_desk
from warehouse.backup.restoring import restore
from warehouse.engine.files import Database
from warehouse.reading import queries
from wording.backup import COPY_DO

AN_PHUOC = "26383"
UPLOAD = "from pages.upload import page\npage()"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_desk(tmp_path)


@pytest.fixture
def restored(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    packed = tmp_path / "saved.zip"
    packed.write_bytes(backup.zipped(workspace))
    database = Database(tmp_path / "there" / "restored.duckdb")
    restore(packed, database)
    monkeypatch.setenv("KPI_DATABASE", str(database.path))
    return database


def test_the_pages_only_look_until_the_office_says_otherwise(restored: Database) -> None:
    viewer = seen_by(OFFICE, restored.path)
    assert not any(viewer.may(each) for each in Capability if each not in IN_A_COPY)
    with pytest.raises(KpiError) as refused:
        viewer.must(Capability.UPLOAD)
    assert refused.value.code == ErrorCode.IS_A_COPY
    test = AppTest.from_string(UPLOAD, default_timeout=60).run()
    assert not test.get("file_uploader")
    test.button(key="copy_main").click().run()
    assert test.button(key="copy_main_do").label == COPY_DO
    call_main(open_workspace(restored.path))
    test = AppTest.from_string(UPLOAD, default_timeout=60).run()
    assert test.get("file_uploader")
    assert not restored.copy_mark.exists()
    assert seen_by(OFFICE, restored.path).may(Capability.UPLOAD)


def test_a_reader_cannot_call_it_the_main_one(
    restored: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_VIEWER", "leader")
    test = AppTest.from_string(UPLOAD, default_timeout=60).run()
    assert COPY_DO not in [button.label for button in test.button]
    assert restored.copy_mark.exists()


def test_commands_write_in_a_copy_at_once(restored: Database, tmp_path: Path) -> None:
    file = entry_form(tmp_path, {AN_PHUOC: figures()}, "a.xlsx")
    assert kpi("import", file, database=restored.path).row["stored"]
    with open_workspace(restored.path).edition() as edition:
        assert len(queries.uploads(edition)) == 1


def test_the_office_alone_carries_a_copy_away(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ZipFile(io.BytesIO(backup.zipped(workspace))) as packed:
        assert "backup.json" in packed.namelist()
    monkeypatch.setenv("KPI_VIEWER", f"unit:{AN_PHUOC}")
    unit = open_workspace(workspace.database.path)
    with pytest.raises(KpiError):
        backup.zipped(unit)
