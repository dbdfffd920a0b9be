"""Hands a file that was made on a click to the browser, which saves it at once."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

import streamlit as st

from ui.kit.component import component
from ui.kit.html import tag


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
        component("kpi_file", "file", tag("span"))(
            key="saving_file",
            data={
                "name": file.name,
                "type": file.type,
                "id": file.id,
                "content": b64encode(file.content).decode("ascii"),
            },
        )
