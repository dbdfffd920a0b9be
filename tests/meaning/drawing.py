"""Draws tables with a known outcome, has them read, and says what went wrong."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from openpyxl.utils import get_column_letter

from metrics.counts.month import Month
from metrics.counts.reading import Reading
from tests.ingest.workbooks import read
from tests.meaning.base_tables import LAYOUTS, MERGER, MONTHS, NOT_OF_DOSSIERS, Table, draw_table
from tests.meaning.package import packed
from tests.meaning.phrases import Phrase, Role, harmful, harmless
from tests.meaning.places import A_PART, Place, put

PERIODS = (
    "Kỳ báo cáo: Tháng {m} năm {y}", "Tháng {m} năm {y}", "Tháng {mm}/{y}",
    "Tháng báo cáo: {m}/{y}", "(Từ ngày 01/{mm}/{y} đến ngày {last}/{mm}/{y})", "THÁNG {m} NĂM {y}",
    "Số liệu tháng {m} năm {y}", "Kỳ báo cáo: từ ngày 01/{m}/{y} đến ngày {last}/{m}/{y}",
    "(Kỳ báo cáo: Tháng {mm}/{y})", "Kỳ báo cáo: {mm}/{y}",
    "(Từ ngày 15/{pmm}/{py} đến ngày 14/{mm}/{y})",
)  # fmt: skip
"""How a sound table says its month."""
SPELLINGS: tuple[Callable[[str], str], ...] = (
    str, str, str, str,
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\n", 1),
)  # fmt: skip
"""How the same words may be typed."""
ORDER = (Place.BESIDE, Place.OVER_ALL, Place.OVER_SOME)
"""What changes the columns comes before what is written into them, a row between comes last."""


class Outcome(StrEnum):
    RIGHT = "right"
    IN_VAIN = "asked in vain"
    """Or told of an estimate, or only some of the figures taken."""
    WRONG = "stored wrong"


@dataclass(frozen=True)
class Drawn:
    """One table by its number: the same number and seed are the same table."""

    seed: int
    number: int
    layout: str
    month: Month
    phrases: tuple[tuple[Phrase, Place], ...]
    period: str

    @property
    def sound(self) -> bool:
        return all(phrase.role is Role.HARMLESS for phrase, _ in self.phrases)

    def __str__(self) -> str:
        written = "; ".join(
            f"{place}: {phrase.said(self.month)!r} ({phrase.role})"
            for phrase, place in self.phrases
        )
        return f"#{self.seed}/{self.number} {self.layout}, {self.month}, {self.period!r}; {written}"

    def table(self) -> Table:
        rng = random.Random(f"{self.seed}/{self.number}")
        table = draw_table(LAYOUTS[self.layout], self.month, rng)
        table.write(4, 1, self.period)
        for phrase, place in sorted(self.phrases, key=lambda each: _turn(each[1])):
            table.role = phrase.role
            spelled = SPELLINGS[rng.randrange(len(SPELLINGS))](phrase.said(self.month))
            put(table, place, spelled, phrase.heading)
        return table


def _turn(place: Place) -> int:
    if place in ORDER:
        return ORDER.index(place)
    return 9 if place is Place.BETWEEN else 5


@cache
def _pairs(sound: bool) -> tuple[tuple[Role, Place], ...]:
    phrases = harmless() if sound else harmful()
    return tuple(sorted({(each.role, place) for each in phrases for place in each.places}))


@cache
def _wordings(role: Role, place: Place) -> tuple[Phrase, ...]:
    phrases = harmless() if role is Role.HARMLESS else harmful()
    return tuple(each for each in phrases if each.role is role and place in each.places)


def draw(number: int, seed: int = 1, *, sound: bool) -> Drawn:
    """One table: a harmful word at one place, or up to three harmless ones."""
    rng = random.Random(f"{seed}:{number}:{sound}")
    pairs = _pairs(sound)
    layout = sorted(LAYOUTS)[number % len(LAYOUTS)]
    month = rng.choice(MONTHS)
    start = number if sound else number // len(LAYOUTS) * 7 + number
    wanted = [pairs[(start + step) % len(pairs)] for step in range(len(pairs))]
    fitting = [
        (phrase, place)
        for role, place in wanted
        for phrase in rng.sample(_wordings(role, place), 1)
        if fits(phrase, place, layout) and fits_month(phrase, month)
    ]
    count = rng.choice((1, 1, 2, 3)) if sound else 1
    first = fitting[0]
    others = [each for each in rng.sample(fitting, len(fitting)) if _beside(first[1], each[1])]
    chosen = (first, *others[: count - 1]) if count > 1 else (first,)
    if len(chosen) == 3 and not _beside(chosen[1][1], chosen[2][1]):
        chosen = chosen[:2]
    period = Phrase(Role.HARMLESS, rng.choice(PERIODS), frozenset()).said(month)
    return Drawn(seed, number, layout, month, chosen, period)


def _beside(one: Place, other: Place) -> bool:
    headings = {Place.OVER_ALL, Place.OVER_SOME, Place.BESIDE, Place.IN_HEADING}
    return one is not other and not {one, other} <= headings


def fits(phrase: Phrase, place: Place, layout: str) -> bool:
    """Whether an office could write it there, and what it says is not what the layout is about."""
    by_field = "linh-vuc" in layout
    words = phrase.text.lower()
    if by_field and (phrase.role in (Role.FIELD, Role.UNITS) or "xã" in words):
        return False
    if by_field and phrase.role is Role.HARMLESS and place in (Place.BEHIND_NAME, Place.BESIDE):
        return False
    if layout in NOT_OF_DOSSIERS and any(word in words for word in ("hồ sơ", "tthc", "bcci")):
        return False
    if layout in NOT_OF_DOSSIERS and phrase.role in (Role.CHANNEL, Role.PART, Role.SCALE):
        return False
    if place is Place.OVER_SOME:
        return any(len(path) > 1 for path, _ in LAYOUTS[layout].columns)
    if place is Place.IN_HEADING:
        return _has_plain_columns(layout)
    return not (layout == "dat-dai" and "đất đai" in words)


def fits_month(phrase: Phrase, month: Month) -> bool:
    """Whether there are districts then, where it speaks of them."""
    gone = ("huyện", "thị trấn", "Huyện")
    return month < MERGER or not (
        phrase.role is Role.UNITS or any(word in phrase.text for word in gone)
    )


@cache
def _has_plain_columns(layout: str) -> bool:
    return bool(draw_table(LAYOUTS[layout], MONTHS[0], random.Random(0)).plain_columns())


def judge(drawn: Drawn, table: Table, reading: Reading) -> Outcome:
    """What came of a table, against what must come of it (contract §7)."""
    if reading.refused:
        return Outcome.IN_VAIN if drawn.sound else Outcome.RIGHT
    exact = _exact(reading, table)
    told = {str(problem.kind) for problem in reading.problems}
    if drawn.sound:
        if not exact and not _of_month(reading, table):
            return Outcome.WRONG
        if not _figures(reading).items() <= table.figures.items():
            return Outcome.WRONG
        return Outcome.RIGHT if exact and "estimate" not in told else Outcome.IN_VAIN
    (phrase, place), *_ = drawn.phrases
    if phrase.role is Role.ESTIMATE:
        right = exact and "estimate" in told
    elif phrase.role is Role.CUMULATIVE and place not in A_PART:
        right = all(each.since == Month(table.month.year, 1) for each in reading.tables)
    elif phrase.role is Role.SHARE and place in A_PART:
        right = _left_out(reading, table)
    else:
        right = False
    return Outcome.RIGHT if right else Outcome.WRONG


def _exact(reading: Reading, table: Table) -> bool:
    return _of_month(reading, table) and _figures(reading) == table.figures


def _of_month(reading: Reading, table: Table) -> bool:
    return [(each.month, each.since) for each in reading.tables] == [(table.month, None)]


def _figures(reading: Reading) -> dict[tuple[str, str], int | None]:
    return {
        (figure.unit, figure.measure): figure.value
        for each in reading.tables
        for figure in each.figures
    }


def _left_out(reading: Reading, table: Table) -> bool:
    """Whether what was read is right, and nothing of it stands in the columns spoken of."""
    letters = {get_column_letter(column) for column in table.covered}
    used = {
        cell.rstrip("0123456789")
        for each in reading.tables
        for figure in each.figures
        for cell in figure.cells
    }
    return (
        _of_month(reading, table)
        and not used & letters
        and _figures(reading).items() <= table.figures.items()
    )


@dataclass(frozen=True)
class Result:
    drawn: Drawn
    outcome: Outcome
    told: tuple[str, ...]
    """The problems' kinds and cells."""


