"""Takes a label of a unit apart: office words before it, its type, the places above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from ingest.text.names import key, plain
from metrics.units.unit import Level, Unit

_TYPES = ("Thị trấn", "Thành phố", "Thị xã", "Đặc khu", "Xã", "Phường", "Huyện", "Quận", "Tỉnh")
_SHORT = {
    "tt": "Thị trấn",
    "tp": "Thành phố",
    "tx": "Thị xã",
    "x": "Xã",
    "p": "Phường",
    "ph": "Phường",
    "h": "Huyện",
    "q": "Quận",
    "t": "Tỉnh",
}
_OFFICES = ("Sở", "Ban", "Phòng", "Chi nhánh", "Văn phòng", "BQL")
_OFFICE_WORDS = (
    *_OFFICES,
    "Chi cục",
    "Cục",
    "Thanh tra",
    "Trung tâm",
    "Công an",
    "Bảo hiểm xã hội",
)
"""How names begin of what is no place; some are both a department's and a division's."""
_LEVELS = {
    "Xã": Level.COMMUNE,
    "Phường": Level.COMMUNE,
    "Thị trấn": Level.COMMUNE,
    "Đặc khu": Level.COMMUNE,
    "Huyện": Level.DISTRICT,
    "Quận": Level.DISTRICT,
    "Thị xã": Level.DISTRICT,
    "Thành phố": Level.DISTRICT,
}
_PROVINCE_SHORT: Mapping[str, tuple[str, ...]] = {"": ("t", "tp", "Tỉnh", "Thành phố", "")}
_DISTRICT_SHORT: Mapping[str, tuple[str, ...]] = {
    "Huyện": ("h",),
    "Thành phố": ("tp",),
    "Thị xã": ("tx",),
}

Fold = Callable[[str], str]


def without_marks(name: str) -> str:
    """A folded name as people write it who type no diacritics at all."""
    return " ".join(word for word in plain(name).split() if word != "va")


class Labels:
    """Takes labels apart in one way of folding names: with their diacritics, or without."""

    def __init__(self, units: Iterable[Unit], prefixes: Sequence[str], fold: Fold = str) -> None:
        self._units = tuple(units)
        self._prefixes_as_written = prefixes
        self.fold = fold
        self._prefixes = tuple(map(fold, prefixes))
        self._types = tuple(fold(key(word)) for word in _TYPES)
        self._short = {short: fold(key(word)) for short, word in _SHORT.items()}
        self._levels = {
            **{fold(key(word)) + " ": level for word, level in _LEVELS.items()},
            **{fold(key(word)) + " ": Level.DEPARTMENT for word in _OFFICE_WORDS},
        }
        self._offices = tuple(fold(key(word)) + " " for word in _OFFICES)
        heads = (unit for unit in self._units if unit.level is Level.PROVINCE)
        districts = (unit for unit in self._units if unit.level is Level.DISTRICT)
        self._provinces = self._endings(heads, _PROVINCE_SHORT)
        self._districts = self._endings(districts, _DISTRICT_SHORT)

    @cached_property
    def unmarked(self) -> Labels:
        """What takes labels apart that were written without any diacritics."""
        return Labels(self._units, self._prefixes_as_written, without_marks)

    def of(self, written: str) -> Labels:
        """What takes a label apart: one without diacritics may mean words that have some."""
        return self.unmarked if written.isascii() else self

    def readings(self, written: str) -> Iterator[tuple[str, str | None]]:
        """The ways to read a label: whole, without office words, province, district.

        Each with the code of the district that the label names beside it.
        """
        starts = [written]
        rest = written
        while (shorter := self.without_prefix(rest)) != rest:
            rest = shorter
            starts.append(rest)
        for start in dict.fromkeys([*starts, *map(self.spelled_out, starts)]):
            yield start, None
            ends = [start]
            for province in self._provinces:
                cut = _stripped(start, province)
                if cut:
                    ends.append(cut)
                    yield cut, None
                    break
            for end in ends:
                for district in self._districts:
                    cut = _stripped(end, district)
                    if cut:
                        yield cut, district[1]
                        break

    def begins_as_unit(self, written: str) -> bool:
        """Whether a label begins as units are called."""
        bare = self.without_prefix(self.spelled_out(written))
        office = written.startswith(self._offices)
        return office or bare != written or self.without_type(bare) != bare

    def levels(self, written: str) -> frozenset[Level]:
        """The levels that a label's own first words leave to a unit; places where they say none."""
        bare = self.spelled_out(self.without_prefixes(written))
        said = max((each for each in self._levels if bare.startswith(each)), key=len, default="")
        level = self._levels.get(said)
        if level is None:
            return frozenset({Level.DISTRICT, Level.COMMUNE})
        offices = frozenset({Level.DEPARTMENT, Level.DIVISION})
        return offices if level is Level.DEPARTMENT else frozenset({level})

    def is_province(self, written: str) -> bool:
        """Whether a label names the head of the scope."""
        rest = self.without_prefix(written)
        return any(rest == ending for ending, _ in self._provinces)

    def place_in(self, written: str) -> str:
        """The bare name of the place a label speaks of, behind the last type in it."""
        bare = self.without_type(self.spelled_out(self.without_prefixes(written)))
        for word in self._types:
            bare = bare.rpartition(f" {word} ")[2]
        return bare

    def without_prefix(self, written: str) -> str:
        """A label without one word of the office that receives for the unit."""
        for prefix in self._prefixes:
            if written.startswith(prefix + " "):
                return written[len(prefix) + 1 :]
        return written

    def without_prefixes(self, written: str) -> str:
        """A label without all such words."""
        while (shorter := self.without_prefix(written)) != written:
            written = shorter
        return written

    def without_type(self, name: str) -> str:
        """A name without its type."""
        for word in self._types:
            if name.startswith(word + " "):
                return name[len(word) + 1 :]
        return name

    def spelled_out(self, name: str) -> str:
        """A name with its type in full."""
        first, _, rest = name.partition(" ")
        return f"{self._short[first]} {rest}" if rest and first in self._short else name

    def _endings(
        self, units: Iterable[Unit], short: Mapping[str, tuple[str, ...]]
    ) -> list[tuple[str, str]]:
        """The ways a label may end with the place above it, each with that place's code."""
        folded = {
            self.fold(key(kind)): [self.fold(key(word)) for word in words]
            for kind, words in short.items()
        }
        found: set[tuple[str, str]] = set()
        for unit in units:
            name = self.fold(key(unit.name))
            bare = self.without_type(name)
            kind = name[: -len(bare) - 1] if bare != name else ""
            words = folded.get(kind, folded.get("", ()))
            found.add((name, unit.code))
            found |= {(f"{word} {bare}".strip(), unit.code) for word in words}
        return sorted(found, key=lambda each: (-len(each[0]), each))


def _stripped(written: str, ending: tuple[str, str]) -> str | None:
    if written == ending[0]:
        return ""
    return written[: -len(ending[0]) - 1] if written.endswith(" " + ending[0]) else None
