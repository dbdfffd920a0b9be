"""How an office signs and whom it sends copies, until its settings say otherwise."""

from __future__ import annotations

from metrics.units.unit import Level, Unit

MARK = "UBND"
MARKS = {Level.DEPARTMENT: "SBN"}
DRAFTER = "KSTT"
RECIPIENTS = ("Chủ tịch, các Phó Chủ tịch", "Văn phòng", "Các đơn vị liên quan")
ASKED_RECIPIENT = "…… (cơ quan nhận báo cáo)"
_COMMITTEE = ("TM. Ủy ban nhân dân", "Chủ tịch")
_HEAD = ("Thủ trưởng cơ quan",)


def signature(unit: Unit) -> tuple[str, ...]:
    """The lines over the signer's name."""
    committee = unit.level in {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}
    return _COMMITTEE if committee else _HEAD
