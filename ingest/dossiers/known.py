"""Tells whether a file holds a list of dossiers, by its headings alone."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.containers.container import Container
from ingest.containers.sheet import Sheet
from ingest.containers.zip_guard import Package
from ingest.dossiers.list_words import read_list_words
from ingest.dossiers.listed import heading_row
from ingest.reading import Request


def known_list(package: Package, sheets: Sequence[Sheet], request: Request) -> bool:
    """Whether any sheet is headed as a list; Parquet, which has no sheets here, can be no other."""
    if package.container is Container.PARQUET:
        return True
    words = read_list_words(request.reference)
    return any(heading_row(sheet.rows, words) is not None for sheet in sheets)
