"""*Đổi gì từ kỳ trước* as a paragraph: what moved for certain, which lights turned, who is missing.

Every number in it is one of the comparison's; `**` marks what stands out.
"""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.change import Movement
from metrics.counts.month import Window
from metrics.units.unit import Unit
from metrics.verdicts.comparison import Comparison, Side, Step
from wording import interface as words
from wording import numbers
from wording.names import listed, with_rest
from wording.scores import comparable
from wording.sentences import (
    first_units,
    in_sentence,
    indicator,
    missing,
    reporter,
    whole,
)

TITLE = "Đổi gì từ kỳ trước"
COPY = "Sao chép"
NO_TARGET = "Chưa có mục tiêu nên không có đèn để so."

_NAMED = 2
"""So many are named; the others are counted."""


def paragraph(found: Comparison, head: Unit, deadline: str) -> str:
    """The whole paragraph.

    Args:
        found: Both periods.
        head: Whose group rows the totals are.
        deadline: The last day on which the month's figures are in time, as it is written.
    """
    if not found.after.has_figures:
        return _nothing_yet(found, deadline)
    if found.before is None or not found.before.has_figures:
        parts = [_first_period(found)]
    else:
        parts = [_merged(found, head), _moved(found, found.before), *_lights_of(found, head)]
        if _several(found):
            parts += [_fell_silent(found), _back(found)]
    parts += [_complete(found, deadline), _months(found)]
    return " ".join(part for part in parts if part)


def of_the_whole(found: Comparison, head: Unit) -> str:
    """What became of the head's own rows, or why that is not said; empty without figures."""
    if not found.after.has_figures:
        return ""
    if found.before is None or not found.before.has_figures:
        return _first_period(found)
    parts = (_moved(found, found.before), _turned(found, head) if found.totals else "")
    return " ".join(part for part in parts if part)


def _lights_of(found: Comparison, head: Unit) -> list[str]:
    """What became of the lights; of indicators without a target nothing is claimed."""
    if not found.totals:
        return [NO_TARGET]
    said = [_turned(found, head)]
    return [*said, _newly_missed(found), _newly_met(found)] if _several(found) else said


def _several(found: Comparison) -> bool:
    return len({row.unit.identity for row in found.after.parts}) > 1


def _period(found: Comparison, side: Side) -> str:
    return numbers.period(found.window, side.month)


def _nothing_yet(found: Comparison, deadline: str) -> str:
    now = _period(found, found.after)
    silent, waiting = found.after.reporting.silent, found.after.reporting.waiting
    if waiting and not silent:
        return f"Chưa có số liệu {now}; hạn báo cáo là hết ngày {deadline}."
    if not silent:
        return f"Chưa có số liệu {now}."
    return f"Chưa chấm được {now}: **{_units(len(silent))}** phải báo cáo mà chưa có số liệu."


def _first_period(found: Comparison) -> str:
    now = _period(found, found.after)
    before = numbers.period(found.window, found.window.before(found.after.month))
    return f"Chưa có gì để so với {now}: {before} không có số liệu của phạm vi này."


def _merged(found: Comparison, head: Unit) -> str:
    began, ended = len(found.began), len(found.ended)
    if not (began or ended) or not _several(found):
        return ""
    said = [f"{_units(began)} mới"] if began else []
    said += [f"{_units(ended)} không còn"] if ended else []
    return (
        f"Từ kỳ trước đến nay có **{' và '.join(said)}**, nên con số chung của "
        f"{in_sentence(head.name)} không cùng các đơn vị như kỳ trước."
    )


def _moved(found: Comparison, before: Side) -> str:
    """Which indicators changed by more than chance, or why that cannot be said."""
    if found.parted is not None:
        return comparable.refused(_period(found, before), found.parted)
    down = [step for step in found.totals if step.change.movement is Movement.CLEARLY_DOWN]
    up = [step for step in found.totals if step.change.movement is Movement.CLEARLY_UP]
    unclear = [step for step in found.totals if step.change.movement is Movement.UNCLEAR]
    unknown = [step for step in found.totals if step.change.movement is Movement.UNKNOWN]
    clear = [f"giảm rõ rệt: {listed([_value(step, 'còn') for step in down])}"] if down else []
    clear += [f"tăng rõ rệt: {listed([_value(step, 'lên') for step in up])}"] if up else []
    said = []
    if clear:
        said.append("; ".join(clear))
    if unclear:
        said.append(_unclear(len(unclear), alone=not clear))
    if unknown:
        said.append(f"{listed([_short(step) for step in unknown])} chưa so được")
    said += _partly([*down, *up, *unclear])
    return f"So với {_period(found, before)}, {'; '.join(said)}." if said else ""


def _partly(steps: Sequence[Step]) -> list[str]:
    """Which indicators are compared over some of their months only."""
    found: dict[str, list[str]] = {}
    for step in steps:
        if text := comparable.partly_of(step.like):
            found.setdefault(text, []).append(_short(step))
    return [f"{listed(names)} {text}" for text, names in found.items()]


def _unclear(count: int, *, alone: bool) -> str:
    if not alone:
        return f"{numbers.count(count)} chỉ tiêu khác chưa rõ tăng hay giảm"
    which = f"cả {numbers.count(count)} chỉ tiêu" if count > 1 else "chỉ tiêu"
    return f"{which} chưa rõ tăng hay giảm (đổi không hơn mức dao động ngẫu nhiên)"


