"""Like is compared with like, or what parts two periods is named (contract §7)."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.counts.change import Movement
from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.units.restate import Event, Mark
from metrics.verdicts.comparable import Likened, alike, parting

MERGER = Mark(date(2025, 7, 1), Event.MERGED, ("70-2022",))


@pytest.mark.parametrize(
    ("month", "window", "parted"),
    [
        (Month(2025, 6), Window.MONTH, False),
        (Month(2025, 7), Window.MONTH, True),
        (Month(2025, 8), Window.MONTH, False),
        (Month(2025, 6), Window.QUARTER, False),
        (Month(2025, 9), Window.QUARTER, True),
        (Month(2025, 12), Window.QUARTER, False),
        (Month(2025, 12), Window.HALF, True),
        (Month(2026, 6), Window.HALF, False),
        (Month(2024, 12), Window.YEAR, False),
        (Month(2025, 3), Window.YEAR, True),
        (Month(2026, 12), Window.YEAR, True),
        (Month(2027, 12), Window.YEAR, False),
        (Month(2025, 6), Window.YEAR_TO_DATE, False),
        (Month(2025, 7), Window.YEAR_TO_DATE, True),
        (Month(2026, 6), Window.YEAR_TO_DATE, True),
        (Month(2026, 7), Window.YEAR_TO_DATE, True),
    ],
)
def test_a_merger_parts_the_periods_that_it_lies_between_or_within(
    month: Month, window: Window, parted: bool
) -> None:
    found = parting([MERGER], window.months(window.before(month)), window.months(month))
    assert found == (MERGER if parted else None)


def test_only_the_months_that_both_periods_have_are_set_beside_each_other() -> None:
    earlier, later = Window.QUARTER.months(Month(2024, 3)), Window.QUARTER.months(Month(2024, 6))
    both = alike(earlier, later, before=earlier[:2], after=later[1:])
    assert both == {Month(2024, 5): Month(2024, 2)}


def test_what_is_parted_claims_no_change() -> None:
    shares = Share(10, 1000), Share(990, 1000)
    assert Likened(*shares).change.movement is Movement.CLEARLY_UP
    assert Likened(*shares, parted=MERGER).change.movement is Movement.UNKNOWN
