"""Lays what a person said of a layout over a table, as if it were a known form."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.fingerprint import headed
from ingest.layouts.form import (
    Balance,
    Blank,
    Form,
    FormColumn,
    FormMeasure,
    Match,
    PartRule,
    Rows,
    Sum,
)
from ingest.layouts.table import Header
from metrics.counts.mapping import LABELS, ColumnRole, Mapping, proven, splits_channels, stored
from metrics.counts.problem import Severity

_PARTS = (
    ("digitised", ("received",), Severity.ERROR),
    ("received_online", ("received_total",), Severity.ERROR),
    ("resolved_early", ("in_time",), Severity.ERROR),
    ("electronic_results", ("in_time", "resolved_late"), Severity.ERROR),
    ("surveyed_satisfied", ("surveyed",), Severity.ERROR),
    ("feedback_on_time", ("feedback_due",), Severity.ERROR),
    ("feedback_satisfied", ("feedback_rated",), Severity.ERROR),
    ("apologies", ("resolved_late",), Severity.WARNING),
    ("results_digitised", ("in_time", "resolved_late"), Severity.WARNING),
)
"""What never exceeds the sum of what, as far as the table has all of it (contract §4)."""
_ADDED_UP = {
    "received_total": ("received",),
    ColumnRole.HANDLED.value: ("received", "carried_in"),
    ColumnRole.RESOLVED.value: ("in_time", "resolved_late"),
    ColumnRole.OPEN.value: ("open_in_time", "open_late"),
}
_BALANCE = ("received", "carried_in"), ("in_time", "resolved_late", "open_in_time", "open_late")

Keys = tuple[str, ...]


def laid_over(mapping: Mapping, header: Header) -> tuple[Header, Match]:
    """The headings with the columns a person named, and the match of the layout that makes."""
    places = dict(zip(headed(header), mapping.meanings, strict=True))
    labels = {meaning: index for index, meaning in places.items() if meaning in LABELS}
    columns: dict[str, int] = {}
    keys: dict[str, Keys] = {}
    for index, meaning in places.items():
        if meaning is not None and meaning not in LABELS:
            own = keys.get(meaning, ())
            key = f"{meaning}-{len(own) + 1}" if own else meaning
            keys[meaning] = (*own, key)
            columns[key] = index
    named = replace(
        header,
        ordinal=labels.get(ColumnRole.ROW_NUMBER),
        unit_name=labels.get(ColumnRole.UNIT_NAME),
        unit_code=labels.get(ColumnRole.UNIT_CODE),
        district=labels.get(ColumnRole.DISTRICT),
    )
    return named, Match(_form(mapping, header, columns, keys), columns, {}, ())


def _form(
    mapping: Mapping, header: Header, columns: Dictionary[str, int], keys: Dictionary[str, Keys]
) -> Form:
    made = _made(mapping, keys)
    return Form(
        code=mapping.code,
        name=mapping.title,
        titles=(),
        blank=Blank.ZERO_IF_PROVEN,
        columns=tuple(
            FormColumn(key, (), " › ".join(header.texts[index])) for key, index in columns.items()
        ),
        measures=tuple(_measures(mapping, keys, made)),
        sums=tuple(_sums(mapping, keys, made)),
        parts=tuple(_parts(keys, made)),
        balances=tuple(_balances(made)),
        rows=Rows.FIELDS if mapping.by_field else Rows.UNITS,
    )


def _made(mapping: Mapping, keys: Dictionary[str, Keys]) -> dict[str, Keys]:
    """The columns that sums are made of, by measure; `received` and `in_time` come both ways."""
    made = dict(keys)
    if ColumnRole.ON_TIME in keys:
        made["in_time"] = keys.get("resolved_early", ()) + keys[ColumnRole.ON_TIME]
    elif "resolved_in_time" in keys:
        made["in_time"] = keys["resolved_in_time"]
    if splits_channels(mapping):
        made["received"] = keys["received_online"] + keys["received_offline"]
    elif "received_total" in keys:
        made["received"] = keys["received_total"]
    return made


def _measures(
    mapping: Mapping, keys: Dictionary[str, Keys], made: Dictionary[str, Keys]
) -> list[FormMeasure]:
    ways = dict(keys)
    if ColumnRole.ON_TIME in keys:
        ways["resolved_in_time"] = made["in_time"]
    return [FormMeasure(code, (ways[code],)) for code in stored(mapping)]


def _joined(made: Dictionary[str, Keys], names: Sequence[str]) -> Keys | None:
    """The columns of several measures; None where the table lacks one."""
    if any(name not in made for name in names):
        return None
    return tuple(key for name in names for key in made[name])


def _sums(mapping: Mapping, keys: Dictionary[str, Keys], made: Dictionary[str, Keys]) -> list[Sum]:
    # A total that is itself a sum of columns has no one cell to blame.
    return [
        Sum(keys[total][0], parts)
        for total in proven(mapping)
        if (parts := _joined(made, _ADDED_UP[total])) is not None and len(keys[total]) == 1
    ]


def _parts(keys: Dictionary[str, Keys], made: Dictionary[str, Keys]) -> list[PartRule]:
    found = []
    for name, wholes, severity in _PARTS:
        whole = _joined(made, wholes)
        # A part that is itself a sum of columns has no one cell to blame.
        if whole is None or len(keys.get(name, ())) != 1 or keys[name][0] in whole:
            continue
        found.append(PartRule(keys[name][0], whole, severity))
    return found


def _balances(made: Dictionary[str, Keys]) -> list[Balance]:
    left, right = (_joined(made, side) for side in _BALANCE)
    return [Balance(left, right)] if left and right else []
