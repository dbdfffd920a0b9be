"""The lines and the picture that an office's documents and pages bear."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import OfficeLetters
from metrics.units.unit import Unit
from pipeline.desk.books import Books
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.engine.files import Database, write_whole
from warehouse.statements import kinds
from warehouse.statements.log import NewStatement, standing
from warehouse.statements.office import Logo
from wording.inspection.papers import office

LARGEST = 2_000_000
"""Bytes of a picture: a photograph of a seal from a phone is still smaller when saved as PNG."""
_PIXELS = 16_000_000
"""A camera's picture; more is refused before it is unpacked."""
_SIDE = 512
"""Pixels of the longer side that is kept: two centimetres on paper at 600 dpi."""


def letters(books: Books, unit: str) -> OfficeLetters:
    """The lines that were set for the documents of a unit; all empty where none were."""
    found = (each.facts for each in standing(books.edition, kinds.LETTERS))
    return next((each for each in found if each.unit == unit), OfficeLetters(unit))


def called(books: Books, unit: Unit) -> str:
    """What documents call the office of a unit: as it set it, else by what the unit is."""
    return letters(books, unit.code).name or office(unit)


def logo(books: Books) -> str:
    """The name of the office's picture in its folder; empty: there is none."""
    return next((each.facts.file for each in standing(books.edition, kinds.LOGO)), "")


def picture(database: Database, file: str) -> Path | None:
    """Where a picture is; None where none is meant or its file is gone."""
    path = database.office / file
    return path if file and path.is_file() else None


def set_logo(workspace: Workspace, viewer: Viewer, content: bytes, signed: Signed) -> str:
    """Have pages and documents bear a picture; empty bytes: none any more.

    Raises:
        KpiError: `not_permitted`; `not_a_picture` for anything but PNG or JPEG within bounds.
    """
    viewer.must(Capability.MANAGE_SETTINGS)
    kept = _drawn_anew(content) if content else b""
    file = f"logo-{hashlib.sha256(kept).hexdigest()[:12]}.png" if kept else ""
    if kept:
        folder = workspace.database.office
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / file, kept)

    def said(source: Source) -> tuple[str, list[NewStatement]]:
        del source
        return file, [kinds.LOGO.of(Logo(file), signed.by, signed.why)]

    return learn(workspace, viewer, said)


def _drawn_anew(content: bytes) -> bytes:
    """The picture alone as PNG: nothing else that its file may hold is kept."""
    try:
        if len(content) > LARGEST:
            raise KpiError(ErrorCode.NOT_A_PICTURE)
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _PIXELS:
                raise KpiError(ErrorCode.NOT_A_PICTURE)
            drawn = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise KpiError(ErrorCode.NOT_A_PICTURE) from error
    drawn.thumbnail((_SIDE, _SIDE))
    held = BytesIO()
    drawn.save(held, "PNG")
    return held.getvalue()
