"""What was given to do outside a plan, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.counts.month import Month


class OriginKind(StrEnum):
    """What a task was made from."""

    LIGHT = "light"
    """A light, as `AskedLight` writes it."""
    CONCLUSION = "conclusion"
    """A conclusion of an inspection, by its name."""
    DECISION = "decision"
    """What a meeting decided."""
    OFFICE = "office"
    """Nothing but the office's own word."""


@dataclass(frozen=True, slots=True)
class AskedLight:
    """A light as an address and the origin of a task name it."""

    month: Month
    unit: str
    """Its code in the month."""
    indicator: str

    @classmethod
    def parse(cls, text: str) -> AskedLight | None:
        """The light that is written so: `2024-03/26383/on_time`; None where it is none."""
        parts = text.split("/")
        try:
            return cls(Month.parse(parts[0]), *parts[1:]) if len(parts) == 3 else None
        except ValueError:
            return None

    @property
    def text(self) -> str:
        """How it is written."""
        return f"{self.month}/{self.unit}/{self.indicator}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a task came from."""

    kind: OriginKind
    of: str = ""
    """What exactly, by its name."""

    @property
    def text(self) -> str:
        """How it is typed: `light:2024-03/26383/on_time`, `office`."""
        return f"{self.kind}:{self.of}" if self.of else str(self.kind)


BY_OFFICE = Origin(OriginKind.OFFICE)


@dataclass(frozen=True, slots=True)
class GivenTask:
    """What somebody gave to units to do."""

    key: str
    """Its name: `NV-2024-0003`."""
    task: str
    units: tuple[str, ...]
    """Identities of those that must do it."""
    person: str = ""
    """Who answers for it."""
    due: date | None = None
    """The last day that is in time."""
    origin: Origin = BY_OFFICE
    indicator: str | None = None
    product: str = ""
