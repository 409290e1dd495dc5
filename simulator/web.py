"""The whole ASGI application: Bot API, control API and page, for this machine alone."""

from collections.abc import Callable
from importlib import resources
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send

from simulator.bot_server import BotServer, Cut
from simulator.control import Control, Office
from simulator.dunia import Simulator
from simulator.group_control import GroupControl
from simulator.phone import PhoneError
from simulator.phone_control import PhoneControl
from simulator.pulse import Pulse
from simulator.refusals import Refusal

_HOSTS = ["127.0.0.1", "localhost"]
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE = {
    "/": ("index.html", "text/html"),
    "/halaman/gaya.css": ("gaya.css", "text/css"),
    "/halaman/halaman.js": ("halaman.js", "text/javascript"),
    "/halaman/cerita.js": ("cerita.js", "text/javascript"),
    "/halaman/giliran.js": ("giliran.js", "text/javascript"),
    "/halaman/tambah.js": ("tambah.js", "text/javascript"),
    "/halaman/grup.js": ("grup.js", "text/javascript"),
    "/halaman/telepon.js": ("telepon.js", "text/javascript"),
    "/halaman/percakapan.js": ("percakapan.js", "text/javascript"),
    "/halaman/pesan.js": ("pesan.js", "text/javascript"),
}


def build_app(
    sim: Simulator, office: Office, pulse: Callable[[], Pulse], cut: Cut, lifespan: Lifespan[Starlette]
) -> Starlette:
    control = Control(sim, office, pulse)
    phones = PhoneControl(sim, office.zone)
    return Starlette(
        routes=[
            *BotServer(sim, pulse, cut).routes,
            *control.routes,
            *phones.routes,
            *GroupControl(sim, office.zone).routes,
            *(Route(path, _serve_page) for path in _PAGE),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False),
            Middleware(SameOrigin),
        ],
        exception_handlers={Refusal: _answer_refusal, PhoneError: _answer_phone_error},
        lifespan=lifespan,
    )


class SameOrigin:
    """Refuses what another page's script sends here, and forbids browsers to guess or to frame."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _is_foreign(Request(scope)):
            await PlainTextResponse("foreign origin", status_code=403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_foreign(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


async def _serve_page(request: Request) -> Response:
    name, kind = _PAGE[request.url.path]
    content = resources.files("simulator.halaman").joinpath(name).read_bytes()
    headers = {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }
    return Response(content, media_type=kind, headers=headers)


async def _answer_refusal(_request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    return JSONResponse(error.body, status_code=error.code)


async def _answer_phone_error(_request: Request, error: Exception) -> Response:
    return JSONResponse({"detail": str(error)}, status_code=409)
