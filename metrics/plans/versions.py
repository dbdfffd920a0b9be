"""What is in force of a plan that was edited: each version holds from a day, the one before until.

A month before the day of a version keeps the targets it had, whatever comes later; so no edit
turns a light of the past.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from metrics.plans.plan import Plan, PlanTarget


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A plan as somebody entered it."""

    plan: str
    """Its code."""
    since: date
    """The day from which it holds so; until then it held as before."""
    text: str
    """What its file would hold (`plan_writer`); empty: nothing holds of it from that day on."""

    @property
    def sha256(self) -> str:
        """Of the text: by it an annex knows the version that it went into."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def in_force(plan: Plan | None, versions: Iterable[tuple[date, Plan | None]]) -> Plan | None:
    """A plan with all its targets, each with the days on which it holds; None: it never held.

    Args:
        plan: As shipped; None where it is the office's own.
        versions: The day of each and what it says, as they were entered; None: nothing any more.
    """
    for since, said in versions:
        plan = _followed(plan, said, since)
    return plan


def _followed(before: Plan | None, said: Plan | None, since: date) -> Plan | None:
    kept = tuple(_until(before.targets, since)) if before else ()
    if said is None:
        if before is None or since <= before.valid_from:
            return None
        last = min(before.valid_to, since - timedelta(days=1))
        return replace(before, targets=kept, valid_to=last)
    coming = [
        replace(target, valid_from=max(target.valid_from, since))
        for target in said.targets
        if target.valid_to >= since
    ]
    if before is None:
        return replace(said, targets=tuple(coming))
    running = {each: at for at, each in enumerate(map(_asked, before.targets))}
    targets = list(kept)
    for target in coming:
        at = running.get(_asked(target))
        old = before.targets[at] if at is not None else None
        if old is not None and old.valid_from < since <= old.valid_to + timedelta(days=1):
            # What stays as it was goes on: it began when it began, which counts among rivals.
            ended = _ended(old, since)
            targets[targets.index(ended)] = replace(old, valid_to=target.valid_to)
        else:
            targets.append(target)
    begun = min(before.valid_from, said.valid_from)
    return replace(said, targets=tuple(targets), valid_from=begun)


def _until(targets: Iterable[PlanTarget], since: date) -> Iterator[PlanTarget]:
    return (_ended(target, since) for target in targets if target.valid_from < since)


def _ended(target: PlanTarget, since: date) -> PlanTarget:
    return replace(target, valid_to=min(target.valid_to, since - timedelta(days=1)))


def _asked(target: PlanTarget) -> PlanTarget:
    """The target without its days."""
    return replace(target, valid_from=date.min, valid_to=date.max)
