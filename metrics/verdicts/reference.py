"""Loads and validates `data/reference/` as a whole; every fault is reported at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from metrics.calendar.deadlines import Deadlines, read_deadlines
from metrics.counts.errors import ReferenceDataError
from metrics.counts.fields import Fields, doubled, opened
from metrics.counts.measure import DERIVED, Measure, read_measures
from metrics.plans.duties import Duties, read_duties
from metrics.plans.indicator import Indicator, quarterly_indicators
from metrics.plans.plan import Plan, PlanTarget, Quantity, TargetKind, TargetSource
from metrics.plans.plan_files import read_plans, read_quantities
from metrics.plans.target import Target, Targets
from metrics.units.heirs import Heirs
from metrics.units.register import (
    former_provinces,
    read_aliases,
    read_scope,
    read_successions,
    read_units,
)
from metrics.units.restate import Origins
from metrics.units.unit import Level, Register, Unit, UnitsEdit
from metrics.units.unit_rows import Succession
from metrics.verdicts.rollup import Rules


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
    deadlines: Deadlines = field(repr=False)
    """Until when each month's figures are in time; its `calendar` knows all working days, its
    `rules` what the office set."""
    edits: tuple[UnitsEdit, ...] = ()
    """What the office changed in the register, which already holds it."""
    duties: Duties = field(default=Duties(), repr=False)
    """What has to be reported beside the monthly figures."""
    rules: Rules = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        targets = Targets.of(
            _target(plan, target)
            for plan in self.plans
            for target in plan.targets
            if _feeds_a_light(target) and target.indicator in self.indicator_codes
        )
        office = self.deadlines.rules
        rules = Rules(self.register, self.indicators, targets, self.deadlines, office)
        object.__setattr__(self, "rules", rules)

    @cached_property
    def quarterly(self) -> Rules:
        """What is scored once a quarter, by which targets; a quarter is its last month."""
        indicators = quarterly_indicators(self.quantities, self.measures)
        codes = {each.code for each in indicators}
        targets = Targets.of(
            _target(plan, target)
            for plan in self.plans
            for target in plan.targets
            if target.kind is not TargetKind.QUOTA and target.indicator in codes
        )
        return Rules(self.register, indicators, targets, self.deadlines)

    @property
    def indicator_codes(self) -> frozenset[str]:
        """The codes of what is scored."""
        return frozenset(indicator.code for indicator in self.indicators)

    @cached_property
    def shorts(self) -> Mapping[str, str]:
        """The short names of what is scored, by code."""
        return {each.code: each.short for each in self.indicators}

    @property
    def measure_codes(self) -> frozenset[str]:
        """The codes of what units report."""
        return frozenset(measure.code for measure in self.measures)

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """Which unit went into which, in the scope."""
        return read_successions(self.folder / "units", self.scope, self.edits)

    @cached_property
    def heirs(self) -> Heirs:
        """Which units went whole into which."""
        return Heirs(self.successions)

    @cached_property
    def origins(self) -> Origins:
        """What the units of today were, the provinces merged into the scope with them."""
        heads = {unit.code: unit for unit in self._former if unit.level is Level.PROVINCE}
        provinces = (
            Succession(heads[code].identity, heads[self.scope].identity, part=False)
            for code in former_provinces(self.folder / "units", self.scope)
        )
        return Origins(dict.fromkeys(self._former), (*self.successions, *provinces))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the units were and are called by identity, those of merged provinces too."""
        return {unit.identity: unit.name for unit in self._former}

    @cached_property
    def _former(self) -> tuple[Unit, ...]:
        folder = self.folder / "units"
        formers = former_provinces(folder, self.scope)
        return (
            *self.register.units,
            *(unit for code in formers for unit in read_units(folder, code)[0]),
        )

    def indicator(self, code: str) -> Indicator:
        """One indicator, of months or of quarters; KeyError if there is none of that code."""
        every = chain(self.indicators, self.quarterly.indicators)
        return next((each for each in every if each.code == code), None) or _unknown(code)

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
    faults: list[str] = []
    measures = read_measures(folder / "measures.toml", faults)
    countable = {*(measure.code for measure in measures), *DERIVED}
    indicators = _read_indicators(folder / "indicators.toml", countable, faults)
    codes = frozenset(indicator.code for indicator in indicators)
    plans, plan_faults = read_plans(folder / "plans", codes)
    quantities, _ = read_quantities(folder / "plans", codes)
    unfed = {each.code for each in quantities if not each.measure}
    shown, shown_faults = read_plans(demonstration, codes, unfed) if demonstration else ((), ())
    scope, scope_faults = _scope(folder, province)
    units, unit_faults = read_units(folder / "units", scope) if scope else ((), ())
    _, alias_faults = read_aliases(folder / "units", scope, units) if units else ((), ())
    faults += (*plan_faults, *shown_faults, *scope_faults, *unit_faults, *alias_faults)
    faults += map(rival_fault, rivals((*plans, *shown)))
    deadlines = read_deadlines(folder, faults)
    all_plans = (*plans, *shown)
    # A plan with a fault of its own is told there, and not once more by whoever names it.
    named = {path.stem for path in folder.glob("plans/*.toml")}
    duties = read_duties(folder / "duties.toml", sorted(named), faults)
    if faults:
        raise ReferenceDataError(tuple(faults))
    register = Register(scope, units)
    known = (scope, measures, indicators, all_plans, quantities, register, deadlines)
    return Reference(folder, *known, duties=duties)


