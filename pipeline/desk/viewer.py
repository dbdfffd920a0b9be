"""Who asks: a role and a unit, and what they may see and do.

Every question about inspections takes a viewer and every workspace belongs to one; both answer for
that viewer alone, so that no page, link, export or command can show or do what `Viewer` withholds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.visit import Visit

SETTING = "KPI_VIEWER"


class Role(StrEnum):
    """What a person is to the figures and to an inspection."""

    LEADER = "leader"
    """Lãnh đạo: sees everything, records and enters nothing."""
    OFFICE = "office"
    """Văn phòng: sees and records everything, and alone keeps everybody's figures."""
    INSPECTOR = "inspector"
    """Đoàn kiểm tra: sees everything and records inspections; brings no figures in."""
    UNIT = "unit"
    """A person of an inspected unit: sees what concerns the unit and what is below it, and of an
    unannounced visit nothing before it is done. Brings in and takes back figures of its own, says
    who answers there, and explains its lights."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person's role and, for one of an inspected unit, that unit."""

    role: Role
    unit: str | None = None
    """Code of the unit; None for those who see the whole scope."""
    only_looks: bool = False
    """Whether nothing may be written, since the database is a copy of another."""

    def __post_init__(self) -> None:
        if (self.role is Role.UNIT) != (self.unit is not None):
            raise ValueError(f"{self.role}: a unit belongs to the role of a unit and to no other")

    @property
    def records(self) -> bool:
        """Whether the person may write visits and conclusions."""
        return self.role in (Role.OFFICE, Role.INSPECTOR) and not self.only_looks

    @property
    def keeps(self) -> bool:
        """Whether the person may keep everybody's figures, and say what names and layouts mean."""
        return self.role is Role.OFFICE and not self.only_looks

    @property
    def imports(self) -> bool:
        """Whether there are figures that the person may bring in."""
        return self.role in (Role.OFFICE, Role.UNIT) and not self.only_looks

    def knows_place(self, line: Iterable[str]) -> bool:
        """Whether a unit lies in the person's scope.

        Args:
            line: The unit's code and those above it, in the month that is meant.
        """
        return self.unit is None or self.unit in line

    def knows_visit(self, visit: Visit, line: Iterable[str]) -> bool:
        """Whether the person may know of a visit to a unit with that line."""
        hidden = visit.secret and self.role is Role.UNIT
        return not hidden and self.knows_place(line)

    def may_state(self, line: Iterable[str]) -> bool:
        """Whether the person may bring in a unit's figures, and take them back.

        Args:
            line: As `knows_place` takes it.
        """
        return self.imports and self.knows_place(line)

    def must_keep(self) -> None:
        """Refuse everybody but the office.

        Raises:
            KpiError: `not_permitted`.
        """
        if not self.keeps:
            self._refuse()

    def may_speak_for(self, line: Iterable[str]) -> bool:
        """Whether the person may enter who answers for a unit, and explain its lights.

        Args:
            line: As `knows_place` takes it.
        """
        speaks = self.role is Role.UNIT and self.knows_place(line) and not self.only_looks
        return self.records or speaks

    def must_speak_for(self, line: Iterable[str]) -> None:
        """Refuse one who may not.

        Raises:
            KpiError: `not_permitted`.
        """
        if not self.may_speak_for(line):
            self._refuse()

    def must_plan(self) -> None:
        """Refuse people of a unit, from whom unannounced visits are kept.

        Raises:
            KpiError: `not_permitted`.
        """
        if self.role is Role.UNIT:
            raise KpiError(ErrorCode.NOT_PERMITTED)

    def must_record(self) -> None:
        """Refuse one who may only read.

        Raises:
            KpiError: `not_permitted`.
        """
        if not self.records:
            self._refuse()

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
        return Viewer(Role(role), (colon and unit.strip()) or None)
    except ValueError as error:
        raise KpiError(ErrorCode.UNKNOWN_VIEWER, setting=text) from error
