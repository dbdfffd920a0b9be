"""How a request and its reading cross the border between two processes: JSON, never pickle."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, astuple
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from ingest.reading import Request
from metrics.counts.figure import CellRun, Cells, FigureTable
from metrics.counts.mapping import Mapping
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemKind, Severity
from metrics.counts.published import PublishedScore, ScoreSpan
from metrics.counts.reading import (
    Column,
    Cutout,
    Proposal,
    ProposedColumn,
    Reading,
    Table,
    UnreadColumn,
)
from metrics.units.register import Alias


def pack_request(name: str, request: Request) -> bytes:
    """One line that says what is asked; the file's bytes follow it."""
    asked = {
        "name": name,
        "reference": str(request.reference),
        "scope": request.scope,
        "month": str(request.month) if request.month else None,
        "all_months": request.all_months,
        "unit": request.unit,
        "aliases": [
            [each.name, each.code, _day(each.valid_from), _day(each.valid_to)]
            for each in request.aliases
        ],
        "mappings": [astuple(mapping) for mapping in request.mappings],
    }
    return json.dumps(asked).encode("ascii") + b"\n"


def unpack_request(line: bytes) -> tuple[str, Request]:
    """The name of the file and what is asked."""
    asked = json.loads(line)
    month = Month.parse(asked["month"]) if asked["month"] else None
    aliases = tuple(
        Alias(name, code, _to_day(first), _to_day(last))
        for name, code, first, last in asked["aliases"]
    )
    request = Request(
        Path(asked["reference"]),
        asked["scope"],
        month,
        asked["all_months"],
        asked["unit"],
        aliases,
        tuple(map(_to_mapping, asked["mappings"])),
    )
    return asked["name"], request


def _to_mapping(raw: list[Any]) -> Mapping:
    fingerprint, source, title, headings, meanings, by_field = raw
    paths = tuple(map(tuple, headings))
    return Mapping(fingerprint, source, title, paths, tuple(meanings), by_field)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def pack(reading: Reading) -> bytes:
    """A reading as JSON, its figures by column."""
    return json.dumps(
        {
            "file": reading.file,
            "sha256": reading.sha256,
            "size": reading.size,
            "container": reading.container,
            "tables": [_table(table) for table in reading.tables],
            "problems": [pack_problem(problem) for problem in reading.problems],
            "proposals": [_proposal(proposal) for proposal in reading.proposals],
            "cutouts": [astuple(cutout) for cutout in reading.cutouts],
            "unread": reading.unread,
            "unread_columns": reading.unread_columns,
        },
        ensure_ascii=False,
        separators=(",", ":"),
        check_circular=False,
    ).encode("utf-8")


def unpack(data: bytes) -> Reading:
    """The reading again; any exception means that the bytes are no answer."""
    raw = json.loads(data)
    return Reading(
        raw["file"],
        raw["sha256"],
        raw["size"],
        raw["container"],
        [_to_table(table) for table in raw["tables"]],
        [unpack_problem(problem) for problem in raw["problems"]],
        [_to_proposal(proposal) for proposal in raw["proposals"]],
        [_to_cutout(cutout) for cutout in raw["cutouts"]],
        raw["unread"],
        [UnreadColumn(*column) for column in raw["unread_columns"]],
    )


def pack_problem(problem: Problem) -> dict[str, Any]:
    """A problem as plain values."""
    return asdict(problem)


def unpack_problem(raw: dict[str, Any]) -> Problem:
    """The problem again."""
    return Problem(
        Severity(raw["severity"]),
        ProblemKind(raw["kind"]),
        raw["sheet"],
        raw["cell"],
        raw["found"],
        raw["facts"],
    )


def _proposal(proposal: Proposal) -> dict[str, Any]:
    month = str(proposal.month) if proposal.month else None
    return asdict(proposal) | {"month": month}


def _to_proposal(raw: dict[str, Any]) -> Proposal:
    columns = tuple(
        ProposedColumn(
            **column | {name: tuple(column[name]) for name in ("heading", "samples", "near")}
        )
        for column in raw["columns"]
    )
    month = Month.parse(raw["month"]) if raw["month"] else None
    return Proposal(**raw | {"columns": columns, "month": month})


def _to_cutout(raw: list[Any]) -> Cutout:
    sheet, heads, headings, heading_row, rows = raw
    shown = tuple((number, tuple(cells)) for number, cells in rows)
    return Cutout(sheet, tuple(heads), tuple(headings), heading_row, shown)


def _table(table: Table) -> dict[str, Any]:
    figures = table.figures
    return {
        "form": table.form,
        "sheet": table.sheet,
        "month": str(table.month) if table.month else None,
        "period": [day.isoformat() for day in table.period] if table.period else None,
        "reporting_unit": table.reporting_unit,
        "columns": [astuple(column) for column in table.columns],
        "units": table.units,
        "since": str(table.since) if table.since else None,
        "scores": [
            (each.unit, each.criterion, str(each.score), each.cell) for each in table.scores
        ],
        "span": table.span,
        "figures": [
            figures.units,
            [[measure, len(list(run))] for measure, run in groupby(figures.measures)],
            figures.values,
            list(_runs(figures.cells.runs)),
        ],
    }


def _runs(runs: Iterable[CellRun]) -> Iterator[tuple[Sequence[str], Sequence[str] | None]]:
    """Each run, without its rows where they are those of the run before."""
    rows: Sequence[str] | None = None
    for run in runs:
        yield run.columns, None if run.rows == rows else run.rows
        rows = run.rows


def _to_runs(raw: Iterable[Any]) -> Iterator[CellRun]:
    rows: Sequence[str] = ()
    for columns, own in raw:
        rows = rows if own is None else own
        yield CellRun(columns, rows)


def _to_table(raw: dict[str, Any]) -> Table:
    units, runs, values, places = raw["figures"]
    cells = Cells(_to_runs(places))
    measures = [measure for measure, length in runs for _ in range(length)]
    if not len(units) == len(measures) == len(values) == len(cells):
        raise ValueError("figures of unequal length")
    period = raw["period"]
    return Table(
        raw["form"],
        raw["sheet"],
        Month.parse(raw["month"]) if raw["month"] else None,
        (date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
        raw["reporting_unit"],
        tuple(Column(*column) for column in raw["columns"]),
        FigureTable(units, measures, values, cells),
        raw["units"],
        Month.parse(raw["since"]) if raw["since"] else None,
        tuple(
            PublishedScore(unit, criterion, Decimal(score), cell)
            for unit, criterion, score, cell in raw["scores"]
        ),
        ScoreSpan(raw["span"]),
    )
