"""All of Việt Nam in one installation: province beside province, and the country their sum."""

from __future__ import annotations

from collections import Counter

import pytest

from metrics.counts.month import Month
from metrics.ranking.ranking import rank_units
from metrics.units.unit import Level
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.scores import ranking
from pipeline.scores.scorecard import Scorecard, View, scorecard
from pipeline.statements import chosen_province
from pipeline.statements.recording import Signed
from tests.warehouse.builders import new_database, store, upload

JUNE, JULY = Month(2025, 6), Month(2025, 7)
# Of Hà Nội, of Đồng Nai, and of Bình Phước, which went into Đồng Nai on 1 July 2025.
IN_TIME = {"00070": (90, 10), "00004": (50, 0), "26041": (40, 40), "25217": (7, 3)}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = new_database(tmp_path_factory.mktemp("country"))
    here = open_workspace(made.path)
    chosen_province.set_province(here, OFFICE, "VN", Signed("Bộ", "Quyết định 1"))
    here = Workspace(made)
    tree = here.reference.register.at(JULY)
    values: dict[tuple[str, str], int | None] = {}
    for code, (good, late) in IN_TIME.items():
        assert tree[code].level is Level.COMMUNE, code
        values |= {(code, "resolved_in_time"): good, (code, "resolved_late"): late}
    store(made, upload(values, "july.xlsx", month=JULY))
    return here


@pytest.fixture(scope="module")
def card(workspace: Workspace) -> Scorecard:
    with workspace.books() as books:
        return scorecard(books, View(JULY, under="VN"))


def on_time(card: Scorecard) -> dict[str, tuple[int, int]]:
    return {
        row.unit.code: (row.share.good, row.share.cases)
        for row in card.groups
        if row.indicator.code == "on_time" and row.share is not None
    }


def test_the_country_is_every_province_and_commune_of_its_time(workspace: Workspace) -> None:
    register = workspace.reference.register
    counts = {
        month: Counter(unit.level for unit in register.at(month).under("VN"))
        for month in (JUNE, JULY)
    }
    assert counts[JUNE][Level.PROVINCE] == 63
    assert (counts[JULY][Level.PROVINCE], counts[JULY][Level.COMMUNE]) == (34, 3321)
    assert {register.at(JULY).line(code)[-1] for code in IN_TIME} == {"VN"}


def test_groups_are_a_row_a_province_and_one_of_all(card: Scorecard) -> None:
    rows = [row.unit for row in card.groups if row.indicator.code == "on_time"]
    assert (rows[-1].code, rows[-1].level) == ("VN", Level.COUNTRY)
    assert {unit.level for unit in rows[:-1]} == {Level.PROVINCE}
    assert len(rows) == 35
    found = on_time(card)
    provinces = {code: found[code] for code in found if code != "VN"}
    assert len(provinces) == 2
    assert found["VN"] == tuple(map(sum, zip(*provinces.values(), strict=True)))
    assert found["VN"] == (187, 240)
    assert provinces["01"] == (140, 150)


def test_a_province_alone_is_what_it_is_beside_the_others(
    workspace: Workspace, card: Scorecard
) -> None:
    with workspace.books() as books:
        alone = scorecard(books, View(JULY, under="75"))
    assert alone.total == tuple(row for row in card.groups if row.unit.code == "75")


def test_provinces_are_ranked_beside_provinces(workspace: Workspace, card: Scorecard) -> None:
    with workspace.books() as books:
        scheme = ranking.scheme(books, JULY)
    levels = ranking.ranking(card, scheme)
    first = levels[0]
    assert first.level is Level.PROVINCE
    assert len(first.standings) == 34
    assert {each.unit.level for each in first.standings} == {Level.PROVINCE}
    assert rank_units(list(card.groups[:1]), scheme, {})
