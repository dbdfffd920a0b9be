"""Loads and validates `data/reference/` as a whole; every fault is reported at once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from metrics.indicator import Indicator
from metrics.measure import DERIVED, Kind, Measure
from metrics.month import Month
from metrics.plan import Plan, PlanTarget, Quantity, TargetKind, TargetSource
from metrics.plan_files import read_plans, read_quantities
from metrics.register import read_scope, read_units
from metrics.rollup import Rules
from metrics.target import Target, Targets
from metrics.unit import Level, Register


class ReferenceDataError(Exception):
    """The reference data contradicts itself; carries every fault found, one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Reference:
    """Everything the program knows before the first figure arrives."""

    folder: Path
    scope: str
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    plans: tuple[Plan, ...]
    quantities: tuple[Quantity, ...]
    """What plans count beside the indicators."""
    register: Register
    due_day: int
    rules: Rules = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        targets = Targets.of(
            _target(plan, target)
            for plan in self.plans
            for target in plan.targets
            if _feeds_a_light(target) and target.indicator in self.indicator_codes
        )
        rules = Rules(
            self.register, self.indicators, targets, partial(_deadline, due_day=self.due_day)
        )
        object.__setattr__(self, "rules", rules)

    @property
    def indicator_codes(self) -> frozenset[str]:
        """The codes of what is scored."""
        return frozenset(indicator.code for indicator in self.indicators)

    def indicator(self, code: str) -> Indicator:
        """One indicator; KeyError if there is none of that code."""
        return next((each for each in self.indicators if each.code == code), None) or _unknown(code)

    def plan(self, code: str) -> Plan:
        """One plan; KeyError if there is none of that code."""
        return next((each for each in self.plans if each.code == code), None) or _unknown(code)

    def measure(self, code: str) -> Measure:
        """One measure; KeyError if there is none of that code."""
        return next((each for each in self.measures if each.code == code), None) or _unknown(code)


def load(folder: Path, demonstration: Path | None = None, province: str | None = None) -> Reference:
    """Load the reference data of one scope.

    Args:
        folder: `data/reference`.
        demonstration: A folder of labelled demonstration plans, for the sample only.
        province: Code of the province; None: the one `scope.toml` names.

    Raises:
        ReferenceDataError: With every fault of every file.
    """
    measures, measure_faults = _read_measures(folder / "measures.toml")
    indicators, indicator_faults = _read_indicators(folder / "indicators.toml", measures)
    codes = frozenset(indicator.code for indicator in indicators)
    plans, plan_faults = read_plans(folder / "plans", codes)
    quantities, _ = read_quantities(folder / "plans", codes)
    shown, shown_faults = read_plans(demonstration, codes) if demonstration else ((), ())
    scope, scope_faults = _scope(folder, province)
    units, unit_faults = read_units(folder / "units", scope) if scope else ((), ())
    due_day, due_faults = _read_due_day(folder / "reporting.toml")
    faults = (
        *measure_faults,
        *indicator_faults,
        *plan_faults,
        *shown_faults,
        *scope_faults,
        *unit_faults,
        *due_faults,
    )
    if faults:
        raise ReferenceDataError(faults)
    register = Register(scope, units)
    return Reference(
        folder, scope, measures, indicators, (*plans, *shown), quantities, register, due_day
    )


def _scope(folder: Path, province: str | None) -> tuple[str, tuple[str, ...]]:
    if province:
        return province, ()
    scope, faults = read_scope(folder / "scope.toml")
    return (scope.province if scope else ""), faults


def _unknown(code: str) -> Any:  # noqa: ANN401  (never returns)
    raise KeyError(code)


def _feeds_a_light(target: PlanTarget) -> bool:
    return (
        target.kind is TargetKind.AT_LEAST
        and target.source is TargetSource.FIGURES
        and target.value is not None
    )


def _target(plan: Plan, target: PlanTarget) -> Target:
    assert target.value is not None
    return Target(
        plan=plan.code,
        scope=plan.scope,
        year=plan.year,
        indicator=target.indicator,
        level=Level(target.level),
        percent=target.value,
        clause=target.clause,
        quote=target.quote,
        valid_from=target.valid_from,
        valid_to=target.valid_to,
        near_margin=target.near_margin,
    )


def _deadline(month: Month, *, due_day: int) -> date:
    return month.plus(1).first_day.replace(day=due_day)


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal), []
    except (OSError, ValueError) as error:
        return {}, [f"{path.name}: {error}"]


def _read_due_day(path: Path) -> tuple[int, list[str]]:
    document, faults = _read(path)
    day = document.get("due_day")
    if isinstance(day, int) and 1 <= day <= 28:
        return day, faults
    return 10, [*faults, f"{path.name}: due_day: want a whole number from 1 to 28, found {day!r}"]


def _read_measures(path: Path) -> tuple[tuple[Measure, ...], list[str]]:
    document, faults = _read(path)
    measures: dict[str, Measure] = {}
    for number, row in enumerate(document.get("measure", ()), start=1):
        where = f"{path.name}: measure {row.get('code', number)}"
        try:
            measure = Measure(row["code"], Kind(row["kind"]), row["name"])
        except (KeyError, ValueError, TypeError) as error:
            faults.append(f"{where}: {_say(error)}")
            continue
        if measure.code in measures or measure.code in DERIVED:
            faults.append(f"{where}: stands twice")
        measures[measure.code] = measure
    return tuple(measures.values()), faults


def _read_indicators(
    path: Path, measures: tuple[Measure, ...]
) -> tuple[tuple[Indicator, ...], list[str]]:
    document, faults = _read(path)
    known = {measure.code for measure in measures} | DERIVED.keys()
    indicators: dict[str, Indicator] = {}
    for number, row in enumerate(document.get("indicator", ()), start=1):
        where = f"{path.name}: indicator {row.get('code', number)}"
        try:
            indicator = Indicator(
                **{**row, "numerator": tuple(row["numerator"])}
                | {"denominator": tuple(row["denominator"])}
            )
        except (KeyError, TypeError) as error:
            faults.append(f"{where}: {_say(error)}")
            continue
        faults += [f"{where}: {fault}" for fault in _indicator_faults(indicator, known)]
        if indicator.code in indicators:
            faults.append(f"{where}: stands twice")
        indicators[indicator.code] = indicator
    return tuple(indicators.values()), faults


def _indicator_faults(indicator: Indicator, known: set[str]) -> list[str]:
    faults = [
        f"unknown measure {code}"
        for code in (*indicator.numerator, *indicator.denominator)
        if code not in known
    ]
    texts = ("name", "short", "formula", "case", "definition", "why", "owner")
    faults += [f"{text} is empty" for text in texts if not str(getattr(indicator, text)).strip()]
    if not indicator.numerator or not indicator.denominator:
        faults.append("numerator and denominator must name measures")
    if not _is_date(indicator.reviewed) or not _is_date(indicator.next_review):
        faults.append("reviewed and next_review must be dates")
    elif indicator.next_review <= indicator.reviewed:
        faults.append("next_review must be after reviewed")
    if indicator.near_margin is not None and not 0 <= Decimal(indicator.near_margin) <= 100:
        faults.append("near_margin must be 0 to 100 points")
    return faults


def _is_date(value: object) -> bool:
    return isinstance(value, date)


def _say(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
