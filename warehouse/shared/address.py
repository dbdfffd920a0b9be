"""Which record several machines share, by the setting, and which databases follow it."""

from __future__ import annotations

import os

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import Database, write_whole

STORE = "KPI_STORE"
"""The setting: `postgresql://…`."""


def named() -> str | None:
    """The address of the shared record; None where this installation has its own."""
    return os.environ.get(STORE) or None


def follows(database: Database) -> str | None:
    """Which record a database follows; None where it is one of its own."""
    try:
        return database.shared.read_text("ascii").strip()
    except FileNotFoundError:
        return None


def mark(database: Database, record: str) -> None:
    """Have a database follow a record from now on."""
    write_whole(database.shared, record.encode())


def of(database: Database) -> str | None:
    """The address of the record that a database follows; None where it follows none.

    Raises:
        KpiError: `store_not_named` where it follows one and the setting does not say which: what
            was written beside the record would part the machines.
    """
    if follows(database) is None:
        return None
    address = named()
    if address is None:
        raise KpiError(ErrorCode.STORE_NOT_NAMED, file=database.path.name)
    return address
