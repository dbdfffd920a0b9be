"""Lists of dossiers that are drawn, and what they come to counted one by one without any engine."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from metrics.counts.month import Month

UNITS = {"Phường Trấn Biên": "26041", "Xã Đại Phước": "26491", "Phường Biên Hòa": "26068"}
HEADINGS = (
    "Mã hồ sơ", "Đơn vị", "Hình thức nộp", "Ngày tiếp nhận", "Hạn trả kết quả",
    "Ngày trả kết quả", "Số hóa", "Kết quả điện tử",
)  # fmt: skip
FIRST = date(2026, 1, 1)


class Dossier(NamedTuple):
    """One row."""

    unit: str
    online: bool
    received: date
    due: date | None
    resolved: date | None
    digitised: bool
    electronic: bool


def draw(count: int, seed: int) -> list[Dossier]:
    """So many dossiers of three communes over nine months."""
    dice = random.Random(seed)
    names = list(UNITS)
    found = []
    for _ in range(count):
        received = FIRST + timedelta(dice.randrange(270))
        due = received + timedelta(dice.randrange(40)) if dice.random() < 0.95 else None
        resolved = received + timedelta(dice.randrange(60)) if dice.random() < 0.8 else None
        rest = dice.random() < 0.6, dice.random() < 0.4
        found.append(
            Dossier(dice.choice(names), dice.random() < 0.5, received, due, resolved, *rest)
        )
    return found


def cells(dossiers: list[Dossier]) -> list[list[str]]:
    """The rows of a list, its headings first."""
    return [
        list(HEADINGS),
        *(
            [
                f"HS-{place}",
                each.unit,
                "Trực tuyến" if each.online else "Trực tiếp",
                f"{each.received:%d/%m/%Y} 08:30",
                f"{each.due:%d/%m/%Y}" if each.due else "",
                f"{each.resolved:%d/%m/%Y}" if each.resolved else "",
                "Có" if each.digitised else "Không",
                "x" if each.electronic else "",
            ]
            for place, each in enumerate(dossiers)
        ),
    ]


def tally(dossiers: list[Dossier], month: Month) -> Counter[tuple[str, str]]:
    """By unit's code and measure, what a month comes to by contract §1."""
    first, last = month.first_day, month.last_day
    found: Counter[tuple[str, str]] = Counter()
    for each in dossiers:
        unit = UNITS[each.unit]
        late = each.resolved is not None and each.due is not None and each.resolved > each.due
        if first <= each.received <= last:
            found[unit, "received_online" if each.online else "received_offline"] += 1
            found[unit, "digitised"] += each.digitised
        if each.received < first and (each.resolved is None or each.resolved >= first):
            found[unit, "carried_in"] += 1
        if each.resolved is not None and first <= each.resolved <= last:
            found[unit, "resolved_late" if late else "resolved_in_time"] += 1
            found[unit, "resolved_early"] += each.due is not None and each.resolved < each.due
            found[unit, "electronic_results"] += each.electronic
        if each.received <= last and (each.resolved is None or each.resolved > last):
            overdue = each.due is not None and each.due < last
            found[unit, "open_late" if overdue else "open_in_time"] += 1
    return found
