"""Builders for what the page of uploads shows: valid unless told otherwise."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import ReadColumn, Reading, ReadTable
from metrics.counts.upload import Changes, Receipt, UploadRow
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import reporting
from pipeline.desk.workspace import Workspace, reference
from pipeline.intake.inbox import Dropped
from pipeline.intake.options import FileRead
from pipeline.intake.upload import Checked, FileOutcome
from reports.entry_form import entry_workbook
from tests.journey.command import fill
from tests.warehouse.builders import new_database

SEPTEMBER = Month(2024, 9)
AFTERNOON = datetime(2024, 10, 4, 16, 42, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def entry_form(
    folder: Path,
    rows: dict[str, dict[str, Any]],
    name: str = "BC_T9.xlsx",
    month: Month = SEPTEMBER,
) -> Path:
    """A filled entry form of Long Thành."""
    path = folder / name
    path.write_bytes(_blank_form(month))
    fill(path, rows)
    return path


@cache
def _blank_form(month: Month) -> bytes:
    tree = _reference().register.at(month)
    return entry_workbook(month, tree["740"], reporting(tree, under="740"))


def new_desk(folder: Path) -> Workspace:
    """An empty database for real figures."""
    workspace = Workspace(new_database(folder))
    # Loaded once for all tests: it takes longer than most of what they do.
    workspace.__dict__["reference"] = _reference()
    return workspace


@cache
def _reference() -> Reference:
    return reference()


def fault(
    cell: str | None = "H6",
    found: str | None = "1O",
    *,
    severity: Severity = Severity.ERROR,
    sheet: str = "Số liệu tháng",
    say: str = "không phải số",
) -> Problem:
    """One problem; its sentence stands among its facts, for `say`."""
    return Problem(severity, ProblemCase.NOT_A_NUMBER, sheet, cell, found, {"say": say})


def say(problem: Problem) -> str:
    """The sentence of a problem made by `fault`."""
    return str(problem.facts["say"])


def table(*, month: Month = SEPTEMBER, units: int = 14) -> ReadTable:
    """A recognised sheet without figures."""
    columns = (
        ReadColumn("H", "Đã giải quyết › Quá hạn", "resolved_late"),
        ReadColumn("U", "Ghi chú", None),
    )
    period = (month.first_day, month.last_day)
    return ReadTable("entry", "Số liệu tháng", month, period, None, columns, FigureTable(), units)


def reading(*problems: Problem, tables: tuple[ReadTable, ...] | None = None) -> Reading:
    """What a file said."""
    shown = (table(),) if tables is None else tables
    return Reading("BC_T9.xlsx", "ab" * 32, 12000, "xlsx", list(shown), list(problems))


def checked(*problems: Problem, stored_as: tuple[Receipt, ...] = ()) -> Checked:
    """A file read and compared."""
    return Checked(
        FileRead(Path("BC_T9.xlsx"), reading(*problems)),
        Changes(1, 2, 3, 0),
        (),
        stored_as,
        1,
        problems,
    )


def dropped(found: Checked | None = None, outcome: FileOutcome | None = None) -> Dropped:
    """A file of the inbox."""
    return Dropped(
        "1-abab", Path("BC_T9.xlsx"), "BC_T9.xlsx", "ab" * 32, 12000, None, found, outcome=outcome
    )


def receipt(upload: str = "2409-0031", *, already_stored: bool = False) -> Receipt:
    """The promise for one table."""
    return Receipt(upload, "ab" * 32, AFTERNOON, 14, 252, Changes(0, 3, 249, 0), already_stored)


def row(
    upload: str = "2409-0031",
    *,
    file: str = "BC_T9.xlsx",
    uploader: str = "Nguyễn Thị Hoa",
    undone: datetime | None = None,
) -> UploadRow:
    """One upload of the history."""
    return UploadRow(
        upload,
        file,
        "entry",
        SEPTEMBER,
        "Số liệu tháng",
        "ab" * 32,
        uploader,
        None,
        AFTERNOON,
        14,
        252,
        Changes(0, 3, 249, 0),
        undone,
        None,
    )
