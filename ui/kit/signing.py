"""Who records something and why: two fields, and what is done with them on a click.

What is wrong is told all at once: beside the button, and at each field until it is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.statements.recording import Signed
from ui.kit import author, html
from ui.kit.html import tag
from wording import errors
from wording import people as people_words


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


class Teller(Protocol):
    """Says somewhere else on the page what was done."""

    def __call__(self, said: str, *, good: bool) -> None:
        """Say it on the next run."""


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
    tell: Teller | None = None,
) -> bool:
    """Record something signed with what stands in the fields; what is wrong is told all at once.

    Args:
        key: That of `sign`.
        act: Records it; gives the sentence to be told.
        needs: What must be filled in beside the signature.
        tell: Where a form is gone once it was saved; None: `told` stands beside the button.
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
    if tell is None:
        state[f"{key}{_TOLD}"] = (told, not faults)
    else:
        tell("\n\n".join(told), good=not faults)
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
