"""The real server with the sample on a free port, in Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WATCH = """
    let changed = performance.now();
    new MutationObserver(() => { changed = performance.now(); }).observe(document, {
        subtree: true, childList: true, characterData: true,
        attributes: true, attributeFilter: ['data-test-script-state', 'data-stale'],
    });
    window.stoodStillFor = () => {
        const app = document.querySelector('[data-testid=stApp]');
        const idle = app && app.dataset.testScriptState === 'notRunning';
        return idle && document.querySelector('h1') ? performance.now() - changed : 0;
    };
"""
STILL = "() => window.stoodStillFor() > 400"


@dataclass
class Visit:
    """One page in the browser, with everything it asked for and complained about."""

    page: Page
    base: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)

    def open(self, address: str = "") -> None:
        """Open an address of the dashboard and wait until it stands still."""
        self.page.goto(f"{self.base}/{address}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run and nothing drawn has changed for a while."""
        self.page.wait_for_function(STILL, polling=50)

    def go_to(self, title: str) -> None:
        """Open a page through the navigation."""
        self.page.locator("[data-testid=stSidebarNavLink]", has_text=title).click()
        self.page.wait_for_selector(f"h1:has-text('{title}')")
        self.settle()

    def picture(self, name: str) -> None:
        """Keep what a person sees."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "ws://127.0.0.1")):
            self.outside.append(request.url)

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made as anyone makes it."""
    path = tmp_path_factory.mktemp("kho") / "sample.duckdb"
    command = [sys.executable, "kpi.py", "init", "--sample", "--database", str(path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=300, capture_output=True)
    return path


@pytest.fixture(scope="session")
def server(database: Path) -> Iterator[str]:
    """The address of a running dashboard."""
    with serving(database) as base:
        yield base


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """A dashboard on a free port, for as long as the context lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"KPI_DATABASE": str(database), "STREAMLIT_SERVER_PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "server.py"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/suc-khoe", process)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer within a minute")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: run `make browsers`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh person at a desk; parametrize indirectly with (width, height, theme)."""
    width, height, theme = getattr(request, "param", (1366, 768, "light"))
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        locale="vi-VN",
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    visit = Visit(page, server)
    page.on("request", visit.note_request)
    page.on("console", visit.note_message)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    context.close()
