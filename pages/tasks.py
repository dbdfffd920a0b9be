"""Nhiệm vụ: what plans and people gave to do, until when, who is late, who has each red light."""

from __future__ import annotations

import streamlit as st

from metrics.tasks.times import TimeState
from pipeline.desk.clock import today
from pipeline.tasks import lights
from pipeline.tasks.listing import ListedTask, tasks
from ui.frame import filters, frame, session
from ui.kit import html, page_style
from ui.kit.html import tag
from ui.scores import answers
from ui.tasks import calendar, forms, listing
from wording import numbers
from wording.office import tasks as words


def page() -> None:
    """Draw the tasks of the chosen year and scope."""
    choices, card = frame.looked_at()
    html.show(page_style.sheet("tasks"))
    view = choices.view
    line = set(card.tree.line(choices.head.code))
    units = card.tree.under(choices.head.code)
    below, within = {unit.code for unit in units}, {unit.identity for unit in units}
    # What was given to a unit of another time has no place below a part of today's.
    whole = choices.head.code == session.reference().scope

    def shown(each: ListedTask) -> bool:
        plan = each.known.plan
        if plan is None:
            return whole or not within.isdisjoint(each.known.units)
        return plan.year == view.month.year and plan.scope in line | below

    found = listing.in_order(filter(shown, session.ask(tasks, today())))
    frame.lead(_lead(found) if found else words.none(choices.period))
    share = session.ask(lights.charged_share, view)
    html.show(tag("p.k.k-sub", words.share(share.charged, share.red, choices.period)))
    answers.show_told()
    kept = [words.LIST, words.BOARD, words.CALENDAR]
    with st.container(key="tasks_top", horizontal=True, vertical_alignment="center", gap="small"):
        chosen = filters.one_of("xem", words.VIEW, kept)
        if found:
            calendar.offer(found)
    frame.tell()
    if not found:
        html.show(html.blank(words.EMPTY, tag("p", words.EMPTY_TEXT)))
    elif chosen == words.BOARD:
        html.show(listing.board(found, session.reference()))
    elif chosen == words.CALENDAR:
        html.show(tag("h2.k.k-h2", numbers.month(view.month)), listing.month(found, view.month))
    else:
        html.show(listing.listed(found, session.reference()))
    forms.below(found)


def _lead(found: list[ListedTask]) -> str:
    times = [each.standing.time for each in found]
    return words.LEAD.format(
        overdue=numbers.count(times.count(TimeState.OVERDUE)),
        soon=numbers.count(times.count(TimeState.SOON)),
        total=numbers.count(len(found)),
        done=numbers.count(sum(each.done for each in times)),
    )
