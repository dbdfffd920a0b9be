"""The plans with the newest word on each, as `plan` lists them."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.counts.statement import Statement
from metrics.plans.plan import Plan
from metrics.plans.versions import PlanVersion
from pipeline.commands.cells import Columns, same


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan and the newest word on it."""

    plan: Plan
    entry: Statement[PlanVersion] | None


LISTED: Columns[ListedPlan] = {
    "plan": lambda each: each.plan.code,
    **same("number", "title", "issuer", "scope", "year", "valid_from", "valid_to", of="plan"),
    "targets": lambda each: len(each.plan.targets),
    "since": lambda each: each.entry and each.entry.facts.since,
    "by": lambda each: each.entry and each.entry.by,
    "time": lambda each: each.entry and each.entry.at.isoformat(),
    "why": lambda each: each.entry and each.entry.why,
}
