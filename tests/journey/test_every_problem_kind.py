"""Every kind of problem of the contract, provoked through the command line at its cell."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import kpi
from metrics.counts.month import Month
from metrics.counts.problem import ProblemKind, Severity
from metrics.units.unit import Level
from pipeline.desk.workspace import open_workspace
from pipeline.intake import request
from tests.ingest import old_excel
from tests.ingest.legacy import tcvn3
from tests.ingest.saved_containers import as_csv
from tests.ingest.workbooks import (
    COMMUNES,
    ENTRY_SHEET,
    GOOD,
    II06A_ROW,
    REGISTER,
    SEPTEMBER,
    entry_form,
    first,
    ii06a,
    parts_of,
    saved,
    zipped,
)
from tests.journey.command import kpi as call
from tests.warehouse.stored_problems import problems_of
from warehouse.reading import queries

K = ProblemKind
ELSEWHERE = {
    K.MONTH_LOCKED,
    K.NOT_PERMITTED,
    K.UNCLEAR_SCOPE,
    K.SCALED_COUNTS,
    K.ESTIMATE,
    K.BASE_MISSING,
    K.STOCK_FALLS,
    K.PERSONAL_DATA,
    K.NOT_A_DATE,
    K.UNKNOWN_WORD,
    K.DATES_REVERSED,
    K.DUE_MISSING,
}
"""Kinds that no table brings about so far, or at all: a lock does, who brings it, a quarter, or a
list of dossiers."""

AUGUST = Month(2024, 8)
FORM, II06A, CSV = ENTRY_SHEET, "II.06a", "Bảng"
Change = Callable[[Worksheet], None]
Files = Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """A file, what is stored before it, and where its problem must stand."""

    kind: ProblemKind
    file: Files
    sheet: str | None = None
    cell: str | None = None
    options: tuple[str, ...] = ()
    before: tuple[Files, ...] = ()
    along: frozenset[ProblemKind] = frozenset()
    """Warnings that the same file earns besides."""
    says: str = ""
    """What the sentence must name."""


def spoiled(change: Change, month: Month = SEPTEMBER) -> Files:
    """The entry form of four communes with one change."""

    def write() -> bytes:
        book = entry_form(month=month)
        sheet = book[FORM]
        change(sheet)
        return saved(book)

    return write


def with_cells(cells: Mapping[str, object], month: Month = SEPTEMBER) -> Files:
    def change(sheet: Worksheet) -> None:
        for place, value in cells.items():
            sheet[place] = value  # type: ignore[assignment]

    return spoiled(change, month)


def times(factor: float, month: Month) -> Files:
    """The entry form with every flow so many times as large."""
    stocks = (2, 6, 7)

    def write() -> bytes:
        row = tuple(
            value if place in stocks else int(value * factor) for place, value in enumerate(GOOD)
        )
        return saved(entry_form(dict.fromkeys(COMMUNES, row), month))

    return write


LINES = [(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)]


def form06(cells: Mapping[str, object], period: str = "Kỳ báo cáo: Tháng 9 năm 2024") -> Files:
    """Biểu II.06a of two communes with other values in some cells."""

    def write() -> bytes:
        book = ii06a(LINES, period=period)
        for place, value in cells.items():
            first(book)[place] = value  # type: ignore[assignment]
        return saved(book)

    return write


def quarter() -> bytes:
    return form06({}, "Kỳ báo cáo: Quý III năm 2024")()


def two_months() -> bytes:
    book = ii06a(LINES)
    first(book).title = "Tháng 9.2024"
    other = book.copy_worksheet(first(book))
    other.title = "Tháng 8.2024"
    other["A4"] = "Kỳ báo cáo: Tháng 8 năm 2024"
    return saved(book)


def district_total() -> bytes:
    communes = [
        unit
        for unit in REGISTER.at(SEPTEMBER).under("740")
        if unit.level is Level.COMMUNE and unit.reports
    ]
    district = [len(communes) * value for value in II06A_ROW]
    lines: list[Sequence[object]] = [(1, "Huyện Long Thành", *district)]
    lines += [(n, unit.name, *II06A_ROW) for n, unit in enumerate(communes, 2)]
    return saved(ii06a(lines, total=False))


def stale_formula() -> bytes:
    book = ii06a(LINES)
    first(book)["C13"] = "=D13+E13+F13"
    parts = parts_of(saved(book))
    name = "xl/worksheets/sheet1.xml"
    assert parts[name].count(b"<v></v>") == 1
    return zipped({**parts, name: parts[name].replace(b"<v></v>", b"<v>219</v>")})


def unknown_table() -> bytes:
    book = Workbook()
    first(book).title = "Cán bộ"
    for row in (("STT", "Họ tên", "Điện thoại", "Chức vụ"), (1, "Nguyễn Lan", "0908", "CV")):
        first(book).append(row)
    return saved(book)


def letter() -> bytes:
    book = Workbook()
    first(book)["A1"] = "Kính gửi Ủy ban nhân dân huyện"
    return saved(book)


def far_cell() -> bytes:
    rows = b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>'
    part = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )
    return zipped({**parts_of(saved(ii06a([]))), "xl/worksheets/sheet1.xml": part})


def macros() -> bytes:
    return zipped({**parts_of(saved(ii06a(LINES))), "xl/vbaProject.bin": b"x"})


def password() -> bytes:
    key = old_excel.record(0x2F, bytes(54))
    return old_excel.xls({"a": old_excel.number(0, 0, 1)}, globals_=key)


def hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[9].hidden = True


def another_number(sheet: Worksheet) -> None:
    sheet["C8"].number_format = '"999"'


def old_letters() -> bytes:
    book = ii06a(LINES)
    first(book)["B13"] = tcvn3("Thị trấn Long Thành")
    return saved(book)


BLANK_EARLY = {f"F{row}": None for row in range(8, 12)}

ERRORS = (
    Case(K.NOT_A_SPREADSHEET, lambda: b"%PDF-1.7 x", says=".ods"),
    Case(
        K.UNSUPPORTED_CONTAINER,
        lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"x"}),
        says="Save As",
    ),
    Case(K.ENCRYPTED, password, says="mật khẩu"),
    Case(K.UNSAFE_CONTENT, macros, says="macro"),
    Case(K.TOO_LARGE, far_cell, says="cột thứ 512"),
    Case(K.DAMAGED, lambda: saved(ii06a(LINES))[:-500], says="tải lại"),
    Case(K.NO_TABLE, letter),
    Case(K.UNKNOWN_FORM, unknown_table, "Cán bộ", "B1", says="Điện thoại"),
    Case(K.MISSING_COLUMN, form06({"J9": "Khác"}), II06A, "B8", says="Quá hạn"),
    Case(K.UNCLEAR_COLUMN, form06({"G9": "Quá hạn"}), II06A, "J10", says="G, J"),
    Case(K.UNKNOWN_UNIT, form06({"B13": "UBND xã Long Phuoc Tien"}), II06A, "B13"),
    Case(K.AMBIGUOUS_UNIT, form06({"B13": "Tân Hiệp"}), II06A, "B13", says="nhiều đơn vị"),
    Case(
        K.UNIT_NOT_VALID,
        form06({"B13": "UBND xã Long Đức", "B12": "UBND xã An Phước"}, "Tháng 8 năm 2025"),
        II06A,
        "B13",
        says="30/06/2025",
    ),
    Case(K.DUPLICATE_UNIT, form06({"B13": "Xã An Phước"}), II06A, "B13", says="B12"),
    Case(K.NOT_A_NUMBER, with_cells({"H8": "mười"}), FORM, "H8", says="mười"),
    Case(K.NEGATIVE, with_cells({"H8": -1}), FORM, "H8", says="số âm"),
    Case(K.NOT_WHOLE, with_cells({"H8": 1.5}), FORM, "H8", says="1,5"),
    Case(
        K.AMBIGUOUS_NUMBER,
        form06({"C12": 12.35, "D12": 12.3, "E12": 40, "F12": 10}),
        II06A,
        "C12",
        says="12.350",
    ),
    Case(K.PERCENT_INSTEAD_OF_COUNT, with_cells({"H8": "95%"}), FORM, "H8", says="95%"),
    Case(K.SEVERAL_VALUES, with_cells({"H8": "12; 13"}), FORM, "H8", says="12; 13"),
    Case(K.SUM_MISMATCH, form06({"C12": 111}), II06A, "C12", says="60 + 40 + 10 = 110"),
    Case(K.PART_EXCEEDS_WHOLE, with_cells({"K8": 101}), FORM, "K8", says="100"),
    Case(K.MONTH_UNCLEAR, form06({}, "Kỳ báo cáo:"), II06A, None),
    Case(K.MONTH_CONFLICT, form06({}), II06A, "A4", ("--month", "2024-08"), says="8/2024"),
    Case(K.FORMULA_WITHOUT_VALUE, with_cells({"H8": "=1+1"}), FORM, "H8", says="công thức"),
    Case(K.STALE_FORMULA, stale_formula, II06A, "C13", says="110"),
    Case(K.SEVERAL_MONTHS, two_months, says="tháng 8/2024, tháng 9/2024"),
    Case(
        K.MONTH_AHEAD,
        form06({"B13": "Xã Long Thành"}, "Tháng 9 năm 2062"),
        II06A,
        "A4",
        says="01/09/2062",
    ),
    Case(K.CUMULATIVE_INCOMPLETE, quarter, II06A, "D12", says="tháng 7/2024, tháng 8/2024"),
)

WARNINGS = (
    Case(K.TOTAL_MISMATCH, form06({"C14": 999}), II06A, "C14", says="999"),
    Case(
        K.BALANCE_MISMATCH,
        form06({"C12": 111, "D12": 61, "C14": 221, "D14": 121}),
        II06A,
        "C12",
        says="111",
    ),
    Case(
        K.CARRY_OVER_MISMATCH,
        with_cells({}),
        FORM,
        "E8",
        before=(times(0.9, AUGUST),),
        says="32",
    ),
    Case(
        K.CUMULATIVE_SUSPECTED,
        times(2, SEPTEMBER),
        FORM,
        before=(times(1, AUGUST),),
        along=frozenset({K.BALANCE_MISMATCH, K.CARRY_OVER_MISMATCH}),
        says="lũy kế",
    ),
    Case(
        K.COPIED_MONTH,
        times(1, SEPTEMBER),
        FORM,
        before=(times(1, AUGUST),),
        along=frozenset({K.CARRY_OVER_MISMATCH}),
        says="bản sao",
    ),
    Case(
        K.ALL_ZERO_COLUMN,
        with_cells({f"K{row}": 0 for row in range(8, 12)}),
        FORM,
        "K6",
        says="4 đơn vị",
    ),
    Case(K.GROUP_TOTAL_SUSPECTED, district_total, II06A, "B12", says="một cửa cấp huyện"),
    Case(K.EARLY_NOT_GIVEN, with_cells(BLANK_EARLY), FORM, "F8", says="trước hạn"),
    Case(K.SHOWN_OTHERWISE, spoiled(another_number), FORM, "C8", says="999"),
    Case(K.HIDDEN_CONTENT, spoiled(hidden_row), FORM, "B9", says="Dòng 9"),
    Case(K.LEGACY_ENCODING, old_letters, II06A, "B13", says="Thị trấn Long Thành"),
    Case(K.PART_EXCEEDS_WHOLE, with_cells({"S8": 9}), FORM, "S8", says="9"),
)
"""`part_exceeds_whole` is a warning where different people count the two (contract §4)."""

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def unspoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that only files with errors come near."""
    path = tmp_path_factory.mktemp("loi") / "kpi.duckdb"
    assert kpi.main(["init", "--database", str(path)]) == 0
    return path


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """One `import --json` of one file; its exit code and its object."""
    numbers = iter(range(100))

    def imported(database: Path, file: bytes, *options: str) -> tuple[int, dict[str, Any]]:
        path = tmp_path / f"Tệp {next(numbers)}.xlsx"
        path.write_bytes(file)
        capsys.readouterr()
        code = kpi.main(["import", str(path), "--database", str(database), "--json", *options])
        (row,) = json.loads(capsys.readouterr().out)
        return code, row

    yield imported