def results(cases: Iterable[Drawn]) -> Iterator[Result]:
    """Have each table read in this process."""
    for drawn in cases:
        table = drawn.table()
        reading = read(packed(table.book))
        told = tuple(f"{problem.kind} {problem.cell or ''}".strip() for problem in reading.problems)
        yield Result(drawn, judge(drawn, table, reading), told)


def summary(found: Iterable[Result]) -> str:
    """The two figures, and where what went wrong stands: by layout and by place."""
    found = list(found)
    wrong = [each for each in found if each.outcome is Outcome.WRONG]
    vain = [each for each in found if each.outcome is Outcome.IN_VAIN]
    sound = sum(each.drawn.sound for each in found) or 1
    lines = [
        f"{len(found)} tables, {sound} of them sound",
        f"stored wrong: {len(wrong)}",
        f"sound tables asked about in vain: {len(vain)} ({100 * len(vain) / sound:.1f} %)",
    ]
    for what, some in (("stored wrong", wrong), ("asked in vain", vain)):
        by_place = Counter(str(place) for each in some for _, place in each.drawn.phrases)
        by_layout = Counter(each.drawn.layout for each in some)
        lines += [f"{what}, {name}: {count}" for name, count in by_place.most_common()]
        lines += [f"{what}, {name}: {count}" for name, count in by_layout.most_common()]
    return "\n".join(lines)
