"""The texts above a table as one, in which what is understood can be struck out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from ingest.findings import shown
from ingest.text.names import unaccented

Place = tuple[int, int] | None
"""Row and column of a cell; None for the sheet's name."""

YEARS = range(1901, 2200)
"""Those that a title may speak of; any other is a slip of the pen."""

# Unicode's area for private use: no text of an office holds these letters, so a mark is sure to be
# ours.
_FIRST_MARK, _LAST_MARK = 0xE000, 0xF8FF
DAYS = f"{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}"
"""The marks of days, to stand in the brackets of a pattern."""
DAY = f"[{DAYS}]"
"""Stands in a title text for a day with its year."""
NO_DAY = f"[^\\d{DAYS}]"
"""Anything but a digit or a day."""

_LONGEST = 4000
"""Letters of one cell; patterns are run over them many times, and a title is some lines."""
_LEFT_OPEN = re.compile(r"[.…_]{3,}")
_OWN_MARKS = re.compile(DAY)
CELL, _ROW = "\x1f", "\n"
"""Stand before each cell."""
_DASHES = re.compile("[–—−~→]")
_NAMED = (
    ("mot", "gieng", "i"),
    ("hai", "ii"),
    ("ba", "iii"),
    ("tu", "bon", "iv"),
    ("nam", "v"),
    ("sau", "vi"),
    ("bay", "vii"),
    ("tam", "viii"),
    ("chin", "ix"),
    ("muoi", "x"),
    ("muoi mot", "xi"),
    ("muoi hai", "chap", "xii"),
)
"""What each month is called where it is not a number."""
_NUMBERS = {name: number for number, names in enumerate(_NAMED, start=1) for name in names}
_MONTH_IN_WORDS = re.compile(
    rf"\bthang\s+({'|'.join(_NUMBERS)})(?=\s+nam\s+\d{{4}}\b|\s*/\s*\d{{4}}\b)"
)
_HOUR = re.compile(
    r"(?=[\dt])(?:(?:(?<=\d)t)?(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|\b\d{1,2} *(?:h|gio)\b(?: *\d{2}\b(?! *[/.-]))?(?: *phut)?|\b\d{1,2}h\d{2}\b)"
)
_DAY_FIRST = re.compile(
    r"(?<!thang )(?<!thang: )(?<!\bt)(?<![\d/])(?<!\d-)"
    r"(\d{1,2}) *(?:(?P<between>[/.-]) *(\d{1,2})(?: *(?P=between) *|,?\s+nam\s+)(\d{4})"
    r"|(?<=ngay \d)[/.-](\d{1,2})[/.-](\d{4})|(?<=ngay \d\d)[/.-](\d{1,2})[/.-](\d{4})"
    r"|/(\d{1,2})/(\d\d))(?![\d/])"
)
_DAY_IN_WORDS = re.compile(
    r"(?:(?<=ngay )|(?<=ngay: )|(?<=ngay\x1f)|(?<=tu )|(?<=den )|(?<=toi )|(?<=het ))"
    r"(\d{1,2})\s*thang\s+(\d{1,2})(?: *[/.-] *|,?\s+nam\s+)(\d{4})(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<![\d/])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/])")
_OPEN_DAY = re.compile(
    r"\bngay[\s.…_]*(?:thang\s*[\d.…_]*\s*nam\b\s*(?:\d{4}\b)?|/ *\d{1,2} *[/.-] *\d{4}\b)"
)
_ACT = (
    r"(?:[\w.…]{0,20} */ *[\w./-]{0,20}[a-z]{2}[\w./-]{0,30}"
    r"|\b(?:thong tu|nghi dinh|nghi quyet|quyet dinh"
    r"|cong van|van ban|chi thi|to trinh|ke hoach|luat)\b)"
)
_DATED_ACT = re.compile(
    rf"{_ACT}[^{DAYS}\n\x1f]{{0,90}}?(?<!tu )\bngay\s*:?\s*{DAY}(?!\s*(?:-|den\b|toi\b))"
)
_DATED_NOTE = re.compile(
    r"\b(?:ngay (?:gio )?(?:in|lap|ky|xuat|ket xuat|duyet|ban hanh|tao|nhan|gui|cap nhat)"
    r"(?: bao cao| bieu| so lieu)?"
    r"|thoi (?:diem|gian) (?:in|lap|xuat|ket xuat|chot|lay)(?: so lieu)?"
    r"|(?:in|lap|xuat|duyet|cap nhat) (?:luc|vao|ngay)|duyet)"
    rf"\s*:?\s*(?:ngay\s*)?{DAY}(?!\s*(?:-|den\b|toi\b))"
)
_DRAWN = re.compile(
    r"\b(?:trich xuat|ket xuat|khai thac|trich|tai ve)\b"
    rf"(?:(?!\b(?:den|toi|tu ngay)\b)[^{DAYS}\n\x1f]){{0,90}}?"
    rf"\b(?:ngay|luc|vao)\s*:?\s*{DAY}(?!\s*(?:-|den\b|toi\b))"
)
"""When figures were taken out of a system, however far from the word."""
_IN_FORCE = re.compile(
    rf"\b(?:ap dung|hieu luc|thi hanh)\b[^{DAYS}\n\x1f]{{0,90}}?{DAY}(?!\s*(?:-|den\b|toi\b))"
)

