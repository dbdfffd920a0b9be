"""A district's row is its own one-stop; one that holds its communes too is suspected."""

from __future__ import annotations

import pytest

from metrics.units.unit import Level
from tests.ingest.workbooks import (
    II06A_ROW,
    REGISTER,
    SEPTEMBER,
    Line,
    faults,
    ii06a,
    only,
    read,
    saved,
)
from wording.intake.problems import sentence

COMMUNES = [
    unit
    for unit in REGISTER.at(SEPTEMBER).under("740")
    if unit.level is Level.COMMUNE and unit.reports
]


def book(times: float, communes: int = len(COMMUNES)) -> list[Line]:
    """Long Thành with so many times what one commune has, above some of its communes."""
    district = [int(times * value) for value in II06A_ROW]
    lines: list[Line] = [(1, "Huyện Long Thành", *district)]
    return [*lines, *((n, unit.name, *II06A_ROW) for n, unit in enumerate(COMMUNES[:communes], 2))]


def kinds(lines: list[Line]) -> list[str]:
    return [kind for kind, _ in faults(read(saved(ii06a(lines, total=False))))]


def test_the_sum_of_the_communes_is_suspected_even_of_two() -> None:
    assert kinds(book(2, 2)) == ["group_total_suspected"]


def test_the_sum_of_all_communes_and_its_own_is_suspected() -> None:
    problem = only(read(saved(ii06a(book(len(COMMUNES) + 3), total=False))))
    assert (problem.case, problem.cell) == ("group_total_suspected.with_own", "B12")
    assert f"cả {len(COMMUNES)} đơn vị" in sentence(problem)


def with_own_row(times: int, communes: int) -> list[Line]:
    """A district's row, the row of its own office, and some of its communes."""
    district, *below = book(times, communes)
    return [district, (1, "Văn phòng HĐND-UBND huyện", *II06A_ROW), *below]


@pytest.mark.parametrize("communes", [1, 2, 5])
def test_the_sum_of_communes_and_a_row_of_its_own_is_suspected(communes: int) -> None:
    problem = only(read(saved(ii06a(with_own_row(communes + 1, communes), total=False))))
    assert (problem.case, problem.cell) == ("group_total_suspected.own_rows", "B12")
    assert problem.facts["communes"] == communes
    assert "các dòng của riêng cấp huyện" in sentence(problem)


def test_a_one_stop_that_received_for_its_offices_is_not_suspected() -> None:
    assert kinds(with_own_row(1, 0)) == []


def test_a_busy_one_stop_beside_some_of_its_communes_is_not_suspected() -> None:
    assert kinds(book(5, 3)) == []


def test_an_ordinary_one_stop_beside_all_its_communes_is_not_suspected() -> None:
    assert kinds(book(len(COMMUNES) - 1)) == []
