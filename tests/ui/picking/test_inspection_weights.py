"""Weights that were tried on the page are kept with who, when and why, and used everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.inspection.file import Criterion
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.suggestion import propose
from pipeline.inspection.visit_wish import VisitWish
from pipeline.statements import weighing
from pipeline.statements.weighing import Kept
from tests.warehouse.builders import new_database
from wording.inspection import inspections_page as said
from wording.inspection.inspections_page import InspectionView

FIELD = f"suggest_{Criterion.FEEDBACK}"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    path = new_database(tmp_path).path
    monkeypatch.setenv("KPI_DATABASE", str(path))
    return open_workspace(path)


def page() -> AppTest:
    test = AppTest.from_string("from pages.inspections import page\npage()", default_timeout=60)
    test.query_params["nam"] = "2023"
    test.query_params["phan"] = InspectionView.SUGGESTION.value
    return shown(test.run())


def shown(test: AppTest) -> AppTest:
    assert not test.exception
    return test


def markup(test: AppTest) -> str:
    return "".join(each.proto.body for each in test.get("html"))


def kept(workspace: Workspace) -> Kept:
    with workspace.books() as books:
        return weighing.kept(books)


def test_what_is_only_tried_is_said_to_be_lost_with_the_page(workspace: Workspace) -> None:
    test = page()
    assert said.NOT_KEPT not in markup(test)
    assert said.AS_SHIPPED in markup(test)
    shown(test.number_input(FIELD).set_value(77).run())
    assert said.NOT_KEPT in markup(test)
    assert kept(workspace).entry is None


def test_kept_weights_hold_for_the_next_page_and_for_the_command(workspace: Workspace) -> None:
    test = page()
    shown(test.number_input(FIELD).set_value(77).run())
    test.text_input("weights_by").set_value("Lê Văn Hoa")
    test.text_input("weights_why").set_value("Năm nay chú trọng PAKN")
    shown(test.button("weights_do").click().run())
    found = kept(workspace)
    assert found.entry is not None
    assert (found.entry.by, found.entry.why) == ("Lê Văn Hoa", "Năm nay chú trọng PAKN")
    again = page()
    assert again.number_input(FIELD).value == 77
    assert "Lê Văn Hoa" in markup(again)
    assert said.NOT_KEPT not in markup(again)
    with workspace.books() as books:
        proposal = propose(books, VisitWish(2023, date(2023, 1, 2)))
    weights = {each.criterion: each.weight for each in proposal.suggestion.terms.weighings}
    assert weights[Criterion.FEEDBACK] == 77


def test_weights_without_a_reason_are_not_kept(workspace: Workspace) -> None:
    test = page()
    shown(test.number_input(FIELD).set_value(77).run())
    test.text_input("weights_by").set_value("Lê Văn Hoa")
    shown(test.button("weights_do").click().run())
    assert kept(workspace).entry is None


def test_a_leader_tries_weights_and_keeps_none(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_VIEWER", "leader")
    test = page()
    shown(test.number_input(FIELD).set_value(77).run())
    assert "weights_do" not in {each.key for each in test.button}
    assert kept(workspace).entry is None
