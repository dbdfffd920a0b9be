from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.postgresql import Server, running
from tests.warehouse.shared.machines import Installation, installation
from warehouse.engine.files import Database
from warehouse.shared import address, away


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def template(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Copied by each test, since carrying a database takes longer."""
    return installation(server, tmp_path_factory.mktemp("template"))


@pytest.fixture
def office(template: Installation, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """A record of the test's own, named by the setting."""
    name = template.server.database(of=template.name)
    found = replace(template, name=name)
    monkeypatch.setenv(address.STORE, found.address)
    away.answered(found.address)
    yield found
    # Seven megabytes each: a hundred of them would take the disk, and seconds to be removed.
    template.server.drop(name)


@pytest.fixture
def database(office: Installation, tmp_path: Path) -> Database:
    """A machine's database that follows a record."""
    return office.machine(tmp_path / "máy 1")


@pytest.fixture
def other(office: Installation, tmp_path: Path) -> Database:
    """Another machine's."""
    return office.machine(tmp_path / "máy 2")
