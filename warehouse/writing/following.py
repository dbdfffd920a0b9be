"""A machine that follows a shared record: how it begins, and how it is kept up."""

from __future__ import annotations

from warehouse.engine.files import Database
from warehouse.engine.lock import PATIENCE, locked
from warehouse.record import keys
from warehouse.shared import address
from warehouse.shared.record import connected
from warehouse.writing.catching_up import catch_up, shows


def join(database: Database, where: str) -> None:
    """Have a new database follow a shared record; nothing is at its place.

    Raises:
        KpiError: as `follow`.
    """
    database.path.parent.mkdir(parents=True, exist_ok=True)
    with connected(where) as record:
        name, _ = record.identity()
        with locked(database):
            # What stood here before was another database.
            keys.forget(database)
            address.mark(database, name)
    follow(database)


def follow(database: Database) -> bool:
    """Bring a database up to the shared record that it follows; whether there was anything new.

    Keeps no writer waiting, of this machine only where there is something new.

    Raises:
        KpiError: as `warehouse.writing.turn.taken`, and `no_space`.
    """
    where = address.of(database)
    if where is None:
        return False
    with connected(where) as record:
        if shows(database, record.head()):
            return False
        # The look is over before this machine's lock is waited for: its writers wait for others.
        record.rest()
        with locked(database, PATIENCE):
            record.snapshot()
            catch_up(database, record)
    return True
