"""What differs between two editions, in words."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.verdicts.turned import Turn
from wording import numbers
from wording.office.plans import ways_of

OTHER = "số của bản số liệu để so; mặc định bản hiện nay"
NEEDS = "cần --month và --edition"
SAME = "Hai bản giống nhau ở kỳ và phạm vi này."
TITLE = "Đã đổi từ khi văn bản này đi"
MONTH, UNIT, MEASURE, EDITION, SOURCE = "Tháng", "Đơn vị", "Số liệu", "Bản {number}", "Lấy từ"
MORE = "Còn {count} số liệu nữa; lệnh difference liệt kê đủ."
NOTHING = "không có"
_TOLD = "Bản {after} khác bản {before} ở {figures} số liệu"
_LIGHTS = "; {count} đèn đổi: {ways}"
_NO_LIGHTS = "; không đèn nào đổi"
_CELL = "{file}, trang {sheet}, ô {cells}"


def told(before: int, after: int, figures: int, lights: Sequence[Turn]) -> str:
    """How much differs between two editions, in one sentence.

    Args:
        before: The number of the older edition.
        after: Of the newer one.
        figures: How many figures are not what they were.
        lights: The lights that turned.
    """
    if not figures and not lights:
        return SAME
    said = _TOLD.format(before=before, after=after, figures=numbers.count(figures))
    if not lights:
        return said + _NO_LIGHTS + "."
    return said + _LIGHTS.format(count=numbers.count(len(lights)), ways=ways_of(lights)) + "."


def more(left: int) -> str:
    """That not every line is drawn."""
    return MORE.format(count=numbers.count(left))


def figure(value: int | None) -> str:
    """A figure of one edition, as a table shows it."""
    return NOTHING if value is None else numbers.count(value)


def source(file: str, sheet: str, cells: Sequence[str]) -> str:
    """From where the newer figure is: `Bao cao.xlsx, trang Tháng 9, ô H12`."""
    return _CELL.format(file=file, sheet=sheet, cells=", ".join(cells))
