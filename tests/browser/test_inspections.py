"""Inspections from the watch list to the closed conclusion, and what a unit must not see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, TimeoutError

from tests.browser.conftest import DESK, PHONE, Visit, serving
from tests.browser.test_accessibility import faults, faults_of_colour
from tests.copies import copied
from tests.journey.command import kpi

pytestmark = pytest.mark.browser

VIEWS = ["Chỉ tiêu", "Đề xuất", "Lịch", "Kết luận", "Phiếu chuẩn bị"]
INSPECTED = "75-SYT"
TEAM, SECRET_TEAM = "Đoàn 3, Văn phòng UBND", "Đoàn ngầm số 7"
SECRET = "KT-2023-0004"
"""The name of the unannounced visit, after the two of the demonstration and the one done."""
BY = ("--by", "Trần Thị Bích", "--why", "Kế hoạch năm")

FOUND = (
    "--finding",
    "a",
    "--recommendation",
    "b",
    "--responsible",
    "c",
    "--deadline",
    "2023-12-31",
)


def plan(database: Path, kind: str, day: str, team: str) -> str:
    """Put one visit on the schedule; its name."""
    asked = ("--unit", INSPECTED, "--kind", kind, "--day", day, "--team", team)
    made = kpi("visit", *asked, *BY, database=database)
    assert made.code == 0, made.told
    return str(made.row["visit"])


@pytest.fixture(scope="module")
def own(own_demonstration: Path) -> Path:
    """The sample with a visit done, its conclusions, and an unannounced one to come."""
    own = own_demonstration
    done = plan(own, "planned", "2023-02-14", TEAM)
    assert kpi("visit", "--visit", done, "--state", "done", *BY, database=own).code == 0
    said = ("--recommendation", "Gửi thư xin lỗi từng hồ sơ", "--responsible", "Giám đốc Sở")
    for finding, deadline in (
        ("Hồ sơ quá hạn chưa xin lỗi", "2023-04-30"),
        ("Thiếu", "2099-12-31"),
    ):
        told = ("--finding", finding, "--deadline", deadline, *said)
        assert kpi("finding", done, *told, *BY, database=own).code == 0
    assert plan(own, "surprise", "2023-11-20", SECRET_TEAM) == SECRET
    return own


def served(database: Path, viewer: str) -> Iterator[str]:
    with ExitStack() as running:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("KPI_VIEWER", viewer)
            base = running.enter_context(serving(database))
        yield base


@pytest.fixture(scope="module")
def inspectors(own: Path) -> Iterator[str]:
    """The dashboard of the inspectors."""
    yield from served(own, "inspector")


@pytest.fixture(scope="module")
def units(own: Path) -> Iterator[str]:
    """The dashboard of the inspected unit's people."""
    yield from served(own, f"unit:{INSPECTED}")


@pytest.fixture
def inspector(visit: Visit, inspectors: str) -> Visit:
    """An inspector at a desk."""
    visit.base = inspectors
    return visit


@pytest.fixture
def inspected(visit: Visit, units: str) -> Visit:
    """Somebody of the inspected unit."""
    visit.base = units
    return visit


def view(visit: Visit, name: str, year: int = 2023) -> None:
    visit.open(f"inspections?nam={year}&phan={name.replace(' ', '+')}")


def choose(visit: Visit, key: str, text: str) -> None:
    """Choose from a list; one that a run closed meanwhile is opened again."""
    field = visit.page.locator(f".st-key-{key} input")
    option = visit.page.get_by_role("option").filter(has_text=text)
    for _ in range(5):
        field.click()
        try:
            option.click(timeout=4_000)
        except TimeoutError:
            field.press("Escape")
        else:
            break
    visit.settle()
    assert text in str(field.last.input_value())


def write(visit: Visit, key: str, text: str) -> None:
    field = visit.page.locator(f".st-key-{key}").locator("input, textarea").first
    field.fill(text)
    field.press("Tab")


def unfold(visit: Visit, key: str) -> Locator:
    block = visit.page.locator(f".st-key-{key}")
    block.locator("summary").click()
    visit.settle()
    return block


