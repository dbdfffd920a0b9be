"""Reads the words of a deadline: first what comes back or waits, then the days that are named.

The strings of five plans are its examples (`tests/metrics/plans/deadlines.tsv`). A day in the name
of a document ("theo Kế hoạch … ngày 31/10/2022") is none of the deadline's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from metrics.plans.deadline import Deadline
from metrics.plans.deadline_days import Named, due_days, named_days
from metrics.plans.plan import ReportPeriod, Task, TaskKind

_LAST_YEAR = re.compile(r"so với (?:cùng kỳ )?(?:năm|quý|tháng)(?: trước| \d{4})?")
_UNIT = (
    r"(?:ngày|tuần|tháng(?! ?\d)|quý(?! ?(?:[1-4]|i))|năm(?! ?\d)|0?[369] tháng(?! ?\d)"
    r"|0?1 (?:tháng|quý|năm))"
)
_UNITS = rf"{_UNIT}(?: ?(?:/|,|;|và|hoặc) ?(?:hàng |hằng )?{_UNIT})*"
_RHYTHM = re.compile(
    rf"(?:hàng|hằng|mỗi|từng|định kỳ(?: hàng| hằng)?) ?\(?{_UNITS}\)?"
    rf"|\b0?[136] tháng (?:một|1|01) lần|định kỳ|thường xuyên|liên tục"
)
_CONDITION = re.compile(
    r"\b(?:khi|nếu|trường hợp|kể từ|(?:trong(?: vòng)?|không quá|sau) \d+ ngày)\b[^;.]*"
)
_ACT = (
    r"(?:thời gian|thời hạn|tiến độ|quy định|kế hoạch|hướng dẫn|triển khai|lộ trình|chỉ đạo|yêu cầu"
    r"|thông tư|nghị định|quyết định|văn bản|thông báo|đề nghị)"
)
_AUTHORITY = re.compile(rf"\btheo (?:{_ACT} ?)+(?P<whose>[^;]*?)(?= và (?:khi|nếu)\b|;|$)")
_AT_ONCE = re.compile(r"\b(?:kịp thời|ngay)\b")

_PERIODS = (
    (ReportPeriod.NINE_MONTHS, re.compile(r"\b0?9 tháng")),
    (ReportPeriod.HALF, re.compile(r"\b0?6 tháng")),
    (ReportPeriod.QUARTER, re.compile(r"quý|\b0?3 tháng")),
    (ReportPeriod.YEAR, re.compile(r"năm")),
    (ReportPeriod.MONTH, re.compile(r"(?<!\d )tháng|\b0?1 tháng")),
    (ReportPeriod.WEEK, re.compile(r"tuần")),
)


def read_deadline(words: str | None, year: int) -> Deadline:
    """What the words of a deadline say.

    Args:
        words: As printed; None: nothing is.
        year: Of the plan; taken where the words name none.
    """
    shown = " ".join(unicodedata.normalize("NFC", words or "").split())
    text = shown.casefold()
    relative = _LAST_YEAR.search(text)
    rhythm, condition = _RHYTHM.search(text), _CONDITION.search(text)
    authority = _AUTHORITY.search(text)
    found = named_days(_without(text, (_LAST_YEAR, _RHYTHM)))
    begins = [each.start() for each in (condition, authority) if each]
    found = [each for each in found if each.bounded or not begins or each.start < min(begins)]
    spans = [each for each in found if each.kind is None]
    asked = [each for each in found if each.kind or not (rhythm or condition)]
    days = due_days(asked, year)
    kind = _kind_of_days(asked) if days else None
    if kind is None:
        kind = _kind(text, relative, rhythm, condition, authority)
    return Deadline(
        words=shown,
        kind=kind,
        days=days,
        recurrence=_recurrence(rhythm),
        condition=_said(shown, condition),
        authority=_said(shown, authority),
        horizon=due_days(spans[-1:], year)[0].named if spans and not days else None,
    )


def deadline_of(task: Task, year: int) -> Deadline:
    """The deadline of a plan's task; the kind and days that the plan's file states hold.

    Args:
        task: The task.
        year: Of its plan.
    """
    return read_deadline(task.deadline_text, year).stated(task.kind, task.deadlines)


def _without(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """The text with what was read already made unreadable, each letter in its place."""
    for pattern in patterns:
        text = pattern.sub(lambda found: "_" * len(found[0]), text)
    return text


def _kind_of_days(found: Iterable[Named]) -> TaskKind | None:
    """The kind of what is named; a year or half a year ends on a day (contract §6)."""
    kinds = {each.kind or TaskKind.DATE for each in found}
    if not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else TaskKind.DATE


def _kind(
    text: str,
    relative: re.Match[str] | None,
    rhythm: re.Match[str] | None,
    condition: re.Match[str] | None,
    authority: re.Match[str] | None,
) -> TaskKind:
    first = min(filter(None, (rhythm, condition)), key=lambda each: each.start(), default=None)
    if first is not None:
        return TaskKind.RECURRING if first is rhythm else TaskKind.WHEN_NEEDED
    if authority is not None:
        # "Theo quy định" alone names nobody whose act could be waited for.
        return TaskKind.WHEN_NEEDED if authority["whose"].strip(" .,") else TaskKind.NONE
    if relative is not None:
        return TaskKind.RELATIVE
    return TaskKind.WHEN_NEEDED if _AT_ONCE.search(text) else TaskKind.NONE


def _recurrence(rhythm: re.Match[str] | None) -> tuple[ReportPeriod, ...]:
    if rhythm is None:
        return ()
    found = {period for period, pattern in _PERIODS if pattern.search(rhythm[0])}
    return tuple(period for period in ReportPeriod if period in found)


def _said(shown: str, found: re.Match[str] | None) -> str | None:
    # Folding these words changes no letter's place: Vietnamese has no letter that folds to two.
    return shown[found.start() : found.end()].strip(" ;.") if found else None
