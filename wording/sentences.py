"""Sentences made from figures; `**` marks what stands out and is taken off for plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metrics.counts.month import Month, Window
from metrics.plans.plan import Plan, PlanTarget
from metrics.units.unit import Level, Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from wording import interface as words
from wording import numbers
from wording.names import listed, with_rest

_SPOKEN_SMALL = (
    "Xã ", "Phường ", "Thị trấn ", "Thị xã ", "Huyện ", "Quận ", "Thành phố ", "Tỉnh ",
    "Đặc khu ", "Một cửa ", "Toàn ",
)  # fmt: skip


def plain(text: str) -> str:
    """A sentence without its marks, for alternative text and messages."""
    return text.replace("**", "")


def in_sentence(name: str) -> str:
    """A unit's name inside a sentence: `xã Phước Thái`, but `Sở Tư pháp`."""
    return name[:1].lower() + name[1:] if name.startswith(_SPOKEN_SMALL) else name


def indicator(row: Score) -> str:
    """The name of an indicator inside a sentence: `đúng hạn`, but `PAKN đúng hạn`."""
    name = row.indicator.short
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def opening(text: str) -> str:
    """A text as a sentence begins: with a large letter."""
    return text[:1].upper() + text[1:]


def reporter(unit: Unit) -> str:
    """The name of a unit as one that reports: a district's own row is its one-stop."""
    if unit.level is Level.DISTRICT:
        return f"Một cửa {in_sentence(unit.name)}"
    return unit.name


def called(row: Score) -> str:
    """The name of a row; a district's sum is the district, not its one-stop."""
    return row.unit.name if row.units_expected is not None else reporter(row.unit)


def whole(head: Unit) -> str:
    """What a head's group row is called: `Toàn huyện`."""
    if head.name.startswith("Thành phố"):
        return words.WHOLE_CITY
    if head.name.startswith("Thị xã"):
        return words.WHOLE_TOWN
    return words.WHOLE[head.level]


def plan_name(found: Plan) -> str:
    """A plan as it is cited; a made-up one says so in its title."""
    cited = found.number and not found.demonstration
    return f"{found.title} ({found.number})" if cited else found.title


def asked(target: PlanTarget) -> str:
    """What a target asks for: `từ 97 %`, `cao hơn năm trước`."""
    value = "" if target.value is None else numbers.figure(target.value).removesuffix(",0")
    return words.KINDS[target.kind].format(value=value).replace(" %", numbers.PERCENT_SIGN)


def missing(score: Score) -> str:
    """What is missing to the target: `thiếu 64 hồ sơ`; empty where nothing is."""
    short = score.verdict.short_by
    return f"thiếu {numbers.count(short)} {score.indicator.case}" if short else ""


def _word(row: Score) -> str:
    return words.STATUS[row.verdict.status].lower()


def column(window: Window, month: Month) -> str:
    """The heading of a column of percents: `Tháng 10`."""
    return f"Tháng {month.number}" if window is Window.MONTH else words.WINDOWS[window]


def certain_shortfalls(units: Iterable[Score]) -> list[Score]:
    """The rows that are below their target beyond doubt, the most missing cases first."""
    found = [
        row for row in units if row.verdict.evidence is Evidence.CERTAIN and row.verdict.short_by
    ]
    return sorted(found, key=lambda row: -(row.verdict.short_by or 0))


def gaps(rows: Sequence[Score], what: str) -> str:
    """The answer of the gap chart: who is below, by how much, and how sure that is."""
    scored = [row for row in rows if row.verdict.short_by is not None]
    below = sorted(
        (row for row in scored if row.verdict.short_by),
        key=lambda row: -(row.verdict.short_by or 0),
    )
    if not scored:
        return words.GAPS_EMPTY
    if not below:
        return f"**Cả {numbers.count(len(scored))} {what} đều đạt mục tiêu.**"
    lacking = sum(row.verdict.short_by or 0 for row in below)
    case = below[0].indicator.case
    text = (
        f"**{numbers.count(len(below))}/{numbers.count(len(scored))} {what} dưới mục tiêu, "
        f"thiếu {numbers.count(lacking)} {case}**"
    )
    if len(below) > 1:
        first = below[0]
        text += f"; riêng {_named(first)} {numbers.count(first.verdict.short_by or 0)}"
    sure = [row for row in below if row.verdict.evidence is Evidence.CERTAIN]
    return f"{text}. {_sure(sure, len(below))}"


