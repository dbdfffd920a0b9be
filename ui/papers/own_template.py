"""The office's own template of a document: which is used, its fields, and bringing another."""

from __future__ import annotations

import streamlit as st

from metrics.counts.office_lines import OwnTemplate
from pipeline.papers.form_check import check_form
from pipeline.papers.kinds import PaperKind
from pipeline.papers.templates.filling import field_names, refusals, tried
from pipeline.papers.templates.own import own_template, use_template
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.frame.session import Capability
from ui.kit import form, html
from ui.kit.html import TableColumn, tag
from wording.papers import template as words


def show(kind: PaperKind, view: View) -> None:
    """Draw what is used for a kind of document and the way to change it; for the office alone."""
    if "docx" not in kind.formats or not session.viewer().may(Capability.MANAGE_SETTINGS):
        return
    key = f"template_{kind.code}"
    with st.expander(words.TITLE.format(kind=kind.title), key=key):
        used = session.ask(own_template, kind.code)
        told = words.IN_USE.format(name=used.name) if used else words.NONE
        html.show(html.muted(told))
        file = st.file_uploader(words.FILE, ["docx"], key=f"{key}_file")
        if file is not None:
            _bring(kind, view, key, (file.name, file.getvalue()))
        elif used:
            form.sign(key)
            st.button(words.DROP, key=f"{key}_drop", on_click=_use, args=(key, kind, "", b""))
        html.show(_fields(kind, view))


def _bring(kind: PaperKind, view: View, key: str, file: tuple[str, bytes]) -> None:
    name, content = file
    with session.books() as books:
        brought = tried(books, kind, view, content)
    refused = refusals(brought)
    if refused:
        st.error(words.REFUSED.format(count=len(refused)))
        html.show(html.listed(refused))
        return
    off = len(check_form(brought.filled).findings)
    if off:
        st.warning(words.OFF_FORM.format(count=off))
    form.sign(key)
    st.button(
        words.USE, type="primary", key=f"{key}_use", on_click=_use, args=(key, kind, name, content)
    )


def _use(key: str, kind: PaperKind, name: str, content: bytes) -> None:
    def act(signed: Signed) -> str:
        template = OwnTemplate(kind.code, "", name)
        use_template(session.workspace(), session.viewer(), template, content, signed)
        told = words.USED if content else words.DROPPED
        return told.format(name=name, kind=kind.title)

    form.record(key, act, goes=True)


def _fields(kind: PaperKind, view: View) -> html.Html:
    names = session.ask(field_names, kind, view)
    columns = [TableColumn(name) for name in words.FIELD_COLUMNS]
    rows = (
        (tag("b", name), holds, tag("code", usage)) for name, holds, usage in words.fields(names)
    )
    table = html.wide(words.FIELD_LIST.format(kind=kind.title), html.table(columns, rows))
    return html.join(tag("h3.k-h3", words.FIELD_LIST.format(kind=kind.title)), table)
