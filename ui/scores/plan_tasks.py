"""The tasks that a plan gives for the goal of a light."""

from __future__ import annotations

from metrics.plans.plan import Plan, Task
from ui.kit import html
from ui.kit.html import Child, Html, tag
from wording.office import tasks as words


def of_goal(plan: Plan | None, clause: str | None) -> Html:
    """The tasks of the clause that sets a target; nothing where the plan gives none."""
    tasks = plan.tasks_of(clause) if plan is not None else ()
    told = html.listed((_task(each) for each in tasks), "k-sm") if tasks else Html()
    return html.headed(words.OF_PLAN, told)


def _task(task: Task) -> Child:
    more = " · ".join(part for part in (task.lead, task.deadline_text) if part)
    return task.task, (" ", tag("span.k-muted", f"({more})")) if more else None
