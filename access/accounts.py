"""Accounts: who may sign in, as what, and of which unit; made of the chain of what was said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from access import second, sessions
from access.chain import AccountEntry, append, entries
from access.passwords import first_password, hashed, weakness
from access.roles import SECOND_FACTOR, Role
from access.store import AccessStore
from metrics.counts.errors import ErrorCode, KpiError
from wording import access as words

FIRST_DAYS = 7
"""Days for which a first password is good (ASVS 6.4.1)."""
_DAY = 86400
"""Seconds."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in."""

    name: str
    """What is typed at the sign-in: small letters, figures, `.`, `_`, `-`."""
    shown: str
    """The person's name."""
    roles: tuple[Role, ...]
    unit: str | None
    password: str | None = None
    """As `passwords.hashed` keeps it."""
    expires: float | None = None
    """Until when a first password is good; None: it is the person's own."""
    disabled: bool = False
    second: bool = False
    """Whether a second factor was set up."""
    codes: frozenset[str] = frozenset()
    """Recovery codes that were not used, as `second.digest` keeps them."""
    identity: tuple[str, str] | None = None
    """Issuer and subject of one whom a provider identifies; None: the account is of here."""

    @property
    def needs_second(self) -> bool:
        """Whether a second factor is demanded."""
        return not SECOND_FACTOR.isdisjoint(self.roles)


def everybody(store: AccessStore) -> tuple[Account, ...]:
    """Every account, disabled ones too, by name."""
    return tuple(found for _, found in sorted(_fold(entries(store)).items()))


def find(store: AccessStore, name: str) -> Account | None:
    """The account of a name as it is typed; None where there is none."""
    return _fold(entries(store)).get(login(name))


def there_are(store: AccessStore) -> bool:
    """Whether anybody has an account."""
    return bool(entries(store))


def login(name: str) -> str:
    """A name as accounts are found by it."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that is to be made."""

    name: str
    shown: str
    roles: tuple[Role, ...]
    unit: str | None = None


def add(store: AccessStore, new: NewAccount, by: str, now: float) -> str:
    """Make an account; its first password, which is told this once.

    Raises:
        KpiError: `bad_account_name`, `account_exists`, `bad_account_roles`.
    """
    name = login(new.name)
    if not _NAME.fullmatch(name):
        raise KpiError(ErrorCode.BAD_ACCOUNT_NAME, name=new.name)
    if find(store, name) is not None:
        raise KpiError(ErrorCode.ACCOUNT_EXISTS, name=name)
    check_roles(new.roles, new.unit)
    append(
        store, "add", name, by,
        {"shown": new.shown.strip(), "roles": list(new.roles), "unit": new.unit},
    )  # fmt: skip
    return give_first_password(store, name, by, now)


def add_first(store: AccessStore, new: NewAccount, password: str, now: float) -> None:
    """Make the first account, whose person chooses the password at once.

    Raises:
        KpiError: as `add`; `weak_password`; `account_exists` where there is one already.
    """
    weak = weakness(password, new.name, new.shown)
    if weak is not None:
        raise KpiError(ErrorCode.WEAK_PASSWORD, why=words.WEAK[weak])
    if there_are(store):
        raise KpiError(ErrorCode.ACCOUNT_EXISTS, name=new.name)
    add(store, new, login(new.name), now)
    keep_password(store, known(store, new.name), password)


def give_first_password(store: AccessStore, name: str, by: str, now: float) -> str:
    """Give an account a random password that must be changed and ends of itself.

    Every session of the account ends.

    Raises:
        KpiError: `unknown_account`.
    """
    account = known(store, name)
    password = first_password()
    facts = {"hash": hashed(password), "expires": now + FIRST_DAYS * _DAY}
    append(store, "password", account.name, by, facts)
    sessions.end_all(store, account.name, now)
    return password


def change_password(
    store: AccessStore, account: Account, password: str, now: float, *, but: str = ""
) -> None:
    """Give an account its person's own password; its other sessions end (ASVS 7.4.3).

    Args:
        store: Where.
        account: Whose.
        password: The new one.
        now: Seconds since 1970.
        but: Digest of the session that goes on.

    Raises:
        KpiError: `weak_password` with the reason.
    """
    weak = weakness(password, account.name, account.shown)
    if weak is not None:
        raise KpiError(ErrorCode.WEAK_PASSWORD, why=words.WEAK[weak])
    keep_password(store, account, password)
    sessions.end_all(store, account.name, now, but=but)


def keep_password(store: AccessStore, account: Account, password: str) -> None:
    """Keep a person's own password, checked before."""
    facts = {"hash": hashed(password), "expires": None}
    append(store, "password", account.name, account.name, facts)


