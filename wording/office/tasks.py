"""The words of tasks: on their page, beside lights, and by their command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.counts.month import Month
from metrics.plans.deadline import DueDay
from metrics.plans.plan import Task
from metrics.tasks.given import Origin, OriginKind
from metrics.tasks.progress import Act, TaskEvent, TaskState
from metrics.tasks.times import TimeState
from metrics.verdicts.verdict import Status
from wording import numbers
from wording.sentences import opening

# The command.
OPTIONS = {
    "new": "giao một nhiệm vụ mới; kèm --unit, và --until, --person, --origin nếu có",
    "do": "ghi việc đã làm với nhiệm vụ --task",
    "task": "mã nhiệm vụ (cột “mã việc”)",
    "unit": "mã đơn vị; dùng được nhiều lần; không ghi thì mọi đơn vị phải làm",
    "occurrence": "lần nào, nếu nhiệm vụ có nhiều lần: ngày hạn hoặc tên kỳ, tên việc phát sinh",
    "until": "hạn của nhiệm vụ mới, hạn xin gia hạn hoặc được gia hạn, hạn của lần phát sinh",
    "on": "ngày việc này xảy ra (mặc định hôm nay)",
    "proof": "số ký hiệu của văn bản minh chứng",
    "proof_day": "ngày của văn bản minh chứng",
    "proof_file": "tệp của văn bản minh chứng (PDF, Word, Excel, ảnh; nhiều nhất 10 MB)",
    "about": "trích yếu của văn bản minh chứng",
    "person": "người được giao",
    "product": "sản phẩm phải có",
    "origin": "giao từ đâu: light:, conclusion:, decision: kèm mã",
}
BAD_ORIGIN = "“{text}” không phải nguồn giao việc; viết LOẠI:MÃ với loại là {known}"
WHICH_TASK = "cần --task"
GIVEN = "Đã giao nhiệm vụ {key}."

ACTS = {
    Act.START: "Bắt đầu thực hiện",
    Act.SUBMIT: "Nộp minh chứng",
    Act.CONFIRM: "Xác nhận hoàn thành",
    Act.RETURN: "Trả lại",
    Act.PAUSE: "Tạm dừng",
    Act.RESUME: "Làm tiếp",
    Act.WITHDRAW: "Không giao nữa",
    Act.NOT_ARISEN: "Không phát sinh",
    Act.REOPEN: "Mở lại",
    Act.ASK: "Xin gia hạn",
    Act.GRANT: "Cho gia hạn",
    Act.REFUSE: "Không cho gia hạn",
    Act.ARISE: "Phát sinh một lần",
    Act.REMIND: "Đã nhắc",
}
STATES = {
    TaskState.NOT_STARTED: "chưa thực hiện",
    TaskState.IN_PROGRESS: "đang thực hiện",
    TaskState.SUBMITTED: "chờ xác nhận",
    TaskState.DONE: "hoàn thành",
    TaskState.RETURNED: "bị trả lại",
    TaskState.PAUSED: "tạm dừng",
    TaskState.WITHDRAWN: "không còn giao",
    TaskState.NOT_ARISEN: "không phát sinh",
}
TIMES = {
    TimeState.NO_DEADLINE: "không hạn",
    TimeState.IN_TIME: "trong hạn",
    TimeState.SOON: "sắp đến hạn",
    TimeState.OVERDUE: "quá hạn",
    TimeState.DONE_IN_TIME: "xong trong hạn",
    TimeState.DONE_LATE: "xong quá hạn",
}
_TOLD = "{act}: nhiệm vụ {task}, {count} đơn vị."

# The page.
PAGE = "Nhiệm vụ"
LEAD = "**{overdue} nhiệm vụ quá hạn, {soon} sắp đến hạn** trong {total} nhiệm vụ; {done} đã xong."
SHARE = (
    "{given}/{total} đèn đỏ chắc chắn của {period} đã có người và nhiệm vụ; còn {left} chưa giao."
)
LEAD_NONE = "**{period} chưa có nhiệm vụ nào** của kế hoạch hay được giao."
NO_RED = "{period} không có đèn đỏ chắc chắn nào."
VIEW = "Cách xem"
LIST, BOARD, CALENDAR = "Danh sách", "Bảng theo hạn", "Lịch"
COLUMNS = ("Hạn", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Tiến độ")
DONE_OF = "xong {done}/{of} đơn vị"
WORKING = "ngày làm việc cuối {day}"
AT_LATEST = "chậm nhất {day}"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SAVE_CALENDAR = "Tải lịch (.ics)"
NEW = "Giao việc"
TASK, UNITS, PERSON, UNTIL, PRODUCT = (
    "Việc phải làm",
    "Đơn vị thực hiện",
    "Người thực hiện",
    "Hạn",
    "Sản phẩm",
)
GIVE = "Giao việc này"
RECORD = "Ghi tiến độ"
WHICH, ACT, PROOF, PROOF_DAY, ABOUT, NEW_DAY = (
    "Nhiệm vụ",
    "Việc",
    "Số ký hiệu minh chứng",
    "Ngày văn bản",
    "Trích yếu",
    "Hạn mới",
)
PROOF_FILE = "Tệp minh chứng (PDF, Word, Excel, ảnh)"
PROOFS = "Tệp minh chứng đã nộp ({count})"
PROOF_LINE = "{task}: {number}, {day}: {name}"
OCCURRENCE = "Lần (kỳ, văn bản)"
EVERY_UNIT = "để trống: mọi đơn vị phải làm"
SAVE = "Ghi"
EMPTY = "Chưa có nhiệm vụ nào trong phần đang xem"
EMPTY_TEXT = "Chọn năm hoặc kế hoạch khác, hoặc giao một việc mới."
LATE_GROUP = "Đã quá hạn"
WITHOUT = "Không có ngày hạn"
MONTH = "Tháng {month}"
ORIGINS = {
    OriginKind.LIGHT: "từ đèn “{of}”",
    OriginKind.CONCLUSION: "từ kết luận {of}",
    OriginKind.DECISION: "từ quyết định của cuộc họp {of}",
    OriginKind.OFFICE: "",
}
EVENT_OF = "{plan}, mục {clause}"

AUDIENCE, CHANNELS = "Đối tượng: {text}", "Kênh: {text}"
SERVES = "Phục vụ chỉ tiêu: {text}"
HISTORY = "Đã ghi gì về nhiệm vụ này"
HISTORY_COLUMNS = ("Lúc", "Ai", "Đơn vị", "Việc", "Chi tiết", "Lý do")
NO_HISTORY = "Chưa ai ghi gì về nhiệm vụ này."
_DETAILS = {"proof": "minh chứng {of}, ngày {day}", "due": "hạn {day}", "occurrence": "lần {of}"}

# Beside a light.
OF_PLAN = "Nhiệm vụ của kế hoạch cho chỉ tiêu này"
HAS_TASK = "đã giao {who}, đến {day}"
HAS_TASK_OPEN = "đã giao {who}"
HAS_DONE_TASK = "đã giao {who}, xong ngày {day}; {light}"
TASK_BEFORE = "chưa giao lại; việc trước của {who} xong ngày {day}, {light}"
STILL_RED, STILL_BELOW = "đèn vẫn đỏ", "vẫn dưới mục tiêu"
NOT_GIVEN = "chưa giao"
MAKE = "Giao việc từ đèn này"
SEE = "Xem nhiệm vụ {task}"
FROM_LIGHT = "Đưa “{indicator}” của {unit} về đúng mục tiêu (đèn của {month})"


def detail(event: TaskEvent) -> str:
    """What was said of a task beside the act: the proof, the new day, which occurrence."""
    parts = []
    if event.occurrence:
        parts.append(_DETAILS["occurrence"].format(of=event.occurrence))
    if event.proof is not None:
        day = numbers.day(event.proof.day)
        parts.append(_DETAILS["proof"].format(of=event.proof.number, day=day))
    if event.due is not None:
        parts.append(_DETAILS["due"].format(day=numbers.day(event.due)))
    return "; ".join(parts)


def told(act: Act, task: str, count: int) -> str:
    """What was recorded of a task."""
    return _TOLD.format(act=ACTS[act], task=task, count=count)


def due_day(day: DueDay, working: date) -> str:
    """A deadline with what follows from it: `trước ngày 10/03/2024 (chậm nhất 09/03/2024; …)`."""
    parts = []
    if day.last != day.named:
        parts.append(AT_LATEST.format(day=numbers.day(day.last)))
    if working != day.last:
        named = f"{WEEKDAYS[working.weekday()]} {numbers.day(working)}"
        parts.append(WORKING.format(day=named))
    return "; ".join(parts)


def origin(of: Origin) -> str:
    """Where a task came from; empty for the office's own."""
    return ORIGINS[of.kind].format(of=of.of).strip()


