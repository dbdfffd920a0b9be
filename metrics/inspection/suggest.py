"""Whom to visit: a list that meets the quotas, by risk, by rotation and by lot, spread over months.

A unit's risk is the sum of weight × min(value, full) ÷ full over the criteria. Of the units that
there are places for, a share is taken by risk, a share from those longest not visited, a share by
lot; what rotation and lot cannot use goes to risk.

What is looked for, each before the next: as many units as the demands ask for and the months have
places for, shared over the quotas by how far each is behind (`metrics.inspection.sharing`); the
most points in the shares of risk; those longest not visited in the shares of
rotation (the least sum of places in that order); the first of the lot. Among units whose months are
partly forbidden taking the best that still fits misses such lists, as several demands share the
months: so it is solved as a flow (`metrics.inspection.placing`). Then, with those of rotation and
lot as they are, no list has more units, and none of as many has more points.

What the months make impossible is told as `lacks`, whoever ranks next to a pick beside it, and
units that no month is open for stand apart, as `excluded`. The months are filled as evenly as those
chosen allow, the riskiest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.counts.month import Month
from metrics.inspection.parts import Claim, DemandGroup, Scales
from metrics.inspection.places import Calendar
from metrics.inspection.placing import place
from metrics.inspection.sharing import divided, shared
from metrics.inspection.visit_list import Demand, Lack, Pick, SelectionPart, Suggestion, Terms


def suggest(demands: Sequence[Demand], terms: Terms) -> Suggestion:
    """Choose units for every demand and give each a month."""
    return _Choice(demands, terms).made()


class _Choice:
    """One run of choosing."""

    def __init__(self, demands: Sequence[Demand], terms: Terms) -> None:
        self._terms = terms
        self._groups = [DemandGroup(demand, terms) for demand in demands]
        self._open = {
            identity: [at for at, month in enumerate(terms.months) if month not in each.blocked]
            for group in self._groups
            for identity, each in group.candidates.items()
        }
        self._room = [terms.room(month) for month in terms.months]
        self._most = shared(demands, self._open, self._room)
        parts = divided(self._most.values(), terms.parts)
        for group, each in zip(self._groups, parts, strict=True):
            group.give(each)

    def made(self) -> Suggestion:
        scales = Scales.of(self._groups)
        self._take([claim for group in self._groups for claim in group.claims(scales)])
        # Rotation and lot may not fill their shares; those places go by risk, with all others held
        # as they are.
        if any(group.left_to_risk for group in self._groups):
            self._take([claim for group in self._groups for claim in group.risk_anew(scales)])
        return Suggestion(
            tuple(sorted(self._picks(), key=lambda pick: (pick.month, -pick.points))),
            tuple(self._lack(group) for group in self._groups if group.lacking),
            tuple(each for group in self._groups for each in group.excluded),
            tuple(each for group in self._groups for each in group.passed_over),
            self._terms,
        )

    def _take(self, claims: Sequence[Claim]) -> None:
        portions = [claim.portion for claim in claims]
        found = place(portions, self._most, self._open, self._room)
        for group in self._groups:
            before = group.taken
            group.taken = {
                identity: claims[found[identity]].part or before[identity]
                for identity in group.candidates
                if identity in found
            }

    def _picks(self) -> Iterator[Pick]:
        month_of = self._months()
        for group in self._groups:
            for identity, part in group.taken.items():
                candidate, month = group.candidates[identity], month_of[identity]
                points, grounds = group.points[identity]
                runner_up = group.next_to(identity)
                yield Pick(candidate, group.name, part, month, points, grounds, runner_up)

    def _months(self) -> dict[str, Month]:
        """The months are filled evenly; with so many in each, those of most points come first."""
        order = self._order()
        open_months = [self._open[identity] for identity in order]
        # Twice: the first says how many each month gets, the second who; in one go either evenness
        # or the order of risk would be lost.
        even = Calendar(self._room, open_months)
        even.fill(evenly=True)
        first = Calendar(even.counts, open_months)
        first.fill(evenly=False)
        found = zip(order, first.month_of, strict=True)
        return {identity: self._terms.months[at] for identity, at in found if at is not None}

    def _order(self) -> list[str]:
        """Everyone taken: by part, then by points."""
        parts = list(SelectionPart)
        ranked = [
            (parts.index(part), -group.points[identity][0], group.since(identity), identity)
            for group in self._groups
            for identity, part in group.taken.items()
        ]
        return [identity for _, _, _, identity in sorted(ranked)]

    def _lack(self, group: DemandGroup) -> Lack:
        left = group.candidates.keys() - group.taken.keys()
        months = sorted({at for identity in left for at in self._open[identity]})
        return Lack(
            group.name,
            group.demand.count,
            len(group.taken),
            max(0, group.demand.count - len(group.candidates)),
            tuple(self._terms.months[at] for at in months),
        )
