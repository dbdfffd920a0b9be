"""What lies around the units of a scope: what became of them, and the units of other provinces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.text.names import key
from ingest.unit_names.suggestions import BEHIND
from ingest.unit_names.unit_labels import Labels
from metrics.counts.month import Month
from metrics.units.register import read_provinces, read_successions
from metrics.units.unit import Level, Register, Unit, UnitsEdit
from metrics.units.unit_rows import read_unit_rows

_FEWEST = 3
"""Names that other provinces have too say nothing one by one; so many of one province do."""
_MOST_OF = 0.8
"""Of the names, how many one province must have; a few are misspelt."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A written name taken apart, folded."""

    name: str
    above: str
    """What stands behind it, a district or a province, without its type; empty where nothing."""


class Surroundings:
    """Read only for what a scope's own units do not explain."""

    def __init__(self, folder: Path, register: Register, edits: Sequence[UnitsEdit] = ()) -> None:
        self._edits = edits
        self._labels = Labels((), ())
        self._folder = folder
        self._register = register

    def heirs(self, unit: Unit, month: Month) -> list[Unit]:
        """The units of a month that a unit went into, whole or in parts, or is now itself."""
        own = self._register.row_in(unit.identity, month)
        if own is not None:
            return [own]
        reached, ahead = {unit.identity}, [unit.identity]
        while ahead:
            for each in self._successors.get(ahead.pop(), ()):
                if each not in reached:
                    reached.add(each)
                    ahead.append(each)
        rows = (self._register.row_in(identity, month) for identity in sorted(reached))
        return [row for row in rows if row is not None]

    def province_of(
        self, written: Sequence[str], labels: Labels, month: Month | None
    ) -> str | None:
        """The name of the other province that names are of; None where that is not plain.

        It is where a name says so itself, by the district or province behind it, or where most of
        the names are names of its units.
        """
        places = [_place(each, labels) for each in written]
        best: tuple[int, int, str] = 0, 0, ""
        for province, names, above in self._others(month):
            said = sum(place.above in above for place in places if place.above)
            known = sum(place.name in names for place in places)
            best = max(best, (said, known, province))
        said, known, province = best
        enough = known >= _FEWEST and known >= _MOST_OF * len(places)
        return province if 2 * said >= len(places) or enough else None

    def _others(self, month: Month | None) -> Iterator[tuple[str, set[str], set[str]]]:
        """Each other province with the names of its units and of what stands above them.

        Args:
            month: In which they are; None: at any time.
        """

        def there(unit: Unit) -> bool:
            return month is None or unit.valid_on(month.last_day)

        for head in read_provinces(self._folder)[0]:
            if head.code == self._register.scope or not there(head):
                continue
            rows, _ = read_unit_rows(self._folder / f"{head.code}.csv")
            units = [row.unit for row in rows if there(row.unit)]
            above = [head, *(unit for unit in units if unit.level is Level.DISTRICT)]
            bare = {self._labels.without_type(key(unit.name)) for unit in above}
            yield head.name, {key(unit.name) for unit in units}, bare

    @cached_property
    def _successors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in read_successions(self._folder, self._register.scope, self._edits):
            found.setdefault(each.identity, []).append(each.successor)
        return found


def _place(written: str, labels: Labels) -> _Place:
    first, *rest = BEHIND.split(written.strip())
    above = next((each for each in map(key, reversed(rest)) if each), "")
    name = labels.spelled_out(labels.without_prefixes(key(first)))
    return _Place(name, labels.without_type(labels.spelled_out(above)))
