"""Plans that people enter and edit: what is checked before one is kept, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.statement import Statement
from metrics.plans.annex import KeptAnnex
from metrics.plans.plan import Plan
from metrics.plans.versions import PlanVersion
from metrics.verdicts.office import OfficeEdits, edited_plans, plan_reader
from metrics.verdicts.reference import Reference, rivals
from pipeline.desk.books import Books
from pipeline.desk.office import edits
from pipeline.desk.viewer import Capability, Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn, refuse_overtaken
from warehouse.engine.connection import Source
from warehouse.statements.kinds import ANNEX, PLAN
from warehouse.statements.log import NewStatement, held, history, statements, taking_back


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """An annex on its way into a plan."""

    kept: KeptAnnex
    data: bytes


def annexes(books: Books) -> list[Statement[KeptAnnex]]:
    """Every annex that went into a plan and stands, oldest first."""
    return [each for each in statements(books.edition, ANNEX) if each.holds]


def plan_entries(books: Books) -> list[Statement[PlanVersion]]:
    """Everything that was ever entered of plans, oldest first."""
    return statements(books.edition, PLAN)


def enter_plan(
    workspace: Workspace,
    viewer: Viewer,
    version: PlanVersion,
    signed: Signed,
    seen: int | None = None,
    annex: AnnexFile | None = None,
) -> Reference:
    """Have a plan hold as entered from a day on.

    Args:
        workspace: Where.
        viewer: Who; the office alone may.
        version: The plan and the day.
        signed: Who says so, and why.
        seen: The place of the newest entry of this plan that the person saw, 0: none; None:
            nobody looked before.
        annex: The file that its tasks and targets were read from, where there is one.

    Returns:
        What is known from then on.

    Raises:
        KpiError: `not_permitted`, `overtaken`, and as `with_version`.
    """
    viewer.must(Capability.MANAGE_PLANS)

    def said(source: Source) -> tuple[Reference, list[NewStatement]]:
        told = history(source, PLAN, version.plan)
        newest = told[-1].place if told else seen
        refuse_overtaken(source, PLAN, version.plan, newest, seen)
        after = with_version(workspace, source, version)
        same = after.plans == workspace.with_edits(edits(source)).plans
        words = [] if same else [PLAN.of(version, signed.by, signed.why)]
        if annex is not None:
            words.append(ANNEX.of(annex.kept, signed.by, signed.why))
        return after, words

    return learn(workspace, viewer, said, (annex.data,) if annex else ())


def take_plan_back(workspace: Workspace, viewer: Viewer, code: str, signed: Signed) -> Reference:
    """Take the newest entry of a plan back; what held before holds again.

    Raises:
        KpiError: `not_permitted`; `unknown_plan` where nothing that was entered stands.
    """
    viewer.must(Capability.MANAGE_PLANS)

    def said(source: Source) -> tuple[Reference, list[NewStatement]]:
        standing = held(source, PLAN, code)
        if not standing:
            raise KpiError(ErrorCode.UNKNOWN_PLAN, plan=code)
        version = standing[-1].facts.sha256
        gone = [each for each in held(source, ANNEX, code) if each.facts.version == version]
        return without(workspace, edits(source), code), taking_back(
            [standing[-1], *gone], signed.by, signed.why
        )

    return learn(workspace, viewer, said)


def without(workspace: Workspace, said: OfficeEdits, code: str) -> Reference:
    """What would be known without the newest entry of a plan."""
    at = max(place for place, each in enumerate(said.plans) if each.plan == code)
    return workspace.with_edits(replace(said, plans=said.plans[:at] + said.plans[at + 1 :]))


def with_version(workspace: Workspace, source: Source, version: PlanVersion) -> Reference:
    """What would be known with one version of a plan more.

    Raises:
        KpiError: `broken_plan` with every fault of its text; `unknown_plan` where one ends that
            there is not; `unknown_unit` where its scope is no unit of any time; `another_plan`
            where scope, year or kind are not those it had; `plan_year` where the day is not in
            its year; `plan_rival` where another plan sets a target for the same units and day.
    """
    said = edits(source)
    known = workspace.with_edits(said)
    standing = next((plan for plan in known.plans if plan.code == version.plan), None)
    plan = read_plan(known, version) if version.text else standing
    if plan is None:
        raise KpiError(ErrorCode.UNKNOWN_PLAN, plan=version.plan)
    if plan.scope not in {unit.code for unit in known.register.units}:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=plan.scope, month=None)
    if standing and (plan.scope, plan.year) != (standing.scope, standing.year):
        raise KpiError(ErrorCode.ANOTHER_PLAN, plan=plan.code)
    if plan.demonstration and not workspace.sample:
        raise KpiError(ErrorCode.DEMONSTRATION_PLAN)
    if version.since.year != plan.year:
        raise KpiError(ErrorCode.PLAN_YEAR, day=version.since, year=plan.year)
    after = replace(said, plans=(*said.plans, version))
    plans, _ = edited_plans(workspace.with_edits(OfficeEdits()), after.plans)
    for one, other, target in rivals(plans):
        raise KpiError(
            ErrorCode.PLAN_RIVAL, plan=one.code, rival=other.code, indicator=target.indicator
        )
    return workspace.with_edits(after)


def read_plan(known: Reference, version: PlanVersion) -> Plan:
    """The plan in the text of a version.

    Raises:
        KpiError: `broken_plan` with every fault of it.
    """
    reader = plan_reader(known)
    plan = reader.text(version.text, version.plan)
    if plan is None:
        raise KpiError(ErrorCode.BROKEN_PLAN, plan=version.plan, faults=tuple(reader.faults))
    return plan
