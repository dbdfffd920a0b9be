"""Which units a name that nobody knows may mean: those of the level its own words say, and near."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from ingest.text.names import key, plain
from ingest.unit_names.unit_labels import Labels
from metrics.units.unit import Level, Unit

_MOST = 5
"""Buttons under a name: what a person compares at once."""
_ENOUGH = 70
"""Of 100: `tan phu` and `tan phuoc` are 88 alike, `tan phu` and `tan an` 62; a person decides."""
_WITHOUT_A_WORD = 85
"""The same where no word is the same: `binhan` is near `binh an`, `minh thang` not `vinh thanh`."""
_ENOUGH_OF_OFFICES = 80
"""Offices share most of their words: `Sở Y tế` and `Sở Nội vụ` are no spellings of each other."""
BEHIND = re.compile(r"\s[-–—]\s?|\s?[-–—]\s|,|\(|;")
"""What a place above, or a remark, stands behind."""


class Suggestions:
    """The units of one month by their bare names, for likening."""

    def __init__(self, units: Iterable[Unit], labels: Labels) -> None:
        self._units = {unit.code: unit for unit in units}
        self._labels = labels

    def near(self, name: str) -> list[Unit]:
        """At most five units of the level that a name says, nearest first."""
        # Loaded only here: most files name known units only.
        from rapidfuzz import fuzz, process

        first = key(BEHIND.split(name.strip(), maxsplit=1)[0])
        labels = self._labels.of(first)
        levels = labels.levels(first)
        office = Level.DEPARTMENT in levels
        wanted = plain(first) if office else plain(labels.place_in(first))
        names = self._whole if office else self._bare
        ranked = process.extract(
            wanted,
            {code: near for code, near in names.items() if self._units[code].level in levels},
            scorer=fuzz.ratio,
            limit=_MOST,
            score_cutoff=_ENOUGH_OF_OFFICES if office else _ENOUGH,
        )
        words = set(wanted.split())
        return [
            self._units[code]
            for near, score, code in ranked
            if score >= _WITHOUT_A_WORD or not words.isdisjoint(near.split())
        ]

    @cached_property
    def _bare(self) -> dict[str, str]:
        return {
            code: plain(self._labels.without_type(key(unit.name)))
            for code, unit in self._units.items()
        }

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {code: plain(unit.name) for code, unit in self._units.items()}
