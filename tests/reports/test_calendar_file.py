"""The file of deadlines, as a calendar reads it."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from reports.calendar_file import CalendarEntry, calendar_file

LONG = "Rà soát, thống kê; công bố, công khai thủ tục hành chính nội bộ trong hệ thống " * 3
ENTRY = CalendarEntry("x-2024/2.5/1/2024-03-10", LONG, date(2024, 3, 9), "Trước ngày 10/3/2024", 1)
OFF = CalendarEntry("x-2024/2.6/1/2024-05-25", "Việc", date(2024, 5, 24), "", 2, off=True)


def test_a_deadline_is_a_whole_day_that_a_calendar_knows_again() -> None:
    file = calendar_file("Nhiệm vụ", "here", [ENTRY, OFF])
    first, second = Calendar.from_ical(file).events
    assert (str(first["uid"]), first["summary"]) == (f"{ENTRY.key}@here", LONG)
    assert (first.start, first.end) == (date(2024, 3, 9), date(2024, 3, 10))
    assert (first["sequence"], first["transp"]) == (1, "TRANSPARENT")
    assert b"TRIGGER:-P5D" in file
    assert (second["status"], second["sequence"]) == ("CANCELLED", 2)


def test_lines_are_folded_by_octets_and_kept_whole() -> None:
    file = calendar_file("Nhiệm vụ", "here", [ENTRY])
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert file.decode("utf-8")
