"""Units, targets, indicators and rules that are valid as they stand; a test says what differs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.plans.target import Goal, Target, Targets
from metrics.units.unit import Level, Register, Unit
from metrics.verdicts.rollup import Counted, Rules, ScoreQuestion

SEPTEMBER = Month(2024, 9)
LONG_AFTER = date(2026, 1, 1)


def a_unit(
    code: str,
    level: Level = Level.COMMUNE,
    parent: str | None = "740",
    *,
    reports: bool = True,
    valid_from: date | None = None,
    valid_to: date | None = None,
    identity: str | None = None,
) -> Unit:
    identity = identity or f"{code}-2022"
    return Unit(code, f"Đơn vị {code}", level, parent, reports, valid_from, valid_to, identity)


PROVINCE = a_unit("75", Level.PROVINCE, None, reports=False)
ONE_STOP = a_unit("740", Level.DISTRICT, "75")
DIVISION = a_unit("740-TP", Level.DIVISION, "740", reports=False)


def a_target(
    percent: str = "97",
    *,
    indicator: str = "on_time",
    level: Level = Level.COMMUNE,
    plan: str = "ke-hoach",
    scope: str = "75",
    year: int = 2024,
    valid_from: date | None = None,
    valid_to: date | None = None,
    near_margin: str | None = None,
) -> Target:
    return Target(
        plan=plan,
        scope=scope,
        year=year,
        indicator=indicator,
        level=level,
        percent=Decimal(percent),
        clause="3.2",
        quote="đạt tỷ lệ từ 97% trở lên",
        valid_from=valid_from or date(year, 1, 1),
        valid_to=valid_to or date(year, 12, 31),
        near_margin=None if near_margin is None else Decimal(near_margin),
    )


def a_goal(percent: str | Fraction = "97", near_margin: str | None = None) -> Goal:
    margin = None if near_margin is None else Decimal(near_margin)
    return Goal(Fraction(percent), margin, "ke-hoach", "3.2")


def an_indicator(code: str = "on_time", near_margin: str | None = None) -> Indicator:
    return Indicator(
        code=code,
        name="Tỷ lệ giải quyết hồ sơ đúng hạn",
        short="Đúng hạn",
        numerator=("resolved_in_time",),
        denominator=("resolved",),
        formula="đúng hạn ÷ đã giải quyết",
        case="hồ sơ",
        definition="Trong số hồ sơ đã giải quyết, bao nhiêu hồ sơ đúng hạn.",
        why="Đúng hẹn là cam kết.",
        owner="Văn phòng",
        reviewed=date(2024, 1, 1),
        next_review=date(2025, 1, 1),
        near_margin=None if near_margin is None else Decimal(near_margin),
    )


def tenth_of_next_month(month: Month) -> date:
    return month.plus(1).first_day.replace(day=10)


def rules(
    units: Iterable[Unit],
    targets: Iterable[Target] = (),
    indicators: Iterable[Indicator] = (an_indicator(),),
) -> Rules:
    register = Register("75", tuple(units))
    return Rules(register, tuple(indicators), Targets.of(targets), tenth_of_next_month)


def a_question(
    month: Month = SEPTEMBER, window: Window = Window.MONTH, as_of: date = LONG_AFTER
) -> ScoreQuestion:
    return ScoreQuestion(month, window, as_of)


def counted(good: int, cases: int, *months: Month) -> Counted:
    return Counted(Share(good, cases), months or (SEPTEMBER,))
