"""What stands below the watch list: figures that look too good, and the quotas of the year."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.inspection.watch import WatchRow
from pipeline.inspection.quotas import YearOf, quotas
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.inspection import watch_table
from ui.kit import html
from ui.kit.html import BREAK, tag
from wording.inspection import inspection, reasons
from wording.scores import watchlist as said


def doubts(card: Scorecard, rows: Sequence[WatchRow]) -> None:
    """Draw what looks too good or too regular; nothing where nothing does."""
    found = watch_table.doubtful(rows)
    if not found:
        return
    with st.expander(said.doubts(list(found))):
        told = ((card.tree[code].name, BREAK.join(texts)) for code, texts in found.items())
        html.show(tag("p.k.k-sm.k-muted", reasons.DOUBT_NOTE))
        html.show(html.named(told, "k.k-t.k-doubts"))


def year_quotas(choices: Choices) -> None:
    """Draw how far the year's quotas are met; nothing where no plan asks for any."""
    year = choices.view.month.year
    try:
        standings = session.ask(quotas, YearOf(year))
    except KpiError:
        return
    items = (tag("li", f"{inspection.quota(each)}.") for each in standings)
    title = tag("b", inspection.YEAR_QUOTA.format(year=year))
    html.show(tag("div.k.k-quota", title, tag("ul", items)))
