"""Reads an annex from the bytes of a file; runs in the child process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingest.annex.book_tables import book_table
from ingest.annex.grid import AnnexGrid
from ingest.annex.rows import AnnexRows
from ingest.annex.word_tables import word_tables
from ingest.annex.words import read_annex_words
from ingest.containers.container import Container
from ingest.containers.refusal import RefusedError
from ingest.containers.workbook import open_package, sheets
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.plans.annex import AnnexReading


def read_annex(data: bytes, folder: Path) -> AnnexReading:
    """Every row of every table that is an annex.

    Args:
        data: Of a Word file or a workbook.
        folder: Of the reference data.
    """
    found = AnnexReading()
    rows = AnnexRows(read_annex_words(folder), found)
    try:
        for number, grid in enumerate(_grids(data, found), start=1):
            rows.read(grid, number)
    except RefusedError as refused:
        found.rows.clear()
        found.problems.append(refused.problem)
        return found
    if not found.rows:
        found.problems.append(Problem(Severity.ERROR, ProblemCase.NO_TABLE))
    return found


def _grids(data: bytes, found: AnnexReading) -> Iterator[AnnexGrid]:
    package = open_package(data, document=True)
    if package.container is Container.DOCX:
        yield from word_tables(package.content)
        return
    for sheet in sheets(data, package):
        if sheet.hidden:
            found.unread.append(sheet.name)
        else:
            yield book_table(sheet)
