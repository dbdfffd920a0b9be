"""The child that reads one file starts with what that takes and nothing else."""

from __future__ import annotations

import subprocess
import sys

from tests.ingest.workbooks import REFERENCE

ROOT = REFERENCE.parents[1]
HEAVY = {"http.client", "urllib.request", "openpyxl", "pandas", "duckdb", "streamlit", "pyarrow"}


def test_what_reads_a_file_brings_no_web_client_no_table_library_and_no_database() -> None:
    code = (
        "import sys, ingest.tables.intake, ingest.sandbox.handlers; print('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert HEAVY & set(done.stdout.split()) == set()
