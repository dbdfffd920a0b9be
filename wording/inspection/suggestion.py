"""Why each unit stands on a list of visits, and what may be said of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from metrics.counts.month import Month
from metrics.inspection.file import Criterion
from metrics.inspection.visit import Visit
from metrics.inspection.visit_list import (
    Candidate,
    Ground,
    Lack,
    Pick,
    SelectionPart,
    Suggestion,
    Terms,
)
from metrics.units.unit import Level
from wording import numbers
from wording.inspection import inspection as words

GROUNDS = {
    Criterion.CERTAIN_SHORTFALL: "thiếu {value} trường hợp so với chỉ tiêu, chắc chắn",
    Criterion.DOSSIERS_AFFECTED: "{value} hồ sơ giải quyết quá hạn từ đầu năm",
    Criterion.MONTHS_BELOW: "dưới mục tiêu {value} tháng liền",
    Criterion.MONTHS_SILENT: "chưa báo cáo {value} tháng liền",
    Criterion.FEEDBACK: "{value} PAKN chưa đúng hạn hoặc chưa hài lòng",
    Criterion.OPEN_CONCLUSIONS: "{value} kết luận kiểm tra còn mở",
    Criterion.STRESSED_FIELD: "phụ trách lĩnh vực kế hoạch nhấn mạnh: {fields}",
}
NO_RISK = "không có rủi ro nổi bật; chọn để đủ tỷ lệ"
NEVER_VISITED = "chưa kiểm tra lần nào"
LAST_VISIT = "kiểm tra gần nhất {day}, đến lượt luân phiên"
BY_LOT = "bốc thăm ngẫu nhiên (hạt giống {seed})"
OPTIMAL = (
    "Không danh sách nào dài hơn; với cùng các đơn vị luân phiên và bốc thăm, "
    "không danh sách nào dài bằng có nhiều điểm rủi ro hơn."
)
GAP = (
    "Do số cuộc mỗi tháng và các tháng vướng, phần rủi ro kém {points} điểm "
    "so với khi mọi tháng đều trống."
)
UNMET = "Còn thiếu {count} đơn vị ({group}): {why}."
WITHOUT_UNITS = "{count} vì nhóm này không còn đơn vị nào có tháng trống"
FULL = "{count} vì mọi tháng trong kỳ đã kín số cuộc"
FULL_MONTHS = (
    "{count} vì các đơn vị còn lại chỉ vào được {months}, đã kín số cuộc và đổi chỗ cũng không dư"
)
CONFLICT = "vướng {visit} nên không xếp vào {months}"
VISIT = "{team} kiểm tra ngày {day} ({visit})"
SECRET_VISIT = "{team} kiểm tra đột xuất ngày {day} ({visit}), chưa được báo trước"
EXCLUDED = "{name}: không còn tháng trống, vì {why}."
NOT_THERE = "không tồn tại trọn {months}"
PASSED_OVER = "{name}: chưa được chọn; {why}."
SEED = (
    "Hạt giống ngẫu nhiên: {seed}. "
    "Cùng hạt giống, lựa chọn, trọng số, lịch và số liệu cho cùng kết quả."
)


def reasons(pick: Pick, seed: int) -> list[str]:
    """Why a unit was taken: its part first, then everything that speaks for it."""
    return [*_part(pick, seed), *(_ground(each, pick.candidate) for each in pick.grounds)]


def why(pick: Pick, seed: int) -> str:
    """What is recorded of a visit that follows the list, and read by the unit's people too."""
    return "; ".join((words.PARTS[pick.part], *reasons(pick, seed)))


def _part(pick: Pick, seed: int) -> Iterator[str]:
    match pick.part:
        case SelectionPart.RANDOM:
            yield BY_LOT.format(seed=seed)
        case SelectionPart.ROTATION:
            yield _rotation(pick.candidate)
        case SelectionPart.RISK:
            if not pick.grounds:
                yield NO_RISK


def _rotation(candidate: Candidate) -> str:
    if candidate.last_visit is None:
        return NEVER_VISITED
    return LAST_VISIT.format(day=numbers.day(candidate.last_visit))


def _ground(ground: Ground, candidate: Candidate) -> str:
    facts = {"value": numbers.count(ground.value), "fields": ", ".join(candidate.fields)}
    said = GROUNDS[ground.criterion].format_map(facts)
    return f"{said} ({points(ground.points)}/{points(ground.most)} điểm)"


def points(value: Fraction) -> str:
    """Points with one decimal, none where they are whole: `19,2`, `20`."""
    return numbers.figure(value).removesuffix(",0")


def notes(found: Suggestion) -> list[str]:
    """What has to be said with the list: how good it is, what is lacking, who stands apart."""
    told = [OPTIMAL]
    if found.gap:
        told.append(GAP.format(points=points(found.gap)))
    told += [_lack(each, found.terms) for each in found.lacks]
    told += [_excluded(each, found.terms) for each in found.excluded]
    told += [_passed_over(each) for each in found.passed_over]
    told.append(SEED.format(seed=found.terms.seed))
    return told


def _lack(lack: Lack, terms: Terms) -> str:
    return UNMET.format(
        count=numbers.count(lack.count),
        group=group_title(lack.group).lower(),
        why="; ".join(_causes(lack, terms)),
    )


def _causes(lack: Lack, terms: Terms) -> Iterator[str]:
    full = lack.count - lack.without_units
    if lack.without_units:
        yield WITHOUT_UNITS.format(count=numbers.count(lack.without_units))
    if full and lack.months == terms.months:
        yield FULL.format(count=numbers.count(full))
    elif full:
        yield FULL_MONTHS.format(count=numbers.count(full), months=_months(lack.months))


def _months(months: Sequence[Month]) -> str:
    """Months of one year: `tháng 11, 12/2025`."""
    listed = ", ".join(str(month.number) for month in months)
    return f"tháng {listed}/{months[0].year}"


def conflicts(candidate: Candidate) -> list[str]:
    """Which visits of other teams keep a unit off which months.

    Unannounced ones are among them: for whoever plans, never for what is recorded of a visit.
    """
    return [
        CONFLICT.format(visit=_visit(each.visit), months=_months(each.months))
        for each in candidate.conflicts
    ]


def _visit(visit: Visit) -> str:
    said = SECRET_VISIT if visit.secret else VISIT
    return said.format(team=visit.team, day=words.days(visit), visit=visit.visit)


def _excluded(candidate: Candidate, terms: Terms) -> str:
    met = {month for conflict in candidate.conflicts for month in conflict.months}
    absent = [month for month in terms.months if month not in met]
    why = conflicts(candidate)
    if absent:
        why.append(NOT_THERE.format(months=_months(absent)))
    return EXCLUDED.format(name=candidate.unit.name, why="; ".join(why))


def _passed_over(candidate: Candidate) -> str:
    why = "; ".join(conflicts(candidate))
    return PASSED_OVER.format(name=candidate.unit.name, why=why)


_LEVELS: Mapping[str, Level] = {level.value: level for level in Level}


def group_title(group: str) -> str:
    """The name of a group of units in a list."""
    return words.group_name(_LEVELS.get(group))