def _value(step: Step, towards: str) -> str:
    points = step.change.points
    assert points is not None
    return f"**{_short(step)}** ({numbers.points(points)}, {towards} {_percent(step)})"


def _percent(step: Step) -> str:
    verdict, goal = step.after.verdict, step.after.goal
    assert verdict.percent is not None
    return numbers.percent(verdict.percent, goal.percent if goal else None)


def _turned(found: Comparison, head: Unit) -> str:
    """Which lights of the whole are others now."""
    if found.parted is not None:
        return ""
    turned = [step for step in found.totals if step.turned]
    name = whole(head).lower() if _several(found) else in_sentence(head.name)
    if not turned:
        return f"Không đèn nào của {name} đổi."
    return f"**Đèn {name} đổi:** {'; '.join(map(_way, turned))}."


def _way(step: Step) -> str:
    assert step.before is not None
    was, now = (words.STATUS[row.verdict.status] for row in (step.before, step.after))
    said = f"{_short(step)} từ {was} {'lên' if step.turned > 0 else 'xuống'} {now}"
    return f"{said} {_ROSE[step.target_rose]}" if step.by_target else said


_ROSE = {1: "do mục tiêu tăng", -1: "do mục tiêu giảm"}


def _by_target(steps: Sequence[Step]) -> str:
    """How many lights turned because the target did: `, trong đó 19 đèn do mục tiêu tăng`."""
    counted = {way: sum(s.by_target and s.target_rose == way for s in steps) for way in _ROSE}
    return "".join(
        f", trong đó **{numbers.count(counted[way])} đèn {said}**"
        for way, said in _ROSE.items()
        if counted[way]
    )


def _newly_missed(found: Comparison) -> str:
    steps = found.newly_missed
    if not steps:
        return "Không đơn vị nào mới chưa đạt." if found.any_compared else ""
    sure = [step for step in steps if step.certain]
    if not sure:
        return f"**Mới chưa đạt:** {_lights(steps)}, chưa đèn nào chắc chắn{_by_target(steps)}."
    which = "đều chắc chắn" if len(sure) == len(steps) else f"{numbers.count(len(sure))} chắc chắn"
    lights = with_rest([_shortfall(step) for step in sure], "đèn", _NAMED)
    return f"**Mới chưa đạt:** {_lights(steps)}, {which}{_by_target(steps)}: {lights}."


def _shortfall(step: Step) -> str:
    return f"{_name(step.after.unit)} ({_short(step)} {_percent(step)}, {missing(step.after)})"


def _newly_met(found: Comparison) -> str:
    steps = found.newly_met
    if not steps:
        return ""
    if len(steps) > _NAMED:
        return f"**Mới đạt:** {_lights(steps)}{_by_target(steps)}."
    named = [f"{_name(step.after.unit)} ({_short(step)} {_percent(step)})" for step in steps]
    return f"**Mới đạt:** {listed(named)}{_by_target(steps)}."


def _lights(steps: Sequence[Step]) -> str:
    units = len({step.after.unit.identity for step in steps})
    return f"{numbers.count(len(steps))} đèn của {_units(units)}"


def _fell_silent(found: Comparison) -> str:
    units = found.newly_silent
    if not units:
        return ""
    return f"**Mới không báo cáo:** {with_rest([_name(unit) for unit in units], 'đơn vị', _NAMED)}."


def _back(found: Comparison) -> str:
    units = found.back
    if not units:
        return ""
    return f"**Báo cáo trở lại:** {with_rest([_name(unit) for unit in units], 'đơn vị', _NAMED)}."


def _complete(found: Comparison, deadline: str) -> str:
    """Who is missing now."""
    state = found.after.reporting
    expected, waiting = len(state.expected), len(state.waiting)
    if not _several(found):
        return ""
    lacking = len(state.lacking)
    if not state.silent and not waiting and not lacking:
        return f"Đủ {_units(expected)} đã báo cáo."
    reported = f"{numbers.count(state.reported)}/{_units(expected)}"
    if found.window is Window.MONTH:
        said = f"Kỳ này {reported} đã báo cáo"
    else:
        said = f"{reported} đã có số liệu trong kỳ"
    if lacking:
        said += f", trong đó {_units(lacking)} thiếu số liệu của ít nhất một tháng"
        said += f" ({first_units(state.lacking)})"
    if waiting:
        said += f", {_units(waiting)} chưa đến hạn (hết ngày {deadline})"
    return f"{said}."


def _months(found: Comparison) -> str:
    """How much of a longer period is there."""
    wanted = len(found.window.months(found.after.month))
    counted = len({month for row in found.after.total for month in row.months})
    if not 0 < counted < wanted:
        return ""
    due = max(row.months_expected for row in found.after.total)
    if counted < due:
        return f"Số liệu mới có {counted}/{due} tháng đã đến hạn."
    return f"Số liệu mới có {counted}/{wanted} tháng của kỳ."


def _short(step: Step) -> str:
    return indicator(step.after)


def _name(unit: Unit) -> str:
    return in_sentence(reporter(unit))


def _units(count: int) -> str:
    return f"{numbers.count(count)} đơn vị"
