from __future__ import annotations

from pathlib import Path

import pytest

from tests.copies import copied
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
    return copied(new_database, tmp_path / "kho")
