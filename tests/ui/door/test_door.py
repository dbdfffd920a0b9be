"""The door of the server: who comes in by which way, and what is over when a session is."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from httpx import Response as Answered
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import server
from access import accounts, passwords, second, sessions
from access.accounts import NewAccount
from access.roles import Role
from access.sessions import From, Stage
from access.store import AccessStore
from pipeline.desk import door
from tests.warehouse.builders import new_database
from ui.door.asked import PLAIN, SECURE
from wording import access as words

OWN = "con trâu đi trước cái cày"
HERE = "http://127.0.0.1:8501"
MEDIA, UPLOAD, HOST_CONFIG, STREAM = (
    "/media/abc", "/_stcore/upload_file/a/b", "/_stcore/host-config", "/_stcore/stream",
)  # fmt: skip
MEDIA_OF_ANOTHER, UPLOAD_OF_ANOTHER = "/media/def", "/_stcore/upload_file/c/d"
PAGES = ("/", "/scorecard", "/upload", "/admin", "/journal")


def served(_: Request) -> Response:
    return PlainTextResponse("secret")


def telling() -> tuple[bytes, ...]:
    """A page tells its reader where a file is, and where one may be sent."""
    button, form, written = ForwardMsg(), ForwardMsg(), ForwardMsg()
    button.delta.new_element.download_button.url = MEDIA
    form.file_urls_response.file_urls.add(upload_url=UPLOAD, delete_url=UPLOAD)
    written.delta.new_element.html.body = f"{MEDIA_OF_ANOTHER} {UPLOAD_OF_ANOTHER}"
    return tuple(each.SerializeToString() for each in (written, button, form))


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.receive_bytes()
            for message in telling():
                await socket.send_bytes(message)
            await socket.send_text("secret")
    except WebSocketDisconnect:
        return


APP = Starlette(
    routes=[
        *server.ROUTES,
        Route(MEDIA, served),
        Route(UPLOAD, served, methods=["PUT", "DELETE"]),
        Route(HOST_CONFIG, served),
        Route("/_stcore/health", served),
        WebSocketRoute(STREAM, stream),
    ],
    middleware=[Middleware(server.Shell)],
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(1, 8, 1))
    passwords._dummy.cache_clear()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AccessStore:
    """The accounts of a database for real figures."""
    return of_database(tmp_path, monkeypatch, sample=False)


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AccessStore:
    """The accounts of the demonstration, of which there are none."""
    return of_database(tmp_path, monkeypatch, sample=True)


def of_database(folder: Path, monkeypatch: pytest.MonkeyPatch, *, sample: bool) -> AccessStore:
    database = new_database(folder / "kho", sample=sample)
    monkeypatch.setenv("KPI_DATABASE", str(database.path))
    monkeypatch.delenv("KPI_VIEWER", raising=False)
    return AccessStore(database.path)


def browser(base: str = HERE, peer: str = "127.0.0.1", **headers: str) -> TestClient:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return TestClient(
        APP, base_url=base, client=(peer, 50000), follow_redirects=False, headers=given
    )


def settled(store: AccessStore, name: str = "lan", *roles: Role, unit: str | None = None) -> None:
    new = NewAccount(name, name.title(), roles or (Role.LEADER,), unit)
    accounts.add(store, new, "x", time.time())
    accounts.change_password(store, accounts.known(store, name), OWN, time.time())


def send(client: TestClient, path: str = "/dang-nhap", **typed: str) -> Answered:
    origin = str(client.base_url).rstrip("/")
    answer: Answered = client.post(path, data=typed, headers={"origin": origin})
    return answer


def sign_in(client: TestClient, name: str = "lan", password: str = OWN) -> Answered:
    return send(client, ten=name, mat_khau=password)


def ways(client: TestClient) -> dict[str, bool]:
    """Which ways in are open: every page, each of Streamlit's own routes, the socket."""
    found = {page: client.get(page).status_code == 200 for page in PAGES}
    found[STREAM] = streams(client)
    found[MEDIA] = client.get(MEDIA).text == "secret"
    found[HOST_CONFIG] = client.get(HOST_CONFIG).text == "secret"
    found[UPLOAD] = client.put(UPLOAD).text == "secret"
    return found


