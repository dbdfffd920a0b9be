from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import canonicalize
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference, load
from metrics.verdicts.rollup import reporting
from scripts.make_sample import write
from scripts.sample_reports import DATA, MENDINGS, Demonstration, demonstration
from scripts.sample_row import COLUMNS
from scripts.sample_units import MONTHS

SAMPLE = DATA / "sample"
LIGHTS = {
    "on_time",
    "online",
    "digitised",
    "electronic_results",
    "satisfaction",
    "feedback_on_time",
    "feedback_satisfaction",
}


def parts(path: Path) -> dict[str, str]:
    """Every part in canonical form: another zlib or another XML writer says the same otherwise."""
    with ZipFile(path) as workbook:
        return {
            entry.filename: canonicalize(workbook.read(entry).decode(), rewrite_prefixes=True)
            for entry in workbook.infolist()
        }


def cells(sheet: Worksheet) -> list[object]:
    return [cell for line in sheet.iter_rows(values_only=True) for cell in line]


@pytest.mark.parametrize(
    "month", [Month(2023, 1), Month(2024, 3), Month(2025, 1), Month(2025, 7), MONTHS[-1]], ids=str
)
def test_the_committed_workbooks_are_what_the_generator_writes(
    month: Month, shown: Demonstration, tmp_path: Path
) -> None:
    made = list(write(shown, tmp_path, (month,)))
    assert len(made) >= 2
    for path in made:
        new, kept = parts(path), parts(SAMPLE / path.name)
        stale = [name for name in new.keys() | kept.keys() if new.get(name) != kept.get(name)]
        assert not stale, f"{path.name} is stale: make sample"


def test_two_runs_write_the_same_bytes(shown: Demonstration, tmp_path: Path) -> None:
    digests = []
    for run, drawn in (("first", shown), ("second", demonstration())):
        (tmp_path / run).mkdir()
        made = write(drawn, tmp_path / run, (Month(2024, 3),))
        digests.append([sha256(path.read_bytes()).hexdigest() for path in made])
    assert digests[0] == digests[1]
    assert len(digests[0]) == 3


def test_every_month_has_an_entry_form_and_an_ii06a() -> None:
    expected = {
        f"{kind}-{month}.xlsx" for month in MONTHS for kind in ("bieu-nhap", "ii06a-so-nganh")
    }
    expected |= {f"bieu-nhap-{each.month}{each.suffix}.xlsx" for each in MENDINGS}
    assert {path.name for path in SAMPLE.glob("*.xlsx")} == expected


def test_what_is_mended_is_loaded_after_what_it_mends() -> None:
    order = sorted(path.name for path in SAMPLE.glob("*.xlsx"))
    for each in MENDINGS:
        first = order.index(f"bieu-nhap-{each.month}.xlsx")
        assert order[first + 1] == f"bieu-nhap-{each.month}{each.suffix}.xlsx"


def test_the_workbooks_are_few_and_small() -> None:
    sizes = [path.stat().st_size for path in SAMPLE.glob("*.xlsx")]
    assert len(sizes) <= 100
    assert sum(sizes) <= 2_000_000


@pytest.mark.parametrize("kind", ["bieu-nhap", "ii06a-so-nganh"])
def test_each_workbook_says_that_it_is_a_demonstration(kind: str) -> None:
    for path in [*SAMPLE.glob(f"{kind}-2024-0*.xlsx"), *SAMPLE.glob(f"{kind}-2026-0*.xlsx")]:
        sheet = load_workbook(path, read_only=True).worksheets[0]
        titles = [value for line in sheet.iter_rows(max_row=1, values_only=True) for value in line]
        assert any("DỮ LIỆU TRÌNH DIỄN" in str(value) for value in titles), path.name


def test_both_layouts_state_the_same_dossiers_of_a_department(shown: Demonstration) -> None:
    row = shown.first[Month(2024, 9)]["75-STP"]
    sheet = load_workbook(SAMPLE / "ii06a-so-nganh-2024-09.xlsx").worksheets[0]
    line = next(each for each in sheet.iter_rows(values_only=True) if each[1] == "Sở Tư pháp")
    stated = (*line[3:6], *line[7:10], *line[11:13])
    assert stated == row.cells[: len(stated)]
    assert COLUMNS[:8] == (
        "online",
        "offline",
        "carried_in",
        "early",
        "on_time",
        "late",
        "open_in_time",
        "open_late",
    )


def test_the_province_is_a_city_since_may_2026() -> None:
    for month, name in (("2026-03", "tỉnh Đồng Nai"), ("2026-05", "thành phố Đồng Nai")):
        for kind in ("bieu-nhap", "ii06a-so-nganh"):
            sheet = load_workbook(SAMPLE / f"{kind}-{month}.xlsx").worksheets[0]
            said = [str(cell).casefold() for cell in cells(sheet) if cell]
            assert any(name.casefold() in each for each in said), (kind, month)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(DATA / "reference", SAMPLE / "plans", province="75")


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_every_light_has_a_target_at_every_level_there_is_and_says_that_it_is_made_up(
    reference: Reference, month: Month
) -> None:
    plan = reference.plan(f"trinh-dien-{month.year}")
    assert plan.demonstration
    assert plan.title.startswith("Trình diễn:")
    standing = [each for each in plan.targets if each.valid_from <= month.last_day <= each.valid_to]
    asked = {(target.indicator, target.level) for target in standing}
    levels = {unit.level for unit in reporting(reference.register.at(month), under="75")}
    assert asked == {(indicator, level) for indicator in LIGHTS for level in levels}
    assert all("trình diễn" in target.quote for target in standing)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_inspection_quotas_of_2023_are_copied_and_say_that_they_are_made_up(
    reference: Reference, year: int
) -> None:
    plan = reference.plan(f"trinh-dien-kiem-tra-{year}")
    assert plan.demonstration
    assert plan.title.startswith("Trình diễn:")
    assert all("trình diễn" in target.quote for target in plan.targets)
    copied = {(each.indicator, each.level): each.value for each in plan.targets}
    real = {
        (each.indicator, each.level): each.value
        for each in reference.plan("kiem-tra-dong-nai-2023").targets
    }
    # Who heads nothing any more has no subordinates to inspect.
    left_out = {("inspected_subordinates", Level.DISTRICT)} if year == 2026 else set()
    assert copied == {place: value for place, value in real.items() if place not in left_out}
    ended = {each.level for each in plan.targets if each.valid_to < plan.valid_to}
    assert ended == ({Level.DISTRICT} if year == 2025 else set())


def test_long_thanh_s_own_plan_wins_over_the_demonstration(reference: Reference) -> None:
    targets = reference.rules.targets
    line = ("26422", "740", "75")
    own = targets.choose("online", Level.COMMUNE, line, Month(2024, 9))
    lent = targets.choose("online", Level.COMMUNE, line, Month(2023, 9))
    assert own is not None and own.plan == "long-thanh-2024"
    assert lent is not None and lent.plan == "trinh-dien-2023"
    assert own.percent == lent.percent
