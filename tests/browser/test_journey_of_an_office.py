"""A new installation in another province, from its first page to next year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from metrics.tasks.progress import Act
from tests.browser.conftest import ARTEFACTS, DESK, PHONE, Visit, serving
from tests.journey.command import figures, fill, kpi
from wording import interface
from wording.intake import upload
from wording.office import plans_page, reminders, tasks
from wording.office import settings as words

pytestmark = pytest.mark.browser

PROVINCE, MONTH, SHOWN_MONTH = "25", "2026-10", "10/2026"
BY = "Tên bạn (người ghi)"
A_CLICK, A_SIGN = 3.0, 0.4
"""Seconds of a person at work: a click with the look before it; a letter typed with two fingers."""
QUARTER_HOUR = 15 * 60


@dataclass
class Person:
    """Somebody at the browser, whose clicks and letters are counted."""

    visit: Visit
    clicks: int = 0
    signs: int = 0
    files: list[Path] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """What it would take a person."""
        return self.clicks * A_CLICK + self.signs * A_SIGN

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1
        self.visit.settle()

    def button(self, name: str | re.Pattern[str]) -> None:
        self.click(self.visit.page.get_by_role("button", name=name).last)

    def type(self, label: str, text: str) -> None:
        """Fill a field; where several bear the label, the last that is seen."""
        place = self.visit.page.get_by_label(label, exact=True).locator("visible=true").last
        place.fill(text)
        place.press("Tab")
        self.clicks += 1
        self.signs += len(text)
        self.visit.settle()

    def choose(self, label: str, text: str) -> None:
        self.visit.page.get_by_role("combobox", name=label).last.click()
        self.visit.page.keyboard.type(text)
        self.visit.page.keyboard.press("Enter")
        self.clicks += 2
        self.signs += len(text)
        self.visit.settle()

    def go_to(self, title: str) -> None:
        self.visit.go_to(title)
        self.clicks += 1

    def told(self, text: str) -> None:
        expect(self.visit.page.get_by_text(text).first).to_be_visible()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty installation, as it comes."""
    path = tmp_path_factory.mktemp("phu-tho") / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    return path


@pytest.fixture(scope="module")
def server(database: Path) -> Iterator[str]:
    with serving(database) as base:
        yield base


@pytest.mark.parametrize("visit", [pytest.param(DESK, id="desk")], indirect=True)
def test_an_office_goes_from_its_first_page_to_next_years_plan(
    visit: Visit, database: Path, tmp_path: Path
) -> None:
    person = Person(visit)
    set_up(person)
    enter_plan(person)
    commune = bring_figures(person, database, tmp_path)
    remind(person)
    give_task(person, commune)
    lock_month(person)
    copy_plan(person)
    plans = {row["plan"] for row in kpi("plans", database=database).rows if row["scope"] == "25"}
    assert plans == {"phu-tho-2026", "phu-tho-2027"}
    (task,) = kpi("task", database=database).rows
    assert (task["state"], task["time_state"]) == ("done", "done_in_time")
    assert kpi("lock", database=database).row["month"] == MONTH
    (ARTEFACTS / "journey.txt").write_text(f"{person.clicks} {person.signs} {person.seconds:.0f}")
    assert person.seconds < QUARTER_HOUR
    assert person.clicks <= 90
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [pytest.param(PHONE, id="phone")], indirect=True)
def test_every_page_of_the_journey_fits_a_phone(visit: Visit) -> None:
    for page in ("settings", "units", "plans", "submissions", "tasks"):
        visit.open(page)
        assert visit.fits(), page
    visit.picture("journey-phone")


def set_up(person: Person) -> None:
    person.visit.open()
    person.button(interface.GO_SET_UP)
    person.type(BY, "Lan")
    person.choose(words.PROVINCE, "Phú Thọ")
    person.type(words.RUN_OFFICE_NAME, "Văn phòng UBND tỉnh Phú Thọ")
    person.button(words.RUN_NEXT)
    person.told("Phần mềm đang dùng cho")
    person.visit.picture("journey-units")
    person.button(words.UNITS_REVIEWED)


