"""All of Việt Nam in one database: made figures, every group against a sum of its own, timed."""

from __future__ import annotations

import hashlib
import random
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month, Window
from metrics.units.unit import Level
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, start
from pipeline.scores import ranking
from pipeline.scores.scorecard import View, scorecard
from pipeline.statements.chosen_province import set_province
from pipeline.statements.recording import Signed
from warehouse.engine.files import Database
from warehouse.record.upload import NewUpload
from warehouse.writing.store import writing

LAST = Month(2026, 10)
THREE_YEARS = 36
Tally = dict[Month, Counter[tuple[str, str]]]
"""By month, by province (`VN`: all) and measure."""


def main(months: int) -> None:
    """Make the database, ask what pages ask, compare, and print how long each took."""
    with TemporaryDirectory() as folder:
        database = Database(start(Path(folder) / "kpi.duckdb"))
        set_province(Workspace(database), OFFICE, "VN", Signed("Đo thử", "Đo thử"))
        workspace = Workspace(database)
        begun = perf_counter()
        made = {month: _store(workspace, month) for month in LAST.plus(1 - months).to(LAST)}
        print(f"{months} months stored in {perf_counter() - begun:.0f} s")  # noqa: T201
        for window in (Window.MONTH, Window.YEAR_TO_DATE):
            _compare(workspace, View(LAST, window, "VN"), made)


def _store(workspace: Workspace, month: Month) -> Counter[tuple[str, str]]:
    tree = workspace.reference.register.at(month)
    figures, tally = FigureTable(), Counter[tuple[str, str]]()
    for place, unit in enumerate(tree.under("VN"), 1):
        if unit.level is not Level.COMMUNE or not unit.reports:
            continue
        dice = random.Random(f"{unit.code} {month}")
        good, late, online, other = (dice.randrange(most) for most in (900, 40, 500, 400))
        values = {
            "resolved_in_time": good,
            "resolved_late": late,
            "received_online": online,
            "received_offline": other,
        }
        province = tree.line(unit.code)[-2]
        for measure, value in values.items():
            figures.add(unit.code, measure, value, f"A{place}")
            tally[province, measure] += value
            tally["VN", measure] += value
    content = str(month).encode()
    upload = NewUpload(
        "made.xlsx", "entry", month, "Made", hashlib.sha256(content).hexdigest(), "Đo thử",
        None, None, figures, (), len(set(figures.units)),
    )  # fmt: skip
    with writing(workspace.database) as writer:
        writer.keep(content)
        writer.append([upload], set(figures.measures))
    return tally


def _compare(workspace: Workspace, view: View, made: Tally) -> None:
    begun = perf_counter()
    with workspace.books() as books:
        card = scorecard(books, view)
        levels = ranking.ranking(card, ranking.scheme(books, view.month))
    took = perf_counter() - begun
    asked = [month for month in view.months if month in made]
    found = 0
    for row in card.groups:
        if row.indicator.code != "on_time" or row.share is None:
            continue
        good, late = (
            sum(made[month][row.unit.code, measure] for month in asked)
            for measure in ("resolved_in_time", "resolved_late")
        )
        if (row.share.good, row.share.cases) != (good, good + late):
            sys.exit(f"{row.unit.name}: {row.share}, want {good} of {good + late}")
        found += 1
    if found != 35 or len(levels[0].standings) != 34:
        sys.exit(f"{found} groups, {len(levels[0].standings)} provinces ranked")
    print(f"{view.window}: {len(card.units)} rows, 35 groups equal, {took:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else THREE_YEARS)
