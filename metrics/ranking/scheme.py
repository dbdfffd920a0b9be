"""What units are ranked by: weights and grades, all of it data (`data/reference/ranking.toml`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from metrics.counts.fields import Fields, opened


@dataclass(frozen=True, slots=True)
class Weight:
    """How much an indicator counts; only the proportion to the other weights matters."""

    indicator: str
    weight: Decimal

    def __post_init__(self) -> None:
        if not self.weight.is_finite() or self.weight < 0:
            raise ValueError(f"{self.indicator}: want a weight of 0 or more")


@dataclass(frozen=True, slots=True)
class Grade:
    """A name for composites from a bound up to the next grade's."""

    code: str
    name: str
    """Vietnamese, as the source has it."""
    at_least: Decimal
    verified: bool
    """Whether a source states the bound; if not, it reads "chưa kiểm chứng"."""
    source: str
    bears_missed: bool = True
    """Whether a unit with a light that is surely missed may have it; the lowest does."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What a ranking is made by; all of it visible and editable."""

    weights: tuple[Weight, ...]
    grades: tuple[Grade, ...]
    """From the highest down; the lowest begins at 0."""
    least_weight: Decimal
    """The percentage of all weight below which a unit is not ranked."""
    source: str

    def __post_init__(self) -> None:
        if not any(each.weight for each in self.weights):
            raise ValueError("want at least one weight above 0")

    def reweighted(self, weights: Mapping[str, Decimal]) -> Scheme:
        """The scheme with other weights for some of its indicators; ValueError if none is left."""
        return replace(
            self,
            weights=tuple(
                Weight(each.indicator, weights.get(each.indicator, each.weight))
                for each in self.weights
            ),
        )

    def grade(self, composite: Fraction | Decimal, *, missed: bool = False) -> Grade:
        """The grade of a composite from 0 on, and of a unit with a light that is surely missed."""
        return next(
            grade
            for grade in self.grades
            if composite >= Fraction(grade.at_least) and (grade.bears_missed or not missed)
        )


def read_scheme(path: Path, indicators: Collection[str]) -> tuple[Scheme | None, tuple[str, ...]]:
    """Read weights and grades.

    Args:
        path: `ranking.toml`.
        indicators: The codes of what is scored.

    Returns:
        The scheme, None where the file has a fault, and every fault.
    """
    faults: list[str] = []
    document = opened(path, faults)
    if document is None:
        return None, tuple(faults)
    weights = document.rows("weight", _weight)
    grades = document.rows("grade", _grade)
    least = document.number_or_none("least_weight")
    source = document.text("source")
    document.finish()
    _check(document, weights, grades, least, indicators)
    if faults or least is None:
        return None, tuple(faults)
    return Scheme(weights, grades, least, source), ()


def _weight(row: Fields) -> Weight:
    indicator, weight = row.text("indicator"), row.number_or_none("weight")
    if weight is None or weight < 0:
        row.note(f"weight: want 0 or more, found {weight}")
        weight = Decimal(1)
    return Weight(indicator, weight)


def _grade(row: Fields) -> Grade:
    bound = row.number_or_none("at_least")
    if bound is None or not 0 <= bound <= 100:
        row.note(f"at_least: want 0 to 100, found {bound}")
    return Grade(
        row.text("code"),
        row.text("name"),
        bound or Decimal(0),
        row.flag("verified"),
        row.text("source"),
        row.flag("bears_missed", absent=True),
    )


def _check(
    document: Fields,
    weights: Sequence[Weight],
    grades: Sequence[Grade],
    least: Decimal | None,
    indicators: Collection[str],
) -> None:
    named = [each.indicator for each in weights]
    for code in named:
        if code not in indicators:
            document.note(f"weight: unknown indicator {code!r}")
    if len(set(named)) < len(named):
        document.note("weight: an indicator stands twice")
    if not any(each.weight for each in weights):
        document.note("weight: want at least one above 0")
    bounds = [each.at_least for each in grades]
    if not bounds or bounds != sorted(set(bounds), reverse=True) or bounds[-1] != 0:
        document.note("grade: want falling bounds that end with 0")
    if grades and not grades[-1].bears_missed:
        document.note("grade: the lowest must bear missed lights")
    if least is None or not 0 <= least <= 100:
        document.note(f"least_weight: want 0 to 100, found {least}")
