"""The steps of signing in: which page is next, and what a form that was sent leads to."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from starlette.responses import Response

from access import accounts, second, signing
from access.accounts import NewAccount
from access.roles import Role
from access.sessions import ABSOLUTE, From, Stage
from access.signing import Known, RefusedStep
from metrics.counts.errors import KpiError
from pipeline.desk.viewer import SETTING
from ui.door import forms, who
from ui.door.asked import Caller
from wording import access as words
from wording import errors


@dataclass(frozen=True, slots=True)
class DoorAnswer:
    """What the door answers."""

    page: str = ""
    status: int = 200
    onward: str | None = None
    """An address below the server, in place of a page."""
    token: str = ""
    """What the cookie holds from now on."""


def shown(asking: Caller, asked_for: dict[str, str]) -> DoorAnswer:
    """The page of the step that is next for who asks."""
    wanted = onward(asked_for.get("tiep", ""))
    if (shut := closed(asking)) is not None:
        return shut
    found = signing.known(who.store(), asking.token, time.time())
    if found is None:
        if not accounts.there_are(who.store()):
            return _first(asking, wanted)
        yes = words.SIGNED_OUT if asked_for.get("ra") else ""
        no = words.OVER if asked_for.get("het") else ""
        return DoorAnswer(_sign_in(wanted, no=no, yes=yes))
    if found.session.stage is Stage.IN:
        return DoorAnswer(onward=wanted)
    return _next(found, wanted)


def taken(asking: Caller, typed: dict[str, str]) -> DoorAnswer:
    """What a form leads to that was sent."""
    wanted, now, store = onward(typed.get("tiep", "")), time.time(), who.store()
    if (shut := closed(asking)) is not None:
        return shut
    if "ho_ten" in typed:
        return _first_made(asking, typed, wanted)
    source = From(asking.address, asking.browser)
    if "mat_khau" in typed:
        name = typed.get("ten", "")
        answer = signing.with_password(store, name, typed["mat_khau"], source, now)
        if isinstance(answer, RefusedStep):
            no = _no(words.REFUSED, answer)
            return DoorAnswer(_sign_in(wanted, no=no, name=name), 403)
        return _to(answer, wanted)
    found = signing.known(store, asking.token, now)
    if found is None:
        return DoorAnswer(_sign_in(wanted, no=words.BEGUN_ANEW), 403)
    match found.session.stage:
        case Stage.PASSWORD:
            return _own_password(found, typed, wanted, source)
        case Stage.SECOND:
            answer = signing.with_code(store, found, typed.get("ma", ""), source, now)
            if isinstance(answer, RefusedStep):
                no = _no(words.WRONG_CODE, answer)
                return DoorAnswer(forms.second_step(wanted, no=no), 403)
            return _to(answer, wanted)
        case Stage.ENROL:
            return _enrolled(found, typed, wanted, source)
    return DoorAnswer(onward=wanted)


def onward(wanted: str) -> str:
    """An address of ours that was asked for; the first page where it is none."""
    parts = urlsplit(wanted)
    plain = not parts.scheme and not parts.netloc and "/" not in parts.path and "\\" not in wanted
    return wanted if plain and not wanted.startswith(".") and parts.path != "dang-nhap" else ""


def enrolment(found: Known, wanted: str, secret: str, *, no: str = "") -> DoorAnswer:
    """The form that sets a second factor up."""
    demanded = found.session.stage is Stage.ENROL
    page = forms.enrol(secret, found.account.name, wanted, demanded=demanded, no=no)
    return DoorAnswer(page, 403 if no else 200)


def new_password(typed: dict[str, str]) -> tuple[str, str]:
    """The new password, and why it is none."""
    new = typed.get("moi", "")
    return new, "" if new == typed.get("lai") else words.NOT_THE_SAME


def _next(found: Known, wanted: str) -> DoorAnswer:
    match found.session.stage:
        case Stage.PASSWORD:
            return DoorAnswer(forms.own_password(wanted))
        case Stage.SECOND:
            return DoorAnswer(forms.second_step(wanted))
    return enrolment(found, wanted, second.new_secret())


def _own_password(found: Known, typed: dict[str, str], wanted: str, source: From) -> DoorAnswer:
    new, no = new_password(typed)
    if not no:
        try:
            token = signing.with_new_password(who.store(), found, new, source, time.time())
        except KpiError as error:
            no = errors.sentence(error)
        else:
            return _to(token, wanted)
    return DoorAnswer(forms.own_password(wanted, no=no), 403)


def _enrolled(found: Known, typed: dict[str, str], wanted: str, source: From) -> DoorAnswer:
    secret, now = typed.get("khoa", ""), time.time()
    codes = signing.with_enrolment(who.store(), found, secret, typed.get("ma", ""), now)
    if codes is None:
        return enrolment(found, wanted, secret, no=words.WRONG_CODE)
    token = signing.enrolled(who.store(), found, source, now)
    return DoorAnswer(forms.recovery(codes, f"./{wanted}"), token=token)


def _first(asking: Caller, wanted: str) -> DoorAnswer:
    if not asking.local:
        return DoorAnswer(forms.told(words.FIRST_TITLE, words.FIRST_ELSEWHERE), 403)
    return DoorAnswer(forms.first(wanted))


def _first_made(asking: Caller, typed: dict[str, str], wanted: str) -> DoorAnswer:
    store, now = who.store(), time.time()
    if accounts.there_are(store) or not asking.local:
        return DoorAnswer(forms.told(words.FIRST_TITLE, words.FIRST_ELSEWHERE), 403)
    name, shown_as = typed.get("ten", ""), typed["ho_ten"]
    new, no = new_password(typed)
    roles = (Role.ADMIN, Role.OFFICE) if typed.get("van_phong") else (Role.ADMIN,)
    if not no:
        try:
            accounts.add_first(store, NewAccount(name, shown_as, roles), new, now)
        except KpiError as error:
            no = errors.sentence(error)
    if no:
        return DoorAnswer(forms.first(wanted, no=no, name=name, shown=shown_as), 403)
    source = From(asking.address, asking.browser)
    answer = signing.with_password(store, name, new, source, now)
    assert isinstance(answer, str)
    return _to(answer, wanted)


def _sign_in(wanted: str, *, no: str = "", yes: str = "", name: str = "") -> str:
    found = who.provider()
    by = found.name if found else ""
    return forms.sign_in(wanted, no=no, yes=yes, name=name, elsewhere=by)


def closed(asking: Caller) -> DoorAnswer | None:
    """What is said where nobody may sign in at all."""
    if who.demanded(asking) and os.environ.get(SETTING):
        return DoorAnswer(forms.told(words.VIEWER_REFUSED_TITLE, words.VIEWER_REFUSED), 503)
    if not asking.secure and not asking.local:
        return DoorAnswer(forms.told(words.NEEDS_TLS_TITLE, words.NEEDS_TLS), 403)
    return None


def give(answer: Response, asking: Caller, token: str) -> None:
    """Have the browser keep the token of a session."""
    answer.set_cookie(
        asking.cookie,
        token,
        max_age=ABSOLUTE,
        path="/",
        secure=asking.secure,
        httponly=True,
        samesite="strict",
    )


def _to(token: str, wanted: str) -> DoorAnswer:
    """Look again with the new token: at the next step, or at what was wanted."""
    return DoorAnswer(onward=f"dang-nhap?tiep={quote(wanted, safe='')}", token=token)


def _no(sentence: str, refused: RefusedStep) -> str:
    return f"{sentence} {words.WAIT.format(wait=refused.wait)}" if refused.wait else sentence
