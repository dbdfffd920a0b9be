"""What asks for another visit to a unit that was inspected."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.inspection.visit import Conclusion, Visit, VisitEffect
from metrics.plans.indicator import Indicator
from metrics.units.unit import Unit


@dataclass(frozen=True, slots=True)
class Again:
    """A unit to be visited again, and why."""

    unit: Unit
    visit: Visit
    """The last one done."""
    overdue: tuple[Conclusion, ...]
    worse: tuple[tuple[Indicator, VisitEffect], ...]
    """The indicators that stand clearly below what they were before it."""
