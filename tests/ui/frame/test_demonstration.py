"""From the settings to the demonstration and back: for one person, at any time."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pipeline.desk.workspace import sample_path
from tests.warehouse.builders import new_database
from ui.kit import navigation
from warehouse.engine.files import Database
from warehouse.writing.database import create
from wording.interface import DEMONSTRATION, SEE_REAL
from wording.office import settings as words

PAGE = """
from ui.frame import demonstration, frame
frame.open_plain("Cài đặt")
demonstration.offer()
"""


@pytest.fixture
def went_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The pages somebody is led to, in an installation with real figures."""
    monkeypatch.setenv("KPI_DATABASE", str(new_database(tmp_path).path))
    found: list[object] = []
    monkeypatch.setattr(navigation, "page", str)
    monkeypatch.setattr(st, "switch_page", found.append)
    return found


def said(test: AppTest) -> str:
    """Every sentence that is drawn as markup."""
    return "".join(each.proto.body for each in test.get("html"))


def test_a_person_goes_to_the_demonstration_and_back_to_the_real_figures(
    went_to: list[object],
) -> None:
    create(Database(sample_path()), sample=True, scope="75")
    test = AppTest.from_string(PAGE, default_timeout=60).run()
    assert [button.label for button in test.button] == [words.SEE_DEMONSTRATION]
    test.button(key="see_demonstration").click().run()
    assert went_to == ["overview"]
    test.run()
    assert [button.label for button in test.button] == [SEE_REAL]
    assert DEMONSTRATION in said(test)
    test.button(key="see_real").click().run()
    assert [button.label for button in test.button] == [words.SEE_DEMONSTRATION]
    assert DEMONSTRATION not in said(test)


@pytest.mark.usefixtures("went_to")
def test_somebody_else_meanwhile_sees_the_real_figures() -> None:
    create(Database(sample_path()), sample=True, scope="75")
    one = AppTest.from_string(PAGE, default_timeout=60).run()
    one.button(key="see_demonstration").click().run()
    other = AppTest.from_string(PAGE, default_timeout=60).run()
    assert [button.label for button in other.button] == [words.SEE_DEMONSTRATION]


def test_where_there_is_no_demonstration_yet_it_is_made(
    went_to: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr("ui.frame.demonstration.sample.start", made.append)
    test = AppTest.from_string(PAGE, default_timeout=60).run()
    test.button(key="make_demonstration").click().run()
    assert (made, went_to) == ([sample_path()], ["overview"])
