"""A unit or a group over time: by hand, past the program's own queries, and across mergers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.units.restate import Event
from metrics.units.unit import Level, Unit
from metrics.verdicts.chance import FEWEST_POINTS
from metrics.verdicts.chart import Signal
from metrics.verdicts.verdict import Status
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.periods.trend import SHOWN, trend
from pipeline.periods.trend import drawn as drawn_trend
from pipeline.periods.trend_picture import DatedMark, Picture, Trend, TrendPoint, TrendWanted
from pipeline.scores.scorecard import View
from tests.pipeline.reports import Dossiers, every, give
from tests.warehouse.builders import new_database

AN_PHUOC, LONG_THANH = "26383", "740"
LATER = date(2027, 3, 1)
DECEMBER_2024, JANUARY_2025 = Month(2024, 12), Month(2025, 1)
JUNE, JULY = Month(2025, 6), Month(2025, 7)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path, sample=False).path)


def drawn(
    workspace: Workspace,
    month: Month,
    under: str | None = AN_PHUOC,
    *,
    window: Window = Window.MONTH,
    group: bool = False,
    picture: Picture = Picture.AS_IT_WAS,
    indicator: str = "on_time",
    visits: Iterable[DatedMark] = (),
) -> Trend:
    view = View(month, window, under, as_of=LATER)
    with workspace.books() as books:
        return drawn_trend(books, TrendWanted(view, indicator, group, picture), visits)


def restated(
    workspace: Workspace, month: Month, under: str | None, *, group: bool = False
) -> Trend:
    return drawn(workspace, month, under, group=group, picture=Picture.RESTATED)


def shares(found: Trend) -> dict[str, Share | None]:
    return {str(point.month): point.share for point in found.points}


def at(found: Trend, month: Month) -> TrendPoint:
    return next(point for point in found.points if point.month == month)


def months_of_an_phuoc(first: Month, *dossiers: tuple[int, int]) -> dict[Month, Dossiers]:
    return {first.plus(step): {AN_PHUOC: each} for step, each in enumerate(dossiers)}


# --- Limits, by hand ---------------------------------------------------------------------------


def test_limits_are_those_of_97_percent_and_wider_for_a_small_month(workspace: Workspace) -> None:
    # 97 of 100 and 970 of 1.000: the centre is 97 %. The exact binomial counts beyond which lies
    # 0.135 % on each side are 91 to 100 of 100, and 953 to 985 of 1.000.
    give(workspace, months_of_an_phuoc(Month(2023, 11), *[(97, 3)] * 12, (970, 30)))
    found = drawn(workspace, Month(2024, 11))
    assert found.chart.centre == 97
    assert found.chart.spread == 1
    small, large = found.points[0].chart, found.last.chart
    assert (small.low, small.high) == (Fraction(91), Fraction(100))
    assert (large.low, large.high) == (Fraction(953, 10), Fraction(985, 10))


@pytest.mark.parametrize(("months", "told"), [(11, False), (12, True)])
def test_no_signal_is_claimed_before_twelve_points(
    workspace: Workspace, months: int, told: bool
) -> None:
    give(workspace, months_of_an_phuoc(Month(2023, 11), *[(97, 3)] * (months - 1), (50, 50)))
    found = drawn(workspace, Month(2023, 11).plus(months - 1))
    assert found.chart.judged is told
    assert (Signal.BELOW in found.last.chart.signals) is told
    assert FEWEST_POINTS == 12


def test_a_month_not_reported_is_a_gap_and_never_zero(workspace: Workspace) -> None:
    months = months_of_an_phuoc(Month(2024, 1), (97, 3), (0, 0), (0, 0), (96, 4), (0, 0))
    del months[Month(2024, 3)]
    give(workspace, months)
    found = drawn(workspace, Month(2024, 5))
    assert shares(found) == {
        "2024-01": Share(97, 100),
        "2024-02": Share(0, 0),
        "2024-03": None,
        "2024-04": Share(96, 100),
        "2024-05": Share(0, 0),
    }
    assert [point.chart.gap for point in found.points] == [False, True, True, False, True]
    silent = at(found, Month(2024, 3)).score
    assert silent is not None
    assert silent.verdict.status is Status.NOT_REPORTED


def test_the_target_is_that_of_each_months_plan(workspace: Workspace) -> None:
    # Long Thành's plan holds for 2024 alone; no document asks anything of 2023 and 2025.
    give(
        workspace, {month: {AN_PHUOC: (90, 10)} for month in every(Month(2023, 11), Month(2025, 2))}
    )
    found = drawn(workspace, Month(2025, 2))
    goals = {
        str(point.month): point.score.goal.percent if point.score and point.score.goal else None
        for point in found.points
    }
    assert goals == {
        str(month): 97 if month.year == 2024 else None
        for month in every(Month(2023, 11), Month(2025, 2))
    }


def test_the_picture_begins_with_the_first_figures_and_ends_with_the_chosen_month(
    workspace: Workspace,
) -> None:
    give(workspace, {Month(2023, 1): {"26404": (9, 1)}, Month(2023, 4): {AN_PHUOC: (9, 1)}})
    found = drawn(workspace, Month(2023, 6))
    assert [str(point.month) for point in found.points] == ["2023-04", "2023-05", "2023-06"]


def test_at_most_four_years_are_drawn_and_a_fifth_is_compared_with(workspace: Workspace) -> None:
    give(workspace, {month: {"731": (9, 1)} for month in every(Month(2019, 1), Month(2024, 6))})
    found = drawn(workspace, Month(2024, 6), "731")
    assert len(found.points) == SHOWN
    assert found.points[0].before == Share(9, 10)


def test_an_unknown_unit_is_told(workspace: Workspace) -> None:
    give(workspace, months_of_an_phuoc(Month(2024, 1), (9, 1)))
    with pytest.raises(KpiError, match="unknown_unit"):
        drawn(workspace, Month(2024, 1), "99999")


def test_without_any_figure_one_empty_point_is_left(workspace: Workspace) -> None:
    found = drawn(workspace, Month(2024, 3))
    assert shares(found) == {"2024-03": None}
    assert found.chart.centre is None


# --- Last year ---------------------------------------------------------------------------------


def test_the_same_month_of_last_year_stands_beside_each_point(workspace: Workspace) -> None:
    months = months_of_an_phuoc(Month(2023, 5), (90, 10), (80, 20))
    months |= months_of_an_phuoc(Month(2024, 5), (95, 5), (85, 15), (70, 30))
    give(workspace, months)
    found = drawn(workspace, Month(2024, 6))
    assert found.compared.before == Share(80, 100)
    assert found.compared.after == Share(85, 100)
    assert at(found, Month(2024, 5)).before == Share(90, 100)
    assert drawn(workspace, Month(2024, 7)).last.before is None


def test_a_quarter_is_compared_over_the_months_that_both_years_have(workspace: Workspace) -> None:
    months = months_of_an_phuoc(Month(2023, 4), (90, 10), (80, 20))
    months |= months_of_an_phuoc(Month(2024, 4), (95, 5), (85, 15), (70, 30))
    give(workspace, months)
    found = drawn(workspace, Month(2024, 6), window=Window.QUARTER)
    assert found.last.share == Share(250, 300)
    assert found.compared.months == (Month(2024, 4), Month(2024, 5))
    assert found.compared.before == Share(170, 200)
    assert found.compared.after == Share(180, 200)


# --- Windows -----------------------------------------------------------------------------------


def test_quarters_sum_their_months_and_the_running_one_ends_with_the_chosen_month(
    workspace: Workspace,
) -> None:
    give(workspace, months_of_an_phuoc(Month(2024, 1), *[(90 + step, 10) for step in range(7)]))
    found = drawn(workspace, Month(2024, 7), window=Window.QUARTER)
    assert shares(found) == {
        "2024-03": Share(90 + 91 + 92, 303),
        "2024-06": Share(93 + 94 + 95, 312),
        "2024-07": Share(96, 106),
    }


def test_the_year_to_date_grows_begins_anew_and_claims_no_signal(workspace: Workspace) -> None:
    give(workspace, months_of_an_phuoc(Month(2023, 1), *[(97, 3)] * 14, (10, 90)))
    found = drawn(workspace, Month(2024, 3), window=Window.YEAR_TO_DATE)
    assert at(found, Month(2023, 12)).share == Share(12 * 97, 1200)
    assert at(found, Month(2024, 1)).share == Share(97, 100)
    assert at(found, Month(2024, 3)).share == Share(204, 300)
    assert not found.chart.judged
    assert not any(point.chart.signals for point in found.points)
    assert found.chart.centre == 97


@pytest.mark.parametrize(
    ("window", "months"),
    [
        (Window.HALF, ["2023-06", "2023-12", "2024-05"]),
        (Window.NINE_MONTHS, ["2023-12", "2024-05"]),
        (Window.YEAR, ["2023-12", "2024-05"]),
    ],
)
def test_longer_windows_have_one_point_each(
    workspace: Workspace, window: Window, months: list[str]
) -> None:
    give(workspace, {month: {AN_PHUOC: (9, 1)} for month in every(Month(2023, 1), Month(2024, 5))})
    found = drawn(workspace, Month(2024, 5), window=window)
    assert list(shares(found)) == months
    nine = found.points[0].share
    assert nine == Share(
        9 * len(window.months(found.points[0].month)),
        10 * len(window.months(found.points[0].month)),
    )


def test_open_dossiers_stand_in_many_months_so_that_no_signal_is_claimed(
    workspace: Workspace,
) -> None:
    give(workspace, months_of_an_phuoc(Month(2023, 1), *[(97, 3)] * 14))
    assert not drawn(workspace, Month(2024, 2), indicator="on_time_766").adds_up
    assert not drawn(workspace, Month(2024, 2), indicator="on_time_766").chart.judged
    assert drawn(workspace, Month(2024, 2)).adds_up


# --- Groups ------------------------------------------------------------------------------------


def test_a_group_is_the_sum_of_those_that_reported_and_says_how_many(workspace: Workspace) -> None:
    give(workspace, {Month(2024, 9): {LONG_THANH: (95, 5), AN_PHUOC: (40, 10), "731": (1, 99)}})
    found = drawn(workspace, Month(2024, 9), LONG_THANH, group=True)
    assert found.last.share == Share(135, 150)
    assert found.last.score is not None
    assert found.last.score.units_reported == 2
    assert found.last.score.units_expected == 15
    assert drawn(workspace, Month(2024, 9), LONG_THANH).last.share == Share(95, 100)


# --- Visits ------------------------------------------------------------------------------------


def test_visits_within_the_picture_are_marked_and_others_are_not(workspace: Workspace) -> None:
    give(workspace, months_of_an_phuoc(Month(2024, 1), *[(9, 1)] * 6))
    inside = DatedMark(date(2024, 3, 12), "kiểm tra")
    visits = [DatedMark(date(2023, 12, 31), "trước"), inside, DatedMark(date(2024, 7, 1), "sau")]
    assert drawn(workspace, Month(2024, 6), visits=visits).visits == (inside,)
    assert drawn(workspace, Month(2024, 6)).visits == ()


# --- Across the merger of 1 July 2025 ------------------------------------------------------------

FOUR = ("26368", "26392", "26395", "26404")
"""Thị trấn Long Thành, Lộc An, Bình Sơn, Long An: today's Xã Long Thành, code 26368."""


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Every unit reports from November 2024 to September 2025, each in its own number."""
    workspace = open_workspace(new_database(tmp_path_factory.mktemp("merged")).path)
    months: dict[Month, Dossiers] = {}
    for month in every(Month(2024, 11), Month(2025, 9)):
        units = workspace.reference.register.at(month).values()
        months[month] = {
            unit.code: (80 + (index + month.number) % 17, index % 5)
            for index, unit in enumerate(sorted(units, key=lambda each: each.code))
            if unit.reports
        }
    give(workspace, months)
    return workspace


def stored(workspace: Workspace, month: Month, *codes: str) -> Share:
    """What stands for some codes in a month, read from the uploads themselves."""
    with workspace.edition() as edition:
        rows = edition.cursor().execute(
            "select measure, sum(value) from current_figure($month)"
            " where unit in (select unnest($codes)) group by measure",
            {"month": month.first_day, "codes": list(codes)},
        )
        found = {measure: int(value) for measure, value in rows.fetchall()}
    good = found["resolved_in_time"]
    return Share(good, good + found["resolved_late"])


def test_as_it_was_the_unit_begins_with_the_merger_beside_its_former_units(
    merged: Workspace,
) -> None:
    found = drawn(merged, Month(2025, 9), "26368")
    assert at(found, JUNE).score is None
    assert at(found, JULY).share == stored(merged, JULY, "26368")
    assert [line.unit.code for line in found.former] == list(FOUR)
    for line in found.former:
        assert line.shares[JUNE] == stored(merged, JUNE, line.unit.code)
        assert JULY not in line.shares
    assert [mark.day for mark in found.mergers] == [date(2025, 7, 1)]
    assert found.since == date(2025, 7, 1)
    assert found.restatable


def test_restated_the_unit_is_the_sum_of_its_former_units(merged: Workspace) -> None:
    found = restated(merged, Month(2025, 9), "26368")
    assert found.since is None
    assert found.former == ()
    for month in every(Month(2024, 11), JUNE):
        assert at(found, month).share == stored(merged, month, *FOUR)
    for month in every(JULY, Month(2025, 9)):
        assert at(found, month).share == stored(merged, month, "26368")


def test_restated_months_before_a_division_are_empty_and_say_why(merged: Workspace) -> None:
    # Xuân Tâm was divided between Xuân Đông (26359) and Xuân Hòa (26446).
    found = restated(merged, Month(2025, 9), "26359")
    assert [str(point.month) for point in found.points] == ["2025-07", "2025-08", "2025-09"]
    view = View(Month(2025, 9), Window.QUARTER, "26359", as_of=LATER)
    assert found.mergers
    assert Event.SPLIT in {mark.event for mark in found.mergers}
    with merged.books() as books:
        wanted = TrendWanted(view, "on_time", False, Picture.RESTATED)
        quarters = trend(books, wanted)
    assert quarters.last.share == stored(merged, JULY, "26359") + stored(
        merged, Month(2025, 8), "26359"
    ) + stored(merged, Month(2025, 9), "26359")


def test_a_window_across_a_division_takes_in_the_months_that_can_be_told(merged: Workspace) -> None:
    found = drawn(
        merged,
        Month(2025, 9),
        "26359",
        window=Window.YEAR_TO_DATE,
        picture=Picture.RESTATED,
    )
    assert found.last.score is not None
    assert found.last.score.months == tuple(every(JULY, Month(2025, 9)))
    assert {mark.event for mark in found.last.marks} == {Event.SPLIT}


def test_a_window_across_a_merger_is_restated_from_both_sides(merged: Workspace) -> None:
    found = drawn(
        merged,
        Month(2025, 9),
        "26368",
        window=Window.YEAR_TO_DATE,
        picture=Picture.RESTATED,
    )
    before = [stored(merged, month, *FOUR) for month in every(JANUARY_2025, JUNE)]
    after = [stored(merged, month, "26368") for month in every(JULY, Month(2025, 9))]
    assert found.last.share == sum([*before, *after], Share(0, 0))
    assert found.last.score is not None
    assert (found.last.score.months_reported, found.last.score.months_expected) == (9, 9)


def test_a_ward_of_bien_hoa_is_told_up_to_january_2025_and_not_before(merged: Workspace) -> None:
    # Phường Trảng Dài of today: Trảng Dài of Biên Hòa and Thiện Tân of Vĩnh Cửu.
    found = restated(merged, Month(2025, 9), "25993")
    assert str(found.points[0].month) == "2025-01"
    assert at(found, JANUARY_2025).share == stored(merged, JANUARY_2025, "25993", "26191")
    assert Event.NO_SOURCE in {mark.event for mark in found.mergers}


@pytest.mark.parametrize("district", ["731", "732", "734", "735"])
def test_a_district_goes_through_january_2025_without_a_break(
    merged: Workspace, district: str
) -> None:
    found = drawn(merged, JUNE, district, group=True)
    assert not found.restatable
    assert found.mergers == ()
    for month in (DECEMBER_2024, JANUARY_2025):
        tree = merged.reference.register.at(month)
        codes = [unit.code for unit in tree.under(district) if unit.reports]
        assert at(found, month).share == stored(merged, month, *codes)


def test_a_commune_from_binh_phuoc_says_whose_figures_are_missing(merged: Workspace) -> None:
    found = restated(merged, Month(2025, 9), "25195")
    assert at(found, JULY).share == stored(merged, JULY, "25195")
    year = drawn(
        merged,
        Month(2025, 9),
        "25195",
        window=Window.YEAR_TO_DATE,
        picture=Picture.RESTATED,
    )
    assert year.last.missing == (
        "25195-2022", "25198-2022", "25201-2022", "25204-2022", "25205-2022", "25213-2022",
    )  # fmt: skip
    assert year.names["25198-2022"] == "Phường Tân Đồng"


def restated_all(workspace: Workspace, units: Iterable[Unit]) -> list[Trend]:
    """Each as `restated` in September 2025, from one look at what is stored."""
    views = [View(Month(2025, 9), Window.MONTH, unit.code, as_of=LATER) for unit in units]
    with workspace.books() as books:
        return [
            trend(books, TrendWanted(view, "on_time", False, Picture.RESTATED)) for view in views
        ]


def test_each_of_the_95_communes_is_told_for_june_or_says_why_not(merged: Workspace) -> None:
    today = merged.reference.register.at(Month(2025, 9)).values()
    communes = [unit for unit in today if unit.level is Level.COMMUNE]
    assert len(communes) == 95
    register = merged.reference.origins
    told, reasons = Share(0, 0), {"told": 0, "split": 0, "no figures": 0}
    parts: set[str] = set()
    for unit, found in zip(communes, restated_all(merged, communes), strict=True):
        june = [point for point in found.points if point.month == JUNE]
        if june and june[0].share is not None:
            reasons["told"] += 1
            told += june[0].share
            parts |= set(register.parts(unit.identity, JUNE))
        elif any(mark.event is Event.SPLIT for mark in found.mergers):
            reasons["split"] += 1
        else:
            assert all(
                merged.reference.register.row_in(part, JUNE) is None
                for part in register.parts(unit.identity, JUNE)
            )
            reasons["no figures"] += 1
    rows = [merged.reference.register.row_in(part, JUNE) for part in parts]
    assert told == stored(merged, JUNE, *(row.code for row in rows if row))
    assert reasons["split"] == 2
    assert sum(reasons.values()) == 95
    assert reasons["no figures"] > 0


def test_the_province_begins_a_stretch_of_its_own_with_binh_phuoc(merged: Workspace) -> None:
    found = drawn(merged, Month(2025, 9), None, group=True)
    assert found.since == date(2025, 7, 1)
    assert found.changed(JUNE, JULY)
    assert not found.changed(JULY, Month(2025, 8))
    assert [point.month for point in found.chart.points] == every(JULY, Month(2025, 9))
    before = [point for point in found.points if point.month < JULY]
    known = sum((point.share for point in before if point.share), Share(0, 0))
    assert {point.chart.low for point in before} != {None}
    assert known.percent != found.chart.centre
    told = restated(merged, Month(2025, 9), None, group=True)
    assert [str(point.month) for point in told.points] == ["2025-07", "2025-08", "2025-09"]


def test_figures_from_another_extent_are_not_compared_with_as_if_they_were_alike(
    workspace: Workspace,
) -> None:
    give(
        workspace,
        {Month(2024, 9): {"731": (90, 10)}, Month(2025, 9): {"26368": (80, 20)}},
    )
    found = drawn(workspace, Month(2025, 9), None, group=True)
    assert found.compared.parted is not None
    assert found.last.before is None
