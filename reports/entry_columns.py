"""The columns of the office's entry form, and what stands in them where the figures are known."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAYOUT = Path(__file__).resolve().parent.parent / "data" / "reference" / "forms" / "entry.toml"


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """A column of counts as the form shows it."""

    key: str
    number: int
    heading: tuple[str, ...]


def columns(layout: Path = LAYOUT) -> tuple[EntryColumn, ...]:
    """The columns, from left to right."""
    return tuple(
        EntryColumn(each["key"], each["number"], tuple(each["heading"]))
        for each in _raw(layout)["column"]
        if "number" in each
    )


def counts(figures: Mapping[str, int], layout: Path = LAYOUT) -> dict[str, int]:
    """What a unit's figures are in the columns, by key; what cannot be told is left out.

    Args:
        figures: By the code of the measure.
        layout: The form, as data.
    """
    found: dict[str, int] = {}
    summed = [each for each in _raw(layout)["measure"] if each["code"] in figures]
    # A sum is taken apart by what its other columns hold, so those come first.
    for each in sorted(summed, key=lambda measure: len(measure["from"][0])):
        *known, last = each["from"][0]
        rest = figures[each["code"]] - sum(found.get(key, 0) for key in known)
        if rest < 0:
            # Measures of different uploads: the newer sum is right, its parts are not known.
            rest = figures[each["code"]]
            for key in known:
                found.pop(key, None)
        found[last] = rest
    return found


def _raw(layout: Path) -> dict[str, Any]:
    return tomllib.loads(layout.read_text(encoding="utf-8"))
