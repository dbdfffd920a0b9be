"""A database: where it stands and how it comes into being."""

from __future__ import annotations

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import Database
from warehouse.engine.lock import locked
from warehouse.reading import editions
from warehouse.record import keys
from warehouse.writing.store import opened


def create(database: Database, *, sample: bool, scope: str) -> bool:
    """Create a database; False if it was there.

    Raises:
        KpiError: `sample_refused` for a demonstration where a database of real figures is;
            `damaged_store` where it is there and cannot be read.
    """
    database.path.parent.mkdir(parents=True, exist_ok=True)
    with locked(database):
        if not database.exists:
            # What stood here before was another database.
            keys.forget(database)
            with opened(database, new=True) as writer:
                writer.settle(sample=sample, scope=scope)
            return True
        # Read even where it makes no difference: a database of which nothing can be read is not
        # said to be there.
        if not _is_sample(database) and sample:
            raise KpiError(ErrorCode.SAMPLE_REFUSED, file=database.path.name)
        return False


def _is_sample(database: Database) -> bool:
    with editions.newest(database) as edition:
        return edition.sample
