"""What of a database the door asks before anybody is let in."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from metrics.counts.errors import KpiError
from warehouse.engine.files import Database
from warehouse.reading.editions import newest
from warehouse.soundness.rebuild import bring_up


def holds_real(path: Path) -> bool:
    """Whether a database is there and not the labelled demonstration; a damaged one counts."""
    database = Database(path)
    if not database.exists:
        return False
    try:
        return _real(path, database.path.stat().st_ino)
    except (FileNotFoundError, KpiError):
        return True


@lru_cache(maxsize=32)
def _real(path: Path, _inode: int) -> bool:
    # A database is one or the other from its first day on; what befell it is made up for before
    # anybody is asked for an account.
    bring_up(Database(path))
    with newest(Database(path)) as edition:
        return not edition.sample
