"""Clerks of two machines that share a record; clerk, server or wire are killed at their work."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

import pytest

from metrics.counts.errors import ErrorCode, KpiError
from tests.faults.scene import Tally, count
from tests.postgresql import Server, running
from tests.warehouse.builders import put
from tests.warehouse.clerk import PATIENCE, Steps, answers, stored, workbook
from tests.warehouse.shared.cutting import Cutter
from tests.warehouse.shared.machines import installation
from warehouse.engine.files import Database
from warehouse.reading.editions import newest, newest_number
from warehouse.shared import address, rows
from warehouse.writing.following import follow
from warehouse.writing.store import writing

HAPPENS = ("race", "race", "clerk", "clerk", "server", "before", "after")
"""What befalls the clerks of a round."""
_LONGEST = 10
"""Rounds with one record before a new one is begun: the larger, the slower each round."""


@dataclass(frozen=True)
class _Office:
    """Two machines, what they were promised, and the number of the next file."""

    server: Server
    address: str
    machines: tuple[Database, Database]
    promised: dict[int, list[str]]
    number: int


def machines(processes: ForkServerContext, rounds: int, chance: random.Random) -> Tally:
    """Two to six clerks import at once at two machines, and something befalls them."""
    tally = Tally()
    with running() as server, TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        steps = 0
        for office in _offices(server, Path(folder), rounds):
            patch.setenv(address.STORE, office.address)
            steps = steps or _pace(processes, office)
            refused = _befall(processes, office, chance, steps, tally)
            _judge(office, refused, tally)
    return tally


def work(path: str, store: str, files: list[int], receipts: Connection, dies: int) -> None:
    """Import files one by one and hand out the receipts of each, or that it was refused.

    The process kills itself at a step, where that is not 0, and tells how many it took.
    """
    os.environ[address.STORE] = store
    steps = Steps(dies) if dies else None
    for name in files:
        try:
            with writing(Database(Path(path)), PATIENCE) as writer:
                stored = put(writer, *workbook(name))
        except KpiError as error:
            receipts.send((-name, [error.code.value]))
        else:
            receipts.send((name, [receipt.upload for receipt in stored]))
    if steps:
        receipts.send(steps.taken)


def _offices(server: Server, folder: Path, rounds: int) -> Iterator[_Office]:
    for place in range(rounds):
        if place % _LONGEST == 0:
            made = installation(server, folder / str(place))
            both = tuple(made.machine(folder / f"{place}-{each}") for each in (1, 2))
            promised: dict[int, list[str]] = {}
        yield _Office(server, made.address, (both[0], both[1]), promised, 10 * place + 1)


def _pace(processes: ForkServerContext, office: _Office) -> int:
    """How many steps of the program an import takes."""
    process, receipts = _start(processes, office, office.address, 0, 10**9)
    (name, uploads), steps = receipts.recv(), receipts.recv()
    office.promised[name] = uploads
    process.join()
    return int(steps)


def _start(
    processes: ForkServerContext, office: _Office, store: str, clerk: int, dies: int
) -> tuple[BaseProcess, Connection]:
    ours, theirs = processes.Pipe(duplex=False)
    path = str(office.machines[clerk % 2].path)
    process = processes.Process(
        target=work, args=(path, store, [office.number + clerk], theirs, dies)
    )
    process.start()
    theirs.close()
    return process, ours


def _befall(
    processes: ForkServerContext, office: _Office, chance: random.Random, steps: int, tally: Tally
) -> set[int]:
    """Have clerks work and something befall them; the files of which they were told it is not."""
    what, clerks = chance.choice(HAPPENS), chance.choice((2, 2, 3, 6))
    dies = chance.randrange(1, steps) if what == "clerk" else 0
    with ExitStack() as opened:
        store = office.address
        if what in ("before", "after"):
            cutter = opened.enter_context(Cutter(office.server.port))
            cutter.cut_before_commit() if what == "before" else cutter.cut_after_commit()
            store = cutter.address(store)
        # What befalls one clerk, of the others nobody may notice.
        working = [_start(processes, office, store, 0, dies)]
        working += [_start(processes, office, office.address, each, 0) for each in range(1, clerks)]
        if what == "server":
            sleep(chance.uniform(0, 1))
            office.server.stop(at_once=True)
            office.server.start()
        told = [answer for _, receipts in working for answer in answers(receipts)]
        for process, _ in working:
            process.join()
    office.promised.update((name, uploads) for name, uploads in told if name > 0)
    refused = [code for name, (code, *_) in told if name < 0]
    away = {ErrorCode.STORE_AWAY.value, ErrorCode.STORE_UNSURE.value}
    unexpected = set(refused) - (away if what in ("server", "before") else set())
    tally.wrong += len(unexpected)
    silent = clerks - len(told)
    tally.lost += silent > (what == "clerk")
    tally.notes += [f"{what}: {silent} silent, {refused}"] * bool(unexpected)
    return {-name for name, codes in told if codes == [ErrorCode.STORE_AWAY.value]}


def _judge(office: _Office, refused: set[int], tally: Tally) -> None:
    for each in office.machines:
        follow(each)
    one, two = office.machines
    tally.rounds += 1
    with newest(one) as here, newest(two) as there:
        same = newest_number(one) == newest_number(two) and rows.sums(here) == rows.sums(there)
        # What was refused for good is nowhere.
        same = same and not refused & stored(here).keys()
    tally.wrong += not same
    # Both hold the same, so that one of them tells of both, now this one and now that.
    count(office.machines[tally.rounds % 2], office.promised, tally)
