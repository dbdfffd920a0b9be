"""Folds what people write differently and mean alike: letters, tones, case, punctuation."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_LOOKALIKES = (("Ð", "Đ"), ("ð", "đ"), ("Ɖ", "Đ"), ("ɖ", "đ"))
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]+")
_WORD = re.compile(r"[^\W_]+")
_REMARK = re.compile(r"\([^()]*\)")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")


def clean(text: str) -> str:
    """The text as a person sees it: composed letters, one Đ, no invisible characters."""
    # Patterns and replacements pass over what is not there; a table of letters looks at each.
    composed = normalize("NFC", _INVISIBLE.sub("", text))
    for alike, letter in _LOOKALIKES:
        composed = composed.replace(alike, letter)
    return " ".join(composed.split())


# Room for the names of every unit of the country (some 3,300) in several spellings each.
@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Equal for spellings of one name: case, spaces, punctuation, `và`/`&`, hoà/hòa do not count.

    Tones and vowel marks do count, since `Phú An` and `Phú Ân` are two places.
    """
    words = _WORD.findall(clean(text).replace("&", " và ").lower())
    return " ".join([_fold(word) for word in words if word != "và"])


def unaccented(text: str) -> str:
    """Lower case without any diacritics; punctuation stays."""
    return _MARKS.sub("", normalize("NFD", clean(text).lower())).replace("đ", "d")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Lower case without any diacritics or punctuation, for words whose letters suffice."""
    return " ".join(_WORD.findall(unaccented(text)))


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """A heading without remarks in brackets, such as `(Bao gồm cả hồ sơ chờ bổ sung)`."""
    return plain(_REMARK.sub(" ", text)) or plain(text)


# Words and headings repeat far more than names of units do.
@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    if word.isascii():
        return word
    parts = normalize("NFD", word)
    # The tone goes to the end of its syllable: hoà and hòa become one.
    return _TONE.sub("", parts) + "".join(_TONE.findall(parts))
