"""A form of one record: what it showed when it was drawn, and what was changed in it since.

It is filled in once, and again when it was saved: what somebody else writes meanwhile never slips
into fields that are being filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class RecordForm(Generic[_Record]):
    """The fields of one record, kept under `KEY_FIELD` in the session."""

    key: str
    fields: Callable[[_Record], Mapping[str, object]]
    """What the fields show of a record."""

    def open(self, record: _Record) -> None:
        """Fill the fields in where they are not on the page yet."""
        if any(f"{self.key}_{name}" not in st.session_state for name in self.fields(record)):
            self.fill(record)

    def fill(self, record: _Record) -> None:
        """Show a record, whatever was typed."""
        st.session_state[self._seen] = record
        for name, value in self.fields(record).items():
            st.session_state[f"{self.key}_{name}"] = value

    @property
    def seen(self) -> _Record:
        """The record as the fields showed it."""
        record: _Record = st.session_state[self._seen]
        return record

    def typed(self) -> dict[str, Any]:
        """The fields in which something else stands than was shown."""
        shown = self.fields(self.seen)
        now = {name: st.session_state[f"{self.key}_{name}"] for name in shown}
        return {name: value for name, value in now.items() if value != shown[name]}

    def save(self, write: Callable[[], _Record], newest: Callable[[], _Record]) -> _Record:
        """Write what was typed; where somebody else was faster, show theirs around it.

        Raises:
            KpiError: what `write` raises.
        """
        typed = self.typed()
        try:
            made = write()
        except KpiError as error:
            if error.code == ErrorCode.OVERTAKEN:
                self.fill(newest())
                for name, value in typed.items():
                    st.session_state[f"{self.key}_{name}"] = value
            raise
        self.fill(made)
        return made

    @property
    def _seen(self) -> str:
        return f"{self.key}_seen"
