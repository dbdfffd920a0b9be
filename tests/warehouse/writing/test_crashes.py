"""Many clerks, and clerks killed at any moment: nothing lost, nothing torn, nothing doubled."""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from multiprocessing.context import ForkServerContext
from threading import Event, Thread
from types import ModuleType

import pytest

from tests.warehouse.builders import MEASURES
from tests.warehouse.clerk import answers, assert_whole, pace, start, stored
from warehouse.engine.files import Database
from warehouse.reading.editions import newest
from warehouse.soundness.verify import verify

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked"),
    pytest.mark.slow,
]
ROUNDS = 26


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> ForkServerContext:
    # A page that was drawn in a test stays behind as the main module, which children run again.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.warehouse.clerk", "pyarrow"])
    return context


def test_clerks_killed_at_any_moment_lose_tear_and_double_nothing(
    processes: ForkServerContext, database: Database
) -> None:
    chance = random.Random(20240930)
    seconds, steps, promised = pace(processes, database)
    for step in range(ROUNDS):
        # Every second one dies by the clock, the others at a step of the program.
        dies = chance.randrange(2 * steps) if step % 2 else None
        first = max(promised) + 1
        process, receipts = start(processes, database, list(range(first, first + 50)), dies)
        assert receipts.recv() == "ready"
        if dies is None:
            time.sleep(chance.uniform(0, 2 * seconds))
            process.kill()
        promised.update(answers(receipts))
        process.join()
        assert process.exitcode == -9
        assert verify(database, MEASURES) == []
        with newest(database) as edition:
            found = stored(edition)
            assert_whole(edition)
        assert {name: found.get(name) for name in promised} == promised


@pytest.mark.parametrize("clerks", [2, 8])
def test_clerks_who_import_at_once_all_keep_their_figures(
    processes: ForkServerContext, database: Database, clerks: int
) -> None:
    files = {clerk: [10 * clerk, 10 * clerk + 1] for clerk in range(1, clerks + 1)}
    working = [start(processes, database, names) for names in files.values()]
    promised = dict(answer for _, receipts in working for answer in answers(receipts))
    for process, _ in working:
        process.join()
    assert set(promised) == {name for names in files.values() for name in names}
    with newest(database) as edition:
        assert stored(edition) == promised
        assert len({name for names in promised.values() for name in names}) == 4 * clerks
        assert_whole(edition)
    assert verify(database, MEASURES) == []


def test_the_same_file_from_two_clerks_is_stored_once(
    processes: ForkServerContext, database: Database
) -> None:
    working = [start(processes, database, [1, 2]) for _ in range(2)]
    first, second = (dict(answers(receipts)) for _, receipts in working)
    for process, _ in working:
        process.join()
    assert first == second
    with newest(database) as edition:
        assert stored(edition) == first


def test_readers_see_each_state_whole_while_clerks_write(
    processes: ForkServerContext, database: Database
) -> None:
    seen: list[int] = []
    finished = Event()
    faults: list[BaseException] = []

    def read() -> None:
        try:
            while not finished.is_set():
                with newest(database) as edition:
                    stored(edition)
                    seen.extend(assert_whole(edition))
        except BaseException as error:
            faults.append(error)

    reader = Thread(target=read)
    reader.start()
    process, receipts = start(processes, database, list(range(1, 9)))
    promised = dict(answers(receipts))
    process.join()
    finished.set()
    reader.join()
    assert faults == []
    assert len(promised) == 8
    assert seen == sorted(seen)
    assert len(set(seen)) > 1
