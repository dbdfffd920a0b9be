"""The known layouts, read from `data/reference/forms/*.toml`, and which of them a table has."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from ingest.names import heading_key, plain
from ingest.words import Words, read_words
from metrics.problem import Severity

Path_ = tuple[str, ...]
_TITLE_BONUS = 0.5
_WORDS = "words.toml"


class Blank(StrEnum):
    """What a blank cell, `-` or `_` means."""

    MISSING = "missing"
    ZERO_IF_PROVEN = "zero_if_proven"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of counts: its key in this form and the heading paths it is recognised by."""

    key: str
    paths: tuple[Path_, ...]
    name: str
    """As people know it, for telling that it is missing."""


@dataclass(frozen=True, slots=True)
class FormMeasure:
    """How a measure is made of columns: the first of `ways` whose columns all exist is summed."""

    code: str
    ways: tuple[tuple[str, ...], ...]
    spared: str | None = None
    """A column that may be left blank where the others are filled."""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """A column that must equal the sum of others, as far as they exist."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A column that must not exceed the sum of others."""

    part: str
    whole: tuple[str, ...]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Balance:
    """Two sums of columns that should be equal."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One layout."""

    code: str
    name: str
    titles: tuple[str, ...]
    blank: Blank
    columns: tuple[FormColumn, ...]
    measures: tuple[FormMeasure, ...]
    sums: tuple[Sum, ...]
    parts: tuple[Part, ...]
    balances: tuple[Balance, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A form laid over a table's heading paths."""

    form: Form
    columns: dict[str, int]
    """Column index by key."""
    unclear: dict[str, tuple[int, ...]]
    """Keys that several columns claim."""
    missing: tuple[str, ...]
    """Keys a required measure needs and no column gives."""
    titled: bool = False

    @property
    def score(self) -> float:
        """Higher is a better fit."""
        found = len(self.columns) + len(self.unclear)
        return found - len(self.missing) + (_TITLE_BONUS if self.titled else 0)

    @property
    def plausible(self) -> bool:
        """Whether the table is likely meant to be this form."""
        found = len(self.columns) + len(self.unclear)
        return found >= 3 and found >= len(self.missing)


class Forms:
    """All known layouts over one set of words."""

    def __init__(self, words: Words, forms: Sequence[Form]) -> None:
        self.words = words
        self.forms = tuple(forms)
        self._leaves = {form.code: _by_leaf(form, words) for form in self.forms}
        self.headings = words.headings | {
            level
            for form in self.forms
            for column in form.columns
            for path in column.paths
            for level in path
        }
        """Every word that a heading of counts may be made of."""

    def best(self, paths: Sequence[Path_], title: str) -> Match | None:
        """The form that fits a table best; None where none is plausible.

        Args:
            paths: The heading path of each column, as keys.
            title: The text above the table, plain.
        """
        matches = [self._match(form, paths, title) for form in self.forms]
        likely = [match for match in matches if match.plausible]
        return max(likely, key=lambda match: match.score, default=None)

    def _match(self, form: Form, paths: Sequence[Path_], title: str) -> Match:
        claims: dict[str, list[int]] = {}
        for index, path in enumerate(paths):
            name = self._column(form, path)
            if name is not None:
                claims.setdefault(name, []).append(index)
        columns = {name: found[0] for name, found in claims.items() if len(found) == 1}
        unclear = {name: tuple(found) for name, found in claims.items() if len(found) > 1}
        titled = any(plain(each) in title for each in form.titles)
        return Match(form, columns, unclear, _missing(form, claims.keys()), titled)

    def _column(self, form: Form, path: Path_) -> str | None:
        if not path:
            return None
        for name, pattern in self._leaves[form.code].get(path[-1], ()):
            if self._fits(path, pattern):
                return name
        return None

    def _fits(self, path: Path_, pattern: Path_) -> bool:
        extra = len(path) - len(pattern)
        # A level above the known ones may be there, unless it means something of its own.
        if extra < 0 or any(level in self.headings for level in path[:extra]):
            return False
        return all(
            _is(self.words, level, wanted)
            for level, wanted in zip(path[extra:], pattern, strict=True)
        )


def read_forms(folder: Path) -> Forms:
    """Read every layout of a folder; a fault in a file is a bug and raises."""
    words = read_words(folder / _WORDS)
    files = sorted(path for path in folder.glob("*.toml") if path.name != _WORDS)
    return Forms(words, [_form(tomllib.loads(path.read_text(encoding="utf-8"))) for path in files])


def _form(raw: dict[str, Any]) -> Form:
    columns = tuple(
        FormColumn(each["key"], tuple(map(_pattern, each["paths"])), " › ".join(each["heading"]))
        for each in raw["column"]
    )
    form = Form(
        raw["form"],
        raw["name"],
        tuple(raw.get("titles", ())),
        Blank(raw["blank"]),
        columns,
        tuple(_measure(each) for each in raw["measure"]),
        tuple(Sum(each["total"], tuple(each["parts"])) for each in raw.get("sum", ())),
        tuple(_part(each) for each in raw.get("part", ())),
        tuple(
            Balance(tuple(each["left"]), tuple(each["right"])) for each in raw.get("balance", ())
        ),
    )
    _check_keys(form)
    return form


def _pattern(levels: Sequence[str]) -> Path_:
    return tuple(level if level.startswith("@") else heading_key(level) for level in levels)


def _measure(raw: dict[str, Any]) -> FormMeasure:
    ways = tuple(tuple(way) for way in raw["from"])
    return FormMeasure(raw["code"], ways, raw.get("spared"), raw.get("required", True))


def _part(raw: dict[str, Any]) -> Part:
    severity = Severity(raw.get("severity", Severity.ERROR))
    return Part(raw["part"], tuple(raw["whole"]), severity)


def _check_keys(form: Form) -> None:
    keys = {column.key for column in form.columns}
    used = {name for measure in form.measures for way in measure.ways for name in way}
    used |= {name for each in form.sums for name in (each.total, *each.parts)}
    used |= {name for each in form.parts for name in (each.part, *each.whole)}
    used |= {name for each in form.balances for name in (*each.left, *each.right)}
    if used - keys:
        raise ValueError(f"{form.code}: no column {', '.join(sorted(used - keys))}")


def _missing(form: Form, found: Collection[str]) -> tuple[str, ...]:
    missing: dict[str, None] = {}
    for measure in form.measures:
        if measure.required and not any(all(name in found for name in way) for way in measure.ways):
            missing.update((name, None) for name in measure.ways[0] if name not in found)
    return tuple(missing)


def _is(words: Words, level: str, wanted: str) -> bool:
    return level in words.concepts[wanted[1:]] if wanted.startswith("@") else level == wanted


def _by_leaf(form: Form, words: Words) -> dict[str, list[tuple[str, Path_]]]:
    leaves: dict[str, list[tuple[str, Path_]]] = {}
    for column in form.columns:
        for pattern in column.paths:
            last = pattern[-1]
            for leaf in words.concepts[last[1:]] if last.startswith("@") else (last,):
                leaves.setdefault(leaf, []).append((column.key, pattern))
    return leaves