def _scope(folder: Path, province: str | None) -> tuple[str, tuple[str, ...]]:
    if province:
        return province, ()
    scope, faults = read_scope(folder / "scope.toml")
    return (scope.province if scope else ""), faults


def rivals(plans: Iterable[Plan]) -> Iterator[tuple[Plan, Plan, PlanTarget]]:
    """Plans between which neither the nearer scope nor the later beginning can choose."""
    first: dict[tuple[object, ...], Plan] = {}
    for plan in plans:
        for target in filter(_feeds_a_light, plan.targets):
            place = (plan.scope, plan.year, target.indicator, target.level, target.valid_from)
            rival = first.setdefault(place, plan)
            if rival is not plan:
                yield plan, rival, target


def rival_fault(found: tuple[Plan, Plan, PlanTarget]) -> str:
    """What is wrong with two such plans."""
    plan, rival, target = found
    return (
        f"{plan.code}: {target.indicator} for {target.level} begins on the same day"
        f" and for the same units as in {rival.code}"
    )


def _unknown(code: str) -> Any:  # noqa: ANN401  (never returns)
    raise KeyError(code)


def _feeds_a_light(target: PlanTarget) -> bool:
    return (
        target.kind is TargetKind.AT_LEAST
        and target.source is TargetSource.FIGURES
        and target.value is not None
    )


def _target(plan: Plan, target: PlanTarget) -> Target:
    return Target(
        plan=plan.code,
        scope=plan.scope,
        year=plan.year,
        indicator=target.indicator,
        level=Level(target.level),
        percent=Decimal(100) if target.value is None else target.value,
        clause=target.clause,
        quote=target.quote,
        valid_from=target.valid_from,
        valid_to=target.valid_to,
        near_margin=target.near_margin,
        kind=target.kind,
        only=frozenset(target.only),
    )


def _read_indicators(
    path: Path, known: Collection[str], faults: list[str]
) -> tuple[Indicator, ...]:
    document = opened(path, faults)
    if document is None:
        return ()
    indicators = document.rows("indicator", lambda row: _indicator(row, known), "code")
    document.finish()
    for code in doubled(each.code for each in indicators):
        document.note(f"indicator {code}: stands twice")
    return indicators


def _indicator(row: Fields, known: Collection[str]) -> Indicator:
    indicator = Indicator(
        code=row.text("code"),
        name=row.text("name"),
        short=row.text("short"),
        numerator=row.codes("numerator", known),
        denominator=row.codes("denominator", known),
        formula=row.text("formula"),
        case=row.text("case"),
        definition=row.text("definition"),
        why=row.text("why"),
        owner=row.text("owner"),
        reviewed=row.day("reviewed"),
        next_review=row.day("next_review"),
        near_margin=row.number_or_none("near_margin"),
    )
    if not row.faulty and indicator.next_review <= indicator.reviewed:
        row.note("next_review must be after reviewed")
    if indicator.near_margin is not None and not 0 <= indicator.near_margin <= 100:
        row.note(f"near_margin: want 0 to 100 points, found {indicator.near_margin}")
    return indicator
