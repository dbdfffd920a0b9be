"""Keeping accounts: what an administrator does with those of others, asked of the table first."""

from __future__ import annotations

import time
from dataclasses import dataclass

from access import accounts, sessions
from access.accounts import Account, NewAccount
from access.roles import Capability, Role
from access.sessions import Session
from access.store import AccessStore
from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace

ADMINISTRATOR = Viewer(Role.ADMIN)
"""Who sits at the command line."""


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account with its sessions that count."""

    account: Account
    sessions: tuple[Session, ...]

    @property
    def state(self) -> str:
        """How it stands: `disabled`, `first`, `second` or `open`."""
        if self.account.disabled:
            return "disabled"
        if self.account.expires is not None:
            return "first"
        return "second" if self.account.second else "open"


def store_of(workspace: Workspace) -> AccessStore:
    """The accounts of a database."""
    return AccessStore(workspace.database.path)


def listed(workspace: Workspace, viewer: Viewer) -> tuple[KeptAccount, ...]:
    """Every account.

    Raises:
        KpiError: `not_permitted`.
    """
    viewer.must(Capability.MANAGE_ACCOUNTS)
    store = store_of(workspace)
    living = sessions.living(store, time.time())
    return tuple(
        KeptAccount(each, tuple(one for one in living if one.account == each.name))
        for each in accounts.everybody(store)
    )


def add(workspace: Workspace, viewer: Viewer, new: NewAccount, by: str) -> str:
    """Make an account; its first password.

    Raises:
        KpiError: `not_permitted`, `unknown_unit`, and as `accounts.add`.
    """
    viewer.must(Capability.MANAGE_ACCOUNTS)
    _check_unit(workspace, new.unit)
    return accounts.add(store_of(workspace), new, by, time.time())


def set_roles(
    workspace: Workspace,
    viewer: Viewer,
    name: str,
    roles: tuple[Role, ...],
    unit: str | None,
    by: str,
) -> None:
    """Say what an account is.

    Raises:
        KpiError: `not_permitted`, `unknown_unit`, and as `accounts.set_roles`.
    """
    viewer.must(Capability.MANAGE_ACCOUNTS)
    _check_unit(workspace, unit)
    accounts.set_roles(store_of(workspace), name, roles, unit, by)


def reset(workspace: Workspace, viewer: Viewer, name: str, by: str) -> str:
    """Give an account a first password again.

    Raises:
        KpiError: `not_permitted`, `unknown_account`.
    """
    viewer.must(Capability.MANAGE_ACCOUNTS)
    return accounts.give_first_password(store_of(workspace), name, by, time.time())


def drop_second(workspace: Workspace, viewer: Viewer, name: str, by: str) -> None:
    """Take a second factor away.

    Raises:
        KpiError: `not_permitted`, `unknown_account`.
    """
    viewer.must(Capability.MANAGE_ACCOUNTS)
    accounts.drop_second(store_of(workspace), name, by)


def set_disabled(
    workspace: Workspace, viewer: Viewer, name: str, by: str, *, disabled: bool
) -> None:
    """Close an account or open it again.

    Raises:
        KpiError: `not_permitted`, `unknown_account`, `last_admin`.
    """
    viewer.must(Capability.MANAGE_ACCOUNTS)
    accounts.set_disabled(store_of(workspace), name, by, time.time(), disabled=disabled)


def end_sessions(workspace: Workspace, viewer: Viewer, name: str) -> int:
    """End every session of an account; how many.

    Raises:
        KpiError: `not_permitted`, `unknown_account`.
    """
    viewer.must(Capability.MANAGE_ACCOUNTS)
    store = store_of(workspace)
    return sessions.end_all(store, accounts.known(store, name).name, time.time())


def _check_unit(workspace: Workspace, unit: str | None) -> None:
    if unit is not None and unit not in workspace.reference.register.on(today()):
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=unit, month=None)
