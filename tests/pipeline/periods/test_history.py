"""A group keeps its history when its code changes: it is known by who it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from metrics.counts.month import Month
from metrics.units.unit import Register, Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score
from pipeline.periods.history import totals_of
from tests.ui.builders import monthly, reference, view

OLD, NEW = "740", "749"
DAY = date(2024, 6, 1)


def recoded(unit: Unit) -> Unit:
    code, parent = (NEW if each == OLD else each for each in (unit.code, unit.parent))
    return replace(unit, code=code or "", parent=parent)


def with_new_code() -> Reference:
    """Long Thành and all below it bear another code from June 2024 on."""
    rows: list[Unit] = []
    for unit in reference().register.units:
        if OLD not in (unit.code, unit.parent):
            rows.append(unit)
        else:
            assert unit.valid_from is None
            rows.append(replace(unit, valid_to=DAY - timedelta(days=1)))
            rows.append(replace(recoded(unit), valid_from=DAY))
    return replace(reference(), register=Register(reference().register.scope, tuple(rows)))


def in_its_month(month: Month, row: Score) -> Score:
    return replace(row, unit=recoded(row.unit)) if month.first_day >= DAY else row


def test_a_group_with_a_new_code_keeps_the_months_before() -> None:
    scores = monthly(view(OLD))
    changed = {
        month: tuple(in_its_month(month, row) for row in rows) for month, rows in scores.items()
    }
    there = with_new_code()
    head = there.register.at(max(scores))[NEW]
    before = totals_of(reference(), reference().register.at(max(scores))[OLD], scores)
    after = totals_of(there, head, changed)
    for indicator, line in before.items():
        assert [row.share if row else None for row in after[indicator]] == [
            row.share if row else None for row in line
        ]
    assert all(row is not None for row in after["on_time"])
