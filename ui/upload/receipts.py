"""Receipts and the history of uploads, as markup."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from metrics.counts.upload import Changes, Receipt, UploadRow
from pipeline.desk import anchors
from ui.frame import session
from ui.kit import html, live
from ui.kit.html import Child, Html, TableColumn, tag
from ui.upload.cards import beside, counts, table
from wording import numbers
from wording.intake import upload as words

NOTHING: Mapping[str, tuple[int, int]] = {}
SHOWN = 10
"""Uploads before the rest is folded."""


def receipt(found: Sequence[Receipt]) -> Html:
    """What was stored: the code, when, how much, and the fingerprint of the file."""
    changes = sum((each.changes for each in found), Changes())
    tiles = counts(changes.new, changes.changed, changes.same, changes.removed)
    return beside(tiles, tag("div.k-up-receipts", map(_line, found)))


def _line(each: Receipt) -> Html:
    figures = words.FIGURES.format(count=numbers.count(each.figures))
    return tag(
        "p",
        tag("b", f"{words.RECEIPT} {each.upload}"),
        f" · {words.units(each.units)} · {figures} · {numbers.moment(each.stored_at)} · ",
        tag("span.k-muted", f"{words.FINGERPRINT} {each.sha256[:12]}"),
    )


def receipt_line(row: UploadRow) -> str:
    """One line that says everything a receipt promises, to copy into a message."""
    return words.RECEIPT_LINE.format(
        upload=row.upload,
        file=row.file,
        form=words.form(row.form),
        month=numbers.month(row.month),
        units=words.units(row.units),
        figures=numbers.count(row.figures),
        time=numbers.moment(row.stored_at),
        by=words.RECEIPT_BY.format(name=row.uploader) if row.uploader else "",
        sha256=row.sha256,
    )


def copying(receipt: str, key: str, label: str = words.COPY_RECEIPT) -> None:
    """Draw the button that copies receipts into a message."""
    anchor = session.ask(anchors.anchor)
    # What was told outside is a witness, should somebody rewrite the ledger later.
    told = words.RECEIPT_ANCHOR.format(receipt=receipt, anchor=anchor) if anchor else receipt
    markup = live.Markup.of(live.copying(label, told))
    with st.container(key=key, width="content"):
        live.show(markup, key=f"{key}_button", width="content")


def state(row: UploadRow, speaks: tuple[int, int] | None = None) -> str:
    """Whether an upload is in use, how much of it was replaced, or who took it back and why.

    Args:
        row: The upload.
        speaks: How many figures it states, and for how many of them it speaks; None: not asked.
    """
    if row.undone_at is None:
        return words.standing(*speaks) if speaks else words.STANDING
    told = words.TAKEN_BACK.format(time=numbers.moment(row.undone_at))
    by = words.TAKEN_BACK_BY.format(name=row.undone_by) if row.undone_by else ""
    said = row.undone_beside.why
    why = words.TAKEN_BACK_WHY.format(why=said) if said else ""
    return f"{told}{by}{why}"


def kind(row: UploadRow) -> str | None:
    """The class of an upload's line."""
    return None if row.undone_at is None else "gone"


def history_title() -> Html:
    """The head of the history, which the bar links to."""
    return tag("h2.k-h2.k-up-title", words.HISTORY)


def history(
    rows: Sequence[UploadRow],
    takable: Collection[str],
    speaks: Mapping[str, tuple[int, int]] = NOTHING,
) -> Html:
    """The uploads, newest first; each line opens, and offers the way back of those `takable`."""
    if not rows:
        return tag("p.k-muted", words.HISTORY_EMPTY)
    columns = (
        *map(
            TableColumn, (words.RECEIPT, words.FILE, words.FORM, words.MONTH, words.TIME, words.WHO)
        ),
        html.number(words.UNIT, words.UNIT.lower()),
        html.number(words.FIGURE_COUNT, words.FIGURE_COUNT.lower()),
        TableColumn(words.STATE, "k-sub"),
        TableColumn(None, "k-num z"),
    )
    lines = (
        html.row(columns, _cells(row, takable, speaks.get(row.upload)), class_=kind(row))
        for row in rows
    )
    return table(columns, lines, "k-up-history")


def _cells(
    row: UploadRow, takable: Collection[str], speaks: tuple[int, int] | None
) -> tuple[Child, ...]:
    offered = words.UNDO if row.upload in takable and row.undone_at is None else words.OPEN
    ask = row.upload
    return (
        tag("button", ask, type="button", data_ask=ask),
        html.cell(row.file, class_="w", title=row.file),
        words.form(row.form),
        numbers.month_in_table(row.month),
        numbers.moment(row.stored_at),
        row.uploader,
        numbers.count(row.units),
        numbers.count(row.figures),
        state(row, speaks),
        tag("button", offered, type="button", data_ask=ask, aria_label=f"{words.OPEN} {ask}"),
    )
