"""The addresses of the door: signing in step by step, out, and what belongs to one's password."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from access import signing
from ui.door import asked, elsewhere, own, steps, who
from ui.door.asked import Caller
from ui.door.gate import NO_STORE, SIGN_IN
from ui.door.steps import DoorAnswer
from wording import access as words

_Step = Callable[[Caller, dict[str, str]], DoorAnswer]
_MOST = 20
"""Fields of a form; none has more than six."""


async def sign_in(request: Request) -> Response:
    """The sign-in: whatever step is next for who asks."""
    return await _answer(request, steps.shown, steps.taken)


async def password(request: Request) -> Response:
    """One's own password."""
    return await _answer(request, own.password_shown, own.password_changed)


async def second(request: Request) -> Response:
    """One's own second factor."""
    return await _answer(request, own.second_shown, own.second_set)


async def sign_out(request: Request) -> Response:
    """The end of a session, in every tab and for every copy of its cookie."""
    if not _from_here(request):
        return PlainTextResponse(words.OTHER_PAGE, status_code=403, headers=NO_STORE)
    asking = asked.of(request)
    found = who.known(asking)
    if found is not None:
        await run_in_threadpool(signing.sign_out, who.store(), found, time.time())
    answer = RedirectResponse(f".{SIGN_IN}?ra=1", status_code=303, headers=NO_STORE)
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    answer.delete_cookie(asking.cookie, secure=asking.secure, httponly=True, samesite="strict")
    return answer


def session(request: Request) -> Response:
    """Whether somebody may still ask; the pages look here from time to time."""
    asking = asked.of(request)
    inside = who.known(asking) is not None or not who.demanded(asking)
    return PlainTextResponse("", status_code=204 if inside else 401, headers=NO_STORE)


async def _answer(request: Request, shown: _Step, taken: _Step) -> Response:
    asking = asked.of(request)
    fields = {name: value for name, value in request.query_params.items()}
    if request.method != "POST":
        return _response(asking, shown(asking, fields))
    if not _from_here(request):
        return PlainTextResponse(words.OTHER_PAGE, status_code=403, headers=NO_STORE)
    async with request.form(max_files=0, max_fields=_MOST) as form:
        typed = _texts(form)
    return _response(asking, await run_in_threadpool(taken, asking, fields | typed))


def _response(asking: Caller, answer: DoorAnswer) -> Response:
    made: Response
    if answer.onward is not None:
        made = RedirectResponse(f"./{answer.onward}", status_code=303, headers=NO_STORE)
    else:
        made = HTMLResponse(answer.page, status_code=answer.status, headers=NO_STORE)
    if answer.token:
        steps.give(made, asking, answer.token)
    return made


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _from_here(request: Request) -> bool:
    """Whether a form was sent from a page of this server (ASVS 3.5.1)."""
    origin = request.headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc == request.headers.get("host")
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


ROUTES = [
    Route(SIGN_IN, sign_in, methods=["GET", "POST"]),
    Route("/dang-xuat", sign_out, methods=["POST"]),
    Route("/phien", session),
    Route("/mat-khau", password, methods=["GET", "POST"]),
    Route("/buoc-hai", second, methods=["GET", "POST"]),
    *elsewhere.ROUTES,
]
