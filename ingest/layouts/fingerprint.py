"""Which layout a table has and whose it is, so that what a person said of it is found again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence

from ingest.containers.sheet import Sheet
from ingest.layouts.table import Header
from ingest.text.names import clean, plain
from ingest.text.words import Words
from metrics.counts.mapping import Heading

_DATED = re.compile(r"\b(?:ngay|thang|quy|nam)(?: (?:\d+|i{1,3}|iv))+\b")
_OF_TIME = frozenset({"ngay", "thang", "quy", "nam", "tu", "den", "het", "i", "ii", "iii", "iv"})
_OF_A_PLACE = re.compile(
    r"(?: (?:tai|cua|o|thuoc))?(?:^| )"
    r"(?:ubnd|uy ban nhan dan|xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh)(?! hoi\b)\b.*"
)
_MOTTO = ("cong hoa xa hoi", "doc lap tu do")
_NO_TITLE = ("don vi tinh", "don vi nhan bao cao", "noi nhan")
_FEWEST_WORDS = 2
"""Of one word nearly every report has one, so it would make strangers the same layout."""


def headed(header: Header) -> list[int]:
    """The columns that have a heading, from left to right."""
    return [index for index, path in enumerate(header.texts) if path]


def fingerprint(headings: Sequence[Heading]) -> str:
    """The same for the same headings, whatever the empty columns between them and their case."""
    keys = heading_keys(headings)
    return hashlib.sha256(json.dumps(keys).encode()).hexdigest()


def identity(sheet: Sheet, header: Header, words: Words) -> tuple[str, str, str]:
    """Fingerprint, source and title of a table."""
    headings = [header.texts[place] for place in headed(header)]
    return fingerprint(headings), *source_of(sheet, header, words)


def heading_keys(headings: Sequence[Heading]) -> list[Heading]:
    """Headings as they are compared: a remark in brackets and a percent sign do count.

    The one date that all headings speak of does not, since it changes with every month; where they
    speak of several, which is which matters.
    """
    folded = [tuple(map(_folded, path)) for path in headings]
    dates = {date for path in folded for level in path for date in _DATED.findall(level)}
    if len(dates) > 1:
        return folded
    return [tuple(_DATED.sub("#", level) for level in path) for path in folded]


def source_of(sheet: Sheet, header: Header, words: Words) -> tuple[str, str]:
    """The title a table is printed under, folded and as written; empty where it has none.

    It is the longest line above the table, up to where it names a place, without words of time: one
    system prints the same title for every commune and month.
    """
    best = ("", "")
    for line in _lines(sheet, header):
        folded = plain(line)
        if folded.startswith((*_MOTTO, *_NO_TITLE, *words.reporting_unit)):
            continue
        named = _OF_A_PLACE.sub("", folded).split()
        kept = [word for word in named if not (word.isdigit() or word in _OF_TIME)]
        if len(kept) >= _FEWEST_WORDS and len(" ".join(kept)) > len(best[0]):
            best = " ".join(kept), clean(line)
    return best


def _folded(text: str) -> str:
    return plain(text) + (" %" if "%" in text else "")


def _lines(sheet: Sheet, header: Header) -> Iterator[str]:
    for row in sheet.rows[: header.top]:
        for value in row:
            if isinstance(value, str):
                # What a remark leads is no title: `- Đơn vị báo cáo: …`.
                yield from (line.strip(" -–:") for line in value.splitlines())
