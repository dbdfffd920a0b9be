"""A locked month on its page: who is let in, why and until when."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.counts.month import Month
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.statements import locks
from pipeline.statements.recording import Signed
from tests.warehouse.builders import new_database, store, upload
from wording import numbers
from wording.office import reminders as words

AUGUST = Month(2024, 8)
PAGE = """
from ui.frame import filters, frame, session
from ui.reporting import locking
frame.open_plain("Tình hình báo cáo")
locking.show(session.workspace(), filters.choose())
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    database = new_database(tmp_path)
    store(database, upload({("26383", "received_online"): 1}, "1", month=AUGUST))
    monkeypatch.setenv("KPI_DATABASE", str(database.path))
    return open_workspace(database.path)


def opened() -> AppTest:
    return AppTest.from_string(PAGE, default_timeout=60).run()


def said(workspace: Workspace) -> list[locks.LockWord]:
    with workspace.books() as books:
        return [*locks.locks(books)]


def test_one_unit_is_let_into_a_locked_month_with_a_reason_until_a_day(
    workspace: Workspace,
) -> None:
    test = opened()
    assert "let_in" not in [button.key for button in test.button]
    test.text_input(key="lock_by").input("Lan")
    test.button(key="lock").click().run()
    until = today() + timedelta(days=3)
    (who,) = [each for each in test.selectbox if each.label == words.WHO_MAY]
    who.set_value("26383")
    test.text_input(key="lock_why").input("Công văn 15")
    test.date_input(key="lock_until").set_value(until)
    test.button(key="let_in").click().run()
    whole, exception = said(workspace)
    assert (whole.facts.under, whole.facts.until, whole.by) == ("75", None, "Lan")
    assert (exception.facts.under, exception.facts.until) == ("26383", until)
    assert (exception.by, exception.why) == ("Lan", "Công văn 15")
    assert test.text_input(key="lock_why").value == ""


def test_an_exception_that_ended_is_told_as_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed, ended = Signed("Lan", "Công văn 15"), date(2024, 9, 30)
    monkeypatch.setattr(locks, "today", lambda: ended)
    locks.lock(workspace, workspace.viewer, AUGUST, None, "Lan")
    locks.let_in(workspace, workspace.viewer, AUGUST, "26383", ended, signed)
    test = opened()
    told = words.LET_IN_OVER.partition("{by}")[0].format(
        unit="Xã An Phước · Long Thành", until=numbers.day(ended)
    )
    assert told in "".join(each.proto.body for each in test.get("html"))
    assert test.date_input(key="lock_until").min == today()
