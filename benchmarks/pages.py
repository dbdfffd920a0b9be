"""Server CPU of pages beside an empty, a naive and a bare one; of one session and of fifty."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks import admitted, nation
from benchmarks.pairs import compare
from benchmarks.rows import Row
from benchmarks.session import ROOT, Reader, Server, reading, serving
from pipeline.sample import sample

RERUNS = 25
SESSIONS = 50
EMPTY = "import streamlit as st\n"
NAIVE = """
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

from metrics.counts.month import Month
from pipeline.desk.workspace import open_workspace
from pipeline.scores.scorecard import View, scorecard

@st.cache_resource
def rows():
    with open_workspace(Path(os.environ["KPI_DATABASE"])).books() as books:
        return scorecard(books, View(Month(2024, 9))).units

table = pd.DataFrame(
    {"unit": row.unit.name + row.unit.code, "indicator": row.indicator.short,
     "percent": None if row.verdict.percent is None else float(row.verdict.percent)}
    for row in rows()
).pivot(index="unit", columns="indicator", values="percent")
for column, name in zip(st.columns(4), list(table.columns)[:4]):
    column.metric(name, f"{table[name].mean():.1f} %")
st.plotly_chart(px.imshow(table, aspect="auto", height=3000))
paint = lambda value: "background-color: " + ("#FBE3E1" if value < 90 else "#E6F2EB")
st.dataframe(table.style.map(paint).format("{:.1f}"))
st.write("NAIVE")
"""
BARE = """
import os
from pathlib import Path

import pandas as pd
import streamlit as st

from benchmarks.nation import MONTH
from pipeline.desk.workspace import open_workspace
from pipeline.scores.scorecard import View, scorecard

@st.cache_data
def frame():
    with open_workspace(Path(os.environ["KPI_DATABASE"])).books() as books:
        rows = scorecard(books, View(MONTH)).units
    return pd.DataFrame(
        {"unit": f"{row.unit.name} {row.unit.code}", "indicator": row.indicator.short,
         "percent": None if row.verdict.percent is None else float(row.verdict.percent)}
        for row in rows
    ).pivot(index="unit", columns="indicator", values="percent")

st.dataframe(frame())
st.write("BARE")
"""
PAGES = {
    "": "k-tiles",
    "scorecard": "kpi_grid",
    "gaps": "gap_list",
    "trend": "k-h1",
    "unit_profile": "k-h1",
    "ranking": "kpi_grid",
    "meeting": "k-h1",
    "upload": "k-h1",
    "reports": "k-h1",
    "plans": "k-h1",
    "units": "k-h1",
    "quarters": "k-h1",
    "submissions": "k-h1",
    "tasks": "k-h1",
    "people": "k-h1",
    "watchlist": "kpi_grid",
    "inspections": "k-h1",
    "journal": "k-h1",
    "indicator_guide": "k-doc",
    "settings": "k-h1",
    "admin": "k-h1",
}
"""The pages, each with a mark that its first run must have sent."""


def rows() -> Iterator[Row]:
    """Every figure, as it is measured."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        path = sample.start(Path(folder) / "sample.duckdb")
        database = {"KPI_DATABASE": str(path), "PYTHONPATH": str(ROOT)}
        ours = stack.enter_context(serving(Path("server.py"), ROOT, **database))
        empty = stack.enter_context(serving(_written(folder, "empty.py", EMPTY), ROOT, **database))
        naive = stack.enter_context(
            serving(
                _written(folder, "naive.py", NAIVE),
                ROOT,
                **database,
                STREAMLIT_RUNNER_POST_SCRIPT_GC="true",
            )
        )
        for page, mark in PAGES.items():
            yield from _measure(
                page or "overview", _open(stack, ours, page, mark), (ours, empty, naive), stack
            )
        yield _sessions(ours, naive)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        yield from _whole_country(Path(folder), stack)


def _sessions(ours: Server, naive: Server) -> Row:
    """Fifty people who click without a pause."""
    with ExitStack() as mine, ExitStack() as other:
        readers = [_open(mine, ours, "scorecard", "kpi_grid") for _ in range(SESSIONS)]
        rivals = [_open(other, naive, "", "NAIVE") for _ in range(SESSIONS)]
        times = compare(partial(_together, rivals), partial(_together, readers), rounds=5)
    what = f"{SESSIONS} sessions, one rerun each, a naive page, against the table of lights"
    return Row.of(what, times, at_least=10)


def _together(readers: Sequence[Reader]) -> None:
    with ThreadPoolExecutor(len(readers)) as pool:
        list(pool.map(Reader.rerun, readers))


def _whole_country(folder: Path, stack: ExitStack) -> Iterator[Row]:
    """A first visit to the table of 3,300 units, its figures already read."""
    made = nation.build(folder)
    admitted.admit(made.database)
    settings = {"KPI_DATABASE": str(made.database)}
    ours = stack.enter_context(
        serving(Path("server.py"), root=made.root, PYTHONPATH=str(made.root), **settings)
    )
    bare = stack.enter_context(
        serving(
            _written(str(made.root), "bare.py", BARE),
            root=made.root,
            PYTHONPATH=f"{made.root}:{ROOT}",
            **settings,
        )
    )
    sizes = [_visit(ours, "scorecard", "kpi_grid"), _visit(bare, "", "BARE")]
    times = compare(
        partial(_visits, ours, "scorecard", "kpi_grid"),
        partial(_visits, bare, "", "BARE"),
        clock=lambda: ours.cpu() + bare.cpu(),
    )
    what = f"{made.communes:,} units: a visit"
    yield Row.of(f"{what}, against a bare frame", times, at_most=1.5)
    yield Row(f"{what}: bytes sent, against a bare frame", sizes[0] / sizes[1], at_most=2)


def _visits(server: Server, page: str, mark: str) -> None:
    """Several, since the clock of a server's CPU is coarse."""
    for _ in range(10):
        _visit(server, page, mark)


def _visit(server: Server, page: str, mark: str) -> int:
    with reading(server, page) as reader:
        if mark not in reader.text:
            raise AssertionError(f"{page or 'the first page'} did not show {mark!r}")
        return reader.sent


def _measure(
    name: str, reader: Reader, servers: tuple[Server, Server, Server], stack: ExitStack
) -> Iterator[Row]:
    ours, empty, naive = servers
    nothing = stack.enter_context(reading(empty, ""))
    rival = _open(stack, naive, "", "NAIVE")
    mine = partial(_reruns, reader)
    against = compare(mine, partial(_reruns, nothing), clock=lambda: ours.cpu() + empty.cpu())
    yield Row.of(f"{name}: CPU of a rerun, against an empty page", against, at_most=4)
    times = compare(
        partial(_reruns, rival, 5), partial(_reruns, reader, 5), rounds=5,
        clock=lambda: ours.cpu() + naive.cpu(),
    )  # fmt: skip
    yield Row.of(f"{name}: a naive page's rerun, against it", times, at_least=5)
    yield Row(f"{name}: sent on a rerun", reader.sent / 1000, "kB")


def _reruns(reader: Reader, count: int = RERUNS) -> None:
    for _ in range(count):
        reader.rerun()


def _open(stack: ExitStack, server: Server, page: str, mark: str) -> Reader:
    reader = stack.enter_context(reading(server, page))
    if mark not in reader.text:
        raise AssertionError(f"{page or 'the first page'} did not show {mark!r}")
    return reader


def _written(folder: str, name: str, text: str) -> Path:
    path = Path(folder) / name
    path.write_text(text, "utf-8")
    return path
