"""The words of Xếp loại."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metrics.counts.month import Month
from metrics.ranking.ranking import CompositePart, RankStanding
from metrics.verdicts.verdict import Status
from wording import interface as words
from wording import numbers, sentences

VIEW = "Cách xếp"
COMPOSITE = "Điểm tổng hợp"
QD766 = "Theo QĐ 766"

RESET = "Về trọng số đề xuất"
ATTAINED = "mức hoàn thành"
ATTAINED_HINT = "{name}: mức hoàn thành (tỷ lệ ÷ mục tiêu), trọng số {share}"
NO_WEIGHTS = "Mọi trọng số đang bằng 0 nên không có gì để xếp. Đặt ít nhất một trọng số lớn hơn 0."

RULE = (
    "Điểm tổng hợp = trung bình có trọng số của mức hoàn thành (tỷ lệ ÷ mục tiêu; vượt mục tiêu "
    "thì hơn 100 điểm). Đơn vị còn đèn Chưa đạt, chắc chắn thì không xếp bậc cao nhất. "
    "Mỗi cấp xếp riêng. Khoảng 95 %: điểm có thể dao động trong khoảng này do số hồ sơ ít. Hai đơn "
    "vị có khoảng chồng lên nhau, trực tiếp hoặc qua đơn vị khác, đứng chung một nhóm: chỉ khác "
    "nhóm mới chắc chắn hơn kém."
)
SWING = "Khi một trọng số tăng hoặc giảm một phần mười, hạng nằm trong khoảng này."
POSSIBLE = "Hạng cao nhất và thấp nhất trong số các đơn vị có khoảng chồng lên nhau."

RANK_COLUMN = "Hạng"
SCORE_COLUMN = "Điểm tổng hợp, khoảng 95 %"
POSSIBLE_COLUMN = "Hạng có thể"
SWING_COLUMN = "Đổi trọng số"
GRADE_COLUMN = "Xếp loại"
UNSURE_GRADE = "{grade} (chưa\N{NO-BREAK SPACE}chắc)"
UNVERIFIED = "chưa kiểm chứng"
BAND = "Nhóm {band}"
NO_BANDS = "Kỳ này không phân được hạng"
BAND_UNITS = "· {count} đơn vị, {low} – {high} điểm"
BAND_ONE = "· 1 đơn vị, {low} điểm"
UNRANKED = "Chưa xếp được"
TABLE_ALT = "Xếp loại {count} đơn vị, {level}"
HINT = "Ô bên phải: mức hoàn thành, % của mục tiêu"

GRADES = "Bậc xếp loại"
GRADE_BOUND = "{name}: từ {bound}"
LEAST = "Đơn vị có dưới {least} % tổng trọng số tính được thì không xếp."
HELD_BACK = "không xếp {grade} vì chưa đạt chắc chắn: {missed}"
WEIGHTS = "Trọng số"
PERIOD = "Xếp theo"
YEAR_TO_DATE = "Lũy kế từ đầu năm"
ONE_MONTH = "Riêng tháng đang chọn"
SOURCE = "Nguồn trọng số và bậc: {source}."

TOO_LITTLE = "Chỉ tính được {covered} % tổng trọng số; thiếu {missing}"
WITHOUT = "không tính {missing}"
INCOMPLETE = "thiếu tháng"
BY_BAND = "Theo nhóm"
FLAT = "Một danh sách"

REASONS = {
    Status.NOT_REPORTED: "chưa báo cáo",
    Status.NOT_DUE: "chưa đến hạn báo cáo",
    Status.NO_CASES: "không phát sinh",
    Status.NO_TARGET: "chưa giao chỉ tiêu",
}


def lead(sections: Sequence[tuple[str, Sequence[RankStanding]]]) -> str:
    """The answer of the page: how many bands, who stands surely in the first one."""
    said = [_lead(level, standings) for level, standings in sections]
    return " ".join(text for text in said if text)


def _lead(level: str, standings: Sequence[RankStanding]) -> str:
    ranked = [each for each in standings if each.rank is not None]
    if not ranked:
        return f"**{level}: chưa đơn vị nào xếp được.**"
    if len(ranked) == 1:
        return f"**{level}: chỉ {_names(ranked)}, chưa có đơn vị cùng cấp để so.**"
    count = numbers.count(len(ranked))
    bands = max(each.band or 0 for each in ranked)
    if bands > 1:
        first = [each for each in ranked if each.band == 1]
        last = [each for each in ranked if each.band == bands]
        return (
            f"**{level}: {count} đơn vị, {numbers.count(bands)} nhóm.** "
            f"Nhóm cuối: {_names(last)}; nhóm đầu: {_names(first)}."
        )
    half = len(ranked) / 2
    upper = [each for each in ranked if each.possible and each.possible[1] <= half]
    lower = [each for each in ranked if each.possible and each.possible[0] > half]
    if not upper and not lower:
        return f"**{level}: kỳ này không phân được hạng {count} đơn vị.**"
    parts = [
        f"{place}: {_names(found)}"
        for place, found in (("nửa dưới", lower), ("nửa trên", upper))
        if found
    ]
    return (
        f"**{level}: kỳ này không phân được hạng {count} đơn vị.** Chỉ chắc chắn ở "
        f"{'; '.join(parts)}."
    )


def _names(standings: Sequence[RankStanding]) -> str:
    names = [sentences.in_sentence(sentences.reporter(each.unit)) for each in standings]
    if len(names) > 3:
        return f"{numbers.count(len(names))} đơn vị"
    return ", ".join(names)


def undivided(standings: Sequence[RankStanding]) -> bool:
    """Whether one band holds all of several: nobody surely differs from everybody else."""
    ranked = [each.band for each in standings if each.band is not None]
    return len(ranked) > 1 and len(set(ranked)) == 1


def held_back(standing: RankStanding, grade: str, short: Mapping[str, str]) -> str:
    """Why a high composite has a lower grade; empty where it has its own."""
    if not standing.held_back:
        return ""
    missed = ", ".join(short.get(code, code) for code in standing.held_back)
    return HELD_BACK.format(grade=grade, missed=missed)


def unranked(standing: RankStanding, short: Mapping[str, str]) -> str:
    """Why a unit is not ranked: `Chưa báo cáo`, other months, or how little could be counted."""
    if standing.apart is not None:
        return _other_months(standing.apart)
    if all(part.status is Status.NOT_REPORTED for part in standing.parts):
        return words.STATUS[Status.NOT_REPORTED]
    covered = numbers.figure(standing.covered).removesuffix(",0")
    return TOO_LITTLE.format(
        covered=covered, missing="; ".join(_left_out(standing.left_out, short))
    )


def _other_months(months: Sequence[Month]) -> str:
    """Over which months alone it had to report: like is not set beside unlike."""
    first, last = numbers.month(months[0]), numbers.month(months[-1])
    when = first if first == last else f"từ {first} đến {last}"
    return f"Không xếp cùng: chỉ phải báo cáo {when}, khác các đơn vị cùng cấp"


def partial(standing: RankStanding, short: Mapping[str, str]) -> str:
    """What a ranked unit's composite leaves out; empty where nothing."""
    parts = _left_out(standing.left_out, short)
    said = [WITHOUT.format(missing="; ".join(parts))] if parts else []
    return " · ".join([*said, INCOMPLETE] if standing.incomplete else said)


def _left_out(parts: Sequence[CompositePart], short: Mapping[str, str]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for part in parts:
        reason = REASONS.get(part.status, words.STATUS[part.status].lower())
        by_reason.setdefault(reason, []).append(short.get(part.indicator, part.indicator))
    return [f"{', '.join(names)} ({reason})" for reason, names in by_reason.items()]
