"""Targets as they are typed: a row an indicator and clause, a number for each level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from metrics.plans.copying import at_its_end
from metrics.plans.plan import Plan, PlanTarget, TargetKind, TargetSource
from metrics.units.unit import Level


class DraftFault(StrEnum):
    """What is wrong with a row that was typed."""

    NO_INDICATOR = "no_indicator"
    NO_VALUE = "no_value"
    NOT_A_PERCENT = "not_a_percent"
    WRONG_MARGIN = "wrong_margin"
    NO_CLAUSE = "no_clause"
    NO_QUOTE = "no_quote"
    TWICE = "twice"
    NOTHING = "nothing"
    """No row says anything."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of the grid."""

    indicator: str = ""
    values: Mapping[Level, Decimal] | None = None
    """By level; of a target relative to last year any number says that the level is meant."""
    kind: TargetKind = TargetKind.AT_LEAST
    clause: str = ""
    quote: str = ""
    near_margin: Decimal | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing was typed into it."""
        return not (self.indicator or self.values or self.clause or self.quote)


def draft_rows(plan: Plan) -> list[DraftRow]:
    """A plan's targets as rows, as they stand at its end."""
    found: dict[DraftRow, dict[Level, Decimal]] = {}
    for each in at_its_end(plan).values():
        row = DraftRow(each.indicator, None, each.kind, each.clause, each.quote, each.near_margin)
        found.setdefault(row, {})[each.level] = each.value or Decimal(0)
    return [replace(row, values=values) for row, values in found.items()]


def targets_of(
    plan: Plan, rows: Iterable[DraftRow], fed: Collection[str]
) -> tuple[tuple[PlanTarget, ...], tuple[tuple[int, DraftFault], ...]]:
    """The targets in rows that were typed, and every fault with the number of its row.

    Args:
        plan: Whose targets they are; what a row does not say stays as the plan has it.
        rows: As they stand in the grid; blank ones are left out.
        fed: What the monthly figures can feed.
    """
    written = [(at, row) for at, row in enumerate(rows, start=1) if not row.blank]
    faults = [(at, fault) for at, row in written for fault in _faults(row)]
    before = at_its_end(plan)
    targets: dict[tuple[str, Level], PlanTarget] = {}
    for at, row in written:
        for level, value in (row.values or {}).items():
            place = row.indicator, level
            if place in targets:
                faults.append((at, DraftFault.TWICE))
            targets[place] = _target(plan, row, level, value, fed, before.get(place))
    if not written:
        faults.append((1, DraftFault.NOTHING))
    return tuple(targets.values()), tuple(faults)


def _target(
    plan: Plan,
    row: DraftRow,
    level: Level,
    value: Decimal,
    fed: Collection[str],
    before: PlanTarget | None,
) -> PlanTarget:
    relative = row.kind is TargetKind.MORE_THAN_LAST_YEAR
    figures = row.kind is TargetKind.AT_LEAST and row.indicator in fed
    source = TargetSource.FIGURES if figures else TargetSource.NONE
    return PlanTarget(
        plan=plan.code,
        indicator=row.indicator,
        level=level,
        value=None if relative else value,
        kind=row.kind,
        source=before.source if before and before.kind is row.kind else source,
        clause=row.clause,
        quote=row.quote,
        valid_from=before.valid_from if before else plan.valid_from,
        valid_to=before.valid_to if before else plan.valid_to,
        near_margin=row.near_margin,
        note=before.note if before else None,
        only=before.only if before else (),
    )


def _faults(row: DraftRow) -> Iterator[DraftFault]:
    values: Sequence[Decimal] = list((row.values or {}).values())
    relative = row.kind is TargetKind.MORE_THAN_LAST_YEAR
    if not row.indicator:
        yield DraftFault.NO_INDICATOR
    if not values:
        yield DraftFault.NO_VALUE
    if not relative and any(not 0 < value <= 100 for value in values):
        yield DraftFault.NOT_A_PERCENT
    if row.near_margin is not None and not 0 <= row.near_margin <= 100:
        yield DraftFault.WRONG_MARGIN
    if not row.clause:
        yield DraftFault.NO_CLAUSE
    if not row.quote:
        yield DraftFault.NO_QUOTE
