"""Sessions: a random token in a cookie, of which only the SHA-256 is kept here."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from access.store import AccessStore

IDLE = 30 * 60
"""Seconds without a sign of the person: OWASP names 15 to 30 minutes for low risk."""
ABSOLUTE = 8 * 3600
"""Seconds from the sign-in on: an office worker's day (OWASP: 4 to 8 hours)."""
HALF_WAY = 10 * 60
"""Seconds in which a sign-in that has begun must be done."""
_NOTED_EACH = 60
"""Seconds between two notes that somebody is there: a page asks several times a second."""
_KEPT = 30 * 86400
"""Seconds for which ended sessions are still listed."""


class Stage(StrEnum):
    """How far a sign-in has come."""

    PASSWORD = "password"
    """The first password was right; a person's own is to be chosen."""
    SECOND = "second"
    """The password was right; the second factor is asked for."""
    ENROL = "enrol"
    """The password was right; a second factor is demanded and must be set up."""
    IN = "in"


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in at one browser."""

    digest: str
    account: str
    stage: Stage
    made: float
    """Seconds since 1970, as all times here."""
    seen: float
    ended: float | None
    address: str
    browser: str

    def lives(self, now: float) -> bool:
        """Whether it counts at a time."""
        longest, idle = (ABSOLUTE, IDLE) if self.stage is Stage.IN else (HALF_WAY, HALF_WAY)
        # A clock that was set back ends no session early and keeps none for longer than its day.
        return self.ended is None and abs(now - self.made) < longest and now - self.seen < idle


@dataclass(frozen=True, slots=True)
class From:
    """Where a request comes from."""

    address: str
    browser: str = ""


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(store: AccessStore, account: str, stage: Stage, source: From, now: float) -> str:
    """Begin a session; its token, which is told this once."""
    token = secrets.token_urlsafe(32)
    with store.transaction() as sessions:
        sessions.execute("delete from session where made < ?", [now - _KEPT])
        sessions.execute(
            "insert into session values (?, ?, ?, ?, ?, null, ?, ?)",
            [digest_of(token), account, stage, now, now, source.address, source.browser[:200]],
        )
    return token


def find(store: AccessStore, token: str, now: float) -> Session | None:
    """The session of a token; None where there is none that counts."""
    return by_digest(store, digest_of(token), now) if token else None


def by_digest(store: AccessStore, digest: str, now: float) -> Session | None:
    """The same by what is kept of the token."""
    if not store.sessions.exists():
        return None
    row = store.connection().execute(_BY_DIGEST, [digest]).fetchone()
    found = _session(row) if row else None
    return found if found is not None and found.lives(now) else None


def note(store: AccessStore, session: Session, now: float) -> None:
    """Note that the person did something."""
    if now - session.seen >= _NOTED_EACH:
        with store.transaction() as sessions:
            sessions.execute("update session set seen = ? where digest = ?", [now, session.digest])


def end(store: AccessStore, digest: str, now: float) -> bool:
    """End a session for every browser that has its token; whether it was not over."""
    with store.transaction() as sessions:
        return bool(
            sessions.execute(
                "update session set ended = ? where digest = ? and ended is null", [now, digest]
            ).rowcount
        )


def end_all(store: AccessStore, account: str, now: float, *, but: str = "") -> int:
    """End every session of an account except the one of that digest; how many that were."""
    if not store.sessions.exists():
        return 0
    with store.transaction() as sessions:
        return sessions.execute(
            "update session set ended = ? where account = ? and ended is null and digest <> ?",
            [now, account, but],
        ).rowcount


def living(store: AccessStore, now: float, account: str | None = None) -> tuple[Session, ...]:
    """The sessions that count, of everybody or of one account, newest first."""
    if not store.sessions.exists():
        return ()
    found = store.connection().execute(_LIVING)
    told = (_session(row) for row in found)
    return tuple(each for each in told if each.lives(now) and account in (None, each.account))


_BY_DIGEST = (
    "select digest, account, stage, made, seen, ended, address, browser from session"
    " where digest = ?"
)
_LIVING = (
    "select digest, account, stage, made, seen, ended, address, browser from session"
    " where ended is null order by made desc, digest"
)


def _session(row: sqlite3.Row) -> Session:
    digest, account, stage, made, seen, ended, address, browser = row
    return Session(digest, account, Stage(stage), made, seen, ended, address, browser)
