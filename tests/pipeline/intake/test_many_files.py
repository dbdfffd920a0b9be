"""Fifty communes' files in one drop: each read on its own, all stored together, published once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from openpyxl import Workbook

from metrics.units.unit import Level
from pipeline.desk.workspace import Workspace, open_workspace, start
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from tests.ingest.workbooks import (
    ENTRY_SHEET,
    FIRST_ROW,
    GOOD,
    REGISTER,
    SEPTEMBER,
    entry_form,
    saved,
)
from warehouse.reading import queries
from warehouse.soundness.verify import verify

pytestmark = pytest.mark.slow
COUNT = 50


def communes() -> Iterator[str]:
    tree = REGISTER.at(SEPTEMBER)
    return (code for code, unit in tree.items() if unit.level is Level.COMMUNE)


@cache
def form_of_one() -> Workbook:
    """The form of An Phước, filled in; another commune's differs in code, name and figures."""
    return entry_form({"26383": GOOD})


def one_commune(code: str, online: int | str) -> tuple[str, bytes]:
    book = form_of_one()
    line = (code, REGISTER.at(SEPTEMBER)[code].name, online)
    for column, value in enumerate(line, start=1):
        book[ENTRY_SHEET].cell(FIRST_ROW, column).value = value
    return f"Xã {code}.xlsx", saved(book)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(start(tmp_path / "kpi.duckdb"))


def test_fifty_files_of_one_commune_each_are_stored_together_and_published_once(
    workspace: Workspace,
) -> None:
    codes = list(islice(communes(), COUNT))
    inbox = Inbox()
    inbox.take(one_commune(code, GOOD[0]) for code in codes)
    inbox.take([one_commune(codes[0], "sáu mươi"), ("Không phải.xlsx", b"PK\x03\x04 no")])
    done = [file.key for file in inbox.check(workspace, Options(), "Lan")]
    assert done == [file.key for file in inbox.files]
    assert len(inbox.ready) == COUNT
    assert [file.refused for file in inbox.files] == [False] * COUNT + [True, True]
    published = workspace.edition_number()
    assert inbox.store(workspace, "Lan")
    assert workspace.edition_number() == published + 1
    with workspace.edition() as edition:
        stored = queries.uploads(edition)
        figures = queries.figures_of(edition, SEPTEMBER)
    assert sorted(row.file for row in stored) == sorted(f"Xã {code}.xlsx" for code in codes)
    assert {(row.units, row.figures) for row in stored} == {(1, 18)}
    assert {unit for unit, _ in figures} == set(codes)
    assert all(figures[code, "received_online"] == GOOD[0] for code in codes)
    assert [file.outcome.receipts[0].upload for file in inbox.files[:2] if file.outcome] == [
        "2409-0001",
        "2409-0002",
    ]
    assert verify(workspace.database, workspace.reference.measure_codes) == []
