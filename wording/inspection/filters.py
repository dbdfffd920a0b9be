"""A watch filter as one Vietnamese sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from metrics.counts.change import Movement
from metrics.inspection.watch import Owing
from metrics.inspection.watch_filter import WatchFilter
from wording import interface as words
from wording import numbers
from wording.sentences import opening

LACKS = {Owing.SILENT: "chưa báo cáo", Owing.PARTIAL: "báo cáo thiếu"}
ALL = "Tất cả các dòng."
_MOVEMENTS = {
    Movement.CLEARLY_DOWN: "đang xấu đi",
    Movement.CLEARLY_UP: "đang tốt lên",
    Movement.UNCLEAR: "chưa rõ hướng",
    Movement.UNKNOWN: "chưa đủ tháng để xét hướng",
}
MOVEMENT = {
    Movement.CLEARLY_DOWN: "Đang xấu đi",
    Movement.CLEARLY_UP: "Đang tốt lên",
    Movement.UNCLEAR: "Chưa rõ hướng",
    Movement.UNKNOWN: "Chưa đủ tháng",
}
"""The direction as one chooses it."""


def sentence(chosen: WatchFilter, indicators: Mapping[str, str], units: Mapping[str, str]) -> str:
    """What the filter lets through: `Chỉ tiêu Đúng hạn; đèn chưa đạt; từ 3 tháng liền …`.

    Args:
        chosen: The filter.
        indicators: Short name by code.
        units: Name by code; a code without a name is shown as it is.
    """
    parts = [*_place(chosen, indicators, units), *_light(chosen), *_past(chosen)]
    if not parts:
        return ALL
    text = "; ".join(parts)
    return f"{opening(text)}."


def _place(
    chosen: WatchFilter, indicators: Mapping[str, str], units: Mapping[str, str]
) -> Iterator[str]:
    if chosen.indicators:
        yield f"chỉ tiêu {_either(indicators.get(code, code) for code in chosen.indicators)}"
    if chosen.levels:
        yield f"cấp {_either(words.LEVELS_SHORT[level] for level in chosen.levels)}"
    if chosen.districts:
        yield f"thuộc {_either(units.get(code, code) for code in chosen.districts)}"


def _light(chosen: WatchFilter) -> Iterator[str]:
    if chosen.statuses or chosen.lacks:
        lights = [words.STATUS[status].lower() for status in chosen.statuses]
        said = _either((*lights, *(LACKS[each] for each in chosen.lacks)))
        yield f"đèn {said}" if lights else said
    if chosen.near_months:
        yield f"đèn cận chỉ lấy từ {chosen.near_months} tháng liền dưới mục tiêu"
    if chosen.evidence:
        yield f"bằng chứng {_either(words.EVIDENCE[each] for each in chosen.evidence)}"
    if chosen.least_cases:
        yield f"từ {numbers.count(chosen.least_cases)} hồ sơ trở lên"
    if chosen.most_cases is not None:
        yield f"nhiều nhất {numbers.count(chosen.most_cases)} hồ sơ"


def _past(chosen: WatchFilter) -> Iterator[str]:
    if chosen.months_below:
        yield f"dưới mục tiêu từ {chosen.months_below} tháng liền"
    if chosen.months_silent:
        yield f"chưa báo cáo từ {chosen.months_silent} tháng liền"
    if chosen.movements:
        yield _either(_MOVEMENTS[movement] for movement in chosen.movements)
    if chosen.open_conclusions:
        yield "còn kết luận kiểm tra chưa xong"
    if chosen.unvisited_since:
        yield f"chưa kiểm tra từ {numbers.day(chosen.unvisited_since)}"
    if chosen.doubtful:
        yield "số liệu nên xem lại"


def _either(names: Iterable[str]) -> str:
    found = list(names)
    if len(found) == 1:
        return found[0]
    return f"{', '.join(found[:-1])} hoặc {found[-1]}"
