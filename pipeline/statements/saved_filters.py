"""Watch filters kept under a name."""

from __future__ import annotations

from collections.abc import Mapping

from metrics.counts.errors import KpiError
from pipeline.desk.books import Books
from pipeline.desk.desk import Desk
from pipeline.desk.viewer import Viewer
from pipeline.statements.recording import Signed, learn, plain
from warehouse.engine.connection import Source
from warehouse.statements.inspections import Kind, NewEntry, entries


def save_filter(desk: Desk, viewer: Viewer, name: str, query: Mapping[str, str], by: str) -> None:
    """Keep a watch filter under a name; an empty query takes the name off the list.

    Raises:
        KpiError: `not_permitted`, `name_is_missing`, `who_is_missing`.
    """
    title = plain(name)
    if not title:
        raise KpiError("name_is_missing")
    signed = Signed(by, title)

    def said(source: Source) -> tuple[None, list[NewEntry]]:
        del source
        return None, [NewEntry(Kind.FILTER, title, {"query": dict(query)}, signed.by, signed.why)]

    learn(desk, viewer, said)


def saved_filters(books: Books) -> dict[str, dict[str, str]]:
    """The link parameters of every filter kept, by name."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries(books.edition, Kind.FILTER):
        query = entry.facts["query"]
        assert isinstance(query, dict)
        found.pop(entry.subject, None)
        if query:
            found[entry.subject] = query
    return found
