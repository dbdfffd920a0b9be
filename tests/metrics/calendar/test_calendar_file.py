from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from metrics.calendar.calendar_file import read_calendar, read_days_of_office

SHIPPED = Path(__file__).parents[3] / "data" / "reference" / "calendar" / "vn.toml"


def own(folder: Path, text: str) -> Path:
    path = folder / "calendar.toml"
    path.write_text(text, "utf-8")
    return path


def test_an_office_without_a_file_of_its_own_has_the_published_days(tmp_path: Path) -> None:
    faults: list[str] = []
    assert read_days_of_office(tmp_path / "calendar.toml", faults) == {}
    assert faults == []


def test_an_office_adds_days_and_publishes_a_year(tmp_path: Path) -> None:
    text = """
        [[year]]
        year = 2026
        off = [2026-10-12]
        [[year]]
        year = 2027
        sources = ["Thông báo 1/TB-BNV"]
        off = [2027-02-08]
    """
    faults: list[str] = []
    days = read_days_of_office(own(tmp_path, text), faults)
    found = read_calendar(SHIPPED, faults).with_office(days)
    assert faults == []
    assert found.next_working_day(date(2026, 10, 10)) == date(2026, 10, 13)
    assert not found.is_working_day(date(2026, 2, 16)), "what is published stays"
    assert found.published(2027)
    assert not found.is_working_day(date(2027, 4, 30)), "fixed holidays stay"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[year]]\nyear = 2026\noff = [2025-10-12]", "year 2026: 2025-10-12: is no day of 2026"),
        ("[[year]]\noff = []", "year 1: year is missing"),
        (
            "[[year]]\nyear = 2026\noff = [2026-10-12]\nworking = [2026-10-12]",
            "year 2026: 2026-10-12: stands in off and in working",
        ),
        ("[[year]]\nyear = 2026\noff = ['10/10']", "year 2026: off: want a list of dates"),
        ("[[year]]\nyear = 2026\nngay = []", "year 2026: unknown key 'ngay'"),
        ("[[year]]\nyear = 2026\nsources = []", "year 2026: sources: want a list of at least one"),
        ("[[year]]\nyear = 2026\n[[year]]\nyear = 2026", "year 2026: stands twice"),
        ("[[fixed]]\nname = 'x'", "unknown key 'fixed'"),
        ("[[year]", "calendar.toml: "),
    ],
)
def test_a_fault_is_told_with_file_table_and_key(tmp_path: Path, text: str, fault: str) -> None:
    faults: list[str] = []
    read_days_of_office(own(tmp_path, text), faults)
    assert any(fault in told for told in faults), faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("month = 4\nday = 30", "month = 4\nday = 31", "31/4 is no day of a year"),
        ("since = 1995", 'since = "x"', "since: want a whole number"),
        ('sources = ["Thông báo 9441/TB-BNV ngày 16/10/2025"', 'source = ["x"', "2026: sources"),
    ],
)
def test_a_fault_of_the_published_calendar_is_told(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path = tmp_path / "vn.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    faults: list[str] = []
    read_calendar(path, faults)
    assert any(fault in told for told in faults), faults