def enter_plan(person: Person) -> None:
    """The first target is typed cell by cell, as from paper."""
    person.button(words.PLAN_ENTER)
    person.visit.page.wait_for_selector(f"h1:has-text('{plans_page.PAGE}')")
    person.type(plans_page.TITLE, "Kế hoạch kiểm soát thủ tục hành chính năm 2026")
    person.type(plans_page.ISSUER, "UBND tỉnh Phú Thọ")
    person.type(plans_page.CODE, "phu-tho-2026")
    grid = person.visit.page.locator("[data-testid=stDataFrame]").last
    grid.scroll_into_view_if_needed()
    # The grid is drawn: its cells are known by their places alone.
    grid.click(position={"x": 100, "y": 54})
    keyboard = person.visit.page.keyboard
    row = ("Tỷ lệ hồ sơ giải quyết đúng hạn", "", "", "95", "", "1.1", "ít nhất 95 %")
    for text in row:
        if text:
            keyboard.press("Enter")
            keyboard.type(text)
            keyboard.press("Enter")
            keyboard.press("ArrowUp")
        keyboard.press("ArrowRight")
    person.clicks += 2
    person.signs += sum(map(len, row)) + 3 * len(row)
    person.visit.settle()
    person.visit.picture("journey-plan")
    keep_plan(person, "phu-tho-2026")


def keep_plan(person: Person, code: str) -> None:
    person.button(plans_page.LOOK)
    person.type(BY, "Lan")
    person.type("Lý do", "Kế hoạch của UBND tỉnh")
    person.button(plans_page.SAVE)
    person.told(f"Đã lưu kế hoạch {code}")


def bring_figures(person: Person, database: Path, folder: Path) -> str:
    """The template is taken from the page, filled in for two communes and stored."""
    person.go_to(interface.UPLOAD)
    person.button(re.compile("^Tải mẫu nhập"))
    with person.visit.page.expect_download() as taken:
        person.button(upload.TEMPLATE_GET)
    form = folder / "mau.xlsx"
    taken.value.save_as(form)
    person.visit.page.keyboard.press("Escape")
    units = kpi("units", "--month", MONTH, database=database).rows
    one, other = [row["unit"] for row in units if row["level"] == "commune"][:2]
    fill(form, {one: figures(early=5, late=22), other: figures(early=27, late=0)})
    person.visit.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(form)
    person.clicks += 2
    person.visit.page.get_by_placeholder("Họ tên người nạp").fill("Lan")
    person.button(re.compile("^Lưu"))
    person.told("Đã lưu")
    return str(one)


def remind(person: Person) -> None:
    person.go_to(interface.SUBMISSIONS)
    late = person.visit.page.locator("#can-nhac")
    expect(late).to_be_visible()
    person.click(person.visit.page.get_by_text(reminders.SHORT).first)
    person.type(BY, "Lan")
    person.button(reminders.RECORD)
    person.visit.picture("journey-late")


def give_task(person: Person, commune: str) -> None:
    """From the red light to the proof that closes it."""
    person.go_to(interface.SCORECARD)
    person.click(person.visit.page.locator("tr[data-rank] td.c.missed button").first)
    person.click(person.visit.page.get_by_role("link", name=tasks.MAKE).first)
    person.visit.page.wait_for_selector(f"h1:has-text('{tasks.PAGE}')")
    person.visit.settle()
    person.type(BY, "Lan")
    person.button(tasks.GIVE)
    person.told("Đã giao nhiệm vụ")
    for act in (Act.SUBMIT, Act.CONFIRM):
        person.click(person.visit.page.get_by_text(tasks.RECORD, exact=True).first)
        person.choose(tasks.ACT, tasks.ACTS[act])
        person.type(tasks.PROOF, f"12/BC-{commune}")
        person.button(tasks.SAVE)
    person.visit.picture("journey-task")


def lock_month(person: Person) -> None:
    person.go_to(interface.SUBMISSIONS)
    person.button(reminders.LOCK.format(month=f"tháng {SHOWN_MONTH}"))


def copy_plan(person: Person) -> None:
    person.go_to(interface.PLANS)
    person.click(person.visit.page.get_by_role("radio", name=plans_page.COPY, exact=True))
    keep_plan(person, "phu-tho-2027")
