"""Reads the layouts of `data/reference/forms/*.toml` and tells everything wrong in them at once."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.layouts.form import (
    Balance,
    Blank,
    Carries,
    Form,
    FormColumn,
    FormMeasure,
    Part,
    Ratio,
    Rows,
    Sum,
)
from ingest.layouts.forms import Forms
from ingest.text.names import plain
from ingest.text.words import read_words
from metrics.counts.errors import ReferenceDataError
from metrics.counts.mapping import Heading
from metrics.counts.problem import Severity

_WORDS = "words.toml"


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
        tuple(map(_balance, raw.get("balance", ()))),
        tuple(map(_ratio, raw.get("ratio", ()))),
        tuple(map(_pattern, raw.get("known", ()))),
        Rows(raw.get("rows", Rows.UNITS)),
        raw.get("by_title", False),
        Carries(raw.get("carries", Carries.COUNTS)),
        raw.get("like"),
    )
    _check_keys(form)
    return form


def _pattern(levels: Sequence[str]) -> Heading:
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


def _balance(raw: dict[str, Any]) -> Balance:
    maybe = tuple(raw.get("maybe", ()))
    return Balance(tuple(raw["left"]), tuple(raw["right"]), maybe, raw.get("unless"))


def _ratio(raw: dict[str, Any]) -> Ratio:
    return Ratio(
        tuple(map(_pattern, raw["paths"])),
        tuple(map(tuple, raw["parts"])),
        tuple(map(tuple, raw["wholes"])),
    )


def _check_keys(form: Form) -> None:
    keys = {column.key for column in form.columns}
    used = {name for measure in form.measures for way in measure.ways for name in way}
    used |= {name for each in form.sums for name in (each.total, *each.parts, *each.maybe)}
    used |= {name for each in form.sums for keys in each.instead.values() for name in keys}
    used |= {name for each in form.parts for name in (each.part, *each.whole)}
    used |= {name for each in form.balances for name in (*each.left, *each.right, *each.maybe)}
    used |= {each.unless for each in form.balances if each.unless is not None}
    used |= {
        name for each in form.ratios for names in (*each.parts, *each.wholes) for name in names
    }
    if used - keys:
        raise ValueError(f"{form.code}: no column {', '.join(sorted(used - keys))}")
