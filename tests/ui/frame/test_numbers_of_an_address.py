"""A number in an address: shown where it is one from 0 to 100, told and left out where not."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

PAGE = """
import streamlit as st
from ui.frame import asked, filters
st.write(f"shown {filters.number('ts_on_time', 'Đúng hạn', 40)}")
st.write(f"told {len(asked.notices())}")
"""


@pytest.mark.parametrize(
    ("asked", "shown", "told"),
    [
        ("25", 25, 0),
        ("1e999", 40, 1),
        ("-1e999", 40, 1),
        ("nan", 40, 1),
        ("101", 40, 1),
        ("9" * 400, 40, 1),
        ("muoi", 40, 1),
    ],
)
def test_only_a_whole_percentage_is_taken(asked: str, shown: int, told: int) -> None:
    app = AppTest.from_string(PAGE)
    app.query_params["ts_on_time"] = asked
    app.run()
    assert not app.exception
    assert [each.value for each in app.markdown] == [f"shown {shown}", f"told {told}"]