def _named(row: Score) -> str:
    return in_sentence(called(row))


def _sure(sure: Sequence[Score], below: int) -> str:
    if not sure:
        return "Chưa đủ số để kết luận chắc chắn cho nơi nào."
    names = [_named(row) for row in sure[:3]]
    if len(sure) > 3:
        told = f"{', '.join(names)} và {numbers.count(len(sure) - 3)} nơi nữa"
    else:
        told = listed(names)
    rest = "; còn lại chưa đủ số để kết luận" if below > len(sure) else ""
    return f"Chắc chắn: {told}{rest}."


def why_title(score: Score) -> str:
    """The question a cell asks: `Vì sao chưa đạt?`."""
    return words.WHY.format(status=_word(score))


def equation(score: Score) -> str:
    """`= 100 × 344 ÷ 420`."""
    assert score.share is not None
    good, cases = numbers.count(score.share.good), numbers.count(score.share.cases)
    return f"= 100 × **{good}** ÷ **{cases}** {score.indicator.case}"


def in_a_row(months: int) -> str:
    """`5 tháng liền`."""
    return f"{months} tháng liền"


def distance(score: Score, months_below: int) -> str:
    """How far a row is from its target, and for how long it has been below."""
    verdict = score.verdict
    if verdict.gap is None:
        return ""
    gap = numbers.change(abs(verdict.gap)).removeprefix("+")
    if verdict.status is Status.MET:
        return f"Cao hơn mục tiêu **{gap} điểm**." if verdict.gap else "Vừa bằng mục tiêu."
    run = f" Dưới mục tiêu **{in_a_row(months_below)}**." if months_below > 1 else ""
    return f"Thấp hơn mục tiêu **{gap} điểm**; còn {_bold_missing(score)}.{run}"


def _bold_missing(score: Score) -> str:
    return f"**{missing(score)}**"


def certainty(score: Score) -> str:
    """What the interval says about the light."""
    if score.verdict.evidence is None:
        return "Khoảng tin cậy 95 %"
    side = "trên" if score.verdict.status is Status.MET else "dưới"
    if score.verdict.evidence is Evidence.CERTAIN:
        return f"Có chắc không? Có: cả khoảng tin cậy 95 % nằm {side} mục tiêu"
    return "Có chắc không? Chưa: khoảng tin cậy 95 % chứa mục tiêu"


def promise(score: Score) -> str | None:
    """What a certain light promises; None where it is none."""
    if score.verdict.evidence is not Evidence.CERTAIN:
        return None
    met = score.verdict.status is Status.MET
    truth, seen = ("chưa đạt", "cao") if met else ("đạt", "thấp")
    return (
        f"Chắc chắn nghĩa là: nếu đơn vị thật ra {truth} mục tiêu thì ngẫu nhiên ra {seen} như thế"
        " này không quá 2,5 % số lần."
    )


def without_figures(score: Score, silent_for: int, deadline: str) -> str:
    """What a light without a percent means."""
    name = score.indicator.short
    match score.verdict.status:
        case Status.NO_CASES:
            return (
                f"Đơn vị đã báo cáo, nhưng trong kỳ không có {score.indicator.case} nào thuộc "
                f"mẫu số của “{name}”. Không tính là đạt hay chưa đạt."
            )
        case Status.NOT_DUE:
            return f"Hạn báo cáo là hết ngày {deadline}; chưa đến hạn nên chưa chấm."
        case Status.NO_TARGET:
            return words.NO_PLAN
        case _:
            run = f" Đã {in_a_row(silent_for)} chưa báo cáo." if silent_for > 1 else ""
            return (
                "Đơn vị phải báo cáo mà chưa có đủ số liệu để tính chỉ tiêu này. Thiếu số liệu "
                f"không phải là 0.{run}"
            )


