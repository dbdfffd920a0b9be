"""What an upload would change, told before anything is written.

The writer asks the same of the store in SQL, in the transaction that appends; beside an edition a
month's figures are few, and folding them here takes half the time of asking for what stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from metrics.month import Month
from warehouse.connection import Source, statement
from warehouse.upload import Changes, Difference, NewUpload, said

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands for a month, by unit and measure."""

    values: dict[Key, int]
    forms: Callable[[], dict[Key, str]]
    """Which form states it; asked for only where a blank cell meets a figure."""


def compare(source: Source, upload: NewUpload) -> tuple[Changes, tuple[Difference, ...]]:
    """What an upload would change in what stands; figures that are new or the same only count.

    An upload that stands already changes nothing: compare only after `standing` found none.
    """
    figures = said(upload.of_month)
    standing = _standing(source, upload.month)
    keys = list(zip(figures.units, figures.measures, strict=True))
    before = list(map(standing.values.get, keys))
    differing = [
        (key, old, value)
        for key, old, value in zip(keys, before, figures.values, strict=True)
        if old is not None and old != value
    ]
    if any(value is None for _, _, value in differing):
        forms = standing.forms()
        differing = [
            (key, old, value)
            for key, old, value in differing
            if value is not None or forms[key] == upload.form
        ]
    removed = sum(value is None for _, _, value in differing)
    changed = len(differing) - removed
    met = sum(
        old is not None and value is not None
        for old, value in zip(before, figures.values, strict=True)
    )
    changes = Changes(figures.stated - met, changed, met - changed, removed)
    return changes, tuple(Difference(*key, old, value) for key, old, value in differing)


def _standing(source: Source, month: Month) -> _Standing:
    cursor = source.cursor()
    asked = {"month": month.first_day}
    columns: Any = cursor.execute(statement("said_of_month"), asked).fetchnumpy()
    if getattr(columns["value"], "mask", None) is not None:
        # A removal lets an earlier word of another form speak again: more than folding can tell.
        return _folded_by_the_store(source, month)
    keys = list(zip(columns["unit"].tolist(), columns["measure"].tolist(), strict=True))

    def forms() -> dict[Key, str]:
        of = dict(cursor.execute(statement("forms_of_month"), asked).fetchall())
        stated = (of[version] for version in columns["version"].tolist())
        return dict(zip(keys, stated, strict=True))

    return _Standing(dict(zip(keys, columns["value"].tolist(), strict=True)), forms)


def _folded_by_the_store(source: Source, month: Month) -> _Standing:
    asked = {"month": month.first_day, "units": None}
    rows = source.cursor().execute(statement("current_figures"), asked).fetchall()
    return _Standing(
        {(unit, measure): value for unit, measure, value, _ in rows},
        lambda: {(unit, measure): form for unit, measure, _, form in rows},
    )
