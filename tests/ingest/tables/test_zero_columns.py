"""A column of zeros is suspected only where some unit must be expected to have one."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook

from metrics.units.unit import Level
from tests.ingest.workbooks import (
    COMMUNES,
    ENTRY_SHEET,
    GOOD,
    II06A_ROW,
    REGISTER,
    SEPTEMBER,
    entry_form,
    faults,
    ii06a,
    read,
    saved,
)

COLUMNS = (
    "online", "offline", "carried_in", "early", "on_time", "late", "open_in_time", "open_late",
    "digitised", "electronic", "surveyed", "satisfied", "feedback_due", "feedback_on_time",
    "feedback_rated", "feedback_satisfied", "apologies", "copies",
)  # fmt: skip


def zeros(*columns: str, units: tuple[str, ...] = COMMUNES) -> list[str | None]:
    """The cells at which zeros are suspected, once so many columns hold nothing else."""
    row = [0 if name in columns else value for name, value in zip(COLUMNS, GOOD, strict=True)]
    book: Workbook = entry_form(dict.fromkeys(units, tuple(row)))
    assert ENTRY_SHEET in book.sheetnames
    return [cell for kind, cell in faults(read(saved(book))) if kind == "all_zero_column"]


@pytest.mark.parametrize(
    "columns",
    [
        ("feedback_due", "feedback_on_time", "feedback_rated", "feedback_satisfied"),
        ("late", "apologies"),
        ("offline",),
        ("early",),
        ("open_late",),
    ],
)
def test_what_most_communes_have_none_of_is_no_news(columns: tuple[str, ...]) -> None:
    assert zeros(*columns) == []


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        (("online",), ["C6"]),
        (("digitised",), ["K6"]),
        (("early", "on_time", "electronic"), ["F6", "L6"]),
        (("copies",), ["T6"]),
    ],
)
def test_what_every_commune_has_is_missed(columns: tuple[str, ...], cells: list[str]) -> None:
    assert zeros(*columns) == cells


def test_a_part_of_nothing_is_told_once_with_its_whole() -> None:
    assert zeros("surveyed", "satisfied") == ["M6"]


def test_two_units_say_nothing_about_a_column() -> None:
    assert zeros("online", units=COMMUNES[:2]) == []


def test_a_whole_province_without_one_late_dossier_is_asked_about() -> None:
    communes = [
        unit
        for unit in REGISTER.at(SEPTEMBER).values()
        if unit.level is Level.COMMUNE and unit.reports and unit.parent == "740"
    ]
    all_communes = [
        unit
        for unit in REGISTER.at(SEPTEMBER).values()
        if unit.level is Level.COMMUNE and unit.reports
    ]
    row = (*II06A_ROW[:4], 70, 30, 40, 0, 40, 28, 12)

    def told(units: list[str]) -> set[str]:
        lines = [(place, name, *row) for place, name in enumerate(units, start=1)]
        return {kind for kind, _ in faults(read(saved(ii06a(lines, total=False))))}

    assert "all_zero_column" not in told([unit.name for unit in communes])
    names = [
        f"{unit.name}, {REGISTER.at(SEPTEMBER)[unit.parent or ''].name}" for unit in all_communes
    ]
    assert "all_zero_column" in told(names[:60])
