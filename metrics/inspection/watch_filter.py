"""The choices of the watch list, freely combined, and how a link carries them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypeVar

from metrics.counts.change import Movement
from metrics.inspection.watch import Owing, WatchRow
from metrics.units.unit import Level
from metrics.verdicts.verdict import Evidence, Status

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class WatchFilter:
    """What a row must be to stay; a choice left empty asks for nothing."""

    indicators: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    districts: tuple[str, ...] = ()
    """Codes of heads: the unit must be one of them or below one."""
    statuses: tuple[Status, ...] = ()
    lacks: tuple[Owing, ...] = ()
    """Beside the lights chosen: units that are silent, or lack what an indicator needs."""
    evidence: tuple[Evidence, ...] = ()
    movements: tuple[Movement, ...] = ()
    months_below: int = 0
    months_silent: int = 0
    near_months: int = 0
    """A light that is merely near stays only from so many months below in a row."""
    least_cases: int = 0
    most_cases: int | None = None
    open_conclusions: bool = False
    unvisited_since: date | None = None
    """Not visited on or after this day; never visited counts."""
    doubtful: bool = False
    """Only figures that look too good."""

    def keeps(self, row: WatchRow, line: Sequence[str] = ()) -> bool:
        """Whether the row passes every choice.

        Args:
            row: The row.
            line: Codes from its unit up to the head, for `districts`.
        """
        return self._keeps_place(row, line) and self._keeps_light(row) and self._keeps_past(row)

    def _keeps_place(self, row: WatchRow, line: Sequence[str]) -> bool:
        score = row.score
        return (
            (not self.indicators or score.indicator.code in self.indicators)
            and (not self.levels or score.unit.level in self.levels)
            and (not self.districts or not set(self.districts).isdisjoint(line))
        )

    def _keeps_light(self, row: WatchRow) -> bool:
        verdict = row.score.verdict
        cases = row.score.share.cases if row.score.share else 0
        return (
            self._keeps_status(row)
            and (not self.evidence or verdict.evidence in self.evidence)
            and (verdict.status is not Status.NEAR or row.months_below >= self.near_months)
            and cases >= self.least_cases
            and (self.most_cases is None or cases <= self.most_cases)
        )

    def _keeps_status(self, row: WatchRow) -> bool:
        if not (self.statuses or self.lacks):
            return True
        return row.score.verdict.status in self.statuses or row.lack in self.lacks

    def _keeps_past(self, row: WatchRow) -> bool:
        visited = row.followed.last_visit
        since = self.unvisited_since
        return (
            row.months_below >= self.months_below
            and row.months_silent >= self.months_silent
            and (not self.movements or row.movement in self.movements)
            and (not self.open_conclusions or row.followed.open_conclusions > 0)
            and (since is None or visited is None or visited < since)
            and (not self.doubtful or bool(row.doubts))
        )

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == WatchFilter()

    def query(self) -> dict[str, str]:
        """The choices as the parameters of a link; those that ask for nothing are left out."""
        return {
            KEYS[each.name]: _written(value)
            for each in fields(self)
            if (value := getattr(self, each.name)) != each.default
        }

    @classmethod
    def read(cls, query: Mapping[str, str]) -> tuple[WatchFilter, tuple[str, ...]]:
        """The choices a link carries, and the keys whose value means nothing."""
        found: dict[str, object] = {}
        unread = []
        for name, key in KEYS.items():
            if key not in query:
                continue
            try:
                found[name] = _READ[name](query[key])
            except ValueError:
                unread.append(key)
        return cls(**found), tuple(unread)  # type: ignore[arg-type]


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.split(",") if code)


def _words(vocabulary: type[_Word]) -> Callable[[str], tuple[_Word, ...]]:
    return lambda text: tuple(vocabulary(word) for word in _codes(text))


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ValueError(f"{text!r}: want a whole number")
    return int(text)


KEYS = {
    "indicators": "chi_so",
    "levels": "cac_cap",
    "districts": "huyen",
    "statuses": "den",
    "lacks": "bao_cao",
    "evidence": "bang_chung",
    "movements": "dien_bien",
    "months_below": "tu_thang",
    "months_silent": "im_lang",
    "near_months": "can_tu",
    "least_cases": "tu_ho_so",
    "most_cases": "den_ho_so",
    "open_conclusions": "con_ket_luan",
    "unvisited_since": "chua_kiem_tra_tu",
    "doubtful": "xem_lai",
}
"""The choices' names in a link."""

_READ: Mapping[str, Callable[[str], object]] = {
    "indicators": _codes,
    "levels": _words(Level),
    "districts": _codes,
    "statuses": _words(Status),
    "lacks": _words(Owing),
    "evidence": _words(Evidence),
    "movements": _words(Movement),
    "months_below": _whole,
    "months_silent": _whole,
    "near_months": _whole,
    "least_cases": _whole,
    "most_cases": _whole,
    "open_conclusions": lambda text: text == "1",
    "unvisited_since": date.fromisoformat,
    "doubtful": lambda text: text == "1",
}
