"""The day by which deadlines are judged."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """The date in Việt Nam."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
