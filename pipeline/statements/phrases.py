"""Remembers what a person said a phrase of a table's frame means."""

from __future__ import annotations

from metrics.counts.answer import Phrase
from metrics.counts.statement import Statement
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.statements import words
from warehouse.engine.connection import Source
from warehouse.statements.kinds import PHRASE
from warehouse.statements.log import holding, statements


def learned(source: Source) -> tuple[Phrase, ...]:
    """What every phrase means that was answered for and not taken back, oldest first."""
    return holding(source, PHRASE)


def remembered(books: Books) -> list[Statement[Phrase]]:
    """Every answer that was ever given, oldest first, and who gave it and took it back."""
    return statements(books.edition, PHRASE)


def take_back(workspace: Workspace, place: int, by: str) -> None:
    """Ask again about a phrase; what had been answered before holds again.

    What was stored under the answer stays: only taking back those uploads removes it.

    Raises:
        KpiError: `not_permitted`; `unknown_word` where there is no such answer; `busy`.
    """
    words.take_back(workspace, PHRASE, place, by)
