"""One upload in its drawer: its receipt, what it changed, its file and its way back."""

from __future__ import annotations

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.counts.upload import Difference, UploadRow
from pipeline.intake import past
from pipeline.intake.undo import Undoing, original, undo, undoing
from ui.frame import session
from ui.kit import html
from ui.kit.html import Html, TableColumn, tag
from ui.upload import cards, receipts, signing
from ui.upload.comparison import unit_name
from wording import numbers
from wording.intake import upload as words

WIDTH = 468
"""As wide as the drawer of a verdict, so that both pages feel alike."""
TOLD = "_history_told"
"""Under what the session keeps what the last way back did, for the next drawing of the page."""
_BYTES = "application/octet-stream"


def open_upload(upload: UploadRow, *, takable: bool) -> None:
    """Show an upload; `takable` is whether the viewer may take it back."""

    @st.dialog(words.UPLOAD_TITLE.format(upload=upload.upload), width=WIDTH, position="right")
    def drawer() -> None:
        html.show(cards.facts(_facts(upload)))
        with st.container(horizontal=True, vertical_alignment="center"):
            _original(upload)
            receipts.copying(receipts.receipt_line(upload), "copy_receipt")
        html.show(_changes(upload))
        if takable and upload.undone_at is None:
            _way_back(upload)

    drawer()


def _facts(upload: UploadRow) -> list[tuple[str, str]]:
    who = f", {upload.uploader}" if upload.uploader else ""
    return [
        (words.FILE, upload.file),
        (words.FORM, words.form(upload.form)),
        (words.MONTH, numbers.month(upload.month)),
        (words.FIGURE_COUNT, f"{numbers.count(upload.figures)} · {words.units(upload.units)}"),
        (words.TIME, f"{numbers.moment(upload.stored_at)}{who}"),
        (words.STATE, receipts.state(upload, _speaks(upload))),
        *_beside(upload),
        (words.FINGERPRINT, upload.sha256),
    ]


def _speaks(upload: UploadRow) -> tuple[int, int] | None:
    return session.ask(past.speaking, (upload,)).get(upload.upload)


def _beside(upload: UploadRow) -> list[tuple[str, str]]:
    """What was said beside the file."""
    said = upload.beside
    told = [
        (words.WHY_CHANGED, said.why),
        (words.BLANKS, words.BLANK_WAYS[True] if said.keep_blank else ""),
        (words.OPENING, words.YES if said.opening else ""),
    ]
    return [(name, each) for name, each in told if each]


def _original(upload: UploadRow) -> None:
    try:
        content = original(session.workspace(), upload.sha256)
    except KpiError:
        st.warning(words.ORIGINAL_MISSING)
        return
    st.download_button(
        words.ORIGINAL, content, file_name=upload.file, mime=_BYTES, on_click="ignore"
    )


def _changes(upload: UploadRow) -> Html:
    """Every figure it changed or removed, old and new; nothing where it changed none."""
    found = session.ask(past.changed_by, upload)
    if not found:
        return Html()
    columns = (
        TableColumn(words.UNIT, "u"),
        TableColumn(words.MEASURE, "q"),
        html.number(words.BEFORE),
        html.number(words.AFTER),
    )
    lines = [_line(upload, each) for each in found[: cards.MOST]]
    title = tag("h3.k-h3", words.CHANGED_THEN.format(count=numbers.count(len(found))))
    changed = cards.long_table(
        columns, lines, "k-up-was", more=words.MORE_DIFFERENCES, total=len(found)
    )
    return tag("div.k", title, changed)


def _line(upload: UploadRow, found: Difference) -> tuple[str, str, str, str]:
    new = words.BLANK if found.new is None else numbers.count(found.new)
    unit = unit_name(session.reference(), upload.month, found.unit)
    return unit, words.measure(found.measure), numbers.count(found.old), new


def _way_back(upload: UploadRow) -> None:
    said = _consequences(session.ask(undoing, upload), upload)
    html.show(cards.consequences(words.UNDO_TITLE, [*said, words.UNDO_KEEPS]))
    told = signing.take_back("undo", words.UNDO_ASK, lambda by, why: _take_back(upload, by, why))
    if told is not None:
        st.session_state[TOLD] = told
        st.rerun()


def _consequences(found: Undoing, upload: UploadRow) -> list[str]:
    said = [
        words.UNDO_BACK.format(
            count=numbers.count(each.figures),
            upload=each.upload,
            file=each.file,
            time=numbers.moment(each.stored_at) if each.stored_at else "",
            changed=words.other_value(each.changed),
        )
        for each in found.back
    ]
    if found.missing:
        said.append(words.UNDO_BLANK.format(count=numbers.count(found.missing)))
    if found.silent_units:
        units = words.units(found.silent_units)
        said.append(words.UNDO_SILENT.format(units=units, month=numbers.month(upload.month)))
    return said or [words.UNDO_NOTHING_CURRENT]


def _take_back(upload: UploadRow, by: str, why: str) -> str:
    done = undo(session.workspace(), upload.upload, by, why)
    return (words.UNDONE if done else words.UNDONE_BEFORE).format(upload=upload.upload)
