"""Headings are recognised by what they say: every form in every wording of `wordings.txt`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ingest.text.names import plain
from metrics.counts.reading import Reading
from tests.ingest.layout_tables import (
    BY_FIELD,
    BY_UNIT,
    CARRIED,
    EARLY,
    HANDLED,
    IN_TIME,
    LATE,
    OFFLINE,
    ON_TIME,
    ONLINE,
    OPEN,
    OPEN_IN_TIME,
    OPEN_LATE,
    PARTS,
    RATE,
    RECEIVED,
    RESOLVED,
    ROWS,
    ZERO,
    Column,
    Layout,
    Number,
    expected,
    sum_of,
    table,
)
from tests.ingest.workbooks import LIBRARY, counts, first, read, saved

Wording = Mapping[str, tuple[str, ...]]
CODES = ("740", "26383", "26386", "26389")
SHARE = "Tỷ lệ (%)"

CHANNELS = {"online": ONLINE, "offline": OFFLINE}
SPLIT = {"online": ONLINE, "direct": sum_of("direct"), "postal": sum_of("postal")}
RESOLVED_EARLY = {"resolved": RESOLVED, "early": EARLY, "on_time": ON_TIME, "late": LATE}
RESOLVED_IN_TIME = {"resolved": RESOLVED, "in_time": IN_TIME, "late": LATE}
STILL_OPEN = {"open": OPEN, "open_in_time": OPEN_IN_TIME, "open_late": OPEN_LATE}
IN_AND_OUT = {"handled": HANDLED, **CHANNELS, "carried_in": CARRIED} | RESOLVED_EARLY | STILL_OPEN
SUMMARY = {
    "handled": HANDLED, "carried_in": CARRIED, "received_total": RECEIVED,
    "online": ONLINE, "postal": sum_of("postal"), **RESOLVED_EARLY, **STILL_OPEN,
}  # fmt: skip

COLUMNS: Mapping[str, Mapping[str, Number]] = {
    "II.06a": IN_AND_OUT,
    "06-cac-cap": IN_AND_OUT,
    "II.06a-linh-vuc": IN_AND_OUT,
    "tien-do-15": {
        "handled": HANDLED, "carried_in": CARRIED, "received_total": RECEIVED,
        **SPLIT, **RESOLVED_EARLY, **STILL_OPEN,
    },
    "tien-do-31": {
        "handled": HANDLED, **SPLIT, "carried_in": CARRIED,
        "resolved": RESOLVED, "on_time": IN_TIME, "late": LATE,
        **STILL_OPEN, "everything": sum_of(*PARTS[6:]),
    },
    "tong-hop-don-vi": SUMMARY,
    "tong-hop-linh-vuc": SUMMARY,
    "hn-don-vi": {
        "handled": HANDLED, **SPLIT, "carried_in": CARRIED, **RESOLVED_IN_TIME, **STILL_OPEN,
    },
    "hn-theo-tuan": {
        "handled": HANDLED, "online_full": sum_of("full"),
        "online_partial": sum_of("partial", "other"),
        "postal": sum_of("postal"), "direct": sum_of("direct"), "carried_in": CARRIED,
        **RESOLVED_EARLY, **STILL_OPEN,
    },
    "hn-theo-ky": {
        "handled": HANDLED, "direct": sum_of("direct"), "online_full": sum_of("full"),
        "online_partial": sum_of("partial"), "online_other": sum_of("other"), "elsewhere": ZERO,
        "carried_in": CARRIED, "postal": sum_of("postal"), "resolved": RESOLVED,
        "in_time": IN_TIME, "late_apologised": sum_of("late_sorry"),
        "late_unapologised": sum_of("late_not_sorry"), "open": OPEN, "open_in_time": OPEN_IN_TIME,
        "open_late_apologised": sum_of("open_late_sorry"),
        "open_late_unapologised": sum_of("open_late_not_sorry"),
    },
    "opencps": {
        "carried_in": CARRIED, "received_total": RECEIVED, **RESOLVED_EARLY, **STILL_OPEN,
        "all_late": sum_of(*PARTS[8:10], *PARTS[12:]), "returned": LATE, "withdrawn": LATE,
    },
    "tam-viet": {
        "received_total": RECEIVED, **RESOLVED_EARLY, "rejected": ZERO, "withdrawn_resolved": ZERO,
        "open": OPEN, "open_in_time": sum_of("not_due"), "open_late": OPEN_LATE,
        "supplement": sum_of("supplement"),
    },
    "dat-dai": {
        "carried_in": CARRIED, "direct": OFFLINE, "online": ONLINE, "handled": HANDLED,
        **RESOLVED_IN_TIME, **STILL_OPEN,
    },
    "so-hoa": {
        "received_total": RECEIVED, "not_digitised": OFFLINE, "digitised": ONLINE,
        "reused": sum_of("full"), "resolved": RESOLVED, "results_not_digitised": LATE,
        "results_digitised": IN_TIME,
    },
    "ket-qua-dien-tu": {
        "resolved": RESOLVED, "electronic_results": IN_TIME, "electronic_share": RATE,
    },
    "hai-long": {
        "surveyed": RESOLVED, "dissatisfied": LATE, "satisfied": EARLY, "very_satisfied": ON_TIME,
    },
    "pakn": {
        "feedback_due": RESOLVED, "feedback_on_time": IN_TIME, "feedback_rated": IN_TIME,
        "feedback_satisfied": EARLY,
    },
    "entry": {
        **CHANNELS, "carried_in": CARRIED, "early": EARLY, "on_time": ON_TIME, "late": LATE,
        "open_in_time": OPEN_IN_TIME, "open_late": OPEN_LATE, "digitised": ONLINE,
        "electronic_results": EARLY, "surveyed": RESOLVED, "surveyed_satisfied": EARLY,
        "feedback_due": RESOLVED, "feedback_on_time": IN_TIME, "feedback_rated": IN_TIME,
        "feedback_satisfied": EARLY, "apologies": sum_of("late_sorry"),
        "certified_copies": sum_of("carried", "early"),
    },
    "diem-766": dict.fromkeys(("TDGQ", "MDHL", "MDSH", "TTTT", "CLGQ", "CKMB", "TONG"), ZERO),
    "thanh-toan": {"fee_due": RESOLVED, "fee_online": EARLY, "fee_cases": LATE},
    "II.07b": dict.fromkeys(
        ("procedures", "procedures_province", "procedures_district", "procedures_commune"), LATE
    ),
}  # fmt: skip
"""By form the columns its tables print, by their key in `wordings.txt`."""

UNCOUNTED = {"diem-766": "Điểm đánh giá theo QĐ 766", "thanh-toan": "Thanh toán trực tuyến"} | {
    "II.07b": "Tổng hợp số lượng thủ tục hành chính"
}
"""Forms that hold no counts of ours, by their title."""
ENTRY_FIGURES: Mapping[str, Number] = {
    "received_online": ONLINE, "received_offline": OFFLINE, "carried_in": CARRIED,
    "resolved_early": EARLY, "resolved_in_time": IN_TIME, "resolved_late": LATE,
    "open_in_time": OPEN_IN_TIME, "open_late": OPEN_LATE, "digitised": ONLINE,
    "electronic_results": EARLY, "surveyed": RESOLVED, "surveyed_satisfied": EARLY,
    "feedback_due": RESOLVED, "feedback_on_time": IN_TIME, "feedback_rated": IN_TIME,
    "feedback_satisfied": EARLY, "apologies": sum_of("late_sorry"),
    "certified_copies": sum_of("carried", "early"),
}  # fmt: skip


def wordings() -> dict[str, Wording]:
    """By way of wording, the heading path of each key."""
    found: dict[str, Wording] = {}
    section: dict[str, tuple[str, ...]] = {}
    text = Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            section = found[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            key, _, path = line.partition(" = ")
            section[key] = tuple(path.split(" › "))
    return found


WORDINGS = wordings()


def columns(form: str, wording: Wording) -> Iterator[Column]:
    """A form's columns in one wording; beside each count under "Số lượng" its share."""
    alike = {"tong-hop-linh-vuc": "tong-hop-don-vi"}.get(form, form)
    for key, number in COLUMNS[form].items():
        path = wording.get(f"{alike}/{key}") or wording[key]
        yield path, number
        if path[-1] == "Số lượng":
            yield (*path[:-1], SHARE), RATE


