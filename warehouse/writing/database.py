"""A database: where it stands and how it comes into being."""

from __future__ import annotations

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import Database
from warehouse.engine.lock import locked
from warehouse.reading import editions
from warehouse.record import keys
from warehouse.shared import address
from warehouse.writing.store import opened


def create(database: Database, *, sample: bool, scope: str) -> bool:
    """Create a database; False if it was there.

    Where the setting names a shared record, it is that one's, whatever the scope; the demonstration
    is always a machine's own.

    Raises:
        KpiError: `sample_refused` for a demonstration where a database of real figures is;
            `damaged_store` where it is there and cannot be read; `store_not_ready` where what the
            setting names holds no record.
    """
    where = address.named()
    if where is not None and not sample and not database.exists:
        # The driver is loaded only where a record is shared.
        from warehouse.writing.following import join

        join(database, where)
        return True
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
