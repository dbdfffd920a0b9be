"""Reads a file that holds a list of dossiers: what it must not hold, its months, its measures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.containers.refusal import RefusedError
from ingest.dossiers import personal
from ingest.dossiers.list_files import lists_in
from ingest.dossiers.list_words import read_list_words
from ingest.dossiers.listed import DossierList, RowsRead
from ingest.dossiers.month_tables import MonthTables
from ingest.findings import Findings
from ingest.reading import Request
from metrics.counts.problem import ProblemCase
from metrics.counts.reading import Reading


def read_list(
    data: bytes, path: Path | None, name: str, request: Request, told: RowsRead
) -> Reading:
    """Read a list of dossiers; a file that holds none is a reading with one problem.

    Args:
        data: The file, where it is at hand.
        path: Where it is, where it is too large to be handed over.
        name: As the person knows it.
        request: What the person said.
        told: Is told how many rows were read.
    """
    sha256, size = hashlib.sha256(data).hexdigest(), len(data)
    if path is not None:
        with path.open("rb") as file:
            sha256, size = hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
    reading = Reading(name, sha256, size)
    words = read_list_words(request.reference)
    try:
        lists, beside = lists_in(data, path, words, told)
        if not lists:
            raise RefusedError(ProblemCase.NO_TABLE)
        reading.dossiers = True
        findings = Findings(lists[0].sheet)
        if len(lists) > 1:
            raise RefusedError(ProblemCase.NO_TABLE_SEVERAL_LISTS, sheets=_named(lists))
        for sheet in beside:
            aside = Findings(sheet.name)
            personal.refuse_beside(sheet, words, aside)
            reading.problems.extend(aside.problems)
        personal.refuse(lists[0], words, findings)
        # What a list must not hold is told alone: of the rest nothing is looked at.
        if not (findings.problems or reading.problems):
            tables = MonthTables(lists[0], words, request, findings)
            reading.tables.extend(tables.counted())
        reading.problems.extend(findings.in_reading_order())
    except RefusedError as refused:
        reading.problems.append(refused.problem)
    return reading


def _named(lists: Sequence[DossierList]) -> str:
    return ", ".join(f"“{each.sheet}”" for each in lists)
