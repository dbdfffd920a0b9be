"""A plan of another year or with other numbers, made from one that there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from metrics.plans.plan import Plan, PlanTarget
from metrics.units.unit import Level

Place = tuple[str, Level]
"""An indicator or quantity, and a level."""


def at_its_end(plan: Plan) -> dict[Place, PlanTarget]:
    """Of each indicator and level the target that is in force last, from when there was any on."""
    found: dict[Place, PlanTarget] = {}
    for each in plan.targets:
        place = each.indicator, each.level
        first = min(each.valid_from, found.get(place, each).valid_from)
        found[place] = replace(each, valid_from=first)
    return found


def of_year(plan: Plan, year: int, code: str) -> Plan:
    """The plan copied to another year, with the numbers it had.

    What bears days of the old year is left out: tasks and reports with deadlines come with the new
    document.
    """
    whole = date(year, 1, 1), date(year, 12, 31)
    return replace(
        plan,
        code=code,
        number="…",
        title=plan.title.replace(str(plan.year), str(year)),
        year=year,
        issued=None,
        valid_from=whole[0],
        valid_to=whole[1],
        demonstration=False,
        targets=tuple(
            replace(each, plan=code, valid_from=whole[0], valid_to=whole[1])
            for each in at_its_end(plan).values()
        ),
        tasks=tuple(replace(each, plan=code) for each in plan.tasks if not each.deadlines),
        reports=tuple(replace(each, plan=code) for each in plan.reports if not each.deadlines),
        note=None,
    )


def with_values(plan: Plan, values: Mapping[Place, Decimal]) -> Plan:
    """The plan as it stands at its end, with other numbers.

    Raises:
        KeyError: a number is for something that the plan sets no target for.
    """
    newest = at_its_end(plan)
    if unknown := values.keys() - newest.keys():
        raise KeyError(*unknown)
    changed = {place: replace(newest[place], value=value) for place, value in values.items()}
    return replace(plan, targets=tuple((newest | changed).values()))
