"""Figures on their way from a sheet to the store: whole numbers with the cells they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload


@dataclass(frozen=True, slots=True)
class Figure:
    """One number a unit states for a month."""

    unit: str
    measure: str
    value: int | None
    """None: the cell was left blank in a row that states other figures."""
    cells: tuple[str, ...]
    """Addresses as Excel writes them; several where the number is their sum."""


class CellRun(NamedTuple):
    """The cells of figures that stand one below the other."""

    columns: Sequence[str]
    """The letters of the columns that each figure adds up."""
    rows: Sequence[str]
    """The number of each figure's row."""

    def texts(self) -> list[str]:
        """The addresses of each figure."""
        if len(self.columns) == 1:
            return [self.columns[0] + row for row in self.rows]
        parts = ([column + row for row in self.rows] for column in self.columns)
        return list(map(",".join, zip(*parts, strict=True)))


class Cells(Sequence[str]):
    """Where figures stand, one text a figure; written out once somebody asks for them.

    Most sheets are read to be looked at, and nobody asks.
    """

    def __init__(self, runs: Iterable[CellRun] = ()) -> None:
        self.runs = list(runs)
        self._texts: list[str] = []

    @classmethod
    def of(cls, texts: Sequence[str]) -> Cells:
        """Addresses that follow no rule: each stands for a row without column."""
        return cls([CellRun(("",), texts)])

    def extend(self, more: Iterable[CellRun]) -> None:
        """Add the cells of further figures."""
        self.runs.extend(more)
        self._texts = []

    @property
    def texts(self) -> list[str]:
        """All of them."""
        if not self._texts:
            self._texts = [text for run in self.runs for text in run.texts()]
        return self._texts

    def __len__(self) -> int:
        return sum(len(run.rows) for run in self.runs)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        return self.texts[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cells) and self.texts == other.texts

    __hash__ = None  # type: ignore[assignment]


@dataclass(slots=True)
class FigureTable:
    """Figures by column, since a sheet may carry hundreds of thousands."""

    units: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    values: list[int | None] = field(default_factory=list)
    cells: Cells = field(default_factory=Cells)
    """One text a figure, addresses joined by a comma: `F17,G17`."""

    def __post_init__(self) -> None:
        if not len(self.units) == len(self.measures) == len(self.values) == len(self.cells):
            raise ValueError("figures of unequal length")

    def add(self, unit: str, measure: str, value: int | None, cells: str) -> None:
        """Append one figure."""
        self.units.append(unit)
        self.measures.append(measure)
        self.values.append(value)
        self.cells.extend(Cells.of([cells]).runs)

    def __len__(self) -> int:
        return len(self.units)

    def __iter__(self) -> Iterator[Figure]:
        for unit, measure, value, cells in zip(
            self.units, self.measures, self.values, self.cells, strict=True
        ):
            yield Figure(unit, measure, value, tuple(cells.split(",")))

    def kept(self, places: Sequence[int]) -> FigureTable:
        """The figures at some places."""
        return FigureTable(
            [self.units[place] for place in places],
            [self.measures[place] for place in places],
            [self.values[place] for place in places],
            Cells.of([self.cells[place] for place in places]),
        )

    def without_blanks(self) -> FigureTable:
        """The figures that carry a number."""
        if None not in self.values:
            return self
        return self.kept([place for place, value in enumerate(self.values) if value is not None])

    @property
    def stated(self) -> int:
        """How many figures carry a number."""
        return len(self.values) - self.values.count(None)
