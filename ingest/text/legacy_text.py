"""The two codes Vietnamese was typed in before Unicode: TCVN3 (`.VnTime`) and VNI (`VNI-Times`).

Such a text is stored as other letters and only its font shows it as Vietnamese. The font alone
proves nothing, since programs go on naming it over Unicode text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

_LATIN = "\u00ff"
_BEYOND = "".join(set(bytes(range(256)).decode("cp1258", "ignore")) - set(map(chr, range(256))))
_FOREIGN = re.compile(f"[^\\x00-{_LATIN}{_BEYOND}]")
"""A letter of neither Latin-1 nor the code page of a Vietnamese Windows, as most texts have."""
_FONT = re.compile(r"(?<![\w.])(?:\\?\.vn(?=[a-z])|vni(?=[-\s]))", re.IGNORECASE)


class Legacy(StrEnum):
    """A code of one letter, or of a letter and its marks, that is not Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


def legacy_of(font: str) -> Legacy | None:
    """The code that a font is made for; None for a font of Unicode."""
    name = font.strip(" \"'\\").lower()
    if name.startswith(".vn"):
        return Legacy.TCVN3
    return Legacy.VNI if name.startswith("vni") else None


def named_in(text: str) -> tuple[Legacy, ...]:
    """The codes whose fonts a document names anywhere in its markup."""
    found = {legacy_of(match[0]) for match in _FONT.finditer(text)}
    return tuple(code for code in Legacy if code in found)


def could_be(text: str) -> bool:
    """Whether a text may be in such a code at all: it has letters beside ASCII."""
    return not text.isascii() and _surface(text) is not None


@lru_cache(maxsize=4096)
def decoded(text: str, legacy: Legacy) -> str:
    """The text read in a code; a word in capitals stays in capitals.

    TCVN3 has no capitals with a tone: their font draws small letters as capitals.
    """
    surface = _surface(text)
    if surface is None:
        return text
    found = normalize("NFC", _converted(surface, legacy))
    return " ".join(map(_in_capitals, found.split(" ")))


def _surface(text: str) -> str | None:
    """The text as letters of Latin-1, which both codes are written in; None where it has others."""
    if _FOREIGN.search(text):
        return None
    if all(letter <= _LATIN for letter in text):
        return text
    try:
        # A file without a charset was read by the code page of a Vietnamese Windows.
        return text.encode("cp1258").decode("latin-1")
    except UnicodeError:
        return None


def _converted(text: str, legacy: Legacy) -> str:
    # Loaded only here: hardly any file has such a text.
    from viparse.normalize.tables import build_charmap, convert
    from viparse.normalize.tcvn3 import TCVN3
    from viparse.normalize.vni import VNI

    if legacy is Legacy.TCVN3:
        return str(convert(text, TCVN3))
    known = dict(VNI.pairs)
    more = {legacy: letter for legacy, letter in _VNI_RARE.items() if legacy not in known}
    return str(convert(text, build_charmap("vni", [*VNI.pairs, *more.items()])))


_VNI_RARE = {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
"""Letters of the code too rare for the table of the library."""


def _in_capitals(word: str) -> str:
    typed = [letter for letter in word if letter.isascii() and letter.isalpha()]
    shouted = len(typed) > 1 and all(letter.isupper() for letter in typed)
    return word.upper() if shouted else word
