"""Who asks: a role and a unit, and what they may see and do.

Every question about inspections takes a viewer and every workspace belongs to one; both answer for
that viewer alone, so that no page, link, export or command can show or do what `Viewer` withholds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from access.roles import IN_A_COPY, TABLE, Reach, Role
from access.roles import Capability as Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.visit import Visit

SETTING = "KPI_VIEWER"


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person's roles and, for one of an inspected unit, that unit."""

    role: Role
    unit: str | None = None
    """Code of the unit; None for those who see the whole scope."""
    only_looks: bool = False
    """Whether nothing may be written, since the database is a copy of another."""
    also: frozenset[Role] = frozenset()
    """Further roles, each with what it may do; never the role of a unit."""

    def __post_init__(self) -> None:
        if (self.role is Role.UNIT) != (self.unit is not None) or Role.UNIT in self.also:
            raise ValueError(f"{self.role}: a unit belongs to the role of a unit and to no other")

    def reach(self, capability: Capability) -> Reach | None:
        """Of which units the person may do something; None: of none."""
        if self.only_looks and capability not in IN_A_COPY:
            return None
        found = {TABLE[role].get(capability) for role in (self.role, *self.also)}
        return Reach.ALL if Reach.ALL in found else Reach.OWN if Reach.OWN in found else None

    def may(self, capability: Capability, line: Iterable[str] | None = None) -> bool:
        """Whether the person may do something, of a unit or of everybody.

        Args:
            capability: What.
            line: The unit's code and those above it, in the month that is meant; None: everybody.
        """
        reach = self.reach(capability)
        if reach is Reach.OWN:
            return self.unit is not None and line is not None and self.unit in line
        return reach is Reach.ALL

    def must(self, capability: Capability, line: Iterable[str] | None = None) -> None:
        """Refuse one who may not; takes what `may` takes.

        Raises:
            KpiError: `not_permitted`; `is_a_copy` where only the copy keeps from it.
        """
        if not self.may(capability, line):
            self._refuse()

    @property
    def uploads(self) -> bool:
        """Whether there are figures that the person may bring in."""
        return self.reach(Capability.UPLOAD) is not None

    def knows_place(self, line: Iterable[str]) -> bool:
        """Whether a unit lies in the person's scope.

        Args:
            line: The unit's code and those above it, in the month that is meant.
        """
        return self.unit is None or self.unit in line

    def knows_visit(self, visit: Visit, line: Iterable[str]) -> bool:
        """Whether the person may know of a visit to a unit with that line."""
        hidden = visit.secret and not self.may(Capability.SEE_SURPRISE)
        return not hidden and self.knows_place(line)

    def _refuse(self) -> NoReturn:
        if self.only_looks:
            raise KpiError(ErrorCode.IS_A_COPY)
        raise KpiError(ErrorCode.NOT_PERMITTED)


OFFICE = Viewer(Role.OFFICE)


def configured() -> Viewer:
    """The viewer of this installation: `KPI_VIEWER`, by default the office.

    `leader`, `office`, `inspector`, or `unit:CODE` for the people of a unit.

    Raises:
        KpiError: `unknown_viewer` where the setting means nobody; nobody is a safer guess.
    """
    text = os.environ.get(SETTING, "").strip()
    if not text:
        return OFFICE
    role, colon, unit = text.partition(":")
    try:
        if role in (Role.ADMIN, Role.PUBLIC):
            # They come in by an account or by an address of their own, never by a setting.
            raise ValueError(role)
        return Viewer(Role(role), (colon and unit.strip()) or None)
    except ValueError as error:
        raise KpiError(ErrorCode.UNKNOWN_VIEWER, setting=text) from error
