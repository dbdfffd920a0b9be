"""Who is at a page: the account that signed in, or nobody in particular at the demonstration."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local

from access import accounts, sessions, signing
from access.accounts import Account
from access.provider import BadProviderError, Provider
from access.provider import provider as provider_of
from access.roles import Role
from access.signing import Known
from access.store import AccessStore
from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk import door
from pipeline.desk.viewer import Viewer, configured
from pipeline.desk.workspace import seen_by, writing_path
from ui.door import asked
from ui.door.asked import Caller

_log = logging.getLogger("kpi.access")
_program = local()


def store() -> AccessStore:
    """The accounts of the database that is worked on, whichever one is looked at."""
    return AccessStore(writing_path())


def provider() -> Provider | None:
    """Who else may say who somebody is; None where nobody, or where the file of it is wrong."""
    try:
        return provider_of(store())
    except BadProviderError as error:
        _log.error("oidc.toml is not as it must be: %s", error)
        return None


def demanded(request: Caller) -> bool:
    """Whether nobody comes in without an account.

    Without one only the demonstration is shown, at this computer, as long as nobody made accounts.
    """
    at = store()
    return not request.local or accounts.there_are(at) or door.holds_real(at.path)


def known(request: Caller) -> Known | None:
    """Who is signed in with a request; None where nobody is."""
    return signing.signed_in(store(), request.token, time.time())


def person() -> Known | None:
    """Who is signed in at the page that is drawn; None at a demonstration without accounts.

    Raises:
        KpiError: `not_signed_in` where an account is demanded and nobody is signed in.
    """
    request = asked.in_run()
    found = known(request)
    if found is None and demanded(request):
        raise KpiError(ErrorCode.NOT_SIGNED_IN)
    return found


def viewer(path: Path) -> Viewer:
    """Who looks at a database, asked anew every time: what was ended a moment ago is over.

    Raises:
        KpiError: `not_signed_in`; `unknown_viewer` where the setting means nobody.
    """
    if getattr(_program, "asks", False):
        return seen_by(Viewer(Role.PUBLIC), path)
    found = person()
    return seen_by(configured() if found is None else viewer_of(found.account), path)


def viewer_of(account: Account) -> Viewer:
    """What an account may, and of which unit."""
    first, *others = account.roles
    return Viewer(first, account.unit, also=frozenset(others))


@contextmanager
def program() -> Iterator[None]:
    """Have the program itself look, for nobody: whether figures can be read, what is public."""
    _program.asks = True
    try:
        yield
    finally:
        _program.asks = False


def note(found: Known) -> None:
    """Note that the person did something."""
    sessions.note(store(), found.session, time.time())
