"""What the guide to the indicators says holds where the office set other rules, too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from metrics.calendar.rules_edit import RulesEdit
from metrics.verdicts.office import OfficeEdits, as_edited
from metrics.verdicts.reference import load
from pipeline.desk.workspace import REFERENCE
from ui.scores import guide


def test_the_margins_are_those_that_the_office_set() -> None:
    reference = load(REFERENCE)
    edit = RulesEdit(date(2024, 1, 1), narrow=Decimal("3.5"), wide=Decimal(7))
    told = str(guide.documents(as_edited(reference, OfficeEdits(rules=(edit,)))))
    assert "không quá 3,5 điểm khi mục tiêu từ 90 % trở lên, không quá 7 điểm" in told
    assert "không quá 2 điểm" in str(guide.documents(reference))
