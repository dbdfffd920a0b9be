"""Documents of a period: every number is one of the scorecard's, and stays so for its edition."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from random import Random

import docx
import openpyxl
import pypdfium2
import pytest
from pptx import Presentation

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from pipeline.desk.workspace import Workspace, find_workspace
from pipeline.papers.issue import issue
from pipeline.papers.kinds import KINDS
from pipeline.periods.changes import comparison
from pipeline.scores.scorecard import View, scorecard
from reports.form.checked import form_findings
from tests.warehouse.builders import put, upload
from warehouse.statements.kinds import EXPLANATION, NewExplanation
from warehouse.statements.log import state
from warehouse.writing.store import Writer, writing
from wording import numbers

SEPTEMBER = View(Month(2024, 9))
VIEWS = {
    "month of the province": SEPTEMBER,
    "year of a district": View(Month(2024, 12), Window.YEAR, "740"),
    "month of a commune": View(Month(2024, 9), under="26383"),
}
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
SECRET = "Giải trình của bà Nguyễn Thị Kín"


@pytest.fixture(scope="module")
def desk(own_demonstration: Path) -> Workspace:
    return find_workspace(own_demonstration)


def made(desk: Workspace, kind: str, ending: str, view: View = SEPTEMBER) -> bytes:
    return issue(desk, KINDS[kind], view, ending).content


def text_of(content: bytes, ending: str) -> str:
    match ending:
        case "docx":
            read = docx.Document(BytesIO(content))
            cells = (c for t in read.tables for row in t.rows for c in row.cells)
            return "\n".join([*(p.text for p in read.paragraphs), *(c.text for c in cells)])
        case "pdf":
            pages = pypdfium2.PdfDocument(content)
            return "\n".join(page.get_textpage().get_text_range() for page in pages)
        case "pptx":
            shapes = (s for slide in Presentation(BytesIO(content)).slides for s in slide.shapes)
            return "\n".join(s.text_frame.text for s in shapes if s.has_text_frame)
        case _:
            return content.decode()


def explained(desk: Workspace, text: str, by: str) -> None:
    said = NewExplanation("26383", "26383", "on_time", Month(2024, 9), text)
    with writing(desk.database) as writer:
        writer.learn(lambda source: state(source, [EXPLANATION.of(said, by)]))


def corrected(writer: Writer, chance: Random, name: str) -> None:
    """One thing said otherwise: a figure, an explanation, or an upload taken back."""
    month = Month(2024, chance.choice((8, 9)))
    match chance.randrange(4):
        case 0:
            said = NewExplanation("26383", "26383", "on_time", month, f"Giải trình lần {name}")
            writer.learn(lambda source: state(source, [EXPLANATION.of(said, "Lan")]))
        case 1:
            uploads = (
                writer.cursor().execute("select upload from store.upload order by 1").fetchall()
            )
            writer.undo(chance.choice(uploads)[0], "Lan")
        case _:
            measure = chance.choice(("resolved_in_time", "resolved_late", "received_online"))
            values = {("26383", measure): chance.randrange(1, 999)}
            put(writer, upload(values, f"{name}.xlsx", month=month))


def figures(desk: Workspace, view: View) -> set[str]:
    """Every count, rate, target and shortfall of a scorecard as it is written."""
    with desk.books() as books:
        card, moved = scorecard(books, view), comparison(books, view)
    points = (step.change.points for step in moved.totals)
    found = {numbers.change(abs(each)).removeprefix("+") for each in points if each is not None}
    for row in (*card.units, *card.groups):
        goal = row.goal.percent if row.goal else None
        if row.share:
            found |= {numbers.count(row.share.good), numbers.count(row.share.cases)}
        if row.verdict.percent is not None:
            found.add(numbers.figure(row.verdict.percent, goal))
        if goal is not None:
            found.add(numbers.goal(goal, row.verdict.percent).removesuffix(numbers.PERCENT_SIGN))
        found.add(numbers.count(row.verdict.short_by or 0))
    return found


@pytest.mark.parametrize("kind", ["report", "reminder"])
@pytest.mark.parametrize("view", VIEWS)
def test_documents_keep_the_form(desk: Workspace, view: str, kind: str) -> None:
    assert form_findings(made(desk, kind, "docx", VIEWS[view])) == ()


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_every_rate_of_a_report_is_one_of_the_scorecard(desk: Workspace, ending: str) -> None:
    text = text_of(made(desk, "report", ending), ending)
    told = set(re.findall(r"\d[\d.]*/\d[\d.]*(?= (?:hồ sơ|phiếu|PAKN|lượt))", text))
    known = figures(desk, SEPTEMBER)
    assert told
    assert {number for each in told for number in each.split("/")} <= known
    rates = set(re.findall(r"\d+,\d+", text))
    assert rates
    assert rates <= known


def test_a_workbook_holds_the_scorecards_numbers(desk: Workspace) -> None:
    book = openpyxl.load_workbook(BytesIO(made(desk, "report", "xlsx")), read_only=True)
    rows = [row for row in book["Số liệu"].iter_rows(min_row=6, values_only=True)]
    with desk.books() as books:
        card = scorecard(books, SEPTEMBER)
    counted = [row for row in card.units if row.share is not None or row.goal is not None]
    assert [row[3] for row in rows] == [row.share.good if row.share else "–" for row in counted]
    assert [row[7] or 0 for row in rows] == [row.verdict.short_by or 0 for row in counted]


@pytest.mark.slow
def test_documents_are_the_same_bytes_after_a_hundred_random_corrections(desk: Workspace) -> None:
    before = {
        (kind.code, ending): issue(desk, kind, SEPTEMBER, ending)
        for kind in KINDS.values()
        for ending in kind.formats
    }
    shown = figures(desk, SEPTEMBER)
    chance = Random(15)
    for batch in range(10):
        with writing(desk.database) as writer:
            for at in range(10):
                corrected(writer, chance, f"{batch}-{at}")
    assert figures(desk, SEPTEMBER) != shown
    for (code, ending), issued in before.items():
        again = issue(desk, KINDS[code], SEPTEMBER, ending, issued.edition)
        assert again.content == issued.content, (code, ending)
    newest = text_of(made(desk, "report", "docx"), "docx")
    assert newest != text_of(before["report", "docx"].content, "docx")
    assert "Giải trình lần " in newest


def test_an_edition_nobody_kept_is_told(desk: Workspace) -> None:
    with pytest.raises(KpiError, match="unknown_edition"):
        issue(desk, KINDS["report"], SEPTEMBER, "docx", 99_999)


def test_the_public_page_asks_nobody_and_names_nobody(desk: Workspace) -> None:
    explained(desk, SECRET, "Trần Văn Mật")
    content = made(desk, "public", "html")
    text = content.decode()
    assert len(content) <= 300_000
    for word in ("<script", "http:", "https:", "src=", "Nguyễn Thị Kín", "Trần Văn Mật", ".xlsx"):
        assert word not in text, word
    shown = re.sub(r'href="data:[^"]*"', "", text)
    assert set(re.findall(r"\d+,\d+", shown)) <= figures(desk, SEPTEMBER)


def test_six_slides_each_say_something(desk: Workspace) -> None:
    slides = Presentation(BytesIO(made(desk, "slides", "pptx"))).slides
    titles = [slide.shapes[0].text_frame.text for slide in slides]
    assert len(titles) == 6
    assert all(titles)
    assert "190/193 đơn vị đã báo cáo" in titles[1]
