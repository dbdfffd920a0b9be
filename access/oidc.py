"""Signing in with an account of elsewhere: OpenID Connect, authorization code with PKCE.

Who somebody is, is the issuer and its `sub` together, never a mail address: that may be given to
another person, and another provider may tell the same one.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from access.provider import Provider, secret

_PATIENCE = 10.0
"""Seconds for an answer of the provider."""
_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
"""Signatures by a key of the provider alone; none, and none by a secret that both know."""
_LEEWAY = 60
"""Seconds by which clocks may differ."""


class NoIdentityError(Exception):
    """What the provider answered shows nobody; says why, for the log."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One way to the provider and back, known to this browser alone."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> Errand:
        """Another one that nobody can guess."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))

    @classmethod
    def of(cls, kept: str) -> Errand | None:
        """What a cookie holds; None where it is none."""
        parts = kept.split(".")
        return cls(*parts) if len(parts) == 3 and all(parts) else None

    def kept(self) -> str:
        """As a cookie holds it."""
        return f"{self.state}.{self.nonce}.{self.verifier}"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is to a provider."""

    issuer: str
    subject: str
    shown: str
    """The person's name."""
    claims: dict[str, object]


def redirect(provider: Provider) -> str:
    """Where the provider leads back to; it must know this address."""
    return f"{provider.address.rstrip('/')}/dang-nhap-ve"


def way(provider: Provider, errand: Errand) -> str:
    """The address at the provider.

    Raises:
        NoIdentityError: where the provider cannot be asked.
    """
    challenge = hashlib.sha256(errand.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": redirect(provider),
        "scope": provider.scope,
        "state": errand.state,
        "nonce": errand.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    at = str(_described(provider)["authorization_endpoint"])
    return f"{at}{'&' if '?' in at else '?'}{urlencode(asked)}"


def identity(provider: Provider, errand: Errand, code: str, state: str) -> Identity:
    """Who came back with a code.

    Raises:
        NoIdentityError: where that is not shown beyond doubt.
    """
    if not secrets.compare_digest(state.encode(), errand.state.encode()):
        raise NoIdentityError("another state")
    described = _described(provider)
    given = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect(provider),
        "code_verifier": errand.verifier,
    }
    answer = _exchanged(provider, str(described["token_endpoint"]), given)
    keys = _got(str(described["jwks_uri"]))
    return _told(provider, errand, answer.get("id_token"), keys)


def _told(provider: Provider, errand: Errand, token: object, keys: dict[str, Any]) -> Identity:
    wanted = jwt.JWTClaimsRegistry(
        now=int(time.time()),
        leeway=_LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": errand.nonce},
    )
    try:
        known = KeySet.import_key_set(keys)  # type: ignore[arg-type]
        claims = jwt.decode(str(token), known, algorithms=_ALGORITHMS).claims
        wanted.validate(claims)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NoIdentityError(f"no token to rely on: {type(error).__name__}") from error
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != provider.client:
        raise NoIdentityError("a token for another client")
    subject = str(claims["sub"])
    shown = claims.get("name") or claims.get("preferred_username") or subject
    return Identity(provider.issuer, subject, str(shown)[:80], claims)


def _described(provider: Provider) -> dict[str, Any]:
    """What the provider says of itself; asked each time, since people sign in once a day."""
    at = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
    described = _got(at)
    if described.get("issuer") != provider.issuer:
        raise NoIdentityError("another issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not str(described.get(name, "")).startswith(("https://", "http://")):
            raise NoIdentityError(f"no {name}")
    return described


def _exchanged(provider: Provider, address: str, given: dict[str, str]) -> dict[str, Any]:
    """What the provider gives for a code, to us alone who may ask for it."""
    if secret():
        known = httpx.BasicAuth(provider.client, secret())
        return _said(lambda: httpx.post(address, timeout=_PATIENCE, data=given, auth=known))
    public = {**given, "client_id": provider.client}
    return _said(lambda: httpx.post(address, timeout=_PATIENCE, data=public))


def _got(address: str) -> dict[str, Any]:
    return _said(lambda: httpx.get(address, timeout=_PATIENCE))


def _said(ask: Callable[[], httpx.Response]) -> dict[str, Any]:
    try:
        said = ask().raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise NoIdentityError(f"no answer: {type(error).__name__}") from error
    if not isinstance(said, dict):
        raise NoIdentityError("no answer of the kind")
    return said
