"""Names that a person confirmed for a unit, kept with the figures and their backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from metrics.register import Alias
from warehouse.connection import Source, statement
from warehouse.upload import local_time


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One name, what it means and since when a person has said so."""

    alias: Alias
    confirmed_by: str
    confirmed_at: datetime
    """In the time of Việt Nam."""


def confirmed(source: Source) -> list[Confirmed]:
    """Every name that was confirmed, oldest first; of one name and day the newest holds."""
    rows = source.cursor().execute(statement("aliases")).fetchall()
    return [Confirmed(Alias(*alias), by, local_time(at)) for *alias, by, at in rows]
