"""Accounts of people whom a provider identifies: made and brought up to date at each sign-in."""

from __future__ import annotations

import hashlib

from access import accounts, delays, sessions, signing
from access.accounts import Account
from access.chain import append
from access.oidc import Identity
from access.provider import Provider
from access.sessions import From
from access.store import AccessStore


def account_name(issuer: str, subject: str) -> str:
    """The account of an issuer and its subject; neither alone leads to it."""
    both = f"{len(issuer)}:{issuer}{subject}"
    return f"oidc-{hashlib.sha256(both.encode()).hexdigest()[:32]}"


def signed_in(
    store: AccessStore, provider: Provider, identity: Identity, source: From, now: float
) -> str | None:
    """The token of a session of one who came by the provider; None: no access.

    Role and unit are those of today's claims. Where they match nothing any more, what the person
    still has open ends.
    """
    name = account_name(identity.issuer, identity.subject)
    held, account = provider.held(identity.claims), accounts.find(store, name)
    if held is None or (account is not None and not _is(account, identity)):
        if account is not None:
            append(store, "refused", name, "", {"address": source.address})
            sessions.end_all(store, name, now)
        return None
    roles, unit = held
    if account is None:
        told = {"issuer": identity.issuer, "subject": identity.subject}
        facts = {"shown": identity.shown, "roles": list(roles), "unit": unit, "identity": told}
        append(store, "add", name, name, facts)
    elif (account.roles, account.unit) != (roles, unit):
        append(store, "roles", name, name, {"roles": list(roles), "unit": unit})
    delays.succeeded(store, name)
    return signing.identified(store, accounts.known(store, name), source, now)


def _is(account: Account, identity: Identity) -> bool:
    same = account.identity == (identity.issuer, identity.subject)
    return same and not account.disabled
