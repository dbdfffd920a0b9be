"""Sentences about the rest of a year: what may still go wrong, what is needed, how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.verdicts.budget import Budget, Outlook, Prospect, Volume, VolumeMethod
from wording import numbers

TITLE = "Đến cuối năm"
NOTHING = "–"
"""The state of the year's target in two or three words."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """How one indicator speaks of a case that counts and of one that does not."""

    good: str
    lose: str
    """What is done to a case that does not count: `trễ 7 hồ sơ`."""
    bad: str
    """What follows it: `để 7 hồ sơ` + `không nộp trực tuyến`."""
    case: str = ""
    """Where it is not the indicator's own word."""


_TERMS = {
    "on_time": _Terms("đúng hạn", "trễ", ""),
    "online": _Terms("nộp trực tuyến", "để", " không nộp trực tuyến"),
    "digitised": _Terms("được số hóa", "để", " không số hóa"),
    "electronic_results": _Terms("có kết quả điện tử", "để", " không có kết quả điện tử"),
    "satisfaction": _Terms("hài lòng", "để", " không hài lòng"),
    "feedback_on_time": _Terms("đúng hạn", "trễ", ""),
    "feedback_satisfaction": _Terms("hài lòng", "để", " không hài lòng"),
    "apology": _Terms("có thư xin lỗi", "để", " không có thư xin lỗi", "hồ sơ trễ hẹn"),
}
_ANY = _Terms("đạt yêu cầu", "để", " không đạt yêu cầu")


@dataclass(frozen=True, slots=True)
class Year:
    """One budget with the words it is told in."""

    budget: Budget
    indicator: Indicator
    percent: Fraction | None
    """The target; None for a group whose parts have different ones."""
    until: date
    ended: bool = False
    """Whether no month is still to come, only figures of months that are over."""

    @property
    def terms(self) -> _Terms:
        """How the indicator speaks."""
        return _TERMS.get(self.indicator.code, _ANY)

    @property
    def case(self) -> str:
        """What is counted."""
        return self.terms.case or self.indicator.case

    @property
    def goal(self) -> str:
        """The target in words."""
        return "mục tiêu" if self.percent is None else numbers.goal(self.percent)

    @property
    def day(self) -> str:
        """The last day: `31/12`."""
        return f"{self.until.day:02d}/{self.until.month:02d}"


def sentence(year: Year) -> str:
    """What the rest of the year allows and demands; `**` marks what stands out."""
    budget = year.budget
    if budget.central is None or budget.high is None or budget.low is None:
        return _without_volume(year)
    if budget.volume is not None and budget.volume.method is VolumeMethod.YEAR_OVER:
        return _over(year, budget.central)
    match budget.prospect:
        case Prospect.SAFE:
            return _safe(year, budget.high)
        case Prospect.LIKELY_SAFE:
            return _likely_safe(year, budget.central, budget.high)
        case Prospect.OPEN:
            return _open(year, budget.central)
        case Prospect.DOUBTFUL:
            return _doubtful(year, budget.central, budget.high)
        case Prospect.IMPOSSIBLE:
            return _impossible(year, budget.high)
        case _:
            return f"Từ đầu năm chưa phát sinh {year.case} nào và ước cũng không có thêm."


def basis(volume: Volume, silent: Sequence[Month] = ()) -> str:
    """Where the estimate of what is still to come is taken from; empty where nothing is left.

    Args:
        volume: The estimate.
        silent: Months that are over and may still be reported.
    """
    if volume.method is VolumeMethod.YEAR_OVER:
        return ""
    text = (
        f"Số còn lại ước cho {volume.months_left} tháng từ {volume.basis} tháng gần nhất của chính "
        "đơn vị: trung vị, khoảng là hai tứ phân vị"
    )
    if volume.method is VolumeMethod.RECENT_AND_LAST_YEAR:
        text += ", nới tới số cùng kỳ năm trước"
    if silent:
        listed = ", ".join(numbers.month(month) for month in silent)
        text += f". Tính cả {listed} chưa báo cáo"
    return f"{text}."


def basis_of_group(silent_units: int) -> str:
    """The same for a group, whose estimate is the sum of its units' own.

    Args:
        silent_units: How many of them lack a month that is over.
    """
    text = (
        "Số còn lại là tổng ước của từng đơn vị, mỗi đơn vị theo 12 tháng gần nhất của chính mình; "
        "khoảng là khi mọi đơn vị cùng ở mức thấp hoặc cùng ở mức cao."
    )
    if silent_units:
        text += f" Tính cả tháng chưa báo cáo của {numbers.count(silent_units)} đơn vị."
    return text


def spare(look: Outlook | None) -> str:
    """How many may still be lost, for a column: `7`; a dash where the target is out of reach."""
    if look is None or look.spare is None:
        return NOTHING
    return numbers.count(look.spare)


def rate(look: Outlook | None) -> str:
    """The percent the rest must reach, for a sentence or a column: `98,3 %`, never rounded down."""
    if look is None or look.rate is None or look.rate > 100:
        return NOTHING
    places = next(
        each for each in range(1, 30) if look.rate == 100 or (look.shown_rate(each) or 0) < 100
    )
    return numbers.goal(look.shown_rate(places) or 0)


