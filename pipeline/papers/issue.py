"""Making a document that leaves the office: its edition is kept, so that it can be made again."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.desk.workspace import Workspace
from pipeline.papers.kinds import PaperKind, paper
from pipeline.scores.scorecard import View
from warehouse.reading.issued import keep


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
    with workspace.books(edition_number=edition) as books:
        made = paper(books, kind, view, ending)
        number = books.edition.number
    if edition is None:
        keep(workspace.database, number)
    return Issued(made, number)
