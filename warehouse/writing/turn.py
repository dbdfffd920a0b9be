"""A writer's turn: of the one writer of a machine, and where a record is shared, of all machines.

Within a turn the store holds exactly what the record holds, and what it adds is the record's
before it is this machine's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.engine.connection import Source, ask
from warehouse.engine.files import Database
from warehouse.engine.lock import PATIENCE as PATIENCE
from warehouse.engine.lock import locked
from warehouse.record import ledger
from warehouse.record.ledger import LedgerEntry
from warehouse.shared import address
from warehouse.shared.head import Addition, Head
from warehouse.shared.rows import Reach, sums, total

if TYPE_CHECKING:
    from warehouse.shared.record import SharedRecord


@dataclass
class _Turn:
    """A turn at the shared record."""

    record: SharedRecord
    head: Head
    """The newest write, of which the store holds everything."""


_held: dict[Path, _Turn] = {}
"""By database: the turn that this process has; the machine's lock lets it have one."""


@contextmanager
def taken(database: Database, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only writer.

    Where the database follows a shared record, its store is first brought to how the record
    stands; what is added and not shared by the end is gone.

    Raises:
        KpiError: `busy`; `file_system`; of a shared record `store_away`, `store_not_named`,
            `store_not_ready`, `store_other`, `store_altered`.
    """
    with locked(database, patience):
        where = address.of(database)
        if where is None:
            yield
            return
        # The driver is loaded only where a record is shared.
        from warehouse.shared.record import connected
        from warehouse.writing import catching_up

        with connected(where) as record:
            record.lock(patience)
            _held[database.path] = _Turn(record, catching_up.catch_up(database, record))
            try:
                yield
            finally:
                del _held[database.path]
                catching_up.drop_unshared(database)


def share(
    database: Database, source: Source, entries: Sequence[LedgerEntry], kept: Collection[str]
) -> None:
    """Make what the store holds beyond the shared record a write of it, where one is shared.

    Args:
        database: Which one; the caller has its turn.
        source: Its open store.
        entries: What the ledger will tell of it, sealed.
        kept: The sha256 of uploaded bytes that came with it.

    Raises:
        KpiError: `store_away` where nothing of it took place; `store_unsure` where that is not
            known.
    """
    held = _held.get(database.path)
    if held is None:
        return
    before = held.head
    head = standing(source, before.number + 1, entries[-1].hash if entries else before.ledger)
    added = total(sums(source, before.reach))
    held.head = Head(head.number, head.reach, head.ledger, head.seal, before.sums + added)
    originals = {name: database.originals / name for name in kept}
    addition = Addition(held.head, ledger.lines(entries), originals)
    held.record.add(source, before.reach, addition)


def standing(source: Source, number: int, line: str) -> Head:
    """How a store stands, all its rows counted in.

    Args:
        source: The store.
        number: Of its edition.
        line: The hash of the ledger's last line; empty where it has none.
    """
    ((version,),) = ask(source.cursor(), "version").fetchall()
    ((said, seal),) = ask(source.cursor(), "last_statement").fetchall() or ((0, ledger.START),)
    return Head(number, Reach(version, said), line, seal, total(sums(source)))


def number(database: Database) -> int | None:
    """The number of the edition that shows the shared record; None: this machine counts itself."""
    held = _held.get(database.path)
    return held.head.number if held else None
