"""Which months the visits of other teams forbid at a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from metrics.counts.month import Month
from metrics.inspection.visit import Visit
from metrics.inspection.visit_list import VisitConflict
from metrics.units.heirs import Heirs
from metrics.units.unit import Unit


@dataclass
class OtherTeams:
    """The visits of every team but one."""

    heirs: Heirs
    visits: Sequence[Visit]
    team: str
    months: Sequence[Month]
    window_days: int

    def at(self, unit: Unit) -> tuple[VisitConflict, ...]:
        """What they do at the unit, those it has gone into and those that went into it."""
        found = [
            conflict
            for each in self.heirs.kin(unit.identity)
            for conflict in self._by_identity.get(each, ())
        ]
        return tuple(sorted(found, key=lambda each: (each.visit.first_day, each.visit.visit)))

    @cached_property
    def _by_identity(self) -> Mapping[str, Sequence[VisitConflict]]:
        found: dict[str, list[VisitConflict]] = {}
        for visit in self.visits:
            if visit.standing and visit.team != self.team:
                months = tuple(
                    month for month in self.months if _near(visit, month, self.window_days)
                )
                if months:
                    found.setdefault(visit.identity, []).append(VisitConflict(visit, months))
        return found


def _near(visit: Visit, month: Month, days: int) -> bool:
    """Whether some day of the month lies within the window of the visit."""
    gap = max(visit.first_day, month.first_day) - min(visit.last_day, month.last_day)
    return gap.days <= days
