"""Reads the directory and the streams of an OLE compound file, such as an old `.xls`."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from struct import Struct, unpack_from

from ingest.containers.refusal import RefusedError
from metrics.counts.problem import ProblemCase

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")

_SHIFTS, _SHIFTS_AT = Struct("<HH"), 30
_STARTS, _STARTS_AT = Struct("<8I"), 44
_PARTS = 109
"""How many sectors of the table of sectors the header itself lists ([MS-CFB] 2.2)."""
_FIRST_PARTS, _FIRST_PARTS_AT = Struct(f"<{_PARTS}I"), 76
_PLACE, _PLACE_AT = Struct("<II"), 116
_KIND_AT = 66
"""The byte of a directory entry that says what it is ([MS-CFB] 2.6.1)."""
_LAST = 0xFFFFFFFA
"""Sector numbers from here on end a chain."""
_ENTRY = 128
"""Bytes of a directory entry; the format knows no other size."""
_ROOT = 5
"""The kind of the one entry that owns the short sectors."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One entry of the directory."""

    name: str
    kind: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of a stream and where in the file each piece of them stands."""

    data: bytes
    places: Sequence[int]
    piece: int

    def in_file(self, offset: int) -> int:
        """Where a byte of the stream stands in the file."""
        return self.places[offset // self.piece] + offset % self.piece


class Compound:
    """An OLE file; every number in it is checked before it is followed."""

    def __init__(self, data: bytes) -> None:
        """Read the tables of sectors and the directory.

        Raises:
            RefusedError: `damaged`.
        """
        self._data = data
        try:
            self._read()
        except (struct.error, IndexError) as error:
            raise RefusedError(ProblemCase.DAMAGED) from error

    def contents(self, stream: Stream) -> Contents:
        """The bytes of a stream.

        Raises:
            RefusedError: `damaged`.
        """
        try:
            if stream.size >= self._cutoff or stream.kind == _ROOT:
                places = [self._place(each) for each in _chain(self._table, stream.start)]
                return self._joined(places, self._sector, stream.size)
            chain = _chain(self._small_table, stream.start)
            places = [self._root.in_file(each * self._small) for each in chain]
            return self._joined(places, self._small, stream.size)
        except IndexError as error:
            raise RefusedError(ProblemCase.DAMAGED) from error

    def _read(self) -> None:
        shift, small_shift = _SHIFTS.unpack_from(self._data, _SHIFTS_AT)
        if shift not in (9, 12) or small_shift != 6:
            raise RefusedError(ProblemCase.DAMAGED)
        self._sector: int = 1 << shift
        self._small: int = 1 << small_shift
        _, directory, _, self._cutoff, small, _, more, _ = _STARTS.unpack_from(
            self._data, _STARTS_AT
        )
        self._table = self._allocation(more)
        self._small_table = self._numbers(_chain(self._table, small))
        entries = b"".join(map(self._bytes, _chain(self._table, directory)))
        self.streams = [
            _stream(entries[at : at + _ENTRY])
            for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)
            if entries[at : at + 2] != b"\x00\x00"
        ]
        roots = [each for each in self.streams if each.kind == _ROOT]
        if len(roots) != 1:
            raise RefusedError(ProblemCase.DAMAGED)
        self._root = self.contents(roots[0])

    def _allocation(self, more: int) -> list[int]:
        """The table that chains the sectors, from the lists of its parts."""
        most = len(self._data) // self._sector + 1
        parts = list(_FIRST_PARTS.unpack_from(self._data, _FIRST_PARTS_AT))
        while more < _LAST and len(parts) <= most + _PARTS:
            *listed, more = self._words(more)
            parts += listed
        return self._numbers(part for part in parts if part < _LAST)

    def _numbers(self, sectors: Iterable[int]) -> list[int]:
        numbers: list[int] = []
        for sector in sectors:
            numbers += self._words(sector)
            if len(numbers) * 4 > len(self._data) + self._sector:
                raise RefusedError(ProblemCase.DAMAGED)
        return numbers

    def _words(self, sector: int) -> tuple[int, ...]:
        return unpack_from(f"<{self._sector // 4}I", self._data, self._place(sector))

    def _bytes(self, sector: int) -> bytes:
        place = self._place(sector)
        return self._data[place : place + self._sector]

    def _place(self, sector: int) -> int:
        place = (sector + 1) * self._sector
        if place >= len(self._data):
            raise RefusedError(ProblemCase.DAMAGED)
        return place

    def _joined(self, places: Sequence[int], piece: int, size: int) -> Contents:
        data = b"".join(self._data[place : place + piece] for place in places)[:size]
        if len(data) < size:
            raise RefusedError(ProblemCase.DAMAGED)
        return Contents(data, places, piece)


def _chain(table: Sequence[int], sector: int) -> Iterator[int]:
    left = len(table)
    while sector < _LAST:
        if left == 0:
            raise RefusedError(ProblemCase.DAMAGED)
        left -= 1
        yield sector
        sector = table[sector]


def _stream(entry: bytes) -> Stream:
    # As the reader of the values does: the name ends at its first NUL, whatever length is said.
    name = entry[:64].decode("utf-16-le", errors="replace").partition("\x00")[0]
    start, size = _PLACE.unpack_from(entry, _PLACE_AT)
    return Stream(name, entry[_KIND_AT], start, size)
