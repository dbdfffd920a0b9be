"""Figures on their way from a sheet to the store: whole numbers with the cells they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One number a unit states for a month."""

    unit: str
    measure: str
    value: int | None
    """None: the cell was left blank in a row that states other figures."""
    cells: tuple[str, ...]
    """Addresses as Excel writes them; several where the number is their sum."""


@dataclass(slots=True)
class FigureTable:
    """Figures by column, since a sheet may carry hundreds of thousands."""

    units: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    values: list[int | None] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    """One text a figure, addresses joined by a comma: `F17,G17`."""

    def add(self, unit: str, measure: str, value: int | None, cells: str) -> None:
        """Append one figure."""
        self.units.append(unit)
        self.measures.append(measure)
        self.values.append(value)
        self.cells.append(cells)

    def __len__(self) -> int:
        return len(self.units)

    def __iter__(self) -> Iterator[Figure]:
        for unit, measure, value, cells in zip(
            self.units, self.measures, self.values, self.cells, strict=True
        ):
            yield Figure(unit, measure, value, tuple(cells.split(",")))

    @property
    def stated(self) -> int:
        """How many figures carry a number."""
        return len(self.values) - self.values.count(None)
