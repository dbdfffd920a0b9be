"""The annexes that a plan holds: from which file and cell each row came, and the file itself."""

from __future__ import annotations

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.plans.annex import AnnexField, RowWord
from metrics.plans.plan import Plan
from pipeline.intake.undo import original
from pipeline.statements.plan_entries import annexes
from ui.frame import session
from ui.kit import html
from ui.kit.html import TableColumn
from wording import numbers
from wording.office import annexes as words

_COLUMNS = tuple(
    TableColumn(name, kind, said=name)
    for name, kind in zip(words.KEPT_COLUMNS, (None, "q", None, "w"), strict=True)
)


def show(plan: Plan) -> None:
    """Draw each annex of a plan, its rows behind a click."""
    for each in session.ask(annexes):
        if each.subject != plan.code:
            continue
        kept = each.facts
        left = sum(row.word is RowWord.LEFT_OUT for row in kept.rows)
        line = words.KEPT_LINE.format(
            file=kept.file,
            by=each.by,
            at=numbers.moment(each.at),
            sha=kept.sha256[:12],
            rows=numbers.count(len(kept.rows)),
            left=numbers.count(left),
        )
        with st.expander(f"{words.KEPT}: {line}"):
            rows = (
                (
                    row.clause,
                    row.task,
                    row.cells.get(AnnexField.TASK, row.place),
                    ": ".join(filter(None, (words.WORDS[row.word], row.why))),
                )
                for row in kept.rows
            )
            html.show(html.wide(words.KEPT, html.table(_COLUMNS, rows), "k-wide.k-asked"))
            try:
                data = original(session.workspace(), kept.sha256)
            except KpiError:
                continue
            st.download_button(
                words.DOWNLOAD, data, kept.file, key=f"annex_file_{each.place}", on_click="ignore"
            )
