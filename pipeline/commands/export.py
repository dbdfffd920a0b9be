"""What a screen shows, as a file: the same rows in the same order, with the choices behind them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from metrics.inspection.watch import WatchRow
from metrics.verdicts.rollup import Score
from pipeline.commands.cells import csv_cell, table
from pipeline.commands.inspection_rows import watch
from pipeline.scores.scorecard import Scorecard
from reports.scorecard_sheet import ScoreLine, ScoreSheet, write
from wording import sentences
from wording.interface import UNIT
from wording.scores import export as words

WHOLE, GROUP, ONE = "w", "g", "u"
"""The kinds of rows: the whole, a group's sum, one unit."""

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen."""

    lines: Sequence[tuple[str, str]]
    """Kind and code of each row, from the top."""
    headings: Sequence[tuple[str, str, str]]
    """Code, name and target of each indicator, from the left."""
    choices: Sequence[tuple[str, str]]
    """Name and value of each choice."""
    names: Mapping[str, str]
    """What a group without a sum is called, by its code."""


def scorecard_file(card: Scorecard, shown: Shown, form: str) -> bytes:
    """A table of lights as `xlsx` or `csv`; rows the scorecard does not have are left out."""
    lines = list(_lines(card, shown))
    if form == "csv":
        return _csv(shown, lines)
    headings = [(name, target) for _, name, target in shown.headings]
    return write(ScoreSheet(shown.choices, headings, lines))


def _lines(card: Scorecard, shown: Shown) -> Iterable[ScoreLine]:
    codes = [code for code, _, _ in shown.headings]
    units, groups = _by_code(card.units), _by_code(card.groups)
    for kind, code in shown.lines:
        if kind == ONE and code in units:
            found = units[code]
            unit = next(iter(found.values())).unit
            yield _line(unit.code, sentences.reporter(unit), found, codes, summed=False)
        elif kind == WHOLE:
            found = groups[card.head.code]
            name = sentences.whole(card.head)
            yield _line(card.head.code, name, found, codes, summed=True)
        elif kind == GROUP and code in groups and code != card.head.code:
            yield _line(
                code, next(iter(groups[code].values())).unit.name, groups[code], codes, summed=True
            )
        elif kind == GROUP and code in shown.names:
            yield ScoreLine("", shown.names[code], "", tuple(None for _ in codes), summed=True)


def _line(
    code: str, name: str, found: Mapping[str, Score], codes: Sequence[str], *, summed: bool
) -> ScoreLine:
    scores = tuple(found.get(each) for each in codes)
    said = dict.fromkeys(sentences.completeness(score) for score in scores if score)
    note = " ".join(each for each in said if each)
    return ScoreLine(code, name, note, scores, summed)


def _by_code(rows: Iterable[Score]) -> dict[str, dict[str, Score]]:
    found: dict[str, dict[str, Score]] = {}
    for row in rows:
        found.setdefault(row.unit.code, {})[row.indicator.code] = row
    return found


def _csv(shown: Shown, lines: Iterable[ScoreLine]) -> bytes:
    # The command line starts without this library; screens have loaded it long before.
    import pandas as pd

    parts = (words.GOOD, words.CASES, words.PERCENT, words.TARGET, words.LIGHT)
    heads = [f"{name}: {part}" for _, name, _ in shown.headings for part in parts]
    frame = pd.DataFrame(
        [_row(line) for line in lines],
        columns=pd.Index([words.CODE, UNIT, words.NOTE, *heads]),
        dtype=object,  # Whole numbers stay whole beside a missing one.
    )
    for at, (name, value) in enumerate(shown.choices):
        frame.insert(at, name, str(csv_cell(value)))
    # Spreadsheet programs read UTF-8 only where the mark in front says so.
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _row(line: ScoreLine) -> list[object]:
    told = [csv_cell(text) for text in (line.code, line.name, line.note)]
    return [*told, *(cell for score in line.scores for cell in _cells(score))]


def _cells(score: Score | None) -> list[object]:
    if score is None:
        return [None] * 5
    verdict, share = score.verdict, score.share
    return [
        share.good if share else None,
        share.cases if share else None,
        None if verdict.percent is None else f"{float(verdict.percent):.6f}",
        None if score.goal is None else f"{float(score.goal.percent):g}",
        words.light(verdict.status, verdict.evidence),
    ]


def file_name(stem: str, month: object, code: str, form: str) -> str:
    """A name that any disk takes: `bang-den-2024-09-740.xlsx`."""
    return f"{stem}-{month}-{code}.{form}"


def watchlist_csv(rows: Iterable[WatchRow]) -> bytes:
    """The watch list with the keys of `watchlist`; a spreadsheet program knows it as UTF-8."""
    kept = StringIO()
    csv.writer(kept).writerows(table(watch(row) for row in rows))
    return kept.getvalue().encode("utf-8-sig")
