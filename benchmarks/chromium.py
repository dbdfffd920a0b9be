"""What a person waits for in Chromium: a cold page, and a change of month, scope or indicator.

Times are the browser's own, from the click or the navigation to the first frame after the content
stands, so that what drives the browser costs nothing.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.pairs import compare
from benchmarks.rows import Row
from benchmarks.session import ROOT, free_port, serving
from metrics.counts.month import Month
from pipeline.desk.workspace import open_workspace
from pipeline.sample import sample
from pipeline.scores.scorecard import Scorecard, View, scorecard
from ui.scores import matrix
from wording import interface as words
from wording import numbers

FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 120_000
"""Milliseconds: a machine that is busy with something else makes a page slow, not wrong."""
MONTHS = Month(2024, 10), Month(2024, 9)
"""Two months of nearly 200 units."""
LABELS = tuple(f"Tháng {month.number}/{month.year}" for month in MONTHS)
EMPTY = """
import streamlit as st
chosen = st.selectbox("Tháng", ["Tháng 10/2024", "Tháng 9/2024"], width=168, key="ky")
st.html(f"<h1>Trống</h1><p data-shown='{chosen}'>{chosen}</p>")
"""
"""The floor: a list of months that says which is chosen, in our theme and fonts."""
RIVALS = ROOT / ".venv" / "rivals" / "bin" / "python"
WATCH = """
window.clicked = 0;
addEventListener('click', event => { window.clicked = event.timeStamp; }, true);
window.painted = ready => new Promise(resolve => {
  const look = () => requestAnimationFrame(
    () => ready() ? setTimeout(() => resolve(performance.now() - clicked)) : look());
  look();
});
"""
SHOWN = "document.querySelector('[data-shown]')?.dataset.shown"
"""What our drawings write when they stand; the same of the empty page's paragraph."""
MAP = "document.querySelector('.k-place[data-shown]')?.dataset.shown"
"""The map, which stands after the list beside it."""
DASH = (
    "[...document.querySelectorAll('.ag-center-cols-container .ag-cell')]"
    ".map(each => each.textContent).join()"
)


@dataclass(frozen=True, slots=True)
class Side:
    """A page that is timed."""

    address: str
    content: str
    """A JavaScript expression: what it shows; empty while it is not all there."""


@dataclass
class Stopwatch:
    """The seconds that browsers said."""

    seconds: float = 0.0

    def add(self, milliseconds: float) -> None:
        """One more wait."""
        self.seconds += milliseconds / 1000


def rows() -> Iterator[Row]:
    """Every figure, as it is measured."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        path = sample.start(Path(folder) / "sample.duckdb")
        settings = {"KPI_DATABASE": str(path), "PYTHONPATH": str(ROOT)}
        server = stack.enter_context(serving(Path("server.py"), ROOT, **settings))
        bare = Path(folder) / "empty.py"
        bare.write_text(EMPTY, encoding="utf-8")
        floor = stack.enter_context(serving(bare, ROOT, **settings))
        ours = Side(f"http://127.0.0.1:{server.port}/scorecard?ky={LABELS[0]}", SHOWN)
        empty = Side(f"http://127.0.0.1:{floor.port}/", SHOWN)
        dash = Side(stack.enter_context(_dash(Path(folder), path)), DASH)
        browser = stack.enter_context(_chromium())
        yield from _cold(browser, ours, empty, dash)
        yield from _changes(browser, ours, empty, dash)


def _cold(browser: Browser, ours: Side, empty: Side, dash: Side) -> Iterator[Row]:
    """A new profile each time: nothing is in the browser's cache."""
    spent = Stopwatch()
    for name, rival, goal in (("an empty Streamlit page", empty, 1.25), ("Dash, AG Grid", dash, 2)):
        times = compare(
            partial(_visit, browser, ours, spent), partial(_visit, browser, rival, spent),
            clock=lambda: spent.seconds,
        )  # fmt: skip
        yield Row.of(f"cold page of 190 units' lights against {name}", times, at_most=goal)


def _visit(browser: Browser, side: Side, spent: Stopwatch) -> None:
    with _tab(browser) as page:
        page.goto(side.address, wait_until="commit")
        # A page's clock starts with its navigation, so nothing is taken away.
        spent.add(page.evaluate(f"() => painted(() => {side.content})"))


