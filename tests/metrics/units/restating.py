"""Tells the months before a merger from the origins of units: what the program is held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.restate import Mark, Origins


@dataclass(frozen=True, slots=True)
class Restated:
    """One month of a unit of today."""

    month: Month
    share: Share | None
    """None where any of the parts has no figures, or where a mark forbids the sum."""
    parts: tuple[str, ...]
    """Identities of the units that it then consisted of, as far as known."""
    missing: tuple[str, ...] = ()
    """The parts without figures."""
    marks: tuple[Mark, ...] = ()
    """What forbids the sum."""


def restate(
    origins: Origins,
    identity: str,
    months: Sequence[Month],
    figures: Mapping[tuple[str, Month], Share],
) -> tuple[Restated, ...]:
    """Tell months for a unit of today by adding up the units it consisted of.

    The territory is the same; the work need not be. What a district's own one-stop counted until
    districts ended is in no commune's sum.

    Args:
        origins: The register with its successions.
        identity: The unit of today.
        months: The months wanted; each may lie before or after any merger.
        figures: Shares by identity and month; absent where a needed measure is missing.
    """
    marks = [mark for mark in origins.marks(identity) if mark.breaks]
    return tuple(_restated(origins, identity, month, figures, marks) for month in months)


def _restated(
    origins: Origins,
    identity: str,
    month: Month,
    figures: Mapping[tuple[str, Month], Share],
    marks: Iterable[Mark],
) -> Restated:
    parts = origins.parts(identity, month)
    forbidden = tuple(mark for mark in marks if month.last_day < mark.day)
    known = [figures[part, month] for part in parts if (part, month) in figures]
    missing = tuple(part for part in parts if (part, month) not in figures)
    share = None if forbidden or missing or not known else sum(known, Share(0, 0))
    return Restated(month, share, parts, missing, forbidden)
