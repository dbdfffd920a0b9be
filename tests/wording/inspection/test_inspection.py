"""Sentences of inspections say what the numbers say, and accuse nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.counts.change import Movement
from metrics.inspection.file import Criterion
from metrics.inspection.quota import QuotaStanding
from metrics.inspection.recount import Agreement
from metrics.inspection.visit import ConclusionState, VisitKind, VisitState
from metrics.inspection.visit_list import SelectionPart
from metrics.inspection.watch import DOUBTS, Because, Owing, Reason
from metrics.inspection.watch_filter import KEYS, WatchFilter
from metrics.units.unit import Level
from metrics.verdicts.direction import direction
from metrics.verdicts.verdict import Evidence, Status
from tests.metrics.builders import an_indicator
from tests.metrics.inspection.test_quota import a_quota, a_visit, communes
from tests.metrics.inspection.test_recount import a_recount
from tests.metrics.inspection.test_visit import CONCLUSION
from tests.metrics.verdicts import stories
from wording.inspection import filters, inspection, reasons, suggestion

ACCUSING = ("gian", "khai khống", "sai phạm", "vi phạm", "đối phó", "bịa", "làm giả")


def test_every_word_of_the_vocabularies_has_its_vietnamese() -> None:
    assert set(inspection.KINDS) == set(VisitKind)
    assert set(inspection.STATES) == set(VisitState)
    assert set(inspection.CONCLUSION_STATES) == set(ConclusionState)
    assert set(inspection.PARTS) == set(SelectionPart)
    assert set(inspection.AGREEMENTS) == set(Agreement)
    assert set(reasons.SENTENCES) == set(Reason)
    assert set(suggestion.GROUNDS) == set(Criterion)
    assert set(filters.MOVEMENT) == set(Movement)


@pytest.mark.parametrize("reason", sorted(DOUBTS))
def test_a_doubt_asks_for_a_look_and_accuses_nobody(reason: Reason) -> None:
    told = reasons.SENTENCES[reason] + reasons.DOUBT_NOTE
    assert not any(word in told.lower() for word in ACCUSING)
    assert "nên" in reasons.SENTENCES[reason]


@pytest.mark.parametrize(
    ("because", "told"),
    [
        (Because(Reason.SILENT, {"months": 1}), "chưa báo cáo tháng này"),
        (Because(Reason.SILENT, {"months": 4}), "chưa báo cáo 4 tháng liền"),
        (Because(Reason.CERTAIN_SHORTFALL, {"cases": 1234}), "thiếu 1.234 hồ sơ, chắc chắn"),
        (
            Because(Reason.WORSENING, {"direction": direction(stories.SEVEN_FALLS)}),
            "xấu đi 7 tháng liền, −13,8\u00a0điểm",
        ),
        (Because(Reason.COPIED_MONTH, {"figures": 9}), "9 số liệu giống hệt tháng trước"),
    ],
)
def test_a_reason_is_told_with_its_facts(because: Because, told: str) -> None:
    assert reasons.sentence(because, an_indicator()).startswith(told)


def test_a_filter_reads_as_one_sentence() -> None:
    chosen = WatchFilter(
        indicators=("on_time",),
        levels=(Level.COMMUNE,),
        districts=("740", "999"),
        statuses=(Status.MISSED, Status.NEAR),
        evidence=(Evidence.CERTAIN,),
        movements=(Movement.CLEARLY_DOWN,),
        months_below=3,
        least_cases=1000,
        open_conclusions=True,
        unvisited_since=date(2023, 1, 1),
    )
    names = {"on_time": "Đúng hạn"}, {"740": "Huyện Long Thành"}
    assert filters.sentence(chosen, *names) == (
        "Chỉ tiêu Đúng hạn; cấp xã; thuộc Huyện Long Thành hoặc 999; đèn chưa đạt hoặc cận; "
        "bằng chứng chắc chắn; từ 1.000 hồ sơ trở lên; dưới mục tiêu từ 3 tháng liền; "
        "đang xấu đi; còn kết luận kiểm tra chưa xong; chưa kiểm tra từ 01/01/2023."
    )
    assert filters.sentence(WatchFilter(), *names) == filters.ALL


SET = {
    "indicators": ("on_time",),
    "levels": (Level.COMMUNE,),
    "districts": ("740",),
    "statuses": (Status.MET,),
    "lacks": (Owing.SILENT, Owing.PARTIAL),
    "evidence": (Evidence.CERTAIN,),
    "movements": (Movement.UNCLEAR,),
    "months_below": 2,
    "months_silent": 2,
    "near_months": 2,
    "least_cases": 2,
    "most_cases": 2,
    "open_conclusions": True,
    "unvisited_since": date(2023, 1, 1),
    "doubtful": True,
}


@pytest.mark.parametrize("name", sorted(KEYS))
def test_no_choice_is_missing_from_the_sentence(name: str) -> None:
    chosen = WatchFilter(**{name: SET[name]})  # type: ignore[arg-type]
    assert filters.sentence(chosen, {}, {}) != filters.ALL


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 6, 20), "còn 10 ngày"),
        (date(2024, 6, 30), "hạn hôm nay"),
        (date(2024, 7, 12), "quá hạn 12 ngày"),
    ],
)
def test_a_deadline_is_told_by_the_days_left_or_gone(day: date, told: str) -> None:
    assert inspection.deadline(CONCLUSION, day) == told


def test_a_recount_is_told_with_its_interval_and_without_a_verdict_on_people() -> None:
    told = inspection.recount(a_recount(18, 30, 392, 400))
    assert told.startswith("Đếm lại 30 hồ sơ, đạt 18 (60,0\u00a0%; cả tháng ")
    assert "đã báo cáo 98,0\u00a0% trên 400 hồ sơ." in told
    assert not any(word in told for word in ACCUSING)
    assert inspection.recount(a_recount(0, 0, 380, 400)) == "Chưa đếm lại hồ sơ nào."


def test_a_visit_whose_day_went_by_is_told() -> None:
    visit = a_visit("26000-2022", state=VisitState.SCHEDULED)
    told = [inspection.state(visit, date(2023, 5, day)) for day in (4, 5)]
    assert told == ["Đã lên lịch", "Quá ngày, chưa thực hiện"]
    assert inspection.state(a_visit("26000-2022"), date(2024, 1, 1)) == "Đã kiểm tra"


def test_a_level_that_ended_within_the_year_tells_the_day_and_what_was_done_by_then() -> None:
    eleven = a_quota(communes(11))
    ended = replace(eleven, units=(), former=frozenset({"740-2022"}), last_day=date(2025, 6, 30))
    until = QuotaStanding(eleven, frozenset({"26000-2022"}), frozenset())
    standing = QuotaStanding(ended, frozenset(), frozenset(), 1, until)
    assert inspection.without_units(standing) == (
        "bãi bỏ từ 01/07/2025; đến hết 30/06/2025 đã kiểm tra 1 trong 3 đơn vị phải kiểm tra "
        "(20\u00a0% của 11)"
    )
    assert inspection.without_units(replace(standing, until=None)) == (
        "bãi bỏ từ 01/07/2025; đã kiểm tra 1"
    )
