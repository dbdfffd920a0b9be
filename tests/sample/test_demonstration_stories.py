from __future__ import annotations

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.register import read_successions
from metrics.units.restate import Origins
from scripts.sample_heirs import HEAD
from scripts.sample_reports import DATA, Demonstration
from scripts.sample_row import COLUMNS, Row
from scripts.sample_units import MONTHS
from tests.metrics.units.restating import restate

TODAY = MONTHS[MONTHS.index(Month(2025, 7)) :]
SINCE_MAY = tuple(Month(2026, number) for number in range(5, 10))


def course(shown: Demonstration, code: str) -> dict[Month, Row]:
    return {month: shown.final[month][code] for month in TODAY if code in shown.final[month]}


def on_time(row: Row) -> Share:
    good = (row.early or 0) + (row.on_time or 0)
    return Share(good, good + (row.late or 0))


def percents(shown: Demonstration, code: str) -> list[float]:
    return [float(on_time(row).percent) for row in course(shown, code).values()]


def test_nhon_trach_gets_clearly_worse_since_march_2026(shown: Demonstration) -> None:
    worse = percents(shown, "26485")
    assert min(worse[:8]) > 97
    assert worse[8:] == sorted(worse[8:], reverse=True)
    before, now = course(shown, "26485")[Month(2026, 2)], course(shown, "26485")[MONTHS[-1]]
    high, low = on_time(now).wilson().high, on_time(before).wilson().low
    assert high < 90 < low


def test_dinh_quan_recovers_and_so_does_the_department_of_agriculture(
    shown: Demonstration,
) -> None:
    for code, poor, well in (("26206", 91, 97), ("75-SNNMT", 94, 97)):
        each = percents(shown, code)
        assert max(each[:5]) < poor, code
        assert min(each[-4:]) > well, code


def test_long_thanh_is_better_from_the_month_after_a_visit_in_april_2026(
    shown: Demonstration,
) -> None:
    rows = course(shown, "26368")
    before = [on_time(row) for month, row in rows.items() if month <= Month(2026, 4)]
    after = [on_time(rows[month]) for month in SINCE_MAY]
    assert max(each.wilson().high for each in before) < min(each.wilson().low for each in after)


def test_cam_my_is_on_time_in_every_case_of_every_month(shown: Demonstration) -> None:
    rows = course(shown, "26341")
    assert len(rows) == len(TODAY)
    for row in rows.values():
        assert on_time(row).percent == 100
        assert row.surveyed == row.surveyed_satisfied
        assert row.open_late == 0


def test_hang_gon_states_july_again_in_august(shown: Demonstration) -> None:
    rows = course(shown, "26113")
    same = [month for month in TODAY[1:] if rows[month] == rows[month.plus(-1)]]
    assert same == [Month(2026, 8)]


def test_tan_loi_states_tens_only(shown: Demonstration) -> None:
    tens = {
        code
        for code in shown.final[MONTHS[-1]]
        if all(value % 10 == 0 for row in course(shown, code).values() for value in told(row))
    }
    assert tens == {"25378"}


def told(row: Row) -> list[int]:
    return [value for value in row.cells if value is not None]


def test_border_communes_are_too_small_to_be_sure_of_a_light(shown: Demonstration) -> None:
    for code in ("25222", "25225", "25280", "26119"):
        for row in course(shown, code).values():
            assert sum(getattr(row, name) or 0 for name in COLUMNS[:2]) < 125, code


def test_xuan_dong_is_silent_five_months_in_a_row(shown: Demonstration) -> None:
    silent = [month for month in TODAY if month not in course(shown, "26359")]
    assert silent == list(SINCE_MAY)


def test_months_before_the_merger_can_be_told_for_today_s_long_thanh_and_not_for_split_units(
    shown: Demonstration,
) -> None:
    units = shown.register.units
    origins = Origins(units, read_successions(DATA / "reference" / "units", HEAD))
    figures = {
        (shown.register.at(month)[code].identity, month): on_time(row)
        for month, rows in shown.final.items()
        for code, row in rows.items()
    }
    told_for = {
        identity: restate(origins, identity, MONTHS, figures)
        for identity in ("26368-2025", "26359-2025", "25195-2025")
    }
    assert all(each.share for each in told_for["26368-2025"])
    before = [each for each in told_for["26359-2025"] if each.month < TODAY[0]]
    assert all(each.share is None and each.marks for each in before)
    assert not any(each.share for each in told_for["25195-2025"] if each.month < TODAY[0])
