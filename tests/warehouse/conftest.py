from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.warehouse.builders import new_database
from warehouse.database import Database


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return new_database(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def database(empty: Database, tmp_path: Path) -> Database:
    """A database of the test's own; copied, since creating one takes ten times as long."""
    shutil.copytree(empty.path.parent, tmp_path, dirs_exist_ok=True)
    return Database(tmp_path / empty.path.name)
