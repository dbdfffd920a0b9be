"""Tells by what stands in them which columns name units, their districts, parts of their work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.containers.sheet import Sheet
from ingest.layouts.rows import is_figure
from ingest.layouts.table import Header
from ingest.text.words import Words
from ingest.unit_names.units import UnitNames

_LOOKED_AT = 300
"""Rows that show what a column holds; a province's communes under their districts fit."""
_MOST_OF = 0.5
"""Of a column's different texts, from where on it is a column of such names; a few are misspelt."""
_Texts = dict[int, list[str]]
"""By column, its different texts in rows with figures."""


def settled(
    sheet: Sheet,
    header: Header,
    counts: Sequence[int],
    names: UnitNames,
    words: Words,
    *,
    explained: bool,
) -> Header:
    """The headings with the use of each column left of the counts, as far as its texts tell it.

    Where a column of districts stands beside one of the units below them, those are the units.

    Args:
        sheet: The sheet.
        header: The headings.
        counts: The columns that something is taken from.
        names: What units are called.
        words: What headings are called.
        explained: Whether a person said which columns name units and districts.
    """
    own = (header.unit_name, header.district)
    others = [
        column
        for column in range(min(counts, default=0))
        if column not in (*own, header.ordinal, header.unit_code)
    ]
    texts = _texts(sheet, header, counts, [*others, *(each for each in own if each is not None)])
    if not any(texts.get(column) for column in others):
        return header
    units = [column for column in sorted(texts) if _names_units(texts[column], names)]
    units += [each for each in others if each not in units and _heads_communes(header, each, words)]
    unit, district = own
    if not explained:
        unit, district = _unit_and_district(header, units, texts, names)
    beside = (each for each in sorted(texts) if texts[each] and each not in (unit, district))
    return replace(header, unit_name=unit, district=district, beside=tuple(beside))


def _unit_and_district(
    header: Header, units: Sequence[int], texts: _Texts, names: UnitNames
) -> tuple[int | None, int | None]:
    districts = [each for each in units if _names_districts(texts[each], names)]
    lower = [each for each in units if each not in districts]
    if districts and lower:
        return lower[0], districts[0]
    if header.unit_name in units or not units:
        return header.unit_name, header.district
    return units[0], header.district if header.district != units[0] else None


def _texts(sheet: Sheet, header: Header, counts: Sequence[int], columns: Sequence[int]) -> _Texts:
    found: dict[int, dict[str, None]] = {column: {} for column in columns}
    for row in sheet.rows[header.bottom + 1 : header.bottom + 1 + _LOOKED_AT]:
        if not any(is_figure(row[column]) for column in counts):
            continue
        for column in columns:
            text = row[column]
            if isinstance(text, str) and any(map(str.isalpha, text)):
                found[column][text.strip()] = None
    return {column: list(texts) for column, texts in found.items()}


def _names_units(texts: Sequence[str], names: UnitNames) -> bool:
    return bool(texts) and sum(map(names.is_unit, texts)) > _MOST_OF * len(texts)


def _names_districts(texts: Sequence[str], names: UnitNames) -> bool:
    """Whether a column names districts, beside departments that have nothing below them."""
    found = sum(names.district(text) is not None for text in texts)
    return found > _MOST_OF * len(texts)


def _heads_communes(header: Header, column: int, words: Words) -> bool:
    path = header.keys[column]
    return bool(path) and words.commune.issuperset(path)
