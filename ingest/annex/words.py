"""The words of `annex.toml`: what columns are called, what goals ask for, how levels are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.text.names import plain
from metrics.counts.errors import ReferenceDataError
from metrics.counts.fields import Fields, opened
from metrics.plans.annex import AnnexField
from metrics.units.unit import Level


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """How headings of one field are told."""

    field: AnnexField | None
    """None: the column tells of no field."""
    words: tuple[str, ...]
    exactly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalWords:
    """How goals of one indicator are told."""

    indicator: str
    words: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexWords:
    """All of them."""

    columns: tuple[ColumnWords, ...]
    shorts: tuple[tuple[str, str], ...]
    goals: tuple[GoalWords, ...]
    levels: tuple[tuple[Level, str], ...]

    def heading(self, text: str) -> ColumnWords | None:
        """What a column is of by its heading; None where the heading says nothing of it."""
        said = plain(text)
        for each in self.columns:
            if said in each.exactly or any(word in said for word in each.words):
                return each
        return None

    def plain(self, text: str) -> str:
        """A goal as compared, its abbreviations written out."""
        said = plain(text)
        for short, long in self.shorts:
            said = re.sub(rf"\b{short}\b", long, said)
        return said

    def indicator(self, said: str) -> str | None:
        """The indicator or quantity of a goal that was made plain; None where none is known."""
        for each in self.goals:
            if all(word in said for word in each.words) and not any(
                word in said for word in each.without
            ):
                return each.indicator
        return None


@lru_cache(maxsize=4)
def read_annex_words(folder: Path) -> AnnexWords:
    """Read the words.

    Args:
        folder: Of the reference data.

    Raises:
        ReferenceDataError: with every fault of the file.
    """
    faults: list[str] = []
    document = opened(folder / "annex.toml", faults)
    if document is None:
        raise ReferenceDataError(tuple(faults))
    unread = document.rows("unread", lambda row: _column(row, field=False))
    columns = document.rows("column", lambda row: _column(row, field=True))
    shorts = document.rows("short", lambda row: (row.text("short"), row.text("long")))
    goals = document.rows("goal", _goal)
    levels = document.rows("level", lambda row: (row.word("level", Level), row.texts("words")))
    document.finish()
    if faults:
        raise ReferenceDataError(tuple(faults))
    named = tuple((level, word) for level, words in levels for word in words)
    return AnnexWords((*unread, *columns), shorts, goals, named)


def _column(row: Fields, *, field: bool) -> ColumnWords:
    return ColumnWords(
        row.word("field", AnnexField) if field else None,
        row.texts_if_any("words"),
        row.texts_if_any("exactly"),
    )


def _goal(row: Fields) -> GoalWords:
    return GoalWords(row.text("indicator"), row.texts("words"), row.texts_if_any("without"))
