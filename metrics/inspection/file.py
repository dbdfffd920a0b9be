"""Reads `data/reference/inspection.toml` and tells every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from metrics.counts.errors import broken_reference
from metrics.counts.fields import Fields, opened
from metrics.inspection.visit import VisitKind
from metrics.units.unit import Level, Unit
from metrics.verdicts.reference import Reference


class Criterion(StrEnum):
    """What makes a unit a risk; measured in whole numbers."""

    CERTAIN_SHORTFALL = "certain_shortfall"
    DOSSIERS_AFFECTED = "dossiers_affected"
    MONTHS_BELOW = "months_below"
    MONTHS_SILENT = "months_silent"
    WORSENING = "worsening"
    FEEDBACK = "feedback"
    OPEN_CONCLUSIONS = "open_conclusions"
    STRESSED_FIELD = "stressed_field"


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much a criterion counts, and from which value on it counts whole."""

    criterion: Criterion
    name: str
    weight: Decimal
    full: int

    def __post_init__(self) -> None:
        if not self.weight.is_finite() or self.weight < 0 or self.full < 1:
            raise ValueError(f"{self.criterion}: want a weight of 0 or more and full from 1 up")


@dataclass(frozen=True, slots=True)
class SelectionShares:
    """How the units to be chosen are divided, in percent; they sum to 100."""

    risk: int
    rotation: int
    random: int

    def __post_init__(self) -> None:
        shares = (self.risk, self.rotation, self.random)
        if min(shares) < 0 or sum(shares) != 100:
            raise ValueError("want three shares of 0 or more that sum to 100")


@dataclass(frozen=True, slots=True)
class StressedField:
    """A field that the plan stresses, and who handles it."""

    name: str
    units: tuple[str, ...]
    """Identities."""
    levels: tuple[Level, ...]

    def touches(self, unit: Unit) -> bool:
        """Whether the unit handles the field."""
        return unit.identity in self.units or unit.level in self.levels


@dataclass(frozen=True, slots=True)
class ContentPoint:
    """One point of what is inspected, with its checklist."""

    clause: str
    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InspectionSettings:
    """Everything about inspections that is data."""

    source: str
    many: frozenset[str]
    """Identities of heads for whom the smaller second-tier share holds."""
    counting: tuple[VisitKind, ...]
    window_days: int
    capacity: int
    """Units a month."""
    rotation_years: int
    conclusion_days: int
    """The term of a new conclusion where no other is set."""
    parts: SelectionShares
    weighings: tuple[Weighing, ...]
    fields: tuple[StressedField, ...]
    contents: tuple[ContentPoint, ...]

    def reweighted(self, weights: Mapping[Criterion, Decimal]) -> InspectionSettings:
        """The settings with other weights for some criteria."""
        return replace(
            self,
            weighings=tuple(
                replace(each, weight=weights.get(each.criterion, each.weight))
                for each in self.weighings
            ),
        )


def settings(reference: Reference) -> InspectionSettings:
    """The shipped settings of inspections.

    Raises:
        KpiError: `broken_reference` with every fault of the file.
    """
    return _settings(reference.folder / "inspection.toml")


@lru_cache(maxsize=4)
def _settings(path: Path) -> InspectionSettings:
    found, faults = read_inspection(path)
    if found is None:
        raise broken_reference(path.name, faults)
    return found


def read_inspection(path: Path) -> tuple[InspectionSettings | None, tuple[str, ...]]:
    """The settings, None where the file has a fault, and every fault."""
    faults: list[str] = []
    document = opened(path, faults)
    if document is None:
        return None, tuple(faults)
    settings = InspectionSettings(
        source=document.text("source"),
        many=frozenset(document.texts_if_any("many")),
        counting=document.words("counting", VisitKind),
        window_days=document.at_least("window_days", 0),
        capacity=document.at_least("capacity", 1),
        rotation_years=document.at_least("rotation_years", 1),
        conclusion_days=document.at_least("conclusion_days", 1),
        parts=_parts(document),
        weighings=document.rows("criterion", _weighing),
        fields=document.rows("field", _field),
        contents=document.rows("content", _content),
    )
    document.finish()
    _check(document, settings)
    return (None if faults else settings), tuple(faults)


def _parts(document: Fields) -> SelectionShares:
    shares = [document.whole(f"{part}_share") for part in ("risk", "rotation", "random")]
    try:
        return SelectionShares(*shares)
    except ValueError as error:
        document.note(str(error))
        return SelectionShares(100, 0, 0)


def _weighing(row: Fields) -> Weighing:
    weight, full = row.number_or_none("weight"), row.at_least("full", 1)
    if weight is None or weight < 0:
        row.note(f"weight: want 0 or more, found {weight}")
        weight = Decimal(1)
    return Weighing(row.word("code", Criterion), row.text("name"), weight, full)


def _field(row: Fields) -> StressedField:
    levels = row.words("levels", Level) if "levels" in row.names else ()
    return StressedField(row.text("name"), row.texts_if_any("units"), levels)


def _content(row: Fields) -> ContentPoint:
    return ContentPoint(row.text("clause"), row.text("title"), row.texts_if_any("points"))


def _check(document: Fields, settings: InspectionSettings) -> None:
    codes = [each.criterion for each in settings.weighings]
    if sorted(codes) != sorted(Criterion):
        document.note("criterion: want each of them once")
    if not any(each.weight for each in settings.weighings):
        document.note("criterion: want at least one weight above 0")
    clauses = [each.clause for each in settings.contents]
    if not clauses or len(set(clauses)) < len(clauses):
        document.note("content: want at least one point and no clause twice")
