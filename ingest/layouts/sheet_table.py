"""A sheet's table once its form is known: which cells are whose counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.containers.sheet import Sheet
from ingest.findings import Findings
from ingest.layouts.counts import Counts, is_blank
from ingest.layouts.form import Form, FormMeasure, Match, Sum
from ingest.layouts.rows import Body
from ingest.layouts.table import Header
from metrics.counts.month import Month
from metrics.units.unit import Unit


@dataclass(slots=True)
class SheetTable:
    """One table being read; `places` count its unit rows from zero."""

    sheet: Sheet
    header: Header
    match: Match
    body: Body
    findings: Findings
    month: Month | None = None
    counts: dict[str, Counts] = field(default_factory=dict)
    """By column key."""
    units: list[Unit | None] = field(default_factory=list)
    """By place; None where the unit is not certain."""
    stating: list[bool] = field(default_factory=list)
    """By place, whether the row states anything about its unit."""
    mismatched: set[int] = field(default_factory=set)
    """Places where a sum does not add up, so that no balance can."""
    above: dict[int, int] = field(default_factory=dict)
    """By row without a name of its own, the row above that names its unit."""
    blocks: dict[int, int] = field(default_factory=dict)
    """By row, which rows are parts of one unit's work and are added up; empty where none are."""
    _row_numbers: list[str] = field(default_factory=list)

    @property
    def form(self) -> Form:
        """The layout."""
        return self.match.form

    @property
    def keys(self) -> dict[int, str]:
        """Key by column of counts."""
        return {column: key for key, column in self.match.columns.items()}

    @property
    def stated_places(self) -> list[int]:
        """The places of the rows that state something."""
        return [place for place, stating in enumerate(self.stating) if stating]

    @property
    def row_numbers(self) -> list[str]:
        """The numbers Excel shows for the unit rows."""
        if len(self._row_numbers) != len(self.body.units):
            self._row_numbers = [str(row + 1) for row in self.body.units]
        return self._row_numbers

    def cell(self, place: int, key: str) -> tuple[int, int]:
        """Row and column of a count."""
        return self.body.units[place], self.match.columns[key]

    def value(self, place: int, key: str) -> object:
        """What the cell of a count holds."""
        row, column = self.cell(place, key)
        return self.sheet.rows[row][column]

    def unit_cell(self, place: int, *, code: bool = False) -> tuple[int, int]:
        """The cell that names the unit of a row."""
        row = self.named(self.body.units[place])
        own = (self.header.unit_code, self.header.unit_name)
        known = [column for column in (own if code else own[::-1]) if column is not None]
        filled = (each for each in known if self.sheet.rows[row][each] not in ("", None))
        return row, next(filled, known[0] if known else 0)

    def named(self, row: int) -> int:
        """The row in which the unit of a row is named."""
        return self.above.get(row, row)

    def states(self, row: int) -> bool:
        """Whether any cell of a row's counts holds anything."""
        cells = self.sheet.rows[row]
        return not all(is_blank(cells[column]) for column in self.match.columns.values())

    def leave_out(self, place: int) -> None:
        """Take a row for no unit's: what it states counts nowhere."""
        self.stating[place] = False
        for counts in self.counts.values():
            counts.values[place] = None
            counts.faults.pop(place, None)
            counts.has_blanks = True

    def heading(self, key: str) -> str:
        """The heading path of a column as it is written in the file."""
        return self.header.heading(self.match.columns[key])

    def present(self, keys: Sequence[str]) -> list[str]:
        """Those of the column keys that the table has."""
        return [key for key in keys if key in self.counts]

    def sums(self, place: int, equation: Sum) -> set[int]:
        """What the parts of a sum may add up to in a row, blanks counted as nothing."""
        known = sum(self.counts[key].values[place] or 0 for key in equation.parts_in(self.counts))
        return {known + more for more in self.sums_of(place, equation.maybe)}

    def sums_of(self, place: int, keys: Sequence[str]) -> set[int]:
        """What any choice of columns may add up to in a row, blanks counted as nothing."""
        found = {0}
        for key in self.present(keys):
            found |= {so_far + (self.counts[key].values[place] or 0) for so_far in found}
        return found

    def way(self, measure: FormMeasure) -> tuple[str, ...] | None:
        """The columns a measure is made of here; None where the table does not give it.

        What a person left out of one way is not made of fewer columns in another.
        """
        for way in measure.ways:
            if all(key in self.counts for key in way):
                return way
            if not self.match.left_out.isdisjoint(way):
                return None
        return None

    def complete(self, keys: Sequence[str]) -> bool:
        """Whether columns hold a count in every row, as most do."""
        columns = [self.counts[key] for key in keys]
        return not any(each.has_blanks or each.faults for each in columns)

    def faulty(self, place: int, keys: Sequence[str]) -> bool:
        """Whether any of the cells holds something that is no count."""
        return any(place in self.counts[key].faults for key in keys)