def streams(client: TestClient) -> bool:
    try:
        with client.websocket_connect(stream_of(client)) as socket:
            socket.send_bytes(rerun())
            return receive(socket) == "secret"
    except WebSocketDisconnect:
        return False


def receive(socket: WebSocketTestSession) -> str:
    """What the page shows, after it has told where its files are."""
    for _ in telling():
        socket.receive_bytes()
    return socket.receive_text()


def stream_of(client: TestClient) -> str:
    return f"{str(client.base_url).rstrip('/').replace('http', 'ws', 1)}{STREAM}"


def rerun(*, by_itself: bool = False) -> bytes:
    said = BackMsg()
    said.rerun_script.is_auto_rerun = by_itself
    content: bytes = said.SerializeToString()
    return content


def all_of(open_: bool) -> dict[str, bool]:
    return dict.fromkeys([*PAGES, MEDIA, HOST_CONFIG, UPLOAD, STREAM], open_)


@pytest.mark.parametrize(
    "client",
    [
        browser(),
        browser(cookie=f"{PLAIN}=khong-co"),
        browser(cookie=f"{SECURE}=khong-co"),
        browser(peer="10.0.0.9"),
        browser("http://localhost:8501"),
    ],
    ids=["here", "forged", "forged-secure", "elsewhere", "localhost"],
)
def test_once_there_are_accounts_figures_are_shown_to_nobody_without_one(
    store: AccessStore, client: TestClient
) -> None:
    settled(store)
    assert ways(client) == all_of(False)


def test_whoever_signed_in_comes_in_by_every_way(store: AccessStore) -> None:
    settled(store)
    client = browser()
    assert sign_in(client).status_code == 303
    assert ways(client) == all_of(True)


def test_a_file_is_served_to_the_session_that_made_it_and_to_no_other(store: AccessStore) -> None:
    settled(store)
    settled(store, "minh")
    mine, other, again = browser(), browser(), browser()
    sign_in(mine), sign_in(other, "minh"), sign_in(again)
    assert ways(mine) == all_of(True)
    for client in (other, again):
        for answer in (client.get(MEDIA), client.put(UPLOAD), client.delete(UPLOAD)):
            assert (answer.status_code, answer.text) == (404, words.NOT_YOURS)
    assert ways(other) == all_of(True), "who is told of it by a page of its own has it"


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.PUBLIC])
def test_every_role_comes_in_by_every_way_for_as_long_as_its_session_lasts(
    store: AccessStore, role: Role
) -> None:
    settled(store, "ai", role, unit="740" if role is Role.UNIT else None)
    client, copy = browser(), browser()
    assert ways(client) == all_of(False)
    begun = sessions.begin(store, "ai", Stage.SECOND, From("127.0.0.1"), time.time())
    client.cookies[PLAIN] = begun
    assert ways(client) == all_of(False), "the second step is still to come"
    token = sessions.begin(store, "ai", Stage.IN, From("127.0.0.1"), time.time())
    client.cookies[PLAIN] = copy.cookies[PLAIN] = token
    assert ways(client) == ways(copy) == all_of(True)
    for path in (MEDIA_OF_ANOTHER, UPLOAD_OF_ANOTHER):
        assert {client.get(path).status_code, client.put(path).status_code} == {404}
    # A wall's token is no session, and a session no wall's token.
    assert client.get(f"/man-hinh/{token}").status_code == 404
    walls = browser(cookie=f"{PLAIN}={'w' * 43}")
    assert ways(walls) == all_of(False)
    sessions.end(store, sessions.digest_of(token), time.time())
    assert ways(client) == ways(copy) == all_of(False)


