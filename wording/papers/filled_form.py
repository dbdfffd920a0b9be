"""The fixed words of statutory forms that are filled back, and of the letter that brings one."""

from __future__ import annotations

from datetime import date

from metrics.units.unit import Level
from wording import numbers

ORDER, UNIT = "STT", "Đơn vị"
TOTAL = "Tổng cộng"
SAME_NAME = "{unit}, {parent}"
GROUPS = {
    Level.DEPARTMENT: "Sở, ban, ngành",
    Level.DISTRICT: "Huyện, thị xã, thành phố",
    Level.COMMUNE: "Xã, phường, thị trấn",
    Level.DIVISION: "Phòng chuyên môn",
    Level.PROVINCE: "Cấp tỉnh",
}
SUBJECT = "gửi {mark} {period}"
BRINGS = (
    "{office} gửi {mark} {period}, lập từ số liệu đã nhận của {reported}/{expected} đơn vị phải "
    "báo cáo, tại Phụ lục."
)
SILENT = (
    "{silent} đơn vị chưa đủ số liệu của kỳ để trống trên biểu; dòng tổng cộng chỉ cộng các đơn vị "
    "có số liệu."
)
CLOSING = "Đề nghị {addressed} tổng hợp."
PERIOD = "Kỳ báo cáo: {period} (Từ ngày {first} đến ngày {last})"
FROM = "- Đơn vị báo cáo: {office}"
TO = "- Đơn vị nhận báo cáo: {superior}"
COUNTED_IN = "Đơn vị tính: Số hồ sơ TTHC."


def lines(
    mark: str, title: str, period: str, days: tuple[date, date], offices: tuple[str, str]
) -> tuple[str, ...]:
    """What stands above a form.

    Args:
        mark: Its number.
        title: Of the form.
        period: As titles write it.
        days: The first and the last.
        offices: Who reports, and to whom.
    """
    first, last = map(numbers.day, days)
    told = PERIOD.format(period=f"{period[:1].upper()}{period[1:]}", first=first, last=last)
    office, superior = offices
    return (
        mark,
        title.upper(),
        told,
        FROM.format(office=office),
        TO.format(superior=superior),
        COUNTED_IN,
    )
