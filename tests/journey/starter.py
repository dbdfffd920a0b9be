"""Starts the command line in a process of its own, forked from one that has imported everything.

Of what a call costs, most is the start of Python and its imports, and the tests call it by the
hundred. The process that is forked has run nothing but imports; arguments, environment and output
are those of the call. That the commands start from nothing, others test with a bare Python.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120
_LARGEST = 1 << 20


def run(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """What `python kpi.py ARGUMENTS` answers, called from the top of the repository."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as told:
        answer, answering = os.pipe()
        asked = json.dumps([list(arguments), dict(os.environ)]).encode()
        socket.send_fds(_starter(), [asked], [out.fileno(), told.fileno(), answering])
        os.close(answering)
        with os.fdopen(answer, "rb") as ended:
            assert select.select([ended], [], [], SECONDS)[0], f"{arguments}: no end"
            code = ended.read()
        assert code, f"{arguments}: it broke down"
        out.seek(0)
        told.seek(0)
        texts = (each.read().decode("utf-8") for each in (out, told))
        return subprocess.CompletedProcess(arguments, int(code), *texts)


@cache
def _starter() -> socket.socket:
    """The way to the process that starts them; it ends when this one is closed."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.journey.starter", str(theirs.fileno())]
    subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()])
    theirs.close()
    return ours


def _serve(calls: socket.socket) -> None:
    """Start one process a call, until nobody can call any more."""
    for package in ("pipeline", "reports", "wording"):
        for module in sorted((ROOT / package).glob("[a-z]*.py")):
            importlib.import_module(f"{package}.{module.stem}")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, files, _, _ = socket.recv_fds(calls, _LARGEST, 3)
        if not asked:
            return
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            calls.close()
            _call(*json.loads(asked), *files)
        for file in files:
            os.close(file)


def _call(
    arguments: list[str], environment: dict[str, str], out: int, told: int, answering: int
) -> None:
    os.dup2(out, 1)
    os.dup2(told, 2)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["kpi.py", *arguments]
    try:
        code: object = importlib.import_module("kpi").run()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(answering, str(code).encode())
    os._exit(0)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
