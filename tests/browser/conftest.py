"""The real server with the sample on a free port, in Debian's Chromium."""

from __future__ import annotations

import re
import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from benchmarks import admitted
from tests import starter
from tests.copies import copied

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60
"""Seconds to wait for what must come; a busy machine draws a page in twenty."""
expect.set_options(timeout=PATIENCE * 1000)
HEALTH = "suc-khoe"
"""Where the server answers in one word, without the program."""
SIGNED_IN: Any = {
    "name": admitted.NAME,
    "value": admitted.TOKEN,
    "url": admitted.ADDRESS,
}
"""The office, wherever accounts are demanded; a cookie holds for every port."""
Theme = Literal["light", "dark"]
Look = tuple[int, int, Theme]
"""Width, height and theme."""
DESK: Look = (1366, 768, "light")
PHONE: Look = (390, 844, "light")
WINDOWS = [pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone")]
THEMES: tuple[Theme, ...] = ("light", "dark")
WIDTHS = (1366, 1280, 1093, 1024, 768, 683, 390)
"""Falling: what has not yet taken its new width is too wide and is waited for."""
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
WATCH = """
    const ENOUGH = 20;
    let changed, frames, counting = false;
    const count = () => {
        frames += 1;
        counting = frames <= ENOUGH;
        if (counting) requestAnimationFrame(count);
    };
    const begin = () => {
        changed = performance.now();
        frames = 0;
        if (!counting) requestAnimationFrame(count);
        counting = true;
    };
    new MutationObserver(begin).observe(document, {
        subtree: true, childList: true, characterData: true,
        attributes: true, attributeFilter: ['data-test-script-state', 'data-stale'],
    });
    begin();
    window.standsStill = () => {
        const app = document.querySelector('[data-testid=stApp]');
        const idle = app && app.dataset.testScriptState === 'notRunning';
        const quiet = performance.now() - changed > 400 && frames > ENOUGH;
        return idle && document.querySelector('h1') && quiet;
    };
"""
"""Frames are counted beside the time: on a busy machine both pass slowly together. No more
are counted than are asked for: a tab that counts for ever draws for ever, even one that is left.
"""


@dataclass
class Visit:
    """One page in the browser, with everything it asked for and complained about."""

    page: Page
    base: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    loading: set[Request] = field(default_factory=set)

    def listen(self) -> None:
        """Note from now on what the page asks for and complains about."""
        for event, noted in self._notes():
            self.page.on(event, noted)

    def leave(self) -> None:
        """Leave the tab as if nobody had been there, with the program in its memory."""
        for event, noted in self._notes():
            self.page.remove_listener(event, noted)
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.goto(f"{self.base}/{HEALTH}")

    def _notes(self) -> tuple[tuple[Any, Callable[[Any], None]], ...]:
        return (
            ("request", self._note_request),
            ("requestfinished", self._note_end),
            ("requestfailed", self._note_end),
            ("console", self._note_message),
            ("pageerror", self._note_error),
        )

    def open(self, address: str = "") -> None:
        """Open an address of the dashboard and wait until it stands still."""
        self.page.goto(f"{self.base}/{address}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run and nothing drawn has changed for a while."""
        self.page.wait_for_function("() => standsStill()", polling=50)
        deadline = time.monotonic() + PATIENCE
        while self.loading and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
            self.page.wait_for_function("() => standsStill()", polling=50)

    def go_to(self, title: str) -> None:
        """Open a page through the navigation."""
        self.page.locator("[data-testid=stSidebarNavLink]", has_text=title).click()
        self.page.wait_for_selector(f"h1:has-text('{title}')")
        self.settle()

    def wear(self, theme: Theme) -> None:
        """Change the theme of the reader's system."""
        self.page.emulate_media(color_scheme=theme)
        self.settle()

    def fits(self) -> bool:
        """Whether nothing is wider than the window, nor than the page beside the navigation."""
        wide: int = self.page.evaluate(
            """(main => Math.max(
                document.documentElement.scrollWidth - window.innerWidth,
                main.scrollWidth - main.clientWidth
            ))(document.querySelector('[data-testid=stMain]'))"""
        )
        return wide <= 0

    def fits_at_every_width(self) -> None:
        """Narrow the window step by step; fails where the page does not become as narrow."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 768})
            self.page.evaluate(TWO_FRAMES)
            self.until(self.fits)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so; fails where it does not become so."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, "it never became so"
            self.page.wait_for_timeout(100)

    def prints_on_one_upright_page(self, name: str) -> None:
        """Fail where the page is not one upright sheet of A4; what is printed is kept."""
        pdf = self.page.pdf(prefer_css_page_size=True, print_background=True)
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        (ARTEFACTS / f"{name}.pdf").write_bytes(pdf)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
        box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        assert box
        assert [round(float(side)) for side in box.groups()] == [595, 842]

    def picture(self, name: str) -> None:
        """Keep what a person sees."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")

    def _note_request(self, request: Request) -> None:
        self.loading.add(request)
        if not request.url.startswith((self.base, "data:", "blob:", "ws://127.0.0.1")):
            self.outside.append(request.url)

    def _note_end(self, request: Request) -> None:
        self.loading.discard(request)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))


@pytest.fixture(scope="session")
def database(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration."""
    return copied(demonstration, tmp_path_factory.mktemp("kho"))


@pytest.fixture(scope="session")
def server(database: Path) -> Iterator[str]:
    """The address of a running dashboard."""
    with serving(database) as base:
        yield base


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """A dashboard on a free port, for as long as the context lasts."""
    admitted.admit(database)
    with starter.serving(ROOT / "server.py", KPI_DATABASE=str(database)) as port:
        base = f"http://127.0.0.1:{port}"
        urllib.request.urlopen(f"{base}/{HEALTH}", timeout=PATIENCE).close()
        yield base


@pytest.fixture(scope="session")
def engine() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(engine: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, for those who need several people or one without a past."""
    browser = engine.chromium.launch(executable_path=program(), args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chrome(
    engine: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """An office's Chromium, which keeps what it has loaded and compiled from test to test."""
    context = engine.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("chromium"),
        executable_path=program(),
        args=list(FLAGS),
        locale="vi-VN",
    )
    yield context
    context.close()


def program() -> str:
    """Where Debian's Chromium is."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: run `make browsers`"
    return path


@pytest.fixture(scope="session")
def tab(chrome: BrowserContext) -> Page:
    """The tab of most tests; where the program ran before, it starts at half the cost."""
    page = chrome.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.add_init_script(WATCH)
    return page


@pytest.fixture
def visit(
    chrome: BrowserContext, tab: Page, server: str, request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """A fresh person at a desk; parametrize indirectly with a look."""
    look: Look = getattr(request, "param", DESK)
    chrome.add_cookies([SIGNED_IN])
    width, height, theme = look
    tab.set_viewport_size({"width": width, "height": height})
    tab.emulate_media(color_scheme=theme, media="screen")
    tab.mouse.move(0, 0)
    visit = Visit(tab, server)
    visit.listen()
    yield visit
    visit.leave()
    chrome.clear_cookies()


@contextmanager
def stranger(browser: Browser, base: str, width: int = 1366, height: int = 768) -> Iterator[Visit]:
    """Somebody at a computer that has never seen the dashboard."""
    context = browser.new_context(locale="vi-VN", viewport={"width": width, "height": height})
    context.add_cookies([SIGNED_IN])
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.add_init_script(WATCH)
    visit = Visit(page, base)
    visit.listen()
    yield visit
    context.close()
