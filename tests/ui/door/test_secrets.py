"""Thirty secrets in thirty errors that are provoked, and what was typed: nothing of it is shown."""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import product

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

import server
from access.store import AccessStore
from tests.ui.door.test_door import HERE, OWN, browser, quick, send, settled, shown, store
from tests.ui.door.test_elsewhere import FILE, written
from ui.door import who
from ui.frame import session
from ui.papers import open_pages
from ui.papers import wall as wall_page

__all__ = ["quick", "shown", "store"]

PLACES: dict[str, tuple[object, str]] = {
    "/dang-nhap": (who, "store"),
    "/dang-xuat": (who, "store"),
    "/mat-khau": (who, "known"),
    "/buoc-hai": (who, "known"),
    "/phien": (who, "known"),
    "/scorecard": (who, "demanded"),
    "/media/abc": (who, "known"),
    "/suc-khoe": (session, "look"),
    "/cong-khai": (open_pages, "listing"),
    "/man-hinh/abc": (wall_page, "shown"),
}
"""An address, and what goes wrong behind it."""
FAULTS: tuple[Callable[[str], Exception], ...] = (
    RuntimeError,
    lambda secret: OSError(13, "denied", f"/srv/{secret}/kpi.duckdb"),
    lambda secret: KeyError({"password": secret, "token": secret}),
)
ERRORS = [
    (path, fault, f"bi-mat-{number:02}-9f3c")
    for number, (path, fault) in enumerate(product(PLACES, FAULTS))
]


def test_there_are_thirty() -> None:
    assert len({secret for _, _, secret in ERRORS}) >= 30


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(("path", "fault", "secret"), ERRORS)
def test_no_secret_of_an_error_is_in_what_is_answered(
    path: str,
    fault: Callable[[str], Exception],
    secret: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raised: list[bool] = []

    def fails(*_: object, **__: object) -> object:
        raised.append(True)
        raise fault(secret)

    monkeypatch.setattr(*PLACES[path], fails)
    app = Starlette(routes=server.ROUTES, middleware=[Middleware(server.Shell)])
    client = TestClient(app, base_url=HERE, client=("127.0.0.1", 1), raise_server_exceptions=False)
    for answer in (client.get(path), client.post(path, data={"ten": "a", "mat_khau": "b"})):
        assert secret not in answer.text
        assert secret not in str(answer.headers)
        for leak in ("Traceback", "kpi.duckdb", "Error("):
            assert leak not in answer.text
    assert raised


RAISING = """
import streamlit as st
from ui.kit.errors import edge, on_script_error

def fails():
    raise RuntimeError(f"/srv/{st.session_state['secret']}/kpi.duckdb")

if st.session_state["inside"]:
    with edge():
        fails()
else:
    try:
        fails()
    except RuntimeError as error:
        on_script_error(error)
"""


@pytest.mark.parametrize("inside", [True, False])
def test_no_secret_of_an_error_is_on_a_page(inside: bool) -> None:
    app = AppTest.from_string(RAISING)
    app.session_state["secret"], app.session_state["inside"] = "bi-mat-9f3c", inside
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "bi-mat" not in str(app.main) and "duckdb" not in app.error[0].value


def test_what_was_typed_is_in_no_answer_no_log_and_no_file(
    store: AccessStore, caplog: pytest.LogCaptureFixture
) -> None:
    settled(store)
    written(store, FILE.format(issuer="http://127.0.0.1:9"))
    caplog.set_level(logging.DEBUG)
    client = browser()
    answers = [
        send(client, ten="lan", mat_khau="bi-mat-go-sai"),
        send(client, ten="bi-mat-la-ten", mat_khau="bi-mat-go-sai"),
        send(client, ma="bi-mat-ma"),
        send(client, khoa="bi-mat-khoa", ma="bi-mat-ma"),
        client.get("/dang-nhap-ve?code=bi-mat-ma&state=bi-mat-state"),
        client.get("/dang-nhap-ve?code=bi-mat-ma", headers={"cookie": "kpi-oidc=bi-mat.b.c"}),
    ]
    for answer in answers:
        # A name stands in its field again; nothing else that was typed does.
        assert "bi-mat" not in answer.text.replace("bi-mat-la-ten", "")
    ours = [each for each in caplog.records if each.name.startswith("kpi")]
    assert ours
    assert not [each for each in ours if "bi-mat" in each.getMessage()]
    kept = b"".join(path.read_bytes() for path in store.path.parent.glob("*") if path.is_file())
    assert b"bi-mat" not in kept and OWN.encode() not in kept


def test_lines_of_the_log_cannot_be_forged(
    store: AccessStore, caplog: pytest.LogCaptureFixture
) -> None:
    written(store, FILE.format(issuer="http://127.0.0.1:9"))
    browser().get("/dang-nhap-ve?state=a%0AINFO forged", headers={"cookie": "kpi-oidc=a.b.c"})
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("kpi")]
    assert ours and not [each for each in ours if "\n" in each]
