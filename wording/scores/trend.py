"""The words and sentences of Xu hướng."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from metrics.counts.month import Month, Window
from metrics.units.restate import Event, Mark
from metrics.units.unit import Level, Unit
from metrics.verdicts.chance import FEWEST_POINTS
from metrics.verdicts.chart import Chart, ChartLevel, ChartPoint, Signal
from metrics.verdicts.comparable import Likened
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from wording import interface, numbers, sentences
from wording.scores import comparable

# The choices above the chart.
SUBJECT = "Xem của ai"
OWN = "Riêng một cửa"
PICTURE = "Cách kể qua sáp nhập"
AS_IT_WAS = "Như khi đó"
RESTATED = "Quy về đơn vị nay"

# The chart.
GOAL = "mục tiêu {target}"
LEVEL = "mức mới {month}"
LIMITS = "dao động ngẫu nhiên"
MERGED = "sáp nhập {day}"
CHANGED = "đổi địa giới {day}"
VISIT = "{label} {day}"

# The key below it.
KEY_BAND = "dải xám: mức dao động ngẫu nhiên quanh mức thường, ít hồ sơ thì rộng"
KEY_GOAL = "nét đứt: mục tiêu"
KEY_BEFORE = "nét chấm: cùng kỳ năm trước"
KEY_DOTS = "có màu: dưới mục tiêu; rỗng: chưa chắc"
KEY_SIGNAL = "vòng tròn: ngoài mức ngẫu nhiên, hoặc nơi bắt đầu lệch lâu dài"
KEY_FORMER = "nét xám: các đơn vị cũ"

# How it is judged, behind the question mark.
HELP = "?"
HELP_TITLE = "Cách đọc và cách tính"
METHOD = (
    "Mức thường và giới hạn lấy từ 12 kỳ đầu có số kể từ sáp nhập gần nhất (bỏ kỳ nằm ngoài giới "
    "hạn), rồi giữ nguyên: kỳ sau được so với trước đó, kỳ tốt lúc ban đầu không bị coi là lạ. Khi "
    "12 kỳ liền ổn định ở một mức khác thì mức thường chuyển sang mức mới.",
    "Bất thường là: một kỳ ngoài giới hạn (ngẫu nhiên chỉ vượt khoảng 1/370 lần), 8 kỳ liền một "
    "phía của mức thường và lệch rõ, hoặc 6 lần liền giảm (hay tăng). Dưới 12 kỳ có số thì không "
    "kết luận.",
    "Hướng xét theo tháng: 6 tháng liền một chiều; ba tháng gần nhất so với ba tháng trước đó; "
    "hoặc đường xu thế tối đa 12 tháng. Chỉ nói khi hơn mức ngẫu nhiên 95 %, không phải do một "
    "tháng cá biệt và không phải do mùa vụ như năm trước.",
)
SEASONAL = "Lên xuống theo mùa như năm trước, nên giới hạn đã tính cả mùa."

# The table.
PERIOD = "Kỳ"
BEFORE_COLUMN = "Cùng kỳ năm trước, %"
LIMITS_COLUMN = "Giới hạn ngẫu nhiên, %"
SIGNAL_COLUMN = "Tín hiệu"
NOTE_COLUMN = "Ghi chú"
SIGNALS = {
    Signal.BELOW: "thấp hơn giới hạn",
    Signal.ABOVE: "cao hơn giới hạn",
    Signal.RUN_BELOW: "chuỗi kỳ dưới mức thường",
    Signal.RUN_ABOVE: "chuỗi kỳ trên mức thường",
    Signal.FALLING: "giảm nhiều kỳ liền",
    Signal.RISING: "tăng nhiều kỳ liền",
}

SAME_LAST_YEAR = "cùng kỳ năm trước"

_NARROW = Fraction(1, 2)
"""Points from the centre to a limit below which small steps leave the limits."""


def subject(unit: Unit, *, group: bool) -> str:
    """Whose line it is, inside a sentence: `huyện Long Thành`, `một cửa huyện Long Thành`."""
    name = unit.name if group else sentences.reporter(unit)
    return sentences.in_sentence(name)


def period(window: Window, month: Month) -> str:
    """A point in the first column of the table: `09/2024`, `Quý III/2024`."""
    if window is Window.MONTH:
        return numbers.month_in_table(month)
    return sentences.opening(numbers.period(window, month))


def tick(window: Window, month: Month) -> str:
    """A point on the axis: `9/24`, `III/24`, `2024`."""
    match window:
        case Window.MONTH | Window.YEAR_TO_DATE:
            return numbers.month_on_axis(month)
        case Window.QUARTER:
            return f"{('I', 'II', 'III', 'IV')[(month.number - 1) // 3]}/{month.year % 100:02d}"
        case Window.HALF:
            return f"{1 if month.number <= 6 else 2}/{month.year % 100:02d}"
        case _:
            return str(month.year)


def headline(score: Score | None, indicator: str, who: str, when: str) -> str:
    """The newest point: what it is and how it stands against its target."""
    partly = f" ({sentences.months_of(score)})" if score and sentences.months_of(score) else ""
    about = f"{indicator} của {who}, {when}{partly}"
    if score is None or score.verdict.percent is None:
        status = score.verdict.status if score else Status.NOT_REPORTED
        return f"**{about}: {interface.STATUS[status].lower()}.**"
    target = score.goal.percent if score.goal else None
    said = f"**{about}: {numbers.percent(score.verdict.percent, target)}**"
    if target is None:
        return f"{said}; chưa giao chỉ tiêu."
    goal = numbers.goal(target, score.verdict.percent)
    if score.verdict.status is Status.MET:
        return f"{said}, đạt mục tiêu {goal}."
    return f"{said}, {sentences.missing(score)} so với mục tiêu {goal}."


def against_last_year(compared: Likened) -> str:
    """The step from the same months of last year; empty where there is nothing to compare."""
    if compared.before is None or compared.after is None:
        return ""
    if compared.parted is not None:
        return comparable.refused(SAME_LAST_YEAR, compared.parted)
    step = compared.change
    if step.points is None:
        return ""
    sure = interface.CLEAR if step.movement.clear else interface.UNCLEAR
    partly = comparable.partly_of(compared, "cả hai năm")
    told = f"{sure}, {partly}" if partly else sure
    return f"So với {SAME_LAST_YEAR} **{numbers.points(step.points)}** ({told})."


def judgement(chart: Chart, window: Window, since: date | None, *, adds_up: bool) -> str:
    """What may be said of the points against chance, since a merger where there was one."""
    if not adds_up:
        return "Hồ sơ đang giải quyết nằm trong nhiều kỳ liền nhau, nên không xét bất thường."
    if window is Window.YEAR_TO_DATE:
        return "Lũy kế sau gồm cả lũy kế trước, nên không xét bất thường; xem theo tháng."
    said = _judged(chart, window)
    if since is None:
        return said
    return f"Kể từ sáp nhập {numbers.day(since)}: {said[0].lower() + said[1:]}"


def _judged(chart: Chart, window: Window) -> str:
    if not chart.judged:
        return (
            f"Chưa đủ {FEWEST_POINTS} kỳ có số (mới có {chart.known}), nên chưa nói được kỳ nào "
            "bất thường."
        )
    known = [point for point in chart.points if not point.gap]
    outside = [point for point in known if {Signal.BELOW, Signal.ABOVE} & set(point.signals)]
    if chart.lasting:
        return _lasting(chart.lasting, chart.levels[-1], window)
    shift = _shift(chart, window) if len(chart.levels) > 1 else ""
    if outside:
        return f"{shift} {_unusual(outside, len(known), window)}".strip()
    return shift or f"Cả {len(known)} kỳ đều trong mức dao động ngẫu nhiên."


def _lasting(points: Sequence[ChartPoint], level: ChartLevel, window: Window) -> str:
    """Since when the newest points stand out, and to which side of what was usual."""
    onset, newest = points[0], points[-1].signals
    usual = numbers.percent(level.centre)
    began = numbers.period(window, onset.month)
    for signals, side in (
        ({Signal.BELOW, Signal.RUN_BELOW}, "thấp hơn"),
        ({Signal.ABOVE, Signal.RUN_ABOVE}, "cao hơn"),
    ):
        if signals & set(newest):
            since = f"**Từ {began} đến nay {side} mức thường {usual}**"
            if len(points) == 1:
                since = f"**{sentences.opening(began)} {side} mức thường {usual}**"
            return f"{since}, hơn mức dao động ngẫu nhiên."
    way = "giảm" if Signal.FALLING in newest else "tăng"
    return f"**{sentences.opening(way)} liên tục từ {began}**, mức thường là {usual}."


def _shift(chart: Chart, window: Window) -> str:
    """Where the level was before its last shift and where it is now."""
    before, now = chart.levels[-2:]
    way = "lên" if now.centre > before.centre else "xuống"
    return (
        f"Từ {numbers.period(window, now.since)} mức thường đã chuyển từ "
        f"{numbers.percent(before.centre)} {way} **{numbers.percent(now.centre)}** và giữ đến nay."
    )


def _unusual(outside: Sequence[ChartPoint], known: int, window: Window) -> str:
    newest = outside[-1]
    side = Signal.BELOW if Signal.BELOW in newest.signals else Signal.ABOVE
    return (
        f"**{len(outside)}/{known} kỳ** ngoài mức dao động ngẫu nhiên, gần nhất "
        f"{numbers.period(window, newest.month)} ({SIGNALS[side]}); nay đã về mức thường."
    )


def widened(chart: Chart) -> str:
    """That the limits were widened, and why; empty where they were not."""
    if chart.spread == 1:
        return ""
    times = numbers.figure(chart.spread)
    if times == "1,0":
        return ""
    return (
        f"Các kỳ khác nhau gấp {times} lần mức ngẫu nhiên, nên giới hạn đã nới theo "
        "(biểu đồ p′ của Laney)."
    )


def narrow(chart: Chart, case: str) -> str:
    """That limits of very many cases are left by small steps; empty where they are wider."""
    last = next((point for point in reversed(chart.points) if point.low is not None), None)
    if last is None or last.share is None or last.low is None or last.high is None:
        return ""
    half = (last.high - last.low) / 2
    if half >= _NARROW or not chart.independent:
        return ""
    room = numbers.figure(half) if half else "0"
    return (
        f"Với {numbers.count(last.share.cases)} {case} một kỳ, giới hạn chỉ rộng ± {room} điểm: "
        "lệch rất ít cũng ra ngoài, nên hãy xem lệch bao nhiêu điểm trước khi kết luận."
    )


def merger(mark: Mark, names: Mapping[str, str]) -> str:
    """What a mark of the register means for the line: one sentence."""
    day = numbers.day(mark.day)
    listed = _named(mark.identities, names)
    match mark.event:
        case Event.MERGED:
            return f"Sáp nhập ngày {day}: {listed}." if listed else f"Sáp nhập ngày {day}."
        case Event.SPLIT:
            return (
                f"Ngày {day} {listed} được chia cho nhiều đơn vị: số cũ không quy được về đơn vị "
                "nay."
            )
        case Event.NO_SOURCE:
            month = f"{mark.day.month:02d}/{mark.day.year}"
            return f"Chưa có nguồn về sáp nhập {month}: số trước đó không quy được về đơn vị nay."
        case Event.NO_REGISTER:
            return (
                f"Ngày {day} nhận {listed or 'đơn vị khác'}, chưa có danh mục nên không quy được."
            )


def missing(identities: Sequence[str], names: Mapping[str, str]) -> str:
    """Which former units have no figures; empty where all have."""
    listed = _named(identities, names)
    return f"Chưa có số của {listed} (cũ), nên kỳ đó để trống." if listed else ""


def _named(identities: Sequence[str], names: Mapping[str, str], most: int = 4) -> str:
    found = [sentences.in_sentence(names[each]) for each in identities if each in names]
    if len(found) > most:
        return f"{', '.join(found[:most])} và {numbers.count(len(found) - most)} đơn vị nữa"
    return ", ".join(found)


def absent(marks: Sequence[Mark], missing_parts: Sequence[str], *, partial: bool) -> str:
    """Why a restated point is empty or rests on some of its months only, in a table's cell."""
    events = {mark.event for mark in marks}
    if Event.SPLIT in events:
        said = "đơn vị cũ bị chia"
    elif Event.NO_SOURCE in events:
        day = next(mark.day for mark in marks if mark.event is Event.NO_SOURCE)
        said = f"chưa có nguồn về sáp nhập {day.month:02d}/{day.year}"
    elif Event.NO_REGISTER in events:
        said = "chưa có danh mục đơn vị cũ"
    elif missing_parts:
        said = "thiếu số của đơn vị cũ"
    else:
        return "" if partial else "chưa có đơn vị này"
    return f"một phần kỳ: {said}" if partial else said


def same_ground(unit: Unit) -> str:
    """Of a district across January 2025, whose communes were merged within it."""
    if unit.level is not Level.DISTRICT:
        return ""
    return "Địa giới cấp huyện không đổi qua sáp nhập xã, nên các kỳ so sánh được với nhau."