def light(indicator: str, unit: str, month: Month) -> str:
    """A light by its names: `Đúng hạn, Xã An Phước, tháng 9/2024`."""
    return f"{indicator}, {unit}, {numbers.month(month)}"


def led(person: str, units: Sequence[str]) -> str:
    """Who does what was given: the person with the units, of many the first ones."""
    shown, more = units[:_UNITS_SHOWN], len(units) - _UNITS_SHOWN
    names = ", ".join(shown) + (_MORE_UNITS.format(count=more) if more > 0 else "")
    return _LED.format(person=person, units=names) if person and names else person or names


def charge(person: str, due: date | None) -> str:
    """Who has a light, and until when."""
    who = person or _SOMEBODY
    if due is None:
        return HAS_TASK_OPEN.format(who=who)
    return HAS_TASK.format(who=who, day=numbers.day(due))


def charge_done(person: str, done: date, status: Status, *, again: bool) -> str:
    """Who had a light and when that was done, and that the light is as it was.

    Args:
        person: Who answered for it.
        done: The day of its proof.
        status: The light's; below its target.
        again: Whether it was done before the light's month ended, so that nobody has it now.
    """
    line = TASK_BEFORE if again else HAS_DONE_TASK
    light = STILL_RED if status is Status.MISSED else STILL_BELOW
    return line.format(who=person or _SOMEBODY, day=numbers.day(done), light=light)


_SOMEBODY = "đơn vị"
_UNITS_SHOWN = 3
"""More names than these make a cell of the list longer than what is to be done."""
_MORE_UNITS = " và {count} đơn vị nữa"
_LED = "{person}, {units}"


def from_light(indicator: str, unit: str, month: Month) -> str:
    """What is to be done about a red light."""
    return FROM_LIGHT.format(indicator=indicator, unit=unit, month=numbers.month(month))


def share(charged: int, red: int, period: str) -> str:
    """How many certain red lights have a person and a task."""
    if not red:
        return NO_RED.format(period=opening(period))
    return SHARE.format(given=charged, total=red, period=period, left=red - charged)


def none(period: str) -> str:
    """The answer where there is no task."""
    return LEAD_NONE.format(period=opening(period))


def entry(task: Task, working: date) -> str:
    """What stands below an entry of a calendar."""
    parts = (
        task.deadline_text,
        WORKING.format(day=numbers.day(working)),
        task.lead,
        task.product,
    )
    return "\n".join(part for part in parts if part)
