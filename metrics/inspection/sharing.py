"""How places that are too few are shared over quotas: whoever lacks the greater share comes first.

A quota is as far behind as the share of its units that is still missing. Each place goes to the
quota that is furthest behind of those that can still use one. The numbers that fit the months form
a polymatroid, so no other sharing leaves the worst quota, then the second worst, less far behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from metrics.inspection.file import SelectionShares
from metrics.inspection.placing import Flow, Portion
from metrics.inspection.visit_list import Demand, SelectionPart


def shared(
    demands: Sequence[Demand], open_months: Mapping[str, Sequence[int]], room: Sequence[int]
) -> dict[str, int]:
    """How many units each quota gets, by its group.

    Args:
        demands: The quotas; candidates without an open month are left out of account.
        open_months: By identity, the months a unit may go into, counted from 0.
        room: By month, how many places it has.
    """
    portions = [
        Portion(
            each.group,
            each.count,
            {
                unit.unit.identity: 0
                for unit in each.candidates
                if unit.unit.identity in open_months
            },
        )
        for each in demands
    ]
    flow = Flow(portions, {each.group: 0 for each in demands}, open_months, room)
    given = {each.group: 0 for each in demands}
    waiting = [each for each in demands if each.count]
    while waiting:
        # Of equals the one that lacks more, then the first.
        behind = max(
            waiting,
            key=lambda each: (
                each.shortfall(given[each.group]),
                each.count - given[each.group],
            ),
        )
        if flow.grown(behind.group):
            given[behind.group] += 1
        else:
            # Whoever cannot use a place now never can: every place that is given stays given.
            waiting.remove(behind)
        waiting = [each for each in waiting if given[each.group] < each.count]
    return given


def divided(counts: Iterable[int], shares: SelectionShares) -> list[dict[SelectionPart, int]]:
    """How the units of each group are divided into the parts.

    Places of the whole list go one by one, group after group, to the part that has least of its
    share, as places go to quotas; of equals to the one of the greatest share, then the first.
    Three places thus hold all three parts, and groups of two or three do not lose any.
    """
    share = SelectionPart.percents(shares)
    parts = [part for part in SelectionPart if share[part]]
    given = dict.fromkeys(SelectionPart, 0)
    found = []
    for count in counts:
        before = dict(given)
        for _ in range(count):
            behind = min(parts, key=lambda part: (Fraction(given[part], share[part]), -share[part]))
            given[behind] += 1
        found.append({part: given[part] - before[part] for part in SelectionPart})
    return found
