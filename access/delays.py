"""Growing delays after failed sign-ins, by account and by address; nobody is locked out."""

from __future__ import annotations

import hashlib

from access.store import AccessStore

FREE_OF_ADDRESS = 20
"""Failures of an address before it waits: a whole office may stand behind one address."""
LONGEST = 900
"""Seconds: with one try a quarter of an hour nobody guesses, and the owner need not wait a day."""
FORGOTTEN = 3600
"""Seconds after the last failure: then it begins anew."""


def wait(store: AccessStore, account: str, address: str, now: float) -> int:
    """Seconds until the next try may be made; 0: now."""
    if not store.sessions.exists():
        return 0
    waits = [0.0]
    for what, free in _keys(account, address):
        row = (
            store.connection()
            .execute("select times, last from failure where what = ?", [what])
            .fetchone()
        )
        if row is not None and now - row[1] < FORGOTTEN and row[0] > free:
            waits.append(row[1] + min(2 ** min(row[0] - free, 30), LONGEST) - now)
    return max(0, round(max(waits) + 0.499))


def failed(store: AccessStore, account: str, address: str, now: float) -> None:
    """Count a failure; the next wait is twice as long."""
    with store.transaction() as sessions:
        sessions.execute("delete from failure where last < ?", [now - FORGOTTEN])
        for what, _ in _keys(account, address):
            sessions.execute(
                "insert into failure values (?, 1, ?) on conflict (what)"
                " do update set times = times + 1, last = excluded.last",
                [what, now],
            )


def succeeded(store: AccessStore, account: str) -> None:
    """Forget an account's failures; those of the address stay, or one account would clear all."""
    with store.transaction() as sessions:
        sessions.execute("delete from failure where what = ?", [_account(account)])


def _keys(account: str, address: str) -> tuple[tuple[str, int], ...]:
    return (_account(account), 0), (f"address {address}", FREE_OF_ADDRESS)


def _account(name: str) -> str:
    # What was typed for a name may be a password, in the wrong field.
    return f"account {hashlib.sha256(name.encode()).hexdigest()}"
