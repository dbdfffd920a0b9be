"""The day by which deadlines are judged."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """The date in Việt Nam."""
    return datetime.now(VIETNAM).date()
