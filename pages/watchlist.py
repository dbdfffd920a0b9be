"""Cần kiểm tra: which units deserve an inspector's look, why, and on to the plan."""

from __future__ import annotations

from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.periods.status import reporting_state
from ui.frame import frame, session
from ui.inspection import watch_beside, watch_filter, watch_list, watch_table
from ui.kit import html, page_style
from ui.kit.html import tag
from wording.inspection import filters
from wording.scores import watchlist as said


def page() -> None:
    """Draw the watch list of the chosen scope and period."""
    choices, card = frame.looked_at()
    html.show(page_style.sheet("watch"))
    asking = session.viewer()
    offered = watch_filter.offered_by(card)
    chosen = watch_filter.choose(offered, asking)
    frame.tell()
    rows = session.ask(watchlist, Watched(choices.view))
    kept = [row for row in rows if chosen.keeps(row, card.tree.line(row.score.unit.code))]
    lines = watch_table.lines_of(kept)
    heads = {unit.code: unit.name for unit in offered.heads}
    sentence = filters.sentence(chosen, offered.indicators, heads)
    units = {line.row.score.unit.identity for line in lines}
    # Two elements: on paper the gap between elements parts the choices from the lead.
    html.show(tag("p.k.k-sm.k-muted.k-asked", tag("b", f"{said.FILTER}:"), f" {sentence}"))
    state = session.ask(reporting_state, choices.view)
    if state.due and state.expected and not state.reported:
        html.show(html.lead(said.nobody(state.month, state.since)))
        return
    html.show(html.lead(said.lead(len(units), len(lines))))
    asked = watch_list.show(choices, chosen, lines, asking)
    watch_beside.doubts(card, rows)
    watch_beside.year_quotas(choices)
    watch_list.answer(choices, card, asked, chosen, kept)
