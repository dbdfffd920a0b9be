"""Published scores in the store: beside the figures and never among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from metrics.counts.month import Month
from metrics.counts.published import Published, ScoreSpan
from metrics.counts.upload import Changes
from warehouse.engine.connection import Source, ask
from warehouse.record.upload import NewUpload, local_time

_DIGITS = Decimal("0.0001")
"""As the store keeps a score."""


def published(
    source: Source, month: Month | None = None, unit: str | None = None
) -> list[Published]:
    """The scores that stand, of all months and units or of one; the newest upload counts."""
    parameters = {"month": month.first_day if month else None, "unit": unit}
    rows = ask(source.cursor(), "published", parameters).fetchall()
    return [_published(row) for row in rows]


def _published(row: Sequence[Any]) -> Published:
    unit, month, span, criterion, score, upload, file, sha256, sheet, cell, by, stored_at = row
    return Published(
        unit,
        Month.of(month),
        ScoreSpan(span),
        criterion,
        score,
        upload,
        file,
        sha256,
        sheet,
        cell,
        by,
        local_time(stored_at),
    )


def add(source: Source, version: int, upload: NewUpload) -> Changes:
    """Append the scores of an upload; what they change in those that stood."""
    changes = compare(source, upload)
    if upload.scores:
        parameters = {
            "version": version,
            "month": upload.month.first_day,
            "span": upload.span,
            "units": [each.unit for each in upload.scores],
            "criteria": [each.criterion for each in upload.scores],
            "scores": [str(each.score) for each in upload.scores],
            "cells": [each.cell for each in upload.scores],
        }
        ask(source.cursor(), "add_scores", parameters)
    return changes


def compare(source: Source, upload: NewUpload) -> Changes:
    """What the scores of an upload change in those that stand; a blank takes none away."""
    if not upload.scores:
        return Changes()
    standing = {
        (each.unit, each.criterion): each.score
        for each in published(source, upload.month)
        if each.span is upload.span
    }
    told = Counter(
        "new"
        if (old := standing.get((each.unit, each.criterion))) is None
        else "same"
        if old == each.score.quantize(_DIGITS)
        else "changed"
        for each in upload.scores
    )
    return Changes(told["new"], told["changed"], told["same"])
