"""The words of *Khoảng cách*: rows by what is missing, and the funnel."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.units.unit import Level, Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from wording import numbers
from wording.interface import LEVELS_SHORT

ORDER = "Xếp theo"
BY_CASES = "Theo số còn thiếu"
BY_POINTS = "Theo điểm"
MISSING = "Thiếu, {case}"
POINTS = "Cách, điểm"
TABLE_ALT = "{indicator}: đơn vị dưới mục tiêu, {order}"
BY = "Theo {noun}"
MET = "{count} {noun} đạt mục tiêu"
SIGN_LOW, SIGN_HIGH = "‹", "›"
WHISKERS = (
    "Vạch ngang: khoảng tin cậy 95 % (Clopper–Pearson); vạch chạm đường mục tiêu = chưa chắc; "
    "dấu ‹ ›: dài hơn khung."
)
FUNNEL = "Độ lớn và khoảng cách"
FUNNEL_NOTE = (
    "Mỗi dấu một {noun}. Đường chấm: giới hạn mà ngẫu nhiên còn giải thích được (2,5 % mỗi phía); "
    "dấu đặc nằm ngoài giới hạn."
)
FUNNEL_OTHERS = (
    "Giới hạn vẽ cho mục tiêu {targets}; {noun} có mục tiêu khác xét theo mục tiêu của mình."
)
SIZE = "Số {case} trong kỳ (thang logarit)"
DISTANCE = "Cách mục tiêu, điểm"
TARGET_LINE = "mục tiêu"
LIMITS_COLUMN = "Giới hạn may rủi, %"
NO_LIMIT = "không có"
"""So few cases that even all of them good would not be certain."""


def funnel(rows: Sequence[Score], noun: str) -> str:
    """What the funnel shows, in one sentence; `**` marks what stands out."""
    below = [row for row in rows if row.verdict.status is not Status.MET]
    sure = [row for row in below if row.verdict.evidence is Evidence.CERTAIN]
    small = sum(row.verdict.evidence is Evidence.UNCERTAIN for row in rows)
    every = numbers.count(len(rows))
    if not below:
        return (
            f"Cả {every} {noun} đều đạt; {numbers.count(small)} {noun} chưa đủ số để loại trừ ngẫu "
            "nhiên."
        )
    if not sure:
        return (
            f"**{numbers.count(len(below))} {noun}** dưới mục tiêu đều nằm trong giới hạn mà ngẫu "
            "nhiên còn giải thích được."
        )
    chance = len(below) - len(sure)
    rest = (
        f"; {numbers.count(chance)} nữa nằm trong giới hạn, có thể do ngẫu nhiên" if chance else ""
    )
    return (
        f"Trong {every} {noun}, **{numbers.count(len(sure))} nằm dưới giới hạn** mà ngẫu nhiên còn "
        f"giải thích được với số {rows[0].indicator.case} của mình{rest}."
    )


def parts(head: Unit) -> str:
    """What stands between a head and the units: provinces of the country, districts of others."""
    return LEVELS_SHORT[Level.PROVINCE if head.level is Level.COUNTRY else Level.DISTRICT]
