"""Tells whether a text reads as Vietnamese: whether each word with a mark is a syllable of it."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = r"(?:ngh|ng|gh|gi|kh|nh|ch|ph|th|tr|qu|[bcdđghklmnprstvx])?"
_RIMES = (
    r"(?:[oa]a|o[ăeaê]|u[âêơaôyeă]|uyê|i[êa]|y[êa]|ư[ơa]|[aăâeêioôơuưy]|oo)"
    r"(?:ch|nh|ng|[cmnptiyou])?"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RIMES}")
_CLOSED = ("c", "p", "t", "ch")
_STOPPED_TONES = ("\u0301", "\u0323")
# A letter of the old code tables may sit where Latin-1 has a sign.
_WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00bf\u00d7\u00f7\u00ad\u0300-\u0323])+")


def reads(text: str) -> bool:
    """Whether every word that is not plain ASCII is a Vietnamese syllable."""
    composed = normalize("NFC", text)
    return all(word.isascii() or _is_syllable(word.lower()) for word in _WORD.findall(composed))


# Vietnamese has some 7,000 written syllables.
@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    parts = normalize("NFD", word)
    tones = [mark for mark in parts if mark in _TONES]
    bare = normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    if len(tones) > 1 or _SYLLABLE.fullmatch(bare) is None:
        return False
    return not bare.endswith(_CLOSED) or tones[:1] in [[tone] for tone in _STOPPED_TONES]
