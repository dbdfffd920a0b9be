"""The ledger as a person looks at it: what vouches for it, its lines, and a file of them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

import streamlit as st

from pipeline.commands.cells import csv_cell
from pipeline.desk import anchors
from pipeline.desk.anchors import LedgerEntry, LedgerState
from ui.frame import session
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, number, tag
from wording import backup as words
from wording import numbers
from wording.inspection.findings import sentence

_SHOWN = 20
"""Lines that are drawn; the file has all that were found."""
_LOOKED_AT = ("action", "upload", "by", "file", "form", "month", "sha256", "hash")


def show() -> None:
    """Draw the verdict, the newest lines, the way to find others and to save them."""
    workspace = session.workspace()
    key = "ledger", workspace.edition_number()
    state = session.once(key, lambda: anchors.ledger_state(workspace))
    html.show(tag("h2.k.k-h2", words.LEDGER_TITLE), _verdict(state))
    sought = str(st.text_input(words.LEDGER_FIND, key="ledger_find", max_chars=80) or "")
    found = [entry for entry in state.entries if _holds(entry, sought)]
    html.show(html.muted(words.ledger_found(len(found), len(state.entries), _SHOWN)))
    if found:
        html.show(tag("div.k", _table(found[:_SHOWN])))
    st.download_button(
        words.LEDGER_SAVE,
        data=lambda: _file(found),
        file_name=words.LEDGER_FILE,
        mime="text/csv",
        on_click="ignore",
        key="ledger_save",
    )


def _verdict(state: LedgerState) -> Html:
    if state.findings:
        told = (sentence(each.kind, each.where, each.facts) for each in state.findings)
        return html.note(*(tag("p", each) for each in told), role="alert")
    last = state.last
    if last is None:
        return tag("p.k", words.LEDGER_EMPTY)
    anchor = session.ask(anchors.anchor)
    return tag(
        "p.k",
        words.LEDGER_WELL.format(
            lines=numbers.count(last.lines),
            said=numbers.count(last.said),
            time=numbers.moment(anchors.when(last)),
            anchor=anchor,
        ),
    )


def _holds(entry: LedgerEntry, sought: str) -> bool:
    wanted = sought.casefold().split()
    text = " ".join(
        [*(str(getattr(entry, name)) for name in _LOOKED_AT), words.ACTIONS.get(entry.action, "")]
    ).casefold()
    return all(word in text for word in wanted)


def _table(found: Sequence[LedgerEntry]) -> Html:
    columns = (
        number(words.LEDGER_LINE),
        TableColumn(words.LEDGER_TIME, "v"),
        TableColumn(words.LEDGER_ACTION),
        TableColumn(words.LEDGER_UPLOAD, "w"),
        TableColumn(words.LEDGER_BY),
        number(words.LEDGER_FIGURES),
        TableColumn(words.LEDGER_HASH),
    )
    return html.wide(words.LEDGER_TITLE, html.table(columns, map(_row, found)))


def _row(entry: LedgerEntry) -> tuple[Child, ...]:
    return (
        numbers.count(entry.sequence),
        numbers.moment(anchors.when(entry)),
        words.ACTIONS.get(entry.action, entry.action),
        f"{entry.upload} · {entry.file}" if entry.file else entry.upload,
        entry.by,
        numbers.count(entry.figures),
        tag("span", f"{entry.hash[:12]}…", title=entry.hash),
    )


def _file(found: Sequence[LedgerEntry]) -> bytes:
    held = StringIO()
    names = list(anchors.FIELDS)
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(names)
    for entry in reversed(found):
        writer.writerow([csv_cell(getattr(entry, name)) for name in names])
    # Spreadsheet programs read UTF-8 only where the mark in front says so.
    return held.getvalue().encode("utf-8-sig")
