"""Remembers what a person said the columns of an unknown layout hold."""

from __future__ import annotations

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.mapping import Mapping, MappingFault, contradictions
from metrics.counts.statement import Statement
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.statements import words
from warehouse.engine.connection import Source
from warehouse.statements.kinds import MAPPING
from warehouse.statements.log import holding, state, statements


def faults(workspace: Workspace, mapping: Mapping) -> tuple[MappingFault, ...]:
    """Everything that keeps a mapping from being used."""
    return contradictions(mapping, workspace.reference.measure_codes)


def confirm(workspace: Workspace, mapping: Mapping, by: str) -> None:
    """From now on read the layout so, wherever the same source prints it.

    Args:
        workspace: Where it is remembered.
        mapping: What each column holds.
        by: Who says so.

    Raises:
        KpiError: `not_permitted`; `contradictory_mapping` where it cannot be used; `busy`.
    """
    workspace.viewer.must(Capability.EXPLAIN_FILES)
    if faults(workspace, mapping):
        raise KpiError(ErrorCode.CONTRADICTORY_MAPPING)
    workspace.learn(lambda source: state(source, [MAPPING.of(mapping, by)]))


def learned(source: Source) -> tuple[Mapping, ...]:
    """Every confirmed mapping that stands, oldest first."""
    return holding(source, MAPPING)


def remembered(books: Books) -> list[Statement[Mapping]]:
    """Every mapping that was ever confirmed, oldest first, and who said so and took it back."""
    return statements(books.edition, MAPPING)


def take_back(workspace: Workspace, place: int, by: str) -> None:
    """Let a mapping hold no longer; what had stood before it stands again.

    What was stored under it stays: only taking back those uploads removes it.

    Raises:
        KpiError: `not_permitted`; `unknown_word` where there is no such mapping; `busy`.
    """
    words.take_back(workspace, MAPPING, place, by)
