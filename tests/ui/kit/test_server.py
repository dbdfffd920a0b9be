import asyncio
import json
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import server
from ui.kit import finding
from ui.kit.navigation import Screen


@pytest.fixture(autouse=True)
def no_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no database, nobody is asked for an account at this computer."""
    monkeypatch.setenv("KPI_DATABASE", str(tmp_path / "kpi.duckdb"))


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    del scope, receive
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x", b"inner")]})
    await send({"type": "http.response.body", "body": b"inner"})


def get(
    path: str,
    *,
    query: str = "",
    accept: str = "text/html",
    host: str = "localhost:8501",
    app: ASGIApp = inner,
) -> tuple[int, dict[str, str], str]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"accept", accept.encode()), (b"host", host.encode())],
        "scheme": "http", "server": ("x", 80), "client": ("127.0.0.1", 1), "http_version": "1.1",
        "root_path": "",
    }  # fmt: skip
    # A thread of its own: a browser test that ran before leaves its event loop in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, server.Shell(app)(scope, receive, send)).result()
    headers: Iterable[tuple[bytes, bytes]] = sent[0]["headers"]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    named = {name.decode().lower(): value.decode() for name, value in headers}
    return int(sent[0]["status"]), named, body.decode()


def served(path: str) -> tuple[int, dict[str, str], str]:
    """What the server's own addresses answer, past the dashboard."""
    path, _, query = path.partition("?")
    return get(path, query=query, app=Starlette(routes=server.ROUTES))


@pytest.mark.parametrize("path", ["/", *(f"/{each}" for each in Screen if each != "overview")])
def test_every_page_is_served_in_vietnamese_under_a_closed_policy(path: str) -> None:
    status, headers, body = get(path)
    assert status == 200
    assert '<html lang="vi">' in body
    assert "Streamlit</title>" not in body
    assert "connect-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_lists_are_found_by_our_rule_in_the_place_of_streamlits() -> None:
    known = json.loads(finding.import_map())["imports"]
    ((address, ours),) = known.items()
    assert f'<script type="importmap">{finding.import_map()}</script>' in server.shell()
    path, _, digest = ours.removeprefix(".").partition("?")
    assert address == f".{path}"
    assert digest
    status, headers, script = get(path)
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert script.count("return kpiFound(") == 1
    assert script.count("const found = ") == 1


def test_the_shell_names_no_other_host() -> None:
    addresses = re.findall(r'(?:href|src)="([^"]+)"', server.shell())
    assert addresses
    assert all(address.startswith("./") for address in addresses)


def test_the_only_scripts_written_out_are_those_the_policy_allows() -> None:
    shell = server.shell()
    assert (shell.count("<script>"), shell.count('<script type="importmap">')) == (1, 1)
    assert server.policy().count("'sha256-") == 2


def test_the_first_page_has_its_name_as_an_address_too() -> None:
    status, headers, _ = get("/overview", query="ky=x")
    assert (status, headers["location"]) == (307, "./?ky=x")


@pytest.mark.parametrize("accept", ["text/html", "image/png", "*/*"])
@pytest.mark.parametrize("path", ["/khong-co", "/khong-co.png", "/upload/khong-co"])
def test_an_unknown_address_is_not_found_in_vietnamese(path: str, accept: str) -> None:
    status, _, body = get(path, accept=accept)
    assert status == 404
    assert "Không có trang này" in body


def test_the_health_of_the_server_is_asked_by_its_own_address() -> None:
    assert get("/suc-khoe")[2] == "inner"


@pytest.mark.parametrize("host", ["localhost", "localhost:9000", "127.0.0.1:8501", "[::1]:8501"])
def test_a_name_of_this_machine_is_answered(host: str) -> None:
    assert get("/", host=host)[0] == 200


@pytest.mark.parametrize("host", ["", "evil.example:8501", "localhost.evil.example"])
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/suc-khoe", "/static/a.js"])
def test_another_name_is_refused_whatever_it_asks_for(path: str, host: str) -> None:
    status, _, body = get(path, host=host)
    assert status == 400
    assert "STREAMLIT_SERVER_ALLOWED_HOSTS" in body


def test_an_installation_gives_its_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", lambda _: ["kpi.example.vn", "*.tinh.example.vn"])
    assert get("/_stcore/health", host="kpi.example.vn")[0] == 200
    assert get("/_stcore/health", host="a.tinh.example.vn:443")[0] == 200
    assert get("/_stcore/health", host="tinh.example.vn.evil")[0] == 400


def test_what_streamlit_serves_is_passed_on_with_the_headers() -> None:
    status, headers, body = get("/_stcore/health")
    assert (status, body) == (200, "inner")
    assert headers["x-frame-options"] == "DENY"
