"""What holds for every word of a person that is kept: who said it, when, and until when it held."""

from __future__ import annotations

from datetime import UTC, datetime

from metrics.counts.word import Kind, Word
from warehouse.engine.connection import Source, ask
from warehouse.record.upload import local_time


def word(kind: Kind, row: tuple[int, str, datetime, str | None, datetime | None]) -> Word:
    """A word from the last columns of its row."""
    place, by, at, taken_back_by, taken_back_at = row
    gone = local_time(taken_back_at) if taken_back_at else None
    return Word(kind, place, by, local_time(at), taken_back_by, gone)


def now() -> datetime:
    """The moment as it is stored: UTC, without zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def take_back(source: Source, kind: Kind, place: int, by: str) -> None:
    """Let a word hold no longer; does nothing where it was taken back before."""
    asked = {"kind": kind.value, "place": place}
    if not ask(source.cursor(), "retracted", asked).fetchall():
        said = {"taken_back_by": by, "taken_back_at": now()}
        ask(source.cursor(), "add_retraction", asked | said)