def completeness(score: Score) -> str:
    """What is missing from a row that is scored all the same; empty where nothing is."""
    parts = []
    if score.share is not None and score.months_reported < score.months_expected:
        parts.append(f"Tính trên {score.months_reported}/{score.months_expected} tháng.")
    reported, expected = score.units_reported, score.units_expected
    if reported is not None and expected is not None and reported < expected:
        parts.append(
            f"{numbers.count(reported)}/{numbers.count(expected)} đơn vị đã báo cáo; "
            f"tính trên các đơn vị đã báo cáo{_named_units(', thiếu', score.silent)}."
        )
    if score.gaps:
        parts.append(
            f"{numbers.count(len(score.gaps))} đơn vị thiếu số liệu của ít nhất một tháng"
            f"{_named_units(':', score.gaps)}."
        )
    return " ".join(parts)


def _named_units(before: str, units: Sequence[Unit]) -> str:
    return f"{before} {first_units(units)}" if units else ""


_FIRST = 3
"""So many units are named; the others are counted."""


def first_units(units: Sequence[Unit]) -> str:
    """The first units by name and how many more there are: `xã A, xã B, xã C và 4 đơn vị nữa`."""
    return with_rest([in_sentence(reporter(unit)) for unit in units], "đơn vị", _FIRST)


def gaps_in(score: Score) -> str:
    """The same in the width of a cell: `3/9 tháng`, `13/14 đv`, `2 đv thiếu tháng`."""
    if score.share is None:
        return ""
    reported, expected = score.units_reported, score.units_expected
    parts = [months_of(score)]
    if reported is not None and expected is not None and reported < expected:
        parts.append(f"{numbers.count(reported)}/{numbers.count(expected)} đv")
    if score.gaps:
        parts.append(f"{numbers.count(len(score.gaps))} đv thiếu tháng")
    return ", ".join(part for part in parts if part)


def cell(score: Score, name: str) -> str:
    """What a cell of the matrix says to someone who does not see it."""
    verdict = score.verdict
    parts = [f"{name}, {score.indicator.short}: {words.STATUS[verdict.status]}"]
    if verdict.evidence:
        parts.append(words.EVIDENCE[verdict.evidence])
    if verdict.percent is not None and score.share is not None:
        target = score.goal.percent if score.goal else None
        parts.append(numbers.percent(verdict.percent, target))
        parts.append(f"{numbers.count(score.share.good)}/{numbers.count(score.share.cases)}")
    return ", ".join(parts)


def months_of(score: Score) -> str:
    """`3/9 tháng` where months are missing, else empty."""
    if score.share is None or score.months_reported >= score.months_expected:
        return ""
    return f"{score.months_reported}/{score.months_expected} tháng"


def silence(months: int) -> str:
    """How long a unit has been silent: `Chưa báo cáo, 2 tháng liền`; of 0 months, that it lacks."""
    if not months:
        return words.PARTIAL
    word = words.STATUS[Status.NOT_REPORTED]
    return f"{word}, {in_a_row(months)}" if months > 1 else word


def silences(months: int, partial: int) -> tuple[str, str]:
    """The longest of several silences, and how many reported in part; empty where there is none.

    `lâu nhất **5 tháng**`, `**12** báo cáo thiếu`; a silence of one month is not told.
    """
    longest = f"lâu nhất **{months} tháng**" if months > 1 else ""
    return longest, f"**{numbers.count(partial)}** {words.PARTIAL.lower()}" if partial else ""


def silent_units(names: Sequence[str]) -> tuple[str, str]:
    """Who has not reported, the first named and then the others: `và 3 đơn vị nữa`."""
    rest = f"và {numbers.count(len(names) - 1)} đơn vị nữa" if len(names) > 1 else ""
    return in_sentence(names[0]), rest
