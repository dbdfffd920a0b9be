"""A grid into which rows are typed, as every page of the office draws it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st


def typed(key: str, first: pd.DataFrame, columns: Mapping[str, Any]) -> list[Mapping[Any, Any]]:
    """Draw the grid; its rows as they stand in it, each by its columns.

    Args:
        key: Of the grid; another one where other rows stand in it at first.
        first: What stands in it at first.
        columns: How each column is drawn, as Streamlit takes it.
    """
    with st.container(key=f"{key}_grid_box"):
        found = st.data_editor(
            first,
            key=key,
            num_rows="dynamic",
            hide_index=True,
            width="stretch",
            row_height=36,
            placeholder="",
            column_config=dict(columns),
        )
    return list(found.to_dict("records"))


def text(cell: object) -> str:
    """What was typed into a cell of words; empty where nothing was."""
    return " ".join(cell.split()) if isinstance(cell, str) else ""
