"""The words of plans that are entered and edited: on their page and by their command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from metrics.counts.month import Month
from metrics.verdicts.turned import Turn, Turned
from metrics.verdicts.verdict import Status
from wording import interface, numbers

# The command.
OPTIONS = {
    "file": "nhập kế hoạch từ tệp cùng dạng với data/reference/plans (--out ghi ra tệp như vậy)",
    "copy_to": "sao chép kế hoạch sang năm này; kèm --set để đổi số",
    "end": "từ ngày này kế hoạch không còn hiệu lực",
    "take_back": "rút lại lần ghi mới nhất của kế hoạch; bản trước đó có hiệu lực trở lại",
    "out": "ghi kế hoạch ra tệp",
    "set": "đổi một con số: CHỈ_TIÊU@CẤP=GIÁ_TRỊ, ví dụ on_time@commune=98; dùng được nhiều lần",
    "as": "mã của kế hoạch mới",
    "since": "hiệu lực từ ngày; trước ngày đó giữ chỉ tiêu cũ (mặc định ngày đầu của kế hoạch)",
}
A_VALUE = "CHỈ_TIÊU@CẤP=GIÁ_TRỊ"
BAD_VALUE = "“{text}” không phải chỉ tiêu; viết CHỈ_TIÊU@CẤP=GIÁ_TRỊ, ví dụ on_time@commune=98"
NOT_TEXT = "không phải tệp văn bản UTF-8; lấy tệp mẫu bằng python kpi.py plan --out"
WHICH_PLAN = "cần --plan"
ENTERED = "Đã ghi kế hoạch {plan}."
TAKEN_BACK = "Đã rút lại lần ghi mới nhất của kế hoạch {plan}."

_NO_MONTHS = "Chưa có số liệu của tháng nào từ ngày này nên chưa đèn nào đổi."
_NONE = "Không đèn nào đổi"
_TURNED = "{count}/{lights} đèn sẽ đổi"
_OF_MONTHS = " của {months} tháng có số liệu ({first})"
_SPAN = "{first} đến {last}"
_ASKED = "; {count} đèn giữ màu nhưng theo mục tiêu mới"
_WAY = "{count} đèn {before} thành {after}"
_GONE = "không còn"
_NEW = "mới có"


def copied_code(code: str, year: int, new: int) -> str:
    """The code of a plan's copy for another year: `long-thanh-2024` becomes `long-thanh-2025`."""
    return code.replace(str(year), str(new)) if str(year) in code else f"{code}-{new}"


def turned(found: Turned) -> str:
    """What an edit would do to the lights, in one sentence; `**` marks what stands out."""
    if not found.months:
        return _NO_MONTHS
    count = len(found.turns)
    said = _NONE
    if count:
        said = _TURNED.format(count=numbers.count(count), lights=numbers.count(found.lights))
    asked = _ASKED.format(count=numbers.count(found.asked)) if found.asked else ""
    ways = f": {ways_of(found.turns)}" if count else ""
    return f"**{said}**{_months(found.months)}{ways}{asked}."


def ways_of(turns: Iterable[Turn]) -> str:
    """How many lights turn from what to what, the most first."""
    ways = Counter((each.before, each.after) for each in turns)
    return ", ".join(
        _WAY.format(
            count=numbers.count(count), before=light(before, _NEW), after=light(after, _GONE)
        )
        for (before, after), count in ways.most_common()
    )


def light(status: Status | None, nothing: str = _GONE) -> str:
    """A light's word inside a sentence."""
    return interface.STATUS[status].lower() if status else nothing


def _months(months: Sequence[Month]) -> str:
    first, last = (numbers.month(month) for month in (months[0], months[-1]))
    span = first if len(months) == 1 else _SPAN.format(first=first, last=last)
    return _OF_MONTHS.format(months=numbers.count(len(months)), first=span)