def _without_volume(year: Year) -> str:
    budget = year.budget
    if budget.so_far is None:
        return "Năm nay chưa có số liệu nên chưa tính được phần còn lại."
    if budget.prospect is Prospect.IMPOSSIBLE:
        lost = numbers.count(budget.so_far.cases - budget.so_far.good)
        return (
            f"**Không còn đạt được {year.goal} cả năm**: đã {_lost(year, lost)}, dù phần còn lại "
            f"{year.terms.good} hết."
        )
    if budget.units > 1 and year.ended:
        return (
            f"Cả năm đến nay {numbers.percent(budget.so_far.percent, year.percent)}: "
            f"{numbers.count(budget.unknown)} trong {numbers.count(budget.units)} đơn vị còn tháng "
            "chưa báo cáo và chưa đủ 6 tháng số liệu để ước."
        )
    if budget.units > 1:
        return (
            f"Chưa ước được phần còn lại của năm: {numbers.count(budget.unknown)} trong "
            f"{numbers.count(budget.units)} đơn vị chưa đủ 6 tháng số liệu trong 12 tháng gần nhất."
        )
    return (
        "Chưa đủ 6 tháng số liệu của đơn vị như hiện nay trong 12 tháng gần nhất nên chưa ước được "
        "phần còn lại của năm."
    )


def _over(year: Year, look: Outlook) -> str:
    so_far = year.budget.so_far
    if so_far is None or not so_far.cases:
        return f"Cả năm không phát sinh {year.case} nào."
    reached = numbers.percent(so_far.percent, year.percent)
    if not look.needed:
        return f"Số liệu cả năm đã đủ: **{reached}**, đã đạt {year.goal}."
    short = f"{numbers.count(look.needed)} {year.case}"
    return (
        f"Số liệu cả năm đã đủ: **{reached}**, không đạt {year.goal}, thiếu **{short}** "
        f"{year.terms.good}."
    )


def _safe(year: Year, high: Outlook) -> str:
    return (
        f"**Đã chắc đạt {year.goal} cả năm**: dù cả {_coming(year)} còn lại đến {year.day} "
        f"đều {_not_good(year)}, cả năm vẫn đạt{_year_end(year, 0, high)}."
    )


def _likely_safe(year: Year, central: Outlook, high: Outlook) -> str:
    return (
        f"**Gần như đã đạt {year.goal} cả năm**: dù cả {_about(central)} {year.case} ước còn lại "
        f"đến {year.day} đều {_not_good(year)} vẫn đạt; chỉ khi nhiều hơn, tới "
        f"{_about(high)} {year.case}, mới cần thêm **{numbers.count(high.needed)}** "
        f"{year.case} {year.terms.good}."
    )


def _open(year: Year, central: Outlook) -> str:
    if not central.remaining:
        return f"Từ đầu năm chưa phát sinh {year.case} nào; từ nay đến {year.day} có thể không có."
    allowed = _lose(year, central.spare or 0)
    needed = (
        f"cần thêm **{numbers.count(central.needed)}** {year.case} {year.terms.good} trong "
        f"{_coming(year)} còn lại"
    )
    text = f"Đến {year.day} {allowed}{_spare_band(year.budget)}; {needed}"
    if central.rate is not None:
        text += f", tức phần còn lại phải đạt **{rate(central)}**"
    return f"{text}{_low_end(year)}."


def _doubtful(year: Year, central: Outlook, high: Outlook) -> str:
    return (
        f"**Khó đạt {year.goal} cả năm**: với {_about(central)} {year.case} ước còn lại đến "
        f"{year.day} thì dù {year.terms.good} hết vẫn thiếu "
        f"**{numbers.count(central.needed - central.remaining)}**; chỉ kịp khi có nhiều hơn, tới "
        f"{_about(high)} {year.case}, và đạt **{rate(high)}** trong số đó."
    )


def _impossible(year: Year, high: Outlook) -> str:
    short = numbers.count(high.needed - high.remaining)
    return (
        f"**Không còn đạt được {year.goal} cả năm**: dù cả {_coming(year)} còn lại đến "
        f"{year.day} đều {year.terms.good}, cả năm vẫn thiếu ít nhất **{short}** {year.case}"
        f"{_year_end(year, high.remaining, high)}."
    )


def _year_end(year: Year, good: int, look: Outlook) -> str:
    """What the year comes to if so many of those that come are good."""
    so_far = year.budget.so_far or Share(0, 0)
    cases = so_far.cases + look.remaining
    if not cases:
        return ""
    reached = numbers.percent(Fraction(100 * (so_far.good + good), cases), year.percent)
    return f" ({'ít nhất' if not good else 'cao nhất'} {reached})"


def _lose(year: Year, count: int) -> str:
    terms = year.terms
    if not count:
        return f"**không còn được {terms.lose} {year.case} nào{terms.bad}**"
    return f"còn được {terms.lose} **{numbers.count(count)} {year.case}**{terms.bad}"


def _lost(year: Year, count: str) -> str:
    return f"{year.terms.lose} {count} {year.case}{year.terms.bad}"


def _not_good(year: Year) -> str:
    return year.terms.bad.strip() or "trễ"


def _coming(year: Year) -> str:
    """How many are still to come: `khoảng 390 hồ sơ (350–430)`."""
    volume = year.budget.volume
    assert volume is not None
    middle = f"{numbers.count(volume.central)} {year.case}"
    if volume.low == volume.high:
        return f"khoảng {middle}"
    return f"khoảng {middle} ({numbers.count(volume.low)}–{numbers.count(volume.high)})"


def _about(look: Outlook) -> str:
    return f"khoảng {numbers.count(look.remaining)}"


def _spare_band(budget: Budget) -> str:
    """The same at both ends of the band, where they differ."""
    low, high = budget.low, budget.high
    if low is None or high is None or low.spare is None or low.spare == high.spare:
        return ""
    if budget.central is not None and not budget.central.spare:
        return f" (nhiều nhất {spare(high)})"
    return f" (từ {spare(low)} đến {spare(high)})"


def _low_end(year: Year) -> str:
    low = year.budget.low
    if low is None or low.spare is not None:
        return ""
    return f"; nếu chỉ còn {_about(low)} {year.case} thì không kịp"
