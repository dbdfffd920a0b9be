"""The child process reads for its parent, and nothing it meets reaches the parent (quality.md)."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from ingest.reading import MOST_BYTES
from ingest.sandbox import reader
from ingest.sandbox.messages import Asked, ReadFigures, pack, unpack
from metrics.counts.month import Month
from metrics.counts.reading import Reading
from metrics.units.unit_rows import Alias
from tests.ingest.workbooks import (
    ENTRY_SHEET,
    II06A_ROW,
    entry_form,
    faults,
    ii06a,
    read,
    request,
    saved,
)


def write(folder: Path, data: bytes, name: str = "Tháng 9.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_child_answers_what_reading_here_answers(tmp_path: Path) -> None:
    book = entry_form()
    book[ENTRY_SHEET]["C8"] = "mười"
    for data in (saved(entry_form()), saved(book)):
        here = read(data)
        here.file = "Tháng 9.xlsx"
        assert reader.read(write(tmp_path, data), request()) == here


def test_a_reading_crosses_the_border_unchanged() -> None:
    reading = read(saved(ii06a([(1, "Xã An Phước", *II06A_ROW)])))
    assert unpack(pack(reading), Reading) == reading
    alias = Alias("Một cửa", "26383", None, date(2025, 6, 30))
    asked = request(month=Month(2024, 9), unit="740", aliases=(alias,))
    sent = ReadFigures(b"\x00", "a\n.xlsx", asked)
    assert unpack(pack(sent), Asked) == sent


def test_figures_of_unequal_length_are_no_answer() -> None:
    reading = read(saved(ii06a([(1, "Xã An Phước", *II06A_ROW)])))
    reading.tables[0].figures.units.pop()
    with pytest.raises(ValueError):
        unpack(pack(reading), Reading)


def test_the_name_and_hash_are_those_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, saved(entry_form()), "tmp123")
    reading = reader.read(path, request(), "Báo cáo.xlsx")
    assert reading.file == "Báo cáo.xlsx"
    assert reading.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert reading.size == path.stat().st_size


def test_a_missing_or_empty_file_is_no_spreadsheet(tmp_path: Path) -> None:
    assert faults(reader.read(tmp_path / "không có.xlsx", request())) == [
        ("not_a_spreadsheet", None)
    ]
    assert faults(reader.read(write(tmp_path, b""), request())) == [("not_a_spreadsheet", None)]
    assert faults(reader.read(tmp_path, request())) == [("not_a_spreadsheet", None)]


def test_a_file_above_ten_megabytes_is_refused_without_a_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "START", "raise SystemExit(3)")
    path = write(tmp_path, b"PK\x03\x04" + bytes(MOST_BYTES))
    reading = reader.read(path, request())
    assert faults(reading) == [("too_large", None)]
    assert reading.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        ("import os; os._exit(70)", "damaged"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "damaged"),
        ("import os; os.abort()", "too_large"),
        ("print('no answer')", "damaged"),
        ("pass", "damaged"),
        ("import sys; sys.stdout.write('x' * 200_000_000)", "too_large"),
        ("import time; time.sleep(600)", "too_large"),
        (
            "import os, time; os.close(1); time.sleep(600)",
            "too_large",
        ),
    ],
)
def test_whatever_becomes_of_the_child_is_one_problem(
    program: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "START", program)
    monkeypatch.setattr(reader, "SECONDS", 1)
    reading = reader.read(write(tmp_path, saved(entry_form())), request())
    assert faults(reading) == [(kind, None)]


def test_what_the_child_started_ends_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "pid"
    program = (
        "import subprocess, sys, time; "
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
        f"open({str(mark)!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    monkeypatch.setattr(reader, "START", program)
    monkeypatch.setattr(reader, "SECONDS", 1)
    reader.read(write(tmp_path, saved(entry_form())), request())
    state = Path(f"/proc/{mark.read_text()}/stat")
    deadline = time.monotonic() + 5
    while state.exists() and " Z " not in state.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not state.exists() or " Z " in state.read_text()


def test_the_child_cannot_take_more_than_its_memory() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "from ingest.sandbox.child import _limit_itself; _limit_itself(); bytearray(2 << 30)"
    )
    root = str(Path(reader.__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, root], capture_output=True, text=True, check=False
    )
    assert "MemoryError" in done.stderr


def test_the_child_sees_no_secrets_of_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_COOKIE_SECRET", "s3cret")
    seen = tmp_path / "seen"
    program = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    monkeypatch.setattr(reader, "START", program)
    reader.read(write(tmp_path, saved(entry_form())), request())
    assert "s3cret" not in seen.read_text()
    assert "s3cret" in os.environ["KPI_COOKIE_SECRET"]


def test_the_parent_loads_no_spreadsheet_library() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "import ingest.sandbox.reader, pipeline.intake.against_stored; "
        "print(*(name for name in sys.modules if name.split('.')[0] in "
        "('python_calamine', 'openpyxl', 'pandas', 'rapidfuzz')))"
    )
    root = str(Path(reader.__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, root], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_a_pipe_or_a_device_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "ống.xlsx"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path):
        assert faults(reader.read(path, request())) == [("not_a_spreadsheet", None)]


def test_a_name_of_another_code_page_is_shown_as_far_as_it_can_be(tmp_path: Path) -> None:
    path = write(tmp_path, saved(entry_form()), os.fsdecode(b"th\xe1ng.xlsx"))
    assert reader.read(path, request()).file == "th\ufffdng.xlsx"
    assert reader.read(path, request(), "th\ud800ng.xlsx").file == "th\ufffdng.xlsx"
