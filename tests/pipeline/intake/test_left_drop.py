"""A page that is left while a drop is read stops the reading and lets go of the edition."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import pytest

from ingest.reading import Request
from metrics.counts.reading import Reading
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake import request, upload
from pipeline.intake.options import FileRead, Options
from pipeline.intake.upload import Checked, check_files
from tests.warehouse.builders import new_database
from warehouse.reading.editions import Edition

COUNT = 40


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def test_a_drop_that_is_left_half_way_reads_no_further_and_closes_its_edition(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    looked_at: list[Edition] = []

    def read(path: Path, asked: Request, told: object = None) -> Reading:
        del asked, told
        begun.append(path)
        if len(begun) > 1:
            time.sleep(0.1)
        return Reading(path.name, "", 0)

    def compare(workspace: Workspace, edition: Edition, read: FileRead) -> Checked:
        looked_at.append(edition)
        return compared(workspace, edition, read)

    compared = upload.compare
    monkeypatch.setattr(request, "read", read)
    monkeypatch.setattr(upload, "compare", compare)
    for _ in check_files(workspace, [Path(f"{place}.xlsx") for place in range(COUNT)], Options()):
        break
    assert len(begun) < COUNT
    with pytest.raises(duckdb.ConnectionException):
        looked_at[0].cursor()