def set_roles(
    store: AccessStore, name: str, roles: tuple[Role, ...], unit: str | None, by: str
) -> None:
    """Say what an account is from now on; it counts at once in its open sessions.

    Raises:
        KpiError: `unknown_account`, `bad_account_roles`, `last_admin`.
    """
    account = known(store, name)
    check_roles(roles, unit)
    if Role.ADMIN not in roles:
        _check_last(store, account)
    append(store, "roles", account.name, by, {"roles": list(roles), "unit": unit})


def set_disabled(store: AccessStore, name: str, by: str, now: float, *, disabled: bool) -> None:
    """Close an account, which ends all its sessions, or open it again.

    Raises:
        KpiError: `unknown_account`, `last_admin`.
    """
    account = known(store, name)
    if disabled:
        _check_last(store, account)
    append(store, "disable" if disabled else "enable", account.name, by, {})
    sessions.end_all(store, account.name, now)


def set_second(store: AccessStore, account: Account, secret: str, by: str) -> tuple[str, ...]:
    """Set a second factor up; its recovery codes, which are told this once."""
    codes = second.recovery_codes()
    second.keep_secret(store, account.name, secret)
    append(store, "second", account.name, by, {"codes": [second.digest(each) for each in codes]})
    return codes


def drop_second(store: AccessStore, name: str, by: str) -> None:
    """Take a second factor away, of one whose phone is gone; where demanded it is set up anew.

    Raises:
        KpiError: `unknown_account`.
    """
    account = known(store, name)
    second.keep_secret(store, account.name, None)
    append(store, "no_second", account.name, by, {})


def use_code(store: AccessStore, account: Account, code: str) -> bool:
    """Whether a recovery code is one of the account's; it is used up from now on."""
    digest = second.digest(code)
    if digest not in account.codes:
        return False
    append(store, "code", account.name, account.name, {"code": digest})
    return True


def known(store: AccessStore, name: str) -> Account:
    """The account of a name.

    Raises:
        KpiError: `unknown_account`.
    """
    found = find(store, name)
    if found is None:
        raise KpiError(ErrorCode.UNKNOWN_ACCOUNT, name=name)
    return found


def check_roles(roles: tuple[Role, ...], unit: str | None) -> None:
    """Refuse roles that nobody may hold together.

    Raises:
        KpiError: `bad_account_roles`.
    """
    of_unit = Role.UNIT in roles
    if (
        not roles
        or Role.PUBLIC in roles
        or of_unit != (unit is not None)
        or (of_unit and len(roles) > 1)
    ):
        raise KpiError(ErrorCode.BAD_ACCOUNT_ROLES)


def _check_last(store: AccessStore, account: Account) -> None:
    """Refuse to leave a database without anybody who keeps its accounts."""
    others = (each for each in everybody(store) if each.name != account.name)
    if Role.ADMIN in account.roles and not any(
        Role.ADMIN in each.roles and not each.disabled for each in others
    ):
        raise KpiError(ErrorCode.LAST_ADMIN)


def _fold(told: tuple[AccountEntry, ...]) -> Mapping[str, Account]:
    # The last seal stands for everything before it.
    return _known_at(told[-1].seal, _Told(told)) if told else {}


class _Told(tuple[AccountEntry, ...]):
    """Entries that are equal to any others: what they are kept under is their last seal."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=8)
def _known_at(_seal: str, told: _Told) -> Mapping[str, Account]:
    found: dict[str, Account] = {}
    for entry in told:
        held = found.get(entry.account) or Account(entry.account, entry.account, (), None)
        found[entry.account] = _said(held, entry.what, dict(entry.facts))
    return found


def _said(account: Account, what: str, facts: dict[str, object]) -> Account:
    roles = tuple(Role(each) for each in facts.get("roles", ()))  # type: ignore[attr-defined]
    changes: dict[str, object] = {}
    match what:
        case "add":
            changes = {"shown": facts["shown"], "roles": roles, "unit": facts["unit"]}
            if isinstance(told := facts.get("identity"), dict):
                changes["identity"] = (told["issuer"], told["subject"])
        case "roles":
            changes = {"roles": roles, "unit": facts["unit"]}
        case "password":
            changes = {"password": facts["hash"], "expires": facts["expires"]}
        case "disable" | "enable":
            changes = {"disabled": what == "disable"}
        case "second":
            changes = {"second": True, "codes": frozenset(facts["codes"])}  # type: ignore[call-overload]
        case "no_second":
            changes = {"second": False, "codes": frozenset()}
        case "code":
            changes = {"codes": account.codes - {str(facts["code"])}}
        case _:
            # Of sign-ins, which change nothing of an account.
            changes = {}
    return replace(account, **changes)  # type: ignore[arg-type]
