"""Which units must do a task, from the words of its plan."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.units.unit import Level
from tests.ui import builders
from wording.scores.task_leads import led_by

ALL = "Các phòng ban chuyên môn, UBND các xã, thị trấn"
OFFICE = "Văn phòng HĐND-UBND huyện"


@pytest.mark.parametrize(
    ("lead", "support", "divisions", "communes"),
    [
        (ALL, OFFICE, 4, 14),
        (ALL, None, 5, 14),
        (OFFICE, ALL, 1, 0),
        (f"Phòng Văn hóa và Thông tin; {OFFICE}", ALL, 2, 0),
        (f"{OFFICE}, UBND các xã, thị trấn", None, 1, 14),
        ("Văn phòng UBND tỉnh", None, 0, 0),
        (None, ALL, 0, 0),
    ],
)
def test_a_lead_in_words_is_the_units_that_must(
    lead: str | None, support: str | None, divisions: int, communes: int
) -> None:
    units = builders.reference().register.on(date(2024, 3, 1)).under("740")
    levels = [unit.level for unit in led_by(lead, support, units)]
    assert (levels.count(Level.DIVISION), levels.count(Level.COMMUNE)) == (divisions, communes)
    assert Level.DISTRICT not in levels


def test_departments_listed_by_their_fields_are_each_one() -> None:
    units = builders.reference().register.on(date(2023, 3, 1)).under("75")
    led = led_by("Các Sở: Tư pháp; Xây dựng; Tài chính", None, units)
    assert {unit.name for unit in led} == {"Sở Tư pháp", "Sở Xây dựng", "Sở Tài chính"}
