"""Remembers what a person said the columns of an unknown layout hold."""

from __future__ import annotations

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.mapping import Mapping, MappingFault, contradictions
from metrics.counts.statement import Statement
from pipeline.desk.books import Books
from pipeline.desk.desk import Desk
from warehouse.engine.connection import Source
from warehouse.statements.kinds import MAPPING
from warehouse.statements.log import state, statements, taking_back
from warehouse.writing.store import writing


def faults(desk: Desk, mapping: Mapping) -> tuple[MappingFault, ...]:
    """Everything that keeps a mapping from being used."""
    return contradictions(mapping, desk.reference.measure_codes)


def confirm(desk: Desk, mapping: Mapping, by: str) -> None:
    """From now on read the layout so, wherever the same source prints it.

    Args:
        desk: Where it is remembered.
        mapping: What each column holds.
        by: Who says so.

    Raises:
        KpiError: `not_permitted`; `contradictory_mapping` where it cannot be used; `busy`.
    """
    desk.viewer.must_keep()
    if faults(desk, mapping):
        raise KpiError(ErrorCode.CONTRADICTORY_MAPPING)
    with writing(desk.database) as writer:
        writer.learn(lambda source: state(source, [MAPPING.of(mapping, by)]))


def learned(desk: Desk) -> tuple[Mapping, ...]:
    """Every confirmed mapping that stands, oldest first."""
    with desk.books() as books:
        return tuple(each.facts for each in remembered(books) if each.holds)


def remembered(books: Books) -> list[Statement[Mapping]]:
    """Every mapping that was ever confirmed, oldest first, and who said so and took it back."""
    return statements(books.edition, MAPPING)


def take_back(desk: Desk, place: int, by: str) -> None:
    """Let a mapping hold no longer; what had stood before it stands again.

    What was stored under it stays: only taking back those uploads removes it.

    Raises:
        KpiError: `not_permitted`; `unknown_word` where there is no such mapping; `busy`.
    """
    desk.viewer.must_keep()
    with desk.books() as books:
        if all(each.place != place for each in remembered(books)):
            raise KpiError(ErrorCode.UNKNOWN_WORD)

    def said(source: Source) -> None:
        told = [each for each in statements(source, MAPPING) if each.place == place]
        state(source, taking_back(told, by))

    with writing(desk.database) as writer:
        writer.learn(said)
