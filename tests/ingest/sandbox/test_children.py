"""Each child is a process of its own, forked or not, and nothing of it outlives its use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.sandbox import children
from ingest.sandbox.children import Child

SECONDS = 30
"""Before it counts as stuck; a busy machine starts a process in some."""
TELLS = (
    "import os; "
    "print(os.getpid(), os.getpgid(0), os.getppid(), *sorted(os.listdir('/proc/self/fd')))"
)


@pytest.fixture(params=["forked", "fresh"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "fresh":
        monkeypatch.delattr(os, "pidfd_open")


def started(program: str) -> Child:
    return children.start(program, b"")


def said(program: str) -> list[str]:
    child = started(program)
    try:
        return child.said.read().decode().split()
    finally:
        child.end()


def alive(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def goes(pid: int) -> bool:
    deadline = time.monotonic() + SECONDS
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not alive(pid)


@pytest.mark.usefixtures("way")
def test_a_child_leads_a_group_of_its_own_and_ends_with_its_code() -> None:
    pid, group, *_ = said(TELLS)
    assert pid == group
    assert int(pid) != os.getpid()
    child = started("raise SystemExit(7)")
    assert child.code(SECONDS) == 7
    child.end()
    child = started("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert child.code(SECONDS) == -signal.SIGSEGV
    child.end()


@pytest.mark.usefixtures("way")
def test_a_child_hears_what_is_said_to_it_alone() -> None:
    both = [started("import sys; print(sys.stdin.read()[::-1])") for _ in range(2)]
    for child, word in zip(both, (b"abc", b"xyz"), strict=True):
        child.given.write(word)
        child.given.close()
    assert [child.said.read() for child in both] == [b"cba\n", b"zyx\n"]
    for child in both:
        child.end()


@pytest.mark.usefixtures("way")
def test_what_is_held_no_longer_is_ended_with_all_it_started() -> None:
    child = started(
        "import os, time\nif os.fork() == 0: time.sleep(600)\nprint(os.getpid(), flush=True)\n"
        "time.sleep(600)"
    )
    pid = int(child.said.readline())
    group = [int(each.name) for each in Path("/proc").glob("[0-9]*") if of(int(each.name), pid)]
    assert len(group) == 2
    assert child.code(0.05) is None
    child.end()
    assert all(map(goes, group))


def of(pid: int, group: int) -> bool:
    try:
        return os.getpgid(pid) == group
    except ProcessLookupError:
        return False


def test_a_forked_child_holds_nothing_but_its_three_streams() -> None:
    held = started("import time; time.sleep(600)")
    _, _, _, *files = said(TELLS)
    held.end()
    # One more is the list itself.
    assert files == ["0", "1", "2", "3"]


def test_where_somebody_ended_the_nursery_there_is_another_one() -> None:
    _, _, nursery, *_ = said(TELLS)
    os.kill(int(nursery), signal.SIGKILL)
    assert goes(int(nursery))
    _, _, other, *_ = said(TELLS)
    assert other != nursery


def test_the_nursery_and_its_children_end_with_whoever_asks() -> None:
    program = (
        "from ingest.sandbox import children; import os, signal; "
        "child = children.start('import os, time; print(os.getpid(), os.getppid(), flush=True); "
        "time.sleep(600)', b''); "
        "print(child.said.readline().decode(), flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=children.ROOT, capture_output=True, check=False
    )
    assert all(goes(int(pid)) for pid in done.stdout.split())
