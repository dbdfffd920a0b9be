"""Turns bytes into text where a file may not say, or may say wrongly, how it is encoded."""

from __future__ import annotations

import re

_UTF8 = b"\xef\xbb\xbf"
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_NO_TEXT = (b"%PDF", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xff\xd8\xff")
_HIGH = frozenset(b"\x00\x01\x02\x03\x1e\x20")
"""High bytes of the letters, marks and signs that Vietnamese is written with."""
# Text of two bytes a letter has zeros on one side only; a few other signs do not change that. A
# choice that was not measured.
_MOST, _FEW = 0.95, 0.05
_LOOKED_AT = 4096
"""Bytes; HTML wants its charset within 1,024, and exports put a style before it."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_SINGLE_BYTE = {"windows-1252": "cp1252", "iso-8859-1": "cp1252", "windows-1258": "cp1258"}
_VIETNAMESE = "cp1258"


def decode(data: bytes) -> str | None:
    """The text of a file; None where it is no text.

    Bytes that are valid UTF-8 are UTF-8 whatever is declared: exports declare what their template
    said. Else the declared code page counts, else the one of a Vietnamese Windows.
    """
    if not data or data.startswith((*_UTF32, *_NO_TEXT)):
        return None
    wide = _UTF16.get(data[:2]) or _without_mark(data[:_LOOKED_AT])
    if wide is not None:
        text = data.decode(wide, errors="replace").removeprefix("\ufeff")
        return None if "\x00" in text else text
    if _CONTROL.search(data) is not None:
        return None
    try:
        return data.removeprefix(_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return data.removeprefix(_UTF8).decode(_declared(data), errors="replace")


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by its high bytes."""
    low, high = head[0::2], head[1::2]
    if _are_high(high, beside=low):
        return "utf-16-le"
    if _are_high(low, beside=high):
        return "utf-16-be"
    return None


def _are_high(found: bytes, beside: bytes) -> bool:
    """Whether bytes are the high ones of Vietnamese text.

    A few may be others: of a sign from elsewhere, or the low zero of a mark set apart (U+0300).
    """
    known = sum(found.count(each) for each in _HIGH)
    return 0 in found and known >= _MOST * len(found) and beside.count(0) <= _FEW * len(beside)


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_LOOKED_AT])
    name = match[1].decode("ascii").lower() if match else ""
    return _SINGLE_BYTE.get(name, _VIETNAMESE)
