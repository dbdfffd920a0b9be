"""Many people at once: each on a unit of their own, then a hundred over all pages, months, units.

Clicks are paced by people who think, so what is timed is the wait of each, not what a server can do
at most.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier
from urllib.parse import quote

from benchmarks import admitted
from benchmarks.pages import PAGES
from benchmarks.rows import Row
from benchmarks.session import ROOT, Reader, Server, reading, serving
from pipeline.sample import sample
from wording import interface as words

FEW, MANY = 30, 100
THINKING = 4.0
"""Seconds at most between two clicks, two on average."""
NEWEST = 6
"""The months that people look at who are each on their own unit."""
CLICKS = 12
OPENING = 5
"""So many sessions are opened at a time."""

Click = Callable[[Reader, random.Random], None]


def rows() -> Iterator[Row]:
    """Thirty each on their own unit and six months, a hundred over all months."""
    with demonstration() as server:
        yield from _told(f"{FEW} people each on their own unit, {NEWEST} months", server, FEW, 0.3)
    with demonstration() as server:
        yield from _told(f"{MANY} people each on their own unit, all months", server, MANY, 1.0)


def _told(what: str, server: Server, people: int, limit: float) -> Iterator[Row]:
    before = server.memory()
    with opened(server, people) as readers:
        each = (server.memory() - before) / people
        cpu = server.cpu()
        click = month_of(NEWEST if people == FEW else None)
        waits = clicking(readers, click, lambda clicks, _: clicks < CLICKS)
        spent = server.cpu() - cpu
    yield Row(f"{what}: half of the clicks waited", median(waits), "s")
    yield Row(f"{what}: 95 % waited at most", quantiles(waits, n=20)[-1], "s", at_most=limit)
    yield Row(f"{what}: CPU of a click", 1000 * spent / len(waits), "ms", at_most=40)
    yield Row(f"{what}: memory of a session", each / 2**20, "MiB", at_most=1)


@contextmanager
def demonstration() -> Iterator[Server]:
    """A server of the demonstration that nobody has visited."""
    with tempfile.TemporaryDirectory() as folder:
        path = sample.start(Path(folder) / "sample.duckdb")
        admitted.admit(path)
        settings = {"KPI_DATABASE": str(path), "PYTHONPATH": str(ROOT)}
        with serving(Path("server.py"), ROOT, **settings) as server:
            with reading(server, "scorecard"):
                pass  # What the first visitor of all pays is paid.
            yield server


@contextmanager
def opened(
    server: Server, people: int, pages: tuple[str, ...] = ("scorecard",)
) -> Iterator[list[Reader]]:
    """So many sessions, each looking at another unit."""
    with reading(server, "scorecard") as first:
        units = first.lists[words.SCOPE][1]
    with ExitStack() as stack, ThreadPoolExecutor(OPENING) as pool:

        def visit(place: int) -> Reader:
            unit = units[(place * 3 + 5) % len(units)]
            query = f"pham_vi={quote(unit)}"
            return stack.enter_context(reading(server, pages[place % len(pages)], query))

        yield list(pool.map(visit, range(people)))


def month_of(newest: int | None) -> Click:
    """Somebody who looks at another of the newest months."""

    def click(reader: Reader, chance: random.Random) -> None:
        months = reader.lists[words.MONTH][1][:newest]
        wanted = chance.choice(months)
        reader.choose(words.MONTH, wanted)
        if wanted not in reader.text:
            raise AssertionError(f"{reader.page} did not show {wanted}")

    return click


def anything(reader: Reader, chance: random.Random) -> None:
    """Somebody who goes to another page, or looks at another month or unit."""
    label = chance.choice((None, words.MONTH, words.SCOPE))
    if label in reader.lists:
        reader.choose(label, chance.choice(reader.lists[label][1]))
    else:
        reader.page = chance.choice(list(PAGES))
        reader.rerun()


def clicking(
    readers: list[Reader], click: Click, goes_on: Callable[[int, float], bool]
) -> list[float]:
    """Seconds of every wait, of all people at once.

    Args:
        readers: The people.
        click: What each does, with its own chance.
        goes_on: Whether somebody goes on, by the clicks made and the seconds passed.
    """
    together = Barrier(len(readers))

    def one(place: int, reader: Reader) -> list[float]:
        chance, waits = random.Random(place), list[float]()
        together.wait()
        began = time.perf_counter()
        while goes_on(len(waits), time.perf_counter() - began):
            time.sleep(chance.uniform(0, THINKING))
            clicked = time.perf_counter()
            click(reader, chance)
            waits.append(time.perf_counter() - clicked)
        return waits

    with ThreadPoolExecutor(len(readers)) as pool:
        return [wait for waits in pool.map(one, range(len(readers)), readers) for wait in waits]
