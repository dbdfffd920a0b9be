"""The dashboard as an ASGI application: the Vietnamese shell, security headers, health route.

`python server.py` serves it with the settings of `.streamlit/config.toml`; `streamlit run
dashboard.py` shows the same pages without what stands here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util
from streamlit.runtime.pages_manager import PagesManager

from metrics.counts.errors import ErrorCode, KpiError
from ui.door import gate, who
from ui.door.routes import ROUTES as DOOR
from ui.frame import session
from ui.journal.schedule import keep_schedule, last_backup
from ui.kit import finding
from ui.kit.errors import on_script_error
from ui.kit.navigation import Screen
from ui.papers import open_pages
from ui.papers import wall as wall_page
from ui.papers.open_pages import POLICY as OPEN_POLICY
from wording import interface as words

ROOT = Path(__file__).resolve().parent
_SERVED_BELOW = (
    "/_stcore/",
    "/static/",
    "/app/static/",
    "/media/",
    "/component/",
    "/oauth2callback",
    "/cong-khai/",
    "/man-hinh/",
)
_HEALTH = "/suc-khoe"
_PUBLIC = "/cong-khai"
_WALL = "/man-hinh"
_OWN = {_HEALTH, _PUBLIC, *(route.path for route in DOOR)}
_ICON = "/favicon.png"
"""Asked for by Streamlit's script until it is told of another."""
_SHELL_PATHS = {"/", *(f"/{screen}" for screen in Screen)}
_OPEN_HEADERS = {
    "Content-Security-Policy": f"{OPEN_POLICY}; frame-ancestors 'none'; form-action 'none'",
    # What was taken back must not live on in a browser or on the way to it.
    "Cache-Control": "no-cache",
}
_WALL_HEADERS = _OPEN_HEADERS | {
    # The shapes of the lights are pictures in the style sheet.
    "Content-Security-Policy": f"{_OPEN_HEADERS['Content-Security-Policy']}; img-src data:",
    "Cache-Control": "no-store",
    # The address is all that is needed to see it, so it is told to nobody.
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
_INLINE = re.compile(r'<script(?: type="importmap")?>(.*?)</script>', re.DOTALL)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


@cache
def shell() -> str:
    """Streamlit's index page in Vietnamese, without its own font and without agent pointers."""
    index = Path(file_util.get_static_dir(), "index.html").read_text("utf-8")
    index = index.replace('<html lang="en">', '<html lang="vi">')
    index = index.replace("<title>Streamlit</title>", f"<title>{words.PRODUCT}</title>")
    index = index.replace('href="./favicon.png"', 'href="./app/static/logo.svg"')
    # Told where the server is, the browser need not probe for it below each page's address.
    told = f"window.__streamlit={{BACKEND_BASE_URL:location.origin+'{base_path()}'}};"
    found = f'<script type="importmap">{finding.import_map()}</script>'
    watch = (ROOT / "ui" / "scripts" / "door.js").read_text("utf-8")
    index = index.replace("<script>", f"{found}<script>{told}{{{watch}}}", 1)
    index = re.sub(r"<noscript>.*?</noscript>", _no_script(), index, flags=re.DOTALL)
    index = re.sub(r"<!--.*?-->", "", index, flags=re.DOTALL)
    index = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', "", index)
    return re.sub(r'<link rel="service-desc"[^>]*/>', "", index).strip()


def base_path() -> str:
    """Where the dashboard stands below its host: empty, or `/kpi`."""
    configured = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{configured}" if re.fullmatch(r"[\w./-]+", configured) else ""


@cache
def policy() -> str:
    """The content policy of the shell: nothing is fetched from anywhere but this server."""
    digests = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in _INLINE.findall(shell())
    )
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'self'",
            # blob: is how Streamlit loads the script of a component.
            f"script-src 'self' blob: {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Shell:
    """Answers for the pages themselves and adds the headers to everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._watched = gate.WatchedSocket(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the shell at the paths of the pages, else pass on."""
        if scope["type"] == "websocket":
            await self._watched(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        response = _answer(Request(scope))
        if response is None:
            await self._app(scope, receive, _with_headers(send))
        else:
            await response(scope, receive, _with_headers(send))


def _answer(request: Request) -> Response | None:
    if not _is_ours(request.headers.get("host", "")):
        return PlainTextResponse(words.OTHER_HOST, status_code=400)
    path = request.url.path
    if finding.serves(path):
        return _finding()
    refused = gate.refusal(request)
    if refused is not None:
        return refused
    if request.method not in ("GET", "HEAD") or path.startswith(_SERVED_BELOW) or path in _OWN:
        return None
    if path == f"/{Screen.OVERVIEW}":
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"./{query}")
    if path == _ICON:
        return RedirectResponse("./app/static/logo.svg")
    headers = {"Content-Security-Policy": policy(), "Cache-Control": "no-cache"}
    if path in _SHELL_PATHS:
        return HTMLResponse(shell(), headers=headers)
    # Streamlit would answer with its own page, and that all is well.
    return HTMLResponse(_not_found(), status_code=404, headers=headers)