def _changes(browser: Browser, ours: Side, empty: Side, dash: Side) -> Iterator[Row]:
    gaps = Side(ours.address.replace("/scorecard", "/gaps"), MAP)
    spent = Stopwatch()
    with ExitStack() as stack:
        tabs = [stack.enter_context(_tab(browser)) for _ in range(4)]
        for page, side in zip(tabs, (ours, empty, dash, gaps), strict=True):
            page.goto(side.address)
            _ready(page, side)
        mine, nothing, grid, distances = tabs
        floor = partial(_turn, nothing, empty, _choice(nothing, "ky", LABELS), spent)
        month = partial(_turn, mine, ours, _choice(mine, "ky", LABELS), spent)
        scope = partial(_turn, mine, ours, _choice(mine, "pham_vi", _districts(mine)), spent)
        indicator = partial(_turn, distances, gaps, _segment(distances), spent)
        rival = partial(_turn, grid, dash, _radio(grid), spent)
        for name, turn in (
            ("month, page of lights", month), ("scope, page of lights", scope),
            ("indicator, page of distances", indicator),
        ):  # fmt: skip
            for other, beside, goal in (("an empty page's list", floor, 1.7), ("Dash", rival, 2)):
                _warm(turn, beside)
                times = compare(turn, beside, clock=lambda: spent.seconds, rounds=9)
                yield Row.of(f"change of {name}, against {other}", times, at_most=goal)


def _warm(*turns: Callable[[], None]) -> None:
    """Both states of each side have been seen: what is timed is the change, not the scoring."""
    for turn in turns:
        turn()
        turn()


def _turn(page: Page, side: Side, choose: Callable[[], None], spent: Stopwatch) -> None:
    before = page.evaluate(f"() => {side.content}")
    page.evaluate(
        "before => { window.waiting = painted(() => {"
        f" const now = {side.content}; return now && now !== before; }}); }}", before
    )  # fmt: skip
    choose()
    spent.add(page.evaluate("() => window.waiting"))
    _ready(page, side)


def _ready(page: Page, side: Side) -> None:
    page.wait_for_function(f"() => {side.content}")
    page.wait_for_timeout(300)


def _choice(page: Page, key: str, options: tuple[str, ...]) -> Callable[[], None]:
    """Back and forth between two options of a list."""
    box = page.locator(f".st-key-{key} input")

    def choose() -> None:
        wanted = next(each for each in options if each != box.input_value())
        box.click()
        box.fill(wanted)
        page.locator("[role=option]:visible", has_text=wanted).first.click()

    return choose


def _districts(page: Page) -> tuple[str, ...]:
    page.locator(".st-key-pham_vi input").click()
    options = page.locator("[role=option]:visible")
    options.first.wait_for()
    found = tuple(options.all_inner_texts()[1:3])
    page.keyboard.press("Escape")
    return found


def _segment(page: Page) -> Callable[[], None]:
    """Back and forth between the first two indicators."""
    buttons = page.locator(".st-key-chi_tieu button")
    places = [0]

    def choose() -> None:
        places[0] = 1 - places[0]
        buttons.nth(places[0]).click()

    return choose


def _radio(page: Page) -> Callable[[], None]:
    choices = page.locator("#month input")

    def choose() -> None:
        choices.nth(1 if choices.nth(0).is_checked() else 0).click()

    return choose


@contextmanager
def _tab(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.add_init_script(WATCH)
    yield page
    context.close()


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
def _dash(folder: Path, database: Path) -> Iterator[str]:
    if not RIVALS.exists():
        raise RuntimeError("the rivals' environment is missing: run `make bench`")
    table = folder / "rows.json"
    table.write_text(json.dumps(_table(database)), encoding="utf-8")
    port = free_port()
    command = [str(RIVALS), str(ROOT / "benchmarks" / "rivals" / "dash_grid.py"), str(table)]
    process = subprocess.Popen(
        [*command, str(port)], cwd=folder, env={"PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _table(database: Path) -> dict[str, object]:
    """What our page of lights shows of both months."""
    with open_workspace(database).books() as books:
        cards = [scorecard(books, View(month)) for month in MONTHS]
    shown = [each.indicator for each in matrix.columns(cards[0]) if not each.extra]
    names = {each.code: each.short for each in shown}
    months = {label: _rows(card, names) for label, card in zip(LABELS, cards, strict=True)}
    return {"columns": list(names.values()), "months": months}


def _rows(card: Scorecard, names: dict[str, str]) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in card.units:
        line = found.setdefault(row.unit.code, {"code": row.unit.code, "unit": row.unit.name})
        if row.indicator.code in names:
            name, verdict = names[row.indicator.code], row.verdict
            word = words.STATUS[verdict.status]
            target = row.goal.percent if row.goal else None
            said = "" if verdict.percent is None else numbers.figure(verdict.percent, target)
            line |= {name: f"{said} {word}", f"{name}_state": str(verdict.status)}
    return list(found.values())


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
