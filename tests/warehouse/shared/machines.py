"""Machines with folders of their own, who share a record."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.postgresql import OWNER, WRITER, Server
from tests.warehouse.builders import new_database
from warehouse.engine.files import Database
from warehouse.moving.carrying import into_record
from warehouse.shared import address
from warehouse.writing.following import join


@dataclass(frozen=True)
class Installation:
    """A record without uploads, and a folder that already follows it."""

    server: Server
    name: str
    """Of the PostgreSQL database."""
    first: Path

    @property
    def address(self) -> str:
        return self.server.address(WRITER, self.name)

    def machine(self, folder: Path) -> Database:
        """A machine that follows the record."""
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.first, folder, dirs_exist_ok=True)
        return Database(folder / "kpi.duckdb")

    def joined(self, folder: Path) -> Database:
        """A machine that has nothing, and begins to follow."""
        database = Database(folder / "kpi.duckdb")
        join(database, os.environ[address.STORE])
        return database


def installation(server: Server, folder: Path) -> Installation:
    """A record of its own, carried there from an empty database."""
    name = server.database()
    database = new_database(folder)
    into_record(database, server.address(OWNER, name), WRITER)
    return Installation(server, name, folder)
