"""The words of meetings: on their page, in their minutes and by their command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.tasks.progress import TaskState
from metrics.tasks.times import TimeState
from wording import numbers
from wording.office.tasks import DONE_OF, STATES, TIMES
from wording.sentences import plain

# The command.
OPTIONS = {
    "decide": "ghi một quyết định của cuộc đang họp; kèm --unit và --until, hoặc --no-task",
    "no_task": "quyết định này không giao việc",
    "retract": "rút lại một quyết định của cuộc đang họp",
    "close": "kết thúc cuộc họp và chốt biên bản; kèm --month",
    "supplement": "ghi bổ sung vào biên bản --meeting đã chốt",
    "meeting": "mã cuộc giao ban, ví dụ GB-2026-0003; không kèm việc gì thì in biên bản đó",
    "chair": "người chủ trì",
    "present": "thành phần dự",
    "unit": "mã đơn vị thực hiện; dùng được nhiều lần",
    "until": "hạn thực hiện",
    "person": "người thực hiện",
    "indicator": "mã chỉ số, nếu quyết định là về một đèn",
    "by": "tên người ghi",
}
NEEDS_MONTH = "--close cần --month"
NEEDS_MEETING = "--supplement cần --meeting"
RETRACTED = "Đã rút lại quyết định {decision}."
NOTHING = "Chưa có biên bản giao ban nào."

# Rows.
NO_TASK = "không giao việc"
_WHO = "{units} ({person})"
_LIGHT = "{unit}: {indicator}"

# The page.
STEPS = (
    "Lần trước",
    "Thay đổi",
    "Đèn đỏ chưa giao",
    "Quyết định",
    "Biên bản",
)
"""In the order of a meeting."""
TITLES = (
    "Việc đã quyết định lần trước và kết quả",
    "Thay đổi so với kỳ trước",
    "Đèn đỏ, chắc chắn và chưa giao cho ai",
    "Quyết định hôm nay",
    "Kết thúc và chốt biên bản",
)
BAR = "Các bước của cuộc họp"
BACK, FORWARD = "Trước", "Tiếp"
FULL, LEAVE = "Toàn màn hình", "Thoát"
KEYS = "Phím → hoặc Page Down: bước sau; phím ← hoặc Page Up: bước trước; phím F: toàn màn hình."
LEAD = "**{meeting}**, {period}: {before}; {red}; {decided}."
_BEFORE = "{done}/{all} việc lần trước đã xong"
_NO_BEFORE = "không có việc nào từ lần trước"
_RED = "{count} đèn đỏ chưa giao"
_DECIDED = "{count} quyết định"
NONE_BEFORE = "Chưa có quyết định nào từ lần họp trước."
NONE_BEFORE_TEXT = "Quyết định của cuộc họp này sẽ hiện ở đây vào lần họp sau, kèm kết quả."
NONE_RED = "Không có đèn đỏ chắc chắn nào chưa giao trong kỳ đang xem."
MORE_RED = "và {count} đèn nữa"
NONE_DECIDED = "Chưa có quyết định nào."
COLUMNS = ("Nội dung", "Ai làm", "Hạn", "Kết quả")
_DONE_BEFORE = "việc trước đã xong ngày {day}"
RED_COLUMNS = ("Đơn vị, chỉ tiêu", "Người phụ trách", "Còn thiếu")
DECIDE_THIS = "Quyết định"
TEXT, UNITS, PERSON, UNTIL = "Quyết định", "Đơn vị thực hiện", "Người thực hiện", "Hạn"
GIVES = "Giao việc hay không"
TASK, NOT_A_TASK = "Giao việc", "Không giao việc"
SAVE = "Ghi quyết định"
_SAVED = "Đã ghi quyết định {decision}, thành nhiệm vụ {task}."
_SAVED_NO_TASK = "Đã ghi quyết định {decision}, không giao việc."
TAKE_BACK = "Rút lại một quyết định"
TAKE_BACK_DO = "Rút lại"
WHICH = "Quyết định nào"
CHAIR, PRESENT = "Chủ trì", "Thành phần dự"
CLOSE = "Kết thúc, chốt biên bản"
CLOSE_TEXT = (
    "Biên bản giữ nguyên mọi điều đang thấy ở các bước trên, từ bản số liệu {edition}. Đã chốt thì"
    " không sửa được nữa; điều cần sửa được ghi bổ sung."
)
CLOSED = "Đã chốt biên bản {meeting}."
OLDER = "Các biên bản đã chốt"
MINUTES = "Biên bản {meeting}, ngày {day}"
HEAD = "{period}, từ bản số liệu {edition}. Chủ trì: {chair}. Dự họp: {present}. {by} chốt {time}."
UNNAMED = "không ghi"
SUPPLEMENTS = "Bổ sung"
ADD = "Ghi bổ sung"
ADD_TEXT = "Nội dung bổ sung"
ADDED = "Đã ghi bổ sung {name}."
ONLY_OFFICE = "Văn phòng ghi quyết định và chốt biên bản."
PAPER = "Tải thông báo kết luận ({format})"
FORMATS = {"docx": "Word", "pdf": "PDF"}
FILE = "Thông báo kết luận {meeting}.{ending}"


def who(units: Sequence[str], person: str) -> str:
    """Who does something: the units, and the person where one is named."""
    named = ", ".join(units)
    return _WHO.format(units=named, person=person) if named and person else named or person


def light(unit: str, indicator: str) -> str:
    """A light by its unit and indicator."""
    return _LIGHT.format(unit=unit, indicator=indicator)


def red_state(missing: str, done: date | None) -> str:
    """How much a light lacks, and when the task that did not mend it was done."""
    return f"{missing}; {_DONE_BEFORE.format(day=numbers.day(done))}" if done else missing


def state(now: TaskState, time: TimeState, done: tuple[int, int]) -> str:
    """What became of a task: how far it is, and how it stands to its deadline."""
    of = done[1]
    counted = [DONE_OF.format(done=numbers.count(done[0]), of=numbers.count(of))] if of > 1 else []
    return ", ".join([STATES[now] if not time.done else TIMES[time], *_late(time), *counted])


def _late(time: TimeState) -> list[str]:
    return [TIMES[time]] if time in (TimeState.OVERDUE, TimeState.SOON) else []


def lead(meeting: str, period: str, counted: tuple[int, int, int, int]) -> str:
    """The page's answer.

    Args:
        meeting: Its name.
        period: The stretch of time in words.
        counted: Done and all of those decided before, red lights, decisions now.
    """
    done, before, red, decided = counted
    told = _BEFORE.format(done=done, all=before) if before else _NO_BEFORE
    return LEAD.format(
        meeting=meeting,
        period=period,
        before=told,
        red=_RED.format(count=numbers.count(red)),
        decided=_DECIDED.format(count=numbers.count(decided)),
    )


def until(day: date | None) -> str:
    """A deadline; empty where there is none."""
    return numbers.day(day) if day else ""


def saved(decision: str, task: str | None) -> str:
    """What became of a decision just kept."""
    if task is None:
        return _SAVED_NO_TASK.format(decision=decision)
    return _SAVED.format(decision=decision, task=task)


def spoken(changed: str) -> str:
    """The paragraph of what changed, without the marks of what stands out."""
    return plain(changed)
