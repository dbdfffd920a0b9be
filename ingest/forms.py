"""The known layouts, read from `data/reference/forms/*.toml`, and which of them a table has."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from ingest.names import heading_key, plain
from ingest.words import Words, read_words
from metrics.errors import ReferenceDataError
from metrics.problem import Severity

Path_ = tuple[str, ...]
_TITLE_BONUS = 0.5
_NUMBER_BONUS = 0.25
_LOOSENESS = 0.01
_FEWEST = 3
_WORDS = "words.toml"


class Blank(StrEnum):
    """What a blank cell, `-` or `_` means."""

    MISSING = "missing"
    ZERO_IF_PROVEN = "zero_if_proven"
    ZERO = "zero"
    """The system that prints the table leaves a zero empty."""


class Rows(StrEnum):
    """What a row of the table is."""

    UNITS = "units"
    FIELDS = "fields"
    """Each row is a field (lĩnh vực) or procedure of one unit, whose figures are their sums."""


class Carries(StrEnum):
    """What a table holds; only counts are stored."""

    COUNTS = "counts"
    PROCEDURES = "procedures"
    SCORES = "scores"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of counts: its key in this form and the heading paths it is recognised by."""

    key: str
    paths: tuple[Path_, ...]
    name: str
    """As people know it, for telling that it is missing."""
    most: Decimal | None = None
    """The largest score it may hold, where it holds scores."""


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
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By part: the columns that stand for it where the table splits it."""
    maybe: tuple[str, ...] = ()
    """Columns that some systems count into the total and others beside it."""

    def parts_in(self, keys: Collection[str]) -> list[str]:
        """The columns to add up in a table that has the columns `keys`."""
        return [
            key
            for part in self.parts
            for key in ((part,) if part in keys else self.instead.get(part, ()))
            if key in keys
        ]


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
    known: tuple[Path_, ...] = ()
    """Headings of columns that the layout has and nothing is taken from."""
    rows: Rows = Rows.UNITS
    by_title: bool = False
    """Whether only its title tells it from a layout with the same columns."""
    carries: Carries = Carries.COUNTS
    like: str | None = None
    """The layout with the same columns, one row a unit, that a table by field is told from."""


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
    title: float = 0
    """How surely the title names the form; 0 where it does not."""
    known: int = 0
    """How many further columns the layout has and nothing is taken from."""

    @property
    def score(self) -> float:
        """Higher is a better fit; of equal ones, the layout with fewer other columns."""
        found = len(self.columns) + len(self.unclear)
        absent = len(self.form.columns) - found
        return found + self.known - len(self.missing) + self.title - _LOOSENESS * absent

    @property
    def plausible(self) -> bool:
        """Whether the table is likely meant to be this form."""
        found = len(self.columns) + len(self.unclear)
        whole = found == len(self.form.columns) and self.title > 0
        enough = found + self.known >= _FEWEST or whole
        if self.form.by_title and not self.title:
            return False
        return enough and found > 0 and found >= len(self.missing)


class _Headed:
    """A column's heading path in the ways it is compared."""

    def __init__(self, texts: Path_) -> None:
        self.keys = tuple(map(heading_key, texts))
        self.whole = tuple(map(plain, texts))
        self.is_ratio = is_ratio(texts)


def is_ratio(texts: Path_) -> bool:
    """Whether a column is headed as a percentage, which is never a count."""
    return any("(%)" in text for text in texts) or (
        bool(texts) and ("%" in texts[-1] or heading_key(texts[-1]).startswith("ty le"))
    )


_Leaves = dict[str, list[tuple[str | None, Path_]]]


class Forms:
    """All known layouts over one set of words."""

    def __init__(self, words: Words, forms: Sequence[Form]) -> None:
        self.words = words
        self.forms = tuple(form for form in forms if form.like is None)
        self._by_field = {form.like: form for form in forms if form.like is not None}
        self._leaves = {form.code: _by_leaf(form, words) for form in self.forms}
        self.headings = words.headings | {
            level
            for form in self.forms
            for path in (*form.known, *(path for each in form.columns for path in each.paths))
            for level in path
        }
        """Every word that a heading of counts may be made of."""

    def best(self, texts: Sequence[Path_], title: str) -> Match | None:
        """The form that fits a table best; None where none is plausible.

        Args:
            texts: The heading path of each column, as written.
            title: The text above the table, plain.
        """
        headed = [_Headed(path) for path in texts]
        matches = [self._match(form, headed, title) for form in self.forms]
        likely = [match for match in matches if match.plausible]
        return max(likely, key=lambda match: match.score, default=None)

    def by_field(self, form: Form) -> Form | None:
        """The layout of the same columns whose rows are the fields of one unit."""
        return self._by_field.get(form.code)

    def _match(self, form: Form, headed: Sequence[_Headed], title: str) -> Match:
        claims: dict[str, list[int]] = {}
        known = 0
        for index, heading in enumerate(headed):
            name = None if heading.is_ratio else self._column(form, heading)
            if name is not None:
                claims.setdefault(name, []).append(index)
            else:
                known += self._is_left_alone(form, heading.keys)
        columns = {name: found[0] for name, found in claims.items() if len(found) == 1}
        unclear = {name: tuple(found) for name, found in claims.items() if len(found) > 1}
        return Match(
            form, columns, unclear, _missing(form, claims.keys()), _titled(form, title), known
        )

    def _column(self, form: Form, heading: _Headed) -> str | None:
        """The column a heading means; what stands in brackets counts where the form knows it."""
        for path in dict.fromkeys((heading.whole, heading.keys)):
            for name, pattern in self._leaves[form.code].get(path[-1], ()) if path else ():
                if name is not None and self.fits(path, pattern):
                    return name
        return None

    def _is_left_alone(self, form: Form, path: Path_) -> bool:
        """Whether the form has a column of that heading and takes nothing from it."""
        candidates = self._leaves[form.code].get(path[-1], ()) if path else ()
        return any(name is None and self.fits(path, pattern) for name, pattern in candidates)

    def fits(self, path: Path_, pattern: Path_) -> bool:
        """Whether a heading path, folded, is one that a form knows."""
        extra = len(path) - len(pattern)
        # A level above the known ones may be there, unless it means something of its own.
        if extra < 0 or any(level in self.headings for level in path[:extra]):
            return False
        return all(
            _is(self.words, level, wanted)
            for level, wanted in zip(path[extra:], pattern, strict=True)
        )


