"""The words of the view of QĐ 766: what a term's outcome means, and what the view leaves out."""

from __future__ import annotations

from fractions import Fraction

from metrics.counts.published import ScoreSpan
from metrics.ranking.score766 import Score766, TermOutcome
from wording import numbers

OUTCOMES = {
    TermOutcome.COMPUTED: "tính từ số liệu tháng",
    TermOutcome.NO_CASES: "mẫu số bằng 0, điểm theo nguồn",
    TermOutcome.NO_RULE: "mẫu số bằng 0, nguồn không nói cho bao nhiêu điểm",
    TermOutcome.NOT_REPORTED: "chưa đủ số liệu",
    TermOutcome.ESTIMATED: "ước tính, không cộng vào điểm",
    TermOutcome.NOT_COVERED: "không tính được từ số liệu tháng",
    TermOutcome.NOT_APPLICABLE: "không áp dụng cho cấp xã, được điểm tối đa",
}

LEAD = (
    "**Tính được {points}/{reachable} điểm** trong 100 điểm của bộ chỉ số; {rest} điểm còn lại "
    "không tính được từ số liệu tháng."
)
NOTHING = "**Chưa tính được điểm nào:** chưa đơn vị nào có số liệu cần thiết trong kỳ."
GROUP = "Nhóm"
MOST = "Tối đa"
COUNTED = "Tính được"
ESTIMATE = "Ước tính thêm"
ESTIMATED = "ước tính"
NOT_COUNTED = "Không tính được"
LACKING = "Số liệu tháng còn thiếu"
UNITS_TITLE = "Từng đơn vị"
UNITS_ALT = "Điểm theo QĐ 766 tính được của {count} đơn vị"
TOTAL = "Tổng tính được"
TERM_HINT = "{name}. {outcome}"
FORMULAS = "Công thức từng tiêu chí"
CRITERION = "Tiêu chí"
FORMULA = "Công thức"
RESULT = "Kết quả"
CONFLICTS = "Chỗ các nguồn nói khác nhau"
VARIANTS = "{name}: {points} điểm"
SOURCE = "{number} ngày {issued}. {source}."
BASIS = (
    "Điểm chỉ cộng khi cả tử số và mẫu số là số đơn vị báo cáo hằng tháng. Số liệu thiếu không "
    "phải là 0. Số nghiêng là ước tính từ số gần giống, không cộng."
)
MONITORED = "chỉ theo dõi"
PUBLISHED = "Cổng công bố, {span}"
PUBLISHED_HINT = "Điểm do Cổng DVCQG công bố, lưu riêng, không cộng vào điểm tự tính"
PUBLISHED_SOURCE = (
    "Điểm công bố của {unit}: {total} ({span}), theo tệp {file}, {uploader} nạp {time}."
)
SPANS = {ScoreSpan.MONTH: "tháng", ScoreSpan.QUARTER: "quý", ScoreSpan.YEAR_TO_DATE: "lũy kế năm"}


def lead(score: Score766) -> str:
    """How much of the 100 points follows from monthly figures."""
    if not score.reachable:
        return NOTHING
    return LEAD.format(
        points=points(score.points),
        reachable=points(score.reachable),
        rest=points(100 - score.reachable),
    )


def points(value: Fraction | int) -> str:
    """Points as they are published, with two decimals where needed: `15,68`, `6`."""
    hundredths = round(Fraction(value) * 100)
    whole, rest = divmod(abs(hundredths), 100)
    sign = numbers.MINUS if hundredths < 0 else ""
    decimals = f"{rest:02d}".rstrip("0")
    return f"{sign}{numbers.count(whole)}{',' + decimals if decimals else ''}"
