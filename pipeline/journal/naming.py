"""Names for what the journal speaks of, by codes and identities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from metrics.counts.journal import JournalGroup
from metrics.tasks.given import Origin
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.tasks import origins

Says = Mapping[str, str]
"""What is said, each under its name."""


@dataclass(frozen=True, slots=True)
class JournalWord:
    """One word of a person, in words."""

    group: JournalGroup
    about: str
    says: Says
    units: tuple[str, ...] = ()
    """Codes or identities."""
    key: str | None = None
    """What a later word takes the place of; None: the subject; empty: nothing."""
    before: Says | None = None
    """What held before anything was said of it; None: nothing did."""


@dataclass(frozen=True)
class JournalNames:
    """Looks names up; what nobody knows is called by its code."""

    reference: Reference
    """As it is today."""
    shipped: Reference
    """Without what the office said."""
    _rows: dict[str, Unit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.reference.register.units:
            self._rows[row.code] = row
        for row in self.reference.register.units:
            self._rows[row.identity] = row

    def unit(self, code: str) -> str:
        """The name of a unit by its code or identity."""
        found = self._rows.get(code)
        return found.name if found else code

    def units(self, codes: Iterable[str]) -> str:
        """Several names."""
        return ", ".join(map(self.unit, codes))

    def codes(self, units: Iterable[str]) -> tuple[str, ...]:
        """The codes of units by code or identity."""
        return tuple(
            dict.fromkeys(self._rows[each].code if each in self._rows else each for each in units)
        )

    def indicator(self, code: str) -> str:
        """The name of an indicator, in short, or of what else a plan sets a number for."""
        quantities = {each.code: each.name for each in self.reference.quantities}
        known = code in self.reference.indicator_codes
        return self.reference.indicator(code).short if known else quantities.get(code, code)

    def origin(self, of: Origin) -> str:
        """What a task was made from."""
        return origins.told(of, self.reference)

    def measure(self, code: str) -> str:
        """The name of a measure."""
        names = {each.code: each.name for each in self.reference.measures}
        return names.get(code, code)


def given(says: Says) -> Says:
    """What is said without what was left empty."""
    return {label: value for label, value in says.items() if value}
