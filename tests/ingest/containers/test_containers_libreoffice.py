"""The demonstration's workbooks, saved anew by LibreOffice, give the exact same figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.sandbox import reader
from metrics.counts.reading import Reading
from tests.ingest.workbooks import cells, counts, faults, request
from tests.libreoffice import saved_as

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "sample"
NAMES = ("bieu-nhap-2024-09", "ii06a-so-nganh-2024-09")
TEXT = "Text - txt - csv (StarCalc)"
FILTERS: Mapping[str, str] = {
    "xls": "xls:MS Excel 97",
    "ods": "ods",
    "html": "html",
    # Delimiter, quotation mark, letters, first line; then cells as they are, not as they look.
    "csv": f"csv:{TEXT}:44,34,76,1,,0,true,false,false",
    "csv with semicolons": f"csv:{TEXT}:59,34,76,1,,0,true,false,false",
    "tsv in UTF-16": f"csv:{TEXT}:9,34,65535,1,,0,true,false,false",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice writes, and keeps what it makes at its first start."""
    return tmp_path_factory.mktemp("saved")


@pytest.fixture(scope="module")
def originals() -> list[Reading]:
    """What both workbooks say as they are."""
    return [reader.read(SAMPLE / f"{name}.xlsx", request()) for name in NAMES]


def converted(folder: Path, form: str) -> list[Path]:
    """Both workbooks in another container, under names that say nothing of it."""
    saved = saved_as(form, folder, *(SAMPLE / f"{name}.xlsx" for name in NAMES))
    return [each.rename(folder / f"{place}.bin") for place, each in enumerate(saved)]


@pytest.mark.parametrize("container", FILTERS)
def test_a_workbook_saved_by_libreoffice_reads_as_its_original(
    container: str, folder: Path, originals: list[Reading]
) -> None:
    for original, path in zip(originals, converted(folder, FILTERS[container]), strict=True):
        reading = reader.read(path, request())
        assert reading.container == container.partition(" ")[0].replace("tsv", "csv")
        assert len(counts(reading)) > 90
        assert counts(reading) == counts(original)
        assert faults(reading) == faults(original)
        # LibreOffice writes a list of the sheets above the tables of a page.
        if container != "html":
            assert cells(reading) == cells(original)
