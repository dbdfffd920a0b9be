"""The months before a merger, told for the units of today.

What the merged units counted is added up. Nothing is estimated: where a unit was divided, or no
source says what went where, there is no figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from metrics.counts.month import Month
from metrics.units.unit import Level, Unit
from metrics.units.unit_rows import Succession

_DAY = timedelta(days=1)


class Event(StrEnum):
    """What happened to a unit on a day."""

    MERGED = "merged"
    """Whole units went into it."""
    SPLIT = "split"
    """Part of a divided unit went into it; old figures cannot be told for it."""
    NO_SOURCE = "no_source"
    """Units around it ended, or it began, and no source says what went where."""
    NO_REGISTER = "no_register"
    """A unit that went into it is in no register at hand."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day from which a unit is not what it was before."""

    day: date
    event: Event
    identities: tuple[str, ...]
    """The former units meant, in order; those that ended without a successor for NO_SOURCE."""

    @property
    def breaks(self) -> bool:
        """Whether earlier months cannot be told for the unit."""
        return self.event is not Event.MERGED


class Origins:
    """Which units a unit of today consisted of, month by month."""

    def __init__(self, units: Iterable[Unit], successions: Iterable[Succession]) -> None:
        """Index the register.

        Args:
            units: The rows of the scope and of the provinces merged into it.
            successions: As `read_successions` gives them.
        """
        self._rows: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self._rows[unit.identity].append(unit)
        self._into: dict[str, list[Succession]] = defaultdict(list)
        succeeded = set()
        for each in successions:
            self._into[each.successor].append(each)
            succeeded.add(each.identity)
        self._lost = self._without_heirs(succeeded)

    def _without_heirs(
        self, succeeded: set[str]
    ) -> Mapping[tuple[str | None, Level], Mapping[date, list[str]]]:
        """Units that ended and of which no source says where they went, by place and last day."""
        lost: dict[tuple[str | None, Level], dict[date, list[str]]] = {}
        for identity, rows in self._rows.items():
            last = rows[-1]
            if last.valid_to is not None and identity not in succeeded:
                ended = lost.setdefault((last.parent, last.level), {})
                ended.setdefault(last.valid_to, []).append(identity)
        return lost

    def parts(self, identity: str, month: Month) -> tuple[str, ...]:
        """The identities it consisted of on the month's last day, as far as known, in order."""
        return tuple(sorted(self._parts(identity, month.last_day)))

    def _parts(self, identity: str, day: date) -> set[str]:
        found = set()
        if any(row.valid_on(day) for row in self._rows.get(identity, ())):
            found.add(identity)
        for former in self._into.get(identity, ()):
            found |= self._parts(former.identity, day)
        return found

    def marks(self, identity: str) -> tuple[Mark, ...]:
        """Every day, oldest first, on which it or a unit that went into it changed its extent."""
        return tuple(sorted(set(self._marks(identity)), key=lambda mark: (mark.day, mark.event)))

    def _marks(self, identity: str) -> Iterator[Mark]:
        by_day: dict[date, list[Succession]] = defaultdict(list)
        for former in self._into.get(identity, ()):
            by_day[self._began(former, identity)].append(former)
            yield from self._marks(former.identity)
        for day, formers in by_day.items():
            yield from self._joined(day, formers)
        start = self._start(identity)
        if start > date.min and start not in by_day:
            yield Mark(start, Event.NO_SOURCE, ())
        yield from self._beside_the_lost(identity)

    def _joined(self, day: date, formers: Sequence[Succession]) -> Iterator[Mark]:
        unknown = {each.identity for each in formers if each.identity not in self._rows}
        divided = {each.identity for each in formers if each.part}
        whole = {each.identity for each in formers} - divided
        for event, identities in (
            (Event.MERGED, whole),
            (Event.SPLIT, divided),
            (Event.NO_REGISTER, unknown),
        ):
            if identities:
                yield Mark(day, event, tuple(sorted(identities)))

    def _beside_the_lost(self, identity: str) -> Iterator[Mark]:
        """Units ended without a successor in its place and tier: it may hold some of them."""
        for row in self._rows.get(identity, ()):
            for last_day, lost in self._lost.get((row.parent, row.level), {}).items():
                if row.valid_on(last_day + _DAY) and identity not in lost:
                    yield Mark(last_day + _DAY, Event.NO_SOURCE, tuple(sorted(lost)))

    def _start(self, identity: str) -> date:
        rows = self._rows.get(identity, ())
        return min((row.valid_from or date.min for row in rows), default=date.min)

    def _began(self, former: Succession, identity: str) -> date:
        rows = self._rows.get(former.identity)
        last_day = rows[-1].valid_to if rows else None
        if last_day is not None:
            return last_day + _DAY
        return self._start(identity)
