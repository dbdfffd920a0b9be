"""Cần kiểm tra: which units deserve an inspector's look, why, and on to the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.inspection.watch import WatchRow
from metrics.inspection.watch_filter import WatchFilter
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from pipeline.commands import export as export_file
from pipeline.desk import viewer
from pipeline.desk.viewer import Viewer
from pipeline.inspection import watch_paper
from pipeline.inspection.quotas import YearOf, quotas
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores import history
from pipeline.scores.scorecard import Scorecard, scorecard
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.inspection.place import PICKED
from ui.kit import grid, html, page_style, saving
from ui.kit.html import BREAK, tag
from ui.kit.navigation import Screen, address
from ui.kit.saving import File
from ui.scores import watch_filter, watch_table, why
from ui.scores.matrix import CellQuestion, FileWish, Links
from ui.scores.watch_filter import Offered
from ui.scores.watch_table import BETWEEN, WatchLine
from wording import interface as words
from wording.inspection import filters, inspection, reasons
from wording.scores import watchlist as said


def page() -> None:
    """Draw the watch list of the chosen scope and period."""
    choices = frame.choices()
    card = session.ask(scorecard, choices.view)
    if not card.units:
        st.info(words.NOBODY_EXPECTED)
        return
    html.show(page_style.sheet("watch"))
    asking = viewer.configured()
    offered = _offered(card)
    chosen = watch_filter.choose(offered, asking)
    frame.tell()
    rows = session.ask(watchlist, Watched(choices.view))
    kept = [row for row in rows if chosen.keeps(row, card.tree.line(row.score.unit.code))]
    lines = watch_table.lines_of(kept)
    heads = {unit.code: unit.name for unit in offered.heads}
    sentence = filters.sentence(chosen, offered.indicators, heads)
    units = {line.row.score.unit.identity for line in lines}
    html.show(
        tag("p.k.k-sm.k-muted.k-asked", tag("b", f"{said.FILTER}:"), f" {sentence}"),
        html.lead(said.lead(len(units), len(lines))),
    )
    asked = _table(choices, chosen, lines, asking)
    _doubts(card, rows)
    _quotas(choices)
    _answer(choices, card, asked, chosen, kept)


def _offered(card: Scorecard) -> Offered:
    short = {row.indicator.code: row.indicator.short for row in card.total}
    heads = [
        unit
        for unit in card.tree.under(card.head.code)
        if unit.level is Level.DISTRICT and unit.code != card.head.code
    ]
    return Offered(short, heads, card.view.month.year)


def _table(
    choices: Choices,
    chosen: WatchFilter,
    lines: Sequence[WatchLine],
    asking: Viewer,
) -> str | None:
    if not lines:
        return None
    plan = ""
    if asking.records:
        year = {"nam": str(choices.view.month.year)}
        plan = f"{address(Screen.INSPECTIONS, {**choices.labels, **year})}&{PICKED}="
    links = Links(choices.before_unit(Screen.UNIT_PROFILE), choices.names)
    packed = session.once(
        ("watch", choices.view, chosen),
        lambda: watch_table.table(lines, _months(choices), links, plan),
    )
    return grid.show(packed, key="watch")


def _months(choices: Choices) -> Callable[[Score], Sequence[Score | None]]:
    months = session.ask(history.monthly_scores, choices.view)
    lines = session.ask(history.lines, choices.view)
    return lambda score: [history.line_of(lines, score).get(month) for month in months]


def _answer(
    choices: Choices,
    card: Scorecard,
    asked: str | None,
    chosen: WatchFilter,
    kept: Sequence[WatchRow],
) -> None:
    if asked is None:
        return
    wish = FileWish.read(asked)
    if wish is not None:
        saving.save(_file(choices, chosen, _in_order(kept, wish), wish))
        return
    kind, _, rest = asked.partition("|")
    unit, _, indicator = rest.partition("|")[0].partition(BETWEEN)
    question = CellQuestion.read(f"{kind}|{unit}|{indicator}")
    if question is not None:
        why.open_drawer(choices, card, question)


def _file(choices: Choices, chosen: WatchFilter, rows: Sequence[WatchRow], wish: FileWish) -> File:
    """The rows that are shown, in the order in which they are shown."""
    if wish.format == "csv":
        content = export_file.watchlist_csv(rows)
    else:
        with session.books() as books:
            paper = watch_paper.WatchPaper(Watched(choices.view, chosen), rows)
            content = watch_paper.watchlist_workbook(books, paper)
    month, head = choices.view.month, choices.head.code
    name = export_file.file_name("can-kiem-tra", month, head, wish.format)
    return File(name, export_file.TYPES[wish.format], content, wish.id)


def _in_order(kept: Sequence[WatchRow], wish: FileWish) -> list[WatchRow]:
    """What stands in the lines shown; a silent unit's line stands for all its rows."""
    rows: dict[str, list[WatchRow]] = {}
    for line in watch_table.lines_of(kept):
        rows[line.code] = [line.row]
        if line.silent:
            identity = line.row.score.unit.identity
            rows[line.code] = [row for row in kept if row.score.unit.identity == identity]
    return [row for _, code in wish.lines for row in rows.get(code, ())]


def _doubts(card: Scorecard, rows: Sequence[WatchRow]) -> None:
    found = watch_table.doubtful(rows)
    if not found:
        return
    with st.expander(said.doubts(list(found))):
        told = ((card.tree[code].name, BREAK.join(texts)) for code, texts in found.items())
        html.show(tag("p.k.k-sm.k-muted", reasons.DOUBT_NOTE))
        html.show(html.named(told, "k.k-t.k-doubts"))


def _quotas(choices: Choices) -> None:
    year = choices.view.month.year
    try:
        standings = session.ask(quotas, YearOf(year))
    except KpiError:
        return
    items = (tag("li", f"{inspection.quota(each)}.") for each in standings)
    title = tag("b", inspection.YEAR_QUOTA.format(year=year))
    html.show(tag("div.k.k-quota", title, tag("ul", items)))
