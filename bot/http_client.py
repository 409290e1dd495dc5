"""The HTTP client under python-telegram-bot, on aiohttp: its own gets slower with every request under way."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.trust import trusted

_CONNECT_SECONDS = 5.0
_READ_SECONDS = 30.0
_UPLOAD_SECONDS = 60.0
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class HttpClient(BaseRequest):
    """Sends what the library asks for; raises NetworkError, or TimedOut, without a word of the address (the token)."""

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How many seconds an answer may take."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool of connections."""
        if self._session is None:
            connections = aiohttp.TCPConnector(limit=self._connections, ssl=trusted(), ttl_dns_cache=60)
            self._session = aiohttp.ClientSession(connector=connections, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        """Close it."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - a request waits for a connection
    ) -> tuple[int, bytes]:
        """Send one request; its status and body."""
        if self._session is None:
            raise RuntimeError("the client was not initialized")
        with_files = request_data is not None and request_data.contains_files
        read = _seconds(read_timeout, _READ_SECONDS)
        write = _seconds(write_timeout, _UPLOAD_SECONDS if with_files else _CONNECT_SECONDS)
        connect = _seconds(connect_timeout, _CONNECT_SECONDS)
        limits = aiohttp.ClientTimeout(total=None, sock_connect=connect, sock_read=read + write)
        try:
            body, headers = _body(request_data)
            async with self._session.request(method, url, data=body, headers=headers, timeout=limits) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as galat:
            raise NetworkError(type(galat).__name__) from None


class Parameters:
    """The parameters of a call that sends no file: what HttpClient reads of the library's RequestData, and no more.

    The library makes an object of each parameter and of all it answers with; that is most of the cost of a message.
    """

    contains_files = False

    def __init__(self, values: Mapping[str, Any]) -> None:
        texts = ((name, value if isinstance(value, str) else json.dumps(value)) for name, value in values.items())
        self.json_parameters = dict(texts)


def _seconds(wanted: Any, otherwise: float) -> float:
    """What the call asks for, if it asks for anything."""
    return float(wanted) if isinstance(wanted, int | float) else otherwise


def _body(request_data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    """What is sent, and under which headers. Few words are encoded here: aiohttp's form costs a third of a message."""
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        return urlencode(request_data.json_parameters).encode(), _FORM
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)  # a name reaches the phone as it is
    for field, (name, content, mime) in request_data.multipart_data.items():
        file = BytesIO(content) if isinstance(content, bytes) else content  # as bytes, a large one would be warned of
        form.add_field(field, file, filename=name, content_type=mime)
    return form, None
