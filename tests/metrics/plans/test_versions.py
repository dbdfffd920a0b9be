"""A plan that is edited holds as it was until the day of the edit, and as edited from that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.errors import ReferenceDataError
from metrics.counts.month import Month
from metrics.plans.plan import Plan, PlanTarget, TargetKind, TargetSource
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion, in_force
from metrics.units.unit import Level
from metrics.verdicts.office import OfficeEdits, as_edited
from metrics.verdicts.reference import Reference, load

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = load(ROOT / "data" / "reference")
CODE = "long-thanh-2024"
PLAN = SHIPPED.plan(CODE)
LINE = ("26368", "740", "75")
MONTHS = [Month(2024, number) for number in range(1, 13)]


def with_value(plan: Plan, value: int, indicator: str = "on_time") -> Plan:
    return replace(
        plan,
        targets=tuple(
            replace(each, value=Decimal(value)) if each.indicator == indicator else each
            for each in plan.targets
        ),
    )


def asked(reference: Reference, month: Month, indicator: str = "on_time") -> Decimal | None:
    target = reference.rules.targets.choose(indicator, Level.COMMUNE, LINE, month)
    return target.percent if target else None


def after(*versions: PlanVersion) -> Reference:
    return as_edited(SHIPPED, OfficeEdits(tuple(versions)))


def test_old_months_keep_the_target_they_had() -> None:
    since = date(2024, 7, 1)
    edited = after(PlanVersion(CODE, since, plan_text(with_value(PLAN, 99))))
    before = [asked(SHIPPED, month) for month in MONTHS]
    found = [asked(edited, month) for month in MONTHS]
    assert found == before[:6] + [Decimal(99)] * 6


def test_what_an_edit_leaves_alone_goes_on_as_one_row() -> None:
    edited = in_force(PLAN, [(date(2024, 7, 1), with_value(PLAN, 99))])
    assert edited is not None
    kept = [each for each in edited.targets if each.indicator != "on_time"]
    assert kept == [each for each in PLAN.targets if each.indicator != "on_time"]
    changed = [each for each in edited.targets if each.indicator == "on_time"]
    days = {(each.value, each.valid_from, each.valid_to) for each in changed}
    old = next(each.value for each in PLAN.targets if each.indicator == "on_time")
    assert days == {
        (old, date(2024, 1, 1), date(2024, 6, 30)),
        (Decimal(99), date(2024, 7, 1), date(2024, 12, 31)),
    }


def test_a_plan_taken_out_of_force_holds_until_that_day() -> None:
    edited = after(PlanVersion(CODE, date(2024, 7, 1), ""))
    assert [asked(edited, month) is not None for month in MONTHS] == [True] * 6 + [False] * 6
    assert edited.plan(CODE).valid_to == date(2024, 6, 30)


def test_a_plan_taken_out_of_force_from_its_first_day_is_gone() -> None:
    edited = after(PlanVersion(CODE, date(2024, 1, 1), ""))
    assert CODE not in {plan.code for plan in edited.plans}


def test_a_plan_of_the_office_joins_those_shipped() -> None:
    own = with_value(replace(PLAN, code="xa-rieng-2024", scope="26368"), 80)
    edited = after(PlanVersion(own.code, own.valid_from, plan_text(own)))
    assert {asked(edited, month) for month in MONTHS} == {Decimal(80)}


TARGETS = st.lists(
    st.builds(
        PlanTarget,
        plan=st.just(CODE),
        indicator=st.sampled_from(["on_time", "online", "digitised"]),
        level=st.sampled_from([Level.DISTRICT, Level.COMMUNE]),
        value=st.integers(1, 100).map(Decimal),
        kind=st.just(TargetKind.AT_LEAST),
        source=st.just(TargetSource.FIGURES),
        clause=st.just("1.1"),
        quote=st.just("…"),
        valid_from=st.just(PLAN.valid_from),
        valid_to=st.just(PLAN.valid_to),
        near_margin=st.none() | st.integers(0, 9).map(Decimal),
    ),
    unique_by=lambda each: (each.indicator, each.level),
)
VERSIONS = st.lists(
    st.tuples(
        st.sampled_from([CODE, "them-1", "them-2"]),
        st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        st.none() | TARGETS,
    ),
    max_size=6,
)


def version(code: str, since: date, targets: list[PlanTarget] | None) -> PlanVersion:
    if targets is None:
        return PlanVersion(code, since, "")
    scope = {CODE: "740", "them-1": "740", "them-2": "26368"}[code]
    own = tuple(replace(each, plan=code) for each in targets)
    return PlanVersion(code, since, plan_text(replace(PLAN, code=code, scope=scope, targets=own)))


@given(VERSIONS)
def test_no_edit_changes_what_was_asked_of_a_month_before_its_day(
    said: list[tuple[str, date, list[PlanTarget] | None]],
) -> None:
    """After any sequence of edits, one more leaves every month before its day as it stood."""
    versions: list[PlanVersion] = []
    known = everything(SHIPPED)
    for each in said:
        new = version(*each)
        try:
            reference = after(*versions, new)
        except ReferenceDataError as error:
            assert "begins on the same day" in str(error)  # Such an edit is refused.
            continue
        versions.append(new)
        now = everything(reference)
        same = [month for month in MONTHS if month.last_day < new.since]
        assert [now[month] for month in same] == [known[month] for month in same]
        known = now


def everything(reference: Reference) -> dict[Month, list[object]]:
    """Every target of every month, as the rules see it."""
    choose = reference.rules.targets.choose
    return {
        month: [
            target and (target.plan, target.percent, target.near_margin, target.clause)
            for level, line in ((Level.DISTRICT, LINE[1:]), (Level.COMMUNE, LINE))
            for target in (choose(code, level, line, month) for code in reference.indicator_codes)
        ]
        for month in MONTHS
    }
