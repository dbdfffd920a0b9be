from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import THEMES, WINDOWS, Visit, serving
from tests.copies import copied
from tests.journey.command import figures, form, kpi

pytestmark = pytest.mark.browser

AN_PHUOC, LONG_THANH = "26383", "26368"
MONTH = "2024-09"
FIRST, CORRECTION, FAULTY = "ban-dau.xlsx", "dinh-chinh.xlsx", "co-loi.xlsx"
OVERVIEW = "?ky=Tháng+9/2024&pham_vi=Huyện+Long+Thành"
stores = pytest.mark.stores


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database for real figures with one month of one commune: 90 of 100 in time.

    Beside it the form it came from, a correction that brings An Phước to 98,9 %, and a form with
    four faults.
    """
    folder = tmp_path_factory.mktemp("upload")
    path = folder / "kho" / "kpi.duckdb"
    assert kpi("init", database=path).code == 0
    first, _ = form(folder, path, {AN_PHUOC: row(late=10)}, MONTH, FIRST)
    assert kpi("import", first, "--by", "Lan", database=path).code == 0
    form(folder, path, {AN_PHUOC: row(late=1)}, MONTH, CORRECTION)
    faulty = {
        AN_PHUOC: figures(late="1O", digitised=112),
        LONG_THANH: figures(online=-4, electronic="21,2%"),
    }
    form(folder, path, faulty, MONTH, FAULTY)
    return path


@pytest.fixture(scope="module")
def reading(kept: Path) -> Iterator[str]:
    """The server of those who store nothing."""
    with serving(kept) as base:
        yield base


@pytest.fixture
def database(kept: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    if not request.node.get_closest_marker("stores"):
        return kept
    return copied(kept, tmp_path / "kho")


@pytest.fixture
def server(kept: Path, database: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if database == kept:
        yield request.getfixturevalue("reading")
        return
    with serving(database) as base:
        yield base


def row(late: int | str, **given: int | str | None) -> dict[str, object]:
    return figures(early=0, on_time=90, late=late, **given)


@pytest.fixture
def files(kept: Path) -> list[Path]:
    """The correction and the form with faults."""
    return [kept.parents[1] / name for name in (CORRECTION, FAULTY)]


def drop(visit: Visit, *paths: Path) -> None:
    visit.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(paths)
    cards = visit.page.locator("[class*=st-key-file-]")
    for path in paths:
        cards.filter(has_text=path.name).locator(".k-tag").wait_for()
    visit.settle()


def card(visit: Visit, name: str) -> str:
    return visit.page.locator("[class*=st-key-file-]").filter(has_text=name).inner_text()


def save(visit: Visit) -> None:
    visit.page.get_by_role("button", name=re.compile("^Lưu")).click()
    visit.settle()


def becomes(visit: Visit, name: str, text: str) -> None:
    """Wait until a file's card says something."""
    found = visit.page.locator("[class*=st-key-file-]").filter(has_text=name)
    expect(found).to_contain_text(text, timeout=60_000)


def bar(visit: Visit, text: str) -> None:
    """Wait until the bar with the button says something."""
    expect(visit.page.locator(".st-key-save_bar")).to_contain_text(text, timeout=60_000)


def on_time(visit: Visit) -> str:
    visit.open(OVERVIEW)
    tile = visit.page.locator(".k-tile").filter(has_text="đúng hạn").first
    return tile.locator(".p").inner_text().replace("\n", "")


@pytest.mark.parametrize("visit", WINDOWS, indirect=True)
def test_a_good_and_a_faulty_file_are_told_apart(
    visit: Visit, files: list[Path], request: pytest.FixtureRequest
) -> None:
    visit.open("upload")
    drop(visit, *files)
    for theme in THEMES:
        visit.wear(theme)
        visit.picture(f"upload-{request.node.callspec.id}-{theme}")
    good, bad = card(visit, "dinh-chinh.xlsx"), card(visit, "co-loi.xlsx")
    assert "1\nthay đổi" in good
    assert re.search(r"Đúng hạn 90,0\s+98,9\s%", good)
    assert "Chưa đạt" in good and "Đạt" in good
    assert "4 lỗi, chưa lưu được" in bad
    assert all(found in bad for found in ("1O", "112", "21,2%", "-4"))
    assert visit.complaints == []


@stores
def test_a_correction_goes_in_shows_on_the_overview_and_is_taken_back(
    visit: Visit, files: list[Path]
) -> None:
    assert on_time(visit).startswith("90,0")
    visit.go_to("Nạp số liệu")
    drop(visit, *files)
    save(visit)
    becomes(visit, "dinh-chinh.xlsx", "Biên nhận 2409-0002")
    assert "4 lỗi, chưa lưu được" in card(visit, "co-loi.xlsx")
    history = visit.page.locator(".k-up-history tbody tr")
    expect(history.first).to_contain_text("Nguyễn Thị Hoa", timeout=60_000)
    visit.picture("upload-receipt")
    assert on_time(visit).startswith("98,9")

    visit.go_to("Nạp số liệu")
    history.first.get_by_text("Rút lại").click()
    drawer = visit.page.get_by_role("dialog")
    drawer.get_by_text("số trở về lần nạp 2409-0001").wait_for()
    visit.page.wait_for_timeout(500)
    visit.picture("upload-undo")
    expect(drawer).to_contain_text("trong đó 1 số có giá trị khác", timeout=60_000)
    drawer.get_by_placeholder("Lý do rút lại").fill("nạp nhầm tệp")
    drawer.get_by_role("button", name="Rút lại lần nạp này").click()
    visit.page.get_by_text("Đã rút lại lần nạp 2409-0002").wait_for()
    expect(history.first).to_contain_text("Đã rút", timeout=60_000)
    expect(history.first).to_contain_text("bởi Nguyễn Thị Hoa: nạp nhầm tệp")
    assert on_time(visit).startswith("90,0")
    assert visit.complaints == []


