"""Whatever is edited of plans, units and settings, the lights of the months before stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.errors import ReferenceDataError
from metrics.counts.month import Month, Window
from metrics.plans.copying import with_values
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.units.unit import Heir, Level, UnitsEdit, UnitState
from metrics.verdicts.office import OfficeEdits, as_edited
from metrics.verdicts.reference import Reference, load
from pipeline.desk.books import Books
from pipeline.desk.cache import Answers, new_cache
from pipeline.desk.workspace import REFERENCE, open_workspace
from pipeline.scores.scorecard import View, scorecard
from tests.warehouse.builders import new_database, store, upload

PLAN, DISTRICT, COMMUNES = "long-thanh-2024", "740", ("26383", "26368")
MONTHS = [Month(2024, number) for number in (6, 7)]
VIEWS = [
    View(month, window, DISTRICT, as_of=month.plus(1).first_day.replace(day=day))
    for month in MONTHS
    for window, day in ((Window.MONTH, 9), (Window.YEAR_TO_DATE, 12))
]
"""Before and after the deadline, so that its shifting would show."""
Edit = PlanVersion | UnitsEdit | RulesEdit


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """One commune is near its target every month, the other one silent."""
    database = new_database(tmp_path_factory.mktemp("kho"))
    for month in MONTHS:
        values = {(COMMUNES[0], "resolved_in_time"): 96, (COMMUNES[0], "resolved_late"): 4}
        store(database, upload(values, f"{month}.xlsx", month=month))
    with ExitStack() as stack:
        yield stack.enter_context(open_workspace(database.path).books())


days = st.dates(date(2024, 5, 1), date(2024, 8, 31))


@st.composite
def plan_edits(draw: st.DrawFn) -> PlanVersion:
    value = draw(st.none() | st.integers(1, 100))
    plan = _shipped().plan(PLAN)
    if value is None:
        return PlanVersion(PLAN, draw(days), "")
    asked = {("on_time", Level.COMMUNE): Decimal(value)}
    return PlanVersion(PLAN, draw(days), plan_text(with_values(plan, asked)))


@st.composite
def unit_edits(draw: st.DrawFn) -> UnitsEdit:
    since, (one, other) = draw(days), draw(st.permutations(COMMUNES))
    tree = _shipped().register.on(date(2024, 6, 1))
    state = UnitState.of(tree[one])
    changed = draw(
        st.sampled_from(
            [
                replace(state, reports=False),
                replace(state, name="Xã Tên Khác"),
                replace(state, ended=True, heirs=(Heir(tree[other].identity),)),
            ]
        )
    )
    return UnitsEdit(since, (changed,))


rules_edits = st.builds(
    RulesEdit,
    since=days,
    due_day=st.none() | st.integers(1, 28),
    narrow=st.none() | st.integers(0, 9).map(Decimal),
    wide=st.none() | st.integers(0, 9).map(Decimal),
    off=st.lists(st.dates(date(2024, 6, 3), date(2024, 8, 30)), max_size=2).map(tuple),
)


@cache
def _shipped() -> Reference:
    return load(REFERENCE)


def lights(books: Books, reference: Reference) -> dict[View, object]:
    would = replace(books, reference=reference, answers=Answers(new_cache()))
    return {view: _seen(would, view) for view in VIEWS}


def _seen(books: Books, view: View) -> object:
    card = scorecard(books, view)
    return [
        (row.unit.identity, row.unit.name, row.indicator.code, row.verdict, row.goal)
        for row in (*card.units, *card.groups)
    ]


@settings(max_examples=8)
@given(said=st.lists(plan_edits() | unit_edits() | rules_edits, min_size=1, max_size=3))
def test_no_sequence_of_edits_turns_a_light_before_its_day(books: Books, said: list[Edit]) -> None:
    edits, known = OfficeEdits(), lights(books, books.reference)
    for each in said:
        more = _with(edits, each)
        try:
            reference = as_edited(books.reference, more)
        except ReferenceDataError:
            continue  # What contradicts is refused before it is kept.
        now = lights(books, reference)
        old = [view for view in VIEWS if view.month.last_day < each.since]
        assert [now[view] for view in old] == [known[view] for view in old]
        edits, known = more, now


def _with(edits: OfficeEdits, each: Edit) -> OfficeEdits:
    if isinstance(each, PlanVersion):
        return replace(edits, plans=(*edits.plans, each))
    if isinstance(each, UnitsEdit):
        return replace(edits, units=(*edits.units, each))
    return replace(edits, rules=(*edits.rules, each))


def test_the_lights_after_the_day_do_turn(books: Books) -> None:
    """The law above is not kept by edits that do nothing."""
    edit = RulesEdit(date(2024, 7, 1), due_day=28, narrow=Decimal(0))
    after = lights(books, as_edited(books.reference, OfficeEdits(rules=(edit,))))
    before = lights(books, books.reference)
    turned = {view.month for view in VIEWS if after[view] != before[view]}
    assert turned == {Month(2024, 7)}
