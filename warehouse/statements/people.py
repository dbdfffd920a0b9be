"""Who answers for a unit, as it was entered; nothing is ever changed or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from warehouse.engine.connection import Source, ask
from warehouse.record.upload import local_time


@dataclass(frozen=True, slots=True)
class Person:
    """One word on who answers for a unit; of one unit and first day the newest word holds."""

    identity: str
    """Of the unit; codes are used again."""
    unit: str
    """The code it had on the first day."""
    name: str
    position: str
    phone: str
    email: str
    since: date
    until: date | None
    """The last day; None: until somebody else begins. Before `since`: the word is taken back."""
    by: str
    at: datetime
    """In the time of Việt Nam."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Such a word on its way into the store."""

    identity: str
    unit: str
    name: str
    position: str
    phone: str
    email: str
    since: date
    until: date | None = None


def people(source: Source) -> list[Person]:
    """Every word, the oldest first."""
    rows = ask(source.cursor(), "people").fetchall()
    return [_person(*row) for row in rows]


def _person(
    identity: str,
    unit: str,
    name: str,
    position: str,
    phone: str,
    email: str,
    since: date,
    until: date | None,
    by: str,
    at: datetime,
) -> Person:
    return Person(identity, unit, name, position, phone, email, since, until, by, local_time(at))


def add(source: Source, new: Sequence[NewPerson], by: str) -> None:
    """Keep words, all or none; a writer publishes them by its `learn`."""
    now = datetime.now(UTC).replace(tzinfo=None)
    connection = source.cursor()
    connection.begin()
    try:
        for each in new:
            said = asdict(each) | {"said_by": by, "said_at": now}
            ask(connection, "add_person", said)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
