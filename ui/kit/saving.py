"""Hands a file that was made on a click to the browser, which saves it at once."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.kit.html import tag

_SCRIPT = Path(__file__).with_name("file.js")


@dataclass(frozen=True, slots=True)
class File:
    """A file made for one click."""

    name: str
    type: str
    content: bytes
    id: str
    """Another one for each click, so that a rerun saves nothing again."""


def save(file: File) -> None:
    """Have the browser save a file."""
    with st.container(key="saving"):
        _component()(
            key="saving_file",
            data={
                "name": file.name,
                "type": file.type,
                "id": file.id,
                "content": b64encode(file.content).decode("ascii"),
            },
        )


@cache
def _component() -> Any:  # noqa: ANN401  (Streamlit's renderer carries no type)
    return st.components.v2.component(
        "kpi_file", html=tag("span"), js=_SCRIPT.read_text("utf-8"), isolate_styles=False
    )
