"""The file of a proof: where it is chosen, and those that were handed in, to be saved again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pipeline.intake.undo import original
from pipeline.statements.proof_files import ENDINGS, ProofFile
from ui.frame import session
from wording import numbers
from wording.office import tasks as words


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """One file that was handed in."""

    of: str
    """The name of what it proves."""
    line: str
    """What its button says."""
    sha256: str
    name: str


def field(key: str) -> None:
    """Draw where the file of a proof is chosen."""
    st.file_uploader(words.PROOF_FILE, list(ENDINGS), key=key)


def chosen(key: str) -> ProofFile | None:
    """The file that was chosen."""
    file = st.session_state.get(key)
    return ProofFile(file.name, file.getvalue()) if file else None


def offer(found: Sequence[OfferedFile]) -> None:
    """Draw a button for each file; it is read when it is clicked."""
    if not found:
        return
    workspace = session.workspace()
    with st.expander(words.PROOFS.format(count=numbers.count(len(found)))):
        for each in found:
            st.download_button(
                each.line,
                partial(original, workspace, each.sha256),
                each.name,
                key=f"proof_{each.of}_{each.sha256[:16]}",
                on_click="ignore",
            )
