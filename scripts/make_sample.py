"""Write the labelled demonstration workbooks in `data/sample/`, always the same (`make sample`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from metrics.counts.month import Month
from scripts.sample_reports import DATA, MENDINGS, Demonstration, demonstration
from scripts.sample_units import MONTHS
from scripts.sample_workbooks import write_entries, write_ii06a


def write(shown: Demonstration, folder: Path, months: tuple[Month, ...] = MONTHS) -> Iterator[Path]:
    """Write the workbooks of some months; yields each path."""
    for month in months:
        path = folder / f"bieu-nhap-{month}.xlsx"
        write_entries(path, month, shown.head(month), shown.units(month), shown.first[month])
        yield path
        path = folder / f"ii06a-so-nganh-{month}.xlsx"
        write_ii06a(path, month, shown.head(month), shown.departments(month), shown.first[month])
        yield path
    for mending in MENDINGS:
        if mending.month in months:
            path = folder / f"bieu-nhap-{mending.month}{mending.suffix}.xlsx"
            head, everyone = shown.head(mending.month), shown.units(mending.month)
            units = tuple(unit for unit in everyone if unit.code in mending.units)
            write_entries(path, mending.month, head, units, shown.final[mending.month])
            yield path


def main() -> None:
    """Write every workbook and remove those that are no longer made."""
    folder = DATA / "sample"
    made = set(write(demonstration(), folder))
    for path in folder.glob("*.xlsx"):
        if path not in made:
            path.unlink()


if __name__ == "__main__":
    main()
