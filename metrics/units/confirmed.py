"""A name that a person confirmed for a unit."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.counts.word import Word
from metrics.units.unit_rows import Alias


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One name, what it means and who has said so."""

    alias: Alias
    word: Word
