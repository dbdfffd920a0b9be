"""A clerk explains an unknown table and unknown names once, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit, serving
from tests.ingest.strange import strange
from tests.ingest.workbooks import II06A_ROW, ii06a, saved
from tests.journey.command import kpi
from wording.intake import upload as upload_words
from wording.scores import explaining as words

pytestmark = pytest.mark.browser

SIZES = [
    pytest.param((1366, 768, "light"), id="desk-light"),
    pytest.param((390, 844, "dark"), id="phone-dark"),
]
WAIT = 60_000
OPEN_IN_TIME, OPEN_LATE = "Đang giải quyết, trong hạn", "Đang giải quyết, quá hạn"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "kho" / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    return path


@pytest.fixture
def server(database: Path) -> Iterator[str]:
    with serving(database) as base:
        yield base


def drop(visit: Visit, *paths: Path) -> None:
    visit.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(paths)
    for path in paths:
        card(visit, path.name).locator(".k-tag").wait_for()
    visit.settle()


def card(visit: Visit, name: str) -> Locator:
    head = visit.page.locator(".k-up-head .n", has_text=name)
    return visit.page.locator("[class*=st-key-file-]").filter(has=head)


def choose(visit: Visit, letter: str, meaning: str) -> None:
    field = visit.page.locator(f"[class*=st-key-means-][class*=-{letter}] input")
    field.click()
    field.fill(meaning)
    visit.page.get_by_role("option", name=meaning, exact=True).click()
    visit.settle()


def confirm(visit: Visit, button: str) -> None:
    visit.page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("visit", SIZES, indirect=True)
def test_an_unknown_table_is_explained_once_and_read_the_next_month(
    visit: Visit, tmp_path: Path, database: Path, request: pytest.FixtureRequest
) -> None:
    september, october = tmp_path / "T9.xlsx", tmp_path / "T10.xlsx"
    september.write_bytes(saved(strange()))
    october.write_bytes(saved(strange(month="Tháng 10 năm 2024")))
    visit.open("upload")
    drop(visit, september, october)
    expect(card(visit, "T10.xlsx")).to_contain_text("Cùng bố cục với tệp T9.xlsx")
    visit.picture("upload-columns-" + request.node.callspec.id)
    choose(visit, "E", "Tiếp nhận trong kỳ (biểu không tách kênh)")
    expect(card(visit, "T9.xlsx")).to_contain_text("Sẽ lưu 8 số liệu")
    confirm(visit, words.CONFIRM)
    for name in ("T9.xlsx", "T10.xlsx"):
        expect(card(visit, name)).to_contain_text(upload_words.CLEAN, timeout=WAIT)
        expect(card(visit, name)).to_contain_text("khớp cột riêng")
    visit.page.get_by_role("button", name="Lưu 2 tệp hợp lệ").click()
    batch = visit.page.locator(".st-key-file-batch")
    expect(batch).to_contain_text("2410-0001", timeout=WAIT)
    expect(visit.page.locator(".st-key-known_list")).to_contain_text(
        "đã xác nhận (1)", timeout=WAIT
    )
    uploads = kpi("uploads", database=database).rows
    assert [row["month"] for row in uploads] == ["2024-09", "2024-10"]
    assert {row["figures"] for row in uploads} == {16}
    assert visit.complaints == []


def test_a_contradiction_is_told_before_anything_is_confirmed(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "T9.xlsx"
    path.write_bytes(saved(strange()))
    visit.open("upload")
    drop(visit, path)
    choose(visit, "B", words.NOT_USED)
    expect(card(visit, "T9.xlsx")).to_contain_text("Chưa chọn cột tên hoặc mã đơn vị.")
    expect(visit.page.get_by_role("button", name=words.CONFIRM)).to_be_disabled()


@pytest.mark.parametrize("visit", SIZES, indirect=True)
def test_unknown_names_are_chosen_once_and_can_be_taken_back(
    visit: Visit, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "II06a.xlsx"
    rows = [
        (1, "Xã Cẩm Đướng", *II06A_ROW),
        (2, "Xã Thanh Sơn", *II06A_ROW),
        (3, "Một cửa số 3", *II06A_ROW),
        (4, "Xã Bình An", *II06A_ROW),
    ]
    path.write_bytes(saved(ii06a(rows)))
    visit.open("upload")
    drop(visit, path)
    found = card(visit, path.name)
    expect(found).to_contain_text("3 tên cần chọn")
    visit.picture("upload-names-" + request.node.callspec.id)
    found.get_by_role("radio", name="Xã Cẩm Đường").click()
    visit.settle()
    found.get_by_role("radio", name="Xã Thanh Sơn · Huyện Định Quán").click()
    visit.settle()
    found.get_by_role("radio", name=words.OTHER).last.click()
    visit.settle()
    field = found.locator("[class*=st-key-any-] input")
    field.click()
    field.fill("Xã An Phước")
    visit.page.get_by_role("option", name="Xã An Phước").first.click()
    visit.settle()
    confirm(visit, "Xác nhận 3 tên và đọc lại")
    expect(found).to_contain_text(upload_words.CLEAN, timeout=WAIT)
    expect(found).to_contain_text("4 đơn vị")
    visit.settle()
    known = visit.page.locator(".st-key-known_list")
    known.locator("summary").first.click()
    known.get_by_role("button", name=f"{words.OPEN} Một cửa số 3").click()
    drawer = visit.page.get_by_role("dialog")
    expect(drawer).to_contain_text("Nguyễn Thị Hoa")
    visit.page.wait_for_timeout(500)
    visit.picture("upload-known-" + request.node.callspec.id)
    drawer.get_by_role("button", name=words.TAKE_BACK_ASK).click()
    expect(found).to_contain_text("1 tên cần chọn", timeout=WAIT)
    assert visit.complaints == []


def test_a_mapping_corrected_on_the_card_is_what_is_stored(
    visit: Visit, tmp_path: Path, database: Path
) -> None:
    path = tmp_path / "T9.xlsx"
    path.write_bytes(saved(strange()))
    visit.open("upload")
    drop(visit, path)
    choose(visit, "E", "Tiếp nhận trong kỳ (biểu không tách kênh)")
    choose(visit, "J", OPEN_LATE)
    choose(visit, "K", OPEN_IN_TIME)
    confirm(visit, words.CONFIRM)
    found = card(visit, path.name)
    expect(found).to_contain_text(upload_words.CLEAN, timeout=WAIT)
    visit.settle()
    visit.page.get_by_role("button", name=words.CORRECT).click()
    visit.settle()
    choose(visit, "J", OPEN_IN_TIME)
    choose(visit, "K", OPEN_LATE)
    visit.page.get_by_role("button", name=words.CONFIRM).click()
    expect(visit.page.get_by_role("button", name=words.CORRECT)).to_be_visible(timeout=WAIT)
    visit.settle()
    visit.page.get_by_role("button", name="Lưu 1").click()
    expect(found).to_contain_text("Biên nhận 2409-0001", timeout=WAIT)
    rows = kpi(
        "trace",
        "--month",
        "2024-09",
        "--unit",
        "26383",
        "--indicator",
        "on_time_766",
        database=database,
    ).rows
    stored = {row["measure"]: row["value"] for row in rows}
    assert (stored["open_in_time"], stored["open_late"]) == (20, 12)
