"""`uploads`: every upload, oldest first, with those taken back."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.upload import UploadRow
from pipeline.commands import opening
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command
from warehouse.reading import queries

UPLOAD: Columns[UploadRow] = {
    **same("upload", "file", "form", "month"),
    "time": lambda upload: upload.stored_at,
    **same("uploader", "sha256", "units", "figures"),
    "undone": lambda upload: upload.undone_at is not None,
    "received": lambda upload: upload.received,
    "opening": lambda upload: upload.opens is not None,
}


def _run(choices: Namespace) -> list[Row]:
    with opening.reader(choices).edition() as edition:
        return rows(UPLOAD, queries.uploads(edition))


COMMAND = Command("uploads", (), _run, UPLOAD)
