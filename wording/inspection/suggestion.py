"""Why each unit stands on a list of visits, and what may be said of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from metrics.counts.month import Month
from metrics.inspection.file import Criterion, SelectionShares
from metrics.inspection.visit import Visit
from metrics.inspection.visit_list import (
    Behind,
    Candidate,
    Ground,
    Lack,
    Pick,
    RunnerUp,
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
    Criterion.WORSENING: "{value} chỉ tiêu đang xấu đi",
    Criterion.FEEDBACK: "{value} PAKN chưa đúng hạn hoặc chưa hài lòng",
    Criterion.OPEN_CONCLUSIONS: "{value} kết luận kiểm tra còn mở",
    Criterion.STRESSED_FIELD: "phụ trách lĩnh vực kế hoạch nhấn mạnh: {fields}",
}
NO_RISK = "không có rủi ro nổi bật; chọn để đủ tỷ lệ"
NEVER_VISITED = "chưa kiểm tra lần nào"
LAST_VISIT = "kiểm tra gần nhất {day}, đến lượt luân phiên"
BY_LOT = "bốc thăm ngẫu nhiên (số bốc thăm {seed})"
DIVIDED = (
    "Trong {count} đơn vị: {risk} chọn vì nhiều rủi ro nhất, {rotation} vì lâu chưa kiểm tra nhất, "
    "{random} do bốc thăm."
)
ROUNDED = (
    " Tỷ lệ {risk} – {rotation} – {random} % không chia hết: mỗi chỗ dành cho phần đang được ít "
    "nhất so với tỷ lệ, bằng nhau thì phần có tỷ lệ lớn hơn."
)
UNEVEN = " Thiếu so với tỷ lệ {risk} – {rotation} – {random} %: {short}, vì {why}."
SHORT_PART = "{part} {count} thay cho {wanted}"
FEW_PLACES = "chỉ chọn {count} đơn vị, mỗi chỗ dành cho phần đang được ít nhất so với tỷ lệ"
NOT_DUE = "không còn đủ đơn vị đến lượt hoặc vào được tháng còn trống"
LEFT_OUT = "Chưa xếp được {count} đơn vị theo chỉ tiêu: {groups}."
LEFT_OUT_GROUP = "{group} {count} trong {wanted}, {why}"
NOTHING_GIVEN = "{group} cả {count} (chưa xếp được cuộc nào), {why}"
SHARED = " Số cuộc còn xếp được đã chia theo mức thiếu so với từng chỉ tiêu."
WITHOUT_UNITS = "vì nhóm này không còn đơn vị nào có tháng trống"
SOME_WITHOUT_UNITS = "trong đó {count} vì nhóm này không còn đơn vị nào có tháng trống"
FULL = "vì mọi tháng trong kỳ đã đủ {capacity} cuộc"
FULL_OR_SHORT = (
    "vì mọi tháng trong kỳ đã đủ {capacity} cuộc hoặc hết ngày làm việc ({months} còn {days} ngày)"
)
FULL_MONTHS = "vì các đơn vị còn lại chỉ vào được {months}, nay đã kín"
RISKIER_LEFT = (
    "Có đơn vị nhiều rủi ro hơn chưa được chọn vì các tháng đơn vị ấy vào được đã kín: {names}."
)
CONFLICT = "vướng {visit} nên không xếp vào {months}"
VISIT = "{team} kiểm tra ngày {day} ({visit})"
SECRET_VISIT = "{team} kiểm tra đột xuất ngày {day} ({visit}), chưa được báo trước"
EXCLUDED = "{name}: không còn tháng trống, vì {why}."
NOT_THERE = "không tồn tại trọn {months}"
PASSED_OVER = "{name}: chưa được chọn; {why}."
SEED = (
    "Số bốc thăm: {seed}. Nhập lại số này với cùng lựa chọn, trọng số, lịch và số liệu thì được "
    "cùng danh sách."
)
POINTS = "{points} điểm"
JUSTIFIED = "Kiểm tra gần nhất: {last}; kết luận còn mở: {open}. {next}."
NEXT = "Xếp ngay sau: {name}, {why}"
NEXT_BEFORE = "Xếp trên nhưng chưa chọn: {name}, {why}"
NO_NEXT = "Không còn đơn vị nào xếp sau theo cách chọn này"
FEWER_POINTS = "{points}, ít hơn {less}"
AS_MANY_POINTS = "cũng {points} nhưng kiểm tra gần đây hơn"
AS_MANY_POINTS_BY_CODE = "cũng {points}, xếp sau theo mã đơn vị"
VISITED_LATER = "kiểm tra gần nhất {day}"
NEVER_VISITED_TOO = "cũng chưa kiểm tra lần nào"
VISITED_THE_SAME_DAY = "cũng kiểm tra gần nhất {day}"
DRAWN_LATER = "thứ tự bốc thăm ở sau"
NO_PLACE = "các tháng đơn vị này vào được đã kín"


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
    """What has to be said with the list: how it was made, and who stands apart."""
    *told, seed = made(found)
    told += [_excluded(each, found.terms) for each in found.excluded]
    told += [_passed_over(each) for each in found.passed_over]
    return [*told, seed]


def made(found: Suggestion) -> list[str]:
    """How a list is divided, what was given up, and the number of its lot.

    Nothing of it tells of another team's visit, so that it may stand on paper.
    """
    told = []
    if found.picks:
        told.append(_divided(found.picks, found.terms.parts))
    if found.lacks:
        told.append(left_out(found))
    if riskier := _riskier_left(found.picks):
        told.append(RISKIER_LEFT.format(names=", ".join(riskier)))
    return [*told, SEED.format(seed=found.terms.seed)]


def _divided(picks: Sequence[Pick], shares: SelectionShares) -> str:
    parts = [pick.part for pick in picks]
    counts = {part: parts.count(part) for part in SelectionPart}
    told = {part.value: numbers.count(count) for part, count in counts.items()}
    return DIVIDED.format(count=numbers.count(len(picks)), **told) + _uneven(counts, shares)


def _uneven(counts: Mapping[SelectionPart, int], shares: SelectionShares) -> str:
    """Which part has less than its share and why, in one line; nothing where none has."""
    percents, every = SelectionPart.percents(shares), sum(counts.values())
    wanted = {part: Fraction(every * share, 100) for part, share in percents.items()}
    few = any(0 < each < 1 for each in wanted.values())
    # Of more places the division itself leaves a part less than one unit short.
    least = 0 if few else 1
    short = [
        SHORT_PART.format(
            part=words.PARTS[part].lower(),
            count=numbers.count(counts[part]),
            wanted=points(wanted[part]),
        )
        for part in SelectionPart
        if wanted[part] - counts[part] > least
    ]
    why = FEW_PLACES.format(count=numbers.count(every)) if few else NOT_DUE
    asked = {part.value: share for part, share in percents.items()}
    if short:
        return UNEVEN.format(short="; ".join(short), why=why, **asked)
    whole = all(each.denominator == 1 for each in wanted.values())
    return "" if whole else ROUNDED.format_map(asked)


def left_out(found: Suggestion) -> str:
    """What was given up and why, in one line."""
    groups = "; ".join(_left_out(each, found.terms) for each in found.lacks)
    count = numbers.count(sum(each.count for each in found.lacks))
    scarce = sum(each.count > each.without_units for each in found.lacks)
    others = {pick.group for pick in found.picks} - {each.group for each in found.lacks}
    text = LEFT_OUT.format(count=count, groups=groups)
    return text + SHARED if scarce and scarce + len(others) > 1 else text


def _left_out(lack: Lack, terms: Terms) -> str:
    said = LEFT_OUT_GROUP if lack.given else NOTHING_GIVEN
    return said.format(
        group=group_title(lack.group).lower(),
        count=numbers.count(lack.count),
        wanted=numbers.count(lack.wanted),
        why=", ".join(_causes(lack, terms)),
    )


def _causes(lack: Lack, terms: Terms) -> Iterator[str]:
    if lack.count == lack.without_units:
        yield WITHOUT_UNITS
        return
    short = terms.short_of_days
    if lack.months != terms.months:
        yield FULL_MONTHS.format(months=_months(lack.months))
    elif short:
        yield FULL_OR_SHORT.format(
            capacity=numbers.count(terms.capacity),
            months=_months(short),
            days=numbers.count(sum(terms.days[month] for month in short)),
        )
    else:
        yield FULL.format(capacity=numbers.count(terms.capacity))
    if lack.without_units:
        yield SOME_WITHOUT_UNITS.format(count=numbers.count(lack.without_units))


def _riskier_left(picks: Sequence[Pick]) -> list[str]:
    left = {
        pick.next.candidate.unit.name: None
        for pick in picks
        if pick.next and pick.next.behind is Behind.NO_PLACE and pick.part is SelectionPart.RISK
    }
    return list(left)


def justified(pick: Pick) -> str:
    """Last visit, open conclusions and the next unit: what else a choice is justified by."""
    candidate = pick.candidate
    still_open = candidate.values.get(Criterion.OPEN_CONCLUSIONS, 0)
    return JUSTIFIED.format(
        last=words.last_visit(candidate.last_visit),
        open=numbers.count(still_open),
        next=next_one(pick),
    )


def next_one(pick: Pick) -> str:
    """The next unit of the order by which one was taken, and why it was not taken itself."""
    if pick.next is None:
        return NO_NEXT
    said = NEXT_BEFORE if pick.next.behind is Behind.NO_PLACE else NEXT
    return said.format(name=pick.next.candidate.unit.name, why=_behind(pick, pick.next))


def _behind(pick: Pick, other: RunnerUp) -> str:
    match other.behind:
        case Behind.NO_PLACE:
            return NO_PLACE
        case Behind.DRAWN_LATER:
            return DRAWN_LATER
        case Behind.VISITED_LATER:
            return _visited(pick, other)
        case Behind.FEWER_POINTS:
            return _fewer(pick, other)


def _visited(pick: Pick, other: RunnerUp) -> str:
    visited = other.candidate.last_visit
    if visited is None:
        return f"{NEVER_VISITED_TOO}, {_tied(pick, other)}"
    day = numbers.day(visited)
    if visited != pick.candidate.last_visit:
        return VISITED_LATER.format(day=day)
    return f"{VISITED_THE_SAME_DAY.format(day=day)}, {_tied(pick, other)}"


def _fewer(pick: Pick, other: RunnerUp) -> str:
    if pick.points == other.points and pick.candidate.last_visit != other.candidate.last_visit:
        return AS_MANY_POINTS.format(points=POINTS.format(points=points(other.points)))
    return _tied(pick, other)


def _tied(pick: Pick, other: RunnerUp) -> str:
    """By what units come one after the other that are equal in what was asked first."""
    had = POINTS.format(points=points(other.points))
    if less := pick.points - other.points:
        return FEWER_POINTS.format(points=had, less=points(less))
    return AS_MANY_POINTS_BY_CODE.format(points=had)


def _months(months: Sequence[Month]) -> str:
    """Months of one year: `tháng 11, 12/2025`."""
    listed = ", ".join(str(month.number) for month in months)
    return f"tháng {listed}/{months[0].year}"


def conflicts(candidate: Candidate) -> list[str]:
    """Which visits of other teams keep a unit off which months.

    Unannounced ones are among them: for whoever plans, never for what is recorded of a visit.
    """
    return [
        CONFLICT.format(visit=visit(each.visit), months=_months(each.months))
        for each in candidate.conflicts
    ]


def visit(found: Visit) -> str:
    """A visit of another team, for whoever plans."""
    said = SECRET_VISIT if found.secret else VISIT
    return said.format(team=found.team, day=words.days(found), visit=found.visit)


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
