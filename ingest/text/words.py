"""The words of `forms/words.toml`, ready to be compared."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.text.names import heading_key, key, plain


@dataclass(frozen=True)
class Words:
    """What recognises headings and the rows that are no unit."""

    ordinal: frozenset[str]
    unit_code: frozenset[str]
    unit_name: frozenset[str]
    district: frozenset[str]
    no_counts: frozenset[str]
    """Headings of columns whose whole numbers count nothing."""
    total_rows: frozenset[str]
    group_rows: frozenset[str]
    office_rows: frozenset[str]
    """Labels of group rows that an office of its own may have too."""
    junk_rows: frozenset[str]
    field_names: tuple[str, ...]
    """What a heading of names holds where the rows may be fields of one unit."""
    fields: frozenset[str]
    """Names of fields (lĩnh vực) of procedures, or how they begin."""
    reporting_unit: tuple[str, ...]
    """What stands before the unit whose own report a table is."""
    signature: tuple[str, ...]
    """Each with the space that ends its last word."""
    unit_prefixes: tuple[str, ...]
    """Longest first, so that a prefix does not hide a longer one."""
    concepts: dict[str, frozenset[str]]
    hints: dict[str, frozenset[str]]
    """Further words of the concepts, by which nothing is recognised but only guessed."""

    @cached_property
    def headings(self) -> frozenset[str]:
        """Every word that a heading of counts may be made of."""
        return frozenset(word for words in self.concepts.values() for word in words)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Headings that only the first columns of a table have."""
        return self.ordinal | self.unit_code | self.unit_name


def read_words(path: Path) -> Words:
    """Read the shared words; a fault in the file is a bug and raises."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))

    def headings(name: str) -> frozenset[str]:
        return frozenset(map(heading_key, raw[name]))

    def labels(name: str) -> frozenset[str]:
        return frozenset(map(plain, raw[name]))

    def concepts(name: str) -> dict[str, frozenset[str]]:
        return {
            concept: frozenset(map(heading_key, synonyms))
            for concept, synonyms in raw[name].items()
        }

    return Words(
        ordinal=headings("ordinal"),
        unit_code=headings("unit_code"),
        unit_name=headings("unit_name"),
        district=headings("district"),
        no_counts=headings("no_counts"),
        total_rows=labels("total_rows"),
        group_rows=labels("group_rows"),
        office_rows=labels("office_rows"),
        junk_rows=labels("junk_rows"),
        field_names=tuple(map(plain, raw["field_names"])),
        fields=labels("fields"),
        reporting_unit=tuple(map(plain, raw["reporting_unit"])),
        signature=tuple(plain(text) + " " for text in raw["signature"]),
        unit_prefixes=tuple(sorted(map(key, raw["unit_prefixes"]), key=len, reverse=True)),
        concepts=concepts("concepts"),
        hints=concepts("hints"),
    )
