"""`feed`: a period of one edition as open data, with the fields that `docs/du-lieu-mo.md` lists."""

from __future__ import annotations

import csv
import json
from argparse import Namespace
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from metrics.verdicts.rollup import Score
from pipeline.commands import opening, options
from pipeline.commands.cells import Row, plain, table
from pipeline.commands.command import Command, Option, needed
from pipeline.commands.papers.report import EDITION
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, GROUP, action, score
from pipeline.desk.books import Books
from pipeline.papers.issue import books_of
from pipeline.scores.scorecard import View, scorecard
from wording import command_line
from wording.papers import feed as words

SCHEMA = "kpi-du-lieu-mo/1"
"""Grows when a field is renamed or means something else; new fields do not change it."""
ENDINGS = ("json", "csv")


def feed(books: Books, view: View) -> Row:
    """Everything of a view that is open: what was counted, and what it is judged by; no people."""
    card, edition, reference = books.ask(scorecard, view), books.edition, books.reference
    asked = {row.goal.plan for row in (*card.units, *card.total) if row.goal}
    return {
        "schema": SCHEMA,
        "edition": edition.number,
        "published_at": edition.published_at.isoformat(timespec="seconds"),
        "as_of": books.today.isoformat(),
        "demonstration": edition.sample,
        "month": str(view.month),
        "window": view.window.value,
        "under": card.head.code,
        "name": card.head.name,
        "indicators": [
            {
                "indicator": each.code,
                "name": each.name,
                "numerator": list(each.numerator),
                "denominator": list(each.denominator),
            }
            for each in dict.fromkeys(row.indicator for row in card.total)
        ],
        "plans": [
            {"plan": plan.code, "number": plan.number, "title": plan.title}
            for plan in reference.plans
            if plan.code in asked
        ],
        "rows": [*_rows("total", card.total), *_rows("unit", card.units)],
    }


def written(books: Books, view: View, ending: str) -> bytes:
    """A feed as a file: `json`, or `csv` with a line a row and the period in front."""
    told = feed(books, view)
    if ending == "json":
        return json.dumps(told, ensure_ascii=False).encode()
    before = {key: told[key] for key in ("schema", "edition", "month", "window")}
    found = told["rows"]
    assert isinstance(found, list)
    held = StringIO()
    csv.writer(held, lineterminator="\r\n").writerows(table(before | each for each in found))
    # Spreadsheet programs read UTF-8 only where the mark in front says so.
    return held.getvalue().encode("utf-8-sig")


def _rows(kind: str, scores: Iterable[Score]) -> list[Row]:
    empty = dict.fromkeys(GROUP)
    return [{"row": kind} | score(each) | (empty | _group(each)) for each in scores]


def _group(each: Score) -> Row:
    return {key: plain(told(each)) for key, told in GROUP.items()}


def _run(choices: Namespace) -> list[Row]:
    out: Path = choices.out
    ending = out.suffix.removeprefix(".")
    if ending not in ENDINGS:
        choices.wrong_use(words.WRONG_ENDING.format(ending=ending or out.name))
    view = View(choices.month, choices.window, choices.under)
    with books_of(opening.reader(choices), choices.edition) as books:
        out.write_bytes(written(books, view, ending))
        say(words.WRITTEN.format(file=out.name, number=books.edition.number))
    return [action("feed", out)]


COMMAND = Command(
    "feed",
    (
        needed(options.MONTH),
        options.WINDOW,
        options.UNDER,
        EDITION,
        Option("--out", command_line.OPTIONS["out"], command_line.A_FILE, Path, needed=True),
    ),
    _run,
    ACTION,
    table=False,
)
