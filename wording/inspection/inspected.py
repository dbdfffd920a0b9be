"""What a unit's profile and the overview tell of inspections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.inspection.visit import Conclusion, ConclusionState, Visit, VisitKind, VisitState
from metrics.units.unit import Unit
from wording import numbers, sentences
from wording.inspection.inspection import CONCLUSION_STATES, KINDS, days, deadline, state

TITLE = "Kiểm tra và kết luận"
NO_VISIT = "Chưa ghi cuộc kiểm tra nào tại đơn vị."
MORE_VISITS = "và {count} cuộc nữa"
MORE_CONCLUSIONS = "và {count} kết luận nữa"
OVERDUE = "{count} kết luận kiểm tra quá hạn"
AND_OTHERS = "và {count} đơn vị khác"


def visit(said: Visit, place: Unit | None, day: date) -> str:
    """One visit: `16/05/2024, theo kế hoạch, đã kiểm tra: Đoàn 1`.

    Args:
        said: The visit.
        place: The unit visited, where it is not the one told of.
        day: Today.
    """
    of = f" tại {sentences.in_sentence(place.name)}" if place is not None else ""
    stood = state(said, day).lower()
    return f"{days(said)}, {KINDS[said.kind].lower()}{of}, {stood}: {said.team}"


def mark(kind: VisitKind) -> str:
    """What a visit is called beside a line: `kiểm tra đột xuất`."""
    return f"kiểm tra {KINDS[kind].lower()}"


def counted(visits: Sequence[Visit], day: date, open_ones: int, overdue: int) -> str:
    """How many visits and conclusions: `**3** cuộc đã kiểm tra; **1** kết luận chưa đóng`."""
    done = sum(each.state is VisitState.DONE for each in visits)
    late = sum(each.overdue(day) for each in visits)
    ahead = sum(each.state is VisitState.SCHEDULED for each in visits) - late
    parts = [f"**{numbers.count(done)}** cuộc đã kiểm tra"]
    if ahead:
        parts.append(f"**{numbers.count(ahead)}** cuộc đã lên lịch")
    if late:
        parts.append(f"**{numbers.count(late)}** cuộc quá ngày mà chưa thực hiện")
    past = f", **{numbers.count(overdue)} quá hạn**" if overdue else ""
    parts.append(f"**{numbers.count(open_ones)}** kết luận chưa đóng{past}")
    return f"{'; '.join(parts)}."


def standing(conclusion: Conclusion, state: ConclusionState, day: date) -> str:
    """How a conclusion stands: `Quá hạn (hạn 30/06/2026, quá hạn 144 ngày)`."""
    due = numbers.day(conclusion.deadline)
    left = deadline(conclusion, day)
    if state is ConclusionState.OVERDUE:
        return f"{sentences.opening(left)} (hạn {due})"
    return f"{CONCLUSION_STATES[state]} (hạn {due}, {left})"


def overdue(count: int, places: Sequence[str], shown: int) -> tuple[str, str]:
    """How many conclusions are overdue, and at which units, the first of them named."""
    names = ", ".join(sentences.in_sentence(name) for name in places[:shown])
    rest = len(places) - shown
    if rest > 0:
        names = f"{names} {AND_OTHERS.format(count=numbers.count(rest))}"
    return OVERDUE.format(count=numbers.count(count)), names