def test_an_address_in_what_a_person_wrote_opens_no_file(store: AccessStore) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    assert streams(client)
    assert client.get(MEDIA_OF_ANOTHER).status_code == 404
    assert client.put(UPLOAD_OF_ANOTHER).status_code == 404


@pytest.mark.usefixtures("shown")
def test_the_demonstration_is_open_at_this_computer() -> None:
    assert ways(browser()) == all_of(True)
    assert ways(browser("http://localhost:8501")) == all_of(True)
    assert ways(browser("http://[::1]:8501", "::1")) == all_of(True)


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(
    "client",
    [
        browser(peer="10.0.0.9"),
        browser(forwarded="for=10.0.0.9"),
        browser(x_forwarded_for="127.0.0.1"),
        browser(x_forwarded_host="127.0.0.1"),
        browser(x_real_ip="127.0.0.1"),
        browser(via="1.1 proxy"),
    ],
    ids=["peer", "forwarded", "for", "host", "real-ip", "via"],
)
def test_behind_a_proxy_or_from_elsewhere_the_demonstration_is_not_open(
    client: TestClient,
) -> None:
    assert ways(client) == all_of(False)


def test_once_there_are_accounts_the_demonstration_asks_for_them(shown: AccessStore) -> None:
    settled(shown)
    assert ways(browser()) == all_of(False)


@pytest.mark.usefixtures("store")
def test_real_figures_demand_an_account_at_this_computer_too() -> None:
    for client in (
        browser(),
        browser("http://localhost:8501"),
        browser("http://[::1]:8501", "::1"),
    ):
        assert ways(client) == all_of(False)
        asked = client.get("/scorecard")
        assert words.FIRST_TITLE in client.get(asked.headers["location"]).text


@pytest.mark.usefixtures("store")
def test_before_the_first_account_the_setting_of_a_role_opens_no_real_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KPI_VIEWER", "office")
    assert ways(browser()) == all_of(False)
    assert browser().get("/scorecard").status_code == 503
    assert browser().get("/dang-nhap").status_code == 503


def test_a_demonstration_is_mended_and_one_that_nobody_can_read_counts_as_real(
    shown: AccessStore,
) -> None:
    for file in shown.path.with_suffix(".editions").glob("*.duckdb"):
        file.unlink()
    assert ways(browser()) == all_of(True)
    door._real.cache_clear()
    for file in (shown.path, *shown.path.with_suffix(".editions").glob("*.duckdb")):
        file.write_bytes(b"none")
    assert ways(browser()) == all_of(False)


@pytest.mark.usefixtures("shown")
def test_the_setting_of_a_role_holds_for_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_VIEWER", "leader")
    assert ways(browser()) == all_of(True)


@pytest.mark.usefixtures("store")
def test_what_is_the_same_for_everybody_stays_open() -> None:
    assert browser().get("/_stcore/health").text == "secret"
    assert browser().get("/dang-nhap").status_code == 200


