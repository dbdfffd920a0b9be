"""What to know when two periods are compared: why not, in part only, or another target.

The same words on every page and paper.
"""

from __future__ import annotations

from metrics.units.restate import Event, Mark
from metrics.verdicts.comparable import Likened
from metrics.verdicts.comparison import Step
from wording import interface as words
from wording import numbers

NOT_COMPARED = "không so với kỳ trước"

_EVENTS = {
    Event.MERGED: "do sáp nhập",
    Event.SPLIT: "do chia tách",
    Event.NO_SOURCE: "do sắp xếp đơn vị mà chưa có nguồn",
    Event.NO_REGISTER: "do nhận đơn vị chưa có danh mục",
}


def reason(mark: Mark) -> str:
    """Why, inside a sentence: `địa giới đã đổi từ 01/07/2025 do sáp nhập`."""
    return f"địa giới đã đổi từ {numbers.day(mark.day)} {_EVENTS[mark.event]}"


def refused(before: str, mark: Mark) -> str:
    """The whole sentence.

    Args:
        before: The earlier period in words.
        mark: What parts the two.
    """
    return f"Không so với {before}: {reason(mark)}."


def partly(months: int, asked: int, both: str = "cả hai kỳ") -> str:
    """That some months were left out of both: `tính trên 3/9 tháng cả hai kỳ đều có số`."""
    return f"tính trên {months}/{asked} tháng {both} đều có số"


def partly_of(found: Likened, both: str = "cả hai kỳ") -> str:
    """The same of one indicator; empty where no month was left out."""
    return partly(len(found.months), found.asked, both) if found.partial else ""


def beside(found: Likened, before: str) -> str:
    """What a step is from and whether it is more than chance: `so với tháng 8/2024: rõ rệt`."""
    sure = words.CLEAR if found.change.movement.clear else words.UNCLEAR
    return ", ".join(text for text in (f"so với {before}: {sure}", partly_of(found)) if text)


def changed(step: Step) -> str:
    """What was asked for before and is now; empty where that is the same or was nothing."""
    was, now = step.before.goal if step.before else None, step.after.goal
    if was is None or now is None or not step.target_rose:
        return ""
    way = "tăng" if step.target_rose > 0 else "giảm"
    return f"mục tiêu {way} từ {numbers.goal(was.percent)} {_TO[way]} {numbers.goal(now.percent)}"


_TO = {"tăng": "lên", "giảm": "xuống"}


def turned(step: Step) -> str:
    """Why the light turned, beside it: `do mục tiêu tăng từ 95 % lên 97 %`."""
    return f"do {changed(step)}"


def told(step: Step) -> str:
    """One sentence on a changed target, and what the light were by the one before."""
    said = changed(step)
    kept = step.by_goal_before
    if not said or kept is None or not kept.judged:
        return ""
    status = words.STATUS[kept].lower()
    if step.by_target:
        return f"Đèn đổi do {said}; theo mục tiêu kỳ trước thì đèn này là {status}."
    return f"So với kỳ trước, {said}; theo mục tiêu kỳ trước thì đèn này là {status}."
