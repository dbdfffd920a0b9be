"""A database: where it stands and how it comes into being."""

from __future__ import annotations

from warehouse import editions
from warehouse.files import Database
from warehouse.lock import locked
from warehouse.store import opened

__all__ = ["Database", "create"]


def create(database: Database, *, sample: bool, scope: str) -> bool:
    """Create a database, or make an empty one the labelled demonstration; False if it was there.

    Raises:
        KpiError: `sample_refused` for a demonstration where other figures were ever stored.
    """
    database.path.parent.mkdir(parents=True, exist_ok=True)
    with locked(database):
        if database.exists and (not sample or _is_sample(database)):
            return False
        existed = database.exists
        with opened(database, new=not existed) as writer:
            writer.settle(sample=sample, scope=scope)
        return not existed


def _is_sample(database: Database) -> bool:
    with editions.newest(database) as edition:
        return edition.sample