_IN_FORCE_SINCE = re.compile(
    r"\b(?:ap dung|hieu luc|thi hanh)\b[^\n\x1f]{0,60}?\btu\b[^\d\n\x1f]{0,30}\bthang\s*\d{1,2}"
    r"(?:\s*[/.-]\s*|\s+nam\s+)\d{4}\b(?!\s*(?:-|den\b|toi\b))"
)
"""A rule that holds from a month on; without the word it is the table's month."""


class TitleText:
    """Texts joined into one, folded, each letter knowing its cell."""

    def __init__(self, cells: Iterable[tuple[Place, object]]) -> None:
        self.days: list[date] = []
        self._starts: list[int] = []
        self._cells: list[tuple[Place, object]] = []
        parts: list[str] = []
        length = 0
        for place, value in cells:
            end = _ROW if self._cells and _row(self._cells[-1]) != _row((place, value)) else CELL
            part = end + _folded(value if isinstance(value, str) else shown(value) or "")
            self._starts.append(length)
            self._cells.append((place, value))
            parts.append(part)
            length += len(part)
        self.text = "".join(parts)
        self._read_days()

    def place(self, match: re.Match[str]) -> Place:
        """The cell in which a match begins."""
        return self._cell(match)[0]

    def said(self, match: re.Match[str]) -> str:
        """The whole text of that cell, as it is written."""
        return shown(self._cell(match)[1]) or ""

    def day(self, mark: str) -> date:
        """The day that a mark stands for."""
        return self.days[ord(mark) - _FIRST_MARK]

    def strike(self, match: re.Match[str]) -> None:
        """Blank out a match, so that nothing else is read from it."""
        first, last = match.span()
        self.text = self.text[:first] + " " * (last - first) + self.text[last:]

    def _cell(self, match: re.Match[str]) -> tuple[Place, object]:
        # A match may begin with the blanks that end the cell before.
        begin = match.start() + len(match[0]) - len(match[0].lstrip())
        return self._cells[bisect_right(self._starts, begin) - 1]

    def _read_days(self) -> None:
        """Put a mark for each day, and leave out those that tell no period."""
        self.text = _HOUR.sub(_blank, self.text)
        for pattern in (_YEAR_FIRST, _DAY_FIRST, _DAY_IN_WORDS):
            self.text = pattern.sub(self._mark, self.text)
        for pattern in (_OPEN_DAY, _DATED_ACT, _DATED_NOTE, _DRAWN, _IN_FORCE, _IN_FORCE_SINCE):
            self.text = pattern.sub(_blank, self.text)

    def _mark(self, match: re.Match[str]) -> str:
        parts = [each for each in match.groups() if each and each.isdigit()]
        numbers = list(map(int, parts))
        year, month, day = numbers if match.re is _YEAR_FIRST else numbers[::-1]
        year += 2000 if year < 100 else 0
        if year not in YEARS or len(self.days) > _LAST_MARK - _FIRST_MARK:
            return match[0]
        try:
            self.days.append(date(year, month, day))
        except ValueError:
            return match[0]
        return chr(_FIRST_MARK + len(self.days) - 1) + " " * (len(match[0]) - 1)


def title_rows(rows: Sequence[Sequence[object]]) -> TitleText:
    """All that stands in the rows above a table."""
    return TitleText(
        ((index, column), value)
        for index, row in enumerate(rows)
        for column, value in enumerate(row)
        if value not in ("", None)
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _row(cell: tuple[Place, object]) -> int | None:
    return cell[0][0] if cell[0] else None


def _folded(text: str) -> str:
    plain = _OWN_MARKS.sub(" ", unaccented(text[:_LONGEST]))
    plain = _LEFT_OPEN.sub("…", _DASHES.sub("-", plain))
    return _MONTH_IN_WORDS.sub(lambda match: f"thang {_NUMBERS[match[1]]}", plain)
