"""The gate before everything that is served: nothing of a person's without a living session."""

from __future__ import annotations

import os
from urllib.parse import quote

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from access.chain import BrokenChainError
from access.sessions import digest_of
from access.signing import Known
from pipeline.desk.viewer import SETTING
from ui.door import asked, forms, told, who
from wording import access as words

SIGN_IN = "/dang-nhap"
_OPEN = (
    # The program itself, the same for everybody, without a figure.
    "/static/",
    "/app/static/",
    "/component/",
    "/_stcore/health",
    # What is published; and the wall's pages, whose addresses bear a token of their own.
    "/cong-khai/",
    "/man-hinh/",
)
ELSEWHERE = "/dang-nhap-chung", "/dang-nhap-ve"
"""The way to a provider of identities, and the way back."""
_OWN = (SIGN_IN, *ELSEWHERE, "/phien", "/suc-khoe", "/cong-khai", "/favicon.png")
NO_STORE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; font-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}
"""Of every answer of the door: nothing is kept by the browser, and no script runs there."""
_NO_PAGES = ("/media/", "/_stcore/")
_OVER = 4401
"""How a socket is closed whose session is over."""


def refusal(request: Request) -> Response | None:
    """What is answered to one who may not have what is asked for; None: it may be had."""
    path = request.url.path
    if path.startswith(_OPEN) or path in _OWN:
        return None
    asking = asked.of(request)
    try:
        found = who.known(asking)
        inside = found is not None or not who.demanded(asking)
    except BrokenChainError:
        return PlainTextResponse(words.BROKEN_CHAIN, status_code=503, headers=NO_STORE)
    if inside:
        return _of_another(found, path)
    if request.method not in ("GET", "HEAD") or path.startswith(_NO_PAGES):
        return PlainTextResponse(words.OVER, status_code=401, headers=NO_STORE)
    if os.environ.get(SETTING):
        page = forms.told(words.VIEWER_REFUSED_TITLE, words.VIEWER_REFUSED)
        return HTMLResponse(page, status_code=503, headers=NO_STORE)
    if request.headers.get("sec-fetch-site") == "cross-site":
        # A cookie of the strict kind stays away when a link elsewhere was followed; once more from
        # here, and it comes along.
        return HTMLResponse(forms.going(), headers=NO_STORE)
    query = f"?{request.url.query}" if request.url.query else ""
    wanted = quote(f"{path.lstrip('/')}{query}", safe="")
    return RedirectResponse(f".{SIGN_IN}?tiep={wanted}", status_code=303, headers=NO_STORE)


def _of_another(found: Known | None, path: str) -> Response | None:
    """What is answered where the file of an address was made for another session."""
    if found is None or not path.startswith(told.OWNED):
        return None
    if told.to(found.session.digest, path):
        return None
    return PlainTextResponse(words.NOT_YOURS, status_code=404, headers=NO_STORE)


class WatchedSocket:
    """A socket that is closed with its session, whatever comes in by it.

    What goes out by it is noted, as far as it tells the session addresses of its files.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes while somebody may ask; refuse the rest."""
        asking = asked.of(HTTPConnection(scope))
        if not _may_ask(asking):
            await receive()
            await send({"type": "websocket.close", "code": _OVER})
            return

        async def receiving() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and not _may_ask(asking, message):
                await send({"type": "websocket.close", "code": _OVER})
                return {"type": "websocket.disconnect", "code": _OVER}
            return message

        digest = digest_of(asking.token)

        async def sending(message: Message) -> None:
            told.note(digest, message.get("bytes") or b"")
            await send(message)

        await self._app(scope, receiving, sending)


def _may_ask(asking: asked.Caller, message: Message | None = None) -> bool:
    try:
        found = who.known(asking)
        if found is None:
            return not who.demanded(asking)
    except BrokenChainError:
        return False
    if message is None or _by_a_person(message.get("bytes") or b""):
        who.note(found)
    return True


def _by_a_person(content: bytes) -> bool:
    """Whether somebody did something; a page that asks again of itself is nobody's doing."""
    try:
        said = BackMsg.FromString(content)
    except Exception:
        # What is no message at all is the server's to refuse; it is no sign of a person.
        return False
    kind: str | None = said.WhichOneof("type")
    if kind == "rerun_script":
        again: bool = said.rerun_script.is_auto_rerun
        return not again
    return kind != "app_heartbeat"
