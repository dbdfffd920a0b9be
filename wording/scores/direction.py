"""Which way a share is going, in words: `xấu đi 7 tháng liền, −13,8 điểm`."""

from __future__ import annotations

from metrics.counts.change import Movement
from metrics.verdicts.direction import Direction, Rule
from wording import numbers
from wording.sentences import opening

_WAYS = {
    Movement.CLEARLY_DOWN: "xấu đi",
    Movement.CLEARLY_UP: "tốt lên",
    Movement.UNCLEAR: "chưa rõ hướng",
    Movement.UNKNOWN: "chưa đủ tháng để xét hướng",
}


def said(found: Direction) -> str:
    """Within a sentence: the way, over which months, and by how many points."""
    way = _WAYS[found.movement]
    if found.rule is None or found.points is None:
        return way
    points = numbers.points(found.points)
    match found.rule:
        case Rule.IN_A_ROW:
            return f"{way} {found.months} tháng liền, {points}"
        case Rule.SLOPE:
            return f"{way} dần trong {found.months} tháng, {points} mỗi tháng"
        case Rule.QUARTER:
            return f"{way} ba tháng qua, {points} so với ba tháng trước đó"


def short(found: Direction) -> str:
    """The way and over which months: `xấu đi 7 tháng liền`."""
    way = _WAYS[found.movement]
    match found.rule:
        case Rule.IN_A_ROW:
            return f"{way} {found.months} tháng liền"
        case Rule.SLOPE:
            return f"{way} trong {found.months} tháng"
        case Rule.QUARTER:
            return f"{way} ba tháng qua"
        case _:
            return _SHORT[found.movement]


def cell(found: Direction) -> str:
    """In a table's cell, as short as it can be: `Xấu đi 7 tháng liền, −13,8 điểm`."""
    text = said(found) if found.rule is not None else _SHORT[found.movement]
    text = text.removesuffix(" so với ba tháng trước đó")
    return opening(text)


_SHORT = {Movement.UNCLEAR: "chưa rõ hướng", Movement.UNKNOWN: "chưa đủ tháng"}