def _finding() -> Response:
    made = finding.script()
    assert made is not None
    kept = {"Cache-Control": "public, immutable, max-age=31536000"}
    return Response(made[1], media_type="text/javascript", headers=kept)


def _is_ours(host: str) -> bool:
    """Whether the server goes by this name; a page elsewhere may have its own name lead here."""
    name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    allowed = st.get_option("server.allowedHosts") or ()
    return not allowed or any(
        name == each or (each.startswith("*.") and name.endswith(each[1:])) for each in allowed
    )


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *(
                    (name.lower().encode(), value.encode())
                    for name, value in HEADERS.items()
                    if name.lower().encode() not in present
                ),
            ]
        await send(message)

    return sending


def _no_script() -> str:
    return f"<noscript><p>{words.NEEDS_SCRIPT}</p></noscript>"


def _not_found() -> str:
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{words.PRODUCT}'
        '</title><meta name="viewport" content="width=device-width,initial-scale=1"></head>'
        '<body style="font:16px/1.5 sans-serif;margin:12vh auto;max-width:32rem;padding:0 1rem">'
        f"<h1>{words.NOT_FOUND}</h1><p>{words.NOT_FOUND_TEXT}</p>"
        f'<p><a href="/">{words.TO_OVERVIEW}</a></p></body></html>'
    )


def health(request: Request) -> Response:
    """Whether figures can be read and nothing befell the database; 503 where that is not so."""
    del request
    try:
        with who.program():
            session.ensure_sound()
            session.look()
            # Reading goes on where a shared record is away: that is told and makes nobody ill.
            told = "\n".join(filter(None, (last_backup(), session.hindered())))
            if session.alarm():
                return PlainTextResponse(words.UNHEALTHY, status_code=503)
    except KpiError as error:
        if error.code != ErrorCode.NO_DATABASE:
            return PlainTextResponse(words.UNHEALTHY, status_code=503)
        told = ""
    except Exception:
        return PlainTextResponse(words.UNHEALTHY, status_code=503)
    return PlainTextResponse(f"{words.HEALTHY}\n{told}")


def everybody(request: Request) -> Response:
    """What is published, for everybody to read; 404 where it is not, or no longer."""
    name = str(request.path_params.get("name", ""))
    try:
        with who.program():
            found = open_pages.published(name) if name else open_pages.listing()
    except KpiError:
        return PlainTextResponse(words.UNHEALTHY, status_code=503)
    if found is None:
        return HTMLResponse(_not_found(), status_code=404, headers=_OPEN_HEADERS)
    kept = {"Content-Disposition": f'attachment; filename="{found.saved_as}"'}
    headers = _OPEN_HEADERS | (kept if found.saved_as else {})
    return Response(found.content, media_type=found.kind, headers=headers)


def wall(request: Request) -> Response:
    """A page of a wall screen; 404 where its address was revoked."""
    page = request.query_params.get("trang", "1")
    try:
        at = int(page) if page.isascii() and page.isdecimal() and len(page) < 4 else 1
        with who.program():
            found = wall_page.shown(str(request.path_params["token"]), at)
    except KpiError:
        # Asked for again by itself: nobody stands at a wall to do so.
        again = _WALL_HEADERS | {"Refresh": str(wall_page.SECONDS)}
        return PlainTextResponse(words.UNHEALTHY, status_code=503, headers=again)
    if found is None:
        return HTMLResponse(_not_found(), status_code=404, headers=_WALL_HEADERS)
    content, turn = found
    # A header and no script: the page after it comes by itself.
    return HTMLResponse(content, headers=_WALL_HEADERS | {"Refresh": turn})


ROUTES = [
    Route(f"{_WALL}/{{token}}", wall),
    Route(_HEALTH, health),
    Route(_PUBLIC, everybody),
    Route(f"{_PUBLIC}/{{name}}", everybody),
    *DOOR,
]

# A first visit to a page's own address would otherwise run the page file without the dashboard.
PagesManager.uses_pages_directory = False


@asynccontextmanager
async def keeping(_: st.App) -> AsyncIterator[None]:
    """What the server does beside its pages, as long as it runs."""
    ended = keep_schedule()
    try:
        yield
    finally:
        ended.set()


app = st.App(
    ROOT / "dashboard.py",
    routes=ROUTES,
    middleware=[Middleware(Shell)],
    lifespan=keeping,
    on_script_error=on_script_error,
)

if __name__ == "__main__":
    with who.program():
        session.ensure_sound()
    app.run()
