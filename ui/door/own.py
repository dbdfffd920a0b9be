"""What a person changes of an account: the password, with the old one, and the second factor."""

from __future__ import annotations

import time

from access import accounts, delays, second, signing
from access.passwords import matches
from metrics.counts.errors import ErrorCode, KpiError
from ui.door import forms, who
from ui.door.asked import Caller
from ui.door.steps import DoorAnswer, enrolment, new_password
from wording import access as words
from wording import errors

_TO_SIGN_IN = DoorAnswer(onward="dang-nhap")
PAGE = "account"


def password_shown(asking: Caller, _: dict[str, str]) -> DoorAnswer:
    """The form that changes one's password."""
    return DoorAnswer(forms.change_password()) if who.known(asking) else _TO_SIGN_IN


def password_changed(asking: Caller, typed: dict[str, str]) -> DoorAnswer:
    """A password that was changed, or why it was not; other sessions are over (ASVS 7.4.3)."""
    found, store, now = who.known(asking), who.store(), time.time()
    if found is None:
        return _TO_SIGN_IN
    name = found.account.name
    new, no = new_password(typed)
    if waits := delays.wait(store, name, asking.address, now):
        no = words.WAIT.format(wait=waits)
    elif not matches(found.account.password, typed.get("cu", "")):
        delays.failed(store, name, asking.address, now)
        no = errors.sentence(KpiError(ErrorCode.WRONG_PASSWORD))
    if not no:
        try:
            accounts.change_password(store, found.account, new, now, but=found.session.digest)
        except KpiError as error:
            no = errors.sentence(error)
    if no:
        return DoorAnswer(forms.change_password(no=no), 403)
    return DoorAnswer(forms.change_password(yes=words.CHANGED))


def second_shown(asking: Caller, _: dict[str, str]) -> DoorAnswer:
    """The form that sets a second factor up, or sets up another."""
    found = who.known(asking)
    return enrolment(found, PAGE, second.new_secret()) if found else _TO_SIGN_IN


def second_set(asking: Caller, typed: dict[str, str]) -> DoorAnswer:
    """The recovery codes of a second factor that was set up."""
    found = who.known(asking)
    if found is None:
        return _TO_SIGN_IN
    secret = typed.get("khoa", "")
    codes = signing.with_enrolment(who.store(), found, secret, typed.get("ma", ""), time.time())
    if codes is None:
        return enrolment(found, PAGE, secret, no=words.WRONG_CODE)
    return DoorAnswer(forms.recovery(codes, f"./{PAGE}"))
