"""What a command is: how it is called, what it does, and what its rows hold."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from pipeline.commands.cells import Row
from wording import command_line as words


@dataclass(frozen=True, slots=True)
class Option:
    """One argument of a command."""

    name: str
    """As it is typed: `--month`; without dashes it has its place instead."""
    help: str
    value: str | None = None
    """What stands for the value in the usage line; None: a switch."""
    read: Callable[[str], object] = str
    default: object = None
    needed: bool = False
    several: bool = False
    """One value or more."""
    may_lack: bool = False
    """Of one that has its place: whether it may be left away."""
    adds: bool = False
    """Given again, it adds to what was given before."""
    among: tuple[object, ...] = ()
    """The only values there are, where `read` does not know them."""
    kept_as: str | None = None
    """Its name among the choices; None: its own."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Options of which only one may be given."""

    options: tuple[Option, ...]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the command line."""

    name: str
    options: tuple[Option | OneOf, ...]
    """Beside those that every command has."""
    run: Callable[[Namespace], list[Row]]
    columns: Collection[str]
    """The keys its rows may have, in their order."""
    table: bool = True
    """Whether its rows are shown to people; else it says in a sentence what it did."""
    nothing: str = words.NOTHING_FOUND
    """What is said where there are no rows."""


class NotDoneError(Exception):
    """The rows are right to print, and the exit code is 1."""

    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows


def needed(option: Option) -> Option:
    """An option that must be given."""
    return replace(option, needed=True)
