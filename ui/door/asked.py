"""What a request says of where it comes from, whether it came as a page, a socket or in a run."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import streamlit as st
from starlette.requests import HTTPConnection

SECURE, PLAIN = "__Host-kpi", "kpi"
"""Names of the cookie: under TLS the browser itself holds to the first one's rules (ASVS 3.3.3)."""
_PROXY = ("forwarded", "via", "x-real-ip")
_PROXY_BEGINS = "x-forwarded-"


@dataclass(frozen=True, slots=True)
class Caller:
    """A request, as far as the door looks at it."""

    host: str
    """The name under which the server was asked."""
    peer: str
    """The address at the other end of the line."""
    headers: Mapping[str, str]
    """By their names in small letters."""
    cookies: Mapping[str, str]
    encrypted: bool
    """Whether the line to the server is itself encrypted."""

    @property
    def local(self) -> bool:
        """Whether a person at this very computer asks, and nobody in between.

        Behind a proxy the whole network would look like this computer.
        """
        return (
            _loopback(self.host)
            and _loopback(self.peer)
            and _loopback(str(st.get_option("server.address") or ""))
            and not any(name in _PROXY or name.startswith(_PROXY_BEGINS) for name in self.headers)
        )

    @property
    def secure(self) -> bool:
        """Whether what is sent is encrypted on its way, by us or by a proxy beside us."""
        beside = _loopback(self.peer) and self.headers.get("x-forwarded-proto") == "https"
        return self.encrypted or beside

    @property
    def address(self) -> str:
        """The person's address; only a proxy beside us is believed about it (ASVS 15.3.4)."""
        told = self.headers.get("x-forwarded-for", "")
        return told.rpartition(",")[2].strip()[:45] if told and _loopback(self.peer) else self.peer

    @property
    def browser(self) -> str:
        """What the browser calls itself."""
        return self.headers.get("user-agent", "")

    @property
    def cookie(self) -> str:
        """The name of the cookie here."""
        return SECURE if self.secure else PLAIN

    @property
    def token(self) -> str:
        """What the cookie holds; empty where there is none."""
        return self.cookies.get(self.cookie, "")


def of(connection: HTTPConnection) -> Caller:
    """A request or a socket of the server."""
    return Caller(
        _name(connection.headers.get("host", "")),
        connection.client.host if connection.client else "",
        dict(connection.headers),
        connection.cookies,
        connection.scope["scheme"] in ("https", "wss"),
    )


def in_run() -> Caller:
    """What the run of a page belongs to; of a run that belongs to nobody nothing is known."""
    headers = {name.lower(): value for name, value in st.context.headers.to_dict().items()}
    # Streamlit says nothing of an address that is this computer's; nor of one that is gone.
    peer = st.context.ip_address or ("127.0.0.1" if headers else "")
    cookies = cast("Mapping[str, str]", st.context.cookies.to_dict())
    encrypted = str(st.context.url or "").startswith("https:")
    return Caller(_name(headers.get("host", "")), peer, headers, cookies, encrypted)


def _name(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def _loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
