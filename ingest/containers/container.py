"""Tells what a file is by its bytes, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from ingest.containers import compound
from ingest.containers.delimited import delimiter_of
from ingest.containers.text_encoding import decode
from metrics.counts.problem import ProblemCase

_ZIP = b"PK\x03\x04"
_PARQUET = b"PAR1"
_BARE_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00", re.DOTALL)
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_CELLS = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_WORKBOOK = re.compile(r"excel\.sheet|:spreadsheet\b|opendocument\.spreadsheet", re.IGNORECASE)

_OTHERS: Mapping[ProblemCase, tuple[bytes, ...]] = {
    ProblemCase.NOT_A_SPREADSHEET_PDF: (b"%PDF",),
    ProblemCase.NOT_A_SPREADSHEET_PICTURE: (
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"BM",
        b"II*\x00",
        b"MM\x00*",
    ),
    ProblemCase.NOT_A_SPREADSHEET_ARCHIVE: (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh"),
    ProblemCase.NOT_A_SPREADSHEET_DOCUMENT: (b"{\\rtf",),
}


class Container(StrEnum):
    """The kinds of file that people hand in as a spreadsheet."""

    XLSX = "xlsx"
    DOCX = "docx"
    """A Word file, which only annexes of plans are read from."""
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    HTML = "html"
    XML = "xml"
    CSV = "csv"
    ZIP = "zip"
    """A zip whose kind only its list of parts tells."""
    PARQUET = "parquet"
    """Columns of a data set, which only lists of dossiers are read from."""
    COMPOUND = "ole"
    """An OLE file whose kind only its directory tells."""
    OTHER = "other"


def sniff(data: bytes) -> Container:
    """The container of a file; `ZIP` and `COMPOUND` are settled by who opens them."""
    if data.startswith(_ZIP):
        return Container.ZIP
    if data.startswith(_PARQUET):
        return Container.PARQUET
    if data.startswith(compound.MAGIC):
        return Container.COMPOUND
    if _BARE_BIFF.match(data):
        return Container.XLS
    text = decode(data)
    return Container.OTHER if text is None else _of_text(text)


def described(data: bytes) -> ProblemCase:
    """What a file is that is no spreadsheet, as far as its first bytes tell."""
    known = (case for case, starts in _OTHERS.items() if data.startswith(starts))
    return next(known, ProblemCase.NOT_A_SPREADSHEET)


def _of_text(text: str) -> Container:
    head = text[: 1 << 16].lstrip()
    if head.startswith("<"):
        return _markup(text, head)
    if head.startswith("MIME-Version:") and "mhtml" not in head[:40]:
        return Container.XML if _TABLE.search(head) else Container.OTHER
    if delimiter_of(text) is not None and not (_TABLE.search(head) and _CELLS.search(head)):
        return Container.CSV
    return Container.HTML if _TABLE.search(text) and _CELLS.search(text) else Container.OTHER


def _markup(text: str, head: str) -> Container:
    if _WORKBOOK.search(head) and not _TABLE.search(head):
        return Container.XML
    return Container.HTML if _TABLE.search(text) else Container.OTHER
