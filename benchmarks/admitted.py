"""An account for programs that drive the dashboard: whoever bears the cookie is the office."""

from __future__ import annotations

import time
from pathlib import Path

from access import accounts
from access.accounts import NewAccount
from access.roles import Role
from access.sessions import Stage, digest_of
from access.store import AccessStore
from pipeline.desk.door import holds_real

SHOWN = "Nguyễn Thị Hoa"
"""Whose name is signed with everything."""
NAME, TOKEN = "kpi", "a-driver-of-the-dashboard-that-keeps-one-cookie"
ADDRESS = "http://127.0.0.1"
"""What the cookie holds for, whatever the port."""
_DAY = 7 * 3600
"""Seconds for which nobody need move."""


def admit(database: Path) -> None:
    """Have a database know the cookie, where one is demanded; asked again it changes nothing."""
    if not holds_real(database):
        return
    store, now = AccessStore(database), time.time()
    if accounts.find(store, "hoa") is None:
        accounts.add(store, NewAccount("hoa", SHOWN, (Role.OFFICE, Role.ADMIN)), "hoa", now)
    with store.transaction() as sessions:
        sessions.execute(
            "insert or replace into session values (?, 'hoa', ?, ?, ?, null, '', '')",
            [digest_of(TOKEN), Stage.IN, now, now + _DAY],
        )
