"""Making a document that leaves the office: its edition is kept, so that it can be made again."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.desk.books import Books
from pipeline.desk.cache import Answers, new_cache
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.papers.kinds import PaperKind, paper
from pipeline.scores.scorecard import View
from warehouse.reading.issued import edition_of, keep, kept_day


@dataclass(frozen=True, slots=True)
class Issued:
    """A document and where its numbers are from."""

    content: bytes
    edition: int


def issue(
    workspace: Workspace, kind: PaperKind, view: View, ending: str, edition: int | None = None
) -> Issued:
    """A document of the newest edition or of one that was kept; the same bytes every time.

    Raises:
        KpiError: `unknown_unit`, `unknown_edition`, `unknown_format`, `no_space`.
    """
    database = workspace.database
    with workspace.edition() if edition is None else edition_of(database, edition) as opened:
        # What was late is judged by the day of the document, however late it is made again.
        day = (kept_day(database, edition) if edition is not None else None) or today()
        reference = workspace.reference_of(opened)
        books = Books(opened, reference, workspace.viewer, day, Answers(new_cache()))
        made, number = paper(books, kind, view, ending), opened.number
    if edition is None:
        keep(database, number, day)
    return Issued(made, number)
