"""What is scored: an indicator is a numerator, a denominator and the document that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of contract §2 with everything a reader needs to trust it."""

    code: str
    name: str
    short: str
    """For a column heading."""
    numerator: tuple[str, ...]
    """Measures or derived measures, added up."""
    denominator: tuple[str, ...]
    formula: str
    """The formula in words, Vietnamese."""
    case: str
    """What is counted, Vietnamese: hồ sơ, phiếu, PAKN."""
    definition: str
    why: str
    owner: str
    reviewed: date
    next_review: date
    near_margin: Decimal | None = None
    """Points below a target that still count as near; None: by the target (contract §3)."""