def press(visit: Visit, name: str, told: str) -> None:
    """Press a button and wait for what it answers."""
    visit.page.get_by_role("button", name=name, exact=True).last.click()
    visit.page.get_by_text(told).first.wait_for()
    visit.settle()


def rows(database: Path, *asked: str) -> list[dict[str, Any]]:
    answer = kpi(*asked, database=database)
    assert answer.code == 0, answer.told
    return answer.rows


# ---------- the journey ----------


def test_from_the_watch_list_over_the_plan_to_the_closed_conclusion(
    inspector: Visit, own: Path
) -> None:
    visit, page = inspector, inspector.page
    suggested = {str(row["unit"]) for row in rows(own, "suggest", "--year", "2023")}
    visit.open("watchlist?ky=Tháng+9/2024&den=missed&bang_chung=certain")
    boxes = page.locator(".k-watch input[type=checkbox]")
    boxes.first.wait_for()
    named = [str(box.get_attribute("data-unit")) for box in boxes.all()]
    added = next(code for code in named if code not in suggested | {INSPECTED})
    boxes.nth(named.index(added)).check()
    link = str(page.locator(".k-planbar a").get_attribute("href"))
    visit.open(link.lstrip("./"))
    choose(visit, "nam", "Năm 2023")
    page.get_by_role("radio", name="Đề xuất").or_(
        page.get_by_role("button", name="Đề xuất", exact=True)
    ).first.click()
    page.locator("[class*=st-key-pick_]").first.wait_for()
    visit.settle()
    picks = page.locator("[class*=st-key-pick_]").count()
    assert picks == len(suggested)
    assert f"{picks} đơn vị được gợi ý" in page.locator(".k-lead").inner_text()
    assert f"{picks + 1} đơn vị được chọn" in page.inner_text("body")
    visit.picture("inspections-suggestion")
    first = page.locator("[class*=st-key-pick_]").first
    unticked = str(first.get_attribute("class")).split("st-key-pick_")[1].split()[0]
    first.locator("label").first.click()
    page.get_by_text(f"{picks} đơn vị được chọn").wait_for()
    before = len(rows(own, "inspections", "--year", "2023"))
    write(visit, "suggest_team", TEAM)
    visit.settle()
    write(visit, "suggest_by", "Trần Thị Bích")
    press(visit, f"Lên lịch {picks} cuộc", f"Đã lên lịch {picks} cuộc kiểm tra.")
    planned = rows(own, "inspections", "--year", "2023")
    assert len(planned) == before + picks
    new = {str(row["unit"]) for row in planned if row["state"] == "scheduled"}
    assert added in new
    assert unticked not in new

    view(visit, "Lịch")
    shown = page.locator(".k-visits tbody tr")
    assert shown.count() == before + picks
    chosen = next(str(row["visit"]) for row in planned if row["unit"] == added)
    page.locator(f"[data-visit={chosen}] td").nth(1).click()
    page.locator(f".st-key-visit_{chosen}_state").wait_for()
    choose(visit, f"visit_{chosen}_state", "Đã kiểm tra")
    write(visit, f"visit_{chosen}_by", "Trần Thị Bích")
    write(visit, f"visit_{chosen}_why", "Biên bản số 12")
    press(visit, "Lưu", f"Đã lưu {chosen}.")
    row = page.locator(f"[data-visit={chosen}]")
    assert "Đã kiểm tra" in row.inner_text()

    view(visit, "Kết luận")
    unfold(visit, "conclusion_record")
    choose(visit, "kl_visit", chosen)
    write(visit, "kl_finding", "Chưa công khai thủ tục mới")
    write(visit, "kl_recommendation", "Công khai đủ tại bộ phận một cửa")
    write(visit, "kl_responsible", "Chủ tịch UBND")
    write(visit, "kl_by", "Trần Thị Bích")
    write(visit, "kl_why", "Biên bản số 12")
    press(visit, "Lưu", "Đã ghi kết luận")
    (made,) = [each for each in rows(own, "conclusions") if each["visit"] == chosen]
    name = str(made["conclusion"])
    assert "Chưa công khai thủ tục mới" in page.locator(f"[data-conclusion={name}]").inner_text()
    visit.picture("inspections-conclusions")

    page.locator(f"[data-conclusion={name}] td").nth(2).click()
    page.locator(f".st-key-fu_{name}_by").wait_for()
    write(visit, f"fu_{name}_by", "Trần Thị Bích")
    write(visit, f"fu_{name}_why", "Đã kiểm chứng")
    page.get_by_role("button", name="Đóng kết luận").click()
    page.locator("[data-testid=stAlert]").wait_for()
    assert page.locator(f"[data-conclusion={name}]").count() == 1, "closed without proof"
    write(visit, f"fu_{name}_proof", "Báo cáo 45/BC-UBND ngày 10/11/2023")
    press(visit, "Đóng kết luận", f"Đã cập nhật {name}.")
    assert page.locator(f"[data-conclusion={name}]").count() == 0
    (closed,) = [each for each in rows(own, "conclusions") if each["conclusion"] == name]
    assert closed["proof"] == "Báo cáo 45/BC-UBND ngày 10/11/2023"
    assert closed["closed_on"]
    assert visit.outside == []
    assert visit.complaints == []


