"""Reads several months that are named together: `Tháng 7, 8 và 9 năm 2024`, `Tháng 1 - 9/2024`."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.counts.month import Month

_YEAR = r"(?: */ *(\d{4}|2\d(?!\d))|(?: *[-.]| *,? *nam) *(\d{4}))"
_BOUND = r"(?=\s*(?:$|[\x1f\n()\[\],;.+&-]|/ *(?:\d{4}|2\d)(?!\d)|(?:va|den|toi|nam)\b|\d{4}\b|…))"
_ITEM = rf"(?:(?:thang|t)\s?(\d{{1,2}})(?!\d)|(\d{{1,2}})(?!\d){_BOUND}){_YEAR}?"
_JOIN = r"\s*(?:[,;+&-]|\bva\b|\bden\b|\btoi\b|…|\.{2,3})(?:\s*(?:[,;-]|va\b|het\b|…|\.{2,3}))*\s*"
_NEXT = re.compile(rf"({_JOIN}){_ITEM}")
_FIRST = re.compile(rf"(?:thang|t)\s*:?\s*\d{{1,2}}(?!\d){_YEAR}?")
_RANGE = re.compile(r"-|den|toi|…|\.\.")
_ANY_ITEM = re.sub(r"\((?!\?)", "(?:", _ITEM)
_ANY_FIRST = re.sub(r"\((?!\?)", "(?:", _FIRST.pattern)

MONTHS_TOGETHER = re.compile(
    rf"\b(?:tu\s+)?(?:cac\s+)?({_ANY_FIRST}(?:{_JOIN}{_ANY_ITEM})+)"
    r"(?:\s*[,/.-]?\s*(?:nam\s*)?:?\s*(\d{4})\b)?"
)
"""Two months or more, and their year at the end."""

_ANY_YEAR = 2000
"""Stands in where no year is written; only the order of the months is asked then."""


def months_together(match: re.Match[str]) -> tuple[Month, Month, bool] | None:
    """The first and last of months that follow each other, and whether their year is stated.

    None where they do not, or are no months.
    """
    items = _items(match[1])
    years = [year for _, year, _ in items]
    last = int(match[2]) if match[2] else next((each for each in years[::-1] if each), None)
    try:
        months = _dated(items, last or _ANY_YEAR)
        every = _filled(months, [joined for _, _, joined in items[1:]])
    except ValueError:
        return None
    follow = all(after == before.plus(1) for before, after in pairwise(every))
    if not follow or (last is None and every[0].year != every[-1].year):
        return None
    return every[0], every[-1], last is not None


def _items(text: str) -> list[tuple[int, int | None, bool]]:
    """Number and year of each month, and whether it ends a range."""
    first = _FIRST.match(text)
    assert first is not None
    number = re.search(r"\d{1,2}", first[0])
    assert number is not None
    items = [(int(number[0]), _year(first[1] or first[2]), False)]
    for match in _NEXT.finditer(text, first.end()):
        joined = _RANGE.search(match[1]) is not None
        items.append((int(match[2] or match[3]), _year(match[4] or match[5]), joined))
    return items


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


def _dated(items: list[tuple[int, int | None, bool]], year: int) -> list[Month]:
    """Each month with its own year, else with that of the month after it."""
    months: list[Month] = []
    for number, own, _ in reversed(items):
        year = own or (year - 1 if months and number > months[-1].number else year)
        months.append(Month(year, number))
    return months[::-1]


def _filled(months: list[Month], ranges: list[bool]) -> list[Month]:
    every = {months[0]}
    for (before, after), joined in zip(pairwise(months), ranges, strict=True):
        if joined and after < before:
            raise ValueError
        while joined and before < after:
            before = before.plus(1)
            every.add(before)
        every.add(after)
    return sorted(every)
