"""Writes old Excel files (BIFF8 in an OLE file) record by record, so that a test can spoil one."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALLEST = 4096
"""Shorter streams would stand among the small ones; here each is filled up with zeros."""

BOF_GLOBALS = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
BOF_SHEET = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 0x10, 0, 0, 0, 0)
BOF_CHART = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 0x20, 0, 0, 0, 0)
EOF = struct.pack("<HH", 0x0A, 0)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def label(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + _wide(text))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def formula(row: int, column: int, result: bytes) -> bytes:
    head = struct.pack("<HHH", row, column, 0)
    return record(0x06, head + result + struct.pack("<HIH", 0, 0, 0))


def no_result() -> bytes:
    return b"\x03\x00\x00\x00\x00\x00\xff\xff"


def merged(spans: Sequence[tuple[int, int, int, int]]) -> bytes:
    """First row, last row, first column, last column of each."""
    packed = b"".join(struct.pack("<4H", *span) for span in spans)
    return record(0xE5, struct.pack("<H", len(spans)) + packed)


def hidden_row(row: int) -> bytes:
    return record(0x208, struct.pack("<HHHHHHI", row, 0, 0, 255, 0, 0, 0x20))


def row_of_no_height(row: int) -> bytes:
    return record(0x208, struct.pack("<HHHHHHI", row, 0, 0, 0, 0, 0, 0x40))


def columns_of_no_width(first: int, last: int) -> bytes:
    return record(0x7D, struct.pack("<6H", first, last, 0, 0, 0, 0))


def hidden_columns(first: int, last: int) -> bytes:
    return record(0x7D, struct.pack("<6H", first, last, 2000, 0, 1, 0))


def styles(*formats: int) -> bytes:
    return b"".join(record(0xE0, struct.pack("<HH", 0, each) + bytes(16)) for each in formats)


def number_format(number: int, code: str) -> bytes:
    """A format of numbers, to be told by its number in `styles`."""
    return record(0x41E, struct.pack("<HHB", number, len(code), 1) + _wide(code))


def workbook(
    sheets: Mapping[str, bytes],
    *,
    globals_: bytes = b"",
    kinds: Sequence[int] = (),
    hidden: Sequence[str] = (),
) -> bytes:
    """The stream of a workbook: each sheet is the records between its BOF and EOF."""
    names = list(sheets)
    heads = [
        struct.pack("<BBBB", name in hidden, (kinds or [0] * len(names))[place], len(name), 1)
        + _wide(name)
        for place, name in enumerate(names)
    ]
    start = len(BOF_GLOBALS) + len(globals_) + sum(8 + len(head) for head in heads) + len(EOF)
    book, bodies = BOF_GLOBALS + globals_, b""
    for name, head in zip(names, heads, strict=True):
        book += record(0x85, struct.pack("<I", start + len(bodies)) + head)
        bodies += BOF_SHEET + sheets[name] + EOF
    return book + EOF + bodies


def compound(streams: Mapping[str, bytes], *, storages: Sequence[str] = ()) -> bytes:
    """An OLE file with streams, and empty storages beside them."""
    filled = {name: part.ljust(_SMALLEST, b"\x00") for name, part in streams.items()}
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0)]
    for name, part in filled.items():
        entries.append(_entry(name, 2, len(sectors), len(part)))
        _chain(part, sectors, table)
    entries += [_entry(name, 1, 0, 0) for name in storages]
    directory = len(sectors)
    _chain(b"".join(entries), sectors, table)
    parts = 1
    while (len(sectors) + parts) * 4 > parts * _SECTOR:
        parts += 1
    first = len(sectors)
    table += [_TABLE] * parts
    table += [_FREE] * (parts * _SECTOR // 4 - len(table))
    listed = [first + each for each in range(parts)] + [_FREE] * (109 - parts)
    header = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, parts, directory, 0, _SMALLEST, _END, 0, _END, 0)
    header += struct.pack("<109I", *listed)
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def xls(sheets: Mapping[str, bytes], **more: object) -> bytes:
    return compound({"Workbook": workbook(sheets, **more)})  # type: ignore[arg-type]


def _chain(part: bytes, sectors: list[bytes], table: list[int]) -> None:
    pieces = [part[at : at + _SECTOR] for at in range(0, len(part), _SECTOR)]
    for place, piece in enumerate(pieces, start=1):
        sectors.append(piece.ljust(_SECTOR, b"\x00"))
        table.append(len(sectors) if place < len(pieces) else _END)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\x00") + struct.pack("<HBB", len(written) + 2, kind, 1)
    links = struct.pack("<III", _FREE, _FREE, _FREE)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")
