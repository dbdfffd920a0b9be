"""An installation of the whole country, with one month of made figures for all communes.

To see what so many units do to a page.
"""

from __future__ import annotations

import csv
import hashlib
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.units.register import COUNTRY
from metrics.units.unit import Level
from metrics.verdicts.reference import load
from warehouse.engine.files import Database
from warehouse.record.upload import NewUpload
from warehouse.writing.database import create
from warehouse.writing.store import writing

ROOT = Path(__file__).resolve().parent.parent
HEAD = COUNTRY.code
MONTH = Month(2026, 8)
_LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", ".*_cache", "__pycache__", ".hypothesis", "tests", "warehouse.duckdb",
    "docs", "artefacts",
)  # fmt: skip
_TARGETS = {
    "on_time": 97, "online": 30, "digitised": 35, "electronic_results": 20, "satisfaction": 94,
    "feedback_on_time": 97, "feedback_satisfaction": 93,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nation:
    """Where the program and its database stand."""

    root: Path
    database: Path
    communes: int


def build(folder: Path) -> Nation:
    """Copy the program, give it the country as its scope, and store one month of figures."""
    root = folder / "program"
    shutil.copytree(ROOT, root, ignore=_left_out)
    (root / "data" / "reference" / "scope.toml").write_text(
        f'province = "{HEAD}"\nsource = "Danh mục đơn vị hành chính"\n', "utf-8"
    )
    _write_plan(root / "data" / "reference" / "plans" / "ca-nuoc-2026.toml")
    _leave_departments_out(root / "data" / "reference" / "units")
    tree = load(root / "data" / "reference").register.at(MONTH)
    communes = [unit.code for unit in tree.values() if unit.level is Level.COMMUNE]
    database = Database(folder / "kpi.duckdb")
    create(database, sample=False, scope=HEAD)
    _store(database, communes)
    return Nation(root, database.path, len(communes))


def _left_out(folder: str, names: list[str]) -> set[str]:
    left = _LEFT_OUT(folder, names)
    # The packages of these names stay, the data do not.
    data = {"warehouse", "sample"} if Path(folder).name == "data" else set()
    return left | (data & set(names))


def _leave_departments_out(folder: Path) -> None:
    """Keep districts and communes: what is measured is so many alike."""
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            heading, rows = list(reader.fieldnames or ()), list(reader)
        if "level" in heading:
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, heading)
                writer.writeheader()
                writer.writerows(row for row in rows if row["level"] != "department")


def _write_plan(path: Path) -> None:
    head = (
        "code = 'ca-nuoc-2026'\nnumber = 'Đo thử'\ntitle = 'Chỉ tiêu đo thử'\nissuer = 'Đo thử'\n"
        f"scope = '{HEAD}'\nyear = 2026\nvalid_from = 2026-01-01\nvalid_to = 2026-12-31\n"
        "note = 'Chỉ để đo tốc độ.'\n"
    )
    targets = "".join(
        f"\n[[target]]\nindicator = '{code}'\nlevels = ['commune']\nvalue = {value}\n"
        "kind = 'at_least'\nsource = 'figures'\nclause = '1'\nquote = 'Đo thử'\n"
        for code, value in _TARGETS.items()
    )
    path.write_text(head + targets, "utf-8")


def _store(database: Database, codes: list[str]) -> None:
    figures = FigureTable()
    for place, code in enumerate(codes, 8):
        for measure, value in _figures(random.Random(code)).items():
            figures.add(code, measure, value, f"F{place}")
    name = b"ca-nuoc"
    upload = NewUpload(
        file="ca-nuoc.xlsx", form="entry", month=MONTH, sheet="Số liệu tháng",
        sha256=hashlib.sha256(name).hexdigest(), uploader="Đo thử", reporting_unit=None,
        period=None, figures=figures, problems=(), units=len(codes), since=None, monthly=None,
    )  # fmt: skip
    with writing(database) as writer:
        writer.keep(name)
        writer.append([upload], set(figures.measures))


def _figures(rng: random.Random) -> dict[str, int]:
    received, resolved = rng.randint(40, 900), rng.randint(40, 900)
    late = int(resolved * rng.choice((0.0, 0.005, 0.01, 0.02, 0.05, 0.15)))
    online = int(received * rng.uniform(0.15, 0.9))
    surveyed, due = rng.randint(5, 60), rng.randint(0, 8)
    return {
        "received_online": online,
        "received_offline": received - online,
        "carried_in": rng.randint(0, 50),
        "resolved_in_time": resolved - late,
        "resolved_late": late,
        "open_in_time": rng.randint(0, 40),
        "open_late": rng.randint(0, 4),
        "digitised": int(received * rng.uniform(0.2, 0.8)),
        "electronic_results": int(resolved * rng.uniform(0.1, 0.6)),
        "surveyed": surveyed,
        "surveyed_satisfied": int(surveyed * rng.uniform(0.85, 1)),
        "feedback_due": due,
        "feedback_on_time": max(0, due - rng.choice((0, 0, 0, 1))) if due else 0,
        "feedback_rated": due,
        "feedback_satisfied": due,
        "apologies": late // 2,
    }
