import os
import re
from io import BytesIO

import pytest
from PIL import Image

from tests.browser.conftest import ROOT, THEMES, WINDOWS, Visit
from tests.browser.test_accessibility import faults, faults_of_colour

pytestmark = pytest.mark.browser

SCREENS = {
    "overview": "",
    "scorecard": "scorecard",
    "gaps": "gaps",
    "trend": "trend",
    "trend_of_one": "trend?pham_vi=Xã+Long+Thành",
    "unit_profile": "unit_profile",
    "unit_profile_of_one": "unit_profile?pham_vi=Xã+Long+Thành",
    "ranking": "ranking",
    "ranking_766": "ranking?xep=Theo+QĐ+766",
    "meeting": "meeting?buoc=3",
    "journal": "journal?tu_khi=Tất+cả",
    "upload": "upload",
    "plans": "plans",
    "reports": "reports",
    "units": "units",
    "quarters": "quarters?ky=Tháng+9/2024",
    "submissions": "submissions",
    "tasks": "tasks?ky=Tháng+9/2024",
    "people": "people",
    "watchlist": "watchlist",
    "inspections": "inspections",
    "inspections_schedule": "inspections?phan=Lịch",
    "indicator_guide": "indicator_guide",
    "settings": "settings",
    "admin": "admin",
    "account": "account",
}
GUIDE = {
    ("overview", "desk-light"): "tong-quan",
    ("overview", "desk-dark"): "tong-quan-toi",
    ("overview", "phone-light"): "tong-quan-dien-thoai",
    ("scorecard", "desk-light"): "bang-den",
    ("scorecard", "desk-dark"): "bang-den-toi",
    ("scorecard", "phone-light"): "bang-den-dien-thoai",
    ("gaps", "desk-light"): "khoang-cach",
    ("trend", "desk-light"): "xu-huong",
    ("unit_profile_of_one", "desk-light"): "ho-so-don-vi",
    ("ranking", "desk-light"): "xep-loai",
    ("upload", "desk-light"): "nap-so-lieu",
    ("people", "desk-light"): "nguoi-phu-trach",
    ("watchlist", "desk-light"): "can-kiem-tra",
    ("inspections", "desk-light"): "ke-hoach-kiem-tra",
    ("inspections_schedule", "desk-light"): "lich-kiem-tra",
    ("indicator_guide", "desk-light"): "chi-so",
    ("meeting", "desk-light"): "giao-ban",
    ("reports", "desk-light"): "bao-cao",
    ("plans", "desk-light"): "ke-hoach",
    ("units", "desk-light"): "don-vi",
    ("quarters", "desk-light"): "chi-tieu-theo-quy",
    ("submissions", "desk-light"): "tinh-hinh-bao-cao",
    ("tasks", "desk-light"): "nhiem-vu",
    ("journal", "desk-light"): "nhat-ky",
    ("settings", "desk-light"): "cai-dat",
    ("admin", "desk-light"): "du-lieu-va-sao-luu",
    ("account", "desk-light"): "tai-khoan",
}
"""The pictures of the user guide: which screen in which size. `KPI_PICTURES=1` takes them anew."""

ENGLISH = re.compile(
    r"\b(the|and|of|is|are|your|you|file|files|drag|drop|browse|limit|per|upload|choose|select|"
    r"search|results|error|running|close|open|clear|view|more|less|show|skip|main|content|"
    r"download|settings|loading|please|wait|options?|traceback|exception|none|null|nan)\b",
    re.IGNORECASE,
)


def keep_for_the_guide(visit: Visit, name: str) -> None:
    """The screen in 256 colours: a third of the size, and no colour moves by more than a shade."""
    seen = Image.open(BytesIO(visit.page.screenshot())).convert("RGB")
    few = seen.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


def english(visit: Visit) -> list[str]:
    """The English words a person sees; a drawing that a font makes of a word is none."""
    shown: str = visit.page.evaluate(
        """() => {
            const icons = [...document.querySelectorAll('[data-testid=stIconMaterial]')];
            icons.forEach((each) => { each.style.display = 'none'; });
            return document.body.innerText;
        }"""
    )
    return ENGLISH.findall(shown)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("visit", WINDOWS, indirect=True)
def test_a_screen_is_vietnamese_quiet_reachable_by_all_and_asks_nobody_outside(
    visit: Visit, screen: str, request: pytest.FixtureRequest
) -> None:
    visit.open(SCREENS[screen])
    window = request.node.callspec.id.removesuffix(f"-{screen}")
    for theme in THEMES:
        visit.wear(theme)
        size = f"{window}-{theme}"
        visit.picture(f"{screen}-{size}")
        if os.environ.get("KPI_PICTURES") and (screen, size) in GUIDE:
            keep_for_the_guide(visit, GUIDE[screen, size])
        assert visit.fits()
    # Colours are those of the large window, and looking at each of a thousand is slow.
    if window == "desk":
        assert faults_of_colour(visit) == []
        visit.wear(THEMES[0])
    assert faults(visit, colours=window == "desk") == []
    assert english(visit) == []
    assert visit.page.evaluate("document.documentElement.lang") == "vi"
    assert visit.page.locator("[data-testid=stException], .stAlert").count() == 0
    if window == "desk":
        visit.fits_at_every_width()
    assert visit.outside == []
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [pytest.param((390, 844, "dark"), id="dark")], indirect=True)
@pytest.mark.parametrize("screen", ["overview", "gaps"])
def test_a_screen_opens_in_the_dark(visit: Visit, screen: str) -> None:
    visit.open(SCREENS[screen])
    assert faults(visit) == []
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    assert visit.page.evaluate(f"Math.max(...{ground}.match(/\\d+/g).map(Number))") < 64
    assert visit.complaints == []


def test_the_overview_fits_an_office_screen(visit: Visit) -> None:
    visit.open()
    bottom = visit.page.evaluate(
        "document.querySelector('.st-key-below').getBoundingClientRect().bottom"
    )
    assert bottom <= 768
    assert visit.page.evaluate(
        "(m => m.scrollHeight <= m.clientHeight)(document.querySelector('[data-testid=stMain]'))"
    )


def test_the_first_screen_loads_no_chart_library(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open()
    assert not [url for url in asked if "lotly" in url]


def test_the_font_comes_from_this_server_and_its_digits_are_of_one_width(visit: Visit) -> None:
    visit.open()
    widths = visit.page.evaluate(
        """() => {
            const pen = document.createElement('canvas').getContext('2d');
            pen.font = "400 20px 'Be Vietnam Pro'";
            return ['1111', '0000', '4444', '7777'].map((text) => pen.measureText(text).width);
        }"""
    )
    assert visit.page.evaluate("document.fonts.check(\"16px 'Be Vietnam Pro'\", 'Đạt 1')")
    assert len(set(widths)) == 1


def test_blocks_follow_the_theme_of_the_reader(visit: Visit) -> None:
    visit.open("scorecard")
    visit.page.locator(".k-mx th[scope=row]").first.wait_for()
    ink = "getComputedStyle(document.querySelector('.k-mx th[scope=row]')).color"
    assert visit.page.evaluate(ink) == "rgb(20, 32, 43)"
    visit.wear("dark")
    visit.until(lambda: bool(visit.page.evaluate(ink) == "rgb(232, 237, 242)"))


def test_an_unknown_address_is_answered_in_vietnamese(visit: Visit) -> None:
    answer = visit.page.goto(f"{visit.base}/khong-co-trang-nay")
    assert answer is not None
    assert answer.status == 404
    assert "Không có trang này" in visit.page.inner_text("body")
