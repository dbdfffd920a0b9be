"""What an office added to the reference data: what people said, and the files it owns."""

from __future__ import annotations

from dataclasses import replace

from metrics.calendar.calendar_file import OFFICE_FILE, read_days_of_office
from metrics.counts.errors import broken_file
from metrics.verdicts.office import OfficeEdits
from metrics.verdicts.reference import Reference
from warehouse.engine.connection import Source
from warehouse.engine.files import Database
from warehouse.statements.kinds import PLAN, PROVINCE, RULES, UNITS
from warehouse.statements.log import holding, standing


def edits(source: Source) -> OfficeEdits:
    """Everything that was said of plans, units and rules and stands, oldest first."""
    chosen = next((each.facts.province for each in standing(source, PROVINCE)), "")
    return OfficeEdits(
        holding(source, PLAN), holding(source, UNITS), holding(source, RULES), chosen
    )


def with_days_off(shipped: Reference, database: Database) -> Reference:
    """The reference data with the days off in the file of an office.

    Raises:
        KpiError: `broken_reference` with every fault of the file.
    """
    faults: list[str] = []
    file = database.office / OFFICE_FILE
    days = read_days_of_office(file, faults)
    if faults:
        raise broken_file(f"{file.parent.name}/{file.name}", faults)
    return replace(shipped, deadlines=shipped.deadlines.with_office(days)) if days else shipped
