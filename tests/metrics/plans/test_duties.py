"""Every reporting duty of the plan documents, and the days on which statutory reports are due."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from metrics.plans.duties import Occurrence, Pace, ReportDuty, read_duties
from metrics.verdicts.reference import Reference, load

FOLDER = Path(__file__).parents[3] / "data" / "reference"
KCN, LONG_THANH, KKT = "kcn-dong-nai-2022", "long-thanh-2024", "kkt-hai-phong-2024"
TOLD, CHECKED = "tuyen-truyen-kcn-2023", "kiem-tra-dong-nai-2023"

DUTIES = (
    (KCN, "III.3", "Văn phòng", "unstated", "own"),
    (KCN, "III.3", "phòng, bộ phận, đơn vị", "event", "each"),
    (KCN, "8.1", "Văn phòng", "dated", "own"),
    (KCN, "8.2", "Văn phòng", "dated", "own"),
    (KCN, "2.1", "Văn phòng", "event", "own"),
    (KCN, "3.3, 3.4", "Văn phòng", "continuous", "own"),
    (LONG_THANH, "1.4", "các phòng ban, UBND xã, thị trấn", "quarter year", "each"),
    (LONG_THANH, "1.4", "UBND huyện", "quarter year", "own"),
    (LONG_THANH, "3.2", "Văn phòng HĐND-UBND huyện", "continuous", "own"),
    (LONG_THANH, "III.5", "Văn phòng HĐND-UBND huyện + phòng Nội vụ", "year", "own"),
    (KKT, "II.1.a", "(Văn phòng, phòng, BPMC)", "week", "own"),
    (KKT, "II.1.h", "Ban Quản lý", "quarter year", "own"),
    (KKT, "III", "Bộ phận Một cửa, các phòng", "week", "each"),
    (KKT, "III", "Bộ phận Một cửa, các phòng", "dated", "each"),
    (KKT, "III", "Bộ phận Một cửa, các phòng", "dated", "each"),
    (KKT, "III", "Tổ KSTTHC", "half year", "own"),
    (KKT, "III", "các Phòng", "event", "each"),
    (TOLD, "IV.5", "Văn phòng", "unstated", "own"),
    (TOLD, "IV.5", "phòng, bộ phận", "event", "each"),
    (CHECKED, "IV.1", "Sở Nội vụ", "unstated", "own"),
    (CHECKED, "IV.2", "Văn phòng UBND tỉnh", "unstated", "own"),
    (CHECKED, "IV.3", "7 sở", "unstated", "own"),
    (CHECKED, "IV.3", "7 sở", "unstated", "own"),
    (CHECKED, "IV.4", "đơn vị, địa phương", "unstated", "each"),
)
"""Plan, clause, who, rhythm, which units; row by row as the five documents state them."""


@cache
def shipped() -> Reference:
    return load(FOLDER)


def due(duty: ReportDuty, year: int) -> list[Occurrence]:
    known = shipped()
    bounds = date(year, 1, 1), date(year, 12, 31)
    return list(known.duties.due(duty, *bounds, known.deadlines.calendar))


@pytest.mark.parametrize(("place", "stated"), list(enumerate(DUTIES)))
def test_a_duty_is_kept_as_its_plan_states_it(place: int, stated: tuple[str, ...]) -> None:
    duty = shipped().duties.every[place]
    told = duty.plan, duty.clause, duty.who, " ".join(duty.paces), duty.reporters
    assert told == stated
    assert bool(due(duty, shipped().plan(duty.plan).year)) is duty.dated


def test_no_duty_is_missing_and_none_is_called_like_another() -> None:
    duties = shipped().duties
    assert len(duties.every) == len(DUTIES)
    forms = [duty.form(pace) for duty in duties.every for pace in duty.paces]
    assert len(set(forms)) == len(forms)
    assert all(duties.of(form) is not None for form in forms)
    assert duties.of("figures") is None


@pytest.mark.parametrize(
    ("year", "quarters"),
    [
        (2022, "16/3 16/6 16/9 16/12"),
        (2024, "18/3 18/6 17/9 17/12"),
        (2026, "17/3 16/6 16/9 16/12"),
    ],
)
def test_a_statutory_report_is_due_two_working_days_after_its_cut_off(
    year: int, quarters: str
) -> None:
    known, bounds = shipped(), (date(year, 1, 1), date(year, 12, 31))

    def days(pace: Pace) -> str:
        found = known.duties.rhythms[pace].due(*bounds, known.deadlines.calendar)
        return " ".join(f"{each.due.day}/{each.due.month}" for each in found)

    assert days(Pace.QUARTER) == quarters
    _, half, nine, whole = quarters.split()
    assert [days(each) for each in (Pace.HALF, Pace.NINE_MONTHS, Pace.YEAR)] == [half, nine, whole]
    assert len(days(Pace.MONTH).split()) == 12
    assert len(days(Pace.WEEK).split()) in (52, 53)


def test_a_statutory_quarter_is_no_calendar_quarter() -> None:
    (first, *_) = due(shipped().duties.every[6], 2024)
    assert (first.first, first.last) == (date(2023, 12, 15), date(2024, 3, 14))


def test_a_named_day_is_the_last_in_time() -> None:
    # "trước ngày 05/7/2024" and "trước ngày 05/12/2024" leave out the days that they name.
    found = [each.due for place in (13, 14) for each in due(shipped().duties.every[place], 2024)]
    assert found == [date(2024, 7, 4), date(2024, 12, 4)]


def test_every_fault_of_a_wrong_file_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "duties.toml"
    path.write_text(
        """
reminder_steps = [1, 0]
[[rhythm]]
pace = 'year'
months = [13]
day = 31
span = 12
working_days = 99
form = 'x'
authority = 'x'
[[duty]]
code = 'figures'
plan = 'nowhere'
clause = '1'
who = 'x'
what = 'x'
paces = ['quarter', 'event']
days = [2024-01-01]
colour = 'red'
""",
        "utf-8",
    )
    faults: list[str] = []
    read_duties(path, ["long-thanh-2024"], faults)
    told = "\n".join(faults)
    assert "reminder_steps: want" in told
    for each in ("months: want", "day: want", "working_days: want", "'nowhere'", "colour"):
        assert each in told
    for each in ("no rhythm quarter", "means the monthly figures", "days: want", "paces: want one"):
        assert each in told
