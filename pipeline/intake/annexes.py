"""Annexes of plans: read from a file, understood, and taken into a plan row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.annex.goals import AskedGoal, asked_goals
from ingest.annex.words import AnnexWords, read_annex_words
from ingest.sandbox import reader
from metrics.counts.errors import ErrorCode, KpiError
from metrics.plans.annex import (
    AnnexField,
    AnnexReading,
    AnnexRow,
    KeptAnnex,
    KeptRow,
    RowDecision,
    RowDoubt,
    RowWord,
)
from metrics.plans.copying import at_its_end
from metrics.plans.deadline import Deadline
from metrics.plans.deadline_words import read_deadline
from metrics.plans.plan import Plan, PlanTarget, TargetKind, TargetSource, Task, TaskKind
from metrics.plans.versions import PlanVersion
from metrics.units.unit import Level
from metrics.verdicts.office import plan_reader
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace

_GOALS_STAND_IN = (AnnexField.GOAL, AnnexField.TASK, AnnexField.PRODUCT)


@dataclass(frozen=True, slots=True)
class UnderstoodRow:
    """A row with what its words mean in a plan."""

    row: AnnexRow
    task: Task
    deadline: Deadline
    targets: tuple[PlanTarget, ...]
    unsure: tuple[AskedGoal, ...]
    """Numbers for which it is not known what is counted, or of whom."""
    doubts: tuple[RowDoubt, ...]


def read_annex(workspace: Workspace, data: bytes) -> AnnexReading:
    """What the rows of an annex say; the file is read in a process of its own."""
    return reader.read_annex(data, workspace.reference.folder)


def understood(reference: Reference, plan: Plan, rows: Iterable[AnnexRow]) -> list[UnderstoodRow]:
    """What rows mean in a plan.

    Args:
        reference: What is known.
        plan: Whose annex it is: its year completes deadlines, its scope says who is meant.
        rows: As read or mended.
    """
    understanding = _Understanding(reference, plan)
    return [understanding.row(each) for each in rows]


def plan_alone(reference: Reference, year: int | None) -> Plan:
    """A plan that asks the whole scope, to look at an annex by itself.

    Args:
        reference: What is known.
        year: None: this one.
    """
    first = date(year or today().year, 1, 1)
    return Plan(
        code="", number="", title="", issuer="", scope=reference.scope, year=first.year,
        issued=None, valid_from=first, valid_to=first.replace(month=12, day=31),
        demonstration=False, targets=(), tasks=(), reports=(),
    )  # fmt: skip


class _Understanding:
    """Understands row after row; a goal that goes over several rows is taken once."""

    def __init__(self, reference: Reference, plan: Plan) -> None:
        self._plan = plan
        self._words: AnnexWords = read_annex_words(reference.folder)
        self._fed = plan_reader(reference).fed
        self._levels = reporting_levels(reference, plan)
        self._taken: dict[tuple[str, Level], PlanTarget] = {}
        self._quoted: set[tuple[str, str]] = set()

    def row(self, row: AnnexRow) -> UnderstoodRow:
        said = row.fields
        deadline = read_deadline(said.get(AnnexField.DEADLINE), self._plan.year)
        kind = TaskKind.NONE if deadline.kind is TaskKind.RELATIVE else deadline.kind
        days = tuple(sorted({day.named for day in deadline.days})) if kind.dated else ()
        task = Task(
            plan=self._plan.code,
            task=said.get(AnnexField.TASK, ""),
            clause=said.get(AnnexField.CLAUSE, ""),
            goal=said.get(AnnexField.GOAL),
            lead=said.get(AnnexField.LEAD),
            support=said.get(AnnexField.SUPPORT),
            product=said.get(AnnexField.PRODUCT),
            deadline_text=said.get(AnnexField.DEADLINE),
            kind=kind,
            deadlines=days,
        )
        targets, unsure = self._targets(task.clause, row)
        doubts = [*row.doubts, *_doubts(deadline, self._plan)]
        if unsure:
            doubts.append(RowDoubt.MISREAD_TARGET)
        return UnderstoodRow(row, task, deadline, targets, unsure, tuple(dict.fromkeys(doubts)))

    def _targets(
        self, clause: str, row: AnnexRow
    ) -> tuple[tuple[PlanTarget, ...], tuple[AskedGoal, ...]]:
        targets: list[PlanTarget] = []
        unsure: list[AskedGoal] = []
        for goal in self._goals(clause, row):
            if goal.indicator is None or not goal.certain:
                unsure.append(goal)
                continue
            for level in goal.levels or self._levels:
                target = self._target(goal.indicator, level, goal, clause)
                before = self._taken.setdefault((goal.indicator, level), target)
                if before is target:
                    targets.append(target)
                elif before.value != target.value:
                    # Two numbers for one thing: which of them holds is not ours to say.
                    unsure.append(goal)
                    break
        return tuple(targets), tuple(unsure)

    def _goals(self, clause: str, row: AnnexRow) -> Iterator[AskedGoal]:
        for field in _GOALS_STAND_IN:
            text = row.fields.get(field, "")
            if (clause, text) in self._quoted:
                continue
            self._quoted.add((clause, text))
            for goal in asked_goals(text, self._words):
                # What a task or product has of a number is a goal only where it is a known one of
                # its own; else "100 % of the dossiers" tells how the task is done.
                if field is AnnexField.GOAL or (goal.value is not None and goal.indicator):
                    yield goal

    def _target(self, indicator: str, level: Level, goal: AskedGoal, clause: str) -> PlanTarget:
        fed = goal.kind is not TargetKind.REDUCE_BY and indicator in self._fed
        return PlanTarget(
            plan=self._plan.code,
            indicator=indicator,
            level=level,
            value=goal.value,
            kind=goal.kind,
            source=TargetSource.FIGURES if fed else TargetSource.NONE,
            clause=clause,
            quote=goal.quote,
            valid_from=self._plan.valid_from,
            valid_to=self._plan.valid_to,
        )


def reporting_levels(reference: Reference, plan: Plan) -> tuple[Level, ...]:
    """The levels that must report in a plan's scope (contract §6, Targets)."""
    tree = reference.register.on(plan.valid_from)
    units = tree.under(plan.scope) if plan.scope in tree else ()
    found = {unit.level for unit in units if unit.reports}
    return tuple(level for level in Level if level in found)


