"""What all tests share: examples that are the same on every machine, and the demonstration."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from metrics.verdicts.reference import load
from pipeline.desk import workspace
from tests.copies import copied
from warehouse.record import keys

ROOT = Path(__file__).resolve().parents[1]

# Keys of tests are never those of the machine; what the tests start has the same ones.
if keys.FOLDER not in os.environ:
    os.environ[keys.FOLDER] = tempfile.mkdtemp(prefix="kpi-keys-")
    atexit.register(shutil.rmtree, os.environ[keys.FOLDER], ignore_errors=True)

# Machines differ in speed, so no example has a time limit of its own.
settings.register_profile("project", derandomize=True, deadline=None, database=None)
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files that take long first, lest one worker be left alone with them at the end.

    What needs a browser is tried once more where it fails, and the closing lines name it: ten
    thousand clicks on a busy machine lose one now and then, which says nothing of the program.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
    long = {item.path for item in items if any(map(item.get_closest_marker, ("browser", "slow")))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demonstration's database, made once for all as anyone makes it; never written on."""
    alone = worker_id == "master"
    base = tmp_path_factory.getbasetemp()
    folder = (base if alone else base.parent) / "demonstration"
    path = folder / "sample.duckdb"
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            made = folder.with_suffix(".new") / path.name
            command = [sys.executable, "kpi.py", "init", "--sample", "--database", str(made)]
            made.parent.mkdir()
            subprocess.run(command, cwd=ROOT, check=True, timeout=300, capture_output=True)
            made.parent.rename(folder)
    return path


@pytest.fixture(scope="module")
def own_demonstration(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a copy that one file of tests may write on."""
    return copied(demonstration, tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def reference_loaded_once() -> Iterator[None]:
    """The reference data of a folder is the same for every workspace."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace, "load", cache(load))
        yield
