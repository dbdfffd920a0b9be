from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.builders import new_database
from warehouse.engine.files import Database


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A database of the test's own."""
    return new_database(tmp_path)
