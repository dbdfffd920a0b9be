"""Why each unit stands on a list of visits, and what may be said of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from metrics.inspection_file import Criterion
from metrics.suggest import Candidate, Ground, Part, Pick, Suggestion
from metrics.unit import Level
from wording import inspection as words
from wording import numbers
from wording.sentences import in_sentence

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
OPTIMAL = "Không danh sách nào khác có nhiều điểm rủi ro hơn trong cùng số đơn vị."
GAP = "Do thiếu tháng trống, phần rủi ro kém {points} điểm so với danh sách không giới hạn tháng."
UNMET = "Còn thiếu {count} đơn vị ({group}): số cuộc mỗi tháng hoặc số đơn vị không đủ."
EXCLUDED = "{name}: đã có {team} kiểm tra ({visit}) nên không còn tháng trống"
NO_MONTH = "{name}: không có trọn tháng nào trong kỳ"
SEED = "Hạt giống ngẫu nhiên: {seed}. Cùng hạt giống cho cùng kết quả."


def reasons(pick: Pick, seed: int) -> list[str]:
    """Why a unit was taken: its part first, then everything that speaks for it."""
    return [*_part(pick, seed), *(_ground(each, pick.candidate) for each in pick.grounds)]


def _part(pick: Pick, seed: int) -> Iterator[str]:
    match pick.part:
        case Part.RANDOM:
            yield BY_LOT.format(seed=seed)
        case Part.ROTATION:
            yield _rotation(pick.candidate)
        case Part.RISK:
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
    told = [OPTIMAL if not found.gap else GAP.format(points=points(found.gap))]
    told += [
        UNMET.format(count=numbers.count(count), group=in_sentence(group_title(group)))
        for group, count in found.unmet.items()
    ]
    told += [_excluded(each) for each in found.excluded]
    told.append(SEED.format(seed=found.terms.seed))
    return told


def _excluded(candidate: Candidate) -> str:
    name = candidate.unit.name
    if not candidate.conflicts:
        return f"{NO_MONTH.format(name=name)}."
    visit = candidate.conflicts[0]
    return f"{EXCLUDED.format(name=name, team=visit.team, visit=visit.visit)}."


_LEVELS: Mapping[str, Level] = {level.value: level for level in Level}


def group_title(group: str) -> str:
    """The name of a group of units in a list."""
    return words.group_name(_LEVELS.get(group))
