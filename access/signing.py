"""Signing in, step by step: password, one's own one, second factor; one answer for every no."""

from __future__ import annotations

from dataclasses import dataclass

from access import accounts, delays, second, sessions
from access.accounts import Account
from access.chain import append
from access.passwords import matches, outdated
from access.sessions import From, Session, Stage
from access.store import AccessStore


@dataclass(frozen=True, slots=True)
class RefusedStep:
    """A step that was not taken; it says nothing of whether there is such an account."""

    wait: int = 0
    """Seconds until the next try; 0: it may be made now."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who has signed in, or is about to."""

    account: Account
    session: Session


def known(store: AccessStore, token: str, now: float) -> Known | None:
    """Whose token it is, at whatever stage; None where it counts no more."""
    session = sessions.find(store, token, now)
    if session is None:
        return None
    account = accounts.find(store, session.account)
    return None if account is None or account.disabled else Known(account, session)


def signed_in(store: AccessStore, token: str, now: float) -> Known | None:
    """Who is signed in with a token; None where nobody is."""
    found = known(store, token, now)
    return found if found is not None and found.session.stage is Stage.IN else None


def with_password(
    store: AccessStore, name: str, password: str, source: From, now: float
) -> str | RefusedStep:
    """The first step; the token of a session that has the next one still before it, or is in."""
    typed = accounts.login(name)[:100]
    if waits := delays.wait(store, typed, source.address, now):
        return RefusedStep(waits)
    account = accounts.find(store, typed)
    if not _right(account, password, now):
        return _refuse(store, account, typed, source, now)
    assert account is not None and account.password is not None
    if account.expires is None and outdated(account.password):
        accounts.keep_password(store, account, password)
    stage = Stage.PASSWORD if account.expires is not None else _after_password(account)
    return _begin(store, account, stage, source, now)


def with_new_password(
    store: AccessStore, at: Known, password: str, source: From, now: float
) -> str:
    """The step of one who signed in with a first password.

    Raises:
        KpiError: `weak_password`.
    """
    accounts.change_password(store, at.account, password, now)
    return _begin(store, at.account, _after_password(at.account), source, now)


def identified(store: AccessStore, account: Account, source: From, now: float) -> str:
    """The first step of one whom a provider identified; what comes after is as for everybody."""
    return _begin(store, account, _after_password(account), source, now)


def with_code(
    store: AccessStore, at: Known, code: str, source: From, now: float
) -> str | RefusedStep:
    """The second step: a code of the app, or a recovery code."""
    name = at.account.name
    if waits := delays.wait(store, name, source.address, now):
        return RefusedStep(waits)
    secret = second.secret_of(store, name)
    step = second.step_of(secret, code, now) if secret else None
    fresh = step is not None and second.use_step(store, name, step)
    if not fresh and not accounts.use_code(store, at.account, code):
        return _refuse(store, at.account, name, source, now)
    sessions.end(store, at.session.digest, now)
    return _begin(store, at.account, Stage.IN, source, now)


def with_enrolment(
    store: AccessStore, at: Known, secret: str, code: str, now: float
) -> tuple[str, ...] | None:
    """Set a second factor up by showing that an app has its secret; the recovery codes."""
    step = second.step_of(secret, code, now)
    if step is None or not second.use_step(store, at.account.name, step):
        return None
    return accounts.set_second(store, at.account, secret, at.account.name)


def enrolled(store: AccessStore, at: Known, source: From, now: float) -> str:
    """The step of one who has set a second factor up while signing in."""
    sessions.end(store, at.session.digest, now)
    return _begin(store, at.account, Stage.IN, source, now)


def sign_out(store: AccessStore, at: Known, now: float) -> None:
    """End a session: its cookie is dead in every copy and every tab."""
    sessions.end(store, at.session.digest, now)
    append(store, "out", at.account.name, at.account.name, {})


def _right(account: Account | None, password: str, now: float) -> bool:
    # A hash is computed whoever it is, so that time tells nobody which accounts there are.
    right = matches(account.password if account else None, password)
    in_time = account is not None and (account.expires is None or now < account.expires)
    # One whom a provider identifies comes by the provider alone, which may take it away.
    here = account is not None and account.identity is None and not account.disabled
    return right and in_time and here


def _refuse(
    store: AccessStore, account: Account | None, typed: str, source: From, now: float
) -> RefusedStep:
    delays.failed(store, typed, source.address, now)
    if account is not None:
        # What was typed for no account may be a password; it is kept nowhere.
        append(store, "refused", account.name, "", {"address": source.address})
    return RefusedStep(delays.wait(store, typed, source.address, now))


def _after_password(account: Account) -> Stage:
    if account.second:
        return Stage.SECOND
    return Stage.ENROL if account.needs_second else Stage.IN


def _begin(store: AccessStore, account: Account, stage: Stage, source: From, now: float) -> str:
    if stage is Stage.IN:
        delays.succeeded(store, account.name)
        append(store, "in", account.name, account.name, {"address": source.address})
    return sessions.begin(store, account.name, stage, source, now)
