"""Finds the days, months, quarters and years that the words of a deadline name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from metrics.plans.deadline import DueDay
from metrics.plans.plan import TaskKind

_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2})(?: ?\2 ?(\d{4}))?(?![/.-]?\d|/)")
_LONG = re.compile(r"(?:(ngày) )?\b(\d{1,2}) tháng (\d{1,2})(?!\d)(?:[ ,]+năm (\d{4}))?")
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?!\w)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_JOINT = r"(?: ?(?:,|;|&|-|–|và|đến hết|đến|hoặc) ?)"
_OF_YEAR = r"(?: ?[/,-]? ?(?:của )?(?:năm )?(\d{4}))?"
_QUARTERS = re.compile(rf"quý ({_QUARTER}(?:{_JOINT}(?:quý )?{_QUARTER})*){_OF_YEAR}")
_MONTHS = re.compile(rf"(?<!\d )tháng ({_MONTH}(?:{_JOINT}(?:tháng )?{_MONTH})*){_OF_YEAR}")
_PART = re.compile(rf"\b0?([69]) tháng(?: (đầu|cuối))?(?: năm(?! \d))?{_OF_YEAR}")
_YEAR = re.compile(r"(?:trong|hết|cuối|cả) năm(?: (\d{4}))?|(?:(?<=từ )|(?<=đến )|^)năm (\d{4})")
_RANGE = re.compile(r"đến|-|–")
_ONE_OF_LIST = re.compile(r"iv|i{1,3}|\d+")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_BEFORE = re.compile(r"trước(?: các)?(?: ngày| thời điểm)? ?$")
_BOUND = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|đến|hết|hạn|xong|trong|vào)"
    r"(?: (?:trước|hết|ngày|các|là|vào|trong|thời điểm|\d+ giờ))* ?$"
)
_LISTED = re.compile(r" ?(?:,|;|/|và|hoặc) ?(?:ngày )?")
_UP_TO = re.compile(r" ?(?:đến|tới|-|–)(?: hết| cuối| ngày)* ?")


@dataclass(frozen=True, slots=True)
class Named:
    """A day or a stretch of time in a text, with the place where it stands."""

    start: int
    end: int
    kind: TaskKind | None
    """None: a year or a part of one, which may also say how long something holds."""
    first: tuple[int, int]
    """Month and day on which it begins."""
    last: tuple[int, int]
    """Of a day itself, else the month with whose last day it ends."""
    year: int | None
    before: bool
    """Whether "trước" stands before it, so that it is itself too late."""
    bounded: bool
    """Whether a word of deadlines stands before it."""


def named_days(text: str) -> list[Named]:
    """Everything that a text names, in its order.

    Args:
        text: In small letters, with single spaces.
    """
    found: list[Named] = []
    for read in (_points, _quarters, _months, _parts, _years):
        for each in read(text):
            found.append(each)
            text = f"{text[: each.start]}{'_' * (each.end - each.start)}{text[each.end :]}"
    found.sort(key=lambda each: (each.start, each.last))
    return list(_without_labels(list(_ends(text, found))))


def due_days(found: Sequence[Named], year: int) -> tuple[DueDay, ...]:
    """The days by which something is due, in their order.

    A year that stands once speaks for what stands before it: "Tháng 6 và tháng 11/2022".

    Args:
        found: What the words name.
        year: Of the plan; taken where the words name none.
    """
    known: int | None = next((each.year for each in found if each.year), None)
    days: set[DueDay] = set()
    for each in reversed(found):
        known = each.year or known
        days |= set(_due(each, known or year, from_plan=known is None))
    return tuple(sorted(days))


def _due(each: Named, year: int, *, from_plan: bool) -> Iterator[DueDay]:
    (month, day), whole = each.last, each.kind is not TaskKind.DATE
    try:
        named = date(year, month, monthrange(year, month)[1] if whole else day)
        first = date(year, *each.first)
    except ValueError:
        # A mistyped day, or 29 February of a year that has none: there is no such deadline.
        return
    yield DueDay(named, first - timedelta(days=1) if each.before else named, from_plan)


def _ends(text: str, found: Sequence[Named]) -> Iterator[Named]:
    """What is named without the beginnings of ranges; "trước" speaks for a whole list."""
    before: Named | None = None
    for at, each in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if following and _UP_TO.fullmatch(text[each.end : following.start]):
            continue
        if before and before.before and _LISTED.fullmatch(text[before.end : each.start]):
            each = replace(each, before=True, bounded=True)
        before = each
        yield each


def _without_labels(found: Sequence[Named]) -> Iterator[Named]:
    """Beside a day, "6 tháng" and "cả năm" say which report is meant, not until when."""
    dated = any(each.kind for each in found)
    return (each for each in found if each.kind or each.year or not dated)


def _points(text: str) -> Iterator[Named]:
    for found in _SLASHED.finditer(text):
        day, _, month, year = found.groups()
        listed = _LISTED.fullmatch(text[_last_point(text, found.start()) : found.start()])
        # A pair of numbers may be anything (24/7) unless a word of days stands before it.
        if year or listed or re.search(r"(?:ngày|trước|đến|hết) $", text[: found.start()]):
            yield from _point(text, found, int(day), int(month), year)
    for found in _LONG.finditer(text):
        worded, day, month, year = found.groups()
        if worded or year or _BOUND.search(text[: found.start()]):
            yield from _point(text, found, int(day), int(month), year)


def _last_point(text: str, start: int) -> int:
    ends = [each.end() for each in _SLASHED.finditer(text) if each.end() <= start]
    return ends[-1] if ends else 0


def _point(
    text: str, found: re.Match[str], day: int, month: int, year: str | None
) -> Iterator[Named]:
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield _named(text, found, TaskKind.DATE, ((month, day), (month, day)), year)


def _quarters(text: str) -> Iterator[Named]:
    for found in _QUARTERS.finditer(text):
        for number in _list(found[1]):
            span = (3 * number - 2, 1), (3 * number, 1)
            yield _named(text, found, TaskKind.QUARTER, span, found[2])


def _months(text: str) -> Iterator[Named]:
    for found in _MONTHS.finditer(text):
        for number in _list(found[1]):
            span = (number, 1), (number, 1)
            yield _named(text, found, TaskKind.MONTHS, span, found[2])


def _parts(text: str) -> Iterator[Named]:
    for found in _PART.finditer(text):
        last = 12 if found[2] == "cuối" else int(found[1])
        yield _named(text, found, None, ((last - int(found[1]) + 1, 1), (last, 1)), found[3])


def _years(text: str) -> Iterator[Named]:
    for found in _YEAR.finditer(text):
        yield _named(text, found, None, ((1, 1), (12, 1)), found[1] or found[2])


def _list(words: str) -> Iterable[int]:
    numbers = [_ROMAN.get(each) or int(each) for each in _ONE_OF_LIST.findall(words)]
    return numbers[-1:] if _RANGE.search(words) else numbers


def _named(
    text: str,
    found: re.Match[str],
    kind: TaskKind | None,
    span: tuple[tuple[int, int], tuple[int, int]],
    year: str | None,
) -> Named:
    head = text[: found.start()]
    return Named(
        found.start(),
        found.end(),
        kind,
        *span,
        year=int(year) if year else None,
        before=bool(_BEFORE.search(head)),
        bounded=bool(_BOUND.search(head) or re.match(r"trong|hết|cuối", found[0])),
    )