def test_the_setting_of_a_role_opens_nothing_where_figures_are_real(
    store: AccessStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(store)
    monkeypatch.setenv("KPI_VIEWER", "office")
    client = browser()
    assert ways(client) == all_of(False)
    for answer in (client.get("/scorecard"), client.get("/dang-nhap"), sign_in(client)):
        assert answer.status_code == 503
        assert "KPI_VIEWER" in answer.text


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_pages(store: AccessStore) -> None:
    settled(store)
    plain = sign_in(browser()).headers["set-cookie"]
    assert re.match(rf"{PLAIN}=[\w-]{{43}};", plain)
    assert "HttpOnly" in plain and "SameSite=strict" in plain and "Path=/" in plain
    secure = sign_in(browser("https://127.0.0.1:8501")).headers["set-cookie"]
    assert secure.startswith(f"{SECURE}=")
    assert "Secure" in secure and "HttpOnly" in secure and "Domain" not in secure
    proxied = browser(x_forwarded_proto="https", x_forwarded_for="10.0.0.9")
    assert sign_in(proxied).headers["set-cookie"].startswith(f"{SECURE}=")


def test_nobody_signs_in_where_others_can_read_along(store: AccessStore) -> None:
    settled(store)
    client = browser(peer="10.0.0.9")
    assert words.NEEDS_TLS in client.get("/dang-nhap").text
    answer = sign_in(client)
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


def test_a_copied_cookie_is_dead_after_the_sign_out(store: AccessStore) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    copy = browser(cookie=f"{PLAIN}={client.cookies[PLAIN]}")
    assert ways(copy) == all_of(True)
    with copy.websocket_connect(stream_of(copy)) as socket:
        out = send(client, "/dang-xuat")
        assert out.headers["clear-site-data"] == '"cache", "cookies", "storage"'
        socket.send_bytes(rerun())
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()
    assert ways(copy) == all_of(False)
    assert copy.get("/phien").status_code == 401


def test_an_account_that_is_closed_or_changed_is_so_at_once(store: AccessStore) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    with client.websocket_connect(stream_of(client)) as socket:
        accounts.set_disabled(store, "lan", "x", time.time(), disabled=True)
        socket.send_bytes(rerun())
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()
    assert ways(client) == all_of(False)


@contextmanager
def clock(monkeypatch: pytest.MonkeyPatch, seconds: float) -> Iterator[None]:
    with monkeypatch.context() as patch:
        now = time.time() + seconds
        patch.setattr(time, "time", lambda: now)
        yield


def test_an_idle_tab_is_no_sign_of_a_person(
    store: AccessStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    with client.websocket_connect(stream_of(client)) as socket:
        for minutes, by_itself in ((20, False), (40, True), (49, True)):
            with clock(monkeypatch, minutes * 60):
                socket.send_bytes(rerun(by_itself=by_itself))
                assert receive(socket) == "secret"
        with clock(monkeypatch, 51 * 60):
            assert client.get("/phien").status_code == 401
            socket.send_bytes(rerun())
            with pytest.raises(WebSocketDisconnect):
                socket.receive_text()


def test_after_a_day_at_work_everybody_signs_in_anew(
    store: AccessStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    with client.websocket_connect(stream_of(client)) as socket:
        for minutes in range(20, sessions.ABSOLUTE // 60, 20):
            with clock(monkeypatch, minutes * 60):
                socket.send_bytes(rerun())
                assert receive(socket) == "secret"
    with clock(monkeypatch, sessions.ABSOLUTE + 1):
        assert ways(client) == all_of(False)


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_a_form_of_another_page_is_refused(store: AccessStore, headers: dict[str, str]) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    for path in ("/dang-nhap", "/dang-xuat", "/mat-khau", "/buoc-hai"):
        assert client.post(path, data={"ten": "lan"}, headers=headers).status_code == 403
    assert ways(client) == all_of(True)


def test_nothing_is_written_by_asking_for_a_page(store: AccessStore) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    before = store.accounts.read_bytes()
    for path in ("/dang-xuat", "/mat-khau?moi=abc&lai=abc", "/buoc-hai?ma=1", "/dang-nhap?ten=a"):
        client.get(path)
    assert store.accounts.read_bytes() == before
    assert ways(client) == all_of(True)


def test_one_answer_for_a_wrong_name_and_a_wrong_password(store: AccessStore) -> None:
    settled(store, "xq1")
    answers = [sign_in(browser(), name, "sai mật khẩu").text for name in ("xq1", "xq2")]
    found = {re.sub(r"xq.", "", answer) for answer in answers}
    assert len(found) == 1
    assert words.REFUSED in found.pop()


def test_a_link_from_elsewhere_asks_once_more_and_keeps_what_was_wanted(store: AccessStore) -> None:
    settled(store)
    client = browser()
    linked = client.get("/scorecard?ky=2024-09", headers={"sec-fetch-site": "cross-site"})
    assert 'http-equiv="refresh"' in linked.text
    asked = client.get("/scorecard?ky=2024-09")
    assert asked.status_code == 303
    form = client.get(asked.headers["location"])
    wanted = re.search(r'name="tiep" value="([^"]*)"', form.text)
    assert wanted and wanted[1] == "scorecard?ky=2024-09"
    done = send(client, ten="lan", mat_khau=OWN, tiep=wanted[1])
    assert client.get(done.headers["location"]).headers["location"] == "./scorecard?ky=2024-09"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil", "..", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere(store: AccessStore, wanted: str) -> None:
    settled(store)
    client = browser()
    done = send(client, ten="lan", mat_khau=OWN, tiep=wanted)
    assert client.get(done.headers["location"]).headers["location"] == "./"


def test_the_first_administrator_is_made_at_this_computer_and_once(store: AccessStore) -> None:
    typed = {"ho_ten": "Lan", "ten": "lan", "moi": OWN, "lai": OWN, "van_phong": "1"}
    afar = browser("https://kpi.example.vn", "10.0.0.9")
    assert send(afar, **typed).status_code in (400, 403)
    assert not accounts.there_are(store)
    client = browser()
    assert words.FIRST_TITLE in client.get("/dang-nhap").text
    assert send(client, **typed | {"moi": "12345678", "lai": "12345678"}).status_code == 403
    assert send(client, **typed | {"lai": "khác"}).status_code == 403
    assert not accounts.there_are(store)
    done = send(client, **typed)
    assert accounts.known(store, "lan").roles == (Role.ADMIN, Role.OFFICE)
    assert words.ENROL_TITLE in client.get(done.headers["location"]).text
    assert ways(client) == all_of(False), "the second factor is still to come"
    assert send(browser(), **typed | {"ten": "khac"}).status_code == 403
    assert len(accounts.everybody(store)) == 1


def test_the_second_factor_is_set_up_on_the_way_in(store: AccessStore) -> None:
    settled(store, "minh", Role.OFFICE)
    client = browser()
    form = client.get(sign_in(client, "minh").headers["location"]).text
    secret = re.search(r'name="khoa" value="(\w+)"', form)
    assert secret
    assert send(client, khoa=secret[1], ma="000000x").status_code == 403
    assert send(client, khoa="!", ma="123456").status_code == 403
    code = second.code_at(secret[1], int(time.time() // 30))
    done = send(client, khoa=secret[1], ma=code)
    assert done.status_code == 200 and len(re.findall(r"<li>", done.text)) == second.CODES
    assert ways(client) == all_of(True)


def test_a_password_is_changed_with_the_old_one(store: AccessStore) -> None:
    settled(store)
    here, there = browser(), browser()
    sign_in(here), sign_in(there)
    new = "một câu khác hẳn"
    assert send(here, "/mat-khau", cu="sai", moi=new, lai=new).status_code == 403
    accounts_before = accounts.known(store, "lan").password
    with store.transaction() as kept:
        kept.execute("delete from failure")
    assert send(here, "/mat-khau", cu=OWN, moi=new, lai=new).status_code == 200
    assert accounts.known(store, "lan").password != accounts_before
    assert ways(here) == all_of(True)
    assert ways(there) == all_of(False)


def test_a_broken_chain_of_accounts_lets_nobody_in(store: AccessStore) -> None:
    settled(store)
    client = browser()
    sign_in(client)
    changed = store.accounts.read_text("utf-8").replace("leader", "office")
    store.accounts.write_text(changed, "utf-8")
    assert ways(client) == all_of(False)


def test_the_pages_of_the_door_are_not_kept_and_bear_the_headers(store: AccessStore) -> None:
    settled(store)
    for answer in (browser().get("/dang-nhap"), browser().get("/scorecard"), browser().get(MEDIA)):
        assert answer.headers["cache-control"] == "no-store"
        for name in server.HEADERS:
            assert name in answer.headers
    policy = browser().get("/dang-nhap").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
