"""A row of the demonstration's entry form."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Row:
    """A unit's row of the entry form, in the order of its columns; None is a blank cell."""

    online: int | None
    offline: int | None
    carried_in: int | None
    early: int | None
    on_time: int | None
    late: int | None
    open_in_time: int | None
    open_late: int | None
    digitised: int | None
    electronic_results: int | None
    surveyed: int | None
    surveyed_satisfied: int | None
    feedback_due: int | None
    feedback_on_time: int | None
    feedback_rated: int | None
    feedback_satisfied: int | None
    apologies: int | None
    certified_copies: int | None

    @property
    def cells(self) -> tuple[int | None, ...]:
        """Columns (1) to (18)."""
        return tuple(getattr(self, column) for column in COLUMNS)


COLUMNS = tuple(field.name for field in fields(Row))
