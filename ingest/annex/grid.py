"""A table of any file as a grid in which merged cells stand at each of their places."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_LETTERS = 4000
"""Of a cell; ten times the longest of the known annexes. What is beyond it is cut, and told."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands at one place."""

    text: str
    """Line by line; empty where nothing stands."""
    address: str
    origin: tuple[int, int]
    """Row and column at which the cell begins, from 0."""
    hidden: bool = False


@dataclass(slots=True)
class AnnexGrid:
    """One table."""

    name: str
    """Of the sheet; of a Word file its place among the tables."""
    rows: list[list[GridCell]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(map(len, self.rows), default=0)


def lines(text: str) -> str:
    """Text with its lines kept and everything else that is blank made one blank."""
    kept = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, kept))
