"""The way in by an account of elsewhere: to the provider, and back from it."""

from __future__ import annotations

import logging
import time

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from access import identities, oidc
from access.oidc import Errand, NoIdentityError
from access.provider import Provider
from access.sessions import From
from ui.door import asked, forms, steps, who
from ui.door.asked import Caller
from ui.door.gate import ELSEWHERE, NO_STORE
from wording import access as words

_MINUTES = 600
"""Seconds in which one must be back."""
_log = logging.getLogger("kpi.access")


async def go(request: Request) -> Response:
    """Lead to the provider, with what only this browser knows."""
    asking, found = asked.of(request), who.provider()
    if found is None:
        return _refused(words.NO_PROVIDER)
    if (closed := steps.closed(asking)) is not None:
        return HTMLResponse(closed.page, status_code=closed.status, headers=NO_STORE)
    errand = Errand.new()
    try:
        address = await run_in_threadpool(oidc.way, found, errand)
    except NoIdentityError as error:
        _log.warning("the provider cannot be asked: %s", error)
        return _refused(words.PROVIDER_AWAY)
    answer = RedirectResponse(address, status_code=303, headers=NO_STORE)
    # Lax, since a strict one stays away when the provider leads back; it opens nothing by itself.
    answer.set_cookie(
        _cookie(asking),
        errand.kept(),
        max_age=_MINUTES,
        path="/",
        secure=asking.secure,
        httponly=True,
        samesite="lax",
    )
    return answer


async def back(request: Request) -> Response:
    """Let in whom the provider shows to be somebody of ours; the errand is over either way."""
    asking, found = asked.of(request), who.provider()
    errand = Errand.of(request.cookies.get(_cookie(asking), ""))
    answer: Response
    if (closed := steps.closed(asking)) is not None:
        answer = HTMLResponse(closed.page, status_code=closed.status, headers=NO_STORE)
    elif found is None or errand is None:
        answer = _refused(words.BEGUN_ANEW)
    else:
        answer = await run_in_threadpool(_let_in, request, asking, found, errand)
    answer.delete_cookie(
        _cookie(asking), path="/", secure=asking.secure, httponly=True, samesite="lax"
    )
    return answer


def _let_in(request: Request, asking: Caller, found: Provider, errand: Errand) -> Response:
    given = request.query_params
    try:
        shown = oidc.identity(found, errand, given.get("code", ""), given.get("state", ""))
    except NoIdentityError as error:
        _log.warning("nobody is shown by the provider: %s", error)
        return _refused(words.NOBODY_SHOWN)
    source = From(asking.address, asking.browser)
    token = identities.signed_in(who.store(), found, shown, source, time.time())
    if token is None:
        return _refused(words.NO_ROLE_HERE)
    # A page of ours that goes on by itself: in a chain that began elsewhere a strict cookie is
    # kept, but not yet sent.
    answer = HTMLResponse(forms.going("./dang-nhap"), headers=NO_STORE)
    steps.give(answer, asking, token)
    return answer


def _cookie(asking: Caller) -> str:
    return f"{asking.cookie}-oidc"


def _refused(sentence: str) -> Response:
    told = forms.told(words.SIGN_IN, sentence, forms.to_sign_in())
    return HTMLResponse(told, status_code=403, headers=NO_STORE)


ROUTES = [Route(path, does) for path, does in zip(ELSEWHERE, (go, back), strict=True)]
