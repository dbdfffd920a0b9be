"""The targets that an annex asks for, in the grid in which every plan's targets are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.plans.draft import targets_of
from metrics.plans.plan import Plan, PlanTarget, TargetSource
from metrics.units.unit import Level
from metrics.verdicts.office import plan_reader
from pipeline.intake.annexes import UnderstoodRow
from ui.frame import session
from ui.kit import html
from ui.office import effects, plan_grid
from ui.office.plan_table import called
from wording.office import annexes as words
from wording.office import plans_page


def typed(key: str, plan: Plan, taken: Sequence[UnderstoodRow]) -> tuple[PlanTarget, ...] | None:
    """The targets of an annex as they stand in the grid; None while a row of it is wrong."""
    found = [target for each in taken for target in each.targets]
    found += [
        PlanTarget(
            plan.code, "", level, goal.value, goal.kind, TargetSource.NONE, each.task.clause,
            goal.quote, plan.valid_from, plan.valid_to,
        )
        for each in taken
        for goal in each.unsure
        for level in goal.levels or (Level.COMMUNE,)
    ]  # fmt: skip
    if not found:
        return ()
    st.markdown(f"**{words.GOALS}**")
    st.caption(words.GOALS_HINT)
    reference = session.reference()
    drawn = replace(plan, targets=tuple(found))
    rows = plan_grid.targets(f"{key}_{len(found)}", drawn, called(reference))
    if all(row.blank for row in rows):
        return ()
    targets, faults = targets_of(drawn, rows, plan_reader(reference).fed)
    if faults:
        html.show(effects.faults(plans_page.faults(faults)))
        return None
    return targets
