"""What the screens ask, answered once an edition, a viewer and a day: the only cache there is."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import local
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books, asked
from pipeline.desk.cache import Answers, new_cache
from pipeline.desk.clock import today
from pipeline.desk.sharing import hindrance
from pipeline.desk.viewer import Capability as Capability
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import (
    Workspace,
    open_workspace,
    sample_path,
    there_is,
    writing_path,
)
from pipeline.intake import repair
from pipeline.periods.status import months_with_figures
from ui.door import who
from wording import interface as words
from wording import numbers, sharing

_P = ParamSpec("_P")
_R = TypeVar("_R")

_SAMPLE = "_looks_at_sample"

_cache = new_cache()
_run = local()


def workspace() -> Workspace:
    """The database the dashboard works on: the real one from the moment it exists.

    Raises:
        KpiError: `no_database` where there is none; `not_signed_in`, `unknown_viewer`.
    """
    path = _path()
    here = _workspace(path, who.viewer(path))
    return _as_of(here, here.edition_number())


def _path() -> Path:
    """The database this person looks at: the one that is worked on, or the demonstration."""
    return sample_path() if looks_at_sample() else writing_path()


def looks_at_sample() -> bool:
    """Whether this person went to the demonstration, though there are real figures."""
    return bool(st.session_state.get(_SAMPLE)) and there_is(sample_path())


def look_at_sample(*, there: bool = True) -> None:
    """Have this person see the demonstration from now on, or the real figures again."""
    st.session_state[_SAMPLE] = there


@lru_cache(maxsize=8)
def _workspace(path: Path, viewer: Viewer) -> Workspace:
    return replace(open_workspace(path), viewer=viewer, mender=repair.mended)


@lru_cache(maxsize=8)
def _as_of(here: Workspace, _edition: int) -> Workspace:
    # What was said of plans and units is part of a state: what a workspace knows is of one.
    return replace(here)


def viewer() -> Viewer:
    """Who looks, as far as the database lets anybody write.

    Raises:
        KpiError: `not_signed_in`, `unknown_viewer`.
    """
    return who.viewer(_path())


def reference() -> Reference:
    """The reference data of the database's scope."""
    return workspace().reference


def ask(question: Callable[Concatenate[Books, _P], _R], *wanted: _P.args, **named: _P.kwargs) -> _R:
    """The answer to a question of the pipeline; an edition is opened only where nobody asked yet.

    Raises:
        KpiError: what the question raises; that is asked again the next time.
    """
    assert not named

    def work() -> _R:
        with books() as opened:
            return question(opened, *wanted, **named)

    here = workspace()
    return _answers(here).once(asked(here.viewer, today(), question, *wanted), work)


def once(what: tuple[Hashable, ...], draw: Callable[[], _R]) -> _R:
    """Something drawn from the newest edition, remembered under what it shows."""
    here = workspace()
    return _answers(here).once(asked(here.viewer, today(), "drawn", *what), draw)


@contextmanager
def run() -> Iterator[None]:
    """One drawing of a page, within which an edition is opened at most once while it is newest."""
    with ExitStack() as stack:
        _run.opened = _Opened(stack)
        try:
            yield
        finally:
            _run.opened = None


@contextmanager
def books(here: Workspace | None = None) -> Iterator[Books]:
    """The newest edition, open for a question whose answer is not to be kept."""
    here = here or workspace()
    opened: _Opened | None = getattr(_run, "opened", None)
    if opened is not None:
        yield opened.books(here)
        return
    with ExitStack() as stack:
        yield _Opened(stack).books(here)


def made(
    make: Callable[Concatenate[Books, _P], bytes], *wish: _P.args, **named: _P.kwargs
) -> Callable[[], bytes]:
    """What makes a file when it is fetched, and not before."""
    # It is fetched outside of the page's run, where nobody knows which database this person is at.
    here = workspace()

    def fetched() -> bytes:
        with books(here) as opened:
            return make(opened, *wish, **named)

    return fetched


class _Opened:
    """What one run has opened, until the run ends."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._held: tuple[Hashable, Books] | None = None

    def books(self, here: Workspace) -> Books:
        """The newest edition of a workspace; opened where it is another than the one before."""
        reader = _edition(here), here.viewer, today()
        if self._held is None or self._held[0] != reader:
            opened = self._stack.enter_context(here.books(answers=_answers(here)))
            self._held = reader, opened
        return self._held[1]


def _answers(here: Workspace) -> Answers:
    return Answers(_cache, _edition(here))


def _edition(here: Workspace) -> Hashable:
    return here.database.path, here.edition_number()


def look() -> None:
    """Read something, so that it shows whether figures can be read.

    Raises:
        KpiError: where they cannot.
    """
    ask(months_with_figures)


def ensure_sound() -> None:
    """Make up for what befell the database; the front door does so before a page is drawn."""
    with suppress(KpiError):  # The page tells that there is none.
        repair.ensure_sound(workspace())


def alarm() -> str:
    """What befell the database that everybody must know; empty where nothing did."""
    here = workspace()
    seen = here.behind_since()
    if seen is not None:
        return words.BEHIND.format(time=numbers.moment(seen))
    return words.UNSOUND if repair.amiss(here) else ""


def hindered() -> str:
    """What keeps this machine from the record that several share; empty where nothing does."""
    here = workspace()
    met = hindrance(here.database)
    if met is None:
        return ""
    return sharing.hindered(met.error, met.since, here.edition_number())


def database_is_fixed() -> bool:
    """Whether the installation names the database, so that nobody may switch it in the page."""
    return bool(os.environ.get("KPI_DATABASE"))