# ---------- what a unit must not see ----------

FORGED = [
    *(f"inspections?nam=2023&phan={name.replace(' ', '+')}" for name in VIEWS),
    f"inspections?nam=2023&phan=Phiếu+chuẩn+bị&chuan_bi={INSPECTED}",
    f"inspections?nam=2023&phan=Đề+xuất&chon={INSPECTED}",
    "inspections?nam=2023&phan=Lịch&cua=75",
    "watchlist?ky=Tháng+9/2024&pham_vi=Sở+Y+tế",
    "unit_profile?pham_vi=Sở+Y+tế&ky=Tháng+9/2024",
    "",
]


@pytest.mark.parametrize("address", FORGED)
def test_people_of_the_unit_find_no_trace_of_the_unannounced_visit(
    inspected: Visit, address: str
) -> None:
    inspected.open(address)
    for closed in inspected.page.locator("details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()
    inspected.settle()
    said = inspected.page.content()
    assert SECRET_TEAM not in said
    assert "20/11/2023" not in said
    assert SECRET not in said
    assert "đang gặp lỗi" not in said


def test_people_of_the_unit_see_the_visit_that_was_done_and_what_it_found(
    inspected: Visit,
) -> None:
    view(inspected, "Lịch")
    shown = inspected.page.locator(".k-visits tbody tr")
    assert shown.count() == 1
    assert "14/02/2023" in shown.inner_text()
    view(inspected, "Kết luận")
    assert "Hồ sơ quá hạn chưa xin lỗi" in inspected.page.locator(".k-conclusions").inner_text()
    assert inspected.page.get_by_role("button", name="Lưu").count() == 0


@pytest.mark.parametrize("name", ["Đề xuất", "Phiếu chuẩn bị"])
def test_what_is_the_teams_own_is_refused_in_plain_words(inspected: Visit, name: str) -> None:
    view(inspected, name)
    note = inspected.page.locator(".k-note").inner_text()
    assert note == "Phần này chỉ dành cho văn phòng và Đoàn kiểm tra."
    assert inspected.page.locator(".k-lead").is_visible()


def test_an_inspector_sees_the_unannounced_visit_and_that_it_is_kept_quiet(
    inspector: Visit,
) -> None:
    view(inspector, "Lịch")
    row = inspector.page.locator(".k-visits tr.secret")
    assert SECRET_TEAM in row.inner_text()
    assert "chưa báo cho đơn vị" in row.inner_text()


@pytest.mark.parametrize(
    "asked",
    [
        ("inspections",),
        ("inspections", "--unit", INSPECTED),
        ("quotas", "--year", "2023"),
        ("watchlist", "--month", "2024-09"),
        ("conclusions",),
    ],
    ids=" ".join,
)
def test_the_command_line_answers_a_unit_as_if_the_visit_were_not(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    inspector = kpi(*asked, database=own)
    before = copied(own, tmp_path / "before")
    monkeypatch.setenv("KPI_VIEWER", f"unit:{INSPECTED}")
    kept = kpi(*asked, database=before)
    monkeypatch.delenv("KPI_VIEWER")
    plan(before, "surprise", "2023-10-16", SECRET_TEAM)
    monkeypatch.setenv("KPI_VIEWER", f"unit:{INSPECTED}")
    found = kpi(*asked, database=before)
    assert (found.code, found.rows, found.told) == (kept.code, kept.rows, kept.told)
    assert SECRET_TEAM not in str(found.rows) + found.told
    if asked[0] == "inspections":
        assert SECRET_TEAM in str(inspector.rows)


@pytest.mark.parametrize(
    "asked",
    [
        ("visit", "--visit", SECRET, "--state", "done", *BY),
        ("finding", SECRET, *FOUND, *BY),
        ("suggest", "--year", "2023"),
    ],
    ids=["visit", "finding", "suggest"],
)
def test_a_unit_learns_nothing_by_asking_for_the_hidden_visit(
    own: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    monkeypatch.setenv("KPI_VIEWER", f"unit:{INSPECTED}")
    hidden = kpi(*asked, database=own)
    invented = [word.replace(SECRET, "KT-2023-9999") for word in asked]
    unknown = kpi(*invented, database=own)
    assert hidden.code == unknown.code != 0
    assert hidden.told.replace(SECRET, "KT-2023-9999") == unknown.told


@pytest.mark.parametrize(
    "forged",
    [
        "phan=khong",
        "nam=không",
        "nam=99999",
        "nam=2023&phan=Lịch&chon=khong-co,,<b>",
        "nam=2023&phan=Phiếu+chuẩn+bị&chuan_bi=<script>",
        "cua=khong&phan=Kết+luận&kl_visit=KT-1",
    ],
)
def test_a_forged_address_is_answered_with_the_page(inspector: Visit, forged: str) -> None:
    inspector.open(f"inspections?{forged}")
    said = inspector.page.inner_text("body")
    assert "đang gặp lỗi" not in said
    assert "Traceback" not in said
    inspector.page.get_by_text("Kết luận", exact=True).first.wait_for()


def test_a_sheet_asked_for_a_unit_that_is_no_more_says_so(inspector: Visit) -> None:
    view(inspector, "Phiếu chuẩn bị&chuan_bi=75-SGTVT")
    assert "một đơn vị không có" in inspector.page.locator(".k-note").inner_text()
    assert inspector.page.locator(".k-prof-name").is_visible()


# ---------- how it looks ----------


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_keeps_the_rules_of_wcag_aa_and_fits(inspector: Visit, name: str) -> None:
    """One load serves every window: only the width changes what is drawn."""
    view(inspector, name)
    inspector.page.locator(".k-lead, .k-prof-name").first.wait_for()
    for width, height, _ in (DESK, PHONE):
        inspector.page.set_viewport_size({"width": width, "height": height})
        inspector.wear("light")
        assert faults(inspector) == []
        assert inspector.fits()
        inspector.wear("dark")
        assert faults_of_colour(inspector) == []
        assert inspector.fits()
    assert inspector.outside == []
    assert inspector.complaints == []


@pytest.mark.parametrize(
    ("code", "name"),
    [(INSPECTED, "Sở Y tế"), ("75-SXD", "Sở Xây dựng"), ("26068", "Phường Biên Hòa")],
)
def test_the_preparation_sheet_is_printed_on_one_upright_page(
    inspector: Visit, code: str, name: str
) -> None:
    view(inspector, f"Phiếu chuẩn bị&chuan_bi={code}")
    assert inspector.page.locator(".k-prof-name").inner_text() == name
    inspector.prints_on_one_upright_page("preparation")
    inspector.page.emulate_media(media="print")
    for gone in (".st-key-inspections_top", ".st-key-paper_choice", "[data-testid=stSidebar]"):
        assert not inspector.page.locator(gone).is_visible()
