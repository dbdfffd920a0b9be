"""The provider of identities of an office (OpenID Connect), and what its claims mean here.

`NAME.office/oidc.toml` beside the database names it, without any secret; the secret of this client
is `KPI_OIDC_SECRET`. What of a claim matches no line of the file is no access.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from access.accounts import check_roles
from access.roles import Role
from access.store import AccessStore
from metrics.counts.errors import KpiError

SECRET = "KPI_OIDC_SECRET"
"""The setting that holds the secret of this client."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class BadProviderError(Exception):
    """The file of the provider is not as it must be; nobody signs in by it."""


class Grant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a value of the claim means."""

    value: str
    roles: tuple[Role, ...]
    unit: str | None = None


class Provider(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A provider, as the file says it."""

    name: str
    """As the sign-in page calls it."""
    issuer: str
    client: str
    address: str
    """Ours, as browsers know it: where the provider leads back to."""
    claim: str
    """Which claim is looked at; with points between where it lies within another."""
    grants: tuple[Grant, ...]
    scope: str = "openid profile"

    def held(self, claims: Mapping[str, object]) -> tuple[tuple[Role, ...], str | None] | None:
        """The roles of one with those claims, and the unit; None: no access."""
        values = _values(claims, self.claim)
        found = [each for each in self.grants if each.value in values]
        roles = tuple(dict.fromkeys(role for each in found for role in each.roles))
        units = {each.unit for each in found}
        try:
            # Two units, or a unit and another role, are no rule that anybody wrote.
            (unit,) = units
            check_roles(roles, unit)
        except (ValueError, KpiError):
            return None
        return roles, unit


def provider(store: AccessStore) -> Provider | None:
    """The provider of a database; None where it has none.

    Raises:
        BadProviderError: with what is wrong in the file.
    """
    try:
        text = store.provider.read_text("utf-8")
    except FileNotFoundError:
        return None
    try:
        found = msgspec.convert(tomllib.loads(text), Provider)
        for each in found.grants:
            check_roles(each.roles, each.unit)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, KpiError) as error:
        raise BadProviderError(str(error)) from error
    for address in (found.issuer, found.address):
        parts = urlsplit(address)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise BadProviderError(f"not https: {address}")
    return found


def secret() -> str:
    """The secret of this client; empty where it has none, which PKCE allows."""
    return os.environ.get(SECRET, "")


def _values(claims: Mapping[str, object], name: str) -> set[str]:
    at: object = claims.get(name)
    if at is None:
        at = claims
        for part in name.split("."):
            at = at.get(part) if isinstance(at, Mapping) else None
    if isinstance(at, str):
        return {at}
    return {each for each in at if isinstance(each, str)} if isinstance(at, list) else set()
