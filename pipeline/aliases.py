"""Remembers which unit a person said a written name means."""

from __future__ import annotations

from metrics.errors import KpiError
from metrics.month import Month
from metrics.register import Alias
from pipeline.desk import Desk
from warehouse.aliases import confirmed
from warehouse.store import writing


def confirm(desk: Desk, written_name: str, unit: str, by: str, month: Month) -> Alias:
    """From now on read a name as a unit, for as long as that unit is valid.

    Args:
        desk: Where it is remembered.
        written_name: As it stands in a file.
        unit: The code the name means in the month.
        by: Who says so.
        month: The month of the file; a code means something only in a month.

    Raises:
        KpiError: `unknown_unit` where no unit has the code in the month; `busy`.
    """
    found = desk.reference.register.at(month).get(unit)
    if found is None:
        raise KpiError("unknown_unit", unit=unit, month=str(month))
    alias = Alias(written_name.strip(), unit, found.valid_from, found.valid_to)
    with writing(desk.database) as writer:
        writer.remember(alias, by)
    return alias


def learned(desk: Desk) -> tuple[Alias, ...]:
    """Every confirmed name, oldest first."""
    with desk.edition() as edition:
        return tuple(each.alias for each in confirmed(edition))
