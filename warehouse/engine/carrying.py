"""What SQL alone cannot do of a migration: seal what people said into the one log.

Reads nothing but tables of that migration, so that it does the same whatever comes after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb

from warehouse.engine.seal import START, seal

_Key = tuple[str, object]


@dataclass
class _Log:
    """The rows of the log as they come to be, and what it takes to point back into it."""

    rows: list[tuple[object, ...]] = field(default_factory=list)
    sealed: str = START
    places: dict[_Key, int] = field(default_factory=dict)
    """By kind and the place it had among its kind."""
    holding: defaultdict[_Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    """What a row that ends its subject takes back, by kind and subject."""

    def add(self, *told: object, false_seal: str | None = None) -> int:
        place = len(self.rows) + 1
        self.sealed = false_seal or seal(self.sealed, (place, *told))
        self.rows.append((place, *told, self.sealed))
        return place


def seal_carried(connection: duckdb.DuckDBPyConnection) -> None:
    """Append `carried` to `statement`, row by row in its order.

    A row that was not as it was said keeps the seal it had, which seals nothing here: it must not
    pass for sound because a newer program came.
    """
    false = _broken(connection)
    log = _Log()
    told = connection.execute(
        "select kind, origin, place, subject, facts, stated_by, stated_at, why, ends, takes_back "
        "from store.carried order by moment, takes_back is not null, origin, place"
    ).fetchall()
    for kind, origin, old, subject, facts, by, at, why, ends, back in told:
        back = None if back is None else log.places[kind, back]
        false_seal = false.get(old) if origin == _INSPECTIONS else None
        place = log.add(kind, subject, facts, by, at, why, back, false_seal=false_seal)
        log.places[kind, old] = place
        log.holding[kind, subject].append(place)
        if ends:
            # It said that nothing holds of its subject any more, itself included.
            for earlier in log.holding.pop((kind, subject)):
                log.add(kind, subject, "null", by, at, why, earlier)
    if log.rows:
        connection.executemany(
            "insert into store.statement values (?, ?, ?, ?, ?, ?, ?, ?, ?)", log.rows
        )


_INSPECTIONS = 5
"""The origin of rows that had been sealed before."""


def _broken(connection: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """Rows that were sealed before and are not as they were said: their places and seals."""
    found: dict[int, str] = {}
    before = START
    rows = connection.execute(
        "select place, seal, facts, kind, place, said_at, said_by, subject, why "
        "from store.inspection order by place"
    ).fetchall()
    for expected, (place, sealed, *told) in enumerate(rows, start=1):
        if place != expected or sealed != seal(before, told):
            found[place] = sealed
        before = sealed
    return found


STEPS: dict[str, Callable[[duckdb.DuckDBPyConnection], None]] = {"0008-one-log": seal_carried}
"""What follows a migration's SQL, by its name."""
