"""The numbers that the words of an annex ask for, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.annex.words import AnnexWords
from ingest.text.names import plain
from metrics.plans.plan import TargetKind
from metrics.units.unit import Level

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|phần trăm)")
_MORE = re.compile(r"\b(?:tăng|cao hơn|nhiều hơn|vượt)\b[^;]*\bso với\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedGoal:
    """One number of one goal."""

    indicator: str | None
    """None: it is not known what is counted."""
    value: Decimal | None
    """Percent; None where it is relative to the year before."""
    kind: TargetKind
    levels: tuple[Level, ...]
    """Those that the words name; none: every level of the plan's scope."""
    quote: str
    certain: bool = True
    """Whether it is certain whom each of several numbers is for."""


def asked_goals(text: str, words: AnnexWords) -> list[AskedGoal]:
    """What a cell asks for; parts are set apart by `;`."""
    return [goal for part in text.split(";") for goal in _of(part.strip(" .,"), words)]


def _of(part: str, words: AnnexWords) -> Iterator[AskedGoal]:
    numbers = list(_PERCENT.finditer(part))
    said = words.plain(_PERCENT.sub(" ", part))
    indicator = words.indicator(said)
    if not numbers:
        if _MORE.search(part) and indicator is not None:
            levels = _named(plain(part), words)
            yield AskedGoal(indicator, None, TargetKind.MORE_THAN_LAST_YEAR, levels, part)
        return
    if len(numbers) == 1:
        yield _goal(numbers[0][1], indicator, _named(plain(part), words), part)
        return
    # Each number is for the levels named behind it, before the next one.
    between = [plain(each) for each in re.split(_PERCENT.pattern, part)[2::2]]
    levels_of = [_named(each, words) for each in between]
    told = [level for levels in levels_of for level in levels]
    certain = all(levels_of) and len(set(told)) == len(told)
    for number, levels in zip(numbers, levels_of, strict=True):
        yield _goal(number[1], indicator, levels, part, certain=certain)


def _goal(
    number: str,
    indicator: str | None,
    levels: Sequence[Level],
    quote: str,
    *,
    certain: bool = True,
) -> AskedGoal:
    value = Decimal(number.replace(",", "."))
    kind = TargetKind.AT_LEAST
    if indicator == "declared_information" or re.match(r"giảm\b", quote, re.IGNORECASE):
        kind = TargetKind.REDUCE_BY
    sound = certain and 0 < value <= 100
    return AskedGoal(indicator, value, kind, tuple(levels), quote, sound)


def _named(said: str, words: AnnexWords) -> tuple[Level, ...]:
    """The levels that words name, in their order; a longer name goes before one inside it."""
    found: list[Level] = []
    left = said
    for level, name in sorted(words.levels, key=lambda each: -len(each[1])):
        if re.search(rf"\b{name}\b", left):
            left = re.sub(rf"\b{name}\b", " ", left)
            found.append(level)
    order = list(Level)
    return tuple(sorted(dict.fromkeys(found), key=order.index))