def named(case: Case) -> str:
    return str(case.kind)


def problem_of(case: Case, row: Mapping[str, Any]) -> dict[str, Any]:
    """The problem of the case, which must stand at its sheet and cell and say what is wrong."""
    found = [each for each in row["problems"] if each["kind"] == case.kind]
    assert found, row["problems"]
    problem: dict[str, Any] = found[0]
    assert (problem["sheet"], problem["cell"]) == (case.sheet, case.cell), problem
    assert case.says in problem["message"], problem["message"]
    assert problem["message"][-1] in ".?"
    return problem


def stored_in(database: Path) -> list[str]:
    with open_workspace(database).edition() as edition:
        return [row.upload for row in queries.uploads(edition)]


@pytest.mark.parametrize("case", ERRORS, ids=named)
def test_an_error_is_told_at_its_cell_and_nothing_is_stored(
    unspoiled: Path, run: Run, case: Case
) -> None:
    code, row = run(unspoiled, case.file(), *case.options)
    assert code == 1
    assert problem_of(case, row)["severity"] == Severity.ERROR
    # One fault brings no others with it.
    errors = {each["kind"] for each in row["problems"] if each["severity"] == Severity.ERROR}
    assert errors == {case.kind}
    assert (row["stored"], row["already_stored"], row["upload"]) == (False, False, None)
    assert stored_in(unspoiled) == []


