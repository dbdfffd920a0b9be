"""Why a unit is to be visited again."""

from __future__ import annotations

from metrics.inspection.again import Again
from metrics.inspection.visit import VisitEffect
from metrics.plans.indicator import Indicator
from wording import numbers

VISITED = "đã kiểm tra {day}"
OVERDUE = "{count} kết luận quá hạn, sớm nhất từ {day}"
WORSE = (
    "{indicator} xấu đi sau kết luận: ba tháng trước kiểm tra {before}, ba tháng gần nhất {after}"
)
NOTE = "Kiểm tra lại {name}: {why}."


def again(found: Again) -> str:
    """The last visit, what is overdue since when, and which figures are worse than before it."""
    parts = [VISITED.format(day=numbers.day(found.visit.last_day))]
    if found.overdue:
        since = min(each.deadline for each in found.overdue)
        count = numbers.count(len(found.overdue))
        parts.append(OVERDUE.format(count=count, day=numbers.day(since)))
    return "; ".join([*parts, *(_worse(*each) for each in found.worse)])


def note(found: Again) -> str:
    """The same with the unit's name, as a sentence."""
    return NOTE.format(name=found.unit.name, why=again(found))


def _worse(indicator: Indicator, effect: VisitEffect) -> str:
    assert effect.before is not None
    assert effect.after is not None
    return WORSE.format(
        indicator=indicator.short,
        before=numbers.percent(effect.before.percent),
        after=numbers.percent(effect.after.percent),
    )
