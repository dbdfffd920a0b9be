"""What every part of the inspections' page stands on: whose inspections, which year, for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from access.roles import Capability
from metrics.counts.errors import KpiError
from metrics.inspection.visit import Visit
from metrics.plans.plan import TargetKind
from metrics.units.unit import Tree, Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.inspection import quotas
from pipeline.statements.inspection_records import Records, records
from ui.frame import filters, session
from ui.kit.navigation import Screen, address
from wording.inspection import inspections_page as said
from wording.sentences import reporter

PICKED = "chon"
"""The parameter of an address that names units taken over from the watch list."""


@dataclass(frozen=True, slots=True)
class InspectionPlace:
    """Who looks at whose inspections."""

    viewer: Viewer
    year: int
    head: str
    """Code of the province, a district or a department."""
    day: date
    reference: Reference
    records: Records

    @property
    def tree(self) -> Tree:
        """The units of the day, or of the year's last or first where the day lies outside it.

        Of a head that has ended, those of its last day.
        """
        day = quotas.head_day(self.reference, self.head, self.year, self.day)
        return self.reference.register.on(day)

    @property
    def head_identity(self) -> str:
        """Who the head is, whoever has its code in another year."""
        unit = self.tree.get(self.head)
        return unit.identity if unit else self.head

    def unit(self, visit: Visit) -> str:
        """The name of a visited unit, as it was called on the day."""
        unit = self.reference.register.on(visit.first_day).get(visit.unit)
        return reporter(unit) if unit else visit.unit

    def labels(self, visits: Sequence[Visit]) -> dict[str, str]:
        """What stands for each visit in a list, by the visit's name."""
        return {visit.visit: said.visit_label(visit, self.unit(visit)) for visit in visits}

    def unit_names(self) -> dict[str, str]:
        """The units below the head that can be visited, by code."""
        return unit_names(self.tree, self.head)

    def picked(self) -> list[str]:
        """The units that the address takes over from the watch list and that exist."""
        codes = st.query_params.get(PICKED, "").split(",")
        tree = self.tree
        return [code for code in dict.fromkeys(codes) if code in tree]

    def picked_in_vain(self) -> list[str]:
        """The names of those that are no units any more on the days of the year."""
        codes = st.query_params.get(PICKED, "").split(",")
        names = {unit.code: unit.name for unit in self.reference.register.units}
        return [names[code] for code in dict.fromkeys(codes) if code in names.keys() - self.tree]

    def visits(self) -> Sequence[Visit]:
        """The visits of the year that count for the head, by day.

        People of a unit see whoever visits them; the records hold nothing else for them.
        """
        every = not self.viewer.may(Capability.SEE_SURPRISE)
        own = [
            visit
            for visit in self.records.visits
            if (every or visit.authority == self.head) and visit.last_day.year == self.year
        ]
        return sorted(own, key=lambda visit: (visit.first_day, visit.visit))


def plan_address(labels: Mapping[str, str], year: int) -> str:
    """Where units ticked in a year are taken, up to where they are named: they arrive chosen.

    A list of a year that is over could not be put on a schedule any more.
    """
    there = {"nam": str(max(year, today().year)), "phan": str(said.InspectionView.SUGGESTION)}
    return f"{address(Screen.INSPECTIONS, {**labels, **there})}&{PICKED}="


def choose(viewer: Viewer) -> InspectionPlace:
    """Draw the choice of year and head; the address repeats them."""
    reference, day = session.reference(), today()
    years = _years(reference, day)
    year = _year(years, day)
    base = quotas.base_day(year, day)
    tree = reference.register.on(base)
    names = {unit.code: said.head(unit, base) for unit in _heads(year)}
    if not names:
        own = viewer.unit or reference.scope
        names = {own: tree[own].name if own in tree else own}
    head = _named("cua", said.HEAD, names, next(iter(names)), width=240)
    return InspectionPlace(viewer, year, head, day, reference, session.ask(records))


def _years(reference: Reference, day: date) -> list[int]:
    asked = {
        plan.year
        for plan in reference.plans
        if any(target.kind is TargetKind.QUOTA for target in plan.targets)
    }
    return sorted({*asked, day.year}, reverse=True)


def _year(years: list[int], day: date) -> int:
    labels = {str(year): f"{said.YEAR} {year}" for year in years}
    return int(_named("nam", said.YEAR, labels, str(day.year), width=130))


def _named(key: str, title: str, labels: Mapping[str, str], default: str, *, width: int) -> str:
    """A choice that the address always names, the first one too, so that a link repeats it."""
    asked = st.query_params.get(key)
    if st.session_state.get(key) not in labels:
        fresh = key not in st.session_state
        st.session_state[key] = asked if fresh and asked in labels else default
    chosen = st.selectbox(
        title,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        label_visibility="collapsed",
        width=width,
    )
    if asked != chosen:
        st.query_params[key] = chosen
    return chosen


def _heads(year: int) -> Sequence[Unit]:
    try:
        return session.ask(quotas.heads, year)
    except KpiError:
        return ()


def unit_names(tree: Tree, head: str) -> dict[str, str]:
    """Every unit below a head by its code, those that report no figures after those that do."""
    names = dict(filters.unit_labels(tree, head))
    for unit in tree.under(head):
        if unit.code not in names:
            above = tree[unit.parent].name if unit.parent and unit.parent != head else ""
            names[unit.code] = f"{unit.name} · {above}" if above else unit.name
    del names[head]
    return names
