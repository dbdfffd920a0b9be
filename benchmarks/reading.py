"""What reading a workbook costs, each step beside a control in the same run."""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.pairs import Ratio, compare
from benchmarks.rows import Row
from ingest.containers.workbook import open_package
from ingest.containers.zip_guard import Package
from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.sandbox import reader
from ingest.tables.intake import read_bytes, read_package
from metrics.counts.month import Month
from metrics.counts.reading import Reading
from metrics.units.register import read_units
from metrics.units.unit import Level, Register, Unit
from metrics.units.unit_rows import UNIT_COLUMNS
from pipeline.desk.workspace import open_workspace, start
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from reports.entry_form import entry_workbook
from tests.ingest.saved_containers import CONTAINERS
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest
from warehouse.record.upload import NewUpload
from warehouse.writing.database import create
from warehouse.writing.store import writing

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data" / "reference"
MONTH = Month(2024, 9)
FIRST_ROW, FIRST_COLUMN = 8, 3
MEASURES = 18
LARGE = "large.xlsx"


def workbook(units: list[Unit], extra: int = 0) -> bytes:
    """The entry form filled in, balanced, with columns of no known meaning to its right."""
    book = openpyxl.load_workbook(BytesIO(entry_workbook(MONTH, units[0], units)))
    sheet = book.worksheets[0]
    chance = random.Random(766)
    for row in range(FIRST_ROW, FIRST_ROW + len(units)):
        values = [*_counts(chance), *(chance.random() for _ in range(extra))]
        for column, value in enumerate(values, start=FIRST_COLUMN):
            sheet.cell(row, column).value = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _counts(chance: random.Random) -> list[int]:
    early, on_time, late, in_time, overdue = (chance.randrange(1, 300) for _ in range(5))
    handled = early + on_time + late + in_time + overdue
    online, carried = handled // 2, handled // 8
    offline = handled - online - carried
    digitised, electronic = (online + offline) // 2, (early + on_time + late) // 3
    return [
        *(online, offline, carried, early, on_time, late, in_time, overdue),
        *(digitised, electronic, 40, 38, 3, 2, 2, 1, late // 2, chance.randrange(90)),
    ]


def bare(data: bytes) -> int:
    """Calamine's own reading of the workbook: the entry form and the guide behind it."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = map(workbook.get_sheet_by_name, workbook.sheet_names)
    return sum(len(sheet.to_python(skip_empty_area=False)) for sheet in sheets)


def floor(data: bytes) -> int:
    """Unzip and parse without handlers: nothing that looks at the file can cost less."""
    with ZipFile(BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    for part in parts:
        expat.ParserCreate().Parse(part, True)  # noqa: FBT003
    return sum(map(len, parts))


def openpyxl_rows(data: bytes) -> int:
    """Openpyxl in its fastest mode."""
    sheet = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def a_month(folder: Path) -> Iterator[Row]:
    """A month of 200 units: parse, validate, compare with what is stored."""
    register = Register("75", read_units(REFERENCE / "units", "75")[0])
    units = [unit for unit in register.at(MONTH).values() if unit.level is not Level.PROVINCE]
    data = workbook(units[:200])
    library = Library(REFERENCE, "75")
    request = Request(REFERENCE, "75")
    package = open_package(data)

    def parse() -> Reading:
        reading = Reading("f.xlsx", "0" * 64, len(data))
        read_package(data, package, request, library, reading)
        return reading

    stored = parse()
    assert (stored.problems, len(stored.tables[0].figures)) == ([], 200 * MEASURES)
    database = _stored(folder, _upload(stored))
    yield Row.of("200 units: parse + validate, against calamine", _beside(parse, data))
    with newest(database) as edition:

        def of_a_drop() -> None:
            changes, _ = queries.compare(edition, _upload(parse()))
            assert changes.same == 200 * MEASURES

        def alone() -> None:
            # What the edition keeps of a month is asked for anew.
            of_this_file = replace(edition)
            changes, _ = queries.compare(of_this_file, _upload(parse()))
            assert changes.same == 200 * MEASURES

        what = "200 units: parse + validate + difference"
        yield Row.of(f"{what}, in a drop, against calamine", _beside(of_a_drop, data), at_most=2.3)
        yield Row.of(f"{what}, the first file, against calamine", _beside(alone, data), at_most=2.3)
    guard = _beside(lambda: open_package(data), data)
    yield Row.of("200 units: the guard, against calamine", guard)
    yield from _child(folder, data, request)


def _beside(work: Callable[[], object], data: bytes) -> Ratio:
    # The CPU of this process: another program's load does not count.
    return compare(work, lambda: bare(data), rounds=21, clock=time.process_time)


def _upload(reading: Reading) -> NewUpload:
    table = reading.tables[0]
    assert table.month is not None
    return NewUpload(
        *(reading.file, table.form, table.month, table.sheet, reading.sha256, "x", None, None),
        table.figures,
        (),
        table.units,
    )


def _stored(folder: Path, upload: NewUpload) -> Database:
    database = Database(folder / "kpi.duckdb")
    create(database, sample=False, scope="75")
    with writing(database) as writer:
        kept = replace(upload, sha256=writer.keep(b""))
        writer.append([kept], set(upload.figures.measures))
    return database


def every_container() -> Iterator[Row]:
    """What the guard costs for a month of 200 units in each container, beside its whole reading."""
    register = Register("75", read_units(REFERENCE / "units", "75")[0])
    units = [unit for unit in register.at(MONTH).values() if unit.level is not Level.PROVINCE]
    book = openpyxl.load_workbook(BytesIO(workbook(units[:200])))
    del book["Hướng dẫn"]
    library, request = Library(REFERENCE, "75"), Request(REFERENCE, "75")
    for name, write in CONTAINERS.items():
        data = write(book)

        def guard(data: bytes = data) -> Package:
            return open_package(data)

        def all_of_it(data: bytes = data) -> None:
            reading = read_bytes(data, "f", request, library)
            assert reading.tables[0].units == 200

        ratio = compare(guard, all_of_it, rounds=9, clock=time.process_time)
        what = f"200 units as {name}, {len(data) >> 10} kB"
        yield Row.of(f"{what}: the guard, against all of the reading", ratio)


def many_files(folder: Path) -> Iterator[Row]:
    """Fifty files of one commune each in one drop, read in children and stored as one batch."""
    register = Register("75", read_units(REFERENCE / "units", "75")[0])
    communes = [unit for unit in register.at(MONTH).values() if unit.level is Level.COMMUNE]
    workspace = open_workspace(start(folder / "many.duckdb"))
    inbox = Inbox()
    inbox.take((f"{unit.code}.xlsx", workbook([unit])) for unit in communes[:50])
    began, cpu = time.perf_counter(), _cpu()
    done = sum(1 for _ in inbox.check(workspace, Options()))
    read_cpu = _cpu() - cpu
    assert (done, len(inbox.ready)) == (50, 50)
    published = workspace.edition_number()
    assert inbox.store(workspace, "x")
    assert workspace.edition_number() == published + 1
    what = "50 files of one commune in a drop"
    yield Row(f"{what}: read, compared, stored", time.perf_counter() - began, "s", at_most=2.5)
    yield Row(f"{what}: CPU of reading a file", 1000 * read_cpu / done, "ms", at_most=30)


def _cpu() -> float:
    """CPU seconds of this process and the children that have ended."""
    return sum(os.times()[:4])


def _child(folder: Path, data: bytes, request: Request) -> Iterator[Row]:
    path = folder / "child.xlsx"
    path.write_bytes(data)

    def read() -> None:
        assert reader.read(path, request).tables[0].units == 200

    def start() -> None:
        subprocess.run([sys.executable, "-I", "-c", "pass"], check=True)

    ratio = compare(read, start, rounds=9)
    yield Row.of("200 units: all in the child, against starting bare Python", ratio)


def a_large_file(folder: Path) -> Iterator[Row]:
    """12,000 rows of 30 columns: parse, validate, address faults, scan for errors.

    Each in a process of its own, as a file is read; what one leaves behind slows no other.
    """
    reference = _reference(folder, 12_000)
    rows, _ = read_units(reference / "units", "75")
    communes = [unit for unit in rows if unit.level is Level.COMMUNE]
    (folder / LARGE).write_bytes(workbook(communes, extra=10))
    spent = 0.0

    def alone(what: str) -> None:
        nonlocal spent
        command = [sys.executable, __file__, what, str(folder)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        spent += float(done.stdout)

    def beside(one: str, other: str) -> Ratio:
        return compare(partial(alone, one), partial(alone, other), clock=lambda: spent)

    what = "12,000 × 30"
    parsed, guard = "parse + validate + faults + error scan", "the guard with its error scan"
    yield Row.of(f"{what}: {parsed}, against unzip + expat", beside("parse", "floor"), at_most=2)
    yield Row.of(f"{what}: {guard}, against unzip + expat", beside("guard", "floor"), at_most=2.3)
    others = beside("openpyxl", "parse")
    yield Row.of(f"{what}: openpyxl read-only, against {parsed}", others, at_least=4)


def _alone(what: str, folder: Path) -> None:
    """Print the CPU seconds of one piece of work on the large file."""
    data = (folder / LARGE).read_bytes()
    work: dict[str, Callable[[], object]] = {
        "floor": lambda: floor(data),
        "guard": lambda: open_package(data),
        "openpyxl": lambda: openpyxl_rows(data),
    }
    if what == "parse":
        gc.disable()  # As the child that reads does.
        library, request = Library(folder / "reference", "75"), Request(folder / "reference", "75")
        library.names(MONTH)
        package = open_package(data)
        reading = Reading("f.xlsx", "", len(data))
        work[what] = lambda: read_package(data, package, request, library, reading)
    began = time.process_time()
    work[what]()
    print(time.process_time() - began)
    assert what != "parse" or (reading.problems, reading.tables[0].units) == ([], 12_000)


def _reference(folder: Path, units: int) -> Path:
    """Reference data with so many communes."""
    reference = folder / "reference"
    (reference / "units").mkdir(parents=True)
    for path in REFERENCE.iterdir():
        if path.name != "units":
            (reference / path.name).symlink_to(path)
    for name in ("provinces.csv", "aliases.csv"):
        text = (REFERENCE / "units" / name).read_text(encoding="utf-8")
        kept = text if name == "provinces.csv" else text.splitlines()[0] + "\n"
        (reference / "units" / name).write_text(kept, encoding="utf-8")
    lines = [",".join(UNIT_COLUMNS)]
    lines += [f"{10_000 + each},Xã Số {each},commune,75,true,,,u{each},,," for each in range(units)]
    (reference / "units" / "75.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return reference


def rows() -> Iterator[Row]:
    """Every figure, as it is measured."""
    gc.disable()  # As the child that reads does.
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield from a_month(Path(folder))
            yield from every_container()
            yield from many_files(Path(folder))
            yield from a_large_file(Path(folder))
    finally:
        gc.enable()


if __name__ == "__main__":
    _alone(sys.argv[1], Path(sys.argv[2]))
