"""An account for programs that drive the dashboard: whoever bears the cookie is the office."""

from __future__ import annotations

import time
from pathlib import Path

from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext

from access import accounts
from access.accounts import NewAccount
from access.roles import Role
from access.sessions import Stage, digest_of
from access.store import AccessStore
from pipeline.desk.door import holds_real

NAME, TOKEN = "kpi", "a-driver-of-the-dashboard-that-keeps-one-cookie"
COOKIE = SetCookieParam(name=NAME, value=TOKEN, url="http://127.0.0.1")
"""The office, wherever accounts are demanded; a cookie holds for every port."""
_DAY = 7 * 3600
"""Seconds for which nobody need move."""


def context(browser: Browser) -> BrowserContext:
    """A browser without a past, but with the cookie."""
    made = browser.new_context()
    made.add_cookies([COOKIE])
    return made


def admit(database: Path) -> None:
    """Have a database know the cookie, where one is demanded; asked again it changes nothing."""
    if not holds_real(database):
        return
    store, now = AccessStore(database), time.time()
    if accounts.find(store, "van-phong") is None:
        roles = (Role.OFFICE, Role.ADMIN)
        accounts.add(store, NewAccount("van-phong", "Văn phòng", roles), "van-phong", now)
    with store.transaction() as sessions:
        sessions.execute(
            "insert or replace into session values (?, 'van-phong', ?, ?, ?, null, '', '')",
            [digest_of(TOKEN), Stage.IN, now, now + _DAY],
        )
