"""What everybody may read without signing in: published pages and their data, without scripts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from metrics.counts.office_lines import PublishedPage
from metrics.counts.statement import Statement
from pipeline.commands.papers import feed
from pipeline.desk.workspace import Workspace
from pipeline.papers import publishing
from pipeline.papers.issue import books_of
from pipeline.scores.scorecard import View
from reports.writers.page import POLICY as POLICY
from reports.writers.page import framed
from ui.frame import session
from ui.kit.html import Html, join, tag
from wording import numbers
from wording.papers import publishing as words
from wording.papers.report import period

_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Bytes that are served, and what they are."""

    content: bytes
    kind: str
    """The media type."""
    saved_as: str = ""
    """The name under which a browser keeps it; empty: it is shown."""


def listing() -> OpenFile:
    """Which periods are published."""
    here = session.workspace()
    with here.edition() as edition:
        found = publishing.open_pages(edition)
    body = join(
        tag("header", tag("h1", words.LIST_TITLE)),
        tag("main", tag("p", words.LIST_LEAD if found else words.LIST_NONE), _table(here, found)),
    )
    return OpenFile(framed(words.LIST_TITLE, body), "text/html; charset=utf-8")


def published(name: str) -> OpenFile | None:
    """A published page, or its data where the name ends so; None: there is none."""
    here = session.workspace()
    subject, _, ending = name.partition(".")
    with here.edition() as edition:
        pages = [told.facts for told in publishing.open_pages(edition)]
    page = next((each for each in pages if each.name == subject), None)
    if page is None:
        return None
    if not ending:
        content = publishing.read(here, page)
        return OpenFile(content, "text/html; charset=utf-8") if content else None
    if ending not in feed.ENDINGS:
        return None
    data = session.once(("feed", page, ending), lambda: _data(here, page, ending))
    return OpenFile(data, _TYPES[ending], name)


def _data(here: Workspace, page: PublishedPage, ending: str) -> bytes:
    with books_of(here, page.edition) as books:
        return feed.written(books, View(page.month, page.window, page.under), ending)


def _table(here: Workspace, found: Iterable[Statement[PublishedPage]]) -> Html:
    # The ways on stand first: a phone shows the first columns alone.
    heads = (words.PERIOD, words.READ, words.DATA, words.WHEN, words.EDITION, words.SHA)
    rows = [_row(here, told) for told in found]
    if not rows:
        return Html("")
    head = tag("tr", *(tag("th", each, scope="col") for each in heads))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag("div.table", table, tabindex="0", role="region", aria_label=words.LIST_TITLE)


def _row(here: Workspace, told: Statement[PublishedPage]) -> Html:
    page = told.facts
    name = f".{publishing.ADDRESS}/{page.name}"
    unit = here.reference.register.at(page.month).get(page.under)
    when = period(page.window, page.month)
    whose = words.WHOSE.format(period=when, unit=unit.name if unit else page.under)
    cells = (
        whose,
        tag("a", words.READ, href=name, aria_label=f"{words.READ}: {whose}"),
        join(
            tag("a", words.JSON, href=f"{name}.json", aria_label=f"{words.JSON}: {whose}"),
            " · ",
            tag("a", words.CSV, href=f"{name}.csv", aria_label=f"{words.CSV}: {whose}"),
        ),
        numbers.moment(told.at),
        numbers.count(page.edition),
        page.sha256,
    )
    return tag("tr", *(tag("td", cell) for cell in cells))
