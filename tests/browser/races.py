"""Two people press *Lưu* at the same moment, the same unit and month, other figures."""

from __future__ import annotations

import random
import re
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.conftest import FLAGS, Visit, program, serving, stranger
from tests.faults.scene import Tally
from tests.journey.command import figures, kpi
from tests.ui.uploads import entry_form
from wording.intake import upload as words

UNIT, MEASURE = "26383", "resolved_late"
_WAIT = 120_000
_AHEAD = 2000
"""Milliseconds until both press: each is told of the moment before it comes."""
_PRESS = """moment => setTimeout(
    () => [...document.querySelectorAll('.st-key-save_bar button')]
        .find(each => each.innerText.startsWith('Lưu')).click(),
    moment - Date.now()
)"""


def races_on_pages(rounds: int, _chance: random.Random) -> Tally:
    """The same with a browser of its own, for `make faults`."""
    with sync_playwright() as engine, tempfile.TemporaryDirectory() as folder:
        browser = engine.chromium.launch(executable_path=program(), args=list(FLAGS))
        try:
            return race(browser, Path(folder), rounds)
        finally:
            browser.close()


def race(chromium: Browser, folder: Path, rounds: int) -> Tally:
    """So many rounds on one database: one stores, the other is shown what stands now."""
    tally = Tally()
    database = folder / "kho" / "kpi.duckdb"
    assert kpi("init", database=database).code == 0
    with serving(database) as base:
        for number in range(rounds):
            with stranger(chromium, base) as first, stranger(chromium, base) as second:
                late = {"A": 2 * number + 3, "B": 2 * number + 4}
                for visit, (name, given) in zip((first, second), late.items(), strict=True):
                    _look(visit, entry_form(folder, {UNIT: _row(given)}, f"{name}.xlsx"))
                moment = time.time() * 1000 + _AHEAD
                for visit in (first, second):
                    visit.page.evaluate(_PRESS, moment)
                told = sorted(_outcome(visit) for visit in (first, second))
                _count(tally, database, told, late, number)
    return tally


def _row(late: int) -> dict[str, object]:
    return figures(early=0, on_time=90, late=late)


def _look(visit: Visit, file: Path) -> None:
    visit.open("upload")
    page = visit.page
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(file)
    page.get_by_role("button", name=re.compile("^Lưu 1")).wait_for(timeout=_WAIT)
    visit.settle()


def _outcome(visit: Visit) -> str:
    told = visit.page.locator("[class*=st-key-file-], .st-key-save_bar")
    said = re.compile(f"{re.escape(words.RECEIPT)}|{re.escape(words.MOVED_SHORT)}")
    expect(told.filter(has_text=said).first).to_be_visible(timeout=_WAIT)
    return "moved" if words.MOVED_SHORT in " ".join(told.all_inner_texts()) else "stored"


def _count(
    tally: Tally, database: Path, told: list[str], late: dict[str, int], number: int
) -> None:
    tally.rounds += 1
    uploads = kpi("uploads", database=database).rows
    tally.doubled += len(uploads) > number + 1
    tally.lost += len(uploads) < number + 1
    tally.stuck += told != ["moved", "stored"]
    month = ("--month", "2024-09", "--unit", UNIT, "--indicator", "on_time")
    traced = kpi("trace", *month, database=database).rows
    shown = next(each["value"] for each in traced if each["measure"] == MEASURE)
    newest = max(uploads, key=lambda each: str(each["upload"]))
    tally.wrong += shown != late[str(newest["file"])[0]]
    if tally.bad:
        tally.notes.append(f"round {number}: {told} {len(uploads)} uploads, shown {shown}")
