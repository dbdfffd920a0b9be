"""How tests ask the pipeline: as somebody, on a day, of the newest edition of a workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace

_P = ParamSpec("_P")
_R = TypeVar("_R")


def asked(
    workspace: Workspace,
    question: Callable[Concatenate[Books, _P], _R],
    *wanted: _P.args,
    **named: _P.kwargs,
) -> _R:
    """The answer for whoever sits at the workspace, today."""
    with workspace.books() as books:
        return question(books, *wanted, **named)


def asked_on(
    workspace: Workspace,
    day: date,
    question: Callable[[Books, str], _R],
    wanted: str,
    viewer: Viewer,
) -> _R:
    """The answer for a viewer on a day."""
    with workspace.books() as books:
        return question(replace(books, viewer=viewer, today=day), wanted)
