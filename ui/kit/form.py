"""A form: what a record showed when it was drawn, what was changed in it, who says so and why.

It is filled in once, and again when it was saved: what somebody else writes meanwhile never slips
into fields that are being filled in. What is wrong is told all at once, beside the button and at
each field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.statements.recording import Signed
from ui.kit import author, html
from ui.kit.html import tag
from wording import errors
from wording import people as people_words

_Record = TypeVar("_Record")
DAY = "DD/MM/YYYY"
"""How days are written in fields."""


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


def sign(key: str, why: str = "") -> None:
    """Draw who records something and why, each with what is wrong with it."""
    who, reason = st.columns(2)
    with who:
        author.field(f"{key}_by")
        fault(key, "by")
    with reason:
        st.text_input(people_words.WHY, key=f"{key}_why", value=why or None, max_chars=300)
        fault(key, "why")


def _signed(key: str) -> Signed:
    why = str(st.session_state.get(f"{key}_why") or "")
    return Signed(author.said(f"{key}_by"), why)


Need = tuple[str, ErrorCode | str]
"""A field that must not be empty, and the refusal or the sentence that tells that it is."""

_SIGNATURE: Sequence[Need] = (("by", ErrorCode.WHO_IS_MISSING), ("why", ErrorCode.WHY_IS_MISSING))
_FIELDS = {
    ErrorCode.NO_TEAM: "team",
    ErrorCode.WRONG_DAYS: "last",
    ErrorCode.DEADLINE_BEFORE_VISIT: "deadline",
    ErrorCode.CLOSED_AHEAD: "closed",
    ErrorCode.PROOF_IS_MISSING: "proof",
    ErrorCode.VISIT_AHEAD: "state",
    ErrorCode.VISIT_CONFLICT: "despite",
    ErrorCode.WRONG_SAMPLE: "sampled",
}
"""The field at which a refusal is told too."""


def record(
    key: str,
    act: Callable[[Signed], str],
    needs: Sequence[Need] = (),
    *,
    goes: bool = False,
) -> bool:
    """Record something signed with what stands in the fields; what is wrong is told all at once.

    Args:
        key: That of `sign`.
        act: Records it; gives the sentence to be told.
        needs: What must be filled in beside the signature.
        goes: Whether the form is gone once it was saved, so that the page tells; else `told` does.
    """
    state = st.session_state
    faults = {
        field: errors.sentence(KpiError(code)) if isinstance(code, ErrorCode) else code
        for field, code in (*needs, *_SIGNATURE)
        if not str(state.get(f"{key}_{field}") or "").strip()
    }
    told = list(faults.values())
    if not faults:
        try:
            told = [act(_signed(key))]
        except KpiError as error:
            told = [errors.sentence(error)]
            faults = {_FIELDS.get(ErrorCode(error.code), ""): told[0]}
    if goes:
        state[html.TOLD] = ("\n\n".join(told), not faults)
    else:
        state[f"{key}{_TOLD}"] = (told, not faults)
    state[f"{key}{_FAULTS}"] = {
        field: (sentence, state.get(f"{key}_{field}")) for field, sentence in faults.items()
    }
    return not faults


_TOLD, _FAULTS = "__told", "__faults"


def fault(key: str, field: str) -> None:
    """Say at a field what is wrong with it, until something else stands there."""
    faults = st.session_state.get(f"{key}{_FAULTS}", {})
    sentence, was = faults.get(field, ("", None))
    if sentence and st.session_state.get(f"{key}_{field}") == was:
        html.show(tag("p.k.k-fault", sentence))


def told(key: str) -> None:
    """Say beside the button what pressing it did."""
    sentences, good = st.session_state.pop(f"{key}{_TOLD}", ((), True))
    # Keeps its place when nothing is said: fields below that moved up would lose the cursor.
    with st.container():
        if sentences:
            (st.success if good else st.error)("\n\n".join(sentences))
