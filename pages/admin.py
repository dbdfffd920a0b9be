"""Quản trị: what the database holds, and a copy of it to carry away."""

from __future__ import annotations

import streamlit as st

from access.roles import Capability
from pipeline.desk import backup
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from ui.accounts import kept, table
from ui.frame import frame, session
from ui.journal import backups, ledger_state
from ui.kit import html
from ui.kit.html import tag
from wording import backup as words
from wording import numbers


def page() -> None:
    """Draw the state of the database and, for the office, the way to save it."""
    frame.open_plain(words.PAGE)
    workspace = session.workspace()
    held, file = backup.holdings(workspace), workspace.database.path.name
    frame.lead(
        words.LEAD.format(file=file, files=numbers.count(held.files), size=words.size(held.size))
    )
    with st.container(key="admin"):
        html.show(tag("h2.k.k-h2", words.IN_NUMBERS), _state(held))
        if session.viewer().may(Capability.BACK_UP):
            _kept(workspace)
        if session.viewer().may(Capability.MANAGE_ACCOUNTS):
            kept.show()
    table.show()


def _kept(workspace: Workspace) -> None:
    ledger_state.show()
    backups.show()
    saved_as = words.file_name(workspace.database.path.stem, today())
    html.show(tag("h2.k.k-h2", words.BACKUP), tag("p.k", words.BACKUP_TEXT))
    st.download_button(
        words.BACKUP_DO,
        data=lambda: backup.zipped(workspace),
        file_name=saved_as,
        mime="application/zip",
        type="primary",
        on_click="ignore",
        key="backup",
    )
    html.show(
        tag("p.k", words.RESTORE_TEXT),
        tag("pre.k.k-command", words.RESTORE_COMMAND.format(file=saved_as)),
        tag("p.k.k-sm", words.RESTORE_AFTER),
    )


def _state(held: backup.Holdings) -> html.Html:
    published = words.EDITION_OF.format(
        number=numbers.count(held.edition), time=numbers.moment(held.published_at)
    )
    rows = (
        (words.STATE, session.alarm() or words.SOUND),
        (words.EDITION, published),
        (words.UPLOADS, numbers.count(held.uploads)),
        (words.LEDGER, numbers.count(held.ledger_lines)),
        (words.ORIGINALS, numbers.count(held.originals)),
        (words.SIZE, words.size(held.size)),
        (words.FREE, words.size(held.free)),
    )
    return html.named(rows, "k-t.k-facts")
