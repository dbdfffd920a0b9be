"""What an address asks for in other words than its own: a code, a bare name, a month as 2024-09.

What nothing is called by is told once and taken out of the address, so that what is left of it
still says what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import streamlit as st

from metrics.counts.month import Month
from metrics.units.unit import Unit
from wording import interface as words
from wording import numbers
from wording.names import fold, without_type

T = TypeVar("T")
_PENDING, _TOLD, _CARRIED = "_notices", "_notices_told", "_notices_carried"


def notices() -> list[str]:
    """What the address asked for and could not be shown, in this run."""
    found: list[str] = st.session_state.setdefault(_PENDING, [])
    return found


def begin_notices() -> None:
    """Forget the notices of the run before, but those of one that began anew."""
    st.session_state[_PENDING] = st.session_state.pop(_CARRIED, [])
    st.session_state[_TOLD] = []


def take_notices() -> list[str]:
    """What is still to be told."""
    found = notices()
    st.session_state[_TOLD] = [*st.session_state.get(_TOLD, []), *found]
    st.session_state[_PENDING] = []
    return found


def unknown(key: str, shown: str) -> str:
    """That an address asks for what is not there, and what is shown instead."""
    return words.UNKNOWN_CHOICE.get(key, words.UNKNOWN_VIEW).format(shown=shown)


def _begin_anew() -> None:
    # A list takes what the address said when the run began, and clears what it does not know: so
    # the run begins anew with the address in its own words.
    st.session_state[_CARRIED] = [*st.session_state.get(_TOLD, []), *notices()]
    st.rerun()


def understand(
    key: str,
    options: Sequence[T],
    label: Callable[[T], str],
    also: Callable[[T], Iterable[str]],
    instead: Callable[[], T] | None = None,
) -> None:
    """Write what is asked for in other words into the address in its own, and begin anew.

    What no option is called by is told and taken out of the address.

    Args:
        key: Of the choice, in the address and in the session.
        options: What there is to choose from.
        label: An option as the address writes it.
        also: The other words for an option, in any letters and with or without marks.
        instead: What is shown where nothing is understood; None: the first option.
    """
    asked = st.query_params.get(key)
    if asked is None or key in st.session_state or asked in {label(each) for each in options}:
        return
    found = meant(asked, options, lambda each: (label(each), *also(each)))
    if found is not None:
        st.query_params[key] = label(found)
    else:
        notices().append(unknown(key, label(instead() if instead else options[0])))
        del st.query_params[key]
    _begin_anew()


def meant(asked: str, options: Sequence[T], says: Callable[[T], Iterable[str]]) -> T | None:
    """The only option that is called so; None where there are several or none."""
    wanted = fold(asked)
    found = [each for each in options if wanted in map(fold, says(each))]
    return found[0] if len(found) == 1 else None


def months(month: Month) -> tuple[str, ...]:
    """A month as programs, tables and people write it."""
    bare = f"{month.number}/{month.year}", numbers.month_in_table(month)
    word = numbers.month(month).partition(" ")[0]
    spoken = (f"{begin}{each}" for each in bare for begin in (f"{word} ", word[0], ""))
    dashed = (each.replace("/", "-") for each in bare)
    return str(month), f"{month.year}-{month.number}", *spoken, *dashed


def units(unit: Unit) -> tuple[str, ...]:
    """A unit as a table and a person write it; the word for its type may be left out."""
    return unit.code, unit.name, without_type(unit.name)
