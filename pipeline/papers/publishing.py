"""The public page put before everybody: an act of a named person, and what stands since then.

A page is published as its file: the bytes are kept under their sha256 beside the database, so that
what everybody reads stays what was published, whatever is corrected later.
"""

from __future__ import annotations

import hashlib

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import PublishedPage
from metrics.counts.statement import Statement
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.papers.issue import issue
from pipeline.papers.kinds import KINDS
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed, learn, signer
from warehouse.engine.connection import Source
from warehouse.record import originals
from warehouse.statements.kinds import PUBLICATION
from warehouse.statements.log import NewStatement, held, standing, statements, taking_back

_KIND, _ENDING = "public", "html"
ADDRESS = "/cong-khai"
"""Where everybody finds what is published; a page's own name follows."""


def publications(source: Source) -> list[Statement[PublishedPage]]:
    """Every publication, oldest first, those taken back too."""
    return statements(source, PUBLICATION)


def open_pages(source: Source) -> list[Statement[PublishedPage]]:
    """What everybody may read now, the newest period first."""
    found = standing(source, PUBLICATION)
    return sorted(found, key=lambda told: (told.facts.month, told.facts.name), reverse=True)


def publish(
    workspace: Workspace, viewer: Viewer, view: View, by: str, edition: int | None = None
) -> tuple[PublishedPage, bool]:
    """Put the public page of a view before everybody; the page, and whether that is new.

    Args:
        workspace: Where.
        viewer: Who may do so.
        view: Of which period and unit.
        by: The person's name.
        edition: The edition to make it of; None: the newest.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`, `unknown_unit`, `unknown_edition`, `no_space`.
    """
    viewer.must(Capability.PUBLISH_PUBLIC)
    name = signer(by)
    made = issue(workspace, KINDS[_KIND], view, _ENDING, edition)
    under = view.under or workspace.reference.scope
    sha256 = hashlib.sha256(made.content).hexdigest()
    page = PublishedPage(view.month, view.window, under, made.edition, sha256)

    def said(source: Source) -> tuple[bool, list[NewStatement]]:
        before = held(source, PUBLICATION, page.name)
        if before and before[-1].facts == page:
            return False, []
        return True, [PUBLICATION.of(page, name)]

    return page, learn(workspace, viewer, said, [made.content])


def take_down(workspace: Workspace, viewer: Viewer, name: str, signed: Signed) -> None:
    """Let nobody read the page of a period any more; its files stay where they are kept.

    Raises:
        KpiError: `not_permitted`; `not_published` where no page of that name stands.
    """
    viewer.must(Capability.PUBLISH_PUBLIC)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        # All of them: the page before would otherwise stand again, which nobody asked for.
        before = held(source, PUBLICATION, name)
        if not before:
            raise KpiError(ErrorCode.NOT_PUBLISHED, page=name)
        return None, taking_back(before, signed.by, signed.why)

    learn(workspace, viewer, said)


def address(page: PublishedPage) -> str:
    """Where everybody reads a page."""
    return f"{ADDRESS}/{page.name}"


def read(workspace: Workspace, page: PublishedPage) -> bytes | None:
    """The published file; None where it is gone or is no longer what was published."""
    return originals.read(workspace.database, page.sha256)
