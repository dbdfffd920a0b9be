"""Whose quotas there are in a year within which districts ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.inspection.visit import VisitState
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.inspections import VisitChange, change_visit, schedule
from pipeline.inspection.quotas import YearOf, heads, quotas
from tests.pipeline.inspection.test_inspections import PLANNED, SIGNED
from tests.warehouse.builders import new_database
from wording.inspection.inspection import quota
from wording.inspection.inspections_page import head, standing_lead

DISTRICT, PLAN = "740", "kiem-tra-dong-nai-2023"
LAST, AFTER = date(2025, 6, 30), date(2025, 7, 1)
TOLD = (
    "Phòng, ban, đơn vị trực thuộc và cấp xã: bãi bỏ từ 01/07/2025; đến hết 30/06/2025 đã kiểm tra "
    "1 trong"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The district had one of its communes inspected in May 2025."""
    found = open_workspace(new_database(tmp_path).path)
    day = date(2025, 5, 15)
    new = replace(PLANNED, unit="26368", first_day=day, last_day=day, authority=DISTRICT)
    (visit,) = schedule(found, OFFICE, [new], SIGNED)
    said = VisitChange(visit.visit, state=VisitState.DONE, as_of=LAST)
    change_visit(found, OFFICE, said, SIGNED)
    return found


@contextmanager
def opened(workspace: Workspace) -> Iterator[Books]:
    """The plan of inspection of 2023 as if it were given for 2025 and 2026 too."""
    with workspace.books() as books:
        reference = books.reference
        (plan,) = (each for each in reference.plans if each.code == PLAN)
        plans = tuple(replace(plan, year=year) for year in (2025, 2026))
        yield replace(books, reference=replace(reference, plans=plans))


def heads_on(workspace: Workspace, day: date, year: int) -> dict[str, Unit]:
    with opened(workspace) as books:
        found = heads(replace(books, today=day), year)
    assert len({unit.code for unit in found}) == len(found)
    return {unit.code: unit for unit in found}


def test_a_district_that_ended_tells_its_end_and_what_had_been_done(workspace: Workspace) -> None:
    with opened(workspace) as books:
        (before,) = quotas(books, YearOf(2025, DISTRICT, LAST))
        (found,) = quotas(books, YearOf(2025, DISTRICT, date(2025, 11, 3)))
    assert (len(before.done), before.until) == (1, None)
    assert before.missing > 0
    assert (found.quota.ended, found.missing, found.until) == (True, 0, before)
    assert quota(found).startswith(TOLD)
    assert standing_lead([found], 2025) == f"{quota(found)}."


def test_nobody_asks_a_district_in_the_years_after_its_end(workspace: Workspace) -> None:
    with opened(workspace) as books, pytest.raises(KpiError, match="unknown_unit"):
        quotas(books, YearOf(2026, DISTRICT, date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("day", "name"),
    [(LAST, "Huyện Long Thành"), (AFTER, "Huyện Long Thành (đến 30/06/2025)")],
    ids=str,
)
def test_a_district_can_be_chosen_to_the_end_of_its_last_year(
    workspace: Workspace, day: date, name: str
) -> None:
    assert head(heads_on(workspace, day, 2025)[DISTRICT], day) == name
    assert DISTRICT not in heads_on(workspace, day, 2026)
