"""Measures everything, or what is named, and writes it into docs/performance.md.

usage: python -m benchmarks [NAME …]
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.rows import Row, load

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"
MEASURED = {
    "reading": "Reading and checking workbooks",
    "storing": "Storing, publishing and asking",
    "reference_data": "Reference data at the start",
    "suggesting": "A list of visits",
    "papers": "All papers of a month",
    "pages": "A page's run on the server",
    "chromium": "What a person waits for in Chromium",
    "people": "Many people",
    "load": "Ten minutes of a hundred people",
}
"""The benchmarks, each a module beside this one, and what they are about."""
_ASKED_FOR = {"load"}
"""Too long for every time."""
_HEAD = "| what | measured | goal | | least–most; both sides |\n| --- | --: | --: | --- | --- |\n"


def main() -> None:
    """Measure one after the other; what was not asked for keeps its figures."""
    names = sys.argv[1:] or [name for name in MEASURED if name not in _ASKED_FOR]
    unknown = [name for name in names if name not in MEASURED]
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(MEASURED)}")
    for name in names:
        print(f"== {MEASURED[name]}", flush=True)
        _keep(MEASURED[name], _section(_measured(name)))


def _measured(name: str) -> Iterator[Row]:
    for row in import_module(f"benchmarks.{name}").rows():
        print(f"{row.what}: {row.measured}  {row.goal}  {row.verdict}  ({row.spread})", flush=True)
        yield row


def _section(rows: Iterator[Row]) -> str:
    before = load()
    lines = "".join(map(_line, rows))
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{day}, {os.cpu_count()} cores; programs a core before {before:.2f}, after {load():.2f}."
        f"\n\n{_HEAD}{lines}"
    )


def _line(row: Row) -> str:
    verdict = row.verdict if row.verdict in ("", "kept") else f"**{row.verdict}**"
    return f"| {row.what} | {row.measured} | {row.goal} | {verdict} | {row.spread} |\n"


def _keep(title: str, text: str) -> None:
    """Put a section in its place of the document; the others stay as they are."""
    whole = DOCUMENT.read_text(encoding="utf-8")
    found = re.compile(rf"## {re.escape(title)}\n.*?(?=\n## |\Z)", re.DOTALL)
    section = f"## {title}\n\n{text}"
    if not found.search(whole):
        whole = f"{whole.rstrip()}\n\n{section}"
    DOCUMENT.write_text(found.sub(lambda _: section, whole).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
