"""What docs/deploy hands to an administrator, run as it stands: two processes behind nginx."""

from __future__ import annotations

import configparser
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.copies import copied

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "docs/deploy"
NAME = "chi-tieu.example.vn"
PATIENCE = 90
"""Seconds for two servers to answer on a busy machine."""


class Unit(configparser.RawConfigParser):
    """The systemd unit; a key that stands several times keeps every value, a line each."""

    def __init__(self) -> None:
        super().__init__(strict=False, interpolation=None, delimiters=("=",))
        self.environment: dict[str, str] = {}
        text = (DEPLOY / "chi-tieu-tthc@.service").read_text(encoding="utf-8")
        self.read_string(text)
        for line in text.splitlines():
            key, _, value = line.partition("=")
            if key == "Environment":
                name, _, said = value.partition("=")
                self.environment[name] = said

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def process(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    started = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        started.terminate()
        started.wait(timeout=30)


@contextmanager
def server(port: int, database: Path) -> Iterator[None]:
    """One process as the unit starts it, with this checkout for the folders it names."""
    unit = Unit()
    said = {name: value.replace("%i", str(port)) for name, value in unit.environment.items()}
    assert said["STREAMLIT_SERVER_PORT"] == str(port)
    command = unit["Service"]["ExecStart"].split()
    assert command[0].endswith("/.venv/bin/python")
    own = {
        "KPI_DATABASE": str(database),
        "STREAMLIT_SERVER_COOKIE_SECRET": "a" * 64,
        "STREAMLIT_SERVER_ALLOWED_HOSTS": NAME,
    }
    with process([sys.executable, *command[1:]], {**said, **own}):
        yield


def configuration(folder: Path, ports: dict[str, int]) -> Path:
    """The shipped configuration, with this test's ports and certificate, as nginx's own file."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", f"/CN={NAME}", "-keyout", "key.pem", "-out", "cert.pem"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for shipped, here in {
        "listen 80;": f"listen 127.0.0.1:{ports['http']};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{ports['https']} ssl http2;",
        "127.0.0.1:8501": f"127.0.0.1:{ports['first']}",
        "127.0.0.1:8502": f"127.0.0.1:{ports['second']}",
        "/etc/ssl/certs/chi-tieu-tthc.pem": f"{folder}/cert.pem",
        "/etc/ssl/private/chi-tieu-tthc.key": f"{folder}/key.pem",
    }.items():
        assert text.count(shipped) == 1, shipped
        text = text.replace(shipped, here)
    made = folder / "nginx.conf"
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    logs = f"log_format route '$upstream_addr'; access_log {folder}/access.log route;"
    made.write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ {temporary} {logs}\n{text}\n}}\n",
        encoding="utf-8",
    )
    return made


class Site:
    """The dashboard as the network sees it."""

    def __init__(self, folder: Path, ports: dict[str, int]) -> None:
        self.folder, self.ports = folder, ports

    def client(self, scheme: str = "https") -> httpx.Client:
        """A browser of its own, with its own cookies."""
        return httpx.Client(
            base_url=f"{scheme}://127.0.0.1:{self.ports[scheme]}",
            headers={"Host": NAME},
            verify=False,
            timeout=60,
        )

    def processes_used(self, requests: int) -> list[str]:
        """The process that answered each request so far, once nginx has told of so many."""
        last = time.monotonic() + PATIENCE
        while True:
            lines = (self.folder / "access.log").read_text().splitlines()
            found = [line for line in lines if line.startswith("127.")]
            if len(found) >= requests or time.monotonic() > last:
                return found
            time.sleep(0.05)


@pytest.fixture(scope="module")
def site(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert nginx, "nginx is installed by make test"
    folder = tmp_path_factory.mktemp("nginx")
    ports = {name: free_port() for name in ("http", "https", "first", "second")}
    database = copied(demonstration, tmp_path_factory.mktemp("kho"))
    with ExitStack() as running:
        for name in ("first", "second"):
            running.enter_context(server(ports[name], database))
        made = configuration(folder, ports)
        running.enter_context(process([nginx, "-c", str(made)], {}))
        found = Site(folder, ports)
        _wait(found)
        yield found


def _wait(site: Site) -> None:
    """Until both processes answer; a new client may fall to either."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        try:
            answered = {_direct(site.ports[name]) for name in ("first", "second")}
            with site.client() as client:
                if answered == {200} and client.get("/suc-khoe").status_code == 200:
                    return
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    raise AssertionError((site.folder / "error.log").read_text())


def _direct(port: int) -> int:
    return httpx.get(f"http://127.0.0.1:{port}/suc-khoe", headers={"Host": NAME}).status_code


def test_plain_http_only_leads_to_https(site: Site) -> None:
    with site.client("http") as client:
        answer = client.get("/bang-den?ky=2024-09")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"https://{NAME}/bang-den?ky=2024-09"


@pytest.mark.parametrize("path", ["/", "/suc-khoe", "/khong-co-trang-nay", "/_stcore/metrics"])
def test_every_answer_is_for_tls_only_and_names_no_version(site: Site, path: str) -> None:
    with site.client() as client:
        answer = client.get(path)
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    assert answer.headers["server"] == "nginx"


def test_the_page_keeps_the_programs_own_headers(site: Site) -> None:
    with site.client() as client:
        answer = client.get("/")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/script-health-check"])
def test_what_the_server_measures_is_closed(site: Site, path: str) -> None:
    with site.client() as client:
        assert client.get(path).status_code == 404


def test_what_the_browser_asks_of_the_server_says_nothing_of_it(site: Site) -> None:
    with site.client() as client:
        assert client.get("/_stcore/host-config").json()["allowedOrigins"] == []


def test_a_browser_stays_with_its_process_and_browsers_use_both(site: Site) -> None:
    # nginx tells of a request after it has answered it.
    time.sleep(0.5)
    before = len(site.processes_used(0))
    with ExitStack() as browsing:
        clients = [browsing.enter_context(site.client()) for _ in range(12)]
        for client in (*clients, *clients):
            client.get("/suc-khoe")
    used = site.processes_used(before + 2 * len(clients))[before:]
    first, again = used[: len(clients)], used[len(clients) :]
    assert again == first
    assert len(set(first)) == 2


def test_the_route_is_a_cookie_that_no_script_reads(site: Site) -> None:
    with site.client() as client:
        given = client.get("/suc-khoe").headers.get_list("set-cookie")
        again = client.get("/suc-khoe").headers.get_list("set-cookie")
    route = next(each for each in given if each.startswith("kpi_route="))
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {part.strip() for part in route.split(";")}
    assert not [each for each in again if each.startswith("kpi_route=")]


def test_a_file_above_the_limit_is_refused_before_the_program(site: Site) -> None:
    with site.client() as client:
        answer = client.put("/_stcore/upload_file/a/b", content=b"0" * (13 << 20))
    assert answer.status_code == 413


def test_no_page_of_another_site_may_speak_to_the_program(site: Site) -> None:
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(
            f"wss://127.0.0.1:{site.ports['https']}/_stcore/stream",
            ssl=trusting,
            additional_headers={"Host": NAME},
            origin=Origin("https://noi-khac.example"),
        ),
    ):
        pass
    assert refused.value.response.status_code in (400, 403)


def test_the_unit_runs_as_nobody_else_and_may_write_only_its_data() -> None:
    service = Unit()["Service"]
    assert service["User"] == "tthc"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert Unit().environment["KPI_DATABASE"].startswith(service["ReadWritePaths"] + "/")
