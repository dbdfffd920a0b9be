"""Who is alike, and that only what more than chance explains is told of a unit among its peers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from metrics.counts.change import Movement
from metrics.counts.share import Share
from metrics.ranking.peers import PeerGroup, PeerKind, PeerRule, peer_group, read_peers
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import judge
from tests.metrics.builders import SEPTEMBER, a_goal, a_unit, an_indicator
from wording.scores import peers as said

SHIPPED = Path(__file__).parents[3] / "data" / "reference" / "peers.toml"
RURAL = PeerKind("xã", Level.COMMUNE, ("Xã",), "Nông thôn")
URBAN = PeerKind("phường", Level.COMMUNE, (), "Đô thị")
RULE = PeerRule("Đề xuất", "on_time", 2, 3, 4, (RURAL, URBAN))


def row(code: str, good: int | None, cases: int = 100, *, name: str = "Xã") -> Score:
    unit = replace(a_unit(code), name=f"{name} {code}")
    share = None if good is None else Share(good, cases)
    verdict = judge(share, a_goal("97"), due=True)
    months = () if share is None else (SEPTEMBER,)
    return Score(unit, an_indicator(), share, a_goal("97"), verdict, months, (SEPTEMBER,))


def group(own: Score, *others: Score, rule: PeerRule = RULE) -> PeerGroup:
    found = peer_group([own], [own, *others], rule)
    assert found is not None
    return found


def codes(found: PeerGroup) -> list[str]:
    return [each.code for each in found.units]


def test_peers_are_of_one_kind_and_of_like_size_the_nearest_first() -> None:
    others = [
        row("twice", 150, 200),
        row("half", 45, 50),
        row("more", 200, 201),
        row("less", 45, 49),
        row("same", 90, 100),
        row("town", 90, 100, name="Phường"),
        row("silent", None),
    ]
    assert codes(group(row("own", 90), *others)) == ["same", "half", "twice"]


def test_more_than_the_rule_takes_are_left_out_from_the_far_end() -> None:
    others = [row(f"{size}", size, size) for size in (100, 110, 120, 130, 140)]
    assert codes(group(row("own", 90), *others)) == ["100", "110", "120", "130"]


def test_a_district_is_no_peer_of_a_commune() -> None:
    district = row("d", 90)
    district = replace(district, unit=replace(district.unit, level=Level.DISTRICT))
    assert codes(group(row("own", 90), district)) == []


def test_among_too_few_nothing_is_compared_and_that_is_said() -> None:
    found = group(row("own", 10), row("1", 90), row("2", 90))
    assert not found.enough
    assert found.standings == ()
    assert "Chỉ có 2 đơn vị cùng loại (xã) và cùng cỡ; ít hơn 3" in said.sentence(found)


def test_a_unit_without_figures_has_no_peers_and_that_is_said() -> None:
    assert peer_group([row("own", None)], [row("1", 90)], RULE) is None
    assert "chưa có số hồ sơ" in said.sentence(None)


@pytest.mark.parametrize(
    ("good", "movement", "above", "below"),
    [
        (60, Movement.CLEARLY_DOWN, 4, 0),
        (90, Movement.UNCLEAR, 0, 0),
        (100, Movement.CLEARLY_UP, 0, 4),
    ],
)
def test_it_stands_below_or_above_only_where_chance_does_not_explain_it(
    good: int, movement: Movement, above: int, below: int
) -> None:
    others = [row(f"{at}", 87 + at) for at in range(4)]
    (standing,) = group(row("own", good), *others).standings
    assert standing.change.movement is movement
    assert (standing.above, standing.below) == (above, below)
    assert standing.together == Share(87 + 88 + 89 + 90, 400)


def test_the_sentence_names_only_certain_differences() -> None:
    others = [row(f"{at}", 88) for at in range(4)]
    worse = said.sentence(group(row("own", 60), *others)).replace("\u00a0", " ")
    assert "**kém rõ rệt** ở Đúng hạn (60,0 % so với 88,0 %)" in worse
    alike = said.sentence(group(row("own", 86), *others))
    assert "chưa thấy khác biệt rõ rệt" in alike
    assert "86,0" not in alike


def test_a_peer_that_lacks_a_month_is_not_compared() -> None:
    lacking = replace(row("1", 90), expected=(SEPTEMBER.plus(-1), SEPTEMBER))
    others = [row(f"{at}", 90) for at in (2, 3)]
    found = group(row("own", 60), lacking, *others)
    assert found.enough
    assert found.standings == ()
    assert "đủ số liệu" in said.sentence(found)


def test_the_shipped_rule_gives_every_level_that_reports_a_kind() -> None:
    rule, faults = read_peers(SHIPPED, {"on_time"})
    assert faults == ()
    assert rule is not None
    assert {kind.level for kind in rule.kinds if not kind.begins} == {*Level} - {
        Level.PROVINCE,
        Level.COUNTRY,
    }
    assert all(kind.why for kind in rule.kinds)


def test_every_fault_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "peers.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("times = 2", "times = 1").replace("most = 10", "most = 3")
    path.write_text(text.replace('size = "on_time"', 'size = "weight"'), encoding="utf-8")
    rule, faults = read_peers(path, {"on_time"})
    assert rule is None
    assert len(faults) == 3
