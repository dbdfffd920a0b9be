"""The words of the page Tình hình báo cáo and of reminders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wording import numbers

UNIT, RATE, OWED, PERSON, REMINDED, TEXTS = (
    "Đơn vị",
    "Đúng hạn",
    "Còn thiếu",
    "Người phụ trách",
    "Đã nhắc",
    "Lời nhắc",
)
STATES = {
    "on_time": "Đúng hạn",
    "late": "Muộn",
    "missing": "Chưa báo cáo",
    "not_due": "Chưa đến hạn",
    "excused": "Không phải báo cáo",
}
MATRIX, LATE, OTHERS, LOCKS = (
    "Từng đơn vị, từng kỳ",
    "Cần nhắc",
    "Báo cáo không có hạn định sẵn",
    "Khóa kỳ",
)
FIGURES = "số liệu {month}"
PACES = {
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half": "6 tháng",
    "nine_months": "9 tháng",
    "year": "năm",
    "dated": "BC",
    "event": "khi phát sinh",
    "continuous": "thường xuyên",
    "unstated": "kế hoạch không ghi hạn",
}
LEAD = (
    "Kỳ {month}: **{on_time}** đơn vị đúng hạn, **{late}** muộn, **{missing}** chưa báo cáo."
    " Từ đầu năm **{share}** báo cáo đúng hạn."
)
NOTHING = "Không có báo cáo nào phải xét trong kỳ này."
NOBODY_OWES = "Không đơn vị nào còn thiếu báo cáo."
NOBODY = "chưa ghi người phụ trách"
NOT_REMINDED = "chưa nhắc"
SHORT, LONG = "Sao chép tin nhắn", "Sao chép công văn"
EVERYBODY = "Tất cả các đơn vị còn phải nhắc"
WHOM, RECORD = "Đã nhắc đơn vị", "Ghi đã nhắc"
RECORDED = "Đã ghi {count} lời nhắc."
RECORDED_BEFORE = "Các lời nhắc này đã ghi từ trước."
LOCK, LET_IN = "Khóa kỳ {month}", "Cho nạp"
LOCK_TEXT = "Kỳ đã khóa không nạp và không rút lại được, trừ nơi được cho nạp có thời hạn."
WHO_MAY, REASON, UNTIL = "Nơi được cho nạp", "Lý do cho nạp", "Cho nạp đến hết"
LOCKED, OPENED = "Đã khóa kỳ {month} cho {unit}.", "Đã cho {unit} nạp kỳ {month} đến hết {day}."
SAID_BEFORE = "Đã ghi như vậy từ trước."
LOCK_LINE = "{unit}: khóa, {by}, {at}"
LET_IN_LINE = "{unit}: cho nạp đến hết {until}, {by}, {at}; lý do: {why}"
LET_IN_OVER = "{unit}: đã cho nạp đến hết {until} (hết hạn), {by}, {at}; lý do: {why}"
SEND = "Gửi thư nhắc"
MAIL_SUBJECT = "Nhắc báo cáo về kiểm soát thủ tục hành chính"
MAIL_LOGIN, MAIL_UNREACHED = "máy chủ từ chối đăng nhập", "không kết nối được"
SENT_TO = "đã gửi thư tới {address}"
_SENT = "Đã gửi thư nhắc {count} đơn vị."
_WITHOUT, _FAILED = " Chưa có hộp thư: {units}.", " Máy chủ không nhận thư cho: {units}."
CAME = "Báo cáo đã nhận hoặc được miễn"
CAME_TEXT = (
    "Ghi báo cáo ngoài số liệu (văn bản, công văn) đã nhận ngày nào, hoặc đơn vị được miễn và lý"
    " do. Số liệu tháng thì nạp tệp; ở đây chỉ ghi được là miễn."
)
WHICH_REPORT, CAME_WORD, CAME_ON, CAME_KEEP = "Báo cáo", "Ghi là", "Ngày nhận", "Ghi nhận"
HAS_COME, IS_EXCUSED = "đã nhận", "được miễn"
REPORT_LABEL = "{unit}: {what} (hạn {due})"
CAME_KEPT = "Đã ghi cho {count} báo cáo."
DUTY_LINE = "{plan}, mục {clause}: {who}: {what} ({pace})"

_LATE, _TODAY, _AHEAD = "quá hạn {days} ngày", "hạn hôm nay", "còn {days} ngày"
_ITEM = "{what} (hạn {due}, {when})"
_SHORT = (
    "Kính gửi {unit}: Văn phòng chưa nhận được {items}. Đề nghị đơn vị gửi ngay hoặc báo lại lý do."
)
_SOON = "Kính gửi {unit}: sắp đến hạn {items}. Đề nghị đơn vị gửi đúng hạn."
_LONG = (
    "Kính gửi: {unit}\n\n"
    "Qua theo dõi tình hình báo cáo về kiểm soát thủ tục hành chính, đến ngày {today}, Văn phòng"
    " chưa nhận được các báo cáo sau của đơn vị:\n\n{items}\n\n"
    "Đề nghị {unit} gửi đầy đủ các báo cáo nêu trên; trường hợp có khó khăn, vướng mắc, đề nghị"
    " phản ánh về Văn phòng để phối hợp xử lý.\n\nTrân trọng."
)
_STEP = {True: "trước hạn {days} ngày làm việc", False: "sau hạn {days} ngày làm việc"}


def share(on_time: int, judged: int) -> str:
    """How many of the reports that were due came in time."""
    return f"{numbers.count(on_time)}/{numbers.count(judged)}"


def item(what: str, due: date, today: date) -> str:
    """One report that is owed."""
    days = (today - due).days
    when = _LATE if days > 0 else _AHEAD if days < 0 else _TODAY
    told = when.format(days=numbers.count(abs(days)))
    return _ITEM.format(what=what, due=numbers.day(due), when=told)


def short(unit: str, items: Sequence[str], *, late: bool) -> str:
    """A reminder that fits a message, of everything that a unit owes."""
    return (_SHORT if late else _SOON).format(unit=unit, items="; ".join(items))


def letter(unit: str, items: Sequence[str], today: date) -> str:
    """The same as a letter."""
    listed = "\n".join(f"{place}. {each};" for place, each in enumerate(items, start=1))
    return _LONG.format(unit=unit, items=f"{listed[:-1]}.", today=numbers.day(today))


def step(days: int) -> str:
    """A step of reminding, counted from the deadline."""
    return _STEP[days < 0].format(days=abs(days)) if days else "đúng ngày hạn"


def sent(count: int, without: Sequence[str], failed: Sequence[str]) -> str:
    """What came of sending reminders, in one line."""
    told = _SENT.format(count=numbers.count(count))
    if without:
        told += _WITHOUT.format(units=", ".join(without))
    return told + (_FAILED.format(units=", ".join(failed)) if failed else "")
