"""Which template of its own the office uses for a kind of document; each is kept for good."""

from __future__ import annotations

import hashlib

from metrics.counts.office_lines import OwnTemplate
from metrics.counts.statement import Statement
from pipeline.desk.books import Books
from pipeline.desk.viewer import Capability, Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.engine.files import Database, write_whole
from warehouse.statements.kinds import TEMPLATE
from warehouse.statements.log import NewStatement, standing


def said_templates(source: Source) -> list[Statement[OwnTemplate]]:
    """Which templates are used, and who said so."""
    return [each for each in standing(source, TEMPLATE) if each.facts.file]


def own_template(books: Books, paper: str) -> OwnTemplate | None:
    """What the office uses for a kind of document; None: ours."""
    found = (each.facts for each in said_templates(books.edition))
    return next((each for each in found if each.paper == paper), None)


def own_file(database: Database, books: Books, paper: str) -> bytes | None:
    """The file of the office's own template; None where there is none or it is gone: then ours."""
    template = own_template(books, paper)
    path = database.office / template.file if template else None
    return path.read_bytes() if path and path.is_file() else None


def use_template(
    workspace: Workspace, viewer: Viewer, template: OwnTemplate, content: bytes, signed: Signed
) -> None:
    """Have a kind of document written with the office's own template; empty bytes: with ours.

    Args:
        workspace: Where.
        viewer: Who; the office alone may.
        template: The kind and what the template is called; its file is named here.
        content: What `tried` finds nothing wrong with; it is kept for good beside the database.
        signed: Who says so and why.

    Raises:
        KpiError: `not_permitted`.
    """
    viewer.must(Capability.MANAGE_SETTINGS)
    file = ""
    if content:
        digest = hashlib.sha256(content).hexdigest()[:12]
        file = f"template-{template.paper}-{digest}.docx"
        folder = workspace.database.office
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / file, content)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        del source
        kept = OwnTemplate(template.paper, file, template.name if file else "")
        return None, [TEMPLATE.of(kept, signed.by, signed.why)]

    learn(workspace, viewer, said)
