"""Every cell of who may do what: as it is drawn here, in the table, and at the pipeline's doors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from access.roles import IN_A_COPY, Capability, Role
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.counts.problem import ProblemKind
from metrics.counts.reading import Reading, ReadTable
from pipeline.desk import backup, keeping
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace, call_main, open_workspace, start
from pipeline.inspection import inspections, suggestion
from pipeline.meetings import deciding
from pipeline.papers import screens
from pipeline.reporting import mail, reminders
from pipeline.statements import (
    aliases,
    explanations,
    locks,
    mappings,
    numbered_papers,
    office_settings,
    people,
    permitted,
    plan_entries,
    unit_entries,
)
from pipeline.tasks import acting
from tests.warehouse.builders import new_database

DRAWN = """
                    leader office inspector unit admin public
read_public         all    all    all       all  all   all
read_figures        all    all    all       all  all   -
read_journal        all    all    all       own  all   -
see_surprise        all    all    all       -    -     -
upload              -      all    -         own  -     -
explain_files       -      all    -         -    -     -
lock_months         -      all    -         -    -     -
follow_reports      -      all    -         -    -     -
explain             -      all    all       own  -     -
name_people         -      all    all       own  -     -
manage_plans        -      all    -         -    -     -
manage_units        -      all    -         -    -     -
manage_settings     -      all    -         -    -     -
give_tasks          -      all    all       -    -     -
report_task         -      all    all       own  -     -
confirm_task        -      all    -         -    -     -
hold_meetings       -      all    -         -    -     -
number_papers       -      all    -         -    -     -
record_inspections  -      all    all       -    -     -
publish_public      -      all    -         -    -     -
back_up             -      all    -         -    all   -
start               -      all    -         -    all   -
manage_accounts     -      -      -         -    all   -
"""
HEAD, *_LINES = DRAWN.strip().splitlines()
CELLS = {
    (Role(role), Capability(line.split()[0])): reach
    for line in _LINES
    for role, reach in zip(HEAD.split(), line.split()[1:], strict=True)
}
OWN, BELOW, SIBLING, ABOVE, ENDED = "740", "26383", "737", "75", "70"
LINES = {
    OWN: (OWN, ABOVE),
    BELOW: (BELOW, OWN, ABOVE),
    SIBLING: (SIBLING, ABOVE),
    ABOVE: (ABOVE,),
    ENDED: (ENDED,),
}
"""Units as the people of district 740 see them, each with what stood above it."""
SEPTEMBER = Month(2024, 9)
NO: Any = None


def seen_by(role: Role, *, copy: bool = False) -> Viewer:
    return Viewer(role, OWN if role is Role.UNIT else None, only_looks=copy)


def holds(role: Role, capability: Capability, unit: str | None) -> bool:
    reach = CELLS[role, capability]
    return reach == "all" or (reach == "own" and unit in (OWN, BELOW))


def test_every_role_and_capability_is_drawn() -> None:
    assert set(CELLS) == set(product(Role, Capability))


@pytest.mark.parametrize("copy", [False, True], ids=["database", "copy"])
def test_nobody_may_more_than_is_drawn_and_nobody_less(copy: bool) -> None:
    cells = list(product(Role, Capability, (*LINES, None)))
    assert len(cells) >= 800
    wrong = [
        (role, capability, unit)
        for role, capability, unit in cells
        if seen_by(role, copy=copy).may(capability, LINES[unit] if unit else None)
        != (holds(role, capability, unit) and (not copy or capability in IN_A_COPY))
    ]
    assert wrong == []


def test_two_roles_are_what_both_may() -> None:
    both = Viewer(Role.ADMIN, also=frozenset({Role.LEADER}))
    for capability in Capability:
        either = holds(Role.ADMIN, capability, None) or holds(Role.LEADER, capability, None)
        assert both.may(capability) == either


def test_a_unit_is_of_the_units_people_alone() -> None:
    for wrong in ((Role.UNIT, None), (Role.OFFICE, OWN)):
        with pytest.raises(ValueError, match="unit"):
            Viewer(*wrong)
    with pytest.raises(ValueError, match="unit"):
        Viewer(Role.OFFICE, also=frozenset({Role.UNIT}))


def _file(at: Workspace, unit: str) -> None:
    figures = FigureTable()
    figures.add(unit, "received", 1, "A1")
    table = ReadTable("entry", "S", SEPTEMBER, figures=figures)
    problems = permitted.not_permitted(at, Reading("a.xlsx", "0", 1, tables=[table]))
    if any(each.kind is ProblemKind.NOT_PERMITTED for each in problems):
        raise KpiError(ErrorCode.NOT_PERMITTED)


def _light(at: Workspace, unit: str) -> None:
    light = explanations.Explained(SEPTEMBER, unit, "khong")
    explanations.explain(at, at.viewer, light, "a", "Lan")


def _person(at: Workspace, unit: str) -> None:
    person: Any = SimpleNamespace(unit=unit, since=SEPTEMBER.first_day, subject="")
    people.withdraw(at, at.viewer, person, "Lan")


def _surprise(at: Workspace) -> None:
    with at.books() as books:
        suggestion.propose(books, NO)


OF_UNITS: dict[Capability, Callable[..., object]] = {
    Capability.UPLOAD: _file,
    Capability.EXPLAIN: _light,
    Capability.NAME_PEOPLE: _person,
}
DOORS: list[tuple[Capability, Callable[[Workspace], object]]] = [
    (Capability.SEE_SURPRISE, _surprise),
    (Capability.EXPLAIN_FILES, lambda at: aliases.take_back(at, 99, "Lan")),
    (Capability.EXPLAIN_FILES, lambda at: mappings.take_back(at, 99, "Lan")),
    (Capability.LOCK_MONTHS, lambda at: locks.lock(at, at.viewer, SEPTEMBER, "khong", "Lan")),
    (Capability.LOCK_MONTHS, lambda at: locks.let_in(at, at.viewer, SEPTEMBER, NO, NO, NO)),
    (Capability.FOLLOW_REPORTS, lambda at: reminders.remind(at, at.viewer, NO, "")),
    (Capability.FOLLOW_REPORTS, lambda at: mail.send_reminders(at, at.viewer, NO, NO, "")),
    (Capability.MANAGE_PLANS, lambda at: plan_entries.take_plan_back(at, at.viewer, "x", NO)),
    (Capability.MANAGE_UNITS, lambda at: unit_entries.take_units_back(at, at.viewer, 9, NO)),
    (
        Capability.MANAGE_SETTINGS,
        lambda at: office_settings.set_rules(at, at.viewer, NO, NO),
    ),
    (Capability.GIVE_TASKS, lambda at: acting.give(at, at.viewer, NO, "")),
    (Capability.HOLD_MEETINGS, lambda at: deciding.decide(at, at.viewer, NO, "")),
    (Capability.HOLD_MEETINGS, lambda at: deciding.retract(at, at.viewer, "", "")),
    (Capability.HOLD_MEETINGS, lambda at: deciding.close(at, at.viewer, NO, NO, "")),
    (Capability.NUMBER_PAPERS, lambda at: numbered_papers.give_number(at, at.viewer, NO, "")),
    (Capability.NUMBER_PAPERS, lambda at: numbered_papers.take_number_back(at, at.viewer, NO, "")),
    (Capability.RECORD_INSPECTIONS, lambda at: inspections.change_visit(at, at.viewer, NO, NO)),
    (Capability.PUBLISH_PUBLIC, lambda at: screens.give_address(at, at.viewer, "", NO, "", NO)),
    (Capability.PUBLISH_PUBLIC, lambda at: screens.revoke(at, at.viewer, "MH", NO)),
    (Capability.MANAGE_ACCOUNTS, lambda at: keeping.add(at, at.viewer, NO, "")),
    (Capability.MANAGE_ACCOUNTS, lambda at: keeping.listed(at, at.viewer)),
    (Capability.MANAGE_ACCOUNTS, lambda at: keeping.end_sessions(at, at.viewer, "")),
    (Capability.BACK_UP, lambda at: backup.zipped(at)),
    (Capability.BACK_UP, lambda at: call_main(at)),
    (Capability.START, lambda at: start(at.database.path.parent / "\0" / "kpi.duckdb", at.viewer)),
]
"""What is done for everybody; behind a door nothing is found to do it with."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_workspace(new_database(tmp_path_factory.mktemp("kho")).path)


@pytest.mark.parametrize("capability", OF_UNITS)
def test_a_door_for_a_units_own_lets_in_who_may_and_nobody_else(
    workspace: Workspace, capability: Capability
) -> None:
    wrong = [
        (role, unit)
        for role, unit in product(Role, (OWN, BELOW, SIBLING, ABOVE))
        if let_in(partial(OF_UNITS[capability], unit=unit), workspace, role)
        != holds(role, capability, unit)
    ]
    assert wrong == []


@pytest.mark.parametrize(("capability", "door"), DOORS)
def test_a_door_lets_in_who_may_and_nobody_else(
    workspace: Workspace, capability: Capability, door: Callable[[Workspace], object]
) -> None:
    wrong = [
        role for role in Role if let_in(door, workspace, role) != holds(role, capability, None)
    ]
    assert wrong == []


def let_in(door: Callable[[Workspace], object], workspace: Workspace, role: Role) -> bool:
    """Whether a door goes on to look at what it was given, which is nothing."""
    try:
        door(replace(workspace, viewer=seen_by(role)))
    except KpiError as error:
        return error.code != ErrorCode.NOT_PERMITTED
    except Exception:
        return True
    return True
