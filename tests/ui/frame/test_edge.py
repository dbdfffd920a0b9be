from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.journey.command import ROOT, kpi
from wording import interface as words

FAULTY = """
import streamlit as st
from metrics.counts.errors import KpiError
from metrics.counts.errors import ErrorCode, KpiError
from ui.kit.errors import edge

with edge():
    if st.session_state["kind"] == "wrong":
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit="1", month=None)
    if st.session_state["kind"] == "nobody":
        raise KpiError(ErrorCode.NOT_SIGNED_IN)
    raise ValueError("/srv/secret/path: cannot open kpi.duckdb")
"""


@pytest.fixture
def dashboard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("KPI_DATABASE", str(tmp_path / "kpi.duckdb"))
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)


def said(app: AppTest) -> str:
    return "\n".join(str(getattr(each, "body", "")) for each in app.get("html"))


@pytest.mark.parametrize("kind", ["wrong", "bug"])
def test_a_fault_reaches_a_person_as_a_sentence_and_nothing_else(kind: str) -> None:
    app = AppTest.from_string(FAULTY)
    app.session_state["kind"] = kind
    app.run()
    (shown,) = app.error
    assert not app.exception
    for leak in ("ValueError", "secret", "duckdb", "Traceback"):
        assert leak not in shown.value
    assert ("Không có đơn vị" in shown.value) is (kind == "wrong")


def test_one_who_is_not_signed_in_is_led_to_the_sign_in() -> None:
    app = AppTest.from_string(FAULTY)
    app.session_state["kind"] = "nobody"
    app.run()
    assert len(app.error) == 1
    assert 'href="./dang-nhap"' in said(app)


def test_without_a_database_the_page_says_so(dashboard: AppTest) -> None:
    dashboard.run()
    assert words.NO_DATABASE in said(dashboard)
    assert not dashboard.exception
    assert not dashboard.error


def test_an_empty_database_leads_to_the_uploads(dashboard: AppTest, tmp_path: Path) -> None:
    assert kpi("init", database=tmp_path / "kpi.duckdb").code == 0
    dashboard.run()
    assert words.NO_FIGURES in said(dashboard)
    assert words.DEMONSTRATION not in said(dashboard)
    assert [button.label for button in dashboard.button] == [words.GO_SET_UP, words.GO_TO_UPLOAD]
