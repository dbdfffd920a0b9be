"""The words of `forms/words.toml`, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.text.names import heading_key, key, plain
from ingest.text.vocabulary import WHOLE, Vocabulary
from metrics.counts.fields import Fields, opened

_LANGUAGES = re.compile(r"[/\n()]|\s[-–]\s")
"""Signs between a heading and its translation."""


@dataclass(frozen=True)
class Words:
    """What recognises headings and the rows that are no unit."""

    ordinal: frozenset[str]
    unit_code: frozenset[str]
    unit_name: frozenset[str]
    pivot_names: frozenset[str]
    """Those headings of names that a pivot table has."""
    district: frozenset[str]
    commune: frozenset[str]
    no_counts: frozenset[str]
    """Headings of columns whose whole numbers count nothing."""
    total_rows: frozenset[str]
    group_rows: frozenset[str]
    office_rows: frozenset[str]
    """Labels of group rows that an office of its own may have too."""
    junk_rows: frozenset[str]
    beside_rows: tuple[str, ...]
    """How labels of shares, comparisons and parts begin, each with the space that ends it."""
    counted: frozenset[str]
    """What a count may be of, behind its number in a cell."""
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
    vocabulary: Vocabulary
    hints: dict[str, frozenset[str]]
    """Further words of the concepts, by which nothing is recognised but only guessed."""
    translations: frozenset[str]
    """What stands beside headings of the first columns and names of totals in a second language."""

    def label(self, text: str) -> str:
        """A heading of the first columns, or a name below it, as compared, without translation."""
        whole = heading_key(text)
        if whole in self.anchors:
            return whole
        if _LANGUAGES.search(text) is None:
            return whole
        parts = [part for part in map(plain, _LANGUAGES.split(text)) if part]
        return parts[0] if self.translations.issuperset(parts[1:]) and len(parts) > 1 else whole

    def heads_fields(self, path: Sequence[str]) -> bool:
        """Whether a heading says that what it heads may be fields of one unit."""
        heading = plain(" ".join(path))
        return any(word in heading for word in self.field_names)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Headings that only the first columns of a table have."""
        return self.ordinal | self.unit_code | self.unit_name


def read_words(path: Path, faults: list[str]) -> Words | None:
    """Read the shared words, adding to `faults` what is wrong; None where there is no reading."""
    document = opened(path, faults)
    if document is None:
        return None

    def labels(name: str) -> tuple[str, ...]:
        return tuple(map(plain, document.texts(name)))

    prefixes = map(key, document.texts("unit_prefixes"))
    vocabulary = _vocabulary(document)
    pivot_names = _headings(document, "pivot_names")
    words = Words(
        ordinal=_headings(document, "ordinal"),
        unit_code=_headings(document, "unit_code"),
        unit_name=_headings(document, "unit_name") | pivot_names,
        pivot_names=pivot_names,
        district=_headings(document, "district"),
        commune=_headings(document, "commune"),
        no_counts=_headings(document, "no_counts"),
        total_rows=frozenset(labels("total_rows")),
        group_rows=frozenset(labels("group_rows")),
        office_rows=frozenset(labels("office_rows")),
        junk_rows=frozenset(labels("junk_rows")),
        beside_rows=tuple(text + " " for text in labels("beside_rows")),
        counted=frozenset(labels("counted")),
        field_names=labels("field_names"),
        fields=frozenset(labels("fields")),
        reporting_unit=labels("reporting_unit"),
        signature=tuple(text + " " for text in labels("signature")),
        unit_prefixes=tuple(sorted(prefixes, key=len, reverse=True)),
        vocabulary=vocabulary,
        hints=_hints(document, vocabulary),
        translations=frozenset(labels("translations")),
    )
    document.finish()
    return words


def _headings(table: Fields, name: str) -> frozenset[str]:
    return frozenset(map(heading_key, table.texts(name)))


def _hints(document: Fields, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    table = document.table("hints")
    for concept in set(table.names) - vocabulary.names:
        table.note(f"unknown concept {concept!r}")
    return {concept: _headings(table, concept) for concept in table.names}


def _vocabulary(document: Fields) -> Vocabulary:
    """What headings of counts are read by.

    Every name that is used must be that of a concept.
    """
    told = document.table("concepts")
    concepts = {names: told.texts(names) for names in told.names}
    known = {name for names in concepts for name in names.split()} | {WHOLE}

    def codes(name: str) -> frozenset[str]:
        return frozenset(document.codes(name, known))

    classes, short = document.table("classes"), document.table("short")
    return Vocabulary(
        concepts=concepts,
        classes={name: frozenset(classes.codes(name, known)) for name in classes.names},
        fillers=document.texts("fillers"),
        joiners=frozenset(map(plain, document.texts("joiners"))),
        short={plain(each): words for words in short.names for each in short.texts(words)},
        modifiers=codes("modifiers"),
        weighty=codes("weighty"),
        bare=codes("bare"),
        captions=codes("captions"),
    )