def test_a_receipt_is_copied_by_one_press(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open("upload")
    visit.page.locator(".k-up-history tbody button").first.click()
    drawer = visit.page.get_by_role("dialog")
    drawer.get_by_role("button", name="Sao chép biên nhận").click()
    drawer.get_by_role("button", name="Đã sao chép").wait_for()
    visit.picture("upload-receipt-copied")
    said = visit.page.evaluate("navigator.clipboard.readText()")
    assert said.startswith("Biên nhận 2409-0001 · ban-dau.xlsx")
    assert "sha256" in said


@stores
def test_pressing_twice_stores_once(visit: Visit, files: list[Path], database: Path) -> None:
    visit.open("upload")
    drop(visit, files[0])
    visit.page.get_by_role("button", name=re.compile("^Lưu")).dblclick()
    visit.page.get_by_text("Biên nhận 2409-0002").wait_for()
    visit.settle()
    assert len(kpi("uploads", database=database).rows) == 2


@stores
def test_what_somebody_else_stored_meanwhile_is_shown_first(
    visit: Visit, files: list[Path], database: Path, tmp_path: Path
) -> None:
    visit.open("upload")
    drop(visit, files[0])
    other, _ = form(tmp_path, database, {AN_PHUOC: row(late=5)}, MONTH, "khac.xlsx")
    assert kpi("import", other, "--by", "Lan", database=database).code == 0
    save(visit)
    bar(visit, "số đang lưu vừa thay đổi")
    assert re.search(r"Quá hạn\s+5\s+1", card(visit, "dinh-chinh.xlsx"))
    save(visit)
    becomes(visit, "dinh-chinh.xlsx", "Biên nhận 2409-0003")


def test_a_damaged_file_gets_one_sentence(visit: Visit, tmp_path: Path) -> None:
    damaged = tmp_path / "hong.xlsx"
    damaged.write_bytes(b"PK\x03\x04 hong")
    visit.open("upload")
    drop(visit, damaged)
    sentences = visit.page.locator("[class*=st-key-file-] .k-up-body p").all_inner_texts()
    assert len(sentences) == 1
    assert sentences[0].startswith("Tệp bị hỏng")
    assert visit.page.get_by_role("button", name=re.compile("^Lưu")).count() == 0


def test_a_file_above_ten_megabytes_is_refused_in_vietnamese(visit: Visit, tmp_path: Path) -> None:
    big = tmp_path / "qua-lon.xlsx"
    big.write_bytes(bytes(10_500_000))
    visit.open("upload")
    visit.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(big)
    visit.page.locator("[data-testid=stFileChip]").wait_for()
    said = visit.page.evaluate(
        """getComputedStyle(document.querySelector('[data-testid=stFileChipName]'), '::after')
        .content"""
    )
    assert "chưa nhận" in said
    assert "must be" not in visit.page.evaluate("document.body.innerText")


def test_the_same_file_again_is_said_to_stand(visit: Visit, kept: Path) -> None:
    visit.open("upload")
    drop(visit, kept.parents[1] / FIRST)
    shown = card(visit, FIRST)
    assert "Đã lưu trước đó, không thêm gì" in shown
    assert "biên nhận 2409-0001" in shown


def test_files_wait_while_another_page_is_open(visit: Visit, files: list[Path]) -> None:
    visit.open("upload")
    drop(visit, *files)
    visit.go_to("Bảng đèn")
    visit.go_to("Nạp số liệu")
    becomes(visit, "co-loi.xlsx", "4 lỗi")
    visit.page.locator("[class*=st-key-file-]").filter(has_text="co-loi.xlsx").get_by_role(
        "button", name="Bỏ"
    ).click()
    expect(visit.page.locator("[class*=st-key-file-]")).to_have_count(1, timeout=60_000)


def test_the_entry_form_and_the_original_can_be_fetched(visit: Visit, kept: Path) -> None:
    visit.open("upload")
    visit.page.locator(".st-key-template button").click()
    with visit.page.expect_download() as fetched:
        visit.page.get_by_role("button", name="Tải mẫu (.xlsx)").click()
    assert fetched.value.suggested_filename.startswith("Mau_nhap_")
    assert Path(fetched.value.path()).read_bytes().startswith(b"PK")
    visit.page.keyboard.press("Escape")
    visit.page.locator(".k-up-history button").first.click()
    with visit.page.expect_download() as fetched:
        visit.page.get_by_role("button", name="Tải tệp gốc").click()
    original = (kept.parents[1] / FIRST).read_bytes()
    assert Path(fetched.value.path()).read_bytes() == original