def read_forms(folder: Path) -> Forms:
    """Read every layout of a folder.

    Raises:
        ReferenceDataError: With what is wrong in every file, which is named.
    """
    words = read_words(folder / _WORDS)
    raw: dict[Path, dict[str, Any]] = {}
    faults: list[str] = []
    for path in sorted(path for path in folder.glob("*.toml") if path.name != _WORDS):
        try:
            raw[path] = tomllib.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            faults.append(f"{path.name}: {error}")
    by_code = {each.get("form"): each for each in raw.values()}
    forms: list[Form] = []
    for path, each in raw.items():
        try:
            forms.append(_form(by_code[each["like"]] | each if "like" in each else each))
        except KeyError as error:
            faults.append(f"{path.name}: {error} is missing")
        except (ValueError, TypeError, AttributeError, ArithmeticError) as error:
            faults.append(f"{path.name}: {error}")
    if faults:
        raise ReferenceDataError(tuple(faults))
    return Forms(words, forms)


def _form(raw: dict[str, Any]) -> Form:
    columns = tuple(
        FormColumn(
            each["key"],
            tuple(map(_pattern, each["paths"])),
            " › ".join(each["heading"]),
            Decimal(each["most"]) if "most" in each else None,
        )
        for each in raw["column"]
    )
    form = Form(
        raw["form"],
        raw["name"],
        tuple(raw.get("titles", ())),
        Blank(raw["blank"]),
        columns,
        tuple(_measure(each) for each in raw.get("measure", ())),
        tuple(map(_sum, raw.get("sum", ()))),
        tuple(_part(each) for each in raw.get("part", ())),
        tuple(
            Balance(tuple(each["left"]), tuple(each["right"])) for each in raw.get("balance", ())
        ),
        tuple(map(_pattern, raw.get("known", ()))),
        Rows(raw.get("rows", Rows.UNITS)),
        raw.get("by_title", False),
        Carries(raw.get("carries", Carries.COUNTS)),
        raw.get("like"),
    )
    _check_keys(form)
    return form


def _pattern(levels: Sequence[str]) -> Path_:
    # A remark in brackets that a form spells out is part of the heading.
    return tuple(level if level.startswith("@") else plain(level) for level in levels)


def _measure(raw: dict[str, Any]) -> FormMeasure:
    ways = tuple(tuple(way) for way in raw["from"])
    return FormMeasure(raw["code"], ways, raw.get("spared"), raw.get("required", True))


def _sum(raw: dict[str, Any]) -> Sum:
    instead = {part: tuple(keys) for part, keys in raw.get("instead", {}).items()}
    return Sum(raw["total"], tuple(raw["parts"]), instead, tuple(raw.get("maybe", ())))


def _part(raw: dict[str, Any]) -> Part:
    severity = Severity(raw.get("severity", Severity.ERROR))
    return Part(raw["part"], tuple(raw["whole"]), severity)


def _check_keys(form: Form) -> None:
    keys = {column.key for column in form.columns}
    used = {name for measure in form.measures for way in measure.ways for name in way}
    used |= {name for each in form.sums for name in (each.total, *each.parts, *each.maybe)}
    used |= {name for each in form.sums for keys in each.instead.values() for name in keys}
    used |= {name for each in form.parts for name in (each.part, *each.whole)}
    used |= {name for each in form.balances for name in (*each.left, *each.right)}
    if used - keys:
        raise ValueError(f"{form.code}: no column {', '.join(sorted(used - keys))}")


def _titled(form: Form, title: str) -> float:
    """A bonus for any of the form's titles, and more for the first, which is its number."""
    named = [plain(each) in title for each in form.titles]
    return _TITLE_BONUS * any(named) + _NUMBER_BONUS * (bool(named) and named[0])


def _missing(form: Form, found: Collection[str]) -> tuple[str, ...]:
    missing: dict[str, None] = {}
    for measure in form.measures:
        if measure.required and not any(all(name in found for name in way) for way in measure.ways):
            missing.update((name, None) for name in measure.ways[0] if name not in found)
    return tuple(missing)


def _is(words: Words, level: str, wanted: str) -> bool:
    return level in words.concepts[wanted[1:]] if wanted.startswith("@") else level == wanted


def _by_leaf(form: Form, words: Words) -> _Leaves:
    """By the last word of a heading, the patterns it may fit: columns', then those left alone."""
    patterns = [(column.key, pattern) for column in form.columns for pattern in column.paths]
    leaves: _Leaves = {}
    for key, pattern in [*patterns, *((None, pattern) for pattern in form.known)]:
        last = pattern[-1]
        for leaf in words.concepts[last[1:]] if last.startswith("@") else (last,):
            leaves.setdefault(leaf, []).append((key, pattern))
    return leaves
