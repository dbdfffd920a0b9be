"""The one log of what people said: appended to, sealed row by row, read by kind.

A statement says everything about its subject anew, so the newest is the whole of what stands; the
older ones are its history. One that takes another back lets what stood before stand again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

import msgspec

from metrics.counts.statement import Statement
from warehouse.engine.connection import Source, ask
from warehouse.engine.seal import START, seal
from warehouse.record.door import by_command
from warehouse.record.upload import local_time

Facts = TypeVar("Facts")

_NOTHING = "null"
"""What a statement says that only takes another back."""
_TOLD = (
    "kind",
    "subject",
    "facts",
    "stated_by",
    "stated_at",
    "why",
    "takes_back",
    "by_command",
)


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A statement on its way into the log."""

    kind: str
    subject: str
    facts: str
    """JSON."""
    by: str
    why: str = ""
    takes_back: int | None = None
    """The place of the statement that holds no longer."""


@dataclass(frozen=True, slots=True)
class StatementKind(Generic[Facts]):
    """One kind of statement, and the shape of its facts."""

    name: str
    facts: type[Facts]
    """A dataclass; its fields are the names in the JSON that is kept, so they are not renamed."""
    subject: Callable[[Facts], str]
    reasoned: bool = False
    """Whether nobody says it without name and reason."""

    def of(self, facts: Facts, by: str, why: str = "") -> NewStatement:
        """What somebody says, as the log takes it.

        Raises:
            ValueError: name or reason are missing where the kind asks for them.
        """
        subject = self.subject(facts)
        if self.reasoned and not (by.strip() and why.strip()):
            raise ValueError(f"{subject}: who says so, and why")
        return NewStatement(self.name, subject, msgspec.json.encode(facts).decode(), by, why)


@dataclass(frozen=True, slots=True)
class LoggedStatement:
    """One statement on its place among all."""

    statement: Statement[Any]
    """Its facts are None where it only takes another back."""
    takes_back: int | None
    """The place of the one that holds no longer."""
    by_command: bool
    """Whether it was made by the command line."""


def taking_back(told: Iterable[Statement[Any]], by: str, why: str = "") -> list[NewStatement]:
    """What takes statements back; those that hold no longer are passed over."""
    return [
        NewStatement(each.kind, each.subject, _NOTHING, by, why, each.place)
        for each in told
        if each.holds
    ]


def state(source: Source, new: Iterable[NewStatement]) -> None:
    """Append statements, all or none; a writer publishes them by its `learn`."""
    cursor = source.cursor()
    at = datetime.now(UTC).replace(tzinfo=None)
    commanded = by_command() or None
    cursor.begin()
    try:
        ((last, sealed),) = ask(cursor, "last_statement").fetchall() or ((0, START),)
        for place, each in enumerate(new, start=last + 1):
            said = (each.kind, each.subject, each.facts, each.by, at, each.why, each.takes_back)
            told = (*said, commanded)
            sealed = seal(sealed, _sealed(place, told))
            row = dict(zip(_TOLD, told, strict=True)) | {"place": place, "seal": sealed}
            ask(cursor, "add_statement", row)
    except BaseException:
        cursor.rollback()
        raise
    cursor.commit()


def statements(
    source: Source, kind: StatementKind[Facts], begins: Sequence[str] | None = None
) -> list[Statement[Facts]]:
    """Every statement of a kind, oldest first, with who took it back.

    Args:
        source: The writer or an edition.
        kind: Which.
        begins: With what the subjects begin that are wanted; None: all.
    """
    return list(_read(source, kind, begins, standing=False))


def history(source: Source, kind: StatementKind[Facts], subject: str) -> list[Statement[Facts]]:
    """Every statement on one subject, oldest first."""
    return [each for each in statements(source, kind, [subject]) if each.subject == subject]


def held(source: Source, kind: StatementKind[Facts], subject: str) -> list[Statement[Facts]]:
    """Every statement on one subject that nobody took back, oldest first."""
    return [each for each in history(source, kind, subject) if each.holds]


def standing(source: Source, kind: StatementKind[Facts]) -> list[Statement[Facts]]:
    """What stands on each subject of a kind, in the order in which they first came up."""
    return list(_read(source, kind, None, standing=True))


def holding(source: Source, kind: StatementKind[Facts]) -> tuple[Facts, ...]:
    """What every statement of a kind says that nobody took back, side by side, oldest first."""
    return tuple(each.facts for each in statements(source, kind) if each.holds)


def everything(source: Source, kinds: Iterable[StatementKind[Any]]) -> Iterator[LoggedStatement]:
    """Every statement of every kind in the order in which they were made, takings-back too.

    Args:
        source: The writer or an edition.
        kinds: All there are; a statement of another is passed over.
    """
    decoded = {kind.name: msgspec.json.Decoder(kind.facts).decode for kind in kinds}
    for place, kind, subject, facts, by, at, why, back, commanded, _ in ask(
        source.cursor(), "sealed_statements"
    ).fetchall():
        if kind in decoded:
            told = None if back else decoded[kind](facts)
            statement = Statement(place, kind, subject, told, by, local_time(at), why)
            yield LoggedStatement(statement, back, bool(commanded))


def broken(source: Source) -> Iterator[int]:
    """The places of statements that are not as they were made, or lack the one before them."""
    before = START
    rows = ask(source.cursor(), "sealed_statements").fetchall()
    for expected, (place, *told, sealed) in enumerate(rows, start=1):
        if place != expected or sealed != seal(before, _sealed(place, told)):
            yield place
        before = sealed


def _sealed(place: int, told: Sequence[object]) -> Iterator[object]:
    """What the seal of a row covers; one that was made on a page says nothing of its door."""
    *said, commanded = told
    yield from (place, *said)
    if commanded is not None:
        yield f"by_command {commanded}"


def _read(
    source: Source, kind: StatementKind[Facts], begins: Sequence[str] | None, *, standing: bool
) -> Iterator[Statement[Facts]]:
    asked = {
        "kind": kind.name,
        "begins": None if begins is None else list(begins),
        "standing": standing,
    }
    decoded = msgspec.json.Decoder(kind.facts).decode
    for place, subject, facts, by, at, why, back_by, back_at in ask(
        source.cursor(), "statements", asked
    ).fetchall():
        gone = local_time(back_at) if back_at else None
        yield Statement(
            place, kind.name, subject, decoded(facts), by, local_time(at), why, back_by, gone
        )
