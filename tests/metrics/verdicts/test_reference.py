"""The reference data as shipped, what it asks of whom, and every fault of a wrong copy at once."""

from __future__ import annotations

import re
import shutil
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from metrics.counts.errors import ReferenceDataError
from metrics.counts.measure import STOCKS, MeasureKind, ways
from metrics.counts.month import Month, Window
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference, load
from metrics.verdicts.rollup import (
    Score,
    ScoreQuestion,
    group_parts,
    reporting,
    score_group,
    score_units,
)
from metrics.verdicts.verdict import Status
from tests.metrics.builders import LONG_AFTER, SEPTEMBER, counted

FOLDER = Path(__file__).parents[3] / "data" / "reference"

MEASURES = {
    MeasureKind.FLOW: "received_online received_total received_offline resolved_in_time"
    " resolved_early resolved_late digitised electronic_results surveyed surveyed_satisfied"
    " feedback_due feedback_on_time feedback_rated feedback_satisfied apologies certified_copies"
    " results_digitised",
    MeasureKind.STOCK: "carried_in open_in_time open_late",
}
"""Contract §1."""
INDICATORS = {
    "on_time": ("resolved_in_time", "resolved"),
    "online": ("received_online", "received"),
    "digitised": ("digitised", "received"),
    "electronic_results": ("electronic_results", "resolved"),
    "satisfaction": ("surveyed_satisfied", "surveyed"),
    "feedback_on_time": ("feedback_on_time", "feedback_due"),
    "feedback_satisfaction": ("feedback_satisfied", "feedback_rated"),
    "apology": ("apologies", "resolved_late"),
    "on_time_766": ("resolved_in_time + open_in_time", "resolved + open"),
}
"""Contract §2."""

Asked = tuple[int, str | None]
"""Percent and clause."""


@cache
def shipped() -> Reference:
    return load(FOLDER)


def row_of(code: str, indicator: str, month: Month = SEPTEMBER) -> Score:
    reference = shipped()
    unit = reference.register.at(month)[code]
    question = ScoreQuestion(month, Window.MONTH, LONG_AFTER)
    rows = score_units((unit,), question, reference.rules, {})
    return next(row for row in rows if row.indicator.code == indicator)


def asked(code: str, indicator: str, month: Month = SEPTEMBER) -> Asked | None:
    goal = row_of(code, indicator, month).goal
    return None if goal is None else (int(goal.percent), goal.clause)


# ---------------------------------------------------------------------------------------------
# Vocabulary


@pytest.mark.parametrize("kind", list(MeasureKind))
def test_the_measures_are_those_of_the_contract(kind: MeasureKind) -> None:
    measures = (each for each in shipped().measures if not each.quarterly)
    codes = {measure.code for measure in measures if measure.kind is kind}
    assert codes == set(MEASURES[kind].split())


def test_a_measure_that_never_adds_up_is_known_as_such() -> None:
    assert set(MEASURES[MeasureKind.STOCK].split()) == STOCKS


def test_the_indicators_are_those_of_the_contract_in_its_order() -> None:
    found = {
        each.code: (" + ".join(each.numerator), " + ".join(each.denominator))
        for each in shipped().indicators
    }
    assert list(found.items()) == list(INDICATORS.items())


def test_received_is_online_and_offline_where_both_are_given_and_else_the_total() -> None:
    assert ways(("received",)) == (("received_online", "received_offline"), ("received_total",))


def test_what_was_handled_is_what_was_received_and_what_was_carried_in() -> None:
    assert ways(("handled",)) == (
        ("received_online", "received_offline", "carried_in"),
        ("received_total", "carried_in"),
    )


def test_several_derived_measures_are_added_up_measure_by_measure() -> None:
    assert ways(("resolved", "open")) == (
        ("resolved_in_time", "resolved_late", "open_in_time", "open_late"),
    )
    assert len(ways(("received", "handled"))) == 4
    assert ways(("digitised",)) == (("digitised",),)


def test_codes_lead_to_what_they_name_and_nowhere_else() -> None:
    reference = shipped()
    assert reference.indicator("online").code == "online"
    assert reference.plan("long-thanh-2024").scope == "740"
    assert reference.measure("apologies").kind is MeasureKind.FLOW
    for find in (reference.indicator, reference.plan, reference.measure):
        with pytest.raises(KeyError):
            find("không có")


# ---------------------------------------------------------------------------------------------
# What the five plans ask of the units of Đồng Nai


