"""What a person waits for in Chromium: a cold page, a change of month, and what that sends."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from benchmarks.pairs import compare, load
from benchmarks.session import ROOT, serving
from pipeline.sample import sample

FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LABELS = ("Tháng 10/2024", "Tháng 9/2024")
"""The months of the Dash page as ours writes them."""
OURS, RIVAL = ".k-mx tbody tr[data-rank]", "#table tbody tr"
"""What is painted when a page is there."""


def main() -> None:
    """Print the ratios."""
    print(load())
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        path = sample.start(Path(folder) / "sample.duckdb")
        settings = {"KPI_DATABASE": str(path), "PYTHONPATH": str(ROOT)}
        server = stack.enter_context(serving(Path("server.py"), ROOT, **settings))
        ours = f"http://127.0.0.1:{server.port}"
        dash = stack.enter_context(_dash(settings))
        browser = stack.enter_context(_chromium())
        page = f"{ours}/scorecard?ky={LABELS[0]}"
        _cold(browser, page, dash)
        _change(stack, browser, page, dash)
    print(load())


def _cold(browser: Browser, ours: str, dash: str) -> None:
    """A new profile each time: nothing is in the browser's cache."""
    rows = _rows(browser, ours, OURS), _rows(browser, dash, RIVAL)
    if rows[0] != rows[1]:
        raise AssertionError(f"not the same content: {rows[0]} rows against {rows[1]}")
    times = compare(
        partial(_rows, browser, ours, OURS), partial(_rows, browser, dash, RIVAL), rounds=5
    )
    print(f"cold page of lights, {rows[0]} units, against Dash: {times} (goal ≤ 0.9)")


def _rows(browser: Browser, address: str, mark: str) -> int:
    context = browser.new_context()
    # A machine that is busy with something else makes a page slow, not wrong.
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.goto(address)
    page.locator(mark).first.wait_for()
    count = page.locator(mark).count()
    context.close()
    return count


def _change(stack: ExitStack, browser: Browser, ours: str, dash: str) -> None:
    mine, rival = (browser.new_context().new_page() for _ in range(2))
    mine.set_default_timeout(120_000)
    rival.set_default_timeout(120_000)
    sent = _counted(mine)
    mine.goto(ours)
    mine.locator(OURS).first.wait_for()
    rival.goto(dash)
    rival.locator(RIVAL).first.wait_for()
    spent = Stopwatch()
    turn, other = _turns(mine, spent), _dash_turns(rival, spent)
    turn(), other()
    turn(), other()
    before = sum(sent)
    turn()
    print(f"a change of month sends {sum(sent) - before:,} bytes (goal ≤ 100,000)")
    turn()
    times = compare(turn, other, rounds=7, clock=lambda: spent.seconds)
    print(f"change of month against Dash: {times} (goal ≤ 1.3)")
    stack.callback(mine.context.close)
    stack.callback(rival.context.close)


def _counted(page: Page) -> list[int]:
    """The bytes of every message the page receives from now on."""
    sent: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sent.append(len(frame)))

    page.on("websocket", watch)
    return sent


class Stopwatch:
    """Runs from the click that chooses until what was chosen is painted."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Add what the block takes."""
        start = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - start


def _turns(page: Page, spent: Stopwatch) -> Callable[[], None]:
    """Back and forth between two months; each waits for the other month's table."""
    box = page.locator(".st-key-ky input")
    grid = page.locator(".k-grid")

    def turn() -> None:
        shown = grid.get_attribute("data-shown")
        wanted = next(label for label in LABELS if label != box.input_value())
        box.click()
        box.fill(wanted)
        option = page.locator("[role=option]:visible", has_text=wanted).first
        option.wait_for()
        with spent.running():
            option.click()
            page.wait_for_selector(f".k-grid:not([data-shown='{shown}'])")

    return turn


def _dash_turns(page: Page, spent: Stopwatch) -> Callable[[], None]:
    def turn() -> None:
        shown = page.locator("#table table").get_attribute("id")
        choices = page.locator("#month input")
        choice = choices.nth(1 if choices.nth(0).is_checked() else 0)
        with spent.running():
            choice.click()
            page.wait_for_selector(f"#table table:not([id='{shown}'])")

    return turn


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if not path:
        raise RuntimeError("chromium is missing: run `make browsers`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def _dash(settings: dict[str, str]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-c", "from benchmarks.dash_page import main; main()", str(port)],
        cwd=ROOT, env={**settings, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("Dash ended before it answered")
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError("Dash did not answer within two minutes")


if __name__ == "__main__":
    main()