@pytest.mark.parametrize("case", WARNINGS, ids=named)
def test_a_warning_is_told_at_its_cell_and_stored_with_the_upload(
    database: Path, run: Run, case: Case
) -> None:
    for earlier in case.before:
        code, row = run(database, earlier())
        assert (code, row["stored"]) == (0, True), row["problems"]
    code, row = run(database, case.file(), *case.options)
    assert (code, row["stored"]) == (0, True), row["problems"]
    assert problem_of(case, row)["severity"] == Severity.WARNING
    assert {each["kind"] for each in row["problems"]} == {case.kind, *case.along}
    with open_workspace(database).edition() as edition:
        kept = problems_of(edition, row["upload"])
    places = [(each.sheet, each.cell) for each in kept if each.kind is case.kind]
    assert places[0] == (case.sheet, case.cell)


def test_what_later_uploads_replaced_is_told_when_the_same_bytes_come_again(
    database: Path, run: Run
) -> None:
    file = saved(entry_form())
    _, first = run(database, file)
    _, later = run(database, with_cells({"T8": 26})())
    code, row = run(database, file)
    assert (code, row["stored"], row["already_stored"]) == (0, False, True)
    (problem,) = row["problems"]
    assert (problem["kind"], problem["severity"]) == ("superseded", "warning")
    assert (problem["sheet"], problem["cell"]) == (None, None)
    assert problem["message"].startswith("1 số")
    assert later["upload"] in problem["message"]
    code, row = run(database, file, "--dry-run")
    same = first["figures"] - 1
    assert (code, row["changes"]) == (0, {"new": 0, "changed": 0, "same": same, "removed": 0})


