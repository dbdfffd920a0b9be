"""Uploads that are valid unless a test says otherwise, and a database to put them in."""

from __future__ import annotations

import atexit
import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from metrics.counts.figure import FigureTable
from metrics.counts.measure import read_measures
from metrics.counts.month import Month
from metrics.counts.problem import Problem
from metrics.counts.upload import Receipt
from metrics.plans.indicator import Indicator
from tests.copies import copied
from warehouse.engine.files import Database
from warehouse.reading.shares import Span
from warehouse.record.upload import NewUpload
from warehouse.writing.database import create
from warehouse.writing.store import Writer, writing

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
SEPTEMBER = Month(2024, 9)
ENTRY = "entry"
STATUTORY = "ii06a"
Values = Mapping[tuple[str, str], int | None]


def indicator(code: str, numerator: tuple[str, ...], denominator: tuple[str, ...]) -> Indicator:
    day = date(2024, 1, 1)
    return Indicator(
        code, code, code, numerator, denominator, "", "", "", "", owner="", reviewed=day,
        next_review=day,
    )  # fmt: skip


ON_TIME = indicator("on_time", ("resolved_in_time",), ("resolved",))
ONLINE = indicator("online", ("received_online",), ("received",))
APOLOGY = indicator("apology", ("apologies",), ("resolved_late",))
ON_TIME_766 = indicator("on_time_766", ("resolved_in_time", "open_in_time"), ("resolved", "open"))
INDICATORS = (ON_TIME, ONLINE, APOLOGY, ON_TIME_766)
MEASURES = frozenset(each.code for each in read_measures(REFERENCE / "measures.toml", []))


def new_database(folder: Path, *, sample: bool = False) -> Database:
    """An empty database; made once and copied, since creating one takes ten times as long."""
    return Database(copied(_created(sample).path, folder))


@cache
def _created(sample: bool) -> Database:
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    database = Database(Path(folder.name) / "kpi.duckdb")
    create(database, sample=sample, scope="75")
    return database


def original(name: str) -> bytes:
    """The bytes of a file; its name stands for its content."""
    return f"workbook {name}".encode()


def upload(
    values: Values,
    file: str = "thang-9.xlsx",
    *,
    form: str = ENTRY,
    month: Month = SEPTEMBER,
    unit: str | None = None,
    problems: Iterable[Problem] = (),
    since: Month | None = None,
    monthly: Iterable[int | None] | None = None,
) -> NewUpload:
    figures = FigureTable()
    for place, ((code, measure), value) in enumerate(values.items(), start=8):
        figures.add(code, measure, value, f"F{place}")
    return NewUpload(
        file=file,
        form=form,
        month=month,
        sheet="Số liệu tháng",
        sha256=hashlib.sha256(original(file)).hexdigest(),
        uploader="Văn phòng",
        reporting_unit=unit,
        period=None,
        figures=figures,
        problems=tuple(problems),
        units=len({code for code, _ in values}),
        since=since,
        monthly=None if monthly is None else tuple(monthly),
    )


def put(writer: Writer, *uploads: NewUpload) -> tuple[Receipt, ...]:
    for each in uploads:
        writer.keep(original(each.file))
    return writer.append(uploads, MEASURES)


def store(database: Database, *uploads: NewUpload) -> tuple[Receipt, ...]:
    """Store each upload as a file of its own, in one batch."""
    with writing(database) as writer:
        return tuple(put(writer, each)[0] for each in uploads)


def span(code: str, first: Month, last: Month, key: str | None = None) -> Span:
    return Span(key or code, code, first, last)
