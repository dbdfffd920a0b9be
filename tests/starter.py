"""Starts the command line in processes forked from one that has imported everything they need.

Of what a process costs, most is the start of Python and its imports, and the tests start it by the
hundred. What is forked has run nothing but imports and read the reference data that come with the
program; arguments, environment, input and output are those of the call. That it starts from
nothing, others test with a bare Python.
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
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from ingest.sandbox import children, reader
from pipeline.desk import workspace
from pipeline.intake import request

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 120
NEEDED = ("pipeline", "reports", "wording")
"""The packages that are imported before."""
_LARGEST = 1 << 20


def call(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """What the command line answers.

    Args:
        arguments: Its arguments.
    """
    with ExitStack() as opened:
        _, out, told = streams = [opened.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        code = _code(arguments, [stream.fileno() for stream in streams])
        out.seek(0)
        told.seek(0)
        return subprocess.CompletedProcess(arguments, code, out.read(), told.read())


def _code(arguments: Sequence[str], streams: list[int]) -> int:
    answer, answering = os.pipe()
    asked = json.dumps([list(arguments), dict(os.environ)]).encode()
    socket.send_fds(_starter(), [asked], [*streams, answering])
    os.close(answering)
    with os.fdopen(answer, "rb") as ended:
        assert select.select([ended], [], [], SECONDS)[0], f"{arguments}: no end"
        return int(ended.read())


@cache
def _starter() -> socket.socket:
    """The way to the process that starts them; it ends when this one is closed."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.starter", str(theirs.fileno())]
    nothing = subprocess.DEVNULL
    subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=nothing, stdout=nothing)
    theirs.close()
    return ours


def _serve(calls: socket.socket) -> None:
    """Start one process a call, until nobody can call any more."""
    # Theirs read files as well, and the nursery of one is the nursery of all.
    children.start(reader.START, b"").end()
    for package in NEEDED:
        for module in sorted((ROOT / package).rglob("[a-z]*.py")):
            importlib.import_module(".".join(module.relative_to(ROOT).with_suffix("").parts))
    _read_reference()
    # Those who only wait for the others are not waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, files, _, _ = socket.recv_fds(calls, _LARGEST, 4)
        if not asked:
            return
        if os.fork() == 0:
            calls.close()
            _wait_for(json.loads(asked), files)
        for file in files:
            os.close(file)


def _read_reference() -> None:
    workspace.load = cache(workspace.load)  # type: ignore[attr-defined]
    for demonstration in (False, True):
        workspace.reference(demonstration=demonstration)
    request.check_forms()


def _wait_for(asked: tuple[list[str], dict[str, str]], files: list[int]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, answering = files
    child = os.fork()
    if child == 0:
        os.close(answering)
        _run(*asked, streams)
    _, status = os.waitpid(child, 0)
    os.write(answering, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _run(arguments: list[str], environment: dict[str, str], streams: list[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["kpi.py", *arguments]
    code: object = 1
    try:
        code = importlib.import_module("kpi").run()
    except SystemExit as end:
        code = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