def test_a_month_that_runs_is_stored_with_a_warning(
    database: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request, "today", lambda: date(2024, 9, 20))
    code, row = run(database, form06({})())
    assert (code, row["stored"]) == (0, True)
    (problem,) = row["problems"]
    assert (problem["kind"], problem["severity"]) == ("month_running", "warning")
    assert (problem["sheet"], problem["cell"]) == (II06A, "A4")
    assert "30/09/2024" in problem["message"]


class Full:
    """A disk without room."""

    total = used = 1
    free = 0


def fail(*_arguments: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("warehouse.record.originals.shutil.disk_usage", lambda _path: Full),
        ("warehouse.record.originals.write_whole", fail),
    ],
)
def test_a_full_disk_is_a_problem_of_the_file_and_nothing_is_stored(
    database: Path, run: Run, monkeypatch: pytest.MonkeyPatch, target: str, fault: object
) -> None:
    file = saved(entry_form())
    with monkeypatch.context() as patched:
        patched.setattr(target, fault)
        code, row = run(database, file)
    assert (code, row["stored"], row["upload"]) == (1, False, None)
    (problem,) = row["problems"]
    assert (problem["kind"], problem["severity"]) == ("no_space", "error")
    assert (problem["sheet"], problem["cell"]) == (None, None)
    assert stored_in(database) == []
    assert run(database, file)[1]["stored"]


def test_every_kind_has_its_case() -> None:
    provoked = {case.kind for case in (*ERRORS, *WARNINGS)} | {
        K.SUPERSEDED,
        K.NO_SPACE,
        K.MONTH_RUNNING,
    }
    assert provoked | ELSEWHERE == set(ProblemKind)
    assert not provoked & ELSEWHERE


def test_the_program_itself_answers_as_its_function_does(tmp_path: Path, database: Path) -> None:
    path = tmp_path / "Sai.csv"
    book = ii06a(LINES)
    first(book)["D12"] = "mười"
    path.write_bytes(as_csv(book))
    answer = call("import", path, database=database)
    assert (answer.code, answer.row["stored"]) == (1, False)
    assert {(each["kind"], each["cell"]) for each in answer.row["problems"]} == {
        ("not_a_number", "D12")
    }
