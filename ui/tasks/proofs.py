"""The files of proofs that were handed in, to be saved again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pipeline.intake.undo import original
from pipeline.tasks.listing import ListedTask
from pipeline.tasks.proof_files import ENDINGS, ProofFile, proof_files
from ui.frame import session
from ui.tasks import history
from wording import numbers
from wording.office import tasks as words

_FILE = "say_file"


def field() -> None:
    """Draw where the file of a proof is chosen."""
    st.file_uploader(words.PROOF_FILE, list(ENDINGS), key=_FILE)


def chosen() -> ProofFile | None:
    """The file that was chosen."""
    file = st.session_state.get(_FILE)
    return ProofFile(file.name, file.getvalue()) if file else None


def told(task: str) -> None:
    """Draw what was said of a task, its proofs among it."""
    history.show(task)


def offer(found: Sequence[ListedTask]) -> None:
    """Draw a button for each file of the tasks that are shown; it is read when it is clicked."""
    kept = session.ask(proof_files)
    shown = [(each, proof) for each in found for proof in kept.get(each.known.key, ())]
    if not shown:
        return
    workspace = session.workspace()
    with st.expander(words.PROOFS.format(count=numbers.count(len(shown)))):
        for each, proof in shown:
            sha256 = proof.file or ""
            line = words.PROOF_LINE.format(
                task=each.known.task.clause or each.known.key,
                number=proof.number,
                day=numbers.day(proof.day),
                name=proof.name,
            )
            st.download_button(
                line,
                partial(original, workspace, sha256),
                proof.name,
                key=f"proof_{each.known.key}_{sha256[:16]}",
                on_click="ignore",
            )
