from pathlib import Path

import pytest

from tests.journey.command import kpi


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "kho" / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    return path
