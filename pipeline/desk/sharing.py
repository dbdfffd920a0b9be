"""Keeps a machine up to the record that several share, and knows what hinders it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.workspace import REAL, named_path
from warehouse.engine.files import Database
from warehouse.reading.editions import newest
from warehouse.shared import address
from wording.numbers import ZONE

_LOOKS = 1.0
"""Seconds between two looks at the record: what one machine stores, all show within three."""
_log = logging.getLogger("kpi.sharing")


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a machine is not kept up to the record."""

    error: KpiError
    since: datetime
    """When it was first met."""


_met: dict[Path, Hindrance] = {}
"""By database, as this process met it last."""


def keep_up(database: Database) -> Hindrance | None:
    """Bring a database up to the record that it follows; what hinders it, if anything does."""
    try:
        _follow(database)
    except KpiError as error:
        before = _met.get(database.path)
        lasts = before is not None and before.error.code == error.code
        since = before.since if before and lasts else datetime.now(ZONE)
        _met[database.path] = Hindrance(error, since)
    else:
        _met.pop(database.path, None)
    return hindrance(database)


def hindrance(database: Database) -> Hindrance | None:
    """What hindered this process the last time it looked; None where nothing did."""
    return _met.get(database.path)


def start(ended: Event) -> None:
    """Keep this server's database up until it ends."""
    if address.named() is not None:
        Thread(target=_keep, args=(ended,), name="sharing", daemon=True).start()


def _follow(database: Database) -> None:
    if address.follows(database) is None:
        if address.named() is not None and not _is_sample(database):
            raise KpiError(ErrorCode.STORE_NOT_FOLLOWED, file=database.path.name)
        return
    address.of(database)
    # The driver is loaded only where a record is shared.
    from warehouse.writing.following import follow

    follow(database)


def _is_sample(database: Database) -> bool:
    with newest(database) as edition:
        return edition.sample


def _keep(ended: Event) -> None:
    from warehouse.writing.following import join

    # The demonstration is no database to be shared, though it may be the only one that is there.
    database, where = Database(named_path() or REAL), address.named()
    while True:
        try:
            if database.exists or where is None:
                keep_up(database)
            else:
                join(database, where)
        except KpiError as error:
            # There is nothing to be shown yet, and it is tried again.
            _log.warning("%s", error)
        except Exception:
            _log.exception("not kept up to the shared record")
        if ended.wait(_LOOKS):
            return
