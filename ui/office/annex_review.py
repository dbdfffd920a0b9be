"""The rows of an annex one beside the other: what stands in the file, and what was understood."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

import streamlit as st

from metrics.plans.annex import AnnexField, AnnexReading, RowDecision, RowWord
from pipeline.intake.annexes import UnderstoodRow
from ui.frame import session
from ui.kit import html
from ui.kit.html import Child, Html, tag
from ui.office import effects, typed_rows
from ui.office.plan_table import called
from wording import numbers
from wording.office import annexes as words
from wording.sentences import asked

_PAGE = 8
"""Rows at a time: what fits two or three screens, and keeps each click quick."""
_UNSEEN = "unseen"
_LONG = frozenset((AnnexField.GOAL, AnnexField.TASK, AnnexField.PRODUCT))

Decisions = MutableMapping[str, RowDecision]


def refused(reading: AnnexReading) -> None:
    """Say why a file gives no annex."""
    html.show(effects.faults(words.refused(reading.problems)))


def review(key: str, rows: Sequence[UnderstoodRow], decided: Decisions) -> None:
    """Draw the rows that are doubtful, or all, and take what is said of each.

    Args:
        key: Of this file.
        rows: As understood.
        decided: What was said of rows, by their places; changed by clicks.
    """
    doubtful = [each for each in rows if each.doubts]
    names = called(session.reference())
    ways = {
        words.DOUBTFUL.format(count=numbers.count(len(doubtful))): doubtful,
        words.ALL.format(count=numbers.count(len(rows))): list(rows),
    }
    with st.container(key="annex_ways", horizontal=True, vertical_alignment="bottom"):
        way = st.segmented_control(
            words.SHOW, list(ways), default=list(ways)[0 if doubtful else 1], key=f"{key}_show"
        )
        found = ways.get(str(way), doubtful)
        pages = max(1, -(-len(found) // _PAGE))
        page = st.number_input(words.PAGE_OF, 1, pages, 1, key=f"{key}_page_{pages}", width=120)
    for each in found[(int(page) - 1) * _PAGE : int(page) * _PAGE]:
        _row(key, each, decided, names)


def _row(key: str, each: UnderstoodRow, decided: Decisions, names: Mapping[str, str]) -> None:
    place = each.row.place
    with st.container(key=f"annex_row_{place.replace('.', '_')}", border=True):
        left, right = st.columns(2)
        with left:
            html.show(_printed(each))
        with right:
            html.show(_understood(each, names))
            _say(f"{key}_{place}", each, decided)


def _printed(each: UnderstoodRow) -> Html:
    row = each.row
    parts = [
        (words.FIELDS[field], tag("span", row.printed[field], style="white-space:pre-line"))
        for field in AnnexField
        if field in row.printed
    ]
    place = " · ".join(filter(None, (row.place, row.cells.get(AnnexField.TASK))))
    section = words.SECTION.format(section=row.section) if row.section else None
    head = tag("p.k-sm", tag("b", words.SOURCE), " ", tag("span.k-muted", place))
    return tag(
        "div.k.k-annex",
        head,
        section and tag("p.k-sm.k-muted", section),
        html.named(parts, "k-t.k-facts"),
    )


def _understood(each: UnderstoodRow, names: Mapping[str, str]) -> Html:
    doubt = tag("p", tag("span.k-tag.near", words.doubts(each.doubts))) if each.doubts else None
    parts: list[tuple[str, Child]] = [
        (words.FIELDS[field], _field(each, field)) for field in AnnexField
    ]
    goals = [
        words.TARGET_IS.format(
            name=names.get(target.indicator, target.indicator), value=asked(target)
        )
        for target in each.targets
    ]
    lines = html.listed(list(dict.fromkeys(goals))) if goals else None
    head = tag("p.k-sm", tag("b", words.UNDERSTOOD))
    return tag("div.k.k-annex", head, doubt, html.named(parts, "k-t.k-facts"), lines)


def _field(each: UnderstoodRow, field: AnnexField) -> Child:
    text = each.row.fields.get(field)
    if not text:
        return tag("span.k-muted", words.BLANK)
    if field is AnnexField.DEADLINE and each.task.deadlines:
        days = ", ".join(numbers.day(day) for day in each.task.deadlines)
        return text, " ", tag("small", words.DEADLINE_IS.format(days=days))
    return text


def _say(key: str, each: UnderstoodRow, decided: Decisions) -> None:
    place = each.row.place
    labels = {_UNSEEN: words.NOT_LOOKED, **{str(word): words.WORDS[word] for word in RowWord}}
    options = [*([_UNSEEN] if each.doubts else []), *map(str, RowWord)]
    before = decided.get(place)
    at = options.index(str(before.word)) if before else 0
    chosen = st.selectbox(
        words.ROW_WORD, options, at, format_func=labels.__getitem__, key=f"{key}_word", width=200
    )
    if chosen == _UNSEEN:
        decided.pop(place, None)
    elif chosen == RowWord.LEFT_OUT:
        why = st.text_input(
            words.LEAVE_WHY, before.why if before else "", key=f"{key}_why", max_chars=200
        )
        decided[place] = RowDecision(RowWord.LEFT_OUT, why=why)
    elif chosen == RowWord.MENDED:
        decided[place] = RowDecision(RowWord.MENDED, _mended(key, each, before))
    else:
        decided[place] = RowDecision(RowWord.ACCEPTED)


def _mended(key: str, each: UnderstoodRow, before: RowDecision | None) -> Mapping[AnnexField, str]:
    said = {**each.row.fields, **(before.fields if before else {})}
    fields: dict[AnnexField, str] = {}
    for field in AnnexField:
        draw = st.text_area if field in _LONG else st.text_input
        typed = typed_rows.text(
            draw(words.FIELDS[field], said.get(field, ""), key=f"{key}_{field}")
        )
        if typed != each.row.fields.get(field, ""):
            fields[field] = typed
    return fields
