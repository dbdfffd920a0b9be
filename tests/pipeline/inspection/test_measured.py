"""What the figures of a year say of a unit, for a list of whom to visit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from metrics.counts.month import Month
from metrics.inspection.file import Criterion, settings
from metrics.inspection.visit_list import Candidate, points_of
from pipeline.desk.workspace import open_workspace
from pipeline.inspection.measured import UpTo, measured
from tests.ui.builders import reference
from tests.warehouse.builders import new_database, store, upload
from wording.inspection.suggestion import GROUNDS

FALLING, STEADY = "26383", "26389"
FIRST = Month(2024, 1)
AS_OF = date(2026, 1, 1)


def test_what_gets_worse_is_a_risk_before_it_is_below(tmp_path: Path) -> None:
    """Seven months, each a little lower and all of them met: the rule of every other page."""
    database = new_database(tmp_path)
    uploads = [
        upload(
            {
                (FALLING, "resolved_in_time"): 4000 - 4 * step,
                (FALLING, "resolved_late"): 4 * step,
                (STEADY, "resolved_in_time"): 3990,
                (STEADY, "resolved_late"): 10,
            },
            f"{step}.xlsx",
            month=FIRST.plus(step),
        )
        for step in range(7)
    ]
    store(database, *uploads)
    with open_workspace(database.path).books() as books:
        found = books.ask(measured, UpTo(FIRST.plus(6), AS_OF))
        falling, steady = (
            found[books.reference.register.at(FIRST)[code].identity] for code in (FALLING, STEADY)
        )
        weighings = settings(books.reference).weighings
        unit = books.reference.register.at(FIRST)[FALLING]
    assert (falling[Criterion.WORSENING], steady[Criterion.WORSENING]) == (1, 0)
    assert falling[Criterion.CERTAIN_SHORTFALL] == falling[Criterion.MONTHS_BELOW] == 0
    _, grounds = points_of(Candidate(unit, falling), weighings)
    (worse,) = [each for each in grounds if each.criterion is Criterion.WORSENING]
    assert worse.points == 5
    assert worse.most == 10
    assert GROUNDS[worse.criterion].format(value=1) == "1 chỉ tiêu đang xấu đi"


def test_no_criterion_outweighs_the_others_together() -> None:
    weighings = settings(reference()).weighings
    whole = sum(each.weight for each in weighings)
    assert whole == 100
    assert max(each.weight for each in weighings) < whole / 4
    (followed,) = [each for each in weighings if each.criterion is Criterion.OPEN_CONCLUSIONS]
    assert followed.weight == 10
