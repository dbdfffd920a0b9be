"""Why a row is on the watch list, in words that state and never accuse."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.inspection.watch import DOUBTS, Because, Fact, Reason
from metrics.plans.indicator import Indicator
from metrics.verdicts.direction import Direction
from wording import numbers
from wording.scores import direction

SENTENCES = {
    Reason.SILENT: "chưa báo cáo {months} tháng liền",
    Reason.MISSING_FIGURES: "có báo cáo nhưng thiếu số liệu của chỉ số này",
    Reason.CERTAIN_SHORTFALL: "thiếu {cases} {case}, chắc chắn",
    Reason.SHORTFALL: "thiếu {cases} {case}, chưa chắc",
    Reason.MONTHS_BELOW: "dưới mục tiêu {months} tháng liền",
    Reason.WORSENING: "{direction}",
    Reason.OPEN_CONCLUSIONS: "{count} kết luận kiểm tra chưa xong, còn hạn",
    Reason.OVERDUE_CONCLUSIONS: "{count} kết luận kiểm tra quá hạn",
    Reason.ALWAYS_FULL: "đạt 100 % cả {months} tháng gần nhất ({cases} {case}); nên xem hồ sơ gốc",
    Reason.COPIED_MONTH: "{figures} số liệu giống hệt tháng trước; nên đối chiếu",
    Reason.MULTIPLES_OF_TEN: "{figures} số liệu đều tròn chục; nên đối chiếu",
}
SILENT_ONE_MONTH = "chưa báo cáo tháng này"

DOUBT_NOTE = (
    "Các số này có thể đúng. Danh sách chỉ gợi ý nơi nên đối chiếu với hồ sơ gốc trước, không phải "
    "kết luận."
)


def sentence(because: Because, indicator: Indicator) -> str:
    """One reason in words; counts as they are written in Việt Nam."""
    if because.reason is Reason.SILENT and because.facts["months"] == 1:
        return SILENT_ONE_MONTH
    facts = {name: _written(fact) for name, fact in because.facts.items()}
    case = (
        "số liệu" if because.reason in DOUBTS and because.reason is not Reason.ALWAYS_FULL else ""
    )
    return SENTENCES[because.reason].format_map({"case": case or indicator.case, **facts})


def sentences(reasons: Iterable[Because], indicator: Indicator) -> list[str]:
    """Every reason in words, in the order given."""
    return [sentence(each, indicator) for each in reasons]


def _written(fact: Fact) -> str:
    if isinstance(fact, Direction):
        return direction.said(fact)
    if isinstance(fact, int):
        return numbers.count(fact)
    return fact if isinstance(fact, str) else numbers.day(fact)
