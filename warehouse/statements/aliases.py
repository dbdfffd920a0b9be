"""Names that a person confirmed for a unit, kept with the figures and their backups."""

from __future__ import annotations

from metrics.counts.word import Kind
from metrics.units.confirmed import Confirmed
from metrics.units.unit_rows import Alias
from warehouse.engine.connection import Source, ask
from warehouse.statements.words import now, word


def confirmed(source: Source) -> list[Confirmed]:
    """Every name that was ever confirmed, oldest first; of one name and day the newest holds."""
    rows = ask(source.cursor(), "aliases").fetchall()
    return [Confirmed(Alias(*row[:4]), word(Kind.NAME, row[4:])) for row in rows]


def add(source: Source, alias: Alias, by: str) -> None:
    """Keep what a person said a name means."""
    said = {
        "written": alias.name,
        "unit": alias.code,
        "valid_from": alias.valid_from,
        "valid_to": alias.valid_to,
        "confirmed_by": by,
        "confirmed_at": now(),
    }
    ask(source.cursor(), "add_alias", said)
