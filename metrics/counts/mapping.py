"""What a person said the columns of an unknown layout hold; refuses what contradicts itself."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

Heading = tuple[str, ...]
"""A heading path as written, from the widest group to the column."""

CODE = "rieng-"
"""What the code of every mapped layout begins with."""


class ColumnRole(StrEnum):
    """What a column may hold besides a measure."""

    ROW_NUMBER = "row_number"
    UNIT_CODE = "unit_code"
    UNIT_NAME = "unit_name"
    DISTRICT = "district"
    ON_TIME = "on_time"
    """Settled on the very day it was due: with `resolved_early`, what `resolved_in_time` is."""
    HANDLED = "handled"
    RESOLVED = "resolved"
    OPEN = "open"


LABELS = (ColumnRole.ROW_NUMBER, ColumnRole.UNIT_CODE, ColumnRole.UNIT_NAME, ColumnRole.DISTRICT)
"""Roles of the columns that say whose row it is; each may be given once."""
TOTALS = (ColumnRole.HANDLED, ColumnRole.RESOLVED, ColumnRole.OPEN)
"""Roles of the columns that only prove others; each may be given once."""


class MappingFault(StrEnum):
    """Why a mapping cannot be used."""

    NO_MEASURE = "no_measure"
    NO_UNIT = "no_unit"
    GIVEN_TWICE = "given_twice"
    ON_TIME_WITHOUT_EARLY = "on_time_without_early"
    IN_TIME_AND_ON_TIME = "in_time_and_on_time"


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of one layout as one source prints it, and what each holds."""

    fingerprint: str
    """Of the layout's heading paths; another heading is another layout."""
    source: str
    """The title under which it is printed, folded; empty where it has none."""
    title: str
    """The same as written, for people."""
    headings: tuple[Heading, ...]
    """Of the columns that have one, from left to right."""
    meanings: tuple[str | None, ...]
    """By heading: the code of a measure or a role; None where the column is not used."""
    by_field: bool = False
    """Whether each row is a field (lĩnh vực) of one unit instead of a unit."""

    def __post_init__(self) -> None:
        if len(self.headings) != len(self.meanings):
            raise ValueError("a mapping needs one meaning for each heading")

    @property
    def code(self) -> str:
        """The code of the layout it makes; another meaning is another layout."""
        said = json.dumps([self.fingerprint, self.source, self.meanings, self.by_field])
        return CODE + hashlib.sha256(said.encode()).hexdigest()[:8]


def stored(mapping: Mapping) -> tuple[str, ...]:
    """The measures a mapping gives, in the order of its columns.

    Beside both channels of receiving, their total is no measure (contract §1).
    """
    given = dict.fromkeys(meaning for meaning in mapping.meanings if meaning is not None)
    if ColumnRole.ON_TIME in given:
        given["resolved_in_time"] = None
    if splits_channels(mapping):
        given.pop("received_total", None)
    return tuple(meaning for meaning in given if meaning not in set(ColumnRole))


def proven(mapping: Mapping) -> tuple[str, ...]:
    """The totals that its other columns are enough to check."""
    given = set(mapping.meanings)
    received = splits_channels(mapping) or "received_total" in given
    in_time = not given.isdisjoint({ColumnRole.ON_TIME, "resolved_in_time"})
    tests = {
        "received_total": splits_channels(mapping),
        ColumnRole.HANDLED.value: received and "carried_in" in given,
        ColumnRole.RESOLVED.value: in_time and "resolved_late" in given,
        ColumnRole.OPEN.value: given.issuperset({"open_in_time", "open_late"}),
    }
    return tuple(total for total, enough in tests.items() if enough and total in given)


def splits_channels(mapping: Mapping) -> bool:
    """Whether what was received is given by channel."""
    return {"received_online", "received_offline"}.issubset(mapping.meanings)


def contradictions(mapping: Mapping, measures: Collection[str]) -> tuple[MappingFault, ...]:
    """Everything that keeps a mapping from being used.

    Args:
        mapping: What a person said.
        measures: The codes of all measures.

    Raises:
        ValueError: where a meaning is neither a measure nor a role.
    """
    given = Counter(meaning for meaning in mapping.meanings if meaning is not None)
    strange = given.keys() - set(measures) - set(ColumnRole)
    if strange:
        raise ValueError(f"no measure {', '.join(sorted(strange))}")
    named = ColumnRole.UNIT_NAME in given or ColumnRole.UNIT_CODE in given
    on_time = ColumnRole.ON_TIME in given
    tests = {
        MappingFault.NO_MEASURE: not on_time and given.keys().isdisjoint(measures),
        MappingFault.NO_UNIT: not named and not mapping.by_field,
        MappingFault.GIVEN_TWICE: any(given[role] > 1 for role in (*LABELS, *TOTALS)),
        MappingFault.ON_TIME_WITHOUT_EARLY: on_time and "resolved_early" not in given,
        MappingFault.IN_TIME_AND_ON_TIME: on_time and "resolved_in_time" in given,
    }
    return tuple(fault for fault, found in tests.items() if found)
