"""Places in months, and which unit has which; others are moved where that makes room."""

from __future__ import annotations

from collections.abc import Sequence


class Calendar:
    """Places in months, and who has which; months are counted from 0."""

    def __init__(self, room: Sequence[int], open_months: Sequence[Sequence[int]]) -> None:
        self.room = list(room)
        """Places that are free, by month."""
        self.open = open_months
        """By unit, the months it may go into."""
        self.month_of: list[int | None] = [None] * len(open_months)
        self.movers = [[0] * len(room) for _ in room]
        """How many of a month's units may go into another month."""
        self._in: list[dict[int, None]] = [{} for _ in room]
        self.may = [frozenset(months) for months in open_months]

    def put(self, unit: int, month: int | None) -> None:
        """Give it a month instead of the one it has; None: no month."""
        before = self.month_of[unit]
        if before is not None:
            self._count(unit, before, -1)
            del self._in[before][unit]
        if month is not None:
            self._count(unit, month, 1)
            self._in[month][unit] = None
        self.month_of[unit] = month

    def _count(self, unit: int, month: int, by: int) -> None:
        self.room[month] -= by
        movers = self.movers[month]
        for other in self.open[unit]:
            movers[other] += by

    def move(self, month: int, other: int) -> int:
        """Let one of a month's units go into another month; the unit."""
        unit = next(unit for unit in self._in[month] if other in self.may[unit])
        self.put(unit, other)
        return unit

    @property
    def counts(self) -> list[int]:
        """How many units each month has."""
        return list(map(len, self._in))

    def fill(self, *, evenly: bool) -> None:
        """Give every unit a place, one after the other, moving others where that makes room.

        Args:
            evenly: Each into the month with the most places left that room can be made in, which
                keeps the sum of squares of the months least (Harvey, Ladner, Lovász and Tamir,
                "Semi-matchings for bipartite graphs"); else into the first that has any.
        """
        for unit in range(len(self.open)):
            self._place(unit, evenly=evenly)

    def _place(self, unit: int, *, evenly: bool) -> None:
        came = self._reached(unit)
        free = [month for month in came if self.room[month] > 0]
        month = min(free, key=lambda each: (-self.room[each], each)) if evenly else free[0]
        while (before := came[month]) is not None:
            self.move(before, month)
            month = before
        self.put(unit, month)

    def _reached(self, unit: int) -> dict[int, int | None]:
        """The months in which room can be made for it, each with the one a unit would leave."""
        came: dict[int, int | None] = dict.fromkeys(self.open[unit])
        ahead = list(came)
        for month in ahead:
            for other, movers in enumerate(self.movers[month]):
                if movers and other not in came:
                    came[other] = month
                    ahead.append(other)
        return came
