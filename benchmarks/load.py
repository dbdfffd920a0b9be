"""Ten minutes of a hundred people over all pages, months and units: waits, faults, memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median, quantiles
from threading import Event, Thread

from benchmarks.pages import PAGES
from benchmarks.people import MANY, anything, clicking, demonstration, opened
from benchmarks.rows import Row
from benchmarks.session import Server

MINUTES = 10


def rows() -> Iterator[Row]:
    """The waits of all, and what the server holds after each minute."""
    with demonstration() as server, opened(server, MANY, tuple(PAGES)) as readers:
        over, held = Event(), [server.memory()]
        watch = Thread(target=_watch, args=(server, held, over))
        watch.start()
        cpu, began = server.cpu(), time.perf_counter()
        waits = clicking(readers, anything, lambda _, passed: passed < 60 * MINUTES)
        spent, lasted = server.cpu() - cpu, time.perf_counter() - began
        over.set()
        watch.join()
        failed = sum(reader.failed for reader in readers)
    what = f"{MANY} people, {MINUTES} minutes"
    yield Row(f"{what}: clicks a second", len(waits) / lasted, "/s")
    yield Row(f"{what}: half of the clicks waited", median(waits), "s")
    yield Row(f"{what}: 95 % waited at most", quantiles(waits, n=20)[-1], "s", at_most=1)
    yield Row(f"{what}: CPU of a click", 1000 * spent / len(waits), "ms", at_most=40)
    yield Row(f"{what}: exceptions shown", failed, "", at_most=0)
    yield Row(f"{what}: held at the start", held[0] / 2**20, "MiB")
    half = len(held) // 2
    yield Row(f"{what}: held after half of it", held[half] / 2**20, "MiB")
    growth = (held[-1] - held[half]) / 2**20
    yield Row(f"{what}: grown in the second half", growth, "MiB")


def _watch(server: Server, held: list[int], over: Event) -> None:
    while not over.wait(15):
        held.append(server.memory())
    held.append(server.memory())
