"""Watch filters kept under a name."""

from __future__ import annotations

from collections.abc import Mapping

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn, plain
from warehouse.engine.connection import Source
from warehouse.statements.kinds import FILTER, SavedFilter
from warehouse.statements.log import NewStatement, history, standing, taking_back


def save_filter(
    workspace: Workspace, viewer: Viewer, name: str, query: Mapping[str, str], by: str
) -> None:
    """Keep a watch filter under a name; an empty query takes the name off the list.

    Raises:
        KpiError: `not_permitted`, `name_is_missing`, `who_is_missing`.
    """
    title = plain(name)
    if not title:
        raise KpiError(ErrorCode.NAME_IS_MISSING)
    signed = Signed(by, title)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        if query:
            return None, [FILTER.of(SavedFilter(title, dict(query)), signed.by, signed.why)]
        return None, taking_back(history(source, FILTER, title), signed.by, signed.why)

    learn(workspace, viewer, said)


def saved_filters(books: Books) -> dict[str, dict[str, str]]:
    """The link parameters of every filter kept, by name, in the order in which they were said."""
    told = sorted(standing(books.edition, FILTER), key=lambda each: each.place)
    return {each.subject: each.facts.query for each in told}
