"""The reference data that reading a file needs, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.forms import Forms, read_forms
from ingest.units import UnitNames
from metrics.month import Month
from metrics.register import Alias, read_aliases, read_units
from metrics.unit import Register


class Library:
    """Forms and the names of one scope's units."""

    def __init__(self, folder: Path, scope: str, learned: Sequence[Alias] = ()) -> None:
        self.forms: Forms = read_forms(folder / "forms")
        units, _ = read_units(folder / "units", scope)
        self._register = Register(scope, units)
        self._aliases, _ = read_aliases(folder / "units", scope, units)
        self._learned = learned
        self._names: dict[Month | None, UnitNames] = {}

    def names(self, month: Month | None) -> UnitNames:
        """What units are called in a month; in any time where the month is not known."""
        if month not in self._names:
            prefixes = self.forms.words.unit_prefixes
            self._names[month] = UnitNames(
                self._register, self._aliases, prefixes, month, self._learned
            )
        return self._names[month]
