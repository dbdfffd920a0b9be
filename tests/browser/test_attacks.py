"""Files made to harm, dropped on the running dashboard, which goes on answering everybody else."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser

from benchmarks.session import Reader, Server, reading, serving
from ingest.sandbox.child import SECONDS
from tests.browser.conftest import ROOT, stranger
from tests.ingest.containers.test_guard_attacks import ATTACKS, bomb, row_of, sheet
from tests.ingest.workbooks import ii06a, parts_of, saved, zipped

pytestmark = pytest.mark.browser
MOST_GROWTH = 100 * 1024 * 1024
LONGEST = 10


def twice() -> bytes:
    parts = list(parts_of(saved(ii06a([]))).items())
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped([*parts, parts[-1]])


FILES = {
    "bom nén.xlsx": (bomb, "giải nén"),
    "ô xa.xlsx": (ATTACKS["a far cell"][0], "cột"),
    "gộp ô lớn.xlsx": (ATTACKS["a huge merge"][0], "bảng"),
    "rất nhiều ô gộp.xlsx": (ATTACKS["very many merges"][0], ""),
    "khai báo DTD.xlsx": (ATTACKS["entities that grow"][0], ""),
    "tên ra ngoài.xlsx": (ATTACKS["a name that leaves the folder"][0], ""),
    "phần trùng.xlsx": (twice, ""),
    "nháy đơn.xlsx": (ATTACKS["a far cell in single quotes"][0], "cột"),
    "ô không địa chỉ.xlsx": (ATTACKS["too many cells without an address"][0], "cột"),
    "ô trùng.xlsx": (lambda: sheet(row_of(b"<c r='A1'/><c r='A1'/>")), ""),
}
"""Names and makers, and a word that the card must say."""


@contextmanager
def asking(server: Server) -> Iterator[list[float]]:
    """Somebody else who opens pages and the health page all the while; seconds of each answer."""
    taken: list[float] = []
    faults: list[BaseException] = []
    over = Event()

    def ask() -> None:
        try:
            with reading(server, "") as other:
                while not over.is_set():
                    taken.append(_asked(server, other))
        except BaseException as error:
            faults.append(error)

    thread = Thread(target=ask)
    thread.start()
    try:
        yield taken
    finally:
        over.set()
        thread.join()
    assert faults == []


def _asked(server: Server, other: Reader) -> float:
    began = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/suc-khoe", timeout=60) as answer:
        assert answer.status == 200
    other.rerun()
    assert "k-state" in other.text
    return time.monotonic() - began


def test_attack_files_are_refused_while_others_go_on_reading(
    chromium: Browser,
    database: Path,
    tmp_path: Path,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    assert SECONDS <= LONGEST, "a child may not work longer on one file"
    paths = []
    for name, (make, _) in FILES.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(make())
    with (
        serving(ROOT / "server.py", KPI_DATABASE=str(database)) as server,
        stranger(chromium, f"http://127.0.0.1:{server.port}") as visit,
    ):
        page = visit.page
        page.set_default_timeout(180_000)
        visit.open("upload")
        before = server.memory()
        with asking(server) as taken:
            visit.until(lambda: bool(taken))
            earlier = len(taken)
            page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(paths)
            cards = page.locator("[class*=st-key-file-]")
            for name in FILES:
                cards.filter(has_text=name).locator(".k-tag").wait_for()
            answered = len(taken) - earlier
        visit.settle()
        grown = server.memory() - before
        told = {name: cards.filter(has_text=name).inner_text() for name in FILES}
    said = f"{answered} answers, the slowest in {max(taken):.2f} s; {grown >> 20} MB more"
    record_testsuite_property("meanwhile", said)
    assert answered > 0
    assert grown < MOST_GROWTH
    for name, (_, word) in FILES.items():
        assert "chưa lưu được" in told[name], told[name]
        assert word in told[name].lower(), told[name]
        assert "Traceback" not in told[name]
