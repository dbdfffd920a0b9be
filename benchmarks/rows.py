"""What is measured, one line each: the figure, what it should be, and whether it is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal, Self

from benchmarks.pairs import Ratio

Verdict = Literal["kept", "falls short", "inconclusive", ""]


def load() -> float:
    """How many programs wanted a core in the last minute, for each core there is."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and its goal."""

    what: str
    """The work and what it is compared with."""
    value: float
    unit: str = "×"
    spread: str = ""
    """The least and the most of the pairs; what both sides took."""
    at_most: float | None = None
    at_least: float | None = None

    @classmethod
    def of(
        cls, what: str, ratio: Ratio, *, at_most: float | None = None, at_least: float | None = None
    ) -> Self:
        """A ratio of pairs."""
        return cls(what, ratio.value, "×", ratio.spread, at_most, at_least)

    @property
    def measured(self) -> str:
        """The figure with its unit."""
        places = 2 if self.value < 10 else 1 if self.value < 100 else 0
        return f"{self.value:,.{places}f}{'' if self.unit == '×' else ' '}{self.unit}"

    @property
    def goal(self) -> str:
        """What the figure should be; empty where it is only told."""
        sign, bound = ("≤", self.at_most) if self.at_least is None else ("≥", self.at_least)
        return (
            ""
            if bound is None
            else f"{sign} {bound:,g}{'' if self.unit == '×' else ' '}{self.unit}"
        )

    @property
    def verdict(self) -> Verdict:
        """Whether the goal is kept; above one program a core nobody can say that it is not."""
        if not self.goal:
            return ""
        high = self.at_most is not None and self.value > self.at_most
        low = self.at_least is not None and self.value < self.at_least
        if not (high or low):
            return "kept"
        return "falls short" if load() <= 1.5 else "inconclusive"
