"""Passwords: which may be had (ASVS 5.0 V6.2), and how they are kept (argon2id)."""

from __future__ import annotations

import secrets
import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LISTS = Path(__file__).resolve().parents[1] / "data" / "reference" / "passwords"
LEAST, ADVISED, MOST = 8, 15, 256
"""Letters: ASVS 6.2.1 asks for 8 and advises 15, 6.2.9 for at least 64 to be allowed; beyond 256
nobody types, and a longer text would only cost time."""
# The least that OWASP names for argon2id: 19 MiB, two passes, one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_AT_ONCE = BoundedSemaphore(2)
"""A hundred people who sign in at 7:30 would otherwise take 2 GB."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of a first password, which is read aloud and typed: none looks like another."""


class WeakPassword(StrEnum):
    """Why a password may not be had."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    OWN_WORD = "own_word"
    NAME = "name"


def weakness(password: str, *names: str) -> WeakPassword | None:
    """Why a password may not be had; None where it may.

    Args:
        password: As it was typed.
        names: The account's own, which nobody may have as a password.
    """
    if len(password) < LEAST:
        return WeakPassword.SHORT
    if len(password) > MOST:
        return WeakPassword.LONG
    if password.casefold() in common():
        return WeakPassword.COMMON
    bare = _bare(password)
    if bare in own_words():
        return WeakPassword.OWN_WORD
    return WeakPassword.NAME if bare in {_bare(name) for name in names if name} else None


@cache
def common() -> frozenset[str]:
    """The 3,000 most frequent passwords, in small letters."""
    return frozenset(map(str.casefold, _lines("common.txt")))


@cache
def own_words() -> frozenset[str]:
    """Words of the field, bare."""
    return frozenset(map(_bare, _lines("own.txt")))


def _lines(name: str) -> list[str]:
    # The first line says what the list is.
    return (LISTS / name).read_text("utf-8").splitlines()[1:]


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold().replace(chr(0x111), "d"))
    return "".join(sign for sign in apart if "a" <= sign <= "z")


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _HASHER.hash(_same(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; takes as long where there is none."""
    with _AT_ONCE:
        try:
            right = _HASHER.verify(kept or _dummy(), _same(password))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def outdated(kept: str) -> bool:
    """Whether it was kept by older rules and should be kept anew."""
    return _HASHER.check_needs_rehash(kept)


def first_password() -> str:
    """A random password of 15 signs, 74 bits, for the first sign-in alone."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3))
    return "-".join(groups)


@cache
def _dummy() -> str:
    return _HASHER.hash(secrets.token_hex(16))


def _same(password: str) -> str:
    # A keyboard may compose a Vietnamese letter in two ways; both are the same password.
    return unicodedata.normalize("NFC", password)
