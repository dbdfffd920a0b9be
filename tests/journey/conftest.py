from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journey.command import kpi


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` makes; to be copied."""
    path = tmp_path_factory.mktemp("new") / "kho" / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    return path


@pytest.fixture
def database(new_database: Path, tmp_path: Path) -> Path:
    """An empty database."""
    shutil.copytree(new_database.parent, tmp_path / "kho")
    return tmp_path / "kho" / new_database.name
