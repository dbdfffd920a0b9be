"""How names are ordered by the Vietnamese alphabet, found without diacritics and listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from wording import numbers

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Huyền, hỏi, ngã, sắc, nặng; no mark comes first."""

_TYPE_WORDS = re.compile(
    r"(?:ubnd\s+)?(?:xã|phường|thị trấn|thị xã|quận|huyện|thành phố|tỉnh|đặc khu)\s+", re.IGNORECASE
)
_PIECES = re.compile(r"\d+|.", re.DOTALL | re.ASCII)

SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


def sort_key(name: str) -> SortKey:
    """The place of a unit's name in a Vietnamese list.

    A word for the unit's type does not count (`Thị trấn Long Thành` stands at L), letters come
    before tones (`Long An` < `Lộc An`, `ba` < `bà` < `bả` < `bã` < `bá` < `bạ`), and numbers are
    compared as numbers (`Phường 2` < `Phường 10`).
    """
    plain, tones = _letters_and_tones(without_type(name))
    return tuple(_place(piece) for piece in _PIECES.findall(plain)), tones, name


def without_type(name: str) -> str:
    """`Xã An Phước` as `An Phước`; a name that is nothing but a type word stays."""
    text = unicodedata.normalize("NFC", name).strip()
    return _TYPE_WORDS.sub("", text, count=1) if _TYPE_WORDS.match(text) else text


def fold(text: str) -> str:
    """Text for a search that works with and without diacritics: lower case, no marks, đ as d."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(bare.replace("đ", "d").replace("ð", "d").split())


def _letters_and_tones(text: str) -> tuple[str, tuple[int, ...]]:
    """Letters of the alphabet without tones, and the tone of each."""
    letters: list[str] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFD", text.casefold()):
        if sign in _TONES and tones:
            tones[-1] = _TONES[sign]
        elif unicodedata.combining(sign) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        else:
            letters.append(sign)
            tones.append(0)
    return "".join(letters), tuple(tones)


def _place(piece: str) -> tuple[int, int]:
    """Spaces and signs before numbers before letters."""
    if piece[0] in "0123456789":
        return 1, int(piece)
    if piece in _RANK:
        return 2, _RANK[piece]
    return (3 if piece.isalpha() else 0), ord(piece[0])


def with_rest(names: Sequence[str], what: str, most: int) -> str:
    """The first names, the others counted; one more than `most` is named too."""
    named = list(names) if len(names) <= most + 1 else list(names[:most])
    rest = len(names) - len(named)
    if rest:
        named.append(f"{numbers.count(rest)} {what} nữa")
    if len(named) > 1 and any("," in name for name in named):
        # A name may hold commas itself: Sở Văn hóa, Thể thao và Du lịch.
        return f"{'; '.join(named[:-1])}; và {named[-1]}"
    return listed(named)


def listed(names: Sequence[str]) -> str:
    """`A, B và C`."""
    return " và ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
