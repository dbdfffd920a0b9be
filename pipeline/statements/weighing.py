"""What a suggestion is made by, as shipped or as somebody set it; every setting is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from metrics.counts.errors import KpiError
from metrics.inspection.file import Criterion, InspectionSettings, Parts
from pipeline.desk.books import Books
from pipeline.desk.desk import Desk
from pipeline.desk.viewer import Viewer
from pipeline.statements.inspection_records import settings
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.statements.inspections import Entry, Kind, NewEntry, standing

_SUBJECT = "suggestion"


@dataclass(frozen=True, slots=True)
class Kept:
    """The settings that hold, and who set them."""

    settings: InspectionSettings
    entry: Entry | None
    """With who, when and why; None: as shipped."""


def kept(books: Books) -> Kept:
    """The settings that hold for every suggestion, with the word of a person that set them."""
    entry = standing(books.edition, Kind.SETTING).get(_SUBJECT)
    shipped = settings(books.reference)
    return Kept(shipped if entry is None else _as_set(shipped, entry), entry)


def _as_set(shipped: InspectionSettings, entry: Entry) -> InspectionSettings:
    facts = cast("dict[str, Any]", entry.facts)
    weights = {
        Criterion(code): Decimal(weight)
        for code, weight in facts["weights"].items()
        if code in set(Criterion)
    }
    return replace(
        shipped.reweighted(weights), parts=Parts(*facts["parts"]), capacity=facts["capacity"]
    )


def set_weights(
    desk: Desk,
    viewer: Viewer,
    weights: Mapping[Criterion, Decimal],
    parts: Parts,
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
            settings(desk.reference).reweighted(weights), parts=parts, capacity=capacity
        )
    except (ValueError, InvalidOperation) as error:
        raise KpiError("wrong_weights") from error
    if capacity < 1 or not any(each.weight for each in changed.weighings):
        raise KpiError("wrong_weights")
    facts = {
        "weights": {each.criterion.value: str(each.weight) for each in changed.weighings},
        "parts": [parts.risk, parts.rotation, parts.random],
        "capacity": capacity,
    }

    def said(source: Source) -> tuple[InspectionSettings, list[NewEntry]]:
        del source
        return changed, [NewEntry(Kind.SETTING, _SUBJECT, facts, signed.by, signed.why)]

    return learn(desk, viewer, said)
