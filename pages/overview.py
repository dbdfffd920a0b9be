"""Tổng quan: where it is red, whether that is certain, who answers for it, and what changed."""

from __future__ import annotations

import streamlit as st

from metrics.inspection.visit import Visit
from metrics.inspection.watch_filter import WatchFilter
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.inspection import follow
from pipeline.scores import history, runs, status
from pipeline.scores.changes import comparison
from pipeline.scores.history import Within
from pipeline.scores.runs import OfUnits
from pipeline.scores.scorecard import Scorecard, earlier, scorecard
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.html import Html
from ui.kit.navigation import Screen, address
from ui.scores import answers, inspected, tiles
from wording import interface as words
from wording import numbers, sentences
from wording.inspection.inspections_page import InspectionView
from wording.scores import changes as changed


def page() -> None:
    """Draw the overview of the chosen scope and period."""
    choices = frame.choices()
    card = session.ask(scorecard, choices.view)
    if not card.units:
        st.info(words.NOBODY_EXPECTED)
        return
    frame.lead(sentences.overview(card.total, card.units, choices.view.month))
    view = choices.view
    live.show(session.once(("overview", view), lambda: _tiles(choices, card)), key="overview")
    with st.container(key="below"):
        left, right = st.columns([1.45, 1], gap="medium")
        with left:
            blocks = session.once(("attention", view), lambda: _attention(choices, card))
            live.show(blocks, key="attention")
        with right:
            _changes(choices, card)


def _tiles(choices: Choices, card: Scorecard) -> live.Markup:
    shown, rest = tiles.choose(card.total)
    state = session.ask(status.reporting_state, choices.view)
    silent = WatchFilter(statuses=(Status.NOT_REPORTED,)).query()
    to = address(Screen.WATCHLIST, {**choices.labels, **silent})
    report = tiles.reporting(state, numbers.month(choices.view.month), to)
    drawn = tiles.grid(_each(choices, card, shown), report, lambda code: _gaps(choices, code))
    return live.Markup.of(drawn + tiles.others(rest))


def _each(choices: Choices, card: Scorecard, shown: list[Score]) -> list[tiles.IndicatorTile]:
    months = list(session.ask(history.monthly_scores, choices.view))
    lines = session.ask(history.monthly_totals, Within(choices.view, card.head.code))
    view = choices.view
    before = session.ask(earlier, view)
    since = numbers.period(view.window, view.window.before(view.month))
    past = {row.indicator.code: row for row in before.total} if before else {}
    return [
        tiles.IndicatorTile(
            row,
            tuple(each for each in card.units if each.indicator.code == row.indicator.code),
            tiles.month_points(months, lines[row.indicator.code]),
            past.get(row.indicator.code),
            since,
        )
        for row in shown
    ]


def _attention(choices: Choices, card: Scorecard) -> live.Markup:
    found = sentences.certain_shortfalls(card.units)
    shown = found[: tiles.LISTED]
    units = tuple({row.unit: None for row in shown})
    below = session.ask(runs.months_below, OfUnits(choices.view, units))
    said = answers.said(choices.view.months)
    rows = [
        tiles.Shortfall(
            row,
            below[row.unit.identity, row.indicator.code],
            answers.line(row.unit, choices),
            _newest(row, said),
        )
        for row in shown
    ]
    drawn = tiles.attention(
        rows,
        len(found),
        sentences.column(choices.view.window, choices.view.month),
        lambda code: address(Screen.UNIT_PROFILE, choices.under(code)),
        address(Screen.SCORECARD, choices.labels),
        _overdue(card),
    )
    return live.Markup.of(drawn)


def _overdue(card: Scorecard) -> Html:
    """What is overdue today at the units looked at; beside an earlier month it has no place."""
    if card.view.month != session.ask(status.months_with_figures)[0]:
        return Html()
    reference = session.reference()
    due = [
        each
        for each in session.ask(follow.due, card.head.identity)
        if card.view.level in (None, _level(reference, each.visit))
    ]
    to = address(Screen.INSPECTIONS, {"phan": InspectionView.CONCLUSIONS})
    return inspected.overdue(due, reference.register, to)


def _level(reference: Reference, visit: Visit) -> Level | None:
    unit = reference.register.on(visit.first_day).get(visit.unit)
    return unit.level if unit else None


def _newest(row: Score, said: answers.Said) -> str:
    found = answers.beside(row, said)
    return found[-1].text if found else ""


def _changes(choices: Choices, card: Scorecard) -> None:
    text = session.once(("changes", choices.view), lambda: _paragraph(choices, card))
    live.show(live.Markup.of(tiles.changes(text)), key="changes")


def _paragraph(choices: Choices, card: Scorecard) -> str:
    found = session.ask(comparison, choices.view)
    deadline = session.reference().rules.deadline(choices.view.month)
    return changed.paragraph(found, card.head, deadline)


def _gaps(choices: Choices, indicator: str) -> str:
    short = session.reference().indicator(indicator).short
    return address(Screen.GAPS, {**choices.labels, "chi_tieu": short})
