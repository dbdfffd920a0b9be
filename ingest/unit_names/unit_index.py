"""The units of one day or of all time, by their codes and by the ways to write their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from ingest.text.names import key
from ingest.unit_names.unit_labels import Labels, without_marks
from metrics.units.unit import Level, Unit
from metrics.units.unit_rows import Alias

_PLACES = (Level.DISTRICT, Level.COMMUNE)
ZEROS = "000.00.00."
"""What an identifier of the whole country may begin with."""


class UnitIndex:
    """Finds units by a code, or by a label as `key` folds it."""

    def __init__(self, units: Iterable[Unit], aliases: Iterable[Alias], labels: Labels) -> None:
        self._labels = labels
        self._identifiers: dict[str, Unit] = {}
        self._bare: dict[str, list[Unit]] = {}
        self.codes: dict[str, Unit] = {}
        self.full: dict[str, list[Unit]] = {}
        """By name with its type, and by alias."""
        for unit in units:
            self._add(unit)
        for alias in aliases:
            if alias.code in self.codes:
                _append(self.full, key(alias.name), self.codes[alias.code])

    def by_code(self, code: str) -> Unit | None:
        """The unit that has a code, ours or that of the whole country."""
        return self.codes.get(code) or self._identifiers.get(code.removeprefix(ZEROS).upper())

    def named(self, written: str) -> tuple[list[Unit], str | None]:
        """The units a label may mean, and the code of the district that it names beside them."""
        found = _among((self.full, self._bare), self._labels, written)
        if found[0] or not written.isascii():
            return found
        return _among(self._unmarked, self._labels.unmarked, without_marks(written))

    def named_in_full(self, written: str) -> list[Unit]:
        """The units a label names with their type, wherever they are."""
        units = _first(self.full, self._labels, written)
        if units or not written.isascii():
            return units
        full, _ = self._unmarked
        return _first(full, self._labels.unmarked, without_marks(written))

    def _add(self, unit: Unit) -> None:
        self.codes[unit.code] = unit
        if unit.identifier:
            self._identifiers[unit.identifier.removeprefix(ZEROS).upper()] = unit
        name = key(unit.name)
        _append(self.full, name, unit)
        if unit.level in _PLACES:
            _append(self._bare, self._labels.without_type(name), unit)

    @cached_property
    def _unmarked(self) -> tuple[dict[str, list[Unit]], dict[str, list[Unit]]]:
        """The full and the bare names again, by what is left of them without diacritics."""
        return _without_marks(self.full), _without_marks(self._bare)


def _among(
    indexes: Sequence[Mapping[str, list[Unit]]], labels: Labels, written: str
) -> tuple[list[Unit], str | None]:
    """The units of the first reading that names any, and the district it names beside them."""
    for index in indexes:
        for reading, district in labels.readings(written):
            units = index.get(reading, [])
            if district is not None:
                units = [unit for unit in units if unit.parent == district]
            if units:
                return units, district
    return [], None


def _first(index: Mapping[str, list[Unit]], labels: Labels, written: str) -> list[Unit]:
    """The units of the first reading that names any, wherever they are."""
    readings = (index.get(reading) for reading, _ in labels.readings(written))
    return next((units for units in readings if units), [])


def _without_marks(names: Mapping[str, list[Unit]]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for name, units in names.items():
        for unit in units:
            _append(found, without_marks(name), unit)
    return found


def _append(index: dict[str, list[Unit]], name: str, unit: Unit) -> None:
    units = index.setdefault(name, [])
    if unit not in units:
        units.append(unit)
