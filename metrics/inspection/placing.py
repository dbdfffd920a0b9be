"""Which units get a place in which month: as many as can, and of so many those that weigh most.

Units are wanted by portions of groups, a portion has its own weight for each unit, and a unit may
go into some months only. That is a flow of least cost: group, portion, unit, month. Shortest paths
augment it one unit at a time, so it is exact in size and in weight (Ahuja, Magnanti and Orlin,
"Network Flows", 9.7). Of the units only the best between two nodes is ever looked at, so a path is
searched among some thirty nodes, however many units there are.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from metrics.inspection.places import Calendar

_FAR = 1 << 4096
"""Longer than any path: sums of weights stay below it."""

_Step = tuple[int, int, int | None]
"""From a node to a node, and the unit that is taken, given up or counted otherwise, if any."""
_Arc = tuple[int, int, int | None]
"""To which node, at what cost, and that unit."""
_Entry = tuple[int, int]
"""A weight or cost, and whose."""


@dataclass(frozen=True, slots=True)
class Portion:
    """So many units of a group, each with what it weighs in this portion; others are not in it."""

    group: str
    count: int
    weights: Mapping[str, int]
    """By name, 0 or more."""


def place(
    portions: Sequence[Portion],
    most: Mapping[str, int],
    open_months: Mapping[str, Sequence[int]],
    room: Sequence[int],
) -> dict[str, int]:
    """Take as many units as can be placed, and of all such choices the one that weighs most.

    Args:
        portions: What is wanted; the groups of two portions with a unit in common are the same.
        most: By group, how many units it may have over all its portions.
        open_months: By name of each unit, the months it may go into, counted from 0.
        room: By month, how many places it has.

    Returns:
        By name of who is taken, the place of its portion among those given.
    """
    flow = Flow(portions, most, open_months, room)
    while flow.augmented():
        pass
    return flow.placed()


class _Line:
    """The units of a portion, the one that weighs most first."""

    def __init__(
        self, portion: Portion, group: int, at_of: Mapping[str, int], calendar: Calendar
    ) -> None:
        self.group = group
        self.count = portion.count
        self.weights = {at_of[name]: weight for name, weight in portion.weights.items()}
        self._order = sorted(self.weights, key=lambda unit: (-self.weights[unit], unit))
        self._rank = {unit: rank for rank, unit in enumerate(self._order)}
        self._calendar = calendar
        self._next = [0] * len(calendar.room)
        """By month, the rank before which every unit has a place or may not go there."""
        self._placed: list[list[_Entry]] = [[] for _ in calendar.room]

    def best(self, month: int) -> int | None:
        """The unit without a place that weighs most and may go into the month."""
        order, month_of, may = self._order, self._calendar.month_of, self._calendar.may
        at = self._next[month]
        while at < len(order) and (month_of[order[at]] is not None or month not in may[order[at]]):
            at += 1
        self._next[month] = at
        return order[at] if at < len(order) else None

    def give_back(self, unit: int) -> None:
        """It has no place any more."""
        rank = self._rank.get(unit)
        if rank is not None:
            for month in self._calendar.open[unit]:
                # The mark only moves on, so a unit that is free again must pull it back or it would
                # never be seen.
                self._next[month] = min(rank, self._next[month])

    def place(self, unit: int, month: int) -> None:
        """It has a place for this portion in the month."""
        heapq.heappush(self._placed[month], (self.weights[unit], unit))

    def least(self, month: int, portion_of: Sequence[int | None], node: int) -> _Entry | None:
        """Of those placed in the month for the portion at the node the one that weighs least."""
        heap, month_of = self._placed[month], self._calendar.month_of
        while heap and (portion_of[heap[0][1]] != node or month_of[heap[0][1]] != month):
            heapq.heappop(heap)
        return heap[0] if heap else None


class Flow:
    """Units in places, taken one by one; nodes are months, then portions, then groups."""

    def __init__(
        self,
        portions: Sequence[Portion],
        most: Mapping[str, int],
        open_months: Mapping[str, Sequence[int]],
        room: Sequence[int],
    ) -> None:
        self._names = list(open_months)
        self._calendar = Calendar(room, list(open_months.values()))
        self._months = len(room)
        groups = {group: self._months + len(portions) + at for at, group in enumerate(most)}
        self._groups = groups
        self._left = {groups[group]: count for group, count in most.items()}
        """By node of a group or a portion, how many more it may have."""
        at_of = {name: at for at, name in enumerate(self._names)}
        self._portions = {
            self._months + at: _Line(portion, groups[portion.group], at_of, self._calendar)
            for at, portion in enumerate(portions)
        }
        self._members: dict[int, list[int]] = {group: [] for group in groups.values()}
        for node, line in self._portions.items():
            self._left[node] = line.count
            self._members[line.group].append(node)
        self._portion_of: list[int | None] = [None] * len(self._names)
        # Entries are not taken out when a unit moves on: whoever looks drops those that no longer
        # hold. Keeping the heaps exact would cost more than the paths.
        self._swaps: dict[tuple[int, int], list[_Entry]] = {
            (node, other): []
            for nodes in self._members.values()
            for node in nodes
            for other in nodes
            if node != other
        }

    def placed(self) -> dict[str, int]:
        """Who was taken so far."""
        return {
            name: node - self._months
            for name, node in zip(self._names, self._portion_of, strict=True)
            if node is not None
        }

    def grown(self, group: str) -> bool:
        """Take one more unit of a group, the others keeping theirs; False where none fits."""
        node = self._groups[group]
        self._left[node] += 1
        if self.augmented():
            return True
        self._left[node] -= 1
        return False

    def augmented(self) -> bool:
        """Take one more unit by the path that weighs most; False where there is none."""
        far, came = self._paths()
        free = [month for month in range(self._months) if self._calendar.room[month] > 0]
        last = min(free, key=far.__getitem__, default=None)
        if last is None or far[last] == _FAR:
            return False
        node = last
        while (step := came[node]) is not None:
            self._take(step)
            node = step[0]
        # Of the groups only the one that the path starts from grows: at the others one unit comes
        # and one goes. Portions were booked step by step.
        self._left[node] -= 1
        return True

    # ---------- the shortest paths ----------

    def _paths(self) -> tuple[list[int], list[_Step | None]]:
        """By node, how far it is from a group that lacks units, and the last step to it."""
        nodes = self._months + len(self._portions) + len(self._members)
        far = [_FAR] * nodes
        steps: list[_Step | None] = [None] * nodes
        ahead = deque(group for group in self._members if self._left[group] > 0)
        for group in ahead:
            far[group] = 0
        waiting = set(ahead)
        known: dict[int, list[_Arc]] = {}
        # Taking a unit costs less than nothing, so the nearest node is not final as in Dijkstra's
        # way: a node comes again whenever it got nearer.
        while ahead:
            node = ahead.popleft()
            waiting.discard(node)
            if node not in known:
                known[node] = list(self._steps(node))
            here = far[node]
            for other, cost, unit in known[node]:
                if here + cost < far[other]:
                    far[other] = here + cost
                    steps[other] = (node, other, unit)
                    if other not in waiting:
                        waiting.add(other)
                        ahead.append(other)
        return far, steps

    def _steps(self, node: int) -> Iterator[_Arc]:
        """Where one step leads, what it costs and whom it concerns."""
        if node < self._months:
            return self._from_month(node)
        if node in self._portions:
            return self._from_portion(node)
        return ((other, 0, None) for other in self._members[node] if self._left[other] > 0)

    def _from_month(self, month: int) -> Iterator[_Arc]:
        """One of its units goes into another month, or is given up."""
        for other, movers in enumerate(self._calendar.movers[month]):
            if movers:
                yield other, 0, None
        for node, line in self._portions.items():
            least = line.least(month, self._portion_of, node)
            if least is not None:
                yield node, least[0], least[1]

    def _from_portion(self, node: int) -> Iterator[_Arc]:
        """A new unit goes into a month, or one of another portion into this one."""
        line = self._portions[node]
        if self._left[node] < line.count:
            yield line.group, 0, None
        for month in range(self._months):
            unit = line.best(month)
            if unit is not None:
                yield month, -line.weights[unit], unit
        for other in self._members[line.group]:
            if other != node:
                swap = self._swap(node, other)
                if swap is not None:
                    yield other, swap[0], swap[1]

    def _swap(self, node: int, other: int) -> _Entry | None:
        """The unit of the other portion whose change into this one costs least."""
        heap = self._swaps[node, other]
        while heap and self._portion_of[heap[0][1]] != other:
            heapq.heappop(heap)
        return heap[0] if heap else None

    # ---------- one step of the path ----------

    def _take(self, step: _Step) -> None:
        node, other, unit = step
        if unit is None:
            self._pass(node, other)
        elif other < self._months:
            self._calendar.put(unit, other)
            self._label(unit, node)
            self._portions[node].place(unit, other)
        elif node < self._months:
            self._calendar.put(unit, None)
            self._portion_of[unit] = None
            self._free(unit, other)
        else:
            self._label(unit, node)
            month = self._calendar.month_of[unit]
            assert month is not None
            self._portions[node].place(unit, month)

    def _pass(self, node: int, other: int) -> None:
        if node < self._months:
            self._move(node, other)
        elif node in self._portions:
            self._left[node] += 1
        else:
            self._left[other] -= 1

    def _move(self, month: int, other: int) -> None:
        unit = self._calendar.move(month, other)
        node = self._portion_of[unit]
        assert node is not None
        self._portions[node].place(unit, other)

    def _label(self, unit: int, node: int) -> None:
        """Count it for a portion, and note what it would cost to count it for another."""
        self._portion_of[unit] = node
        line = self._portions[node]
        for other in self._members[line.group]:
            weight = self._portions[other].weights.get(unit)
            if other != node and weight is not None:
                cost = line.weights[unit] - weight
                heapq.heappush(self._swaps[other, node], (cost, unit))

    def _free(self, unit: int, node: int) -> None:
        for other in self._members[self._portions[node].group]:
            self._portions[other].give_back(unit)
