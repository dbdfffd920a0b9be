"""Every number of every format is one of the scorecard, of the store or of what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from pptx import Presentation

from metrics.counts.month import Month
from pipeline.desk.books import Books
from pipeline.desk.workspace import find_workspace
from pipeline.papers.facts import facts
from pipeline.papers.kinds import KINDS
from pipeline.papers.making import paper
from pipeline.scores.scorecard import View, scorecard
from pipeline.tasks.listing import tasks
from tests.pipeline.papers.test_papers import figures, text_of
from tests.reports.writers.test_writers import word_text
from warehouse.reading.queries import figures_of
from wording import numbers

VIEW = View(Month(2024, 9), under="740")
FULL = ("report", "reminder", "form-ii06a", "form-06", "slides", "public")
DATES = re.compile(r"\b\d{4}-\d\d-\d\d(?: 00:00:00)?|\b(?:\d{1,2}/)?\d{1,2}/\d{4}\b")
"""Days and months are no counts: 09/2024 is struck before numbers are looked for."""
NUMBER = re.compile(r"\d[\d.]*\d(?:,\d+)?|\d(?:,\d+)?")
PAPERS = [(code, ending) for code in KINDS for ending in KINDS[code].formats]


def as_written(cell: Cell | MergedCell) -> str:
    """A cell of a workbook as Excel shows it."""
    if isinstance(cell.value, int):
        return numbers.count(cell.value)
    if isinstance(cell.value, float):
        places = cell.number_format.partition(".")[2].count("0")
        return f"{cell.value:.{places}f}".replace(".", ",")
    return "" if cell.value is None else str(cell.value)


def in_cells(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(BytesIO(content))
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                # A whole number in the first column is the order of the rows.
                if not (isinstance(cell.value, int) and cell.column == 1):
                    yield as_written(cell)


def in_slides(content: bytes) -> Iterator[str]:
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
            if shape.has_chart:
                for series in shape.chart.plots[0].series:
                    yield from (f"{value:g}".replace(".", ",") for value in series.values if value)


def said(content: bytes, ending: str) -> str:
    match ending:
        case "xlsx":
            return "\n".join(in_cells(content))
        case "pptx":
            return "\n".join(in_slides(content))
        case "docx":
            return word_text(content)
        case "html":
            seen = re.sub(
                r"<(style|a) .*?</\1>|<style>.*?</style>", "", content.decode(), flags=re.S
            )
            return re.sub(r"<[^>]*>", " ", seen.partition("<body>")[2])
        case _:
            return text_of(content, ending)


def words_of(books: Books) -> str:
    """Every text that documents quote: plans, tasks, units, indicators, the edition's line."""
    reference, known = books.reference, facts(books, VIEW)
    plans = (f"{p.number} {p.title} {p.year}" for p in reference.plans)
    tasks = (f"{t.task} {t.lead} {t.deadline_text}" for p in reference.plans for t in p.tasks)
    names = (f"{i.name} {i.short}" for i in reference.indicators)
    clauses = (f"{t.clause} {t.quote}" for p in reference.plans for t in p.targets)
    return "\n".join([*plans, *tasks, *names, *clauses, known.issued.note])


def sums_of(each: dict[str, int]) -> list[int]:
    """What the statutory forms add up of a unit's figures."""
    received = ("received_online", "received_offline", "carried_in")
    return [
        sum(each.get(code, 0) for code in received),
        each.get("resolved_in_time", 0) + each.get("resolved_late", 0),
        each.get("resolved_in_time", 0) - each.get("resolved_early", 0),
        each.get("open_in_time", 0) + each.get("open_late", 0),
    ]


def known_numbers(books: Books, shown: set[str]) -> set[str]:
    stored = figures_of(books.edition, VIEW.month)
    tree = books.reference.register.at(VIEW.month)
    units = {unit.code for unit in tree.under("740")}
    by_unit: dict[str, dict[str, int]] = {}
    for (unit, measure), value in stored.items():
        if unit in units:
            by_unit.setdefault(unit, {})[measure] = value
    by_unit["all"] = {
        measure: sum(each.get(measure, 0) for each in by_unit.values())
        for measure in {code for each in by_unit.values() for code in each}
    }
    found = set(shown)
    for each in by_unit.values():
        found |= {numbers.count(value) for value in (*each.values(), *sums_of(each))}
    return found


@cache
def known(database: Path) -> frozenset[str]:
    desk = find_workspace(database)
    with desk.books() as books:
        shown = figures(desk, VIEW)
        goals = {
            numbers.figure(row.goal.percent)
            for row in (*scorecard(books, VIEW).units, *scorecard(books, VIEW).groups)
            if row.goal
        }
        quoted = set(NUMBER.findall(words_of(books)))
        standings = [each.standing for each in tasks(books, books.today)]
        progress = {str(each) for standing in standings for each in (standing.done, standing.of)}
        whole = {each.removesuffix(",0") for each in shown}
        years = {str(year) for year in range(2020, 2028)}
        # The decisions and circulars that the fixed words of forms name.
        laws = {"766", "06", "30/2020", "2020"}
        return frozenset(
            known_numbers(books, shown) | whole | goals | quoted | progress | years | laws
        )


@pytest.mark.parametrize(("kind", "ending"), PAPERS)
def test_no_number_is_made_up(kind: str, ending: str, demonstration: Path) -> None:
    with find_workspace(demonstration).books() as books:
        content = paper(books, KINDS[kind], VIEW, ending)
    told = set(NUMBER.findall(DATES.sub(" ", said(content, ending))))
    # Without visits or decisions a paper says little beside its own date and clauses.
    assert len(told) > (4 if kind in FULL else 0)
    assert told - known(demonstration) == set()
