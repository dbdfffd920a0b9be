"""Finds the list of dossiers in a file: text, a workbook or Parquet, by row or by column."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOBase, TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from ingest.containers import limits
from ingest.containers.container import Container, sniff
from ingest.containers.delimited import delimiter_of
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet
from ingest.containers.text_encoding import decode
from ingest.containers.workbook import open_package, own_sheets
from ingest.dossiers.list_words import ListWords
from ingest.dossiers.listed import SEARCHED, DossierList, RowsRead, gathered, heading_row, in_sheet
from ingest.reading import MOST_BYTES
from metrics.counts.problem import ProblemCase
from wording.intake import sheets as words_of_sheets

_HEAD = 1 << 16
"""Bytes that tell what a file is and how its cells are set apart."""
LARGER = 100
"""So many times what a page takes, for workbooks that come by the command line."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def lists_in(
    data: bytes, path: Path | None, words: ListWords, told: RowsRead
) -> tuple[list[DossierList], list[Sheet]]:
    """The lists of a file, and the sheets beside them.

    Args:
        data: The file, where it is at hand.
        path: Where it is, where it is too large to be handed over.
        words: Of lists.
        told: Is told how many rows were read.

    Raises:
        RefusedError: where the file may not be opened or cannot be read.
    """
    head = data[:_HEAD]
    if path is not None:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    container = sniff(head)
    if container is Container.PARQUET:
        from ingest.dossiers.parquet import list_of

        return [list_of(path or BytesIO(data), told)], []
    if container is Container.CSV:
        return _in_text(data, path, words, told), []
    if path is not None:
        limits.widen(LARGER)
        data = path.read_bytes()
    sheets = own_sheets(data, open_package(data))
    found = [(sheet, in_sheet(sheet, words, told)) for sheet in sheets]
    beside = [sheet for sheet, each in found if each is None]
    return [each for _, each in found if each is not None], beside


def _in_text(data: bytes, path: Path | None, words: ListWords, told: RowsRead) -> list[DossierList]:
    with _text(data, path) as text:
        sample = text.read(_HEAD)
        delimiter = delimiter_of(sample)
        if delimiter is None:
            raise RefusedError(ProblemCase.NOT_A_SPREADSHEET)
        stated = sample.lower().startswith("sep=")
        text.seek(0)
        if stated:
            text.readline()
        rows: Iterator[list[str]] = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            first = list(islice(rows, SEARCHED))
            top = heading_row(first, words)
            if top is None:
                return []
            below = chain(first[top + 1 :], rows)
            name = words_of_sheets.TABLE
            return [gathered(name, first[:top], first[top], below, told)]
        except (csv.Error, UnicodeDecodeError) as error:
            raise RefusedError(ProblemCase.DAMAGED) from error


def _text(data: bytes, path: Path | None) -> TextIOBase:
    if path is None and len(data) <= MOST_BYTES:
        return StringIO(decode(data) or "", newline="")
    # What a page would read by any code page must be UTF here: nobody guesses over gigabytes.
    file: BinaryIO = path.open("rb") if path is not None else BytesIO(data)
    wide = file.read(2) in _WIDE
    file.seek(0)
    return TextIOWrapper(file, encoding="utf-16" if wide else "utf-8-sig", newline="")
