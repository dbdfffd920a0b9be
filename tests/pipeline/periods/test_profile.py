"""Everything about one unit, each number found a second time in the stored figures."""

from __future__ import annotations

from datetime import date
from math import ceil
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.measure import ways
from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.units.restate import Event
from metrics.verdicts.verdict import Status
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.periods.profile import Profile, profile
from pipeline.scores.scorecard import View
from pipeline.statements import explanations, people
from tests.pipeline.reports import every, give, raw
from tests.warehouse.builders import new_database
from wording.scores.task_leads import named_in

AN_PHUOC, LONG_THANH = "26383", "740"
LATER = date(2027, 3, 1)
SEPTEMBER = Month(2024, 9)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def of(
    workspace: Workspace,
    month: Month = SEPTEMBER,
    under: str = AN_PHUOC,
    window: Window = Window.MONTH,
    as_of: date = LATER,
) -> Profile:
    with workspace.books() as books:
        return profile(books, View(month, window, under, as_of=as_of))


# --- The demonstration, from its raw figures -----------------------------------------------------


@pytest.fixture(scope="module")
def sample(demonstration: Path) -> Workspace:
    return open_workspace(demonstration)


def figures(workspace: Workspace, month: Month, code: str) -> dict[str, int]:
    rows = raw(
        workspace,
        "select measure, value from current_figure($month) where unit = $unit",
        month=month.first_day,
        unit=code,
    )
    return {str(measure): int(str(value)) for measure, value in rows}


def counted(found: dict[str, int], codes: tuple[str, ...]) -> int | None:
    """The first way to a side whose measures are all there."""
    given = [way for way in ways(codes) if all(measure in found for measure in way)]
    return sum(found[measure] for measure in given[0]) if given else None


@pytest.mark.slow
@pytest.mark.parametrize("code", [AN_PHUOC, "26422", LONG_THANH, "75-STP"])
def test_every_light_of_a_month_is_found_again_in_the_raw_figures(
    sample: Workspace, code: str
) -> None:
    found = of(sample, SEPTEMBER, code)
    stored = figures(sample, SEPTEMBER, code)
    assert [row.indicator.code for row in found.scores] == [
        each.code for each in sample.reference.indicators
    ]
    for row in found.scores:
        good = counted(stored, row.indicator.numerator)
        cases = counted(stored, row.indicator.denominator)
        if good is None or cases is None:
            assert row.share is None
            continue
        assert row.share == Share(good, cases)
        if row.goal is not None and cases:
            needed = ceil(row.goal.percent * cases / 100)
            assert row.verdict.short_by == max(0, needed - good)
            assert (row.verdict.status is Status.MET) == (good >= needed)


@pytest.mark.slow
@pytest.mark.parametrize("code", [AN_PHUOC, LONG_THANH])
def test_every_month_of_the_small_lines_is_found_again(sample: Workspace, code: str) -> None:
    found = of(sample, SEPTEMBER, code)
    assert found.past.months == tuple(every(Month(2023, 10), SEPTEMBER))
    for place, month in enumerate(found.past.months):
        stored = figures(sample, month, code)
        for indicator in sample.reference.indicators:
            score = found.past.lines[indicator.code][place]
            good, cases = (
                counted(stored, indicator.numerator),
                counted(stored, indicator.denominator),
            )
            known = good is not None and cases is not None
            assert score is not None
            assert score.share == (Share(good or 0, cases or 0) if known else None)


@pytest.mark.slow
def test_a_quarter_adds_up_three_months_of_raw_figures(sample: Workspace) -> None:
    found = of(sample, SEPTEMBER, AN_PHUOC, Window.QUARTER)
    months = [figures(sample, month, AN_PHUOC) for month in every(Month(2024, 7), SEPTEMBER)]
    (row,) = [each for each in found.scores if each.indicator.code == "on_time"]
    good = sum(each["resolved_in_time"] for each in months)
    assert row.share == Share(good, good + sum(each["resolved_late"] for each in months))


@pytest.mark.slow
def test_the_whole_district_stands_beside_its_one_stop(sample: Workspace) -> None:
    found = of(sample, SEPTEMBER, LONG_THANH)
    (row,) = [each for each in found.whole if each.indicator.code == "on_time"]
    tree = sample.reference.register.at(SEPTEMBER)
    codes = [unit.code for unit in tree.under(LONG_THANH) if unit.reports]
    rows = [figures(sample, SEPTEMBER, code) for code in codes]
    good = sum(each.get("resolved_in_time", 0) for each in rows)
    late = sum(each.get("resolved_late", 0) for each in rows)
    assert row.share == Share(good, good + late)
    assert of(sample, SEPTEMBER, AN_PHUOC).whole == ()


@pytest.mark.slow
def test_the_files_are_those_that_hold_the_unit(sample: Workspace) -> None:
    found = of(sample, SEPTEMBER, AN_PHUOC)
    rows = raw(
        sample,
        "select distinct upload.upload from store.figure"
        " join store.upload on upload.version = figure.version"
        " where figure.unit = $unit and upload.month between $first and $last"
        " order by upload.upload",
        unit=AN_PHUOC,
        first=found.past.months[0].first_day,
        last=SEPTEMBER.first_day,
    )
    assert {row.upload for row in found.past.uploads} <= {name for (name,) in rows}
    past = found.past
    assert {row.month for row in past.uploads} == set(past.months) - set(past.silent)
    assert list(past.uploads) == sorted(past.uploads, key=lambda row: row.month, reverse=True)


