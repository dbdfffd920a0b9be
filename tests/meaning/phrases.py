"""What offices write around their figures, by what it says; and what must come of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from metrics.counts.month import Month
from tests.meaning.places import Place


class Role(StrEnum):
    OTHER_MONTH = "another month"
    CUMULATIVE = "cumulative"
    OTHER_YEAR = "the same period before"
    PLAN = "a plan"
    ESTIMATE = "an estimate"
    FIELD = "one field"
    CHANNEL = "one channel"
    PART = "a part of the cases"
    UNITS = "more units than the name says"
    PART_OF_MONTH = "a part of the month"
    SCALE = "a scale"
    SHARE = "a share"
    HARMLESS = "harmless"


@dataclass(frozen=True)
class Phrase:
    role: Role
    text: str
    """With `{m}` `{y}` of the month, `{pm}` `{py}` of the one before, `{nm}` `{ny}` of the next."""
    places: frozenset[Place]
    heading: str = "Ghi chú"
    """What heads the column, where the phrase stands in one."""

    def said(self, month: Month) -> str:
        before, after = month.plus(-1), month.plus(1)
        return self.text.format(
            m=month.number, y=month.year, pm=before.number, py=before.year,
            nm=after.number, ny=after.year, ly=month.year - 1, last=month.last_day.day,
            mm=f"{month.number:02d}", nmm=f"{after.number:02d}", pmm=f"{before.number:02d}",
            q=QUARTERS[(month.number - 1) // 3],
        )  # fmt: skip


QUARTERS = ("I", "II", "III", "IV")

COLUMNS = frozenset({Place.OVER_ALL, Place.OVER_SOME, Place.IN_HEADING})
NEAR = COLUMNS | {Place.BEHIND_NAME, Place.SECOND_LINE, Place.BETWEEN}
PLACES: Mapping[str, frozenset[Place]] = {
    "everywhere": NEAR | {Place.BESIDE},
    "near": NEAR,
    "columns": COLUMNS,
    "remarks": frozenset({Place.SECOND_LINE, Place.BETWEEN, Place.ABOVE, Place.BELOW}),
    "above and below": frozenset({Place.ABOVE, Place.BELOW}),
    "second line": frozenset({Place.SECOND_LINE}),
    "title": frozenset({Place.TITLE}),
    "sheet": frozenset({Place.SHEET_NAME}),
    "count": frozenset({Place.UNIT_OF_COUNT}),
    "all columns": frozenset({Place.OVER_ALL}),
    "some columns": frozenset({Place.OVER_SOME}),
    "heading": frozenset({Place.IN_HEADING}),
    "name": frozenset({Place.BEHIND_NAME}),
    "between": frozenset({Place.BETWEEN}),
    "signature": frozenset({Place.SIGNATURE}),
}
"""What `at` of phrases.toml means."""

COLUMN_HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.OTHER_MONTH: ("Kỳ báo cáo", "Kỳ", "Tháng"),
    Role.CUMULATIVE: ("Kỳ", "Nội dung", "Loại số liệu"),
    Role.OTHER_YEAR: ("Kỳ", "Số liệu", "Nội dung"),
    Role.PLAN: ("Nội dung", "Loại số liệu"),
    Role.ESTIMATE: ("Nội dung", "Loại số liệu"),
    Role.FIELD: ("Lĩnh vực", "Phạm vi"),
    Role.CHANNEL: ("Hình thức", "Phạm vi", "Mức độ"),
    Role.PART_OF_MONTH: ("Kỳ", "Kỳ báo cáo"),
}
"""What heads a column beside the names that says such a thing on every row."""


@cache
def phrases() -> tuple[Phrase, ...]:
    """All of phrases.toml."""
    told = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    found: list[Phrase] = []
    for each in told["phrases"]:
        role = Role(each["says"])
        headings = COLUMN_HEADINGS.get(role, ("Ghi chú",))
        found += [
            Phrase(role, text, PLACES[each["at"]], headings[number % len(headings)])
            for number, text in enumerate(each["texts"])
        ]
    beside = frozenset({Place.BESIDE})
    for heading, texts in told["beside"].items():
        found += [Phrase(Role.HARMLESS, text, beside, heading) for text in texts]
    return tuple(found)


def harmful() -> tuple[Phrase, ...]:
    return tuple(each for each in phrases() if each.role is not Role.HARMLESS)


def harmless() -> tuple[Phrase, ...]:
    return tuple(each for each in phrases() if each.role is Role.HARMLESS)
