"""What is said of one's own account, and ending its other sessions."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

from access import sessions
from access.accounts import Account
from access.sessions import Session
from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.clock import today
from ui.door import who
from ui.frame import session
from ui.scores import answers
from wording import access as words
from wording import numbers

_BROWSER = re.compile(r"(Edg|OPR|Firefox|Chrome|Safari)/(\d+)")
_SYSTEM = re.compile(r"Windows|Android|iPhone|iPad|Mac OS X|Linux")


def lead(account: Account) -> str:
    """Who one is here."""
    return words.ACCOUNT_LEAD.format(
        name=account.shown or account.name, login=account.name, roles=roles(account)
    )


def roles(account: Account) -> str:
    """What one is here, with the unit's name."""
    unit = account.unit
    if unit is not None:
        found = session.reference().register.on(today()).get(unit)
        unit = found.name if found else unit
    return words.roles(account.roles, unit)


def second(account: Account) -> str:
    """How the second factor stands."""
    if not account.second:
        return words.SECOND_OFF
    return words.SECOND_ON.format(count=numbers.count(len(account.codes)))


def offer(account: Account) -> str:
    """What can be done about it."""
    return words.SECOND_ANEW if account.second else words.SECOND_ADD


def living(account: Account) -> tuple[Session, ...]:
    """The account's sessions that count."""
    return sessions.living(who.store(), time.time(), account.name)


def end_others() -> None:
    """End all of one's sessions but this."""

    def act() -> str:
        found = who.person()
        if found is None:
            raise KpiError(ErrorCode.NOT_SIGNED_IN)
        ended = sessions.end_all(
            who.store(), found.account.name, time.time(), but=found.session.digest
        )
        return words.ENDED.format(count=numbers.count(ended))

    answers.attempt(act)


def moment(seconds: float) -> str:
    """A time of a session."""
    return numbers.moment(datetime.fromtimestamp(seconds, UTC))


def browser(told: str) -> str:
    """What a browser calls itself, cut to what a person knows."""
    found, system = _BROWSER.search(told), _SYSTEM.search(told)
    parts = (f"{found[1]} {found[2]}" if found else "", system[0] if system else "")
    return ", ".join(filter(None, parts)) or words.NOT_HELD
