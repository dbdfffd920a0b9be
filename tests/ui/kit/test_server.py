import asyncio
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message, Receive, Scope, Send

import server
from ui.kit.navigation import Screen


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    del scope, receive
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x", b"inner")]})
    await send({"type": "http.response.body", "body": b"inner"})


def get(
    path: str, *, query: str = "", accept: str = "text/html"
) -> tuple[int, dict[str, str], str]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": query.encode(), "headers": [(b"accept", accept.encode()), (b"host", b"x")],
        "scheme": "http", "server": ("x", 80), "client": ("y", 1), "http_version": "1.1",
        "root_path": "",
    }  # fmt: skip
    # A thread of its own: a browser test that ran before leaves its event loop in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, server.Shell(inner)(scope, receive, send)).result()
    headers: Iterable[tuple[bytes, bytes]] = sent[0]["headers"]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    named = {name.decode().lower(): value.decode() for name, value in headers}
    return int(sent[0]["status"]), named, body.decode()


@pytest.mark.parametrize("path", ["/", *(f"/{each}" for each in Screen if each != "overview")])
def test_every_page_is_served_in_vietnamese_under_a_closed_policy(path: str) -> None:
    status, headers, body = get(path)
    assert status == 200
    assert '<html lang="vi">' in body
    assert "Streamlit</title>" not in body
    assert "connect-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_shell_names_no_other_host() -> None:
    addresses = re.findall(r'(?:href|src)="([^"]+)"', server.shell())
    assert addresses
    assert all(address.startswith("./") for address in addresses)


def test_the_only_script_written_out_is_the_one_the_policy_allows() -> None:
    assert server.shell().count("<script>") == server.policy().count("'sha256-") == 1


def test_the_first_page_has_its_name_as_an_address_too() -> None:
    status, headers, _ = get("/overview", query="ky=x")
    assert (status, headers["location"]) == (307, "./?ky=x")


def test_an_unknown_page_is_told_and_an_unknown_file_passed_on() -> None:
    status, _, body = get("/khong-co")
    assert status == 404
    assert "Không có trang này" in body
    assert get("/khong-co.png", accept="image/png")[2] == "inner"


def test_what_streamlit_serves_is_passed_on_with_the_headers() -> None:
    status, headers, body = get("/_stcore/health")
    assert (status, body) == (200, "inner")
    assert headers["x-frame-options"] == "DENY"
