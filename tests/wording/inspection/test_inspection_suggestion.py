"""What is said of a suggested list is what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from metrics.counts.month import Month
from metrics.inspection.file import Criterion
from metrics.inspection.quota import QuotaStanding
from metrics.inspection.visit import VisitKind
from metrics.inspection.visit_list import (
    Behind,
    Candidate,
    Lack,
    Pick,
    RunnerUp,
    SelectionPart,
    Suggestion,
    VisitConflict,
)
from tests.metrics.builders import a_unit
from tests.metrics.inspection.test_quota import a_quota, communes
from tests.metrics.inspection.test_suggest import TERMS, YEAR
from tests.metrics.inspection.test_visit import VISIT
from wording.inspection.inspections_page import suggested_lead
from wording.inspection.suggestion import conflicts, justified, next_one, notes, why

WINTER = (Month(2024, 11), Month(2024, 12))
NOTHING = Suggestion((), (), (), (), TERMS)


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        (
            [Lack("commune", 7, 4, 0, YEAR)],
            "Chưa xếp được 3 đơn vị theo chỉ tiêu: cấp xã 3 trong 7, vì mọi tháng trong kỳ đã đủ "
            "6 cuộc.",
        ),
        (
            [Lack("department", 2, 0, 2, ())],
            "Chưa xếp được 2 đơn vị theo chỉ tiêu: sở, ban, ngành cả 2 (chưa xếp được cuộc nào), "
            "vì nhóm này không còn đơn vị nào có tháng trống.",
        ),
        (
            [Lack("commune", 5, 2, 1, WINTER), Lack("department", 4, 3, 0, YEAR)],
            "Chưa xếp được 4 đơn vị theo chỉ tiêu: cấp xã 3 trong 5, vì các đơn vị còn lại chỉ vào "
            "được tháng 11, 12/2024, nay đã kín, trong đó 1 vì nhóm này không còn đơn vị nào có "
            "tháng trống; sở, ban, ngành 1 trong 4, vì mọi tháng trong kỳ đã đủ 6 cuộc. Số cuộc "
            "còn xếp được đã chia theo mức thiếu so với từng chỉ tiêu.",
        ),
    ],
)
def test_what_is_given_up_is_told_in_one_line_with_its_cause(lacks: list[Lack], told: str) -> None:
    assert told in notes(replace(NOTHING, lacks=tuple(lacks)))


def test_a_month_that_has_too_few_working_days_left_is_named() -> None:
    terms = replace(TERMS, months=WINTER, days={WINTER[0]: 2, WINTER[1]: 23})
    lacks = (Lack("commune", 9, 8, 0, WINTER),)
    (told, _) = notes(replace(NOTHING, lacks=lacks, terms=terms))
    assert told.endswith("hoặc hết ngày làm việc (tháng 11/2024 còn 2 ngày).")


VISIT_IN_MAY = replace(VISIT, team="Thanh tra", last_day=date(2024, 5, 16))
MET = VisitConflict(VISIT_IN_MAY, (Month(2024, 5), Month(2024, 6)))
SECRET = VisitConflict(replace(VISIT_IN_MAY, kind=VisitKind.SURPRISE), MET.months)


def test_a_conflict_is_told_with_the_team_the_day_and_the_months() -> None:
    (told,) = conflicts(Candidate(a_unit("26000"), conflicts=(MET,)))
    assert told == (
        "vướng Thanh tra kiểm tra ngày 14/05/2024 – 16/05/2024 (KT-2024-0001) "
        "nên không xếp vào tháng 5, 6/2024"
    )


def test_whoever_plans_is_told_that_a_conflict_is_unannounced() -> None:
    (told,) = conflicts(Candidate(a_unit("26000"), conflicts=(SECRET,)))
    assert "đột xuất" in told
    assert "chưa được báo trước" in told


def test_a_unit_without_a_month_and_one_passed_over_are_told_with_every_reason() -> None:
    candidate = Candidate(a_unit("26000"), conflicts=(MET,))
    months = (*MET.months, Month(2024, 7))
    listed = replace(
        NOTHING,
        excluded=(candidate,),
        passed_over=(replace(candidate, unit=a_unit("26001")),),
        terms=replace(TERMS, months=months),
    )
    (met,) = conflicts(candidate)
    told = notes(listed)
    assert (
        f"Đơn vị 26000: không còn tháng trống, vì {met}; không tồn tại trọn tháng 7/2024." in told
    )
    assert f"Đơn vị 26001: chưa được chọn; {met}." in told


@pytest.mark.parametrize("conflict", [MET, SECRET], ids=["announced", "unannounced"])
def test_why_a_visit_is_planned_names_no_visit_of_another_team(conflict: VisitConflict) -> None:
    candidate = Candidate(a_unit("26000"), conflicts=(conflict,))
    pick = Pick(candidate, "commune", SelectionPart.RISK, YEAR[0], Fraction(0), ())
    assert why(pick, 2024) == "Rủi ro; không có rủi ro nổi bật; chọn để đủ tỷ lệ"


def a_pick(
    points: int, behind: Behind | None, other: int = 0, *, part: SelectionPart = SelectionPart.RISK
) -> Pick:
    before, later = date(2020, 1, 1), date(2021, 1, 1)
    following = Candidate(a_unit("26001"), last_visit=later)
    runner_up = RunnerUp(following, Fraction(other), behind) if behind else None
    candidate = Candidate(a_unit("26000"), last_visit=before)
    return Pick(candidate, "commune", part, YEAR[0], Fraction(points), (), runner_up)


@pytest.mark.parametrize(
    ("pick", "told"),
    [
        (
            a_pick(20, Behind.FEWER_POINTS, 15),
            "Xếp ngay sau: Đơn vị 26001, 15 điểm, ít hơn 5",
        ),
        (
            a_pick(20, Behind.FEWER_POINTS, 20),
            "Xếp ngay sau: Đơn vị 26001, cũng 20 điểm nhưng kiểm tra gần đây hơn",
        ),
        (
            a_pick(20, Behind.VISITED_LATER, part=SelectionPart.ROTATION),
            "Xếp ngay sau: Đơn vị 26001, kiểm tra gần nhất 01/01/2021",
        ),
        (
            a_pick(20, Behind.DRAWN_LATER, part=SelectionPart.RANDOM),
            "Xếp ngay sau: Đơn vị 26001, thứ tự bốc thăm ở sau",
        ),
        (
            a_pick(20, Behind.NO_PLACE, 30),
            "Xếp trên nhưng chưa chọn: Đơn vị 26001, các tháng đơn vị này vào được đã kín",
        ),
        (a_pick(20, None), "Không còn đơn vị nào xếp sau theo cách chọn này"),
    ],
)
def test_the_next_unit_is_told_with_why_it_was_not_chosen(pick: Pick, told: str) -> None:
    assert next_one(pick) == told


def test_the_list_says_how_it_is_divided_and_whom_the_months_kept_out() -> None:
    picks = (
        a_pick(20, Behind.NO_PLACE, 30),
        a_pick(9, None, part=SelectionPart.ROTATION),
        a_pick(9, Behind.DRAWN_LATER, part=SelectionPart.RANDOM),
    )
    divided, left, seed = notes(replace(NOTHING, picks=picks))
    assert divided == (
        "Trong 3 đơn vị: 1 chọn vì nhiều rủi ro nhất, 1 vì lâu chưa kiểm tra nhất, 1 do bốc thăm. "
        "Thiếu so với tỷ lệ 60 – 20 – 20 %: rủi ro 1 thay cho 1,8, vì chỉ chọn 3 đơn vị, mỗi chỗ "
        "dành cho phần đang được ít nhất so với tỷ lệ."
    )
    assert left.endswith("đã kín: Đơn vị 26001.")
    assert seed.startswith("Số bốc thăm: 2024.")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((6, 2, 2), ""),
        (
            (20, 7, 7),
            " Tỷ lệ 60 – 20 – 20 % không chia hết: mỗi chỗ dành cho phần đang được ít nhất so với "
            "tỷ lệ, bằng nhau thì phần có tỷ lệ lớn hơn.",
        ),
        (
            (1, 1, 0),
            " Thiếu so với tỷ lệ 60 – 20 – 20 %: rủi ro 1 thay cho 1,2; ngẫu nhiên 0 thay cho 0,4, "
            "vì chỉ chọn 2 đơn vị, mỗi chỗ dành cho phần đang được ít nhất so với tỷ lệ.",
        ),
        (
            (8, 0, 2),
            " Thiếu so với tỷ lệ 60 – 20 – 20 %: luân phiên 0 thay cho 2, vì không còn đủ đơn vị "
            "đến lượt hoặc vào được tháng còn trống.",
        ),
    ],
)
def test_a_part_that_has_less_than_its_share_is_told_with_its_cause(
    parts: tuple[int, int, int], told: str
) -> None:
    picks = tuple(
        a_pick(9, None, part=part)
        for part, count in zip(SelectionPart, parts, strict=True)
        for _ in range(count)
    )
    divided, *_ = notes(replace(NOTHING, picks=picks))
    assert divided.partition("bốc thăm.")[2] == told


def test_what_else_justifies_a_choice_is_last_visit_open_conclusions_and_the_next_unit() -> None:
    pick = a_pick(20, Behind.FEWER_POINTS, 15)
    values = {Criterion.OPEN_CONCLUSIONS: 2}
    told = justified(replace(pick, candidate=replace(pick.candidate, values=values)))
    assert told == (
        "Kiểm tra gần nhất: 01/01/2020; kết luận còn mở: 2. "
        "Xếp ngay sau: Đơn vị 26001, 15 điểm, ít hơn 5."
    )


@pytest.mark.parametrize(
    ("points", "told"),
    [(15, "15 điểm, ít hơn 5"), (20, "cũng 20 điểm, xếp sau theo mã đơn vị")],
)
def test_who_was_visited_as_long_ago_is_told_by_what_then_decided(points: int, told: str) -> None:
    pick = a_pick(20, Behind.VISITED_LATER, points, part=SelectionPart.ROTATION)
    assert pick.next is not None
    same = replace(pick.next.candidate, last_visit=pick.candidate.last_visit)
    day = replace(pick, next=replace(pick.next, candidate=same))
    assert next_one(day).endswith(f"cũng kiểm tra gần nhất 01/01/2020, {told}")
    never = replace(pick.next, candidate=replace(same, last_visit=None))
    assert next_one(replace(pick, next=never)).endswith(f"cũng chưa kiểm tra lần nào, {told}")


LACKING = QuotaStanding(a_quota(communes(95)), frozenset(), frozenset())
ENOUGH = QuotaStanding(a_quota(communes(5)), frozenset({"26000-2022"}), frozenset())
UNKNOWN = QuotaStanding(a_quota(()), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("lacks", "standings", "told"),
    [
        ((), [ENOUGH], "Lịch đã đủ mọi tỷ lệ; không cần thêm đơn vị nào cho quý II/2024."),
        (
            (),
            [LACKING],
            "Lịch đã đủ phần của quý II/2024; **cả năm còn thiếu 19 đơn vị**.",
        ),
        (
            (Lack("commune", 19, 0, 0, YEAR),),
            [LACKING],
            "**Chưa xếp được đơn vị nào** cho quý II/2024; còn thiếu cấp xã 19.",
        ),
        (
            (),
            [ENOUGH, UNKNOWN],
            "Lịch đã đủ mọi tỷ lệ; không cần thêm đơn vị nào cho quý II/2024. "
            "Chưa tính cấp xã: danh mục chưa có đơn vị nào.",
        ),
    ],
)
def test_an_empty_list_never_says_that_all_is_planned_while_a_quota_lacks_units(
    lacks: tuple[Lack, ...], standings: list[QuotaStanding], told: str
) -> None:
    assert suggested_lead(replace(NOTHING, lacks=lacks), standings, 2024, 2) == told


def test_a_list_that_is_too_short_names_each_quota_that_lacks_units() -> None:
    found = replace(NOTHING, picks=(a_pick(1, None),), lacks=(Lack("commune", 19, 1, 0, YEAR),))
    assert suggested_lead(found, [LACKING], 2024, None) == (
        "**1 đơn vị được gợi ý** cho năm 2024, **còn thiếu** cấp xã 18."
    )
