"""The words of a unit's peer group: who is alike, by what rule, and what is certainly different."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.change import Movement
from metrics.ranking.peers import PeerGroup, PeerStanding
from wording import numbers

TITLE = "So với đơn vị cùng loại, cùng cỡ"
TABLE = "Xem bảng so sánh"
COLUMN_OWN, COLUMN_PEERS, COLUMN_POINTS = "Đơn vị, %", "Nhóm, %", "Chênh, điểm"
COLUMN_STRIP = "Chấm đậm: đơn vị này"
COLUMN_ABOVE, COLUMN_BELOW, COLUMN_SAYS = "Hơn rõ", "Kém rõ", "Kết luận"
SAYS = {
    Movement.CLEARLY_UP: "tốt hơn rõ rệt",
    Movement.CLEARLY_DOWN: "kém rõ rệt",
    Movement.UNCLEAR: "chưa phân được",
    Movement.UNKNOWN: "chưa phân được",
}
NO_SIZE = "Kỳ này chưa có số hồ sơ của đơn vị nên chưa tìm được đơn vị cùng cỡ."
TOO_FEW = (
    "Chỉ có {count} đơn vị cùng loại ({kind}) và cùng cỡ; ít hơn {fewest} đơn vị thì vị trí không "
    "nói lên điều gì nên không so sánh."
)
NOTHING_WHOLE = "Chưa đủ {fewest} đơn vị trong nhóm có đủ số liệu của kỳ để so sánh."
GROUP = "So với {count} {kind} cùng cỡ ({low}–{high} hồ sơ; đơn vị có {size}): "
NOT_TOLD_APART = "{count} chỉ tiêu chưa phân được"
NO_DIFFERENCE = "chưa thấy khác biệt rõ rệt ở chỉ tiêu nào trong {count} chỉ tiêu so được"
RULE = (
    "Cùng loại: {kind} ({why}). Cùng cỡ: số hồ sơ trong kỳ hơn kém nhau không quá {times} lần; lấy "
    "tối đa {most} đơn vị gần nhất, đủ số liệu của kỳ. Hơn rõ, kém rõ: số đơn vị trong nhóm tốt "
    "hơn, kém hơn đơn vị này quá mức ngẫu nhiên (khoảng tin cậy 95 %). {source}."
)
UNITS = "Các đơn vị trong nhóm: {names}."


def sentence(group: PeerGroup | None) -> str:
    """The one sentence: where the unit stands among those like it, certain differences only."""
    if group is None:
        return NO_SIZE
    fewest = numbers.count(group.rule.fewest)
    if not group.enough:
        count = numbers.count(len(group.units))
        return TOO_FEW.format(count=count, kind=group.kind.name, fewest=fewest)
    if not group.standings:
        return NOTHING_WHOLE.format(fewest=fewest)
    low, high = map(numbers.count, group.sizes)
    opened = GROUP.format(
        count=numbers.count(len(group.units)),
        kind=group.kind.name,
        low=low,
        high=high,
        size=numbers.count(group.size),
    )
    return f"{opened}{'; '.join(_told(group.standings))}."


def _told(standings: Sequence[PeerStanding]) -> list[str]:
    told = []
    for movement in (Movement.CLEARLY_DOWN, Movement.CLEARLY_UP):
        found = [each for each in standings if each.change.movement is movement]
        if found:
            listed = ", ".join(_one(each) for each in found)
            told.append(f"**{SAYS[movement]}** ở {listed}")
    rest = sum(not each.change.movement.clear for each in standings)
    if not told:
        return [NO_DIFFERENCE.format(count=numbers.count(rest))]
    if rest:
        told.append(NOT_TOLD_APART.format(count=numbers.count(rest)))
    return told


def _one(standing: PeerStanding) -> str:
    """`Đúng hạn (84,4 % so với 97,2 %)`."""
    score = standing.score
    target = score.goal.percent if score.goal else None
    own = numbers.percent(standing.own, target)
    return f"{score.indicator.short} ({own} so với {numbers.percent(standing.peers, target)})"


def rule(group: PeerGroup) -> str:
    """By what the group was made, and what its columns mean."""
    return RULE.format(
        kind=group.kind.name,
        why=group.kind.why[0].lower() + group.kind.why[1:],
        times=numbers.count(group.rule.times),
        most=numbers.count(group.rule.most),
        source=group.rule.source,
    )


def units(group: PeerGroup) -> str:
    """Who is in the group."""
    return UNITS.format(names=", ".join(each.name for each in group.units))
