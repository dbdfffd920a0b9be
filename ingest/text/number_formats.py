"""What a number format shows of a whole number, where that is not the number a cell holds."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<one>.)|[_*].|\[(?P<set>[^\]]*)\]|(?P<plain>.)', re.DOTALL
)
_DIGITS = re.compile(r"[\d.,]+")
_NUMBER = re.compile(r"\d+(?:\.\d*)?", re.ASCII)
_DIGIT_PLACES = "0#?"
_DATES = re.compile(r"[ymdhsYMDHS]")
_LONGEST = 200
"""Letters of a format; Excel allows 255, offices write a dozen."""


def may_mislead(code: str) -> bool:
    """Whether a format could show another number than a cell holds."""
    sections = _sections(code)
    return any(_misleads(*each) for each in sections)


def shown_instead(code: str, value: int) -> str | None:
    """What is seen in place of a whole number from 0; None where it is that number."""
    sections = _sections(code)
    if not sections:
        return None
    section = sections[2] if value == 0 and len(sections) > 2 else sections[0]
    if not _misleads(*section):
        return None
    before, places, after = section
    number, same = _written(places, value)
    if same and not any(letter.isdigit() for letter in before + after):
        return None
    return f"{before}{number}{after}".strip()


def as_shown(text: str, value: float) -> str | None:
    """A format that shows a number as a program wrote it; None where that is the number itself."""
    digits = "".join(_DIGITS.findall(text))
    plain = (digits.replace(".", "").replace(",", "."), digits.replace(",", ""))
    same = any(_NUMBER.fullmatch(each) and float(each) == abs(value) for each in plain)
    return None if same else f'"{text.replace(chr(34), "")}"'


_Section = tuple[str, str, str]
"""The text before the places of digits, these, and the text behind them."""


def _sections(code: str) -> list[_Section]:
    """The sections of a format; none where it shows no plain number."""
    if len(code) > _LONGEST or code == "General":
        return []
    found: list[list[str]] = [["", "", ""]]
    for match in _TOKEN.finditer(code):
        text, plain = match["quoted"] or match["one"] or "", match["plain"] or ""
        if match["set"] is not None:
            text = match["set"][1:].partition("-")[0] if match["set"].startswith("$") else ""
        if plain == ";":
            found.append(["", "", ""])
        elif (plain and plain in "%/@E") or _DATES.match(plain):
            return []
        elif plain and (plain in _DIGIT_PLACES or (plain in ".," and found[-1][1])):
            found[-1][1] += plain
        else:
            found[-1][2 if found[-1][1] else 0] += text + plain
    return [(before, places, after) for before, places, after in found]


def _misleads(before: str, places: str, after: str) -> bool:
    digits = any(letter.isdigit() for letter in before + after)
    return not places or digits or _thousands(places) > 0


def _thousands(places: str) -> int:
    """By how many thousands a number is divided before it is shown."""
    whole, point, part = places.partition(".")
    ends = [whole, part] if point else [whole]
    return sum(len(each) - len(each.rstrip(",")) for each in ends)


def _written(places: str, value: int) -> tuple[str, bool]:
    """The number as it is seen, and whether it is the value itself."""
    if not places:
        return "", False
    decimals = sum(letter in _DIGIT_PLACES for letter in places.partition(".")[2])
    exact = Decimal(value).scaleb(-3 * _thousands(places))
    seen = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{seen:,f}" if "," in places.strip(",") else f"{seen:f}"
    return text.translate(str.maketrans(",.", ".,")), seen == value
