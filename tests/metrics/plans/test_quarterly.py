"""What the five plans ask beside the monthly figures, and whether anything can feed it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from metrics.counts.month import Month
from metrics.plans.plan import TargetKind, TargetSource
from metrics.plans.quarterly import quarter_of
from metrics.plans.target import Goal
from metrics.units.unit import Level
from metrics.verdicts.growth import judge_growth
from metrics.verdicts.reference import Reference, load
from metrics.verdicts.verdict import Status

FOLDER = Path(__file__).parents[3] / "data" / "reference"
KCN, LONG_THANH, KKT = "kcn-dong-nai-2022", "long-thanh-2024", "kkt-hai-phong-2024"
QUARTERLY = [
    (KCN, "I.2", "procedures_posted_at_one_stop", "100"),
    (KCN, "2.1", "procedures_issued_in_time", "100"),
    (KCN, "2.2", "e_processes_configured", "100"),
    (KCN, "2.3", "procedures_public_in_time", "100"),
    (KCN, "2.4", "sample_dossiers", "50"),
    (KCN, "2.5", "simplification", "10"),
    (KCN, "2.5", "decentralisation", "20"),
    (KCN, "2.6", "online_provision", "100"),
    (KCN, "3.3", "one_stop_system", "100"),
    (LONG_THANH, "I.1", "procedures_issued_in_time", "100"),
    (LONG_THANH, "I.1", "internal_processes_issued_in_time", "100"),
    (LONG_THANH, "I.1", "national_portal", "100"),
    (LONG_THANH, "2.1", "procedures_published_in_time", "100"),
    (LONG_THANH, "2.2", "procedures_public_in_time", "100"),
    (LONG_THANH, "2.3", "sample_dossiers", "70"),
    (LONG_THANH, "2.4", "simplification", "10"),
    (LONG_THANH, "2.4", "declared_information", "20"),
    (LONG_THANH, "2.5", "internal_procedures_published", "100"),
    (LONG_THANH, "2.7", "internal_procedures_simplified", "100"),
    (LONG_THANH, "3.1", "one_stop_rules", "100"),
    (LONG_THANH, "3.2", "one_stop_monitored", "100"),
    (LONG_THANH, "4.1", "online_provision", "100"),
    (LONG_THANH, "4.3", "electronic_certification", "100"),
    (LONG_THANH, "4.3", "certified_copies_growth", None),
    (KKT, "II.1.c", "one_stop_system", "100"),
]


@cache
def shipped() -> Reference:
    return load(FOLDER)


@pytest.mark.parametrize(("plan", "clause", "code", "value"), QUARTERLY)
def test_the_quarterly_form_feeds_a_target(
    plan: str, clause: str, code: str, value: str | None
) -> None:
    asked = [each for each in shipped().plan(plan).targets if each.indicator == code]
    assert {each.clause for each in asked} == {clause}
    assert {each.value for each in asked} == {Decimal(value) if value else None}
    for each in asked:
        chosen = shipped().quarterly.targets.by_indicator_and_level[code, each.level]
        (target,) = (of for of in chosen if of.plan == plan)
        assert (target.clause, target.quote) == (clause, each.quote)
    indicator = shipped().indicator(code)
    for measure in (*indicator.numerator, *indicator.denominator):
        assert shipped().measure(measure).quarterly


def test_nothing_that_a_plan_asks_is_left_without_a_source() -> None:
    quarterly = {each.code for each in shipped().quarterly.indicators}
    listed = {(plan, code) for plan, _, code, _ in QUARTERLY}
    for plan in shipped().plans:
        for target in plan.targets:
            monthly = target.indicator in shipped().indicator_codes
            if monthly or target.kind is TargetKind.QUOTA:
                continue
            assert target.indicator in quarterly
            assert (plan.code, target.indicator) in listed
            growing = target.kind is TargetKind.MORE_THAN_LAST_YEAR
            assert (target.source is TargetSource.FIGURES) == growing


def test_of_the_divisions_the_plan_means_one_alone() -> None:
    month = Month(2024, 9)
    tree = shipped().register.at(month)
    asked = [
        unit.code
        for unit in tree.under("740")
        if unit.level is Level.DIVISION
        and shipped().quarterly.asked(shipped().quarterly.place(unit, month))
    ]
    assert asked == ["740-TP"]


def test_a_quarter_is_its_last_month() -> None:
    assert [quarter_of(Month(2024, number)).number for number in (1, 3, 4, 9, 12)] == [
        3, 3, 6, 9, 12,
    ]  # fmt: skip


GOAL = Goal(Fraction(100), None, LONG_THANH, "4.3", "Tăng", TargetKind.MORE_THAN_LAST_YEAR)


@pytest.mark.parametrize(
    ("now", "base", "status", "short"),
    [
        (121, 120, Status.MET, 0),
        (120, 120, Status.NEAR, 1),
        (118, 120, Status.NEAR, 3),
        (117, 120, Status.MISSED, 4),
        (1, 0, Status.MET, 0),
        (0, 0, Status.MISSED, 1),
        (120, None, Status.NOT_REPORTED, None),
        (None, 120, Status.NOT_REPORTED, None),
    ],
)
def test_more_than_the_year_before_is_more_and_not_as_much(
    now: int | None, base: int | None, status: Status, short: int | None
) -> None:
    found = judge_growth(now, base, GOAL, due=True)
    assert (found.status, found.short_by) == (status, short)
    if None in (now, base):
        assert judge_growth(now, base, GOAL, due=False).status is Status.NOT_DUE
