"""The sentences of the periodic report on controlling administrative procedures.

Every sentence states what was counted, k of n; what needs judgement is left to a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.month import Month, Window
from metrics.plans.plan import Plan, Task
from metrics.tasks.times import Standing
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from wording import interface, numbers
from wording.office import tasks
from wording.papers.lights import light
from wording.sentences import missing, plan_name

SUBJECT = (
    "Công tác kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một cửa liên thông và thực "
    "hiện thủ tục hành chính trên môi trường điện tử {period}"
)
OPENING = (
    "{office} báo cáo tình hình, kết quả kiểm soát thủ tục hành chính {period}, số liệu của "
    "{reported}/{expected} đơn vị phải báo cáo, cụ thể như sau:"
)
GROUND = "Thực hiện {plan}"
RESULTS = "I. Tình hình, kết quả"
LED = "1. Công tác chỉ đạo, điều hành"
RULES = "2. Kiểm soát quy định, công bố, công khai thủ tục hành chính"
SIMPLER = "3. Rà soát, đơn giản hóa thủ tục hành chính"
SETTLED = "4. Giải quyết thủ tục hành chính"
ONE_STOP = "5. Một cửa, số hóa, dịch vụ công trực tuyến và kết quả điện tử"
FEEDBACK = "6. Tiếp nhận, xử lý phản ánh, kiến nghị"
INSPECTED = "7. Kiểm tra, tuyên truyền"
REPORTED = "8. Chế độ thông tin, báo cáo"
JUDGED = "II. Đánh giá chung"
DONE = "1. Kết quả đạt được"
LACKING = "2. Tồn tại, hạn chế"
CAUSES = "3. Nguyên nhân"
AHEAD = "III. Phương hướng, nhiệm vụ trọng tâm"
ASKED = "IV. Đề xuất, kiến nghị"
CLOSING = "Trên đây là báo cáo {period} của {office}, kèm theo {annexes}."

ASKS_RULES = "số thủ tục được công bố, công khai trong kỳ, do Văn phòng ghi"
ASKS_SIMPLER = "kết quả rà soát, đơn giản hóa trong kỳ, do Văn phòng ghi"
ASKS_TELLING = "công tác tuyên truyền trong kỳ, do Văn phòng ghi"
ASKS_CAUSES = "nguyên nhân; chưa đơn vị nào giải trình trong kỳ"
ASKS_PROPOSALS = "đề xuất, kiến nghị với cấp trên"

NO_TASKS = "Các kế hoạch của năm không có nhiệm vụ nào đến hạn trong kỳ."
TASKS_DUE = (
    "Đến hết ngày {day}, {count} nhiệm vụ đến hạn trong kỳ hoặc quá hạn từ trước: {done} đã xong, "
    "{late} quá hạn, {rest} còn lại; chi tiết tại {annex}."
)
NO_VISITS = "Trong kỳ chưa ghi nhận cuộc kiểm tra nào đã thực hiện."
VISITS = "Trong kỳ đã kiểm tra {count} cuộc."
ALL_REPORTED = "{reported}/{expected} đơn vị phải báo cáo đã gửi số liệu."
SOME_SILENT = (
    "{reported}/{expected} đơn vị phải báo cáo đã gửi số liệu; còn {silent} đơn vị chưa báo cáo."
)
UNPUNCTUAL = (
    "Số liệu tháng của kỳ: {late} lượt gửi sau hạn, {missing} lượt chưa gửi, danh sách tại {annex}."
)
NONE_MET = "Chưa có chỉ tiêu nào đạt một cách chắc chắn."
NONE_MISSED = "Không có chỉ tiêu nào dưới mục tiêu."
NONE_AHEAD = "Các kế hoạch của năm không còn nhiệm vụ nào có hạn sau kỳ này."
EXPLAINED = "{unit}, {indicator}: {text}"
_SCORED = "{name}: {good}/{cases} {case}, đạt {percent}{target}: {light}{short}."
_TARGET = " (mục tiêu {target})"
_NOTHING = "{name}: {status}."

CARD, TASKS = "Bảng đèn các đơn vị", "Nhiệm vụ đến hạn và quá hạn"
LATE, SILENT = "Đơn vị báo cáo muộn, chưa báo cáo", "Đơn vị chưa báo cáo"
FIGURES, TOTALS = "Số liệu", "Tổng hợp"
QUARTER = "Chỉ tiêu báo cáo theo quý"
CLAUSE, QUOTE = "Mục", "Trích văn bản"
MORE_THAN_LAST_YEAR = "nhiều hơn năm trước"
KEY = (
    "Tỷ lệ %; trong ngoặc là số còn thiếu so với mục tiêu; dấu * là chưa chắc (ít hồ sơ); dấu – là "
    "không có số liệu hoặc không phát sinh."
)
ORDER, UNIT, LEVEL, INDICATOR = "TT", "Đơn vị", "Cấp", "Chỉ tiêu"
GOOD, CASES, PERCENT, TARGET, LIGHT, SHORT = (
    "Đạt",
    "Tổng",
    "Tỷ lệ, %",
    "Mục tiêu, %",
    "Đèn",
    "Thiếu",
)
WORK, LEAD, DEADLINE, PLAN, DUE = "Nhiệm vụ", "Chủ trì", "Hạn", "Kế hoạch", "Hạn báo cáo"
PROGRESS, OF_MONTH, STATE = "Tiến độ", "Tháng", "Tình trạng"
GIVEN = "Giao ngoài kế hoạch"
LATE_BY, NOT_CAME = "muộn {days} ngày", "chưa báo cáo"
CHART = "Tỷ lệ toàn {office} so với mục tiêu của từng chỉ tiêu."
MEASURED = "Thực hiện, %"
AIMED = "Mục tiêu, %"
ANCHOR = ", mốc sổ ghi {anchor}"
EDITION = "Bản số liệu {number}, công bố {time}{anchor}. Số liệu tự tính từ báo cáo của các đơn vị."
DASH = "–"


def period(window: Window, month: Month) -> str:
    """`tháng 9 năm 2024`, `quý III năm 2024`, as titles write it."""
    return numbers.period(window, month).replace("/", " năm ")


def scored(row: Score) -> str:
    """One indicator of a group: what was counted, its rate, target and light."""
    share, verdict = row.share, row.verdict
    name = row.indicator.name
    if share is None or verdict.percent is None:
        return _NOTHING.format(name=name, status=interface.STATUS[verdict.status].lower())
    goal = row.goal.percent if row.goal else None
    target = _TARGET.format(target=numbers.goal(goal, verdict.percent)) if goal is not None else ""
    lack = missing(row)
    return _SCORED.format(
        name=name,
        good=numbers.count(share.good),
        cases=numbers.count(share.cases),
        case=row.indicator.case,
        percent=numbers.percent(verdict.percent, goal),
        target=target,
        light=light(verdict.status, verdict.evidence),
        short=f", {lack}" if lack else "",
    )


def met(rows: Sequence[Score]) -> list[str]:
    """What was reached for certain, a sentence each."""
    return [
        scored(row)
        for row in rows
        if row.verdict.status is Status.MET and row.verdict.evidence is Evidence.CERTAIN
    ]


def below(rows: Sequence[Score]) -> list[str]:
    """What is below its target, most dossiers missing first."""
    found = [row for row in rows if row.verdict.status in (Status.MISSED, Status.NEAR)]
    return [scored(row) for row in sorted(found, key=lambda row: -(row.verdict.short_by or 0))]


def ground(plans: Sequence[Plan]) -> list[str]:
    """The plans that the report speaks to, one a line."""
    return [GROUND.format(plan=plan_name(each)) for each in plans]


def progress(stands: Standing) -> str:
    """How far a task is: `đang thực hiện, quá hạn; xong 3/19 đơn vị`."""
    told = f"{tasks.STATES[stands.state]}, {tasks.TIMES[stands.time]}"
    if stands.of < 2:
        return told
    return f"{told}; {tasks.DONE_OF.format(done=stands.done, of=stands.of)}"


def cut(text: str, most: int) -> str:
    """A text of at most so many letters, ended at a word."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(',;.')}…"


def punctuality(days: int | None) -> str:
    """How late figures came; None: they did not."""
    return NOT_CAME if days is None else LATE_BY.format(days=numbers.count(days))


def task_row(task: Task) -> tuple[str, str, str]:
    """What is to be done, who leads and until when, as printed."""
    days = ", ".join(map(numbers.day, task.deadlines))
    return task.task, task.lead or DASH, task.deadline_text or days or DASH


def rate(row: Score) -> str:
    """A rate in a narrow column: `83,3 (1)*`."""
    verdict = row.verdict
    if verdict.percent is None:
        return DASH
    shown = numbers.figure(verdict.percent, row.goal.percent if row.goal else None)
    short = f" ({numbers.count(verdict.short_by)})" if verdict.short_by else ""
    return f"{shown}{short}{'*' if verdict.evidence is Evidence.UNCERTAIN else ''}"