def worded(form: str, wording: Wording) -> Layout:
    """A form's table with its headings in one wording."""
    known = next((each for each in (*BY_UNIT, *BY_FIELD) if each.form == form), None)
    title = known.title if known else UNCOUNTED.get(form, "Số liệu kiểm soát thủ tục hành chính")
    (unit,) = wording["unit"]
    name = known.name if known in BY_FIELD and known else unit
    figures = known.figures if known else ENTRY_FIGURES
    return Layout(form, title, tuple(columns(form, wording)), figures, name=name)


def of_wording(layout: Layout, wording: Wording) -> Reading:
    by_field = layout.form.endswith("linh-vuc")
    rows = [("Đất đai", ROWS[1][1])] if by_field else ROWS
    book = table(layout, rows, reporting="UBND xã An Phước" if by_field else None)
    first(book)["A8"] = wording["ordinal"][0]
    return read(saved(book))


@pytest.mark.parametrize("way", WORDINGS)
@pytest.mark.parametrize("form", COLUMNS)
def test_every_form_is_recognised_in_every_wording(form: str, way: str) -> None:
    layout = worded(form, WORDINGS[way])
    if form in UNCOUNTED:
        heads = [WORDINGS[way]["ordinal"], (layout.name,), *(path for path, _ in layout.columns)]
        match = LIBRARY.forms.best(heads, plain(layout.title))
        assert match is not None
        assert (match.form.code, match.unclear) == (form, {})
        return
    reading = of_wording(layout, WORDINGS[way])
    assert [each for each in reading.problems if each.severity == "error"] == []
    assert [each.form for each in reading.tables] == [form]
    rows = (
        {"26383": ROWS[1][1]}
        if form.endswith("linh-vuc")
        else dict(zip(CODES, (parts for _, parts in ROWS), strict=True))
    )
    assert counts(reading) == {
        (code, measure): value
        for code, parts in rows.items()
        for measure, value in expected(layout, parts).items()
    }


def said() -> dict[str, str]:
    """By heading path, the form and key that it says; `-` where it heads no counts."""
    text = Path(__file__).with_name("headings_said.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {path: what for what, _, path in (line.partition(" = ") for line in lines)}


SAID = said()


@pytest.mark.parametrize("path", [path for path, what in SAID.items() if what != "-"])
def test_a_heading_is_read_as_what_it_says(path: str) -> None:
    form, key = SAID[path].split()
    assert LIBRARY.forms.meanings(tuple(path.split(" › "))).get(form) == key


@pytest.mark.parametrize("path", [path for path, what in SAID.items() if what == "-"])
def test_a_heading_is_never_read_as_what_it_does_not_say(path: str) -> None:
    found = LIBRARY.forms.meanings(tuple(path.split(" › ")))
    counted = {each.code for each in LIBRARY.forms.forms if each.carries == "counts"}
    taken = {form: key for form, key in found.items() if form in counted and key is not None}
    assert taken == {}
