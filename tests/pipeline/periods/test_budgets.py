"""The rest of the year in whole dossiers, checked against sums over the raw figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.verdicts.budget import Prospect, VolumeMethod
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.periods.budget import YearBudget, budgets, group_budget_of, year_ends
from pipeline.scores.scorecard import Light, View
from tests.warehouse.builders import new_database, put, upload
from warehouse.reading import queries
from warehouse.writing.store import writing
from wording.scores import budget as words
from wording.scores import year_end
from wording.sentences import plain

AN_PHUOC, LONG_AN = "26383", "26404"
SEPTEMBER = Month(2024, 9)
LATER = date(2026, 3, 1)
Until = tuple[int, Workspace]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path, sample=True).path)


def give(
    workspace: Workspace, months: Mapping[Month, tuple[int, int]], unit: str = AN_PHUOC
) -> None:
    """Dossiers in time and late, month by month."""
    with writing(workspace.database) as writer:
        for month, (in_time, late) in months.items():
            values = {(unit, "resolved_in_time"): in_time, (unit, "resolved_late"): late}
            put(writer, upload(values, f"{unit}-{month}.xlsx", month=month))


def on_time(workspace: Workspace, month: Month = SEPTEMBER, unit: str = AN_PHUOC) -> YearBudget:
    with workspace.books() as books:
        rows = budgets(books, View(month, under=unit, as_of=LATER))
    return next(row for row in rows if row.indicator.code == "on_time")


def told(row: YearBudget) -> str:
    year = words.Year(row.budget, row.indicator, row.goal.percent, row.until)
    return plain(words.sentence(year)).replace("\u00a0", " ")


def year(in_time: int, late: int, last: int = 9, of: int = 2024) -> dict[Month, tuple[int, int]]:
    return {Month(of, number): (in_time, late) for number in range(1, last + 1)}


# --- By hand -----------------------------------------------------------------------------------


def test_an_even_year_by_hand(workspace: Workspace) -> None:
    # 9 months of 100 dossiers, 2 of them late: 900 so far, 18 late. Three months of 100 are still
    # to come; 97 % of 1.200 allow 36 late ones, so 18 more.
    give(workspace, year(98, 2))
    row = on_time(workspace)
    assert row.budget.central is not None
    assert (row.budget.central.remaining, row.budget.central.spare) == (300, 18)
    assert row.left == (Month(2024, 10), Month(2024, 11), Month(2024, 12))
    assert (row.silent, row.silent_units, row.until) == ((), 0, date(2024, 12, 31))
    assert told(row) == (
        "Đến 31/12 còn được trễ 18 hồ sơ; cần thêm 282 hồ sơ đúng hạn trong khoảng 300 hồ sơ còn "
        "lại, tức phần còn lại phải đạt 94 %."
    )


def test_a_month_that_is_over_and_silent_is_still_to_come(workspace: Workspace) -> None:
    months = year(98, 2)
    del months[Month(2024, 8)]
    give(workspace, months)
    row = on_time(workspace)
    assert row.silent == (Month(2024, 8),)
    assert row.left[0] == Month(2024, 8)
    assert row.budget.volume is not None
    assert row.budget.volume.months_left == 4
    assert "Tính cả tháng 8/2024 chưa báo cáo." in words.basis(row.budget.volume, row.silent)


def test_too_many_late_ones_cannot_be_made_good(workspace: Workspace) -> None:
    # 90 late of 900; 1.200 allow 36.
    give(workspace, year(90, 10))
    row = on_time(workspace)
    assert row.budget.prospect is Prospect.IMPOSSIBLE
    assert told(row) == (
        "Không còn đạt được 97 % cả năm: dù cả khoảng 300 hồ sơ còn lại đến 31/12 đều đúng hạn, cả "
        "năm vẫn thiếu ít nhất 54 hồ sơ (cao nhất 92,5 %)."
    )


def test_a_closed_year_says_what_became_of_it(workspace: Workspace) -> None:
    give(workspace, year(98, 2, last=12))
    row = on_time(workspace, Month(2024, 12))
    assert row.left == ()
    assert row.budget.volume is not None
    assert row.budget.volume.method is VolumeMethod.YEAR_OVER
    assert told(row) == "Số liệu cả năm đã đủ: 98,0 %, đã đạt 97 %."
    assert words.basis(row.budget.volume) == ""


def test_a_missed_year_names_how_many_were_missing(workspace: Workspace) -> None:
    give(workspace, year(96, 4, last=12))
    row = on_time(workspace, Month(2024, 12))
    assert told(row) == "Số liệu cả năm đã đủ: 96,0 %, không đạt 97 %, thiếu 12 hồ sơ đúng hạn."


def test_an_online_share_that_is_far_ahead_is_already_safe(workspace: Workspace) -> None:
    with writing(workspace.database) as writer:
        for number in range(1, 12):
            month = Month(2024, number)
            values = {
                (AN_PHUOC, "received_online"): 90,
                (AN_PHUOC, "received_offline"): 10,
            }
            put(writer, upload(values, f"{month}.xlsx", month=month))
    with workspace.books() as books:
        rows = budgets(books, View(Month(2024, 11), under=AN_PHUOC, as_of=LATER))
    row = next(row for row in rows if row.indicator.code == "online")
    assert row.budget.prospect is Prospect.SAFE
    assert told(row) == (
        "Đã chắc đạt 30 % cả năm: dù cả khoảng 100 hồ sơ còn lại đến 31/12 đều không nộp trực "
        "tuyến, cả năm vẫn đạt (ít nhất 82,5 %)."
    )


def test_five_months_are_no_basis_and_that_is_said(workspace: Workspace) -> None:
    give(workspace, {Month(2024, number): (98, 2) for number in range(5, 10)})
    row = on_time(workspace)
    assert row.budget.prospect is Prospect.UNKNOWN
    assert "Chưa đủ 6 tháng" in told(row)


def test_a_silent_year_says_so(workspace: Workspace) -> None:
    give(workspace, year(98, 2, of=2023, last=12))
    assert on_time(workspace).budget.so_far is None
    assert told(on_time(workspace)).startswith("Năm nay chưa có số liệu")


def test_later_months_are_not_looked_at(workspace: Workspace) -> None:
    give(workspace, year(98, 2))
    before = on_time(workspace)
    give(workspace, {Month(2024, 10): (0, 500)})
    assert on_time(workspace) == before


def test_a_unit_that_ends_in_june_has_until_june(workspace: Workspace) -> None:
    give(workspace, year(98, 2, of=2024, last=12))
    give(workspace, year(98, 2, of=2025, last=4))
    row = on_time(workspace, Month(2025, 4))
    assert row.until == date(2025, 6, 30)
    assert row.left == (Month(2025, 5), Month(2025, 6))
    assert told(row).startswith("Đến 30/06 ")


def test_what_counts_open_dossiers_and_what_has_no_target_has_no_budget(
    workspace: Workspace,
) -> None:
    give(workspace, year(98, 2))
    with workspace.books() as books:
        rows = budgets(books, View(SEPTEMBER, under=AN_PHUOC, as_of=LATER))
    codes = {row.indicator.code for row in rows}
    assert "on_time" in codes
    assert not codes & {"on_time_766", "apology"}


def test_an_unknown_unit_is_told(workspace: Workspace) -> None:
    with workspace.books() as books, pytest.raises(KpiError, match="unknown_unit"):
        budgets(books, View(SEPTEMBER, under="99999"))


# --- Against the raw figures -------------------------------------------------------------------


def test_a_group_adds_up_whatever_its_units_may_still_lose(workspace: Workspace) -> None:
    give(workspace, year(98, 2))
    give(workspace, year(45, 5), LONG_AN)
    with workspace.books() as books:
        row = group_budget_of(books, Light(View(SEPTEMBER, under="740", as_of=LATER), "on_time"))
        raw = [queries.figures_of(books.edition, Month(2024, number)) for number in range(1, 10)]
    assert row is not None
    good = sum(value for month in raw for (_, name), value in month.items() if "in_time" in name)
    cases = sum(value for month in raw for value in month.values())
    coming = 3 * 100 + 3 * 50
    assert row.budget.so_far is not None
    assert (row.budget.so_far.good, row.budget.so_far.cases) == (good, cases)
    assert row.budget.central is not None
    assert row.budget.central.remaining == coming
    assert row.budget.central.needed == ceil(Fraction(97 * (cases + coming), 100)) - good


def test_the_units_that_lack_a_month_are_counted(workspace: Workspace) -> None:
    months = year(98, 2)
    give(workspace, months)
    del months[Month(2024, 3)]
    give(workspace, months, LONG_AN)
    with workspace.books() as books:
        view = View(SEPTEMBER, under="740", as_of=LATER)
        row = group_budget_of(books, Light(view, "on_time"))
    assert row is not None
    # The thirteen others of Long Thành have said nothing all year.
    assert row.silent_units == 14
    assert "của 14 đơn vị" in words.basis_of_group(row.silent_units)


BY_LATE = dict(
    zip((0, 1, 2, 3, 4, 10), ("26368", "26383", "26386", "26389", "26392", "26404"), strict=True)
)
"""How many of 40 dossiers a month are late, and the commune of Long Thành where it is so."""


@pytest.fixture(scope="module", params=[6, 9, 11])
def until(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Until:
    """The last month that was reported, and the figures of all communes up to it."""
    last: int = request.param
    workspace = open_workspace(new_database(tmp_path_factory.mktemp("until"), sample=True).path)
    with writing(workspace.database) as writer:
        for number in range(1, last + 1):
            values = {
                (unit, measure): count
                for late, unit in BY_LATE.items()
                for measure, count in (("resolved_in_time", 40 - late), ("resolved_late", late))
            }
            put(writer, upload(values, f"{number}.xlsx", month=Month(2024, number)))
    return last, workspace


@pytest.mark.parametrize("late", BY_LATE)
def test_every_number_of_the_sentence_follows_from_the_figures(until: Until, late: int) -> None:
    last, workspace = until
    row = on_time(workspace, Month(2024, last), BY_LATE[late])
    left = (12 - last) * 40
    allowed = (12 * 40) - ceil(Fraction(97 * 12 * 40, 100)) - last * late
    text = told(row)
    numbers = [int(each.replace(".", "")) for each in re.findall(r"(\d[\d.]*) (?:hồ sơ|hồ)", text)]
    assert left in numbers
    if allowed >= left:
        assert "Đã chắc đạt 97 %" in text
    elif allowed < 0:
        assert "Không còn đạt được 97 %" in text
        assert -allowed in numbers
    else:
        assert (allowed in numbers) if allowed else ("không còn được trễ hồ sơ nào" in text)
        assert left - allowed in numbers
        rate = re.search(r"phải đạt ([\d,]+) %", text)
        assert rate is not None
        shown = Fraction(rate[1].replace(",", "."))
        assert 0 <= shown - Fraction(100 * (left - allowed), left) < Fraction(1, 10)


def test_a_years_end_is_what_the_last_quarter_promises(workspace: Workspace) -> None:
    give(workspace, {**year(95, 5, last=6), **{Month(2024, n): (80, 20) for n in (7, 8, 9)}})
    row = on_time(workspace)
    assert row.budget.volume is not None
    assert row.budget.volume.central == 300
    # 570 + 240 so far, and 80 of each hundred to come.
    assert row.ends_at == Fraction(100 * (810 + 240), 1200)


def test_only_what_no_case_to_come_can_mend_is_called_out_of_reach(workspace: Workspace) -> None:
    give(workspace, year(50, 50))
    give(workspace, year(97, 3), LONG_AN)
    with workspace.books() as books:
        ends = year_ends(books, View(SEPTEMBER, under="740", as_of=LATER))
    assert [(row.unit.code, row.indicator.code) for row in ends.lost] == [(AN_PHUOC, "on_time")]
    group = ends.group["on_time"]
    with workspace.books() as books:
        alone = group_budget_of(books, Light(View(SEPTEMBER, under="740", as_of=LATER), "on_time"))
    assert group == alone


def test_a_year_fits_a_tile(workspace: Workspace) -> None:
    give(workspace, year(98, 2))
    row = on_time(workspace)
    said = year_end.line(words.Year(row.budget, row.indicator, row.goal.percent, row.until), None)
    spare = row.budget.central.spare if row.budget.central else None
    assert said.endswith(f"còn được trễ **{spare}**")
    give(workspace, year(50, 50), LONG_AN)
    row = on_time(workspace, unit=LONG_AN)
    lost = words.Year(row.budget, row.indicator, row.goal.percent, row.until)
    assert year_end.line(lost, row.ends_at).startswith("cả năm **không còn đạt**, cao nhất ")
    assert year_end.lacking(lost).endswith(" hồ sơ")


def test_a_year_that_is_over_says_what_came_of_it(workspace: Workspace) -> None:
    give(workspace, year(98, 2, last=12))
    row = on_time(workspace, Month(2024, 12))
    over = words.Year(row.budget, row.indicator, row.goal.percent, row.until)
    assert year_end.line(over, row.ends_at).replace("\u00a0", " ") == "cả năm 98,0 %, đã đạt"


# --- Over a merger -----------------------------------------------------------------------------


def test_what_came_before_a_merger_tells_nothing_of_the_months_left(workspace: Workspace) -> None:
    """A department answers for more since its province grew: ten times the dossiers here."""
    department = "75-STP"
    give(workspace, year(98, 2, last=12), department)
    give(workspace, year(98, 2, of=2025, last=6), department)
    grown = {Month(2025, number): (980, 20) for number in range(7, 12)}
    give(workspace, grown, department)
    early = on_time(workspace, Month(2025, 11), department)
    assert early.budget.volume is None
    assert "của đơn vị như hiện nay" in told(early)
    give(workspace, {Month(2025, 12): (980, 20), Month(2026, 1): (980, 20)}, department)
    later = on_time(workspace, Month(2026, 1), department)
    assert later.budget.volume is not None
    assert later.budget.volume.basis == 7
    # Eleven months of a thousand; last year's hundreds do not widen the band.
    assert (later.budget.volume.low, later.budget.volume.high) == (11_000, 11_000)


def test_a_group_whose_units_end_within_the_year_promises_nothing_of_its_end(
    workspace: Workspace,
) -> None:
    """Its communes stop in June; what their successors will bring nobody knows."""
    give(workspace, year(98, 2, last=12))
    give(workspace, year(98, 2, of=2025, last=4))
    light = Light(View(Month(2025, 4), as_of=LATER), "on_time")
    with workspace.books() as books:
        row = group_budget_of(books, light)
    assert row is not None
    assert row.budget.prospect is Prospect.UNKNOWN
    assert 1 < row.budget.unknown < row.budget.units
    assert f"{row.budget.unknown} trong {row.budget.units} đơn vị" in told(row)
    # A district that ends as a whole has its last months, and nothing beyond.
    with workspace.books() as books:
        own = group_budget_of(
            books, Light(View(Month(2025, 4), under="740", as_of=LATER), "on_time")
        )
    assert own is not None
    assert own.budget.volume is not None
    assert own.budget.volume.months_left == 2