# --- Silence -----------------------------------------------------------------------------------


def test_months_that_were_due_and_not_reported_are_named(workspace: Workspace) -> None:
    give(workspace, {month: {AN_PHUOC: (9, 1)} for month in (Month(2024, 5), SEPTEMBER)})
    found = of(workspace)
    assert found.past.due == tuple(every(Month(2024, 5), SEPTEMBER)), "none before all figures"
    assert set(found.past.due) - set(found.past.silent) == {Month(2024, 5), SEPTEMBER}


def test_a_month_before_its_deadline_is_not_yet_due(workspace: Workspace) -> None:
    give(workspace, {Month(2024, 8): {AN_PHUOC: (9, 1)}})
    on_the_day = of(workspace, as_of=date(2024, 10, 10))
    day_after = of(workspace, as_of=date(2024, 10, 11))
    assert SEPTEMBER not in on_the_day.past.due
    assert SEPTEMBER in day_after.past.silent


def test_a_unit_of_july_2025_owes_nothing_for_the_months_before(workspace: Workspace) -> None:
    give(workspace, {Month(2025, 7): {"26368": (9, 1)}})
    found = of(workspace, Month(2025, 8), "26368")
    assert found.past.due == (Month(2025, 7), Month(2025, 8))
    assert found.past.silent == (Month(2025, 8),)
    assert found.past.lines["on_time"][:10] == (None,) * 10
    assert [(mark.day, mark.event) for mark in found.mergers] == [(date(2025, 7, 1), Event.MERGED)]
    assert found.names["26404-2022"] == "Xã Long An"


# --- Plans -------------------------------------------------------------------------------------


def test_a_commune_of_long_thanh_leads_17_tasks_of_its_plan_and_supports_20(
    workspace: Workspace,
) -> None:
    # Counted: 15 rows of the annex and III.1, III.2 of the body name "UBND các xã, thị trấn" as
    # lead, 20 rows as support.
    found = of(workspace)
    assert {duty.plan.code for duty in found.duties} == {"long-thanh-2024"}
    assert sum(duty.leads for duty in found.duties) == 17
    assert sum(not duty.leads for duty in found.duties) == 20
    dated = [duty.task.deadline for duty in found.duties if duty.leads][:6]
    assert dated == [
        date(2024, 1, 25),
        date(2024, 1, 25),
        date(2024, 3, 10),
        date(2024, 5, 25),
        date(2024, 9, 30),
        date(2024, 11, 25),
    ]


def test_a_plan_of_another_year_or_place_gives_no_tasks(workspace: Workspace) -> None:
    assert of(workspace, Month(2025, 3)).duties == ()
    assert of(workspace, SEPTEMBER, "26173").duties == ()


def test_a_department_has_the_tasks_that_name_it(workspace: Workspace) -> None:
    named = of(workspace, Month(2023, 5), "75-STP").duties
    assert "IV.3" in {duty.task.clause for duty in named if duty.leads}
    assert "III.1" not in {duty.task.clause for duty in named}


def test_lists_of_departments_name_each_of_them_and_no_other(workspace: Workspace) -> None:
    text = "Các Sở: Tư pháp; Lao động, Thương binh và Xã hội; Tài chính"
    tree = workspace.reference.register.at(Month(2023, 5))
    assert named_in(text, tree["75-STP"])
    assert not named_in(text, tree["75-SYT"])
    assert not named_in(None, tree["75-STP"])


# --- People ------------------------------------------------------------------------------------


def test_who_answers_and_what_was_said_stand_in_the_profile(workspace: Workspace) -> None:
    give(workspace, {SEPTEMBER: {AN_PHUOC: (80, 20), "26404": (9, 1)}})
    entry = people.PersonEntry(
        AN_PHUOC, "Nguyễn Văn An", "Chủ tịch UBND xã", since=date(2024, 1, 1)
    )
    people.record(workspace, OFFICE, entry, "Văn phòng")
    explanations.explain(
        workspace,
        OFFICE,
        explanations.Explained(SEPTEMBER, AN_PHUOC, "on_time"),
        "Mất điện ba ngày",
        "Văn phòng",
    )
    explanations.explain(
        workspace,
        OFFICE,
        explanations.Explained(SEPTEMBER, "26404", "on_time"),
        "Của xã khác",
        "Văn phòng",
    )
    found = of(workspace)
    assert found.answering is not None
    assert found.answering.person.name == "Nguyễn Văn An"
    assert [each.text for each in found.explanations] == ["Mất điện ba ngày"]
    assert of(workspace, Month(2024, 8)).explanations == ()
    assert of(workspace, SEPTEMBER, "26404").answering is None


def test_an_unknown_unit_is_told(workspace: Workspace) -> None:
    with pytest.raises(KpiError, match="unknown_unit"):
        of(workspace, SEPTEMBER, "99999")