def _doubts(deadline: Deadline, plan: Plan) -> Iterator[RowDoubt]:
    if deadline.words and deadline.kind in (TaskKind.NONE, TaskKind.RELATIVE):
        yield RowDoubt.UNREAD_DEADLINE
    if any(day.named.year != plan.year for day in deadline.days):
        yield RowDoubt.OTHER_YEAR


def mended(row: AnnexRow, decision: RowDecision) -> AnnexRow:
    """A row with what a person said of it."""
    fields = {**row.fields, **decision.fields}
    return replace(row, fields={each: text for each, text in fields.items() if text})


def decided(
    rows: Sequence[UnderstoodRow], decisions: Mapping[str, RowDecision]
) -> tuple[list[AnnexRow], list[KeptRow]]:
    """The rows that go into the plan, and what became of every row.

    Raises:
        KpiError: `annex_doubts` with the rows that are doubtful and that nobody looked at,
            `unknown_annex_row` for a decision on none, `why_is_missing` for a row left out
            without a reason, `annex_row_incomplete` for one without number or task.
    """
    places = {each.row.place for each in rows}
    if unknown := sorted(decisions.keys() - places):
        raise KpiError(ErrorCode.UNKNOWN_ANNEX_ROW, row=", ".join(unknown))
    open_rows = [each.row.place for each in rows if each.doubts and each.row.place not in decisions]
    if open_rows:
        raise KpiError(ErrorCode.ANNEX_DOUBTS, rows=", ".join(open_rows))
    going, kept = [], []
    for each in rows:
        decision = decisions.get(each.row.place, RowDecision(RowWord.ACCEPTED))
        row = mended(each.row, decision)
        clause, task = (row.fields.get(part, "") for part in (AnnexField.CLAUSE, AnnexField.TASK))
        if decision.word is RowWord.LEFT_OUT:
            if not decision.why.strip():
                raise KpiError(ErrorCode.WHY_IS_MISSING)
        elif not (clause and task):
            raise KpiError(ErrorCode.ANNEX_ROW_INCOMPLETE, row=row.place)
        else:
            going.append(row)
        kept.append(KeptRow(row.place, clause, task, row.cells, decision.word, decision.why))
    return going, kept


def with_annex(
    plan: Plan, rows: Sequence[UnderstoodRow], targets: Iterable[PlanTarget] | None = None
) -> Plan:
    """The plan with an annex: its rows take the place of the tasks of their clauses.

    Args:
        plan: As it stands.
        rows: Those that go in.
        targets: As a person left them; None: as understood. They take the place of those for the
            same things; all others stay.
    """
    clauses = {each.task.clause for each in rows}
    stay = tuple(task for task in plan.tasks if task.clause not in clauses)
    if targets is None:
        targets = [target for each in rows for target in each.targets]
    newest = at_its_end(plan) | {(each.indicator, each.level): each for each in targets}
    return replace(
        plan, tasks=(*(each.task for each in rows), *stay), targets=tuple(newest.values())
    )


def kept_annex(version: PlanVersion, file: str, data: bytes, rows: Sequence[KeptRow]) -> KeptAnnex:
    """What is kept beside a version of a plan of the annex that went into it."""
    sha256 = hashlib.sha256(data).hexdigest()
    return KeptAnnex(version.plan, version.sha256, file, sha256, tuple(rows))
