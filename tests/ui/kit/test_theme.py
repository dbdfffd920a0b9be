import re
import tomllib
from itertools import product
from pathlib import Path

import pytest

from ui.kit import page_style, theme
from ui.kit.theme import SHAPES, TOKENS

ROOT = Path(__file__).parents[3]
INKS = ("ink", "ink2", "ink3", "accent")
TONES = ("met", "near", "missed", "none")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def sheet() -> str:
    return theme.sheet("Tỉnh Đồng Nai")


PAIRS = [
    *product(INKS, ("bg", "card", "wash", "side")),
    *((tone, ground) for tone in TONES for ground in ("bg", f"{tone}-s")),
    *product(("ink", "ink3"), (f"{tone}-s" for tone in TONES)),
    ("on", "accent"),
    ("accent", "soft"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_readable_on_its_ground(text: str, ground: str, theme: str) -> None:
    assert contrast(getattr(TOKENS[text], theme), getattr(TOKENS[ground], theme)) >= 4.5


def test_every_light_has_a_shape_of_its_own() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES) == 10


def test_the_style_sheet_fetches_nothing() -> None:
    assert "http" not in sheet().replace("http://www.w3.org/2000/svg", "")
    assert "@import" not in sheet()


@pytest.mark.parametrize("name", ["missed", "near", "met", "ink", "ctl"])
def test_what_a_chart_was_drawn_in_is_given_its_name_back(name: str) -> None:
    for value in (TOKENS[name].light, TOKENS[name].dark):
        red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
        rule = f'[style*="fill: rgb({red}, {green}, {blue})"]{{fill:var(--{name})!important}}'
        assert rule in sheet()


def test_the_style_sheet_says_its_words_and_the_name_of_the_scope() -> None:
    said = theme.sheet('Tỉnh "A" \\<b>')
    assert '--say-product:"Chỉ tiêu TTHC";' in said
    assert '--say-scope:"Tỉnh A\N{NO-BREAK SPACE}b>";' in said
    used = set(re.findall(r"var\(--([\w-]+)\)", said))
    given = set(re.findall(r"--([\w-]+):", said))
    assert used - given <= {"s", "o", "columns", "lights"}, "these come with the markup"


def test_the_style_sheet_is_large_enough_to_be_sent_once() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    least = config["global"]["minCachedMessageSize"]
    assert least < len(sheet())
    for page in (ROOT / "ui" / "styles" / "pages").glob("*.css"):
        assert least < len(page_style.sheet(page.stem)), page.name
