"""Two plans side by side, also where they give their targets to unlike offices."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from metrics.plans.plan import Plan
from tests.ui import builders
from ui.office.plan_compare import beside

REFERENCE = builders.reference()
PLANS = {plan.code: plan for plan in REFERENCE.plans}
LONG_THANH, ZONES = PLANS["long-thanh-2024"], PLANS["kcn-dong-nai-2022"]


def read(left: Plan, right: Plan) -> tuple[str, dict[str, list[str]]]:
    """The sentence, and the cells of both plans by what the indicator is called."""
    markup = str(beside(left, right, REFERENCE)).replace("\u00a0", " ")
    rows = [
        re.findall(r"<td[^>]*>(.*?)</td>", row)
        for row in re.findall(r"<tr>(.*?)</tr>", markup.partition("<tbody>")[2])
    ]
    lead = re.sub(r"<[^>]+>", "", markup.partition("<table")[0])
    return lead, {re.sub(r"<[^>]+>", "", cells[0]): cells[1:] for cells in rows}


def test_a_district_and_an_authority_are_compared_by_what_both_ask_for() -> None:
    lead, rows = read(LONG_THANH, ZONES)
    shared = {each.indicator for each in LONG_THANH.targets} & {
        each.indicator for each in ZONES.targets
    }
    assert lead.startswith(f"{len(shared)} chỉ tiêu có ở cả hai, ")
    assert len(shared) >= 10
    left, right = rows["TTHC có hồ sơ mẫu"]
    assert ("từ 70 %" in left, "Cấp huyện, Cấp xã · mục 2.3" in left) == (True, True)
    assert ("từ 50 %" in right, "Sở, ban, ngành · mục 2.4" in right) == (True, True)
    assert all("k-differs" in cell for cell in (left, right))
    assert "k-differs" not in "".join(rows["TTHC được kiến nghị đơn giản hóa"])
    online = rows["Tỷ lệ hồ sơ trực tuyến"][0]
    assert ("từ 40 %" in online, "từ 30 %" in online) == (True, True)
    assert "không giao" in rows["TTHC được kiến nghị phân cấp"][0]


def test_of_the_same_levels_their_own_numbers_are_compared() -> None:
    moved = replace(
        LONG_THANH,
        code="moved",
        targets=tuple(
            replace(each, value=Decimal(96)) if each.indicator == "on_time" else each
            for each in LONG_THANH.targets
        ),
    )
    assert " 0 khác số; 0 chỉ có" in read(LONG_THANH, LONG_THANH)[0]
    assert " 1 khác số; 0 chỉ có" in read(LONG_THANH, moved)[0]
