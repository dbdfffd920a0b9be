"""What can be done with a document beside carrying it away."""

from __future__ import annotations

import streamlit as st

from pipeline.papers.kinds import PaperKind
from pipeline.scores.scorecard import View
from ui.papers import brought, own_template, publishing, register


def show(kind: PaperKind, view: View, edition: int) -> None:
    """Draw its numbers or its publishing, the office's own template, and the check of a letter."""
    if kind.numbered:
        register.show(kind, view)
    elif kind.code == "public":
        with st.container(key="paper_public", gap="small"):
            publishing.show(view, edition)
    own_template.show(kind, view)
    brought.show()
