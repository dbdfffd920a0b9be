"""The reference data as an office edited it: what is shipped, and what people said of it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from metrics.calendar.rules_edit import OfficeRules, RulesEdit
from metrics.counts.errors import ReferenceDataError
from metrics.plans.plan import Plan
from metrics.plans.plan_files import PlanReader
from metrics.plans.versions import PlanVersion, in_force
from metrics.units.register import read_units
from metrics.units.unit import Register, UnitsEdit
from metrics.verdicts.reference import Reference, rival_fault, rivals


@dataclass(frozen=True, slots=True)
class OfficeEdits:
    """Everything that people said of the reference data and that stands, oldest first."""

    plans: tuple[PlanVersion, ...] = ()
    units: tuple[UnitsEdit, ...] = ()
    rules: tuple[RulesEdit, ...] = ()
    province: str = ""
    """Code of the province; empty: the one that `scope.toml` names."""


def as_edited(shipped: Reference, edits: OfficeEdits) -> Reference:
    """The reference data of a province with what its office said of it.

    Raises:
        ReferenceDataError: With every fault of what it comes to.
    """
    if edits == OfficeEdits(province=edits.province):
        return shipped
    plans, faults = edited_plans(shipped, edits.plans)
    faults += map(rival_fault, rivals(plans))
    register = shipped.register
    if edits.units:
        units, unit_faults = read_units(shipped.folder / "units", shipped.scope, edits.units)
        register = Register(shipped.scope, units)
        faults += unit_faults
    if faults:
        raise ReferenceDataError(tuple(faults))
    deadlines = replace(shipped.deadlines, rules=OfficeRules(edits.rules))
    return replace(shipped, plans=plans, register=register, edits=edits.units, deadlines=deadlines)


def plan_reader(reference: Reference) -> PlanReader:
    """What reads the text of a plan, knowing what may be asked for."""
    return PlanReader.of(reference.indicator_codes, reference.quantities)


def edited_plans(
    shipped: Reference, versions: Iterable[PlanVersion]
) -> tuple[tuple[Plan, ...], list[str]]:
    """The plans after versions of them, and every fault of a version's text."""
    reader = plan_reader(shipped)
    found: dict[str, Plan | None] = {plan.code: plan for plan in shipped.plans}
    for code, said in _by_plan(versions).items():
        read = [(each.since, reader.text(each.text, code) if each.text else None) for each in said]
        if any(each.text and plan is None for each, (_, plan) in zip(said, read, strict=True)):
            continue
        found[code] = in_force(found.get(code), read)
    return tuple(plan for plan in found.values() if plan is not None), list(reader.faults)


def _by_plan(versions: Iterable[PlanVersion]) -> Mapping[str, list[PlanVersion]]:
    found: dict[str, list[PlanVersion]] = {}
    for each in versions:
        found.setdefault(each.plan, []).append(each)
    return found