@pytest.mark.parametrize(
    ("unit", "indicator", "expected"),
    [
        ("740", "online", (40, "4.2")),
        ("26389", "online", (30, "4.2")),
        ("740", "on_time", (97, "3.2")),
        ("26389", "on_time", (97, "3.2")),
        ("740", "satisfaction", (94, "3.3")),
        ("26389", "satisfaction", (94, "3.3")),
        ("740", "digitised", (40, "4.4")),
        ("26389", "digitised", (35, "4.4")),
        ("740", "electronic_results", (30, "4.4")),
        ("26389", "electronic_results", (20, "4.4")),
        ("740", "feedback_on_time", (97, "5.1")),
        ("26389", "feedback_satisfaction", (93, "5.1")),
        ("26389", "apology", None),
        ("740", "on_time_766", None),
        # The plan is Long Thành's own.
        ("731", "on_time", None),
        ("26041", "on_time", None),
        ("75-STP", "on_time", None),
        ("75-KCN", "on_time", None),
    ],
)
def test_what_is_asked_in_september_2024(unit: str, indicator: str, expected: Asked | None) -> None:
    assert asked(unit, indicator) == expected


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (Month(2023, 12), None),
        (Month(2024, 1), (40, "4.2")),
        (Month(2024, 12), (40, "4.2")),
        (Month(2025, 1), None),
    ],
)
def test_the_plan_of_long_thanh_holds_in_2024_only(month: Month, expected: Asked | None) -> None:
    assert asked("740", "online", month) == expected


def test_in_2024_no_commune_outside_long_thanh_has_a_target() -> None:
    reference = shipped()
    tree = reference.register.at(SEPTEMBER)
    communes = reporting(tree, level=Level.COMMUNE)
    question = ScoreQuestion(SEPTEMBER, Window.MONTH, LONG_AFTER)
    rows = score_units(communes, question, reference.rules, {})
    inside = {row.unit.code for row in rows if row.goal is not None}
    assert inside == {unit.code for unit in communes if unit.parent == "740"}
    assert len(inside) == 14


def test_the_industrial_zones_of_2022_answer_to_their_own_plan() -> None:
    month = Month(2022, 9)
    row = row_of("75-KCN", "on_time", month)
    assert row.goal is not None
    assert row.goal.plan == "kcn-dong-nai-2022"
    assert asked("75-STP", "on_time", month) is None


def test_a_quota_or_a_count_that_no_form_feeds_lights_no_light() -> None:
    lit = {code for code, _ in shipped().rules.targets.by_indicator_and_level}
    assert lit <= set(INDICATORS)
    assert {"on_time", "online", "satisfaction"} <= lit


def test_every_light_shows_the_words_of_its_plan() -> None:
    goal = row_of("740", "online").goal
    assert goal is not None
    assert goal.quote is not None
    assert "40%" in goal.quote


def test_long_thanh_as_a_whole_is_measured_by_its_weighted_target() -> None:
    reference = shipped()
    tree = reference.register.at(SEPTEMBER)
    head, question = tree["740"], ScoreQuestion(SEPTEMBER, Window.MONTH, LONG_AFTER)
    figures = {
        (tree["740"].identity, "online"): counted(40, 100),
        (tree["26389"].identity, "online"): counted(90, 300),
    }
    rows = score_units(reporting(tree), question, reference.rules, figures)
    parts = [row for row in group_parts(head, tree, rows) if row.indicator.code == "online"]
    group = score_group(head, parts)
    assert group.goal is not None
    assert (group.goal.percent, group.goal.clause) == (Fraction("32.5"), "4.2")
    assert group.verdict.status is Status.MET
    assert (group.units_reported, group.units_expected) == (2, 15)


def test_figures_are_due_on_the_tenth_of_the_next_month() -> None:
    deadline = shipped().rules.deadline
    assert deadline(Month(2024, 9)) == date(2024, 10, 10)
    assert deadline(Month(2024, 12)) == date(2025, 1, 10)


# ---------------------------------------------------------------------------------------------
# A wrong copy


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    return folder


def change(path: Path, pattern: str, replacement: str) -> None:
    text, times = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.M)
    assert times == 1
    path.write_text(text, "utf-8")


def faults_of(folder: Path, demonstration: Path | None = None) -> tuple[str, ...]:
    with pytest.raises(ReferenceDataError) as raised:
        load(folder, demonstration)
    return raised.value.faults


