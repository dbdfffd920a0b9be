"""What a wall screen shows: few big pages that turn by themselves, without a script."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from metrics.counts.errors import KpiError
from pipeline.desk.workspace import Workspace
from pipeline.papers import screens
from pipeline.periods.period import default_month
from pipeline.periods.status import reporting_state
from pipeline.scores.scorecard import View, scorecard
from ui.frame import session
from ui.kit.html import Html, join, style, tag
from ui.kit.page_style import rules
from ui.kit.theme import shape_rules
from ui.papers.wall_pages import WallPage, groups, shortfalls, silent, totals
from wording import interface, numbers
from wording.papers import report
from wording.papers import screens as words

SECONDS = 20
"""A table of ten rows is read in that time from across a hall."""


def shown(token: str, at: int) -> tuple[bytes, str] | None:
    """A page of the screen with that token and how it turns to the next; None: no such screen.

    Args:
        token: What its address ends with.
        at: Which page, from 1; what is beyond the last begins again.
    """
    here = session.workspace()
    with here.edition() as edition:
        screen = screens.screen_of(edition, token)
    if screen is None:
        return None
    pages = session.once(("wall", screen.under), partial(_pages, here, screen.under))
    place = (at - 1) % len(pages.pages)
    turn = f"{SECONDS};url=?trang={(place + 1) % len(pages.pages) + 1}"
    return _written(pages, place), turn


class _Wall(NamedTuple):
    office: str
    when: str
    note: str
    sample: bool
    pages: tuple[WallPage, ...]


def _pages(here: Workspace, under: str) -> _Wall:
    with here.books() as books:
        month = books.ask(default_month)
        view = View(month, under=under)
        try:
            card = books.ask(scorecard, view)
        except KpiError:
            # The unit is no more; its screen says that there is nothing to show.
            return _Wall(under, "", "", books.edition.sample, (WallPage(words.NO_FIGURES, Html()),))
        state = books.ask(reporting_state, view)
        note = words.NOTE.format(
            edition=numbers.count(books.edition.number),
            time=numbers.moment(books.edition.published_at),
            reported=state.reported,
            expected=len(state.expected),
        )
        when = report.period(view.window, month)
        pages = (*totals(card), *groups(card), shortfalls(card), silent(state))
        return _Wall(card.head.name, when, note, books.edition.sample, pages)


def _written(wall: _Wall, at: int) -> bytes:
    page, count = wall.pages[at], len(wall.pages)
    sample = tag("b.label", interface.DEMONSTRATION) if wall.sample else None
    body = join(
        tag("header", tag("p", wall.office, " · ", wall.when), sample),
        tag("main", tag("h1", page.title), page.body),
        tag("footer", tag("span", wall.note), tag("span", words.AT.format(at=at + 1, count=count))),
    )
    head = join(
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width"),
        tag("title", words.TITLE),
        style(shape_rules() + rules("wall")),
    )
    page_of = tag("html", tag("head", head), tag("body", body), lang="vi")
    return f"<!doctype html>\n{page_of}\n".encode()
