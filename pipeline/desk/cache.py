"""A bounded place for results that several readers share; what is unasked longest falls off."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, is_dataclass
from threading import Lock, RLock
from typing import Generic, TypeVar, cast

T = TypeVar("T")

_DEEP = 3
"""So many containers inside one another are looked into; a row below them counts as one."""
_ROOM = 1_000_000
"""Rows in all, some 1 kB each: thirty people's own views, or a few of a country's whole year."""
_LEAST = 20
"""What any answer counts, with its key and its place."""
_OPAQUE = 300
"""What one counts that does not show how much is in it, as charts do not."""
_CONTAINERS = (tuple, list, set, frozenset, dict)
_SIGNS = 1000
"""So many signs of text or bytes take about the room of one row."""


class Cache(Generic[T]):
    """Results by key; two sessions may both compute one, neither waits for the other."""

    def __init__(self, room: int) -> None:
        """Make a cache for results of so much weight in all; the newest one is always kept."""
        self._room = room
        self._results: dict[Hashable, tuple[T, int]] = {}
        self._taken = 0
        self._lock = Lock()
        self.one_at_a_time = RLock()
        """Held by whoever works out what many wait for."""

    def get(self, key: Hashable) -> T | None:
        """What stands under a key."""
        with self._lock:
            found = self._results.pop(key, None)
            if found is None:
                return None
            self._results[key] = found
            return found[0]

    def put(self, key: Hashable, result: T, heavy: int = 1) -> T:
        """Keep a result; those that nobody asked for longest make room."""
        with self._lock:
            self._drop(key)
            while self._results and self._taken + heavy > self._room:
                self._drop(next(iter(self._results)))
            self._results[key] = result, heavy
            self._taken += heavy
        return result

    def _drop(self, key: Hashable) -> None:
        self._taken -= self._results.pop(key, (None, 0))[1]


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer, which may be None."""

    answer: object


class Answers:
    """What was asked of one edition, in a cache that may hold answers of others too."""

    def __init__(self, cache: Cache[_Kept], edition: Hashable = None) -> None:
        """Look at the answers of one edition: no two of a cache have the same name."""
        self._cache = cache
        self._edition = edition

    @property
    def one_at_a_time(self) -> AbstractContextManager[object]:
        """Held while something is worked out that others would work out as well."""
        return self._cache.one_at_a_time

    @property
    def shared(self) -> bool:
        """Whether they outlive one reader, so that what nobody asked yet may pay later."""
        return self._edition is not None

    def get(self, key: Hashable) -> object | None:
        """What stands under a key."""
        found = self._cache.get((self._edition, key))
        return found.answer if found is not None else None

    def put(self, key: Hashable, answer: T) -> T:
        """Keep an answer."""
        heavy = weight(answer)
        shown = max(_LEAST, heavy) if heavy > 1 or answer is None else _OPAQUE
        self._cache.put((self._edition, key), _Kept(answer), shown)
        return answer

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """The answer under a key, worked out where it is not there; None is an answer too."""
        found = self._cache.get((self._edition, key))
        return cast("T", found.answer) if found is not None else self.put(key, work())


def new_cache() -> Cache[_Kept]:
    """A cache for the answers of many readers."""
    return Cache(_ROOM)


def weight(result: object, deep: int = _DEEP) -> int:
    """About how many rows a result holds; rows that several results share count in each."""
    if isinstance(result, str | bytes):
        return 1 + len(result) // _SIGNS
    if not deep:
        return 1
    if is_dataclass(result):
        parts = [getattr(result, field.name) for field in fields(result)]
    elif isinstance(result, Mapping):
        parts = list(result.values())
    elif isinstance(result, _CONTAINERS):
        parts = list(result)
        if parts and not isinstance(parts[0], _CONTAINERS):
            return 1 + len(parts)  # Rows: what they are made of is not looked into.
    else:
        return 1
    return 1 + sum(weight(each, deep - 1) for each in parts)
