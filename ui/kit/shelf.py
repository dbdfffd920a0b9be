"""A bounded place for results that several sessions share; the oldest falls off."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """Results by key; two sessions may both compute one, neither waits for the other."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._results: dict[Hashable, T] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> T | None:
        """What stands under a key."""
        with self._lock:
            return self._results.get(key)

    def put(self, key: Hashable, result: T) -> T:
        """Keep a result; the one kept longest makes room."""
        with self._lock:
            self._results.pop(key, None)
            while len(self._results) >= self._room:
                del self._results[next(iter(self._results))]
            self._results[key] = result
        return result
