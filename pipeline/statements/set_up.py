"""The first run of an installation: the steps that it asks for, and which are behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from access.roles import Capability
from metrics.units.changing import UnitChange
from metrics.units.unit import Level, Unit
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import learn, signer
from warehouse.engine.connection import Source
from warehouse.reading import queries
from warehouse.statements.kinds import SET_UP
from warehouse.statements.log import NewStatement, standing
from warehouse.statements.office import SetUpStep
from wording.names import fold


class SetUpStage(StrEnum):
    """What a first run asks for, in this order."""

    PROVINCE = "province"
    UNITS = "units"
    PLAN = "plan"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class ReviewedUnit:
    """A department as it was reviewed."""

    code: str
    """Empty for one that the list lacked."""
    name: str
    reports: bool
    there: bool
    """Whether the province has it."""


def steps(books: Books) -> dict[SetUpStage, bool]:
    """Every step and whether it is behind; the demonstration asks for none."""
    if books.edition.sample:
        return {}
    said = {each.facts.step for each in standing(books.edition, SET_UP)}
    known = books.reference
    ever = {unit.code for unit in known.register.units}
    reached = {
        SetUpStage.PLAN: any(plan.scope in ever for plan in known.plans),
        SetUpStage.FIGURES: bool(queries.uploads(books.edition)),
    }
    # Who has figures has set up, whether or not the steps were gone through.
    return {
        step: step in said or reached.get(step, False) or reached[SetUpStage.FIGURES]
        for step in SetUpStage
    }


def done(
    workspace: Workspace, viewer: Viewer, step: SetUpStage, by: str, *, skipped: bool = False
) -> None:
    """Say that a step is behind.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`.
    """
    viewer.must(Capability.MANAGE_SETTINGS)
    who = signer(by)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        del source
        return None, [SET_UP.of(SetUpStep(step.value, skipped), who)]

    learn(workspace, viewer, said)


def departments(books: Books, day: date) -> tuple[Unit, ...]:
    """The departments of a day, in their order."""
    tree = books.reference.register.on(day)
    return tuple(unit for unit in tree.values() if unit.level is Level.DEPARTMENT)


def reviewed(scope: str, before: Iterable[Unit], typed: Iterable[ReviewedUnit]) -> list[UnitChange]:
    """What a review changes of the departments, as rows of an edit of the register."""
    was = {unit.code: unit for unit in before}
    found, taken = [], {*was}
    for each in typed:
        old = was.get(each.code)
        if old is None:
            if each.there and each.name:
                code = _code(scope, each.name, taken)
                taken.add(code)
                found.append(UnitChange(code, each.name, Level.DEPARTMENT, scope, each.reports))
        elif not each.there:
            found.append(UnitChange(each.code, ended=True))
        elif (each.name or old.name, each.reports) != (old.name, old.reports):
            found.append(UnitChange(each.code, each.name, reports=each.reports))
    return found


def _code(scope: str, name: str, taken: set[str]) -> str:
    """A code as the usual departments have it: `25-SDL` of Sở Du lịch."""
    letters = "".join(
        word[0] for word in fold(name).split() if word[0].isascii() and word.isalnum()
    )
    code = plain = f"{scope}-{letters.upper() or 'DV'}"
    at = 2
    while code in taken:
        code, at = f"{plain}{at}", at + 1
    return code
