"""The words of lists of dossiers: what is read, what may stand beside, what tells of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from ingest.text.names import heading_key, plain
from metrics.counts.errors import ReferenceDataError
from metrics.counts.fields import Fields, opened


class ListRole(StrEnum):
    """What a column of a list tells of each dossier."""

    UNIT = "unit"
    CHANNEL = "channel"
    RECEIVED = "received"
    DUE = "due"
    RESOLVED = "resolved"
    DIGITISED = "digitised"
    RESULT = "result"


REQUIRED = (ListRole.RECEIVED, ListRole.DUE, ListRole.RESOLVED)
"""Without these nothing can be counted; whose the dossiers are may be said beside the file."""
_FEWEST = 3
"""Roles that make a list; forms with counts head none of their columns by a day."""


@dataclass(frozen=True)
class ListWords:
    """What `dossiers.toml` says, folded."""

    roles: dict[str, ListRole]
    """By heading, what its column tells."""
    names: dict[ListRole, str]
    """How a column that is missing is called."""
    beside: frozenset[str]
    """Headings of columns that are left alone."""
    personal: tuple[str, ...]
    """What headings about a person say."""
    patterns: dict[str, re.Pattern[str]]
    """By the name of what was found, the shape of values that tell of a person."""
    flags: dict[ListRole, dict[str, bool]]
    """By role, what a cell's word means: online or not, yes or no."""

    def role(self, heading: str) -> ListRole | None:
        """What a heading's column tells; None where nothing is read from it."""
        return self.roles.get(heading_key(heading.replace("_", " ")))

    def is_beside(self, heading: str) -> bool:
        """Whether a column with that heading may stand in a list and is left alone."""
        return heading_key(heading.replace("_", " ")) in self.beside

    def is_personal(self, heading: str) -> bool:
        """Whether a heading says that its column tells of a person."""
        return self._personal.search(f" {plain(heading.replace('_', ' '))} ") is not None

    def heads_list(self, headings: Iterable[str]) -> bool:
        """Whether headings are those of a list of dossiers."""
        roles = {self.role(each) for each in headings if each} - {None}
        days = roles & {ListRole.DUE, ListRole.RESOLVED}
        return len(roles) >= _FEWEST and ListRole.RECEIVED in roles and bool(days)

    @cached_property
    def _personal(self) -> re.Pattern[str]:
        return re.compile("|".join(rf" {re.escape(each)} " for each in self.personal))


def read_list_words(reference: Path) -> ListWords:
    """The words of lists of dossiers.

    Raises:
        ReferenceDataError: With everything that is wrong in the file.
    """
    faults: list[str] = []
    document = opened(reference / "dossiers.toml", faults)
    if document is None:
        raise ReferenceDataError(tuple(faults))
    columns = document.table("columns")
    spelled = {role: columns.texts(role) for role in ListRole}
    beside = document.table("beside").texts("headings")
    personal = document.table("personal")
    patterns = _patterns(personal)
    words = document.table("words")
    channel = _either(words, "online", "offline")
    sure = _either(words, "yes", "no")
    found = ListWords(
        {plain(each): role for role in ListRole for each in spelled[role]},
        {role: each[0] for role, each in spelled.items() if each},
        frozenset(map(plain, beside)),
        tuple(map(plain, personal.texts("words"))),
        patterns,
        {ListRole.CHANNEL: channel, ListRole.DIGITISED: sure, ListRole.RESULT: sure},
    )
    for table in (columns, personal, words, document):
        table.finish()
    if faults:
        raise ReferenceDataError(tuple(faults))
    return found


def _either(words: Fields, good: str, other: str) -> dict[str, bool]:
    said = {plain(each): True for each in words.texts(good)}
    return said | {plain(each): False for each in words.texts(other)}


def _patterns(personal: Fields) -> dict[str, re.Pattern[str]]:
    table = personal.table("patterns")
    found: dict[str, re.Pattern[str]] = {}
    for name in table.names:
        written = table.text(name)
        try:
            found[name] = re.compile(written)
        except re.error as error:
            table.note(f"{name}: {error}")
    table.finish()
    return found
