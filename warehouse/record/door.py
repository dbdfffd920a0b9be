"""Through which door somebody comes who does something: the pages, or the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_by_command: ContextVar[bool] = ContextVar("by_command", default=False)


@contextmanager
def command_line(*, used: bool = True) -> Iterator[None]:
    """What is done within is done by the command line, the administrator's door (contract §7)."""
    before = _by_command.set(used)
    try:
        yield
    finally:
        _by_command.reset(before)


def by_command() -> bool:
    """Whether what is done now is done by the command line."""
    return _by_command.get()
