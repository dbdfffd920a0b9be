"""The second factor: codes by time (RFC 6238) and recovery codes, each good once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from urllib.parse import quote

from access.store import AccessStore, write_own

STEP = 30
"""Seconds for which a code is shown (RFC 6238)."""
_DIGITS = 6
"""What every app shows."""
_AROUND = (0, -1, 1)
"""Steps that are taken for now: a phone's clock is off by half a minute."""
CODES = 10
"""Recovery codes of an account."""


def new_secret() -> str:
    """160 random bits as apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of one step of time.

    Args:
        secret: In base 32.
        step: Seconds since 1970, divided by `STEP`.
    """
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)


def step_of(secret: str, code: str, now: float) -> int | None:
    """The step of time that a code is of; None where it is of none that counts as now."""
    typed = "".join(code.split()).encode()
    here = int(now // STEP)
    try:
        codes = {here + around: code_at(secret, here + around) for around in _AROUND}
    except ValueError:
        # Whoever sets a second factor up sends its secret back, which may be anything.
        return None
    return next(
        (step for step, each in codes.items() if hmac.compare_digest(each.encode(), typed)), None
    )


def address(secret: str, account: str, issuer: str) -> str:
    """What an app opens to take the secret over (`otpauth://`)."""
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}&digits=6&period=30"


def use_step(store: AccessStore, account: str, step: int) -> bool:
    """Whether a code was not used before; it is from now on (RFC 6238, 5.2)."""
    with store.transaction() as sessions:
        held = sessions.execute("select step from step where account = ?", [account]).fetchone()
        if held is not None and held[0] >= step:
            return False
        sessions.execute(
            "insert into step values (?, ?)"
            " on conflict (account) do update set step = excluded.step",
            [account, step],
        )
    return True


def secret_of(store: AccessStore, account: str) -> str | None:
    """The secret of an account; None where it has none or the file of keys is not here."""
    return _secrets(store).get(account)


def keep_secret(store: AccessStore, account: str, secret: str | None) -> None:
    """Keep the secret of an account, or none of it from now on."""
    held = _secrets(store)
    held.pop(account, None)
    if secret is not None:
        held[account] = secret
    write_own(store.keys, json.dumps(held, sort_keys=True).encode())


def _secrets(store: AccessStore) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(store.keys.read_bytes())
    except FileNotFoundError:
        return {}
    return found


def recovery_codes() -> tuple[str, ...]:
    """Ten codes of 80 bits for when the phone is not there."""
    return tuple(_grouped(base64.b32encode(secrets.token_bytes(10)).decode()) for _ in range(CODES))


def digest(code: str) -> str:
    """What is kept of a recovery code, however it is typed; 80 random bits need no slow hash."""
    bare = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


def _grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4)).lower()
