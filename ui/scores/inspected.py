"""What inspections left behind, as the profile of a unit and the overview tell it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from metrics.inspection.visit import ConclusionState, Visit
from metrics.units.unit import Register, Unit
from pipeline.inspection.follow import Due
from ui.kit import html
from ui.kit.html import Html, join, tag
from wording import numbers
from wording.inspection import inspected as said
from wording.inspection import inspections_page

# A unit's page is one printed page; the inspections' own page lists all.
_VISITS, _CONCLUSIONS, _PLACES = 3, 3, 3
_LETTERS = 110
"""Some two lines of the narrow column; the visit has the finding whole."""


def block(
    unit: Unit, visits: Sequence[Visit], due: Sequence[Due], register: Register, day: date
) -> Html:
    """The visits to a unit and what of them is not closed.

    Args:
        unit: The unit told of.
        visits: To it and those below it, the newest first.
        due: What is not closed, the overdue first.
        register: Names the units visited.
        day: Today.
    """
    title = tag("h3.k-h2", said.TITLE)
    if not visits:
        return tag("section", title, html.muted(said.NO_VISIT))
    overdue = sum(each.state is ConclusionState.OVERDUE for each in due)
    told = tag("p.k-prof-p", html.rich(said.counted(visits, day, len(due), overdue)))
    return tag("section", title, told, _due(due, day), _visits(unit, visits, register, day))


def _visits(unit: Unit, visits: Sequence[Visit], register: Register, day: date) -> Html:
    items = (
        tag("li", said.visit(each, _place(unit, each, register), day), data_visit=each.visit)
        for each in visits[:_VISITS]
    )
    listed = tag("ul.k-prof-list.k-prof-visits", items)
    return join(listed, _rest(said.MORE_VISITS, len(visits) - _VISITS))


def _rest(sentence: str, count: int) -> Html:
    return html.muted(sentence.format(count=numbers.count(count))) if count > 0 else Html()


def _place(unit: Unit, visit: Visit, register: Register) -> Unit | None:
    found = register.on(visit.first_day).get(visit.unit)
    return found if found is not None and found.name != unit.name else None


def _due(due: Sequence[Due], day: date) -> Html:
    if not due:
        return Html()
    items = (_conclusion(each, day) for each in due[:_CONCLUSIONS])
    rest = _rest(said.MORE_CONCLUSIONS, len(due) - _CONCLUSIONS)
    return join(tag("ul.k-prof-list", items), rest)


def _conclusion(due: Due, day: date) -> Html:
    each = due.conclusion
    return tag(
        "li",
        tag("b", f"{said.standing(each, due.state, day)}:"),
        f" {shorten(each.finding, _LETTERS, placeholder='…')}",
        (" ", tag("span.k-muted", f"({inspections_page.CARRIED})")) if due.carried else None,
        " ",
        tag("span.k-muted", each.responsible),
        data_conclusion=each.conclusion,
    )


def overdue(due: Sequence[Due], register: Register, address: str) -> Html:
    """One line on the conclusions past their deadline; empty where there are none."""
    late = [each for each in due if each.state is ConclusionState.OVERDUE]
    if not late:
        return Html()
    count, places = said.overdue(len(late), _places(late, register), _PLACES)
    link = tag("a", tag("b", count), href=address)
    return tag("span.k-sm.k-overdue", link, f": {places}", title=places)


def _places(late: Sequence[Due], register: Register) -> list[str]:
    names = []
    for each in late:
        unit = register.on(each.visit.first_day).get(each.visit.unit)
        names.append(unit.name if unit is not None else each.visit.unit)
    return list(dict.fromkeys(names))
