"""A new installation in another province, from its first page to next year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, TimeoutError, expect

from metrics.counts.month import Month
from metrics.tasks.progress import Act
from pipeline.desk.clock import today
from tests.browser.conftest import DESK, PHONE, Visit, serving
from tests.journey.command import figures, fill, kpi
from wording import interface, numbers
from wording.intake import upload
from wording.office import meeting, plans_page, reminders, tasks
from wording.office import settings as words

MONTH_OF_NEW_YEAR = today().month == 1
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        MONTH_OF_NEW_YEAR, reason="in January no month of the year that is planned has ended"
    ),
]

MONTH = Month.of(today()).plus(-1)
"""The month whose figures are due: reports come after its end."""
PLAN, NEXT = f"phu-tho-{MONTH.year}", f"phu-tho-{MONTH.year + 1}"
A_CLICK, A_SIGN = 3.0, 0.4
"""Seconds of a person at work: a click with the look before it; a letter typed with two fingers."""
QUARTER_HOUR = 15 * 60
RECEIPT = re.compile(rf"{upload.RECEIPT} \S+ · ")
"""The page speaks of receipts before there is one."""
MOST_CLICKS = 70
"""What the whole way takes, with some to spare for a field more."""


@dataclass
class Person:
    """Somebody at the browser, whose clicks and letters are counted."""

    visit: Visit
    clicks: int = 0
    signs: int = 0

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

    def told(self, text: str | re.Pattern[str]) -> None:
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
    person.go_to(interface.SCORECARD)
    give_task(person, commune)
    lock_month(person)
    meet(person)
    copy_plan(person)
    plans = {row["plan"] for row in kpi("plans", database=database).rows if row["scope"] == "25"}
    assert plans == {PLAN, NEXT}
    assert kpi("lock", database=database).row["month"] == str(MONTH)
    given = [row for row in kpi("tasks", database=database).rows if row["plan"] is None]
    assert [(row["state"], row["lead"].partition(",")[0]) for row in given] == [
        ("done", "Bà An"),
        ("not_started", "Bà Bình"),
    ]
    assert person.clicks <= MOST_CLICKS, person
    assert person.seconds < QUARTER_HOUR, person
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [pytest.param(PHONE, id="phone")], indirect=True)
def test_on_a_phone_a_red_light_is_given_and_every_page_of_the_way_fits(
    visit: Visit, database: Path
) -> None:
    before = len(kpi("tasks", database=database).rows)
    visit.open("scorecard")
    give_task(Person(visit), "phone")
    assert visit.fits()
    given = kpi("tasks", database=database).rows[before:]
    assert [(row["state"], row["lead"].partition(",")[0]) for row in given] == [("done", "Bà An")]
    for page in ("plans", "submissions", "tasks", "meeting", "journal"):
        visit.open(page)
        assert visit.fits(), page
        visit.picture(f"journey-phone-{page}")
    assert visit.complaints == []


def set_up(person: Person) -> None:
    person.visit.open()
    person.button(interface.GO_SET_UP)
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
    person.visit.settle()
    person.click(person.visit.page.get_by_role("radio", name=plans_page.NEW, exact=True))
    person.type(plans_page.TITLE, f"Kế hoạch kiểm soát thủ tục hành chính năm {MONTH.year}")
    person.type(plans_page.ISSUER, "UBND tỉnh Phú Thọ")
    person.type(plans_page.CODE, PLAN)
    grid = person.visit.page.locator("[data-testid=stDataFrame]").last
    grid.scroll_into_view_if_needed()
    # The grid is drawn: its cells are known by their places alone.
    grid.click(position={"x": 100, "y": 54})
    keyboard = person.visit.page.keyboard
    row = ("Tỷ lệ giải quyết hồ sơ đúng hạn", "", "", "95", "", "1.1", "ít nhất 95 %")
    for text in row:
        if text:
            open_cell(person.visit)
            keyboard.type(text)
            person.visit.page.wait_for_timeout(150)
            keyboard.press("Enter")
            person.visit.settle()
            keyboard.press("ArrowUp")
        keyboard.press("ArrowRight")
    person.clicks += 2
    person.signs += sum(map(len, row)) + 3 * len(row)
    person.visit.settle()
    person.visit.picture("journey-plan")
    keep_plan(person, PLAN)


def open_cell(visit: Visit) -> None:
    """A key that comes while the grid is drawn anew is lost to it."""
    field = visit.page.locator("#portal input, #portal textarea").last
    for _ in range(6):
        visit.page.keyboard.press("Enter")
        with suppress(TimeoutError):
            field.wait_for(timeout=2000)
            return
    field.wait_for()


def keep_plan(person: Person, code: str) -> None:
    person.button(plans_page.LOOK)
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
    units = kpi("units", "--month", str(MONTH), database=database).rows
    one, other = [row["code"] for row in units if row["level"] == "commune"][:2]
    fill(form, {one: figures(early=5, late=22), other: figures(early=7, late=20)})
    person.visit.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(form)
    person.clicks += 2
    person.visit.settle()
    person.button(re.compile("^Lưu"))
    person.told(RECEIPT)
    return str(one)


def remind(person: Person) -> None:
    person.go_to(interface.SUBMISSIONS)
    late = person.visit.page.locator("#can-nhac")
    expect(late).to_be_visible()
    person.click(person.visit.page.get_by_text(reminders.SHORT).first)
    person.button(reminders.RECORD)
    person.visit.picture("journey-late")


def give_task(person: Person, commune: str) -> None:
    """From the red light to the proof that closes it."""
    person.click(person.visit.page.locator("tr[data-rank] td.c.missed button").first)
    person.click(person.visit.page.get_by_role("link", name=tasks.MAKE).first)
    person.visit.page.wait_for_selector(f"h1:has-text('{tasks.PAGE}')")
    person.visit.settle()
    person.type(tasks.PERSON, "Bà An")
    person.button(tasks.GIVE)
    person.told("Đã giao nhiệm vụ")
    told = person.visit.page.get_by_text("Đã giao nhiệm vụ").first.inner_text()
    person.click(person.visit.page.locator(".st-key-record summary"))
    # Others stand before it in the list: the task of the first light, whoever is asked next.
    person.choose(tasks.WHICH, told.removesuffix(".").split()[-1])
    person.visit.picture("journey-record")
    for act in (Act.SUBMIT, Act.CONFIRM):
        person.choose(tasks.ACT, tasks.ACTS[act])
        person.type(tasks.PROOF, f"12/BC-{commune}")
        person.button(tasks.SAVE)
    person.visit.picture("journey-task")


def lock_month(person: Person) -> None:
    person.go_to(interface.SUBMISSIONS)
    person.button(reminders.LOCK.format(month=numbers.month(MONTH)))


def meet(person: Person) -> None:
    """A decision on a red light that nobody has yet, and the minutes."""
    page = person.visit.page
    person.go_to(interface.MEETING)
    person.click(page.get_by_role("link", name=meeting.STEPS[2]))
    person.click(page.get_by_role("link", name=meeting.DECIDE_THIS, exact=True).first)
    person.click(page.get_by_role("spinbutton", name=f"ngày, {meeting.UNTIL}"))
    page.keyboard.type(f"3112{MONTH.year}")
    person.signs += 8
    person.type(meeting.PERSON, "Bà Bình")
    person.button(meeting.SAVE)
    person.told("Đã ghi quyết định")
    person.click(page.get_by_role("link", name=meeting.STEPS[4]))
    person.type(meeting.CHAIR, "Ông Hùng")
    person.button(meeting.CLOSE)
    person.told("Đã chốt biên bản")
    person.visit.picture("journey-meeting")


def copy_plan(person: Person) -> None:
    person.go_to(interface.PLANS)
    person.click(person.visit.page.get_by_role("radio", name=plans_page.COPY, exact=True))
    keep_plan(person, NEXT)
