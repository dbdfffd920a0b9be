"""What uploads did when they were stored, and what has become of them since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metrics.counts.upload import Difference, UploadRow
from pipeline.desk.books import Books
from warehouse.reading import past, queries
from warehouse.reading.past import Speaking


def changed_by(books: Books, upload: UploadRow) -> list[Difference]:
    """The figures that an upload changed or removed when it was stored."""
    return past.changed_by(books.edition, upload.upload)


def speaking(books: Books, uploads: Sequence[UploadRow]) -> Mapping[str, Speaking]:
    """By its code, how much of each upload is still seen; those that are not there never were."""
    months = [upload.month for upload in uploads]
    return past.speaking(books.edition, min(months), max(months)) if months else {}


def units(books: Books) -> Mapping[str, Sequence[str]]:
    """By its code, the units each upload states something about."""
    return {upload: sorted(found) for upload, found in queries.stated(books.edition).items()}
