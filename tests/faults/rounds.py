"""What befalls the database in each round."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

from metrics.counts.errors import KpiError
from tests.browser.races import races_on_pages
from tests.faults.machines import machines
from tests.faults.scene import Scene, Tally, compare, count, shown
from tests.warehouse.builders import new_database
from tests.warehouse.clerk import answers, pace, start
from warehouse.engine.files import Database
from warehouse.reading.editions import read_pointer

_LONGEST = 10
"""Imports into one database before a new one is begun: the larger, the slower each round."""


def damaged_logs(scene: Scene, rounds: int, chance: random.Random) -> Tally:
    """A writer was killed between commit and checkpoint, and the engine's log is damaged."""
    tally, left = Tally(), scene.killed()
    for _ in range(rounds):
        with scene.copy(left) as there:
            log = there.database.log
            content = bytearray(log.read_bytes())
            place = chance.randrange(len(content))
            kind = chance.choice(("cut", "gone", "flipped", "zeroed", "whole"))
            if kind == "cut":
                content = content[:place]
            elif kind == "flipped":
                content[place] ^= 1 << chance.randrange(8)
            elif kind == "zeroed":
                content[place : place + 64] = bytes(len(content[place : place + 64]))
            log.unlink() if kind == "gone" else log.write_bytes(content)
            scene.judge(there, tally, f"log {kind} at {place}")
    return tally


def flipped_bytes(scene: Scene, rounds: int, chance: random.Random) -> Tally:
    """A byte is flipped in the store, seldom in the newest edition, pointer or ledger."""
    tally = Tally()
    for _ in range(rounds):
        with scene.copy() as there:
            database = there.database
            newest_file = database.editions / read_pointer(database).file
            others = [newest_file, database.pointer, database.ledger]
            path = chance.choice([database.path] * 7 + others)
            content = bytearray(path.read_bytes())
            place = chance.randrange(len(content))
            content[place] ^= 1 << chance.randrange(8)
            path.chmod(0o644)
            path.write_bytes(content)
            try:
                seen = shown(database)
            except KpiError:
                seen = scene.before
            # An earlier state may be shown, with its date; none that never was.
            compare(seen or scene.before, scene.before, tally)
            scene.judge(there, tally, f"{path.name} at {place}")
    return tally


def kills(rounds: int, chance: random.Random) -> Tally:
    """A clerk is killed at any step of an import."""
    tally, processes = Tally(), _processes()
    with TemporaryDirectory() as folder:
        steps = pace(processes, new_database(Path(folder) / "pace"))[1]
        for database, promised, number in _databases(Path(folder), rounds):
            dies = chance.randrange(2 * steps)
            process, receipts = start(processes, database, [number, number + 1], dies)
            promised.update(answers(receipts))
            process.join()
            tally.rounds += 1
            count(database, promised, tally)
    return tally


def races(rounds: int, chance: random.Random) -> Tally:
    """Two to eight clerks import at once."""
    tally, processes = Tally(), _processes()
    with TemporaryDirectory() as folder:
        for database, promised, number in _databases(Path(folder), rounds):
            clerks = chance.choice((2, 2, 3, 8))
            working = [start(processes, database, [number + each]) for each in range(clerks)]
            told = [answer for _, receipts in working for answer in answers(receipts)]
            promised.update(told)
            for process, _ in working:
                process.join()
            tally.lost += clerks - len(told)
            tally.rounds += 1
            count(database, promised, tally)
    return tally


def _databases(folder: Path, rounds: int) -> Iterator[tuple[Database, dict[int, list[str]], int]]:
    """A database for each round, what it promised already, and the number of the next file."""
    for place in range(rounds):
        if place % _LONGEST == 0:
            database, promised = new_database(folder / str(place)), dict[int, list[str]]()
        yield database, promised, 10 * place + 1


def _processes() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.machines", "pyarrow"])
    return context


def every_kind(scene: Scene) -> dict[str, Callable[[int, random.Random], Tally]]:
    """Each kind of round by its name."""
    return {
        "logs": partial(damaged_logs, scene),
        "kills": kills,
        "races": races,
        "bytes": partial(flipped_bytes, scene),
        "pages": races_on_pages,
        "machines": partial(machines, _processes()),
    }