def the_fault(folder: Path, demonstration: Path | None = None) -> str:
    (fault,) = faults_of(folder, demonstration)
    return fault


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "fault"),
    [
        ("measures", '^kind = "flow"$', 'kind = "sum"', "measure received_online: kind: want one"),
        ("measures", '^kind = "flow"$', "", "measure received_online: kind is missing"),
        ("measures", '^kind = "flow"$', 'kind = "stock"', "are not added up as those of a stock"),
        ("measures", '^name = ".*"$', "name = 5", "measure received_online: name: want words"),
        ("measures", '"received_offline"', '"received_online"', "received_online: stands twice"),
        ("measures", "\\Z", '\n[[measure]]\ncode = "open"\nkind = "flow"\nname = "x"\n', "twice"),
        ("measures", "\\Z", "\n[other]\n", "unknown key 'other'"),
        ("indicators", "= \\[.received_online.\\]", '= ["sent"]', "numerator: 'sent' is not"),
        ("indicators", "= \\[.received_online.\\]", "= []", "numerator: want a list of at least"),
        ("indicators", "= \\[.received_online.\\]", "= 3", "numerator: want a list of at least"),
        ("indicators", "= \\[.received_online.\\]", "= [[3]]", "numerator: \\[3\\] is not defined"),
        ("indicators", "^denominator = .*$", "", "on_time: denominator: want a list"),
        ("indicators", '^why = ".*"$', 'why = " "', "on_time: why: want words"),
        ("indicators", "^owner = ", "keeper = ", "on_time: owner is missing"),
        ("indicators", "^reviewed = .*$", "reviewed = 2", "on_time: reviewed: want a date"),
        ("indicators", "^reviewed = .*$", "reviewed = 2030-01-01", "must be after reviewed"),
        ("indicators", "^case = ", "near_margin = -1\ncase = ", "want 0 to 100 points, found -1"),
        ("indicators", "^case = ", "near_margin = nan\ncase = ", "want a finite number"),
        ("indicators", "^case = ", 'near_margin = "2"\ncase = ', "near_margin: want a number"),
        ("indicators", '^code = "digitised"', 'code = "online"', "indicator online: stands twice"),
        ("reporting", "^due_day = .*$", "due_day = 29", "due_day: want 1 to 28, found 29"),
        ("reporting", "^due_day = .*$", "due_day = 0", "due_day: want 1 to 28, found 0"),
        ("reporting", "^due_day = .*$", 'due_day = "10"', "due_day: want a whole number"),
        ("reporting", "^due_day = .*$", "due_day = ", "reporting.toml: "),
        ("scope", "^province = .*$", 'province = "00"', "no province has the code '00'"),
    ],
)
def test_a_fault_is_told_with_its_place(
    copy: Path, file: str, pattern: str, replacement: str, fault: str
) -> None:
    path = copy / f"{file}.toml"
    change(path, pattern, replacement)
    assert any(re.search(fault, found) for found in faults_of(copy))


def test_the_faults_of_all_files_are_told_at_once(copy: Path) -> None:
    change(copy / "measures.toml", '^name = ".*"$', 'name = ""')
    change(copy / "indicators.toml", '^why = ".*"$', 'why = ""')
    change(copy / "reporting.toml", "^due_day = .*$", "due_day = 31")
    change(copy / "plans" / "long-thanh-2024.toml", "^value = 100$", "value = 101")
    change(copy / "units" / "75.csv", "true", "yes")
    change(copy / "units" / "aliases.csv", "\\Z", "75,Xã Lạ\n")
    named = {fault.partition(":")[0].partition(" ")[0] for fault in faults_of(copy)}
    assert named == {
        "measures.toml",
        "indicators.toml",
        "reporting.toml",
        "long-thanh-2024.toml",
        "75.csv",
        "aliases.csv",
    }


@pytest.mark.parametrize("name", ["measures", "indicators", "reporting", "scope"])
def test_a_missing_file_is_a_fault(copy: Path, name: str) -> None:
    (copy / f"{name}.toml").unlink()
    assert any(fault.startswith(f"{name}.toml: ") for fault in faults_of(copy))


def test_an_indicator_may_have_a_margin_of_its_own(copy: Path) -> None:
    change(copy / "indicators.toml", "^case = ", "near_margin = 3\ncase = ")
    reference = load(copy)
    assert reference.indicator("on_time").near_margin == 3
    assert reference.indicator("online").near_margin is None


def test_a_later_due_day_gives_more_time(copy: Path) -> None:
    change(copy / "reporting.toml", "^due_day = .*$", "due_day = 28")
    assert load(copy).rules.deadline(SEPTEMBER) == date(2024, 10, 28)


def test_two_plans_that_cannot_be_chosen_between_are_a_fault(copy: Path, tmp_path: Path) -> None:
    shown = tmp_path / "demonstration"
    shown.mkdir()
    text = (FOLDER / "plans" / "long-thanh-2024.toml").read_text("utf-8")
    (shown / "lai.toml").write_text(text.replace("long-thanh-2024", "lai"), "utf-8")
    shutil.copy(FOLDER / "plans" / "quantities.toml", shown)
    rivals = [fault for fault in faults_of(copy, shown) if "begins on the same day" in fault]
    # Seven rates for two levels.
    assert len(rivals) == 14
    assert all("as in long-thanh-2024" in fault for fault in rivals)


def test_another_province_is_a_matter_of_one_code(copy: Path) -> None:
    change(copy / "scope.toml", "^province = .*$", 'province = "01"')
    reference = load(copy)
    assert reference.scope == "01"
    assert reference.register.scope == "01"
    assert load(copy, province="75").scope == "75"
    assert "75" not in reference.register.at(SEPTEMBER)
