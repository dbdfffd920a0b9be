"""What a suggestion is made by, as shipped or as somebody set it; every setting is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.statement import Statement
from metrics.inspection.file import Criterion, InspectionSettings, SelectionShares, settings
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.statements.kinds import WEIGHTS, Weights
from warehouse.statements.log import NewStatement, standing


@dataclass(frozen=True, slots=True)
class Kept:
    """The settings that hold, and who set them."""

    settings: InspectionSettings
    entry: Statement[Weights] | None
    """With who, when and why; None: as shipped."""


def kept(books: Books) -> Kept:
    """The settings that hold for every suggestion, with the word of a person that set them."""
    entry = next(iter(standing(books.edition, WEIGHTS)), None)
    shipped = settings(books.reference)
    return Kept(shipped if entry is None else _as_set(shipped, entry.facts), entry)


def _as_set(shipped: InspectionSettings, kept: Weights) -> InspectionSettings:
    weights = {
        Criterion(code): weight for code, weight in kept.weights.items() if code in set(Criterion)
    }
    return replace(
        shipped.reweighted(weights), parts=SelectionShares(*kept.parts), capacity=kept.capacity
    )


def set_weights(
    workspace: Workspace,
    viewer: Viewer,
    weights: Mapping[Criterion, Decimal],
    parts: SelectionShares,
    capacity: int,
    signed: Signed,
) -> InspectionSettings:
    """Have suggestions made by other weights, shares and capacity from now on.

    Raises:
        KpiError: `not_permitted`, `wrong_weights` where one is below 0, all are 0, or no visit a
            month is allowed.
    """
    try:
        changed = replace(
            settings(workspace.reference).reweighted(weights), parts=parts, capacity=capacity
        )
    except (ValueError, InvalidOperation) as error:
        raise KpiError(ErrorCode.WRONG_WEIGHTS) from error
    if capacity < 1 or not any(each.weight for each in changed.weighings):
        raise KpiError(ErrorCode.WRONG_WEIGHTS)
    facts = Weights(
        {each.criterion.value: each.weight for each in changed.weighings},
        (parts.risk, parts.rotation, parts.random),
        capacity,
    )

    def said(source: Source) -> tuple[InspectionSettings, list[NewStatement]]:
        del source
        return changed, [WEIGHTS.of(facts, signed.by, signed.why)]

    return learn(workspace, viewer, said)
