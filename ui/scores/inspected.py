"""What inspections left behind, as the profile of a unit and the overview tell it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from metrics.inspection.visit import ConclusionState, Visit
from metrics.units.unit import Register, Unit
from pipeline.inspection.follow import Due
from ui.kit import marks
from wording import numbers
from wording.inspection import inspected as said
from wording.inspection import inspections_page

_VISITS, _CONCLUSIONS, _PLACES = 3, 3, 3
_LETTERS = 110
_ONE_LINE = "flex:1 1 230px;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
"""Beside the heading where there is room, below it on a phone; never two lines."""


def block(
    unit: Unit, visits: Sequence[Visit], due: Sequence[Due], register: Register, day: date
) -> str:
    """The visits to a unit and what of them is not closed.

    Args:
        unit: The unit told of.
        visits: To it and those below it, the newest first.
        due: What is not closed, the overdue first.
        register: Names the units visited.
        day: Today.
    """
    title = f'<section><h3 class="k-h2">{said.TITLE}</h3>'
    if not visits:
        return f"{title}{_muted(said.NO_VISIT)}</section>"
    overdue = sum(each.state is ConclusionState.OVERDUE for each in due)
    told = marks.rich(said.counted(visits, day, len(due), overdue))
    return (
        f'{title}<p class="k-prof-p">{told}</p>{_due(due, day)}'
        f"{_visits(unit, visits, register, day)}</section>"
    )


def _visits(unit: Unit, visits: Sequence[Visit], register: Register, day: date) -> str:
    items = "".join(
        f'<li data-visit="{each.visit}">'
        f"{marks.text(said.visit(each, _place(unit, each, register), day))}</li>"
        for each in visits[:_VISITS]
    )
    rest = len(visits) - _VISITS
    more = _muted(said.MORE_VISITS.format(count=numbers.count(rest))) if rest > 0 else ""
    return f'<ul class="k-prof-list k-prof-visits">{items}</ul>{more}'


def _place(unit: Unit, visit: Visit, register: Register) -> Unit | None:
    found = register.on(visit.first_day).get(visit.unit)
    return found if found is not None and found.name != unit.name else None


def _due(due: Sequence[Due], day: date) -> str:
    items = "".join(_conclusion(each, day) for each in due[:_CONCLUSIONS])
    rest = len(due) - _CONCLUSIONS
    more = _muted(said.MORE_CONCLUSIONS.format(count=numbers.count(rest))) if rest > 0 else ""
    return f'<ul class="k-prof-list">{items}</ul>{more}' if items else ""


def _conclusion(due: Due, day: date) -> str:
    each = due.conclusion
    carried = f' <span class="k-muted">({inspections_page.CARRIED})</span>' if due.carried else ""
    stood = marks.text(said.standing(each, due.state, day))
    found = marks.text(shorten(each.finding, _LETTERS, placeholder="…"))
    return (
        f'<li data-conclusion="{each.conclusion}"><b>{stood}:</b> {found}{carried} '
        f'<span class="k-muted">{marks.text(each.responsible)}</span></li>'
    )


def overdue(due: Sequence[Due], register: Register, address: str) -> str:
    """One line on the conclusions past their deadline; empty where there are none."""
    late = [each for each in due if each.state is ConclusionState.OVERDUE]
    if not late:
        return ""
    count, places = said.overdue(len(late), _places(late, register), _PLACES)
    return (
        f'<span class="k-sm k-overdue" style="{_ONE_LINE}" title="{marks.text(places)}">'
        f'<a href="{marks.text(address)}"><b>{count}</b></a>: {marks.text(places)}</span>'
    )


def _places(late: Sequence[Due], register: Register) -> list[str]:
    names = []
    for each in late:
        unit = register.on(each.visit.first_day).get(each.visit.unit)
        names.append(unit.name if unit is not None else each.visit.unit)
    return list(dict.fromkeys(names))


def _muted(text: str) -> str:
    return f'<p class="k-sm k-muted">{marks.text(text)}</p>'
