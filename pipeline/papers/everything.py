"""All papers of a period in one archive, made one after another from one edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from metrics.counts.errors import KpiError
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.papers.issue import Issued, as_file, books_of, number_given
from pipeline.papers.kinds import PaperKind
from pipeline.papers.making import content, kinds_for
from pipeline.scores.scorecard import View
from reports.content.document import Document
from reports.content.slides import Deck
from warehouse.reading.issued import keep
from wording import errors
from wording.papers import everything as words
from wording.papers import page

Told = Callable[[int, int, str], None]
"""How many of how many files are done, and which comes next."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold; the archive says nothing of when it was written."""


def everything(workspace: Workspace, view: View, told: Told, edition: int | None = None) -> Issued:
    """Every kind in every format, zipped; the same bytes for the same edition and numbers.

    A kind of which nothing can be made is named in the list, with why.

    Args:
        workspace: Where.
        view: Of which period and unit.
        told: Hears how far it is.
        edition: The edition; None: the newest.

    Raises:
        KpiError: `unknown_unit`, `unknown_edition`, `no_space`.
    """
    with books_of(workspace, edition) as books:
        # First, so that a view of no unit is told instead of listed with every kind.
        view.head(books.reference)
        held = BytesIO()
        with ZipFile(held, "w", ZIP_STORED) as archive:
            listed = list(_added(archive, workspace, books, view, told))
            listing = words.LIST.format(edition=books.edition.number, files="\n".join(listed))
            archive.writestr(ZipInfo(words.LIST_NAME, _EARLIEST), listing.encode())
        number, day = books.edition.number, books.today
    if edition is None:
        keep(workspace.database, number, day)
    return Issued(held.getvalue(), number)


def _added(
    archive: ZipFile, workspace: Workspace, books: Books, view: View, told: Told
) -> Iterator[str]:
    """Put every file into the archive; its line in the list."""
    kinds = list(kinds_for(books.viewer).values())
    count, done = sum(len(kind.formats) for kind in kinds), 0
    number = books.edition.number
    for kind in kinds:
        told(done, count, kind.title)
        try:
            made = _content(workspace, books, kind, view)
        except KpiError as error:
            done += len(kind.formats)
            yield words.LEFT_OUT.format(title=kind.title, why=errors.sentence(error))
            continue
        for ending in kind.formats:
            told(done, count, f"{kind.title} (.{ending})")
            name = page.file_name(kind.code, str(view.month), number, ending)
            file = as_file(workspace, books, kind, made, ending)
            archive.writestr(ZipInfo(name, _EARLIEST), file)
            done += 1
            yield name
    told(count, count, "")


def _content(workspace: Workspace, books: Books, kind: PaperKind, view: View) -> Document | Deck:
    given = number_given(workspace, books, kind.code, view) if kind.numbered else None
    return content(books, kind, view, given)
